"""A case on its way to a decision: what the decision half's tests share."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from backend.access import people, relations
from backend.access.facts import Purpose, RelationKind
from backend.demo.decided import tapped
from backend.investigation import actions, queries
from backend.investigation.facts import (
    AnswerKind,
    CommunicatedToParty,
    DecisionDesk,
    DecisionDraft,
    DecisionMade,
    Outcome,
    OwnDecision,
    Result,
)
from backend.kernel.event import Event
from backend.kernel.ids import ApplicationId, CaseId, DecisionId
from backend.kernel.period import Period
from backend.kernel.services import ServiceKind
from backend.plumbing.database import Kept, Opened
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.investigation.samples import (
    CLEANING,
    COOKING,
    TODAY,
    WASHING,
    adopt,
    assess,
    propose,
    take,
)

E = TypeVar("E", bound=Event)
LAST_DAY = date(2026, 11, 13)
AFTERWARDS = NOON + timedelta(days=12)
REASONS = "Du har svårt att duscha och städa sedan du ramlade i oktober."
GRANTED = (
    Outcome(kind=ServiceKind.household_service, result=Result.granted),
    Outcome(kind=ServiceKind.personal_care, result=Result.granted),
)
REFUSED_ESCORT = Outcome(
    kind=ServiceKind.escort,
    result=Result.refused,
    reason="Din dotter följer med dig, och det räcker i dag.",
)
TWO_AND_ONE = (*GRANTED, REFUSED_ESCORT)


def draft(outcomes: tuple[Outcome, ...] = TWO_AND_ONE) -> DecisionDraft:
    return DecisionDraft(
        outcomes=outcomes,
        starts_on=date(2026, 12, 1),
        until=None,
        follow_up_on=date(2027, 1, 19),
        reasons=REASONS,
        saved_at=None,
        saved_by_name="",
        version=0,
    )


def proposed_case(
    house: House,
    *,
    asked: tuple[ServiceKind, ...] = (
        ServiceKind.household_service,
        ServiceKind.escort,
    ),
    adopts: bool = True,
) -> CaseId:
    """Assessed, with a proposed plan of washing and cleaning."""
    if adopts:
        adopt(house)
    case_id = _open(house, asked)
    take(house, case_id)
    for each in (WASHING, CLEANING, COOKING):
        assess(house, case_id, each)
    propose(house, case_id)
    return case_id


def _open(house: House, asked: tuple[ServiceKind, ...]) -> CaseId:
    municipality_id = house.municipality_id()
    person_id = house.actor("marta").person_id
    assert person_id is not None
    case_id = CaseId(new_id())

    def receive(session: Session) -> None:
        actions.open_inquiry(
            session,
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            application_id=ApplicationId(new_id()),
            case_number="2026-1184",
            source="web",
            urgent=False,
            asked=asked,
            asked_text="Jag orkar inte städa",
            language="sv",
            interpreter=False,
            contact_phone="",
            received_at=NOON,
            now=NOON,
        )
        relations.grant(
            session,
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            kind=RelationKind.unit,
            holder=people.units(session, municipality_id)[0],
            valid=Period(TODAY),
        )

    house.database.write_now(receive)
    return case_id


def save(
    house: House,
    case_id: CaseId,
    wanted: DecisionDraft | None = None,
    *,
    officer: str = "elin",
    base_version: int = 0,
    now: datetime = NOON,
) -> object:
    by = house.actor(officer)
    return house.door.act_now(
        partial(
            actions.save_draft,
            case_id=case_id,
            draft=wanted or draft(),
            base_version=base_version,
            by=by,
            now=now,
            today=now.date(),
        ),
        by=by,
        now=now,
    )


def communicate(house: House, case_id: CaseId, *, last_day: date = LAST_DAY) -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(
            actions.communicate,
            case_id=case_id,
            last_day=last_day,
            by=by,
            now=NOON,
            today=TODAY,
        ),
        by=by,
        now=NOON,
    )


def communicated(house: House, case_id: CaseId) -> CommunicatedToParty:
    return happened(communicate(house, case_id), CommunicatedToParty)


def answer(
    house: House,
    event: CommunicatedToParty,
    *,
    kind: AnswerKind = AnswerKind.remarks,
    text: str = "Dottern kan inte på vardagar",
    resident: str = "marta",
) -> object:
    by = house.actor(resident)
    return house.door.act_now(
        partial(
            actions.answer_communication,
            communication_id=event.communication_id,
            answer=kind,
            text=text,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )


def skip(house: House, case_id: CaseId, reason: str = "Allt beviljas.") -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(
            actions.skip_communication, case_id=case_id, reason=reason, by=by, now=NOON
        ),
        by=by,
        now=NOON,
    )


def sign(house: House, case_id: CaseId, *, now: datetime = NOON) -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(tapped, actions.sign_investigation, case_id=case_id, by=by, now=now),
        by=by,
        now=now,
    )


def decide(
    house: House, case_id: CaseId, officer: str = "elin", *, now: datetime = NOON
) -> object:
    """Decided, or sent up where the right is another's, as the page does it."""
    by = house.actor(officer)
    action = (
        partial(tapped, actions.decide, case_id=case_id, by=by, now=now)
        if desk(house, case_id, officer).is_mine_to_decide
        else partial(actions.send_up, case_id=case_id, by=by, now=now, today=now.date())
    )
    return house.door.act_now(action, by=by, now=now)


def send_back(
    house: House, case_id: CaseId, note: str, *, officer: str = "sofia"
) -> object:
    by = house.actor(officer)
    return house.door.act_now(
        partial(
            actions.send_back, case_id=case_id, note=note, by=by, now=NOON, today=TODAY
        ),
        by=by,
        now=NOON,
    )


def decided(house: House, case_id: CaseId) -> DecisionMade:
    """All the way: drafted, skipped with a reason, signed, sent up and decided."""
    save(house, case_id)
    skip(house, case_id)
    sign(house, case_id)
    decide(house, case_id)
    return happened(decide(house, case_id, "sofia"), DecisionMade)


def desk(
    house: House, case_id: CaseId, officer: str = "elin", *, today: date = TODAY
) -> DecisionDesk:
    by = house.actor(officer)
    found = house.door.read_now(
        partial(queries.decision_desk, actor=by, case_id=case_id, today=today),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.decide, what="decision", case_id=case_id),
    )
    assert found is not None
    return found


def own(
    house: House, decision_id: DecisionId, resident: str = "marta"
) -> OwnDecision | None:
    by = house.actor(resident)
    return house.door.read_now(
        partial(queries.own_decision, actor=by, decision_id=decision_id),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.own_decision, what="decision"),
    )


def happened(outcome: object, kind: type[E]) -> E:
    assert isinstance(outcome, Kept), outcome
    assert isinstance(outcome.event, kind), outcome.event
    return outcome.event
