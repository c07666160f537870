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


def effective_time(device_time: datetime, clock: PhoneClock) -> datetime:
    """When it happened: the phone's word, unless its clock is more than 2 minutes off."""
    is_trusted = abs(clock.offset) <= TRUSTED_WITHIN
    return device_time + clock.moved + (timedelta(0) if is_trusted else clock.offset)


def clock_is_wrong(
    clock: PhoneClock, *, effective: datetime, received: datetime
) -> bool:
    """Whether the time is flagged: a clock 10 minutes off, or a time still to come."""
    return abs(clock.offset) > WRONG_FROM or effective - received > FUTURE_FROM
