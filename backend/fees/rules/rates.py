"""The national parameters by day. What is not in `rates.toml` is not known."""

from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from backend.fees.facts import Household, ParameterMissing, ParameterName, Rates
from backend.kernel.period import Period


class Dated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row that holds during a period, with where it was read."""

    start: date
    source: str
    until: date | None = None

    @property
    def valid(self) -> Period:
        return Period(self.start, self.until)


class PriceBaseAmount(Dated, frozen=True, kw_only=True):
    """Prisbasbelopp: fixed by ordinance for a year."""

    kronor: str


class CapCoefficient(Dated, frozen=True, kw_only=True):
    """The share of the price base amount that is the year's highest fee (32:6)."""

    care: str
    housing: str


class MinimumAmountCoefficient(Dated, frozen=True, kw_only=True):
    """The share of the price base amount that she must keep to live on (32:8)."""

    single: str
    cohabiting: str

    def of(self, household: Household) -> str:
        return self.single if household is Household.single else self.cohabiting


class KnownRates(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that is known, row by row."""

    price_base_amount: tuple[PriceBaseAmount, ...]
    cap_coefficient: tuple[CapCoefficient, ...]
    minimum_amount_coefficient: tuple[MinimumAmountCoefficient, ...]


@cache
def known_rates() -> KnownRates:
    """The rows of `rates.toml`, which is part of the program."""
    text = files("backend.fees").joinpath("rates.toml").read_bytes()
    return msgspec.toml.decode(text, type=KnownRates)


def rates_on(
    day: date,
    *,
    household: Household,
    known: KnownRates,
) -> Rates | ParameterMissing:
    """The parameters of one day, or the first that is missing."""
    base = next((r for r in known.price_base_amount if r.valid.contains(day)), None)
    if base is None:
        return ParameterMissing(ParameterName.price_base_amount, day)
    minimum = next(
        (r for r in known.minimum_amount_coefficient if r.valid.contains(day)),
        None,
    )
    if minimum is None:
        return ParameterMissing(ParameterName.minimum_amount_coefficient, day)
    cap = next((r for r in known.cap_coefficient if r.valid.contains(day)), None)
    if cap is None:
        return ParameterMissing(ParameterName.cap_coefficient, day)
    return Rates(
        price_base_amount=Fraction(base.kronor),
        minimum_coefficient=Fraction(minimum.of(household)),
        cap_coefficient=Fraction(cap.care),
    )


def last_day_with_parameters() -> date:
    """The last day for which every parameter is known."""
    rows = known_rates().price_base_amount
    return max(row.until for row in rows if row.until is not None)
