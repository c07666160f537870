"""Personnummer as people write them, by the vectors of the field."""

from datetime import date

import pytest

from backend.kernel import personnummer
from backend.kernel.personnummer import PersonnummerUnreadable

TODAY = date(2026, 11, 2)


class TestPersonnummer:
    @pytest.mark.parametrize(
        "written",
        [
            "191212121212",
            "201701012393",
            "194907011813",
            "194006128989",
            "193303190718",
            "195207199398",
        ],
    )
    def test_is_kept_as_twelve_digits(self, written: str) -> None:
        assert personnummer.parse(written, today=TODAY) == written

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("121212+1212", "191212121212"),
            ("121212-1212", "201212121212"),
            ("1212121212", "201212121212"),
            ("490701-1813", "194907011813"),
            (" 19490701 - 1813 ", "194907011813"),
            ("19490701−1813", "194907011813"),
        ],
    )
    def test_is_read_as_people_write_it(self, written: str, kept: str) -> None:
        assert personnummer.parse(written, today=TODAY) == kept

    @pytest.mark.parametrize("written", ["194907611810", "193303790715"])
    def test_takes_coordination_numbers(self, written: str) -> None:
        assert personnummer.parse(written, today=TODAY) == written

    def test_is_born_sixty_days_less_with_a_coordination_number(self) -> None:
        assert personnummer.born_on("194907611810") == date(1949, 7, 1)

    @pytest.mark.parametrize(
        "written",
        [
            "194907011814",
            "19490760" + "1811",
            "19490792" + "1811",
            "19490230" + "1811",
            "",
            "Märta",
            "1" * 100_000,
            "19490701\x001813",
        ],
    )
    def test_is_refused_when_it_cannot_be_one(self, written: str) -> None:
        found = personnummer.parse(written, today=TODAY)

        assert found == PersonnummerUnreadable()

    def test_is_shown_with_a_hyphen(self) -> None:
        assert personnummer.shown("194006128989") == "19400612-8989"
