"""The demo, made by the product's own actions."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import mandate_actions, people
from backend.access.administration import (
    MunicipalityEntry,
    add_municipality,
    add_user,
    municipality_called,
)
from backend.access.facts import PersonFacts
from backend.demo.cases import colleague
from backend.demo.decided import Desk
from backend.demo.economy import settle
from backend.demo.emergency import break_glass
from backend.demo.lost_phone import lose_a_phone
from backend.demo.opened import open_and_ask
from backend.demo.people import COLLEAGUES, KARIN, MARTA, PERSONS, DemoPerson
from backend.demo.policy import SLUGS, municipality_policy
from backend.demo.residents import RESIDENTS, SIGN_IN
from backend.demo.steps import Told, month_before, tell_case
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import MunicipalityId
from backend.kernel.mandate import MandateScope
from backend.kernel.period import Period
from backend.plumbing.database import Door

OFFICERS: Final = {"nacka": "elin", "osteraker": "oskar"}
SENIORS: Final = {"nacka": "sofia", "osteraker": "siv"}
MONEY: Final = {"nacka": "fatima", "osteraker": "frida"}
LONG_AGO: Final = timedelta(days=200)
SINCE_KARIN_HELPS: Final = timedelta(days=30)


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
        _enter(session, resident=resident, now=now)


def _home(session: Session, slug: str) -> MunicipalityId:
    home = municipality_called(session, slug)
    if home is None:
        raise LookupError(slug)
    return home


def _enter(session: Session, *, resident: DemoPerson, now: datetime) -> None:
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
    _let_karin_help(door, now=now - SINCE_KARIN_HELPS)
    for place, resident in enumerate(RESIDENTS):
        tell_case(door, _begin(door, resident, place, now=now))
    settle(
        door,
        officer=colleague(door, MONEY["nacka"]),
        second_attest=colleague(door, "nils"),
        month=month_before(month_before(now.date())),
    )
    lose_a_phone(
        door,
        worker=colleague(door, "hanna"),
        planner=colleague(door, "petra"),
        now=now,
    )
    break_glass(door, by=colleague(door, "lovisa"), now=now)
    open_and_ask(
        door,
        asks=_herself(door, "linnea"),
        looked_up=_herself(door, MARTA.slug),
        now=now,
    )


def _herself(door: Door[Any], slug: str) -> Actor:
    actor, _ = door.look_now(partial(_account, slug=slug))
    return actor


def _let_karin_help(door: Door[Any], *, now: datetime) -> None:
    """Märta's daughter may apply for her and read about it; not see to the fee."""
    marta = _herself(door, MARTA.slug)
    door.act_now(
        partial(
            mandate_actions.give,
            agent_number=KARIN.personnummer,
            agent_name=f"{KARIN.given_name} {KARIN.family_name}",
            scopes=(
                MandateScope.apply,
                MandateScope.read_case,
                MandateScope.read_decision,
            ),
            valid=Period(now.date()),
            by=marta,
            now=now,
        ),
        by=marta,
        now=now,
    )


def _begin(door: Door[Any], resident: DemoPerson, place: int, *, now: datetime) -> Told:
    """Enter a resident; one whom a visitor may sign in as gets an account."""
    town = resident.municipality
    officer = colleague(door, OFFICERS[town])
    if place in SIGN_IN:
        door.run_now(partial(_enter, resident=resident, now=now - LONG_AGO))
        herself, person = door.look_now(partial(_account, slug=resident.slug))
    else:
        herself, person = None, facts_of(resident, officer.municipality_id)
        door.run_now(partial(people.keep_person, facts=person))
    return Told(
        place=place,
        person=person,
        municipality=town,
        desk=Desk(officer=officer, senior=colleague(door, SENIORS[town])),
        fee_officer=colleague(door, MONEY[town]),
        herself=herself,
        now=now,
    )


def _account(session: Session, *, slug: str) -> tuple[Actor, PersonFacts]:
    member = next(m for m in people.everybody(session) if m.slug == slug)
    if member.person_id is None:
        raise LookupError(slug)
    return people.actor_of(member, level=ProofLevel.N3), people.person(
        session, member.person_id
    )


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
