"""What stands before whoever decides, and what the letter says."""

from datetime import date, datetime

from msgspec import Struct

from backend.access.facts import MunicipalityFacts, PersonFacts
from backend.investigation.facts.case_file import CaseFile
from backend.investigation.facts.communication import (
    Communication,
    SkippedCommunication,
)
from backend.investigation.facts.decision import (
    AppealText,
    Decision,
    DecisionDraft,
    DecisionKind,
    DecisionLine,
    Hindrance,
    LegalBasis,
    Signatory,
)
from backend.investigation.facts.delegation import BeyondDelegation, RightToDecide
from backend.kernel.actor import Role
from backend.kernel.ids import UserId
from backend.kernel.services import ServiceKind


class SentUp(Struct, frozen=True, kw_only=True):
    """Above the officer's right: who presents it, and who has it now."""

    role: Role
    presented_by: UserId
    presenter: Signatory
    sent_to_name: str
    sent_at: datetime


class SentBack(Struct, frozen=True, kw_only=True):
    """Not decided as it was presented: what whoever decides wants to see changed."""

    by: Signatory
    note: str
    at: datetime


class LetterFacts(Struct, frozen=True, kw_only=True):
    """All that the decision's letter says."""

    home: MunicipalityFacts
    resident: PersonFacts
    case_number: str
    received_on: date
    decided_on: date
    kind: DecisionKind
    lines: tuple[DecisionLine, ...]
    reasons: str
    decided_by: Signatory
    presented_by: Signatory | None
    delegation_point: str
    delegation_source: str
    legal_basis: tuple[LegalBasis, ...]
    appeal: AppealText
    follow_up_on: date | None


class DecisionDesk(Struct, frozen=True, kw_only=True):
    """`letter` is empty until the municipality has texts in force for the day."""

    file: CaseFile
    draft: DecisionDraft
    answered: tuple[ServiceKind, ...]
    communication: Communication | None
    skipped: SkippedCommunication | None
    before_signing: tuple[Hindrance, ...]
    right: RightToDecide | BeyondDelegation
    is_mine_to_decide: bool
    sends_to: str
    sent_up: SentUp | None
    sent_back: SentBack | None
    proposed_last_day: date
    letter: LetterFacts | None
    decision: Decision | None


class OwnDecision(Struct, frozen=True, kw_only=True):
    """A decision as the person herself reads it."""

    decision: Decision
    home: MunicipalityFacts
    officer_phone: str


class OwnDocument(Struct, frozen=True, kw_only=True):
    """A row among her documents: `name` is a decision's kind or a question to answer."""

    href: str
    name: str
    on: date
    is_new: bool
