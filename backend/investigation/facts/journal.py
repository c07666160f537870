"""Journal: what happened, when, from whom; locked when written (SoL 14:3)."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, NewType

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal

JournalEntryId = NewType("JournalEntryId", str)


class EntrySource(StrEnum):
    """Where the information comes from (FL 27)."""

    person = "person"
    relative = "relative"
    health_care = "health_care"
    provider = "provider"
    officer = "officer"
    other = "other"


class EntryDraft(Struct, frozen=True, kw_only=True):
    """What the officer has put in; the entry gets its own date, author and title."""

    happened_on: date
    source: EntrySource
    heading: str
    source_detail: str = ""
    facts_text: str = ""
    assessment_text: str = ""


class JournalEntry(Struct, frozen=True, kw_only=True):
    entry_id: JournalEntryId
    happened_on: date
    written_at: datetime
    author_id: UserId
    author_name: str
    author_title: str
    source: EntrySource
    source_detail: str
    heading: str
    facts_text: str
    assessment_text: str
    corrects_id: JournalEntryId | None
    correction_reason: str
    corrected_by_id: JournalEntryId | None


class JournalEntryWritten(Event, frozen=True, kw_only=True):
    entry_id: JournalEntryId
    corrects_id: JournalEntryId | None


class EmptyEntry(Refusal, frozen=True, kw_only=True):
    """Neither a fact nor an assessment."""

    status: ClassVar[int] = 422


class EventInTheFuture(Refusal, frozen=True, kw_only=True):
    """What is noted has happened."""

    status: ClassVar[int] = 422
    happened_on: date


class AlreadyCorrected(Refusal, frozen=True, kw_only=True):
    """The latest correction is the one to correct."""
