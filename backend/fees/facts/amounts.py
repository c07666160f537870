"""What a fee and a compensation are counted from, and what comes out: exact kronor."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from backend.fees.facts.policy import PaidBy, Tariff
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind

NOTHING = Fraction(0)

HOME_CARE = frozenset(
    {
        ServiceKind.household_service,
        ServiceKind.personal_care,
        ServiceKind.home_night,
    },
)


class Household(StrEnum):
    """Which minimibelopp the law gives: living alone, or together with a spouse or sambo."""

    single = "single"
    cohabiting = "cohabiting"


class ParameterName(StrEnum):
    """The national parameters that a fee needs."""

    price_base_amount = "price_base_amount"
    minimum_amount_coefficient = "minimum_amount_coefficient"
    cap_coefficient = "cap_coefficient"


class ParameterMissing(Refusal, frozen=True, tag=True):
    """A national parameter is not known for that day; nothing is guessed."""

    status: ClassVar[int] = 409

    parameter: ParameterName
    day: date


class Rates(Struct, frozen=True):
    """The national parameters of one day."""

    price_base_amount: Fraction
    minimum_coefficient: Fraction
    cap_coefficient: Fraction


class Means(Struct, frozen=True, kw_only=True):
    """What she has and must keep, in kronor a month. `fee_basis` None = not declared."""

    household: Household
    fee_basis: Fraction | None
    housing_cost: Fraction = NOTHING
    minimum_increase: Fraction = NOTHING
    minimum_reduction: Fraction = NOTHING


class Limit(StrEnum):
    """Which of the three amounts is the lowest."""

    tariff = "tariff"
    room = "room"
    cap = "cap"


class MonthlyFee(Struct, frozen=True, kw_only=True):
    """The fee for a month, exact; what is invoiced is `exact` rounded down to kronor."""

    minimum_amount: Fraction
    reserved_amount: Fraction
    fee_room: Fraction | None
    fee_cap: Fraction
    tariff_sum: Fraction
    exact: Fraction
    limited_by: Limit


class KindOfHelp(Struct, frozen=True, kw_only=True):
    """One kind of service in a month: minutes performed, minutes granted, visits made."""

    kind: ServiceKind
    performed_minutes: int = 0
    granted_minutes: Fraction = NOTHING
    visits: int = 0


class HelpGiven(Struct, frozen=True):
    """All help that counts in a month, one entry a kind."""

    kinds: tuple[KindOfHelp, ...] = ()


class FeeInputs(Struct, frozen=True, kw_only=True):
    """Everything a month's fee depends on; kept, so that it can be counted again."""

    month: date
    means: Means
    rates: Rates
    tariff: Tariff
    help: HelpGiven


class Step(Struct, frozen=True):
    """A step of a calculation: what it is called and its exact value."""

    name: str
    value: Fraction


class Calculation(Struct, frozen=True, kw_only=True):
    """A fee for a month with rule, version, inputs and steps. Replaying gives the same."""

    rule: str
    version: str
    inputs: FeeInputs
    steps: tuple[Step, ...]
    limited_by: Limit
    care_kronor: int
    outside_cap: Fraction

    def step(self, name: str) -> Fraction | None:
        """The value of a step, or None where the calculation has no such step."""
        return next((step.value for step in self.steps if step.name == name), None)


class CompensationInputs(Struct, frozen=True, kw_only=True):
    """What a provider is paid for: one kind of help to one person in a month."""

    month: date
    kind: ServiceKind
    paid_by: PaidBy
    minutes: Fraction
    share: Fraction
    hour_rate: Fraction
    vat_share: Fraction


class Compensation(Struct, frozen=True, kw_only=True):
    """A provider's amount, exact kronor, with its steps."""

    rule: str
    version: str
    inputs: CompensationInputs
    steps: tuple[Step, ...]
    amount: Fraction
    vat: Fraction
