"""What a phone's clock may be believed about. Times are never refused, only corrected."""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

TRUSTED_WITHIN: Final = timedelta(seconds=120)
WRONG_FROM: Final = timedelta(minutes=10)
FUTURE_FROM: Final = timedelta(minutes=5)


class Reading(Struct, frozen=True, kw_only=True):
    """A moment as a phone told it: its clock, and milliseconds since it was started."""

    at: datetime
    mono_ms: int | None = None
    boot_id: str = ""


def clock_offset(*, server: datetime, phone: datetime) -> timedelta:
    """How much the phone's clock is behind (negative: ahead of) the server's."""
    return server - phone


def effective_time(device_time: datetime, offset: timedelta) -> datetime:
    """When it happened: the phone's word, unless its clock is more than 2 minutes off."""
    return device_time if abs(offset) <= TRUSTED_WITHIN else device_time + offset


def clock_is_wrong(
    offset: timedelta, *, effective: datetime, received: datetime
) -> bool:
    """Whether the time is flagged: a clock 10 minutes off, or a time still to come."""
    return abs(offset) > WRONG_FROM or effective - received > FUTURE_FROM


def duration(start: Reading, stop: Reading) -> timedelta:
    """How long it took. A clock set meanwhile, or a night with 02.30 twice, is no matter.

    The count since the phone was started is used when both are from the same start.
    """
    same_boot = start.boot_id != "" and start.boot_id == stop.boot_id
    if same_boot and start.mono_ms is not None and stop.mono_ms is not None:
        return timedelta(milliseconds=max(stop.mono_ms - start.mono_ms, 0))
    return max(stop.at - start.at, timedelta(0))
