"""Invändning (SoL 14:6): what the person holds to be wrong in what is written about her."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from msgspec import Struct

from backend.investigation.facts.decision import Signatory
from backend.investigation.facts.journal import JournalEntryId
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.refusal import Refusal

ObjectionId = NewType("ObjectionId", str)


class SubjectKind(StrEnum):
    """What an objection is about."""

    journal_entry = "journal_entry"
    assessment = "assessment"
    decision = "decision"


class Through(StrEnum):
    """How it came to be noted."""

    herself = "herself"
    mandate = "mandate"
    phone = "phone"
    visit = "visit"


class ObjectionOutcome(StrEnum):
    """What its author did: it is not overwritten, whichever it is."""

    corrected = "corrected"
    kept = "kept"


class Subject(Struct, frozen=True, kw_only=True):
    """What is written about her, by whom; `name` is a heading, a category or a number."""

    kind: SubjectKind
    subject_id: str
    case_id: CaseId
    person_id: PersonId
    name: str
    text: str
    authors: tuple[UserId, ...]


class ObjectionAnswer(Struct, frozen=True, kw_only=True):
    """`correction_id` is the entry in the journal that says what is right."""

    outcome: ObjectionOutcome
    reason: str
    answered_at: datetime
    by: Signatory
    correction_id: JournalEntryId | None


class Objection(Struct, frozen=True, kw_only=True):
    """Her words beside what they are about. `noted_by` is who took them down for her."""

    objection_id: ObjectionId
    case_id: CaseId
    subject: SubjectKind
    subject_id: str
    subject_name: str
    text: str
    said_at: datetime
    through: Through
    noted_by: Signatory | None
    answer: ObjectionAnswer | None


class ObjectionNoted(Event, frozen=True, kw_only=True):
    objection_id: ObjectionId
    subject: SubjectKind


class ObjectionAnswered(Event, frozen=True, kw_only=True):
    objection_id: ObjectionId
    outcome: ObjectionOutcome


class ObjectionWithoutWords(Refusal, frozen=True, kw_only=True):
    """What is wrong is hers to say."""

    status: ClassVar[int] = 422


class ObjectionClosed(Refusal, frozen=True, kw_only=True):
    """Whoever answered first has answered."""


class NotYoursToAnswer(Refusal, frozen=True, kw_only=True):
    """Its author answers, or whoever has the case now."""

    status: ClassVar[int] = 403
