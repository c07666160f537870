"""What was written of where she is before she was protected: taken out of its rows, sealed.

An order, an application and a draft hold how she is reached, as it was told then. A
column says itself which of its parts tell it (`telling`), whichever area it belongs to.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Text,
    and_,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from backend.access.protection_facts import Earlier
from backend.access.tables import UserAccount
from backend.kernel.actor import Role
from backend.kernel.ids import PersonId
from backend.plumbing.database import parts_that_tell, personal_tables


def taken_out(session: Session, person_id: PersonId) -> tuple[Earlier, ...]:
    """Take it out of every row of hers; what was there, to be sealed."""
    session.flush()
    found = tuple(
        each
        for table, whose in _hers(person_id)
        for each in _of_table(session, table, whose)
    )
    session.expire_all()
    return found


def put_back(session: Session, earlier: Sequence[Earlier]) -> None:
    """Each part where it stood, unless something else has been written there since."""
    session.flush()
    tables = {table.name: table for table, _ in _hers(PersonId(""))}
    for each in reversed(earlier):
        table = tables[each.table]
        column, at = table.c[each.column], _at(table, each.key)
        blank = parts_that_tell(column).get(each.part)
        raw = session.scalar(select(type_coerce(column, Text)).where(at))
        if raw is not None and _part(raw, each.part) in (None, blank):
            _write(session, table, column, at, _with(raw, each.part, each.value))
    session.expire_all()


def _hers(person_id: PersonId) -> Iterator[tuple[SqlTable, ColumnElement[bool]]]:
    """The tables with parts that tell, and which of their rows are hers."""
    for table in personal_tables():
        if any(parts_that_tell(column) for column in table.c):
            yield table, table.c.person_id == person_id
    accounts: Any = UserAccount.__table__
    hers = or_(accounts.c.person_id == person_id, accounts.c.user_id == person_id)
    yield accounts, and_(accounts.c.role == Role.citizen, hers)


def _of_table(
    session: Session, table: SqlTable, whose: ColumnElement[bool]
) -> Iterator[Earlier]:
    keys = list(table.primary_key)
    for column in table.c:
        parts = parts_that_tell(column)
        if not parts:
            continue
        rows = session.execute(
            select(*keys, type_coerce(column, Text)).where(whose)
        ).all()
        for *key, raw in rows:
            at = tuple(str(each) for each in key)
            told = {part: _part(raw, part) for part in parts}
            left = raw
            for part, value in told.items():
                if value in (None, "", parts[part]):
                    continue
                left = _with(left, part, parts[part])
                yield Earlier(
                    table=str(table.name),
                    key=at,
                    column=str(column.name),
                    part=part,
                    value=value,
                )
            if left != raw:
                _write(session, table, column, _at(table, at), left)


def _at(table: SqlTable, key: Sequence[str]) -> ColumnElement[bool]:
    return and_(
        *(column == value for column, value in zip(table.primary_key, key, strict=True))
    )


def _part(raw: str, part: str) -> Any:
    """What stands there; nothing, where the row has no such part."""
    if not part:
        return raw
    found = json.loads(raw)
    for name in part.split("."):
        if not isinstance(found, dict):
            return None
        found = cast("dict[str, Any]", found).get(name)
    return found


def _with(raw: str, part: str, value: Any) -> str:
    """The same with another value there."""
    if not part:
        return value
    *way, last = part.split(".")
    whole = found = json.loads(raw)
    for name in way:
        found = found[name]
    found[last] = value
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _write(
    session: Session,
    table: SqlTable,
    column: Column[Any],
    at: ColumnElement[bool],
    raw: str,
) -> None:
    session.execute(update(table).where(at).values({column: type_coerce(raw, Text)}))
