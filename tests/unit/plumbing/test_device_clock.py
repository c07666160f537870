"""Clocks that are wrong, and the two nights of the year when an hour goes or comes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.device_clock import (
    PhoneClock,
    Reading,
    clock_is_wrong,
    duration,
    effective_time,
)

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


class TestDuration:
    def test_f18_is_right_in_the_night_with_half_past_two_twice(self) -> None:
        first = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=0).astimezone(UTC)
        second = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=1).astimezone(UTC)

        assert duration(Reading(at=first), Reading(at=second)) == timedelta(hours=1)

    def test_f18_is_right_in_the_night_without_half_past_two(self) -> None:
        before = datetime(2026, 3, 29, 1, 45, tzinfo=STOCKHOLM).astimezone(UTC)
        after = datetime(2026, 3, 29, 3, 15, tzinfo=STOCKHOLM).astimezone(UTC)

        took = duration(Reading(at=before), Reading(at=after))

        assert took == timedelta(minutes=30)

    @given(st.timedeltas(timedelta(-1), timedelta(1)), st.integers(0, 10**8))
    def test_in_one_boot_is_untouched_by_setting_the_clock(
        self, set_by: timedelta, took_ms: int
    ) -> None:
        start = Reading(at=NOON, mono_ms=5, boot_id="one")
        stop = Reading(at=NOON + set_by, mono_ms=5 + took_ms, boot_id="one")

        assert duration(start, stop) == timedelta(milliseconds=took_ms)

    def test_is_never_below_zero(self) -> None:
        start = Reading(at=NOON, mono_ms=10, boot_id="one")
        stop = Reading(at=NOON - timedelta(hours=1), mono_ms=10, boot_id="two")

        assert duration(start, stop) == timedelta(0)
