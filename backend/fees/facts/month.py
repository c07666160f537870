"""The month run: lock, calculate, check, attest by two, final."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from backend.fees.facts.amounts import Calculation, Compensation, Means
from backend.kernel.event import Event
from backend.kernel.ids import (
    CaseId,
    InvoiceId,
    LineId,
    OrderId,
    PersonId,
    ProviderId,
    SettlementId,
    VisitId,
)
from backend.kernel.money import Money
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class GrantedHelp(Struct, frozen=True, kw_only=True):
    """This area's own copy of a granted line, with who performs it and since when."""

    case_id: CaseId
    person_id: PersonId
    line_id: LineId
    kind: ServiceKind
    start: date
    until: date | None
    minutes_per_4_weeks: int
    provider_id: ProviderId | None = None
    order_id: OrderId | None = None
    started_on: date | None = None


class PerformedVisit(Struct, frozen=True, kw_only=True):
    """A reported visit as fees and compensation see it: time and outcome, no note."""

    visit_id: VisitId
    version: int
    case_id: CaseId
    line_id: LineId
    provider_id: ProviderId
    day: date
    minutes: int
    outcome: str
    kept_at: datetime

    @property
    def was_made(self) -> bool:
        return self.outcome in {"done", "partly"}


class PersonMonth(Struct, frozen=True, kw_only=True):
    """All that a month's fee and compensation for one person are counted from.

    `means` None = no fee has been decided. The cap is hers, whatever the number of cases.
    """

    person_id: PersonId
    case_id: CaseId
    granted: tuple[GrantedHelp, ...]
    visits: tuple[PerformedVisit, ...] = ()
    means: Means | None = None


class LineKind(StrEnum):
    """What a line of an invoice is for."""

    care = "care"
    meals = "meals"
    correction = "correction"


class FeeLine(Struct, frozen=True, kw_only=True):
    """A line of her invoice. `calculation` is the recorded calculation, its stair."""

    case_id: CaseId
    person_id: PersonId
    kind: LineKind
    for_month: date
    amount: Money
    calculation: Calculation
    line_id: str = ""


class CompensationLine(Struct, frozen=True, kw_only=True):
    """A line of a provider's settlement, for one person and one kind of help."""

    case_id: CaseId
    person_id: PersonId
    provider_id: ProviderId
    kind: ServiceKind
    for_month: date
    minutes: int
    amount: Money
    vat: Money
    calculation: Compensation
    line_id: str = ""


class CheckKind(StrEnum):
    """What a person should look at before the attest."""

    differs = "differs"
    decision_missing = "decision_missing"
    not_declared = "not_declared"
    performed_off_granted = "performed_off_granted"
    correction = "correction"


class Why(StrEnum):
    """Why an amount differs from last month."""

    first_month = "first_month"
    new_decision = "new_decision"
    new_rates = "new_rates"
    new_tariff = "new_tariff"
    more_help = "more_help"
    less_help = "less_help"
    corrected_time = "corrected_time"
    no_income = "no_income"
    no_decision = "no_decision"
    time_reported = "time_reported"


class Check(Struct, frozen=True, kw_only=True):
    """One thing to look at about one person before the attest."""

    kind: CheckKind
    why: Why
    case_id: CaseId
    person_id: PersonId
    amount: Money
    before: Money | None = None
    percent: int | None = None

    @property
    def check_key(self) -> str:
        return f"{self.kind}:{self.person_id}"


class Proposal(Struct, frozen=True, kw_only=True):
    """What a month run would charge and pay. Nothing is sent from a proposal."""

    month: date
    fee_lines: tuple[FeeLine, ...]
    compensation_lines: tuple[CompensationLine, ...]
    checks: tuple[Check, ...]
    final: bool = False

    @property
    def fees(self) -> Money:
        return Money(sum(line.amount.ore for line in self.fee_lines))

    @property
    def compensation(self) -> Money:
        return Money(
            sum(line.amount.ore + line.vat.ore for line in self.compensation_lines),
        )


class Invoice(Struct, frozen=True, kw_only=True):
    """Faktura: what she is to pay for a month, with OCR and last day."""

    invoice_id: InvoiceId
    number: int
    ocr: str
    case_id: CaseId
    person_id: PersonId
    month: date
    amount: Money
    made_on: date
    due_on: date
    pdf_sha256: str


class Settlement(Struct, frozen=True, kw_only=True):
    """Avräkning: what a provider is paid for a month."""

    settlement_id: SettlementId
    provider_id: ProviderId
    provider_name: str
    month: date
    amount: Money
    vat: Money
    minutes: int


class MonthLocked(Event, frozen=True, kw_only=True, tag=True):
    """The month's reported time was locked; what comes later counts next month."""

    month: date


class MonthCalculated(Event, frozen=True, kw_only=True, tag=True):
    """The month was calculated as a proposal."""

    month: date


class MonthCheckDone(Event, frozen=True, kw_only=True, tag=True):
    """Somebody looked at one of the things to check."""

    month: date
    check_key: str


class MonthsByHand(Struct, frozen=True, kw_only=True):
    """The months whose fee waits to be handled by hand; `case_id` is where her help is."""

    person_id: PersonId
    case_id: CaseId
    months: tuple[date, ...]


class MonthHandledByHand(Event, frozen=True, kw_only=True, tag=True):
    """The fee of somebody protected has been handled beside the month run."""

    month: date


class MonthAttested(Event, frozen=True, kw_only=True, tag=True):
    """One of the two attested."""

    month: date


class MonthFinal(Event, frozen=True, kw_only=True, tag=True):
    """The second attested: invoices and settlements are made."""

    month: date
    invoices: int
    settlements: int


class MonthNotOver(Refusal, frozen=True, tag=True):
    """The month is not over: it can be looked at, not locked."""

    month: date


class MonthStepMissing(Refusal, frozen=True, tag=True):
    """An earlier step of the run has not been taken."""

    month: date


class ChecksLeft(Refusal, frozen=True, tag=True):
    """There is still something to check before the attest."""

    left: int


class AttestedBySamePerson(Refusal, frozen=True, tag=True):
    """Two different persons attest (the municipality's reglemente)."""
