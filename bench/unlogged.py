"""The same server, whose readings leave no row: what the log costs is the difference."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend import handoffs
from backend.access.log import Log
from backend.cli import anna
from backend.kernel.actor import Actor
from backend.plumbing.database import Opened


class Unlogged(Log):
    def opened(
        self, session: Session, opened: Opened, *, by: Actor, now: datetime
    ) -> None:
        """Nothing is written down."""


if __name__ == "__main__":
    handoffs.Log = Unlogged  # pyright: ignore[reportPrivateImportUsage]
    anna()
