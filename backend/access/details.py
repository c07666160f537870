"""My details: what she, or an officer for her, has told of how to reach and meet her.

What the register says stands beside, and is not changed here.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from backend.access import whereabouts
from backend.access.events import DetailsChanged
from backend.access.facts import (
    ClosePerson,
    Detail,
    DetailKind,
    DetailSource,
    Purpose,
)
from backend.access.protection_facts import DetailsAreProtected
from backend.access.scope import scope
from backend.access.tables import Person, PersonDetail, UserAccount
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import MunicipalityId, PersonId
from backend.kernel.refusal import NotAllowed
from backend.plumbing.identity import new_id

# The close person that the register knows of, when she has changed or taken it away.
OF_THE_REGISTER: Final = "register"
GONE: Final = "null"
# What tells nobody where she is, or who could say it.
OPEN_TO_HER: Final = frozenset(DetailKind).difference(whereabouts.TELLING)


def newest_of(
    session: Session, person_ids: Collection[PersonId]
) -> dict[PersonId, tuple[Detail, ...]]:
    """What holds now, for persons who have been reached through their case."""
    found: dict[PersonId, tuple[Detail, ...]] = defaultdict(tuple)
    for row in _newest(session, PersonDetail.person_id.in_(person_ids)):
        found[row.person_id] = (*found[row.person_id], _detail(row))
    return found


def own(session: Session, *, actor: Actor) -> tuple[Detail, ...]:
    """What holds now of her own, each with who told it, and when."""
    rows = _newest(session, scope(actor, Purpose.own_details, PersonDetail))
    if not whereabouts.names_no_officer(session, actor):
        return tuple(_detail(row) for row in rows)
    return tuple(
        replace(_detail(row), entered_by_name=_title(session, row)) for row in rows
    )


def _title(session: Session, row: PersonDetail) -> str:
    """Of an officer her title alone; whoever acts for her is known to her."""
    if row.source is not DetailSource.officer:
        return row.entered_by_name
    return session.get_one(UserAccount, row.entered_by).title


def change(
    session: Session,
    *,
    values: Mapping[DetailKind, str],
    item: str = "",
    by: Actor,
    now: datetime,
) -> DetailsChanged | NotAllowed | DetailsAreProtected:
    """She tells something anew; what stood before is kept."""
    if by.person_id is None or session.get(Person, by.person_id) is None:
        return NotAllowed()
    if not OPEN_TO_HER.issuperset(values) and whereabouts.is_standing(
        session, municipality_id=by.municipality_id, person_id=by.person_id
    ):
        return DetailsAreProtected()
    note(
        session,
        municipality_id=by.municipality_id,
        person_id=by.person_id,
        values=values,
        item=item,
        by=by,
        now=now,
    )
    return DetailsChanged(
        municipality_id=by.municipality_id,
        person_id=by.person_id,
        at=now,
        kinds=tuple(values),
    )


def change_close(
    session: Session,
    *,
    close: ClosePerson | None,
    item: str,
    by: Actor,
    now: datetime,
) -> DetailsChanged | NotAllowed | DetailsAreProtected:
    """Somebody close to her, told or changed; nobody in her place takes her away."""
    value = GONE if close is None else close_in_row(close)
    return change(
        session,
        values={DetailKind.close_person: value},
        item=item or new_id(),
        by=by,
        now=now,
    )


def note(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    person_id: PersonId,
    values: Mapping[DetailKind, str],
    item: str = "",
    by: Actor,
    now: datetime,
) -> None:
    """A new row for each thing that is not as it already stood."""
    standing = {
        (each.kind, each.item): each.value
        for each in newest_of(session, [person_id])[person_id]
    }
    session.add_all(
        PersonDetail(
            detail_id=new_id(),
            municipality_id=municipality_id,
            person_id=person_id,
            kind=kind,
            item=item,
            value=value,
            source=_source(by),
            entered_by=by.user_id,
            entered_by_name=by.name,
            entered_at=now,
        )
        for kind, value in values.items()
        if standing.get((kind, item), "") != value
    )
    session.flush()
    whereabouts.seal_if_protected(
        session, municipality_id=municipality_id, person_id=person_id
    )


def _source(by: Actor) -> DetailSource:
    if by.role is not Role.citizen:
        return DetailSource.officer
    return DetailSource.agent if by.acting else DetailSource.herself


def close_in_row(close: ClosePerson) -> str:
    return msgspec.json.encode(close).decode()


def close_of(detail: Detail) -> ClosePerson | None:
    """Who it tells of; nobody, when she has been taken away."""
    return msgspec.json.decode(detail.value, type=ClosePerson | None)


def _newest(session: Session, whose: ColumnElement[bool]) -> tuple[PersonDetail, ...]:
    """In the order that each kind and each close person was first told."""
    rows = session.scalars(
        select(PersonDetail).where(whose).order_by(PersonDetail.detail_id)
    )
    newest: dict[tuple[str, str, str], PersonDetail] = {}
    for row in rows:
        newest[row.person_id, row.kind, row.item] = row
    return tuple(newest.values())


def _detail(row: PersonDetail) -> Detail:
    return Detail(
        kind=row.kind,
        item=row.item,
        value=row.value,
        source=row.source,
        entered_by_name=row.entered_by_name,
        entered_at=row.entered_at,
    )
