"""Kommunicering (FL 25): what she was shown before the decision, and what she answered."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from msgspec import Struct

from backend.investigation.facts.decision import Outcome
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, InvestigationId
from backend.kernel.refusal import Refusal

CommunicationId = NewType("CommunicationId", str)


class AnswerKind(StrEnum):
    """What she says about it; `oral` asks to speak in person (SoL 14:8)."""

    no_remarks = "no_remarks"
    remarks = "remarks"
    oral = "oral"


class AssessedArea(Struct, frozen=True, kw_only=True):
    """A life area as she is shown it."""

    name: str
    person_view_text: str
    need: str
    goal_text: str
    met_by: str


class ProposedTask(Struct, frozen=True, kw_only=True):
    """A task as she is shown it: what, and how often."""

    name: str
    minutes: int
    times: int
    weeks: int


class CommunicatedContent(Struct, frozen=True, kw_only=True):
    """All of importance to the decision, as it stood when it was sent."""

    areas: tuple[AssessedArea, ...]
    tasks: tuple[ProposedTask, ...]
    outcomes: tuple[Outcome, ...]
    minutes_a_week: int


class Communication(Struct, frozen=True, kw_only=True):
    """`answered_at` is empty until she has answered or an officer has noted it."""

    communication_id: CommunicationId
    investigation_id: InvestigationId
    case_id: CaseId
    sent_at: datetime
    sent_by_name: str
    sent_by_title: str
    last_day: date
    content: CommunicatedContent
    answer: AnswerKind | None
    answer_text: str
    answered_at: datetime | None
    noted_by_name: str
    is_decided: bool = False


class SkippedCommunication(Struct, frozen=True, kw_only=True):
    """Why she was not asked first."""

    reason: str
    skipped_at: datetime
    skipped_by_name: str


class CommunicatedToParty(Event, frozen=True, kw_only=True):
    communication_id: CommunicationId
    last_day: date


class CommunicationSkipped(Event, frozen=True, kw_only=True):
    reason: str


class PartyAnswered(Event, frozen=True, kw_only=True):
    communication_id: CommunicationId
    answer: AnswerKind


class LastDayTooSoon(Refusal, frozen=True, kw_only=True):
    """She needs time to answer."""

    status: ClassVar[int] = 422
    earliest: date


class AlreadyAnswered(Refusal, frozen=True, kw_only=True):
    """The answer that came first stands."""


class AnswerMissing(Refusal, frozen=True, kw_only=True):
    """Remarks without words."""

    status: ClassVar[int] = 422


class AnswerTooLate(Refusal, frozen=True, kw_only=True):
    """The investigation is signed; what she says now is for an appeal."""


class NothingToCommunicate(Refusal, frozen=True, kw_only=True):
    """Something is missing that she must be able to read before she answers."""
