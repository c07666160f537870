"""What a phone's clock may be believed about. Times are never refused, only corrected."""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

TRUSTED_WITHIN: Final = timedelta(seconds=120)
WRONG_FROM: Final = timedelta(minutes=10)
FUTURE_FROM: Final = timedelta(minutes=5)


class PhoneClock(Struct, frozen=True):
    """How far behind a phone's clock is, and how far the demo's clock has been moved."""

    offset: timedelta = timedelta(0)
    moved: timedelta = timedelta(0)


class Ticks(Struct, frozen=True):
    """Milliseconds by what only counts up, from where the phone last began to count.

    A page that has been hidden has begun anew: a phone that sleeps may stop counting.
    """

    boot_id: str
    ms: int


def passed_between(one: Ticks | None, other: Ticks | None) -> timedelta | None:
    """What passed, whatever its clock was set to; None when it cannot be told."""
    if one is None or other is None or one.boot_id != other.boot_id:
        return None
    return timedelta(milliseconds=other.ms - one.ms) if other.ms >= one.ms else None


def effective_time(device_time: datetime, clock: PhoneClock) -> datetime:
    """When it happened: the phone's word, unless its clock is more than 2 minutes off."""
    is_trusted = abs(clock.offset) <= TRUSTED_WITHIN
    return device_time + clock.moved + (timedelta(0) if is_trusted else clock.offset)


def clock_is_wrong(
    clock: PhoneClock, *, effective: datetime, received: datetime
) -> bool:
    """Whether the time is flagged: a clock 10 minutes off, or a time still to come."""
    return abs(clock.offset) > WRONG_FROM or effective - received > FUTURE_FROM
