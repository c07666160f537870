"""Every table of the product, in one place."""

from types import ModuleType
from typing import Final

from backend.access import tables as access
from backend.contact import tables as contact
from backend.demo import mark
from backend.execution import tables as execution
from backend.fees import tables as fees
from backend.follow_up import tables as follow_up
from backend.investigation import tables as investigation
from backend.plumbing import held, inbox, post
from backend.plumbing.database import Table

# Importing a module of tables enters them in the metadata.
MODULES: Final[tuple[ModuleType, ...]] = (
    access,
    contact,
    investigation,
    execution,
    follow_up,
    fees,
    inbox,
    held,
    post,
    mark,
)
METADATA: Final = Table.metadata
