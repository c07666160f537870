"""Two municipalities never meet in a key: what begins with neither has its reason."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Table, UniqueConstraint, inspect

from backend.migrations.metadata import METADATA
from tests.conftest import House

TABLE: Final = Path(__file__).with_name("keys_apart.csv")
HOME: Final = "municipality_id"
# A table's key that stands for the whole table: its rows have no municipality.
WHOLE: Final = ""


def expected() -> set[tuple[str, str]]:
    """The keys that need no municipality, each with a reason written by hand."""
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert all(len(row["why"]) > 10 for row in rows)
    return {(row["table"], row["key"]) for row in rows}


def unique_in(table: Table) -> Iterator[tuple[str, ...]]:
    """Its primary key, its unique constraints and its unique indexes."""
    yield tuple(column.name for column in table.primary_key.columns)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(column.name for column in constraint.columns)
    for index in table.indexes:
        if index.unique:
            yield tuple(column.name for column in index.columns)


def without_home() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for table in METADATA.tables.values():
        if HOME not in table.columns:
            found.add((table.name, WHOLE))
            continue
        found |= {
            (table.name, " ".join(key)) for key in unique_in(table) if key[0] != HOME
        }
    return found


@pytest.mark.capability("X6")
class TestEveryKey:
    def test_begins_with_the_municipality_or_has_its_reason(self) -> None:
        assert without_home() == expected()

    def test_is_in_the_database_as_in_the_code(self, house: House) -> None:
        """Of the two, PostgreSQL is made by the migrations here."""
        with house.database.owner() as engine:
            found = inspect(engine)
            for table in METADATA.tables.values():
                said: Any = found.get_pk_constraint(table.name)
                told = [c.name for c in table.primary_key.columns]
                assert said["constrained_columns"] == told, table.name
