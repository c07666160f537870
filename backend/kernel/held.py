"""What a phone told and only a person may let count: why, and what was decided."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

# How long a phone is heard after others have signed it out: it may have lain in a drawer
# over a holiday, and what is older than a month is settled.
HEARD_FOR: Final = timedelta(days=30)


class HeldWhy(StrEnum):
    """Why it does not count by itself: whose it was, or where, had ended meanwhile."""

    account_ended = "account_ended"
    shut_out = "shut_out"
    left_unit = "left_unit"

    @property
    def reason(self) -> str:
        """The sentence that the phone has for it."""
        return f"sync-{self.value.replace('_', '-')}"


class HeldOutcome(StrEnum):
    """What was decided."""

    applied = "applied"
    let_be = "let_be"
