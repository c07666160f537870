"""Signing a document: she is asked over the very document, and what she answers is kept."""

from datetime import timedelta
from functools import partial
from typing import Final

from msgspec import structs

from backend.access import limits
from backend.access.facts import Purpose
from backend.access.limits import TooManyTries
from backend.access.signatures import questions
from backend.access.signatures.facts import (
    Answer,
    Place,
    Question,
    SignedKind,
    Signing,
    SigningTooLate,
)
from backend.access.signatures.questions import SIGNATURES_A_USER
from backend.investigation import actions
from backend.investigation.facts import SignatureAsked
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal, StateHasMoved
from backend.plumbing.database import Kept, Operation, Repeated, Session
from pwa.officer.decide_view import address_of
from pwa.shell import House, Visitor

SIGNED: Final = {
    SignedKind.investigation: actions.sign_investigation,
    SignedKind.decision: actions.decide,
}


def signer(visitor: Visitor) -> Actor:
    """Whoever may sign. What she signs with is itself the fresh proof."""
    return structs.replace(visitor, is_fresh=True).for_purpose(Purpose.sign)


async def asked_to_sign(
    case_id: str,
    seen: str,
    visitor: Visitor,
    house: House,
    *,
    holds: timedelta,
    op: Operation | None = None,
) -> Question | Refusal:
    """The question for what she has `seen`, if that is what still stands.

    The same form once more finds that its state has moved: it asks nothing again.
    """
    by = signer(visitor)
    result = await house.door.act(
        partial(
            actions.ask_signature,
            case_id=CaseId(case_id),
            seen=seen,
            holds=holds,
            at=house.wall.now(),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
        op=op,
    )
    if isinstance(result, Repeated):
        return StateHasMoved()
    if isinstance(result, Kept):
        event = result.event
        return event.question if isinstance(event, SignatureAsked) else StateHasMoved()
    return result


async def signed(answer: Answer, visitor: Visitor, house: House) -> str | Refusal:
    """Sign what she was asked about last; where she goes on from there."""
    by, at = signer(visitor), house.wall.now()
    counted = ((SIGNATURES_A_USER, by.user_id),)

    def take(session: Session) -> Question | TooManyTries | None:
        too_many = limits.count(session, counted, now=at)
        return too_many or questions.take(session, by.user_id, now=at)

    question = await house.door.run(take)
    if not isinstance(question, Question):
        return question or SigningTooLate()
    place = Place(site=visitor.site, is_demo=house.is_demo)
    result = await house.door.act(
        partial(
            SIGNED[question.kind],
            case_id=question.case_id,
            signing=Signing(question=question, answer=answer, place=place, at=at),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
    )
    if isinstance(result, Refusal):
        return result
    await house.door.run(partial(limits.take_back, counted=counted, now=at))
    return address_of(question.case_id)
