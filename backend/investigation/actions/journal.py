"""Writing in the journal. An entry is locked when written; a correction is a new one."""

from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import queries, rules
from backend.investigation.actions.inquiry import workable
from backend.investigation.actions.objection_work import finish_if_answered
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
from backend.investigation.facts.objection import ObjectionOutcome
from backend.investigation.tables.journal import JournalRow
from backend.investigation.tables.objection import ObjectionRow
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
    found = workable(session, case_id=case_id, by=by, to_note=True)
    if not isinstance(found, Investigation):
        return found
    refusal = _wrong_with(draft, today=today)
    if refusal is not None:
        return refusal
    return keep_entry(session, found, draft, by=by, now=now)


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
    written = keep_entry(
        session,
        found,
        draft,
        by=by,
        now=now,
        corrects_id=entry_id,
        reason=reason.strip(),
    )
    _answer_objections(session, written, entry_id, reason.strip(), by=by, now=now)
    finish_if_answered(session, found, by=by, now=now)
    return written


def _answer_objections(
    session: Session,
    written: JournalEntryWritten,
    entry_id: JournalEntryId,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """What she has said is wrong with the entry is answered when it is corrected."""
    session.execute(
        update(ObjectionRow)
        .where(
            scope(by, Purpose.case_file, ObjectionRow),
            ObjectionRow.entry_id == entry_id,
            ObjectionRow.outcome.is_(None),
        )
        .values(
            outcome=ObjectionOutcome.corrected,
            reason=reason,
            answered_at=now,
            answered_by=by.user_id,
            answered_by_name=by.name,
            answered_by_title=by.title,
            correction_id=written.entry_id,
        )
        .execution_options(synchronize_session=False)
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


def keep_entry(
    session: Session,
    found: Investigation,
    draft: EntryDraft,
    *,
    by: Actor,
    now: datetime,
    corrects_id: JournalEntryId | None = None,
    reason: str = "",
) -> JournalEntryWritten:
    """The entry, locked; one that corrects another is seen beside it from then on."""
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
