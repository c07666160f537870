"""The demo's cases, made by the product's own actions."""

from datetime import datetime
from functools import partial
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.administration import (
    MunicipalityEntry,
    add_municipality,
    add_user,
    municipality_called,
)
from backend.access.facts import PersonFacts
from backend.demo.people import COLLEAGUES, PERSONS, DemoPerson
from backend.demo.policy import SLUGS, municipality_policy
from backend.kernel.actor import Role
from backend.kernel.ids import MunicipalityId
from backend.plumbing.database import Door


def furnish(
    session: Session, *, adopt: Any, now: datetime
) -> None:
    """Enter the two municipalities with their policies, and everybody in them."""
    for slug in SLUGS:
        content = municipality_policy(slug)
        entry = msgspec.convert(content["municipality"], MunicipalityEntry)
        add_municipality(session, entry, now=now)
        session.flush()
        home = _home(session, slug)
        adopt(session, municipality_id=home, content=content, now=now)
    for colleague in COLLEAGUES:
        add_user(
            session,
            municipality=colleague.municipality,
            slug=colleague.slug,
            name=colleague.name,
            title=colleague.title,
            role=colleague.role,
            provider=colleague.provider,
            phone=colleague.phone,
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
    person_id = people.keep_person(
        session,
        PersonFacts(
            person_id=people.new_person_id(),
            municipality_id=_home(session, resident.municipality),
            given_name=resident.given_name,
            family_name=resident.family_name,
            personnummer=resident.personnummer,
            born_on=resident.born_on,
            address=resident.address,
            postal=resident.postal,
            area=resident.area,
            phone=resident.phone,
            email=f"{resident.slug}@example.test",
            language=resident.language,
            contact_name=resident.contact_name,
            contact_phone=resident.contact_phone,
        ),
    )
    add_user(
        session,
        municipality=resident.municipality,
        slug=resident.slug,
        name=f"{resident.given_name} {resident.family_name}",
        title="",
        role=Role.citizen,
        person_id=person_id,
        phone=resident.phone,
        email=f"{resident.slug}@example.test",
        now=now,
    )


def tell_story(door: Door[Any], *, adopt: Any, now: datetime) -> None:
    """Make the whole demo."""
    door.run_now(partial(furnish, adopt=adopt, now=now))
