"""What the questions of this area answer: facts gathered for a page or a month run."""

from datetime import date, datetime

from msgspec import Struct

from backend.fees.facts.amounts import Calculation
from backend.fees.facts.case import Declaration, Declined, FeeDecision
from backend.fees.facts.month import (
    Check,
    CompensationLine,
    FeeLine,
    GrantedHelp,
    Invoice,
    PerformedVisit,
    PersonMonth,
    Settlement,
)
from backend.fees.facts.policy import Policy
from backend.kernel.ids import CaseId, MunicipalityId, PersonId, ProviderId
from backend.kernel.money import Money


class LateMonth(Struct, frozen=True, kw_only=True):
    """A closed month into which time has come afterwards, for the persons it concerns."""

    month: date
    people: tuple[PersonMonth, ...]
    charged: tuple[FeeLine, ...]
    paid: tuple[CompensationLine, ...]


class Gathered(Struct, frozen=True, kw_only=True):
    """Everything that a month's proposal is made from."""

    month: date
    people: tuple[PersonMonth, ...]
    before: tuple[FeeLine, ...]
    late: tuple[LateMonth, ...]
    policy: Policy
    municipal: frozenset[ProviderId]


class Attest(Struct, frozen=True, kw_only=True):
    """Who attested, first or second, and when."""

    place: int
    by_user: str
    by_name: str
    at: datetime


class MonthRun(Struct, frozen=True, kw_only=True):
    """How far a month run has come. Sums, never names."""

    month: date
    locked_at: datetime
    locked_by_name: str
    calculated_at: datetime | None = None
    calculated_by_name: str = ""
    fees: Money | None = None
    payers: int = 0
    pay_nothing: int = 0
    compensation: Money | None = None
    providers: int = 0
    minutes: int = 0
    attests: tuple[Attest, ...] = ()
    final_at: datetime | None = None


class NamedCheck(Struct, frozen=True, kw_only=True):
    """Something to look at, with her name and who has looked."""

    check: Check
    name: str
    line_id: str | None = None
    checked_by_name: str = ""
    checked_at: datetime | None = None


class NamedLine(Struct, frozen=True, kw_only=True):
    """A fee line with the person's name."""

    name: str
    line: FeeLine


class NamedInvoice(Struct, frozen=True, kw_only=True):
    """An invoice with the person's name."""

    name: str
    invoice: Invoice


class PaidLine(Struct, frozen=True, kw_only=True):
    """A compensation line with names and the visits it rests on."""

    name: str
    provider_name: str
    line: CompensationLine
    visits: tuple[PerformedVisit, ...] = ()


class SettledMonth(Struct, frozen=True, kw_only=True):
    """A provider's settlement with its lines."""

    settlement: Settlement
    lines: tuple[PaidLine, ...]


class FeeStair(Struct, frozen=True, kw_only=True):
    """A krona's stair: the line, the invoice it stands on, what was charged before."""

    name: str
    line: FeeLine
    run_month: date
    charged_before: Money
    visits: tuple[PerformedVisit, ...]


class DecidedFee(Struct, frozen=True, kw_only=True):
    """A fee decision with the calculation that explains it."""

    decision: FeeDecision
    calculation: Calculation


class FeePaper(Struct, frozen=True, kw_only=True):
    """A frozen letter or invoice, and whose it is."""

    content: bytes
    case_id: CaseId
    person_id: PersonId


class FeePerson(Struct, frozen=True, kw_only=True):
    """A person's economy as the fee officer sees it."""

    case_id: CaseId
    person_id: PersonId
    name: str
    granted: tuple[GrantedHelp, ...]
    declarations: tuple[Declaration | Declined, ...]
    decisions: tuple[DecidedFee, ...]
    invoices: tuple[Invoice, ...]

    @property
    def declared(self) -> Declaration | Declined | None:
        return self.declarations[0] if self.declarations else None


class OwnFee(Struct, frozen=True, kw_only=True):
    """Her own fee: what she declared, what is decided, what she is to pay."""

    case_id: CaseId | None
    declared: Declaration | Declined | None
    decided: DecidedFee | None
    invoices: tuple[Invoice, ...]


class InvoiceWithLines(Struct, frozen=True, kw_only=True):
    """An invoice and what each of its lines is for."""

    invoice: Invoice
    lines: tuple[FeeLine, ...]


class OwnCase(Struct, frozen=True, kw_only=True):
    """The case that her own fee belongs to: the one decided last."""

    municipality_id: MunicipalityId
    case_id: CaseId
    person_id: PersonId
