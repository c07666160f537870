"""The fee for a month (32 kap. 4-10 §§ SoL), exact: nothing is rounded on the way."""

from fractions import Fraction

from backend.fees.facts import (
    NOTHING,
    Calculation,
    FeeInputs,
    Limit,
    Means,
    MonthlyFee,
    Rates,
    Step,
)
from backend.fees.rules.tariff import tariff_sum

RULE = "monthly_fee"
VERSION = "2026-1"

MONTHS = 12


def fee_cap(rates: Rates) -> Fraction:
    """Högkostnadsskydd: the most a month's care may cost (32:6)."""
    return rates.price_base_amount * rates.cap_coefficient / MONTHS


def minimum_amount(means: Means, rates: Rates) -> Fraction:
    """Minimibelopp: what she is to live on, raised or lowered one by one (32:8, 32:9)."""
    lawful = rates.price_base_amount * rates.minimum_coefficient / MONTHS
    return lawful + means.minimum_increase - means.minimum_reduction


def reserved_amount(means: Means, rates: Rates) -> Fraction:
    """Förbehållsbelopp: to live on and to live in; never touched (32:7)."""
    return minimum_amount(means, rates) + means.housing_cost


def fee_room(means: Means, rates: Rates) -> Fraction | None:
    """Avgiftsutrymme: what is left. None where the income is not declared."""
    if means.fee_basis is None:
        return None
    return max(means.fee_basis - reserved_amount(means, rates), NOTHING)


def monthly_fee(means: Means, rates: Rates, *, tariff: Fraction) -> MonthlyFee:
    """The lowest of tariff, room and cap; at a tie the first of them is named."""
    room = fee_room(means, rates)
    cap = fee_cap(rates)
    amounts = [(tariff, Limit.tariff), (cap, Limit.cap)]
    if room is not None:
        amounts.insert(1, (room, Limit.room))
    exact, limited_by = min(amounts, key=lambda amount: amount[0])
    return MonthlyFee(
        minimum_amount=minimum_amount(means, rates),
        reserved_amount=reserved_amount(means, rates),
        fee_room=room,
        fee_cap=cap,
        tariff_sum=tariff,
        exact=exact,
        limited_by=limited_by,
    )


def invoiced_kronor(exact: Fraction) -> int:
    """Whole kronor, rounded down: never above the lawful amount."""
    return exact.numerator // exact.denominator


def fee_for_month(inputs: FeeInputs) -> Calculation:
    """The whole stair of a month's fee, kept with its inputs."""
    priced = tariff_sum(inputs.tariff, inputs.help, cap=fee_cap(inputs.rates))
    fee = monthly_fee(inputs.means, inputs.rates, tariff=priced.under_cap)
    return Calculation(
        rule=RULE,
        version=VERSION,
        inputs=inputs,
        steps=(*_steps(inputs.means, fee), *priced.parts),
        limited_by=fee.limited_by,
        care_kronor=invoiced_kronor(fee.exact),
        outside_cap=priced.outside_cap,
    )


def replayed(calculation: Calculation) -> Calculation:
    """The same calculation made again from its kept inputs."""
    return fee_for_month(calculation.inputs)


def _steps(means: Means, fee: MonthlyFee) -> tuple[Step, ...]:
    declared = ()
    if means.fee_basis is not None and fee.fee_room is not None:
        declared = (
            Step("fee_basis", means.fee_basis),
            Step("housing_cost", means.housing_cost),
            Step("minimum_amount", fee.minimum_amount),
            Step("reserved_amount", fee.reserved_amount),
            Step("fee_room", fee.fee_room),
        )
    return (
        *declared,
        Step("tariff_sum", fee.tariff_sum),
        Step("fee_cap", fee.fee_cap),
        Step("fee_exact", fee.exact),
    )
