"""From what she declared to what the fee is counted on."""

from fractions import Fraction

from backend.fees.facts import (
    NOTHING,
    CivilState,
    Declaration,
    HouseCostMissing,
    Household,
    Housing,
    Means,
)
from backend.kernel.money import Money

ORE = 100


def fee_basis(declaration: Declaration) -> Fraction:
    """Avgiftsunderlag: makar have half of the joint income each (32:5), sambor their own."""
    own = exact(declaration.own_income)
    if declaration.civil_state is CivilState.married:
        return (own + exact(declaration.spouse_income)) / 2
    return own


def housing_share(declaration: Declaration) -> Fraction:
    """Her part of the housing cost: two who live together pay half each."""
    cost = exact(declaration.housing_cost)
    return cost if declaration.civil_state is CivilState.alone else cost / 2


def means_of(
    declaration: Declaration,
    *,
    house_cost: Money | None = None,
    increase: Fraction = NOTHING,
    reduction: Fraction = NOTHING,
) -> Means | HouseCostMissing:
    """What a fee is decided on. An own house needs a cost that has been worked out."""
    housing = housing_share(declaration)
    if declaration.housing is Housing.own_house:
        if house_cost is None:
            return HouseCostMissing()
        alone = declaration.civil_state is CivilState.alone
        housing = exact(house_cost) / (1 if alone else 2)
    return Means(
        household=declaration.civil_state.household,
        fee_basis=fee_basis(declaration),
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
