"""From what she declared to what the fee is counted on."""

from fractions import Fraction

from backend.fees.facts import (
    NOTHING,
    CivilState,
    Economy,
    HouseCostMissing,
    Household,
    Housing,
    Means,
)
from backend.kernel.money import Money

ORE = 100


def fee_basis(economy: Economy) -> Fraction:
    """Avgiftsunderlag: makar have half of the joint income each (32:5), sambor their own."""
    own = exact(economy.own_income)
    if economy.civil_state is CivilState.married:
        return (own + exact(economy.spouse_income)) / 2
    return own


def housing_share(economy: Economy) -> Fraction:
    """Her part of the housing cost: two who live together pay half each."""
    cost = exact(economy.housing_cost)
    return cost if economy.civil_state is CivilState.alone else cost / 2


def means_of(
    economy: Economy,
    *,
    house_cost: Money | None = None,
    increase: Fraction = NOTHING,
    reduction: Fraction = NOTHING,
) -> Means | HouseCostMissing:
    """What a fee is decided on. An own house needs a cost that has been worked out."""
    housing = housing_share(economy)
    if economy.housing is Housing.own_house:
        if house_cost is None:
            return HouseCostMissing()
        alone = economy.civil_state is CivilState.alone
        housing = exact(house_cost) / (1 if alone else 2)
    return Means(
        household=economy.civil_state.household,
        fee_basis=fee_basis(economy),
        housing_cost=housing,
        minimum_increase=increase,
        minimum_reduction=reduction,
    )


def means_not_declared() -> Means:
    """She did not declare: no room is counted, only tariff and cap."""
    return Means(household=Household.single, fee_basis=None)


def exact(money: Money) -> Fraction:
    """Öre as exact kronor."""
    return Fraction(money.ore, ORE)
