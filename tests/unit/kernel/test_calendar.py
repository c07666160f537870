"""Free days and time limits (lag 1930:173)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel import calendar


class TestWorkingDay:
    @pytest.mark.parametrize(
        "day",
        [
            date(2026, 6, 19),
            date(2026, 12, 24),
            date(2026, 12, 31),
            date(2026, 6, 6),
            date(2026, 1, 6),
            date(2026, 11, 7),
            date(2026, 11, 8),
        ],
        ids=str,
    )
    def test_is_not_an_eve_a_holiday_or_a_weekend(self, day: date) -> None:
        assert not calendar.is_working_day(day)

    @pytest.mark.parametrize(
        "half_day",
        [
            date(2026, 1, 5),
            date(2026, 4, 2),
            date(2026, 4, 30),
            date(2026, 5, 13),
            date(2026, 10, 30),
            date(2026, 12, 23),
            date(2026, 12, 30),
        ],
        ids=str,
    )
    def test_is_also_a_half_day(self, half_day: date) -> None:
        assert calendar.is_working_day(half_day)

    @given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
    def test_from_a_day_is_never_far_off(self, day: date) -> None:
        found = calendar.working_day_from(day)

        assert calendar.is_working_day(found)
        assert timedelta(0) <= found - day <= timedelta(days=5)


class TestAppeal:
    @pytest.mark.parametrize(
        ("served_on", "last_day"),
        [
            (date(2026, 11, 2), date(2026, 11, 23)),
            (date(2026, 12, 3), date(2026, 12, 28)),
            (date(2026, 5, 29), date(2026, 6, 22)),
            (date(2026, 11, 14), date(2026, 12, 7)),
        ],
        ids=["a Monday", "Christmas Eve", "Midsummer Eve", "a Saturday"],
    )
    def test_ends_three_weeks_on_or_the_working_day_after(
        self, served_on: date, last_day: date
    ) -> None:
        assert calendar.appeal_last_day(served_on) == last_day


class TestWorkdays:
    def test_are_counted_over_a_weekend(self) -> None:
        assert calendar.add_workdays(date(2026, 11, 6), 3) == date(2026, 11, 11)
