"""Every table of the product, in one place."""

import backend.access.tables
import backend.contact.tables
import backend.demo.mark
import backend.execution.tables
import backend.fees.tables
import backend.follow_up.tables
import backend.investigation.tables
import backend.plumbing.inbox
import backend.plumbing.post  # noqa: F401 — importing a table enters it
from backend.plumbing.database import Table

METADATA = Table.metadata
