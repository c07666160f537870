"""The journal, with each entry's correction beside it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation.facts.journal import JournalEntry, JournalEntryId
from backend.investigation.tables.journal import JournalRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId


def journal(
    session: Session, *, actor: Actor, case_id: CaseId, purpose: Purpose
) -> tuple[JournalEntry, ...]:
    """Every entry, by the day of the event; what was corrected stays legible."""
    rows = session.scalars(
        select(JournalRow)
        .where(scope(actor, purpose, JournalRow), JournalRow.case_id == case_id)
        .order_by(JournalRow.happened_on, JournalRow.written_at, JournalRow.entry_id)
    ).all()
    corrected = {row.corrects_id: row.entry_id for row in rows if row.corrects_id}
    return tuple(_entry(row, corrected.get(row.entry_id)) for row in rows)


def journal_entry(
    session: Session, *, actor: Actor, case_id: CaseId, entry_id: JournalEntryId
) -> JournalEntry | None:
    entries = journal(session, actor=actor, case_id=case_id, purpose=Purpose.case_file)
    return next((each for each in entries if each.entry_id == entry_id), None)


def _entry(row: JournalRow, corrected_by_id: JournalEntryId | None) -> JournalEntry:
    return JournalEntry(
        entry_id=row.entry_id,
        happened_on=row.happened_on,
        written_at=row.written_at,
        author_id=row.author_id,
        author_name=row.author_name,
        author_title=row.author_title,
        source=row.source,
        source_detail=row.source_detail,
        heading=row.heading,
        facts_text=row.facts_text,
        assessment_text=row.assessment_text,
        corrects_id=row.corrects_id,
        correction_reason=row.correction_reason,
        corrected_by_id=corrected_by_id,
    )
