"""Beslut: how each thing that was asked for ends, why, by whom, and how to appeal."""

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from backend.kernel.actor import Role
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, DecisionId, InvestigationId, LineId
from backend.kernel.refusal import Refusal
from backend.kernel.services import Goal, GrantedService, ServiceKind


class Result(StrEnum):
    """How one service that was asked for, or found to be needed, ends."""

    granted = "granted"
    partly = "partly"
    refused = "refused"
    withdrawn = "withdrawn"
    met_otherwise = "met_otherwise"


class DecisionKind(StrEnum):
    """How the whole ends; `written_off` (avskriven) when all was taken back."""

    granted = "granted"
    partly_granted = "partly_granted"
    refused = "refused"
    written_off = "written_off"


class Outcome(Struct, frozen=True, kw_only=True):
    """Met otherwise says by whom, and that they agree (SoL 11:1)."""

    kind: ServiceKind
    result: Result
    reason: str = ""
    met_by: str = ""
    met_by_agrees: bool = False


class LegalBasis(Struct, frozen=True, kw_only=True):
    """A provision in force between two days, with where it was read."""

    provision: str
    says: str
    start: date
    source: str
    until: date | None = None


class AppealText(Struct, frozen=True, kw_only=True):
    """How to appeal, word by word, in force between two days."""

    version: str
    start: date
    paragraphs: tuple[str, ...]
    until: date | None = None


class DecisionDraft(Struct, frozen=True, kw_only=True):
    """What has been put in so far; nothing of it holds until it is decided."""

    outcomes: tuple[Outcome, ...]
    starts_on: date | None
    until: date | None
    follow_up_on: date | None
    reasons: str
    saved_at: datetime | None
    saved_by_name: str
    version: int


class Signatory(Struct, frozen=True, kw_only=True):
    """Who decided or presented, as the letter names them (FL 31)."""

    name: str
    title: str


class DecisionLine(Struct, frozen=True, kw_only=True):
    """A line of the decision; each can be appealed and ended apart."""

    line_id: LineId
    outcome: Outcome
    service: GrantedService | None


class Decision(Struct, frozen=True, kw_only=True):
    """A decision as made. `served_on` is the day she got it.

    `signed_with` is by what it was signed; nothing for those from before that was kept.
    """

    decision_id: DecisionId
    investigation_id: InvestigationId
    case_id: CaseId
    case_number: str
    decided_on: date
    decided_at: datetime
    kind: DecisionKind
    lines: tuple[DecisionLine, ...]
    reasons: str
    decided_by: Signatory
    presented_by: Signatory | None
    role: Role
    delegation_point: str
    delegation_source: str
    hours_a_month: Fraction
    legal_basis: tuple[LegalBasis, ...]
    appeal: AppealText
    follow_up_on: date | None
    sha256: str
    served_on: date | None
    appeal_until: date | None
    posted_on: date | None
    signed_with: str = ""


class Hindrance(StrEnum):
    """What still stands in the way of signing or deciding."""

    assessment = "assessment"
    outcomes = "outcomes"
    refusal_reasons = "refusal_reasons"
    met_by = "met_by"
    tasks = "tasks"
    period = "period"
    reasons = "reasons"
    communication = "communication"
    answer = "answer"


class InvestigationSigned(Event, frozen=True, kw_only=True):
    """`signature` is the mark of the signature, which the log keeps."""

    investigation_id: InvestigationId
    signature: str

    def in_log(self) -> str:
        return self.signature


class DecisionDraftSaved(Event, frozen=True, kw_only=True):
    version: int


class DecisionSentUp(Event, frozen=True, kw_only=True):
    role: Role


class DecisionSentBack(Event, frozen=True, kw_only=True):
    """To the officer again; why is told in her work, not in the log."""


class DecisionMade(Event, frozen=True, kw_only=True):
    """`signature` is the mark of the signature, which the log keeps."""

    decision_id: DecisionId
    signature: str
    decided_on: date
    granted: tuple[GrantedService, ...]
    refused: tuple[ServiceKind, ...]
    goals: tuple[Goal, ...]
    follow_up_on: date | None

    def in_log(self) -> str:
        return self.signature


class DecisionServed(Event, frozen=True, kw_only=True):
    decision_id: DecisionId
    served_on: date
    appeal_until: date


class LetterPosted(Event, frozen=True, kw_only=True):
    decision_id: DecisionId


class NotReady(Refusal, frozen=True, kw_only=True):
    """Something is missing; the page says what, as links."""


class StartsInThePast(Refusal, frozen=True, kw_only=True):
    """What is granted begins on the day of the decision or later."""

    status: ClassVar[int] = 422


class NoteMissing(Refusal, frozen=True, kw_only=True):
    """Whoever gets it back must know what to change."""

    status: ClassVar[int] = 422


class AlreadyDecided(Refusal, frozen=True, kw_only=True):
    pass


class PeriodReversed(Refusal, frozen=True, kw_only=True):
    """The help ends before it begins."""

    status: ClassVar[int] = 422
