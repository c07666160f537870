"""What a phone told and only a person may let count: why, and what was decided."""

from enum import StrEnum


class HeldWhy(StrEnum):
    """Why it does not count by itself: whose it was, or where, had ended meanwhile."""

    account_ended = "account_ended"
    shut_out = "shut_out"
    left_unit = "left_unit"


class HeldOutcome(StrEnum):
    """What was decided."""

    applied = "applied"
    let_be = "let_be"
