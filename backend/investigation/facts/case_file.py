"""The whole case in one view, for whoever has it."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from backend.access.facts import PersonFacts
from backend.investigation.facts.assessment import LifeCategory
from backend.investigation.facts.inquiry import Investigation, InvestigationPlan
from backend.investigation.facts.journal import JournalEntry
from backend.investigation.facts.objection import Objection
from backend.investigation.facts.proposal import Proposal, TaskTemplate
from backend.kernel.ids import UserId


class Assignment(Struct, frozen=True, kw_only=True):
    """Who had the case, from when to when, and why it was handed back."""

    officer_id: UserId
    officer_name: str
    taken_at: datetime
    handed_back_at: datetime | None
    reason: str


class CaseFile(Struct, frozen=True, kw_only=True):
    """`life` holds every category that is rated, assessed or active."""

    investigation: Investigation
    person: PersonFacts
    assignments: tuple[Assignment, ...]
    plan: InvestigationPlan | None
    journal: tuple[JournalEntry, ...]
    life: tuple[LifeCategory, ...]
    self_rated_at: datetime | None
    proposal: Proposal | None
    templates: tuple[TaskTemplate, ...]
    objections: tuple[Objection, ...]


class Missing(StrEnum):
    """What an inquiry still lacks before it can lead to a decision."""

    inquiry_plan = "inquiry_plan"
    journal = "journal"
    assessment = "assessment"
    proposal = "proposal"
    tasks = "tasks"


class OwnInquiry(Struct, frozen=True, kw_only=True):
    """What the person herself sees of the inquiry: who has it and what is planned."""

    investigation: Investigation
    officer_name: str
    officer_title: str
    officer_phone: str
    taken_at: datetime | None
    plan: InvestigationPlan | None
    journal: tuple[JournalEntry, ...]
