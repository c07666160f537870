"""The demo, made by the product's own actions."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.administration import (
    MunicipalityEntry,
    add_municipality,
    add_user,
    municipality_called,
)
from backend.access.facts import PersonFacts
from backend.demo.cases import (
    StoryStuck,
    apply_by_phone,
    colleague,
    investigate,
    plan_visit,
    take,
)
from backend.demo.decided import decide_case, herself
from backend.demo.economy import Desk, tell_economy
from backend.demo.people import COLLEAGUES, PERSONS, DemoPerson
from backend.demo.performed import accept, choose, lay_weeks, perform, write_plan
from backend.demo.policy import SLUGS, municipality_policy
from backend.demo.residents import RESIDENTS
from backend.kernel.actor import Role
from backend.kernel.ids import MunicipalityId
from backend.plumbing.database import Door

OFFICERS: Final = {"nacka": "elin", "osteraker": "oskar"}
MONEY: Final = (("fatima", "nils"), ("frida", "nora"))
LONG_AGO: Final = timedelta(days=200)
WAITING: Final = 10
TAKEN: Final = 10
A_NIGHT: Final = timedelta(hours=16)
SATURDAY: Final = 5
DECIDED: Final = 28
CHOSEN: Final = 32
HELPED: Final = 35
SENIORS: Final = {"nacka": "sofia", "osteraker": "siv"}
PROVIDERS: Final[dict[str, tuple[str | None, str, tuple[str, ...]]]] = {
    "nacka": ("solglantan", "petra", ("ali", "maja")),
    "osteraker": (None, "pekka", ("leila", "tom")),
}


def furnish(session: Session, *, adopt: Any, now: datetime) -> None:
    """Enter the two municipalities with their policies, and everybody in them."""
    for slug in SLUGS:
        content = municipality_policy(slug)
        entry = msgspec.convert(content["municipality"], MunicipalityEntry)
        add_municipality(session, entry, now=now)
        session.flush()
        home = _home(session, slug)
        adopt(session, municipality_id=home, content=content, now=now)
    for member in COLLEAGUES:
        add_user(
            session,
            municipality=member.municipality,
            slug=member.slug,
            name=member.name,
            title=member.title,
            role=member.role,
            provider=member.provider,
            phone=member.phone,
            now=now,
        )
    for resident in PERSONS:
        _enter(session, resident, now=now)


def _home(session: Session, slug: str) -> MunicipalityId:
    home = municipality_called(session, slug)
    if home is None:
        raise LookupError(slug)
    return home


def _enter(session: Session, resident: DemoPerson, *, now: datetime) -> None:
    email = f"{resident.slug}@example.test"
    known = facts_of(resident, _home(session, resident.municipality))
    person_id = people.keep_person(session, replace(known, email=email))
    add_user(
        session,
        municipality=resident.municipality,
        slug=resident.slug,
        name=f"{resident.given_name} {resident.family_name}",
        title="",
        role=Role.citizen,
        person_id=person_id,
        phone=resident.phone,
        email=email,
        now=now,
    )


def tell_story(door: Door[Any], *, adopt: Any, now: datetime) -> None:
    """Make the whole demo: everybody, and cases at every step of the way."""
    door.run_now(partial(furnish, adopt=adopt, now=now - LONG_AGO))
    for place, resident in enumerate(RESIDENTS):
        _tell_case(door, resident, place, now=now)
    last_month = (now.date().replace(day=1) - timedelta(days=1)).replace(day=1)
    for _, _, workers in PROVIDERS.values():
        for worker in workers:
            perform(door, colleague(door, worker), first=last_month, until=now.date())
    for officer, attester in MONEY:
        desk = Desk(
            fee_officer=colleague(door, officer),
            second_attest=colleague(door, attester),
        )
        tell_economy(door, desk, valid_from=last_month, now=now)


def _tell_case(
    door: Door[Any], resident: DemoPerson, place: int, *, now: datetime
) -> None:
    """First in line, then taken, investigated, decided, ordered, and helped."""
    officer = colleague(door, OFFICERS[resident.municipality])
    person = facts_of(resident, officer.municipality_id)
    if place < WAITING:
        received = morning(now - timedelta(days=1 + place // 2), place)
        apply_by_phone(door, person, place, by=officer, at=received)
        return
    if place >= DECIDED:
        _tell_decided(door, resident, person, place, now=now)
        return
    received = morning(now - timedelta(days=10 + place % 11), place)
    case_id = apply_by_phone(door, person, place, by=officer, at=received)
    begun = received + timedelta(hours=3)
    if place < WAITING + TAKEN:
        take(door, case_id, by=officer, at=begun)
        if place % 2:
            plan_visit(door, case_id, by=officer, at=begun + timedelta(days=1))
        return
    investigate(door, case_id, person, by=officer, at=begun)


def _tell_decided(
    door: Door[Any],
    resident: DemoPerson,
    person: PersonFacts,
    place: int,
    *,
    now: datetime,
) -> None:
    """Decided lately and not begun, or decided in time for help since last month."""
    officer = colleague(door, OFFICERS[resident.municipality])
    helped_since = (now.date().replace(day=1) - timedelta(days=1)).replace(day=1)
    is_helped = place >= HELPED
    since = helped_since if is_helped else now.date() + timedelta(days=5)
    received = morning(
        datetime.combine(since - timedelta(days=26), now.timetz()), place
    )
    case_id = apply_by_phone(door, person, place, by=officer, at=received)
    investigate(door, case_id, person, by=officer, at=received + timedelta(hours=3))
    decided_at = morning(received + timedelta(days=12), place)
    decide_case(
        door,
        case_id,
        place,
        officer=officer,
        senior=colleague(door, SENIORS[resident.municipality]),
        at=decided_at,
        starts_on=since,
    )
    if place < CHOSEN:
        return
    known = door.look_now(
        partial(
            people.person_numbered,
            municipality_id=officer.municipality_id,
            personnummer=person.personnummer,
        )
    )
    if known is None:
        raise StoryStuck(resident.slug)
    provider, planner, workers = PROVIDERS[resident.municipality]
    chosen_at = decided_at + timedelta(days=1) if is_helped else now - A_NIGHT
    order = choose(door, herself(known, officer), provider=provider, at=chosen_at)
    if not is_helped:
        return
    by = colleague(door, planner)
    accept(door, order, by=by, at=chosen_at + timedelta(hours=2))
    hands = [colleague(door, worker) for worker in workers]
    turned = hands[place % 2 :] + hands[: place % 2]
    until = now.date() + timedelta(days=14)
    lay_weeks(door, order, turned, by=by, first=since, until=until)
    write_plan(door, order, by=by, at=chosen_at + timedelta(days=4))


def morning(day: datetime, place: int) -> datetime:
    """A time in the morning of the working day that `day` is or that follows it."""
    at = day.replace(hour=8, minute=5 + place, second=0, microsecond=0)
    while at.weekday() >= SATURDAY:
        at -= timedelta(days=1)
    return at


def facts_of(resident: DemoPerson, municipality_id: MunicipalityId) -> PersonFacts:
    return PersonFacts(
        person_id=people.new_person_id(),
        municipality_id=municipality_id,
        given_name=resident.given_name,
        family_name=resident.family_name,
        personnummer=resident.personnummer,
        born_on=resident.born_on,
        address=resident.address,
        postal=resident.postal,
        area=resident.area,
        phone=resident.phone,
        email="",
        language=resident.language,
        contact_name=resident.contact_name,
        contact_phone=resident.contact_phone,
    )
