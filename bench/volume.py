"""Many cases: one that waits in the worklist, copied row by row under new ids."""

from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from backend.migrations.metadata import METADATA
from backend.plumbing.database import Database
from backend.plumbing.database.engine import sqlite_url
from backend.plumbing.identity import new_id

BATCH = 5_000
UNIQUE = ("application_id", "case_number")
COPIED = ("relation", "investigation", "work_item")


def many_cases(home: Path, count: int) -> None:
    database = Database(sqlite_url(home / "anna.db"))
    tables = [METADATA.tables[name] for name in COPIED if name in METADATA.tables]
    with database.engine.begin() as connection:
        waiting = METADATA.tables["investigation"]
        case_id = connection.scalar(
            select(func.min(waiting.c.case_id)).where(waiting.c.officer_id.is_(None))
        )
        for table in tables:
            row: dict[str, Any] = dict(
                connection.execute(select(table).where(table.c.case_id == case_id))
                .mappings()
                .first()
                or {}
            )
            if not row:
                continue
            ids = [column.name for column in table.primary_key.columns]
            for start in range(0, count, BATCH):
                rows = [
                    row
                    | {"case_id": f"case-{number}"}
                    | {name: new_id() for name in ids if name != "case_id"}
                    | {name: f"b-{number}" for name in UNIQUE if name in row}
                    for number in range(start, min(start + BATCH, count))
                ]
                connection.execute(insert(table), rows)
    database.close()
