"""What an investigation and a decision say, for machines, when they are signed."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from backend.access.signatures.facts import Fault, Question, SignedKind
from backend.investigation.facts.assessment import Assessment
from backend.investigation.facts.communication import AnswerKind
from backend.investigation.facts.decision import (
    AppealText,
    DecisionKind,
    DecisionLine,
    LegalBasis,
    Outcome,
    Signatory,
)
from backend.investigation.facts.proposal import PlanLine
from backend.kernel.actor import Role
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, InvestigationId
from backend.kernel.services import ServiceKind


class SignedInvestigation(Struct, frozen=True, kw_only=True, tag="investigation"):
    """All that the investigation rests on and proposes; the person is not named."""

    municipality: str
    case_id: CaseId
    investigation_id: InvestigationId
    case_number: str
    received_on: date
    asked: tuple[ServiceKind, ...]
    asked_text: str
    assessments: tuple[Assessment, ...]
    lines: tuple[PlanLine, ...]
    outcomes: tuple[Outcome, ...]
    starts_on: date | None
    until: date | None
    follow_up_on: date | None
    reasons: str
    answer: AnswerKind | None
    answer_text: str
    not_asked_because: str
    signed_by: Signatory
    role: Role
    signed_on: date


class SignedDecision(Struct, frozen=True, kw_only=True, tag="decision"):
    """All that the decision says; the person is not named."""

    municipality: str
    case_id: CaseId
    investigation_id: InvestigationId
    case_number: str
    received_on: date
    decided_on: date
    decision: DecisionKind
    lines: tuple[DecisionLine, ...]
    reasons: str
    decided_by: Signatory
    presented_by: Signatory | None
    role: Role
    delegation_source: str
    delegation_point: str
    hours_a_month: str
    legal_basis: tuple[LegalBasis, ...]
    appeal: AppealText
    follow_up_on: date | None


class Replacement(StrEnum):
    """What has come in the place of a document that was signed."""

    signed_anew = "signed_anew"
    opened_again = "opened_again"
    new_decision = "new_decision"


class CheckedDocument(Struct, frozen=True, kw_only=True):
    """What is told of a file that was signed here: nothing of whom it is about.

    With faults it is not to be trusted, and without `kind` nothing of it can be read.
    """

    faults: tuple[Fault, ...]
    kind: SignedKind | None = None
    home: str = ""
    role: Role | None = None
    clause: str = ""
    means: str = ""
    signed_at: datetime | None = None
    replaced: Replacement | None = None
    replaced_at: datetime | None = None


class SignatureAsked(Event, frozen=True, kw_only=True):
    """Somebody is about to sign; the question is hers alone."""

    question: Question
