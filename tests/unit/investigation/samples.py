"""A case as it stands when the application has been received, and who works with it."""

from datetime import date, datetime, timedelta
from functools import partial

import msgspec
from sqlalchemy.orm import Session

from backend.access import people, relations
from backend.access.facts import Purpose, RelationKind
from backend.demo.policy import municipality_policy
from backend.investigation import actions, queries
from backend.investigation.facts import (
    AssessmentDraft,
    CaseFile,
    Level,
    Need,
    PlanLine,
    Policy,
)
from backend.kernel.actor import Actor
from backend.kernel.event import Event
from backend.kernel.ids import ApplicationId, CaseId
from backend.kernel.period import Period
from backend.kernel.services import SelfRating, ServiceKind
from backend.plumbing.database import Kept, Opened
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House

TODAY = NOON.date()
VISIT = NOON + timedelta(days=7)
TEMPLATES = msgspec.convert(municipality_policy("nacka")["investigation"], Policy)
WASHING = AssessmentDraft(
    category="d510",
    current=Level.severe,
    target=Level.moderate,
    goal_text="Duscha två gånger i veckan utan att vara rädd att falla",
    person_view_text="Jag vågar inte duscha ensam",
    need=Need.service,
)
CLEANING = AssessmentDraft(
    category="d640",
    current=Level.complete,
    target=Level.severe,
    goal_text="Ha det rent hemma",
    need=Need.service,
)
COOKING = AssessmentDraft(
    category="d630",
    current=Level.mild,
    need=Need.met_otherwise,
    met_by="Dottern lagar mat",
    met_by_agrees=True,
)


def open_case(
    house: House,
    *,
    resident: str = "marta",
    municipality: str = "nacka",
    urgent: bool = False,
    received_at: datetime = NOON,
    ratings: tuple[SelfRating, ...] = (),
) -> CaseId:
    """An application has been received: the inquiry is open and stands in the unit."""
    municipality_id = house.municipality_id(municipality)
    person_id = house.actor(resident).person_id
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
            urgent=urgent,
            asked=(ServiceKind.household_service, ServiceKind.safety_alarm),
            asked_text="Jag orkar inte städa",
            language="sv",
            interpreter=False,
            contact_phone="070-174 06 11",
            received_at=received_at,
            now=received_at,
        )
        actions.keep_self_ratings(
            session,
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            ratings=ratings,
            answered_by="",
            now=received_at,
        )
        relations.grant(
            session,
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            kind=RelationKind.unit,
            holder=people.units(session, municipality_id)[0],
            valid=Period(received_at.date()),
        )

    house.database.write_now(receive)
    return case_id


def take(house: House, case_id: CaseId, officer: str = "elin") -> Event:
    """The officer takes the case, and reaches its file from then on."""
    by = house.actor(officer)
    outcome = house.door.act_now(
        partial(actions.take_case, case_id=case_id, by=by, now=NOON), by=by, now=NOON
    )
    assert isinstance(outcome, Kept)
    person_id = outcome.event.person_id
    assert person_id is not None
    house.database.write_now(
        lambda s: relations.grant(
            s,
            municipality_id=by.municipality_id,
            case_id=case_id,
            person_id=person_id,
            kind=RelationKind.assigned,
            holder=by.user_id,
            valid=Period(TODAY),
        )
    )
    return outcome.event


def adopt(house: House, policy: Policy = TEMPLATES) -> None:
    by = house.actor("adam")
    outcome = house.door.act_now(
        partial(
            actions.adopt_policy,
            municipality_id=by.municipality_id,
            policy=policy,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )
    assert isinstance(outcome, Kept)


def assess(
    house: House,
    case_id: CaseId,
    draft: AssessmentDraft,
    *,
    base_version: int = 0,
    officer: str = "elin",
) -> object:
    by = house.actor(officer)
    return house.door.act_now(
        partial(
            actions.assess_need,
            case_id=case_id,
            draft=draft,
            base_version=base_version,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )


def propose(house: House, case_id: CaseId) -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(actions.propose_plan, case_id=case_id, by=by, now=NOON, today=TODAY),
        by=by,
        now=NOON,
    )


def lines(house: House, case_id: CaseId) -> dict[str, PlanLine]:
    """The proposal's lines by task code."""
    shown = case_file(house, case_id)
    assert shown.proposal is not None
    return {each.code: each for each in shown.proposal.lines}


def case_file(
    house: House, case_id: CaseId, *, officer: str = "elin", today: date = TODAY
) -> CaseFile:
    shown = try_case_file(house, case_id, by=house.actor(officer), today=today)
    assert shown is not None
    return shown


def try_case_file(
    house: House, case_id: CaseId, *, by: Actor, today: date = TODAY
) -> CaseFile | None:
    return house.door.read_now(
        partial(queries.case_file, actor=by, case_id=case_id, today=today),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.case_file, what="case", case_id=case_id),
    )
