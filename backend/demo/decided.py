"""The demo's decisions: what was asked for is answered, signed and decided."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from msgspec import Struct
from sqlalchemy.orm import Session

from backend.access.signatures import questions
from backend.access.signatures.facts import DemoTap, Place, Signing
from backend.access.signatures.questions import QUESTION_HOLDS
from backend.demo.cases import WANTED, StoryStuck, do
from backend.investigation import actions, queries
from backend.investigation.facts import (
    AnswerKind,
    CommunicatedToParty,
    CommunicationId,
    DecisionDraft,
    DecisionMade,
    Outcome,
    Result,
)
from backend.kernel.actor import Actor
from backend.kernel.calendar import working_day_from
from backend.kernel.event import Event
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind
from backend.plumbing.assertions import Site
from backend.plumbing.database import Door

IN_DEMO: Final = Place(site=Site(host="", origin=""), is_demo=True)
REASONS: Final = (
    "Du har svårt att duscha, städa och handla sedan du blev ostadig. "
    "Hjälpen gör att du kan bo kvar hemma och känna dig trygg."
)
ALL_GRANTED: Final = (
    "Allt beviljas, så det är uppenbart obehövligt (25 § förvaltningslagen)."
)
NO_ESCORT: Final = (
    "Du går själv med rollatorn till affären och vårdcentralen, "
    "och din granne följer med längre bort."
)
FOUND: Final = (
    ServiceKind.household_service,
    ServiceKind.personal_care,
    ServiceKind.safety_alarm,
)


class Desk(Struct, frozen=True, kw_only=True):
    """Those who handle a case in a municipality."""

    officer: Actor
    senior: Actor


def asks_for_escort(place: int) -> bool:
    """Escort is what the demo refuses, so she is asked what she says about it first."""
    return ServiceKind.escort in WANTED[place % len(WANTED)]


def draft(
    door: Door[Any],
    case_id: CaseId,
    place: int,
    *,
    by: Actor,
    at: datetime,
    starts_on: date,
    without: tuple[ServiceKind, ...] = (),
) -> None:
    """How each thing ends, put in but not decided."""
    kinds = dict.fromkeys((*FOUND, *WANTED[place % len(WANTED)]))
    content = DecisionDraft(
        outcomes=tuple(_outcome(kind, without=without) for kind in kinds),
        starts_on=starts_on,
        until=None,
        follow_up_on=starts_on + timedelta(weeks=6),
        reasons=REASONS,
        saved_at=None,
        saved_by_name="",
        version=0,
    )
    save = partial(
        actions.save_draft,
        case_id=case_id,
        draft=content,
        base_version=0,
        today=at.date(),
    )
    do(door, save, by=by, now=at)


def communicate(
    door: Door[Any], case_id: CaseId, *, by: Actor, at: datetime
) -> CommunicationId:
    """She is shown what the decision will rest on, with ten days to answer."""
    send = partial(
        actions.communicate,
        case_id=case_id,
        last_day=working_day_from(at.date() + timedelta(days=10)),
        today=at.date(),
    )
    event = do(door, send, by=by, now=at)
    if not isinstance(event, CommunicatedToParty):
        raise StoryStuck(repr(event))
    return event.communication_id


def answer(
    door: Door[Any],
    communication_id: CommunicationId,
    *,
    herself: Actor | None,
    officer: Actor,
    at: datetime,
) -> None:
    """She has nothing to add: on her own page, or by telephone to the officer."""
    action = actions.note_answer if herself is None else actions.answer_communication
    given = partial(
        action,
        communication_id=communication_id,
        answer=AnswerKind.no_remarks,
        text="",
    )
    do(door, given, by=herself or officer, now=at)


def sign(
    door: Door[Any], case_id: CaseId, *, is_heard: bool, by: Actor, at: datetime
) -> None:
    """Close the investigation; what is all in her favour is not sent to her first."""
    if not is_heard:
        skip = partial(actions.skip_communication, case_id=case_id, reason=ALL_GRANTED)
        do(door, skip, by=by, now=at)
    closed = partial(tapped, actions.sign_investigation, case_id=case_id)
    do(door, closed, by=by, now=at + timedelta(minutes=5))


def decide(door: Door[Any], case_id: CaseId, *, by: Actor, at: datetime) -> Event:
    """Decided, or sent up to whoever may decide."""
    right_for = partial(
        queries.decision_desk, actor=by, case_id=case_id, today=at.date()
    )
    desk = door.look_now(right_for, by=by)
    if desk is not None and desk.is_mine_to_decide:
        action = partial(tapped, actions.decide, case_id=case_id)
    else:
        action = partial(actions.send_up, case_id=case_id, today=at.date())
    return do(door, action, by=by, now=at)


def tapped(
    sign: Callable[..., Event | Refusal],
    session: Session,
    *,
    case_id: CaseId,
    by: Actor,
    now: datetime,
) -> Event | Refusal:
    """Signed as the demo signs: what stands is looked at, and one tap is enough."""
    today = now.date()
    seen = actions.document_to_sign(session, case_id=case_id, by=by, today=today)
    if isinstance(seen, Refusal):
        return seen
    asked = actions.ask_signature(
        session,
        case_id=case_id,
        seen=seen.hash,
        holds=QUESTION_HOLDS,
        at=now,
        by=by,
        now=now,
        today=today,
    )
    if isinstance(asked, Refusal):
        return asked
    questions.take(session, by.user_id, now=now)
    signing = Signing(question=asked.question, answer=DemoTap(), place=IN_DEMO, at=now)
    return sign(session, case_id=case_id, signing=signing, by=by, now=now, today=today)


def decide_case(
    door: Door[Any],
    case_id: CaseId,
    place: int,
    desk: Desk,
    *,
    herself: Actor | None,
    at: datetime,
    starts_on: date,
    without: tuple[ServiceKind, ...] = (),
) -> DecisionMade:
    """All the way; above the officer's right the senior decides."""
    officer, is_heard = desk.officer, asks_for_escort(place)
    drafted_at = at - timedelta(days=3)
    draft(
        door,
        case_id,
        place,
        by=officer,
        at=drafted_at,
        starts_on=starts_on,
        without=without,
    )
    if is_heard:
        sent = communicate(door, case_id, by=officer, at=drafted_at)
        answered_at = at - timedelta(days=1)
        answer(door, sent, herself=herself, officer=officer, at=answered_at)
    sign(door, case_id, is_heard=is_heard, by=officer, at=at)
    event = decide(door, case_id, by=officer, at=at + timedelta(minutes=15))
    if not isinstance(event, DecisionMade):
        event = decide(door, case_id, by=desk.senior, at=at + timedelta(hours=2))
    if not isinstance(event, DecisionMade):
        raise StoryStuck(repr(event))
    return event


def tell_her(
    door: Door[Any],
    case_id: CaseId,
    made: DecisionMade,
    *,
    herself: Actor | None,
    officer: Actor,
    at: datetime,
) -> None:
    """She opens the letter on her own page, or gets it by post."""
    if herself is None:
        post = partial(actions.note_letter_posted, case_id=case_id, today=at.date())
        do(door, post, by=officer, now=at)
        return
    opened = partial(
        actions.serve_decision, decision_id=made.decision_id, today=at.date()
    )
    do(door, opened, by=herself, now=at)


def _outcome(kind: ServiceKind, *, without: tuple[ServiceKind, ...]) -> Outcome:
    if kind is ServiceKind.escort:
        return Outcome(kind=kind, result=Result.refused, reason=NO_ESCORT)
    if kind in without:
        return Outcome(
            kind=kind,
            result=Result.withdrawn,
            reason="Vill klara sig själv än så länge.",
        )
    return Outcome(kind=kind, result=Result.granted)
