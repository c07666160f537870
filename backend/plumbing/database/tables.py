"""What every table is made of."""

import unicodedata
from collections.abc import Mapping
from typing import Any, Final, cast

from sqlalchemy import Column, MetaData, String
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
)

from backend.kernel.ids import CaseId, MunicipalityId, PersonId

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row is a dataclass with keyword-only fields, so a misspelt column shows."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)


class Personal(MappedAsDataclass, kw_only=True):
    """A row of somebody's file: reached through `access.scope.scope` and nothing else."""

    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    case_id: Mapped[CaseId] = mapped_column(String(36), index=True)
    person_id: Mapped[PersonId] = mapped_column(String(36), index=True)


TELLS: Final = "tells"


def telling(parts: Mapping[str, str | None]) -> dict[str, Any]:
    """For `info` of a column that tells where somebody is, or how she is reached.

    Each part of its JSON, by dots, and what may stand in its place; the part of a
    text is empty.
    """
    return {TELLS: dict(parts)}


def parts_that_tell(column: Column[Any]) -> Mapping[str, str | None]:
    return column.info.get(TELLS, {})


def personal_tables() -> tuple[SqlTable, ...]:
    """Every table with rows of somebody's file, whichever area it belongs to, by name."""
    found = (
        each for each in Table.registry.mappers if issubclass(each.class_, Personal)
    )
    tables = (cast("SqlTable", each.local_table) for each in found)
    return tuple(sorted(tables, key=lambda table: table.name))


def sorting_key(text: str) -> str:
    """Swedish order as plain text: å ä ö come after z, other accents do not count."""
    after_z = str.maketrans(
        {"å": "z{a", "ä": "z{b", "ö": "z{c", "æ": "z{b", "ø": "z{c"}
    )
    composed = unicodedata.normalize("NFC", text.casefold()).translate(after_z)
    apart = unicodedata.normalize("NFD", composed)
    return "".join(c for c in apart if not unicodedata.combining(c))
