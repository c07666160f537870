"""What a journal entry must hold; once written it stands."""

from datetime import date

from backend.investigation.facts.inquiry import ReasonMissing
from backend.investigation.facts.journal import (
    AlreadyCorrected,
    EmptyEntry,
    EventInTheFuture,
    JournalEntry,
)


def may_write(
    *, happened_on: date, today: date, facts_text: str, assessment_text: str
) -> EmptyEntry | EventInTheFuture | None:
    if not (facts_text.strip() or assessment_text.strip()):
        return EmptyEntry()
    if happened_on > today:
        return EventInTheFuture(happened_on=happened_on)
    return None


def may_correct(
    entry: JournalEntry, *, reason: str
) -> AlreadyCorrected | ReasonMissing | None:
    """A correction stands beside what it corrects, and the chain never forks."""
    if entry.corrected_by_id is not None:
        return AlreadyCorrected()
    if not reason.strip():
        return ReasonMissing()
    return None
