"""The database: how tables are written, how it is opened, and the one door to it."""

from sqlalchemy.orm import Session

from backend.plumbing.database.door import (
    Door,
    Inbox,
    Kept,
    Opened,
    Operation,
    Repeated,
)
from backend.plumbing.database.engine import (
    Database,
    DatabaseUrlUnusable,
    cannot_hold,
    has_old_tables,
)
from backend.plumbing.database.tables import Personal, Table, sorting_key
from backend.plumbing.database.types import (
    EnumText,
    ExactFraction,
    JsonText,
    MoneyOre,
    UtcDateTime,
)

__all__ = [
    "Database",
    "DatabaseUrlUnusable",
    "Door",
    "EnumText",
    "ExactFraction",
    "Inbox",
    "JsonText",
    "Kept",
    "MoneyOre",
    "Opened",
    "Operation",
    "Personal",
    "Repeated",
    "Session",
    "Table",
    "UtcDateTime",
    "cannot_hold",
    "has_old_tables",
    "sorting_key",
]
