"""Utredning: the inquiry that opens on receipt, who has it and how far it has come."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import (
    ApplicationId,
    CaseId,
    DecisionId,
    InvestigationId,
    MunicipalityId,
    PersonId,
    UnitId,
    UserId,
)
from backend.kernel.mandate import Representative
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class Opened(Struct, frozen=True, tag=True):
    """Inledd (SoL 14:2)."""

    opened_at: datetime


class Planned(Struct, frozen=True, tag=True):
    """Utredningsplan finns."""

    planned_at: datetime


class Assessed(Struct, frozen=True, tag=True):
    """At least one life area is assessed."""

    assessed_at: datetime


class Proposed(Struct, frozen=True, tag=True):
    """Förslag till insatsplan finns."""

    proposed_at: datetime


class Communicated(Struct, frozen=True, tag=True):
    """Sent to the person for her answer (FL 25)."""

    communicated_at: datetime
    communication_id: str
    last_day: date


UnderWay = Opened | Planned | Assessed | Proposed | Communicated


class Signed(Struct, frozen=True, tag=True):
    """Slutförd och signerad: nothing in it changes, unless it is sent back to `before`."""

    signed_at: datetime
    signed_by: UserId
    before: UnderWay


class Decided(Struct, frozen=True, tag=True):
    decided_on: date
    decision_id: DecisionId


class ClosedWithoutDecision(Struct, frozen=True, tag=True):
    closed_at: datetime
    reason: str


InvestigationState = UnderWay | Signed | Decided | ClosedWithoutDecision


class Investigation(Struct, frozen=True, kw_only=True):
    investigation_id: InvestigationId
    municipality_id: MunicipalityId
    case_id: CaseId
    person_id: PersonId
    application_id: ApplicationId
    case_number: str
    received_at: datetime
    source: str
    urgent: bool
    asked: tuple[ServiceKind, ...]
    asked_text: str
    language: str
    interpreter: bool
    contact_phone: str
    unit_id: UnitId | None
    officer_id: UserId | None
    state: InvestigationState
    version: int
    represented_by: Representative | None = None


class Approach(StrEnum):
    """How the officer meets the person to find out."""

    home_visit = "home_visit"
    phone = "phone"
    video = "video"


class InvestigationPlan(Struct, frozen=True, kw_only=True):
    """Utredningsplan: what is to be found out, from whom, with whose consent, when."""

    visit_at: datetime
    approach: Approach
    questions: str
    sources: str
    planned_by: UserId
    planned_by_name: str
    planned_at: datetime
    version: int


class InquiryOpened(Event, frozen=True, kw_only=True):
    investigation_id: InvestigationId


class CaseTaken(Event, frozen=True, kw_only=True):
    officer_id: UserId


class CaseTakenOver(Event, frozen=True, kw_only=True):
    """A colleague of the unit goes on with it."""

    officer_id: UserId
    from_officer_id: UserId
    reason: str


class CaseHandedBack(Event, frozen=True, kw_only=True):
    reason: str


class HomeVisitPlanned(Event, frozen=True, kw_only=True):
    visit_at: datetime


class AlreadyTaken(Refusal, frozen=True, kw_only=True):
    """Someone else has the case."""

    officer: str


class NobodysCase(Refusal, frozen=True, kw_only=True):
    """Nobody has the case: it can be taken as it is."""


class NotYourCase(Refusal, frozen=True, kw_only=True):
    """The case must be taken before it is worked on."""

    status: ClassVar[int] = 403


class InvestigationClosed(Refusal, frozen=True, kw_only=True):
    """Signed or decided: what is written stands."""


class ChangedMeanwhile(Refusal, frozen=True, kw_only=True):
    """Someone saved after the page was opened."""

    by: str
    at: datetime


class VisitInThePast(Refusal, frozen=True, kw_only=True):
    """A planned visit lies ahead."""

    status: ClassVar[int] = 422


class ReasonMissing(Refusal, frozen=True, kw_only=True):
    """What the next one needs to understand is not there."""

    status: ClassVar[int] = 422
