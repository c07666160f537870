"""Somebody known by her address alone, and the person whom the register knows."""

from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import joining, people
from backend.access.facts import (
    IdentityDocument,
    PersonFacts,
)
from backend.contact import queries as contact
from backend.contact.facts import ApplicationReceived
from backend.contact.forms import WhoSheIs
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, PersonId
from backend.plumbing.database import Kept, personal_tables
from tests.conftest import NOON, House
from tests.unit.access.test_codes import HERS, by_code
from tests.unit.contact.test_applications import send
from tests.unit.contact.test_unproven import given_as, tells
from tests.unit.insight.samples import adopt_all, door_of


def whole_of(house: House) -> House:
    """With hand-overs and every policy: an application opens its case."""
    adopt_all(house)
    door: Any = door_of(house)
    return House(house.database, door)


def person_of(house: House, slug: str) -> PersonFacts:
    person_id = house.actor(slug).person_id
    assert person_id is not None
    return house.database.read_now(lambda s: people.person(s, person_id))


def row_of(house: House, by: Actor) -> PersonFacts:
    person_id = PersonId(by.user_id)
    return house.database.read_now(lambda s: people.person(s, person_id))


def applied_as(house: House, who: WhoSheIs, email: str = HERS) -> tuple[Actor, CaseId]:
    """Somebody known by her address alone says who she is, and applies."""
    guest = by_code(house, email)
    tells(house, guest, who=who)
    received = send(house, guest)
    assert isinstance(received, ApplicationReceived), received
    assert received.case_id is not None
    return guest, received.case_id


def as_marta(house: House, email: str = HERS) -> tuple[Actor, CaseId]:
    return applied_as(house, given_as(person_of(house, "marta")), email)


def joining_of(
    house: House, guest: Actor, case_id: CaseId, into: PersonId, **other: object
) -> Any:
    person = row_of(house, guest)
    facts: dict[str, Any] = {
        "person": person,
        "into": into,
        "number": person.personnummer,
        "document": IdentityDocument.passport,
        "is_her_word": True,
        "case_id": case_id,
        "by": house.actor("elin"),
        "now": NOON,
    }
    return partial(joining.join, **(facts | other))


def joined(
    house: House, guest: Actor, case_id: CaseId, into: PersonId, **other: object
) -> object:
    outcome = house.door.act_now(
        joining_of(house, guest, case_id, into, **other),
        by=house.actor("elin"),
        now=NOON,
    )
    return outcome.event if isinstance(outcome, Kept) else outcome


def receipts(house: House, by: Actor) -> set[CaseId]:
    found = house.database.read_now(partial(contact.my_receipts, actor=by))
    return {each.case_id for each in found}


def of_person(house: House, person_id: PersonId) -> dict[str, int]:
    """How many rows of her file there are, table by table."""

    def count(session: Session) -> dict[str, int]:
        counted = {
            table.name: session.scalar(
                select(func.count()).where(table.c.person_id == person_id)
            )
            for table in personal_tables()
        }
        return {name: number for name, number in counted.items() if number}

    return house.database.read_now(count)
