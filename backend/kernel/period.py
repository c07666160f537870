"""A stretch of days, both ends included; no end means until further notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct


class Period(Struct, frozen=True):
    """Giltighetstid: `start` and `until` are both inside; `None` = tills vidare."""

    start: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.start:
            raise ValueError("a period cannot end before it starts")

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: Period) -> bool:
        starts_in_time = self.until is None or other.start <= self.until
        return starts_in_time and (other.until is None or self.start <= other.until)

    def shared_with(self, other: Period) -> Period | None:
        """The days that both hold, or None."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.until, other.until) if end is not None]
        return Period(max(self.start, other.start), min(ends) if ends else None)

    def days(self) -> Iterator[date]:
        """Every day of a period that has an end; an open one is a fault."""
        if self.until is None:
            raise ValueError("an open period has no last day")
        for offset in range((self.until - self.start).days + 1):
            yield self.start + timedelta(days=offset)


def month_of(day: date) -> Period:
    """The calendar month that holds `day`."""
    first = day.replace(day=1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    return Period(first, next_month - timedelta(days=1))
