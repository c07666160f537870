"""Noting what she holds to be wrong, and answering it (SoL 14:6)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.investigation import queries, rules
from backend.investigation.actions.journal import keep_entry
from backend.investigation.actions.objection_work import (
    finish_if_answered,
    put_objections,
)
from backend.investigation.facts.inquiry import (
    Investigation,
    NotYourCase,
    ReasonMissing,
)
from backend.investigation.facts.journal import (
    AlreadyCorrected,
    EntryDraft,
    EntrySource,
    JournalEntryId,
)
from backend.investigation.facts.objection import (
    NotYoursToAnswer,
    ObjectionAnswered,
    ObjectionClosed,
    ObjectionId,
    ObjectionNoted,
    ObjectionOutcome,
    ObjectionWithoutWords,
    Subject,
    SubjectKind,
    Through,
)
from backend.investigation.tables.objection import ObjectionRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, DecisionId, NeedId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify

T = TypeVar("T")


def object_to(
    session: Session, *, subject_id: str, text: str, by: Actor, now: datetime
) -> ObjectionNoted | NotFound | ObjectionWithoutWords:
    """She, or whoever acts for her, says that something she has been shown is wrong."""
    about = queries.own_subject(session, actor=by, subject_id=subject_id)
    if about is None:
        return NotFound()
    return _keep(
        session,
        about,
        text=text,
        through=Through.mandate if by.acting else Through.herself,
        purpose=Purpose.own_file,
        by=by,
        now=now,
    )


def note_objection(
    session: Session,
    *,
    case_id: CaseId,
    subject_id: str,
    text: str,
    through: Through,
    by: Actor,
    now: datetime,
) -> ObjectionNoted | NotFound | NotYourCase | ObjectionWithoutWords:
    """An officer takes down what she says on the phone or at a visit."""
    about = queries.subject(
        session, actor=by, purpose=Purpose.case_file, subject_id=subject_id
    )
    if about is None or about.case_id != case_id:
        return NotFound()
    if no := rules.only_reads(case_id, by=by):
        return no
    return _keep(
        session,
        about,
        text=text,
        through=through,
        purpose=Purpose.case_file,
        by=by,
        now=now,
    )


def answer_objection(
    session: Session,
    *,
    objection_id: ObjectionId,
    outcome: ObjectionOutcome,
    reason: str,
    heading: str,
    by: Actor,
    now: datetime,
    today: date,
) -> (
    ObjectionAnswered
    | NotFound
    | ObjectionClosed
    | NotYoursToAnswer
    | ReasonMissing
    | AlreadyCorrected
):
    """What stands is not touched: a correction is an entry of its own in the journal."""
    row = queries.objection_row(
        session, actor=by, objection_id=objection_id, to_change=True
    )
    if row is None:
        return NotFound()
    found = queries.investigation(
        session, actor=by, case_id=row.case_id, purpose=Purpose.case_file
    )
    objection = queries.objection_of(row)
    about = queries.subject(
        session,
        actor=by,
        purpose=Purpose.case_file,
        subject_id=objection.subject_id,
    )
    if found is None or about is None:
        return NotFound()
    refusal = rules.may_answer_objection(
        objection, about=about, by=by.user_id, holder=found.officer_id, reason=reason
    )
    if refusal is not None:
        return refusal
    if outcome is ObjectionOutcome.corrected:
        correction_id = _correct(
            session, found, row, reason, heading=heading, by=by, now=now, today=today
        )
        if isinstance(correction_id, AlreadyCorrected):
            return correction_id
        row.correction_id = correction_id
    _close(row, outcome, reason, by=by, now=now)
    session.flush()
    finish_if_answered(session, found, by=by, now=now)
    _tell_her(session, row, now=now)
    return ObjectionAnswered(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        objection_id=objection_id,
        outcome=outcome,
    )


def _keep(
    session: Session,
    about: Subject,
    *,
    text: str,
    through: Through,
    purpose: Purpose,
    by: Actor,
    now: datetime,
) -> ObjectionNoted | NotFound | ObjectionWithoutWords:
    if not text.strip():
        return ObjectionWithoutWords()
    found = queries.investigation(
        session, actor=by, case_id=about.case_id, purpose=purpose
    )
    if found is None:
        return NotFound()
    is_another = through is not Through.herself
    row = ObjectionRow(
        objection_id=ObjectionId(new_id()),
        municipality_id=found.municipality_id,
        case_id=about.case_id,
        person_id=about.person_id,
        entry_id=_id(about, SubjectKind.journal_entry, JournalEntryId),
        need_id=_id(about, SubjectKind.assessment, NeedId),
        decision_id=_id(about, SubjectKind.decision, DecisionId),
        subject_name=about.name,
        text=text.strip(),
        said_at=now,
        through=through,
        noted_by=by.user_id,
        noted_by_name=by.name if is_another else "",
        noted_by_title=by.title if is_another else "",
    )
    session.add(row)
    session.flush()
    put_objections(session, found, now=now)
    return ObjectionNoted(
        municipality_id=found.municipality_id,
        case_id=about.case_id,
        person_id=about.person_id,
        at=now,
        objection_id=row.objection_id,
        subject=about.kind,
    )


def _close(
    row: ObjectionRow,
    outcome: ObjectionOutcome,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> None:
    row.outcome, row.reason = outcome, reason.strip()
    row.answered_at, row.answered_by = now, by.user_id
    row.answered_by_name, row.answered_by_title = by.name, by.title


def _tell_her(session: Session, row: ObjectionRow, *, now: datetime) -> None:
    """That there is an answer to read; not to what, and not which."""
    person = people.person(session, row.person_id)
    notify(
        session,
        municipality_id=row.municipality_id,
        to_email=person.email,
        template="notification-objection-answered",
        language=person.language,
        now=now,
    )


def _correct(
    session: Session,
    found: Investigation,
    row: ObjectionRow,
    text: str,
    *,
    heading: str,
    by: Actor,
    now: datetime,
    today: date,
) -> JournalEntryId | AlreadyCorrected:
    """What is right, in the journal; beside the entry itself if it is one."""
    draft = EntryDraft(
        happened_on=today, source=EntrySource.person, heading=heading, facts_text=text
    )
    if row.entry_id is None:
        return keep_entry(session, found, draft, by=by, now=now).entry_id
    entry = queries.journal_entry(
        session, actor=by, case_id=found.case_id, entry_id=row.entry_id
    )
    if entry is None or entry.corrected_by_id is not None:
        return AlreadyCorrected()
    draft = replace(draft, happened_on=entry.happened_on, heading=entry.heading)
    return keep_entry(
        session,
        found,
        draft,
        by=by,
        now=now,
        corrects_id=entry.entry_id,
        reason=row.text,
    ).entry_id


def _id(about: Subject, kind: SubjectKind, its: Callable[[str], T]) -> T | None:
    return its(about.subject_id) if about.kind is kind else None
