"""`anna bill` proposes a month; it never attests, and it says what is the matter."""

import asyncio
from datetime import datetime

import pytest

from backend.fees.commands import propose_month
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.line import Said
from tests.conftest import House
from tests.unit.fees.told import AFTER_OCTOBER, IN_OCTOBER, OCTOBER, Told

MIDNIGHT = datetime(2026, 11, 1, 0, 1, tzinfo=STOCKHOLM)


def bill(
    house: House, month: str = "2026-10", town: str | None = "nacka", **at: datetime
) -> Said:
    return asyncio.run(
        propose_month(
            house.door,
            month=month,
            municipality=town,
            now=at.get("now", AFTER_OCTOBER),
        )
    )


@pytest.fixture
def told(house: House) -> Told:
    told = Told(house)
    told.declares()
    told.decides()
    told.visits("a", OCTOBER.replace(day=5), 60)
    return told


@pytest.mark.capability("A6")
class TestAnnaBill:
    def test_proposes_a_month_that_is_over(self, told: Told) -> None:
        said = bill(told.house, now=MIDNIGHT)

        assert said.status == 0
        assert "Fees 572.00 kr from 1 persons" in said.text
        assert "two persons" in said.text

    def test_proposes_the_same_again(self, told: Told) -> None:
        assert bill(told.house) == bill(told.house)

    def test_keeps_nothing_of_a_month_that_is_not_over(self, told: Told) -> None:
        said = bill(told.house, now=IN_OCTOBER)

        assert said.status == 0
        assert "preview" in said.text
        assert bill(told.house).text.startswith("Nacka 2026-10: proposal")

    def test_leaves_a_final_month_alone(self, told: Told) -> None:
        told.runs(OCTOBER, AFTER_OCTOBER)

        said = bill(told.house)

        assert said.status == 0
        assert "final already" in said.text

    @pytest.mark.parametrize("month", ["2026-13", "2026-1", "oktober", "", "0000-01"])
    def test_says_how_a_month_is_written(self, told: Told, month: str) -> None:
        said = bill(told.house, month)

        assert said.status == 2
        assert "2026-10" in said.text

    @pytest.mark.parametrize("month", ["2022-03", "2027-01"])
    def test_stops_where_a_parameter_is_missing(self, told: Told, month: str) -> None:
        assert bill(told.house, month).status == 2

    def test_names_the_municipalities_there_are(self, told: Told) -> None:
        said = bill(told.house, town="solna")

        assert said.status == 2
        assert "nacka" in said.text
