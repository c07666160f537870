"""Amounts, days and times as people write them."""

from datetime import date, time
from fractions import Fraction
from time import perf_counter as time_now

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel import amounts

TODAY = date(2026, 11, 2)


class TestAmount:
    @pytest.mark.parametrize(
        ("written", "kronor"),
        [
            ("12 500,50", "12500.5"),
            ("12\u00a0500,50", "12500.5"),
            ("12500.5", "12500.5"),
            ("12.500", "12500"),
            ("12.500,75 kr", "12500.75"),
            ("1 704 kr", "1704"),
            ("1704:-", "1704"),
            ("−7 000", "-7000"),
            ("٧٠٠٠", "7000"),
            ("0", "0"),
        ],
    )
    def test_is_read(self, written: str, kronor: str) -> None:
        assert amounts.amount(written) == Fraction(kronor)

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "tolv tusen",
            "12,5,5",
            "1e9",
            "9" * 30,
            "😀",
            "12\x00",
            "--5",
            "9" * 100_000,
        ],
        ids=range(9),
    )
    def test_is_refused(self, written: str) -> None:
        assert amounts.amount(written) is None

    def test_is_refused_at_once_however_long(self) -> None:
        """Twenty thousand spaces once kept the whole service busy for ten seconds."""
        begun = time_now()

        assert amounts.amount("1" + " " * 20_000 + "x") is None
        assert amounts.day("1" + " " * 20_000 + "x", today=TODAY) is None
        assert amounts.clock("kl " * 20_000) is None
        assert time_now() - begun < 1

    @given(st.integers(0, 999_999_999_999), st.integers(0, 99))
    def test_is_exact_to_the_ore(self, kronor: int, ore: int) -> None:
        written = f"{kronor:,}".replace(",", " ") + f",{ore:02d}"

        assert amounts.amount(written) == Fraction(kronor * 100 + ore, 100)


class TestDay:
    @pytest.mark.parametrize(
        "written",
        [
            "2026-02-03",
            "20260203",
            "3/2 2026",
            "3 februari 2026",
            "den 3 februari 2026",
            "3 feb 2026",
            "3 February 2026",
            "3. helmikuuta 2026",
        ],
    )
    def test_is_read(self, written: str) -> None:
        assert amounts.day(written, today=TODAY) == date(2026, 2, 3)

    @pytest.mark.parametrize(
        ("written", "day"),
        [("3/2", date(2027, 2, 3)), ("30 oktober", date(2026, 10, 30))],
    )
    def test_is_the_nearest_without_a_year(self, written: str, day: date) -> None:
        assert amounts.day(written, today=TODAY) == day

    @pytest.mark.parametrize(
        "written",
        [
            "30/2 2026",
            "29/2 2027",
            "i morgon",
            "2026-13-01",
            "3/2/1/0",
            "",
            "0/0 0000",
            "0001-01-01",
            "9999-12-31",
        ],
    )
    def test_is_refused(self, written: str) -> None:
        assert amounts.day(written, today=TODAY) is None


class TestClock:
    @pytest.mark.parametrize(
        "written", ["13.05", "13:05", "1305", "kl 13.05", "klockan 13:05"]
    )
    def test_is_read(self, written: str) -> None:
        assert amounts.clock(written) == time(13, 5)

    @pytest.mark.parametrize("written", ["25.00", "13.60", "", "lunch"])
    def test_is_refused(self, written: str) -> None:
        assert amounts.clock(written) is None
