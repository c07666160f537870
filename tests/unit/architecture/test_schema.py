"""What every table keeps to, and that the migrations make those tables."""

from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import DateTime, Float, Numeric, inspect
from sqlalchemy import Table as SqlTable

from backend.migrations import run
from backend.migrations.metadata import METADATA
from backend.migrations.run import migrate_database
from backend.plumbing.database import Database
from backend.plumbing.database.engine import sqlite_url
from tests.conftest import database_named

# Somebody who has signed in, as the first tables hold her.
HELD = (
    (
        "INSERT INTO municipality VALUES ('m', 'nacka', 'Nacka', '0182', '08', '08.00', "
        "'16.00', 'Stadshuset', 'Äldrenämnden', 0, 1)"
    ),
    (
        "INSERT INTO person (person_id, municipality_id, given_name, family_name, "
        "sorted_name, personnummer_sealed, personnummer_index, born_on, address, postal, "
        "area, phone, email, language, contact_name, contact_phone) VALUES ('p', 'm', "
        "'Märta', 'Lindgren', '', '', 'x', '1940-06-12', '', '', '', '', '', 'sv', '', '')"
    ),
    (
        "INSERT INTO user_account (user_id, municipality_id, slug, name, title, role, phone, "
        "email, person_id) VALUES ('u', 'm', 'marta', 'Märta Lindgren', '', 'citizen', '', "
        "'', 'p')"
    ),
    "INSERT INTO sign_in VALUES ('t', 'u', 'demo', '2026-11-02', '2026-11-02', NULL)",
)
ACCOUNT = (
    (
        "INSERT INTO municipality (municipality_id, slug, name, code, phone, opens, "
        "closes, address, board, finnish_area, is_default) VALUES ('m', 'nacka', 'Nacka', "
        "'0182', '08', '08.00', '16.00', '', '', FALSE, TRUE)"
    ),
    (
        "INSERT INTO user_account (user_id, municipality_id, slug, name, title, role, "
        "phone, email) VALUES ('u', 'm', 'elin', 'Elin', '', 'case_officer', '', '')"
    ),
)
PASSKEY = (
    "INSERT INTO passkey (credential_id, user_id, public_key, sign_count, backed_up, "
    "enrolled_at) VALUES ('c', 'u', 'k', 0, TRUE, '2026-11-02')"
)
UNPROVEN = (
    "INSERT INTO passkey (credential_id, user_id, public_key, sign_count, backed_up, "
    "name, level, enrolled_at, counts_from) VALUES ('d', 'u', 'k', 0, TRUE, '', 'N2', "
    "'2026-11-02', '2026-11-02')"
)
# Known by her own word, and joined.
JOINED = (
    (
        "INSERT INTO person (person_id, municipality_id, given_name, family_name, "
        "sorted_name, personnummer_sealed, born_on, address, postal, area, phone, email, "
        "language, contact_name, contact_phone) VALUES ('own', 'm', 'Berit', 'Ek', '', "
        "'', '1912-12-12', '', '', '', '', '', 'sv', '', '')"
    ),
    (
        "INSERT INTO person_joining VALUES ('j', 'm', 'own', 'own', 'Berit Ek', "
        "'[\"c\"]', 'passport', 'u', 'Elin', '2026-11-02')"
    ),
)
# A phone that others have signed out, and what it told afterwards.
SET_ASIDE = (
    (
        "INSERT INTO sign_in (token_hash, user_id, means, level, device, network, "
        "signed_in_at, used_at, revoked_at, ended_as) VALUES ('t', 'u', 'passkey', 'N3', "
        "'', '', '2026-11-02', '2026-11-02', '2026-11-02', 'shut_out')"
    ),
    (
        "INSERT INTO inbox_op (commit_seq, municipality_id, op_id, sha256, author, "
        "device_id, stream, seq, stream_seq, received_at, status, reason, receipt_no, "
        "body) VALUES (1, 'm', 'o', 's', 'u', '', 'v', 0, 0, '2026-11-02', 'held', "
        "'sync-shut-out', '', '')"
    ),
    (
        "INSERT INTO held_op (held_id, municipality_id, provider_id, commit_seq, author, "
        "why, made_after, clock, held_at, decided_by_name, reason) VALUES ('h', 'm', 'p', "
        "1, 'u', 'shut_out', FALSE, '{}', '2026-11-02', '', '')"
    ),
)
MIGRATIONS = Path(run.__file__).parent
# Two applications of hers: by web with a number, and later by phone without one.
INTO = (
    "INSERT INTO investigation (investigation_id, application_id, case_number, "
    "received_at, source, urgent, asked, asked_text, language, interpreter, "
    "contact_phone, state, version, municipality_id, case_id, person_id) VALUES "
)
ASKED = (
    INTO + "('i', 'a', '1', '2026-11-02 11:00:00.000000', 'web', 0, '[]', '', 'sv', 0, "
    "'070-1', '{}', 1, 'm', 'c', 'p')",
    INTO + "('j', 'b', '2', '2026-11-05 11:00:00.000000', 'phone', 0, '[]', '', 'sv', "
    "1, '', '{}', 1, 'm', 'c', 'p')",
)
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
        _migrate(database)

        assert _columns(database) == _expected()
        database.close()

    def test_make_every_table_on_postgresql(self, postgres_server: str) -> None:
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE migrated")
        database = Database(database_named(postgres_server, "migrated"))
        _migrate(database)

        assert _columns(database) == _expected()
        database.close()

    def test_take_what_a_database_holds_along(self, tmp_path: Path) -> None:
        """A table that is made anew on SQLite keeps those who refer to it."""
        database = Database(sqlite_url(tmp_path / "anna.db"))
        _migrate(database, to="0001")
        with database.engine.begin() as connection:
            for statement in HELD:
                connection.exec_driver_sql(statement)

        _migrate(database)

        with database.engine.connect() as connection:
            account = connection.exec_driver_sql(
                "SELECT person.given_name FROM user_account JOIN person USING (person_id)"
            )
            assert account.scalar_one() == "Märta"
            faults = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            assert faults == []
        database.close()

    @pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
    def test_keep_who_gets_in_forth_and_back(
        self, kind: str, tmp_path: Path, request: pytest.FixtureRequest
    ) -> None:
        """Passkeys that were there count as before; those that count for less go back not."""
        url = sqlite_url(tmp_path / "anna.db")
        if kind == "postgresql":
            server = request.getfixturevalue("postgres_server")
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute("CREATE DATABASE forth_and_back")
            url = database_named(server, "forth_and_back")
        database = Database(url)
        _migrate(database, to="0002")
        _say(database, *ACCOUNT, PASSKEY)

        _migrate(database)
        levels = "SELECT level, counts_from = enrolled_at FROM passkey"
        assert _said(database, levels) in ([("N3", 1)], [("N3", True)])
        _say(database, UNPROVEN, *JOINED, *SET_ASIDE)
        _back(database, to="0002")

        assert _said(database, "SELECT credential_id FROM passkey") == [("c",)]
        _migrate(database)
        database.close()

    def test_keep_the_newest_that_an_application_told(self, tmp_path: Path) -> None:
        """How to reach her stood with the investigation before it was her own."""
        database = Database(sqlite_url(tmp_path / "anna.db"))
        _migrate(database, to="0006")
        _say(database, *HELD[:2], *ASKED)

        _migrate(database)

        told = "SELECT kind, value, source FROM person_detail ORDER BY detail_id"
        assert _said(database, told) == [
            ("phone", "070-1", "herself"),
            ("interpreter", "no", "herself"),
            ("interpreter", "yes", "officer"),
        ]
        _back(database, to="0006")
        _migrate(database)
        assert len(_said(database, told)) == 3
        database.close()


def _migrate(database: Database, *, to: str = "head") -> None:
    with database.owner() as engine:
        migrate_database(engine, to=to)


def _say(database: Database, *statements: str) -> None:
    with database.owner() as engine, engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _said(database: Database, question: str) -> list[tuple[object, ...]]:
    with database.owner() as engine, engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def _back(database: Database, *, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.owner() as engine:
        config.attributes["engine"] = engine
        command.downgrade(config, to)


def _columns(database: Database) -> dict[str, set[str]]:
    found = inspect(database.engine)
    return {
        name: {column["name"] for column in found.get_columns(name)}
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def _expected() -> dict[str, set[str]]:
    return {t.name: {c.name for c in t.columns} for t in METADATA.tables.values()}
