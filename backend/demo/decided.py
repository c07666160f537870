"""The demo's decisions: what was asked for is answered, signed and decided."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from backend.access.facts import PersonFacts
from backend.demo.cases import WANTED, StoryStuck, do
from backend.investigation import actions
from backend.investigation.facts import (
    DecisionDraft,
    DecisionMade,
    Outcome,
    Result,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId, UserId
from backend.kernel.services import ServiceKind
from backend.plumbing.database import Door

REASONS: Final = (
    "Du har svårt att duscha, städa och handla sedan du blev ostadig. "
    "Hjälpen gör att du kan bo kvar hemma och känna dig trygg."
)
ALL_GRANTED: Final = (
    "Allt beviljas, så det är uppenbart obehövligt (25 § förvaltningslagen)."
)
FOUND: Final = (
    ServiceKind.household_service,
    ServiceKind.personal_care,
    ServiceKind.safety_alarm,
)


def decide_case(
    door: Door[Any],
    case_id: CaseId,
    place: int,
    *,
    officer: Actor,
    senior: Actor,
    at: datetime,
    starts_on: date,
) -> DecisionMade:
    """Everything is granted or taken back; above the officer's right the senior decides."""
    save = partial(
        actions.save_draft,
        case_id=case_id,
        draft=_draft(place, starts_on=starts_on),
        base_version=0,
        today=at.date(),
    )
    do(door, save, by=officer, now=at)
    skip = partial(actions.skip_communication, case_id=case_id, reason=ALL_GRANTED)
    do(door, skip, by=officer, now=at + timedelta(minutes=5))
    sign = partial(actions.sign_investigation, case_id=case_id, today=at.date())
    do(door, sign, by=officer, now=at + timedelta(minutes=10))
    decide = partial(actions.decide, case_id=case_id, today=at.date())
    event = do(door, decide, by=officer, now=at + timedelta(minutes=15))
    if not isinstance(event, DecisionMade):
        event = do(door, decide, by=senior, now=at + timedelta(hours=2))
    if not isinstance(event, DecisionMade):
        raise StoryStuck(repr(event))
    return event


def _draft(place: int, *, starts_on: date) -> DecisionDraft:
    kinds = dict.fromkeys((*FOUND, *WANTED[place % len(WANTED)]))
    return DecisionDraft(
        outcomes=tuple(_outcome(kind) for kind in kinds),
        starts_on=starts_on,
        until=None,
        follow_up_on=starts_on + timedelta(weeks=6),
        reasons=REASONS,
        saved_at=None,
        saved_by_name="",
        version=0,
    )


def _outcome(kind: ServiceKind) -> Outcome:
    if kind is ServiceKind.escort:
        return Outcome(
            kind=kind, result=Result.withdrawn, reason="Hon går ut med sin granne."
        )
    return Outcome(kind=kind, result=Result.granted)


def herself(person: PersonFacts, officer: Actor) -> Actor:
    """The resident as she would be, signed in."""
    return Actor(
        user_id=UserId(person.person_id),
        name=person.name,
        title="",
        role=Role.citizen,
        municipality_id=officer.municipality_id,
        person_id=person.person_id,
    )
