"""The experts' table and what must always hold."""

import csv
import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.fees.facts import Household, Limit, Means, ParameterMissing, Rates
from backend.fees.rules import (
    fee_cap,
    fee_cases,
    invoiced_kronor,
    known_rates,
    last_day_with_parameters,
    monthly_fee,
    rates_on,
)

EXAMPLES = Path(__file__).with_name("examples.csv")
HOUSEHOLDS = {"ensamboende": "single", "sammanboende": "cohabiting"}
LIMITS = {"taxa": "tariff", "utrymme": "room", "tak": "cap"}


def the_experts_table() -> list[dict[str, str]]:
    with EXAMPLES.open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter=";"))


def decimal(swedish: str) -> str:
    return (swedish or "0,00").replace(",", ".")


def rates_of(day: date, household: Household = Household.single) -> Rates:
    rates = rates_on(day, household=household, known=known_rates())
    assert isinstance(rates, Rates)
    return rates


RATES_2026 = rates_of(date(2026, 6, 1))


@pytest.mark.capability("A2")
@pytest.mark.parametrize("row", the_experts_table(), ids=lambda row: row["exempel"])
def test_the_experts_table(row: dict[str, str]) -> None:
    declared = row["avgiftsunderlag"] != "inte lämnad"
    case = {
        "id": row["exempel"],
        "date": row["datum"],
        "household": HOUSEHOLDS[row["hushåll"]],
        "fee_basis_month": decimal(row["avgiftsunderlag"]) if declared else None,
        "housing_cost_month": decimal(row["boendekostnad"]),
        "minimum_increase": decimal(row["höjt minimibelopp"]),
        "minimum_reduction": decimal(row["sänkt minimibelopp"]),
        "tariff_sum_under_cap": decimal(row["taxa under tak"]),
    }

    [answer] = fee_cases(json.dumps(case).encode())

    assert answer == {
        "id": row["exempel"],
        "reserved_amount": decimal(row["förbehållsbelopp"]),
        "fee_room": decimal(row["avgiftsutrymme"]) if declared else None,
        "cap": decimal(row["tak"]),
        "fee_exact": decimal(row["avgift exakt"]),
        "fee_invoiced_kr": int(row["faktura kr"]),
        "limited_by": LIMITS[row["begränsas av"]],
    }


class TestRates:
    def test_the_cap_of_2026_is_an_exact_fraction(self) -> None:
        assert fee_cap(RATES_2026) == Fraction(199504, 75)

    @pytest.mark.parametrize(
        ("day", "missing"),
        [
            (date(2027, 1, 1), "price_base_amount"),
            (date(2018, 12, 31), "price_base_amount"),
            (date(2022, 1, 1), "minimum_amount_coefficient"),
            (date(2022, 7, 31), "minimum_amount_coefficient"),
        ],
        ids=str,
    )
    def test_say_which_parameter_is_missing(self, day: date, missing: str) -> None:
        rates = rates_on(day, household=Household.single, known=known_rates())

        assert isinstance(rates, ParameterMissing)
        assert rates.parameter == missing

    def test_know_every_other_day_from_2019_to_2026(self) -> None:
        for year in range(2019, 2027):
            for month in range(1, 13):
                day = date(year, month, 1)
                unknown = date(2022, 1, 1) <= day < date(2022, 8, 1)
                rates = rates_on(day, household=Household.single, known=known_rates())
                assert isinstance(rates, ParameterMissing) == unknown

    def test_end_with_the_last_day_with_parameters(self) -> None:
        assert last_day_with_parameters() == date(2026, 12, 31)


kronor = st.integers(0, 6_000_000).map(lambda ore: Fraction(ore, 100))
means = st.builds(
    Means,
    household=st.sampled_from(Household),
    fee_basis=st.none() | kronor,
    housing_cost=kronor,
    minimum_increase=kronor,
)
DAYS = [date(2019, 5, 1), date(2022, 8, 1), date(2022, 8, 2), date(2026, 12, 31)]


class TestMonthlyFee:
    @given(means, kronor, st.sampled_from(DAYS))
    def test_is_never_below_zero_above_the_cap_or_into_the_reserved_amount(
        self,
        means: Means,
        tariff: Fraction,
        day: date,
    ) -> None:
        rates = rates_of(day, means.household)

        fee = monthly_fee(means, rates, tariff=tariff)

        assert 0 <= invoiced_kronor(fee.exact) <= fee.exact <= fee_cap(rates)
        assert fee.exact <= tariff
        if means.fee_basis is not None:
            assert fee.exact <= max(means.fee_basis - fee.reserved_amount, 0)

    @given(means, kronor)
    def test_names_an_amount_that_it_equals(
        self,
        means: Means,
        tariff: Fraction,
    ) -> None:
        fee = monthly_fee(means, rates_of(DAYS[-1], means.household), tariff=tariff)

        amounts = {
            Limit.tariff: fee.tariff_sum,
            Limit.room: fee.fee_room,
            Limit.cap: fee.fee_cap,
        }
        assert amounts[fee.limited_by] == fee.exact

    @given(kronor, kronor, kronor)
    def test_never_rises_when_the_rent_does(
        self,
        basis: Fraction,
        rent: Fraction,
        more: Fraction,
    ) -> None:
        def fee(housing_cost: Fraction) -> Fraction:
            her = Means(
                household=Household.single,
                fee_basis=basis,
                housing_cost=housing_cost,
            )
            return monthly_fee(her, RATES_2026, tariff=Fraction(9000)).exact

        assert fee(rent + more) <= fee(rent)
