"""The database: how tables are written, how it is opened, and the one door to it."""

from sqlalchemy.exc import DBAPIError as DatabaseFault
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
    is_full,
    is_out_of_reach,
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
    "DatabaseFault",
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
    "is_full",
    "is_out_of_reach",
    "sorting_key",
]
