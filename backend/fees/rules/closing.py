"""When a month may be closed, and by whom."""

from datetime import date

from backend.fees.facts import AttestedBySamePerson
from backend.kernel.ids import UserId
from backend.kernel.period import month_of


def is_over(month: date, *, today: date) -> bool:
    """Whether the last day of the month has passed."""
    last = month_of(month).until
    return last is not None and last < today


def second_pair_of_eyes(
    by: UserId, *, earlier: tuple[str, ...]
) -> AttestedBySamePerson | None:
    """Two different persons attest; who has attested once may not do it again."""
    return AttestedBySamePerson() if by in earlier else None
