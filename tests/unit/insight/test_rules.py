"""About when, and which figures are large enough to be shown."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.insight import rules
from backend.insight.facts import Delay

SAID = date(2026, 11, 23)
MONTH = date(2026, 10, 1)


class TestExpected:
    def test_is_the_day_itself_until_it_has_passed(self) -> None:
        expected = rules.expected(SAID, today=SAID, delay=Delay.finding_out)

        assert (expected.on, expected.was, expected.delay) == (SAID, None, None)

    @given(st.dates(date(2026, 11, 24), date(2028, 12, 31)))
    def test_always_lies_ahead_with_a_reason_afterwards(self, today: date) -> None:
        expected = rules.expected(SAID, today=today, delay=Delay.not_taken)

        assert expected.on >= today
        assert (expected.was, expected.delay) == (SAID, Delay.not_taken)


class TestLeadTime:
    def test_tells_half_and_nine_of_ten(self) -> None:
        found = rules.lead_time(MONTH, [10, 33, 19, 12, 14, 25, 19, 40, 8, 21])

        assert (found.half, found.nine_of_ten) == (19, 33)

    def test_is_silent_about_fewer_than_five(self) -> None:
        found = rules.lead_time(MONTH, [3, 9, 12, 40])

        assert (found.count, found.half, found.nine_of_ten) == (4, None, None)

    @given(st.lists(st.integers(0, 400), min_size=5))
    def test_never_says_fewer_days_than_half_took(self, days: list[int]) -> None:
        found = rules.lead_time(MONTH, days)

        assert found.half is not None
        assert found.nine_of_ten is not None
        assert sum(1 for day in days if day <= found.half) * 2 >= len(days)
        assert sum(1 for d in days if d <= found.nine_of_ten) * 10 >= len(days) * 9


class TestMonthsBack:
    def test_crosses_the_new_year(self) -> None:
        assert rules.months_back(date(2027, 1, 31), 3) == (
            date(2026, 11, 1),
            date(2026, 12, 1),
            date(2027, 1, 1),
        )
