"""Phones whose clocks are wrong."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from backend.kernel.device_clock import PhoneClock, clock_is_wrong, effective_time

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=STOCKHOLM)


class TestEffectiveTime:
    def test_is_the_phones_when_it_is_two_minutes_off(self) -> None:
        clock = PhoneClock(offset=timedelta(seconds=120))

        assert effective_time(NOON, clock) == NOON

    def test_f17_is_put_right_when_the_clock_is_three_hours_off(self) -> None:
        clock = PhoneClock(offset=timedelta(hours=-3))

        effective = effective_time(NOON, clock)

        assert effective == NOON - timedelta(hours=3)
        assert clock_is_wrong(clock, effective=effective, received=NOON)

    def test_that_is_still_to_come_is_flagged(self) -> None:
        ahead = NOON + timedelta(minutes=6)

        assert clock_is_wrong(PhoneClock(), effective=ahead, received=NOON)
        assert not clock_is_wrong(PhoneClock(), effective=NOON, received=NOON)
