"""The database: how tables are written, how it is opened, and the one door to it."""

from sqlalchemy.exc import DBAPIError as DatabaseFault
from sqlalchemy.orm import Session

from backend.plumbing.database.bounds import (
    HOUSE,
    NOBODY,
    Bounds,
    Reach,
    at_home,
    counting,
)
from backend.plumbing.database.door import (
    Door,
    Inbox,
    Kept,
    Opened,
    Operation,
    Repeated,
)
from backend.plumbing.database.engine import (
    SERVICE_ROLE,
    Database,
    DatabaseUrlUnusable,
    cannot_hold,
    has_old_tables,
    is_full,
    is_out_of_reach,
)
from backend.plumbing.database.tables import (
    Personal,
    Table,
    parts_that_tell,
    personal_tables,
    sorting_key,
    telling,
)
from backend.plumbing.database.types import (
    EnumText,
    ExactFraction,
    JsonText,
    MoneyOre,
    UtcDateTime,
)

__all__ = [
    "HOUSE",
    "NOBODY",
    "SERVICE_ROLE",
    "Bounds",
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
    "Reach",
    "Repeated",
    "Session",
    "Table",
    "UtcDateTime",
    "at_home",
    "cannot_hold",
    "counting",
    "has_old_tables",
    "is_full",
    "is_out_of_reach",
    "parts_that_tell",
    "personal_tables",
    "sorting_key",
    "telling",
]
