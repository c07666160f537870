"""What every table keeps to, and that the migrations make those tables."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import DateTime, Float, Numeric, inspect
from sqlalchemy import Table as SqlTable

from backend.migrations.metadata import METADATA
from backend.migrations.run import migrate_database
from backend.plumbing.database import Database
from backend.plumbing.database.engine import sqlite_url
from tests.conftest import database_named

TABLES = sorted(METADATA.tables.values(), key=lambda table: table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
class TestTable:
    def test_holds_no_float_and_no_moment_without_zone(self, table: SqlTable) -> None:
        for column in table.columns:
            assert not isinstance(column.type, Float | Numeric | DateTime), column

    def test_names_its_constraints(self, table: SqlTable) -> None:
        assert all(constraint.name for constraint in table.constraints)


class TestMigrations:
    def test_make_every_table_on_sqlite(self, tmp_path: Path) -> None:
        database = Database(sqlite_url(tmp_path / "anna.db"))
        migrate_database(database.engine)

        assert _columns(database) == _expected()
        database.close()

    def test_make_every_table_on_postgresql(self, postgres_server: str) -> None:
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE migrated")
        database = Database(database_named(postgres_server, "migrated"))
        migrate_database(database.engine)

        assert _columns(database) == _expected()
        database.close()


def _columns(database: Database) -> dict[str, set[str]]:
    found = inspect(database.engine)
    return {
        name: {column["name"] for column in found.get_columns(name)}
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def _expected() -> dict[str, set[str]]:
    return {t.name: {c.name for c in t.columns} for t in METADATA.tables.values()}
