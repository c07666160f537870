"""The clock. It is read at the doors; further in, time is an argument."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Clock(Protocol):
    def now(self) -> datetime:
        """This moment, in Swedish time."""
        ...


class WallClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone(STOCKHOLM)  # noqa: TID251


class DemoClock:
    """Now, moved: the demo walks through weeks in minutes.

    Never past `last`, the end of the last day that has verified parameters.
    """

    def __init__(self, *, last: datetime, ahead: timedelta = timedelta(0)) -> None:
        self._last = last
        self._wall = WallClock()
        self.ahead = ahead
        self._when_moved: list[Callable[[], None]] = []

    def now(self) -> datetime:
        return min(self._wall.now() + self.ahead, self._last)

    def set(self, moment: datetime) -> None:
        self.ahead = moment - self._wall.now()
        for tell in self._when_moved:
            tell()

    def when_moved(self, tell: Callable[[], None]) -> None:
        """Tell whoever waits for a time that may have come."""
        self._when_moved.append(tell)
