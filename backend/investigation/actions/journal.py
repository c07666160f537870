"""Writing in the journal. An entry is locked when written; a correction is a new one."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.investigation import queries, rules
from backend.investigation.actions.inquiry import workable
from backend.investigation.facts.inquiry import (
    Investigation,
    InvestigationClosed,
    NotYourCase,
    ReasonMissing,
)
from backend.investigation.facts.journal import (
    AlreadyCorrected,
    EmptyEntry,
    EntryDraft,
    EventInTheFuture,
    JournalEntryId,
    JournalEntryWritten,
)
from backend.investigation.tables.journal import JournalRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id


def write_entry(
    session: Session,
    *,
    case_id: CaseId,
    draft: EntryDraft,
    by: Actor,
    now: datetime,
    today: date,
) -> (
    JournalEntryWritten
    | NotFound
    | NotYourCase
    | InvestigationClosed
    | EmptyEntry
    | EventInTheFuture
):
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    refusal = _wrong_with(draft, today=today)
    if refusal is not None:
        return refusal
    return _keep(session, found, draft, by=by, now=now)


def correct_entry(
    session: Session,
    *,
    case_id: CaseId,
    entry_id: JournalEntryId,
    draft: EntryDraft,
    reason: str,
    by: Actor,
    now: datetime,
    today: date,
) -> (
    JournalEntryWritten
    | NotFound
    | NotYourCase
    | InvestigationClosed
    | EmptyEntry
    | EventInTheFuture
    | AlreadyCorrected
    | ReasonMissing
):
    """The corrected entry stays legible, with who corrected it, when and why."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    entry = queries.journal_entry(session, actor=by, case_id=case_id, entry_id=entry_id)
    if entry is None:
        return NotFound()
    refusal = rules.may_correct(entry, reason=reason) or _wrong_with(draft, today=today)
    if refusal is not None:
        return refusal
    return _keep(
        session,
        found,
        draft,
        by=by,
        now=now,
        corrects_id=entry_id,
        reason=reason.strip(),
    )


def _wrong_with(
    draft: EntryDraft, *, today: date
) -> EmptyEntry | EventInTheFuture | None:
    return rules.may_write(
        happened_on=draft.happened_on,
        today=today,
        facts_text=draft.facts_text,
        assessment_text=draft.assessment_text,
    )


def _keep(
    session: Session,
    found: Investigation,
    draft: EntryDraft,
    *,
    by: Actor,
    now: datetime,
    corrects_id: JournalEntryId | None = None,
    reason: str = "",
) -> JournalEntryWritten:
    entry_id = JournalEntryId(new_id())
    session.add(
        JournalRow(
            entry_id=entry_id,
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            happened_on=draft.happened_on,
            written_at=now,
            author_id=by.user_id,
            author_name=by.name,
            author_title=by.title,
            source=draft.source,
            source_detail=draft.source_detail.strip(),
            heading=draft.heading.strip(),
            facts_text=draft.facts_text.strip(),
            assessment_text=draft.assessment_text.strip(),
            corrects_id=corrects_id,
            correction_reason=reason,
        )
    )
    return JournalEntryWritten(
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        at=now,
        entry_id=entry_id,
        corrects_id=corrects_id,
    )
