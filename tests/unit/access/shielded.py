"""A case of somebody who becomes protected, and who is named for it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people, protected_files, protection, relations, scope
from backend.access.facts import PersonFacts, Purpose, RelationKind
from backend.access.protection_facts import (
    Protection,
    ProtectionFound,
    ProtectionLevel,
)
from backend.contact.actions.intakes import begin_intake
from backend.contact.tables import Intake
from backend.kernel.actor import Actor
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.period import Period
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened
from tests.conftest import NOON, House
from tests.unit.access.mandates import do

SECRET = Protection(
    level=ProtectionLevel.protected_registration,
    since=NOON.date(),
    source="Skatteverkets beslut 2026-10-30",
    forward_to="Förmedlingsuppdrag, Box 1",
    forward_postal="000 00 Provorten",
)
OPENED = Opened(purpose="case_file", what="case")


def case_of(house: House) -> CaseId:
    """Märta's, of Elin's unit, with Elin on it, a provider and a care worker of hers."""
    marta = person_of(house)

    def begin(session: Session) -> CaseId:
        intake = begin_intake(
            session,
            municipality_id=house.municipality_id(),
            person_id=marta,
            now=NOON,
        )
        return intake.case_id

    made = house.database.write_now(begin)
    elin, petra, ali = (house.actor(each) for each in ("elin", "petra", "ali"))
    for kind, holder in (
        (RelationKind.unit, elin.unit_id),
        (RelationKind.assigned, elin.user_id),
        (RelationKind.provider, petra.provider_id),
        (RelationKind.visits, ali.user_id),
    ):
        house.database.write_now(
            partial(
                relations.grant,
                municipality_id=elin.municipality_id,
                case_id=made,
                person_id=marta,
                kind=kind,
                holder=str(holder),
                valid=Period(NOON.date()),
            )
        )
    return made


def person_of(house: House) -> PersonId:
    person_id = house.actor("marta").person_id
    assert person_id is not None
    return person_id


def does(
    house: House, slug: str, action: Callable[..., Any], **facts: Any
) -> Event | Refusal:
    return do(house, action, by=house.actor(slug), **facts)


def protects(house: House, case: CaseId, how: Protection = SECRET) -> str:
    made = does(house, "ulla", protection.protect, case_id=case, protection=how)
    assert isinstance(made, Event)
    return found(house).protection_id


def found(house: House) -> ProtectionFound:
    return house.database.read_now(
        partial(protection.of_unit, actor=house.actor("ulla"))
    )[0]


def names(house: House, protection_id: str, slug: str = "elin") -> None:
    user_id = house.actor(slug).user_id
    made = does(
        house, "ulla", protection.name, protection_id=protection_id, user_id=user_id
    )
    assert isinstance(made, Event)


def opens(house: House, slug: str = "elin") -> Actor:
    made = does(house, slug, protected_files.open_file, person_id=person_of(house))
    assert isinstance(made, Event)
    return house.actor(slug)


def reached(house: House, actor: Actor, purpose: Purpose) -> set[CaseId]:
    rows = select(Intake.case_id).where(scope.scope(actor, purpose, Intake))
    return house.door.read_now(
        lambda s: set(s.scalars(rows)), by=actor, now=NOON, opened=OPENED
    )


def facts_of(house: House) -> PersonFacts:
    return house.database.read_now(partial(people.person, person_id=person_of(house)))
