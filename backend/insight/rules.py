"""About when, why later, and which figures are large enough to be shown."""

from collections.abc import Sequence
from datetime import date, timedelta

from backend.insight.facts import Delay, Expected, LeadTime
from backend.kernel.calendar import working_day_from

START_WITHIN_DAYS = 14
ANOTHER_DAYS = 14
FEWEST = 5


def expected(first: date, *, today: date, delay: Delay) -> Expected:
    """The day that was said; once it has passed, a new one and why (FL 11)."""
    day = working_day_from(first)
    if day >= today:
        return Expected(on=day)
    rounds = 1 + (today - day).days // ANOTHER_DAYS
    later = working_day_from(day + timedelta(days=ANOTHER_DAYS * rounds))
    return Expected(on=later, was=day, delay=delay)


def lead_time(month: date | None, days: Sequence[int]) -> LeadTime:
    """Half within, nine of ten within. Fewer than five tell too much of each."""
    if len(days) < FEWEST:
        return LeadTime(month=month, count=len(days), half=None, nine_of_ten=None)
    ordered = sorted(days)
    return LeadTime(
        month=month,
        count=len(ordered),
        half=_within(ordered, 50),
        nine_of_ten=_within(ordered, 90),
    )


def months_back(month: date, count: int) -> tuple[date, ...]:
    """The first days of `count` months, the last of them `month`."""
    found = [month.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return tuple(reversed(found))


def is_shown(people: int) -> bool:
    """Small numbers are told as "fewer than five"."""
    return people >= FEWEST


def _within(ordered: Sequence[int], percent: int) -> int:
    """The smallest number of days within which `percent` of them were done."""
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(rank, 1) - 1]
