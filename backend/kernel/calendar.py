"""Swedish days: which are free, when a time limit ends (lag 1930:173), working days."""

from datetime import date, timedelta
from functools import cache
from typing import Final

import holidays

APPEAL_WEEKS: Final = 3
SATURDAY: Final = 5

# Of the half-days that the library knows, only these three move a deadline.
EVES: Final = frozenset({"Midsommarafton", "Julafton", "Nyårsafton"})


@cache
def _free_days(year: int) -> frozenset[date]:
    public = holidays.country_holidays("SE", years=year, include_sundays=False)
    half = holidays.country_holidays(
        "SE", years=year, categories=("bank",), language="sv"
    )
    eves = {day for day, name in half.items() if name in EVES}
    return frozenset(set(public) | eves)


def is_working_day(day: date) -> bool:
    """Neither Saturday, Sunday, public holiday nor one of the three eves."""
    return day.weekday() < SATURDAY and day not in _free_days(day.year)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_workdays(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`."""
    for _ in range(count):
        day = working_day_from(day + timedelta(days=1))
    return day


def appeal_last_day(served_on: date) -> date:
    """Three weeks from the day she got the decision (FL 44 §), rolled to a working day."""
    return working_day_from(served_on + timedelta(weeks=APPEAL_WEEKS))
