"""Her own side: what she declares, what is decided, and what may not be done."""

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from backend.fees.facts.amounts import Household, Means
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.money import ZERO, Money
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class CivilState(StrEnum):
    """Whose income counts: makar share (32:5), sambor do not."""

    alone = "alone"
    married = "married"
    sambo = "sambo"

    @property
    def household(self) -> Household:
        return Household.single if self is CivilState.alone else Household.cohabiting


class Housing(StrEnum):
    """How she lives. The cost of an own house is worked out together with her."""

    rented = "rented"
    own_flat = "own_flat"
    own_house = "own_house"


class Economy(Struct, frozen=True, kw_only=True):
    """Incomes after tax and housing cost, a month."""

    civil_state: CivilState
    own_income: Money
    housing: Housing
    spouse_income: Money = ZERO
    housing_cost: Money = ZERO


class Declaration(Economy, frozen=True, kw_only=True, tag=True):
    """Her economy as she gave it, when, and what else she wrote."""

    declaration_id: str
    extra_costs: str
    declared_at: datetime
    declared_by: str


class Declined(Struct, frozen=True, kw_only=True, tag=True):
    """She does not wish to declare: the tariff up to the cap applies."""

    declaration_id: str
    declared_at: datetime
    declared_by: str


class FeeCase(Struct, frozen=True, kw_only=True):
    """A person with granted help, as the fee officer may see her."""

    case_id: CaseId
    person_id: PersonId
    name: str
    opened_on: date
    kinds: tuple[ServiceKind, ...]
    declared: Declaration | Declined | None
    valid_from: date | None
    decided_on: date | None
    needs_decision: bool


class FeeDecision(Struct, frozen=True, kw_only=True):
    """A decision on the fee: from when, counted on what, by whom and why."""

    fee_decision_id: str
    case_id: CaseId
    person_id: PersonId
    valid_from: date
    means: Means
    reasons: str
    expected_kronor: int
    decided_at: datetime
    decided_by_name: str
    decided_by_title: str
    delegation: str
    letter_sha256: str
    served_at: datetime | None = None

    @property
    def declared(self) -> bool:
        return self.means.fee_basis is not None

    @property
    def fee_basis(self) -> Fraction | None:
        return self.means.fee_basis


class IncomeDeclared(Event, frozen=True, kw_only=True, tag=True):
    """She gave her income and housing cost."""


class IncomeDeclined(Event, frozen=True, kw_only=True, tag=True):
    """She does not wish to give them."""


class FeeDecided(Event, frozen=True, kw_only=True, tag=True):
    """A fee was decided and a notice sent."""

    fee_decision_id: str


class FeeDecisionServed(Event, frozen=True, kw_only=True, tag=True):
    """She opened her fee decision for the first time."""

    fee_decision_id: str


class NothingGranted(Refusal, frozen=True, tag=True):
    """There is no granted help to decide a fee for."""

    status: ClassVar[int] = 409


class NotFirstOfMonth(Refusal, frozen=True, tag=True):
    """A fee holds from the first day of a month."""

    status: ClassVar[int] = 422


class MonthAlreadyFinal(Refusal, frozen=True, tag=True):
    """The month is final: invoices and settlements are made."""

    month: date


class HouseCostMissing(Refusal, frozen=True, tag=True):
    """She lives in an own house and nobody has worked out its cost yet."""

    status: ClassVar[int] = 422


class LoweredTooFar(Refusal, frozen=True, tag=True):
    """The minimum amount cannot be lowered by more than all of it."""

    status: ClassVar[int] = 422
