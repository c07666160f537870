"""A row in every table of a file, for several cases, whatever else it says."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection

from backend.kernel.ids import CaseId, MunicipalityId, PersonId
from backend.plumbing.database import Database, personal_tables

# What stands where a column must hold something.
SOMETHING: Final = {
    "boolean": "FALSE",
    "bytea": "''",
    "date": "DATE '2026-11-02'",
    "timestamp with time zone": "TIMESTAMPTZ '2026-11-02 12:00+01'",
}
# Who reaches a case, and is asked before anybody does.
OF_ACCESS: Final = {"brief_access", "relation"}
FILES: Final = tuple(
    sorted(each.name for each in personal_tables() if each.name not in OF_ACCESS)
)
COLUMNS: Final = (
    "SELECT table_name, column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = 'public' AND is_nullable = 'NO'"
)
CHECKS: Final = (
    "SELECT conrelid::regclass::text, conname FROM pg_constraint "
    "WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
)


def plant(
    database: Database,
    cases: Iterable[tuple[CaseId, MunicipalityId, PersonId]],
) -> None:
    """On PostgreSQL, as the owner; what the tables demand of each other is let be."""
    with database.owner() as engine, engine.begin() as connection:
        connection.exec_driver_sql("SET session_replication_role = replica")
        for table, check in connection.exec_driver_sql(CHECKS).all():
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {check}")
        demanded = connection.exec_driver_sql(COLUMNS).all()
        for number, (case_id, home, person_id) in enumerate(cases):
            whose: dict[str, str] = {
                "municipality_id": home,
                "case_id": case_id,
                "person_id": person_id,
            }
            for table in FILES:
                columns = {name: kind for of, name, kind in demanded if of == table}
                _insert(connection, table, columns, whose, number)


def _insert(
    connection: Connection,
    table: str,
    columns: dict[str, str],
    whose: Mapping[str, str],
    number: int,
) -> None:
    values = [
        f"'{whose[name]}'" if name in whose else _something(kind, number)
        for name, kind in columns.items()
    ]
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(values)})"  # noqa: S608
    )


def _something(kind: str, number: int) -> str:
    if kind in {"integer", "bigint", "smallint"}:
        return str(number)
    return SOMETHING.get(kind, f"'{number}'")
