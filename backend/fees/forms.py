"""What may be filled in about fees: one Struct a form."""

from datetime import date

from msgspec import Struct

from backend.fees.facts import CivilState, Housing
from backend.kernel.money import Money


class CalculatorForm(Struct, frozen=True, kw_only=True):
    """`/rakna-avgift`: nothing of it is stored."""

    civil_state: CivilState
    own_income: Money
    housing: Housing
    spouse_income: Money | None = None
    housing_cost: Money | None = None
    hours: int | None = None
    alarm: bool = False


class DeclarationForm(Struct, frozen=True, kw_only=True):
    """`/mina-sidor/avgift`: income after tax and housing cost, a month."""

    civil_state: CivilState
    own_income: Money
    housing: Housing
    spouse_income: Money | None = None
    housing_cost: Money | None = None
    extra_costs: str = ""


class FeeDecisionForm(Struct, frozen=True, kw_only=True):
    """The fee officer's decision."""

    valid_from: date
    reasons: str
    minimum_increase: Money | None = None
    minimum_reduction: Money | None = None
    house_cost: Money | None = None
