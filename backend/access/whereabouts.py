"""Where somebody protected really is and how she is reached: sealed, in a table of its own.

While she is protected the register and her details hold none of it. What she or an
officer tells meanwhile is sealed too.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final

import msgspec
from msgspec.structs import replace
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.access import earlier
from backend.access.facts import DetailKind
from backend.access.protection_facts import Contact, ToldRow, Whereabouts
from backend.access.tables import (
    Person,
    PersonDetail,
    ProtectedContactRow,
    ProtectionGrantRow,
    ProtectionRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, PersonId
from backend.plumbing import post
from backend.plumbing.sealing import sealer_of

# What tells where she is, or who could say it.
TELLING: Final = (
    DetailKind.address,
    DetailKind.postal,
    DetailKind.phone,
    DetailKind.email,
    DetailKind.reach,
    DetailKind.close_person,
)
CONTACT: Final = Contact.__struct_fields__


def standing(
    session: Session, *, municipality_id: MunicipalityId, person_id: PersonId
) -> ProtectionRow | None:
    """How she is protected just now, if she is."""
    return session.scalar(
        select(ProtectionRow).where(
            ProtectionRow.municipality_id == municipality_id,
            ProtectionRow.person_id == person_id,
            ProtectionRow.ended_at.is_(None),
        )
    )


def seal_away(session: Session, person_id: PersonId) -> None:
    """Take what tells where she is out of the register and her details, and seal it."""
    row = session.get_one(Person, person_id)
    known = _known(session, row)
    found = {each: getattr(row, each) for each in CONTACT if getattr(row, each)}
    told = _told(session, person_id)
    for each in found:
        setattr(row, each, "")
    session.execute(
        delete(PersonDetail).where(
            PersonDetail.detail_id.in_([each.detail_id for each in told])
        )
    )
    known = replace(
        known,
        register=replace(known.register, **found),
        told=(*known.told, *told),
        earlier=(*known.earlier, *earlier.taken_out(session, person_id)),
    )
    _keep(session, row, known)
    for address in _addresses(known):
        post.forget(session, municipality_id=row.municipality_id, to_email=address)


def _addresses(known: Whereabouts) -> set[str]:
    """Every e-mail address that she has been known by."""
    told = (each.value for each in known.told if each.kind is DetailKind.email)
    written = (
        each.value
        for each in known.earlier
        if "email" in {each.column, each.part.rpartition(".")[2]}
    )
    return {each for each in (known.register.email, *told, *written) if each}


def bring_back(session: Session, person_id: PersonId) -> None:
    """All of it lies again where it lay."""
    row = session.get_one(Person, person_id)
    known = _known(session, row)
    for each in CONTACT:
        setattr(row, each, getattr(row, each) or getattr(known.register, each))
    earlier.put_back(session, known.earlier)
    session.add_all(
        PersonDetail(
            municipality_id=row.municipality_id,
            person_id=person_id,
            **msgspec.structs.asdict(each),
        )
        for each in known.told
    )
    session.execute(
        delete(ProtectedContactRow).where(
            ProtectedContactRow.municipality_id == row.municipality_id,
            ProtectedContactRow.person_id == person_id,
        )
    )
    session.flush()


def contact(session: Session, person_id: PersonId) -> Contact:
    """How she is really reached, for whoever has opened her file."""
    known = _known(session, session.get_one(Person, person_id))
    said: Mapping[str, str] = {each.kind.value: each.value for each in known.told}
    newest = {each: said[each] for each in CONTACT if said.get(each)}
    return replace(known.register, **newest)


def go_along(session: Session, person_id: PersonId, into: PersonId) -> None:
    """One human twice: if the one is protected, the other is from now on too."""
    home = session.get_one(Person, person_id).municipality_id
    stands = partial(is_standing, session, municipality_id=home)
    if not stands(person_id=person_id) or stands(person_id=into):
        return
    for table in (ProtectionRow, ProtectionGrantRow, ProtectedContactRow):
        session.execute(
            update(table)
            .where(table.municipality_id == home, table.person_id == person_id)
            .values(person_id=into)
        )


def _known(session: Session, row: Person) -> Whereabouts:
    kept = session.get(ProtectedContactRow, (row.municipality_id, row.person_id))
    if kept is None:
        return Whereabouts()
    return msgspec.json.decode(sealer_of(session).unseal(kept.sealed), type=Whereabouts)


def _told(session: Session, person_id: PersonId) -> tuple[ToldRow, ...]:
    rows = session.scalars(
        select(PersonDetail)
        .where(PersonDetail.person_id == person_id, PersonDetail.kind.in_(TELLING))
        .order_by(PersonDetail.detail_id)
    )
    fields = ToldRow.__struct_fields__
    return tuple(
        ToldRow(**{name: getattr(row, name) for name in fields}) for row in rows
    )


def _keep(session: Session, row: Person, known: Whereabouts) -> None:
    sealed = sealer_of(session).seal(msgspec.json.encode(known).decode())
    kept = session.get(ProtectedContactRow, (row.municipality_id, row.person_id))
    if kept is None:
        session.add(
            ProtectedContactRow(
                municipality_id=row.municipality_id,
                person_id=row.person_id,
                sealed=sealed,
            )
        )
    else:
        kept.sealed = sealed
    session.flush()


def is_standing(
    session: Session, *, municipality_id: MunicipalityId, person_id: PersonId
) -> bool:
    return (
        standing(session, municipality_id=municipality_id, person_id=person_id)
        is not None
    )


def protected_since(
    session: Session, *, municipality_id: MunicipalityId, person_id: PersonId
) -> datetime | None:
    """From when on without a break, however often it has been changed; None if not now."""
    rows = session.scalars(
        select(ProtectionRow)
        .where(
            ProtectionRow.municipality_id == municipality_id,
            ProtectionRow.person_id == person_id,
        )
        .order_by(ProtectionRow.entered_at.desc(), ProtectionRow.protection_id.desc())
    ).all()
    since = None
    for row in rows:
        if row.ended_at != since:
            break
        since = row.entered_at
    return since


def lets_agents(
    session: Session, *, municipality_id: MunicipalityId, person_id: PersonId
) -> bool:
    """Whether whoever acts for her may: always, of somebody who is not protected."""
    row = standing(session, municipality_id=municipality_id, person_id=person_id)
    return row is None or row.lets_agents


def names_no_officer(session: Session, actor: Actor) -> bool:
    """Whether she is told of officers by their titles alone (FL 33, 2025:582)."""
    if actor.person_id is None:
        return False
    row = standing(
        session, municipality_id=actor.municipality_id, person_id=actor.person_id
    )
    return row is not None and row.names_no_officer


def seal_if_protected(
    session: Session, *, municipality_id: MunicipalityId, person_id: PersonId
) -> None:
    """What has just been told of somebody protected does not lie open."""
    if is_standing(session, municipality_id=municipality_id, person_id=person_id):
        seal_away(session, person_id)
