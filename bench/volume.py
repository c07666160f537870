"""Many cases: one that waits to be taken in Nacka, copied row by row under new ids."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from backend.migrations.metadata import METADATA
from backend.plumbing.database import Database
from backend.plumbing.database.engine import sqlite_url
from backend.plumbing.identity import new_id

BATCH = 5_000
UNIQUE = ("application_id", "case_number")
COPIED = ("relation", "investigation", "work_item")
# So many days lie between the first case and the last.
DAYS = 1_000


def many_cases(home: Path, count: int) -> None:
    database = Database(sqlite_url(home / "anna.db"))
    work, municipality = METADATA.tables["work_item"], METADATA.tables["municipality"]
    with database.engine.begin() as connection:
        case_id = connection.scalar(
            select(work.c.case_id)
            .join(
                municipality, municipality.c.municipality_id == work.c.municipality_id
            )
            .where(
                municipality.c.slug == "nacka",
                work.c.officer_id.is_(None),
                work.c.done_at.is_(None),
            )
            .limit(1)
        )
        for name in COPIED:
            table = METADATA.tables[name]
            row = dict(
                connection.execute(select(table).where(table.c.case_id == case_id))
                .mappings()
                .one()
            )
            ids = {column.name for column in table.primary_key} - {"case_id"}
            for start in range(0, count, BATCH):
                numbers = range(start, min(start + BATCH, count))
                connection.execute(
                    insert(table), [_copy(row, number, ids) for number in numbers]
                )
        connection.exec_driver_sql("ANALYZE")
    database.close()


def _copy(row: dict[str, Any], number: int, ids: set[str]) -> dict[str, Any]:
    days = timedelta(days=number % DAYS)
    return (
        row
        | {"case_id": f"case-{number}"}
        | {name: f"b-{number}" for name in UNIQUE if name in row}
        | {name: row[name] - days for name in ("due_on", "received_on") if name in row}
        | {name: new_id() for name in ids}
    )
