"""What the person holds to be wrong, beside what it is about."""

from collections.abc import Collection
from functools import partial

from msgspec.structs import replace
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from backend.access import whereabouts
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation.facts.decision import Signatory
from backend.investigation.facts.objection import (
    Objection,
    ObjectionAnswer,
    ObjectionId,
    Subject,
    SubjectKind,
    Through,
)
from backend.investigation.queries.categories import category_names
from backend.investigation.tables.assessment import AssessmentRow
from backend.investigation.tables.communication import CommunicationRow
from backend.investigation.tables.decision import DecisionRow
from backend.investigation.tables.journal import JournalRow
from backend.investigation.tables.objection import ObjectionRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, MunicipalityId, NeedId


def objections(
    session: Session, *, actor: Actor, case_id: CaseId, purpose: Purpose
) -> tuple[Objection, ...]:
    """All of a case, oldest first."""
    rows = session.scalars(
        select(ObjectionRow)
        .where(scope(actor, purpose, ObjectionRow), ObjectionRow.case_id == case_id)
        .order_by(ObjectionRow.said_at, ObjectionRow.objection_id)
    )
    return tuple(objection_of(row) for row in rows)


def own_objections(session: Session, *, actor: Actor) -> tuple[Objection, ...]:
    """All that she has said is wrong, newest first."""
    rows = session.scalars(
        select(ObjectionRow)
        .where(scope(actor, Purpose.own_file, ObjectionRow))
        .order_by(ObjectionRow.said_at.desc(), ObjectionRow.objection_id.desc())
    )
    found = tuple(objection_of(row) for row in rows)
    if whereabouts.names_no_officer(session, actor):
        return tuple(_unnamed(each) for each in found)
    return found


def _unnamed(objection: Objection) -> Objection:
    """Officers by their titles alone; whoever acts for her is known to her."""
    noted_by, answer = objection.noted_by, objection.answer
    if noted_by is not None and objection.through is not Through.mandate:
        noted_by = replace(noted_by, name=noted_by.title)
    if answer is not None:
        answer = replace(answer, by=replace(answer.by, name=""))
    return replace(objection, noted_by=noted_by, answer=answer)


def objections_to_needs(
    session: Session, *, actor: Actor, case_id: CaseId, need_ids: Collection[NeedId]
) -> tuple[Objection, ...]:
    """They go with the needs into the order, and with nothing else of the case."""
    rows = session.scalars(
        select(ObjectionRow)
        .where(
            scope(actor, Purpose.order, ObjectionRow),
            ObjectionRow.case_id == case_id,
            ObjectionRow.need_id.in_(need_ids),
        )
        .order_by(ObjectionRow.said_at, ObjectionRow.objection_id)
    )
    return tuple(objection_of(row) for row in rows)


def has_open_objections(
    session: Session, *, municipality_id: MunicipalityId, case_id: CaseId
) -> bool:
    """Whether anything waits for an answer; nobody reads what."""
    is_open = exists().where(
        ObjectionRow.municipality_id == municipality_id,
        ObjectionRow.case_id == case_id,
        ObjectionRow.outcome.is_(None),
    )
    return session.scalar(select(is_open)) or False


def objection_row(
    session: Session,
    *,
    actor: Actor,
    objection_id: ObjectionId,
    to_change: bool = False,
) -> ObjectionRow | None:
    """One that is read `to_change` it keeps others from changing it until the commit."""
    wanted = select(ObjectionRow).where(
        scope(actor, Purpose.case_file, ObjectionRow),
        ObjectionRow.objection_id == objection_id,
    )
    return session.scalar(wanted.with_for_update() if to_change else wanted)


def subject(
    session: Session, *, actor: Actor, purpose: Purpose, subject_id: str
) -> Subject | None:
    """An entry, an assessment or a decision, for whoever reaches it."""
    reached = partial(scope, actor, purpose)
    entry = session.scalar(
        select(JournalRow).where(reached(JournalRow), JournalRow.entry_id == subject_id)
    )
    if entry is not None:
        return _entry(entry)
    need = session.scalar(
        select(AssessmentRow).where(
            reached(AssessmentRow), AssessmentRow.need_id == subject_id
        )
    )
    if need is not None:
        return _assessment(need)
    made = session.scalar(
        select(DecisionRow).where(
            reached(DecisionRow), DecisionRow.decision_id == subject_id
        )
    )
    return None if made is None else _decision(made)


def own_subject(session: Session, *, actor: Actor, subject_id: str) -> Subject | None:
    """What she has been shown herself: an assessment sent to her, or her decision."""
    found = subject(
        session, actor=actor, purpose=Purpose.own_file, subject_id=subject_id
    )
    if found is None or found.kind is SubjectKind.journal_entry:
        return None
    if found.kind is SubjectKind.assessment:
        shown = needs_shown(session, actor=actor)
        return found if found.subject_id in shown.values() else None
    return found


def needs_shown(session: Session, *, actor: Actor) -> dict[str, NeedId]:
    """The assessments that she has been sent, by the names they have on her page.

    Where there are several investigations, a name is the latest one's.
    """
    names = category_names()
    rows = session.scalars(
        select(CommunicationRow)
        .where(scope(actor, Purpose.own_file, CommunicationRow))
        .order_by(CommunicationRow.communication_id)
    ).all()
    sent = {
        (row.investigation_id, area.name) for row in rows for area in row.content.areas
    }
    assessed = session.scalars(
        select(AssessmentRow)
        .where(
            scope(actor, Purpose.own_file, AssessmentRow),
            AssessmentRow.investigation_id.in_({each for each, _ in sent}),
        )
        .order_by(AssessmentRow.need_id)
    )
    return {
        name: row.need_id
        for row in assessed
        if (row.investigation_id, name := names.get(row.category, "")) in sent
    }


def objection_of(row: ObjectionRow) -> Objection:
    if row.entry_id is not None:
        kind = SubjectKind.journal_entry
    elif row.need_id is not None:
        kind = SubjectKind.assessment
    else:
        kind = SubjectKind.decision
    noted_by = Signatory(name=row.noted_by_name, title=row.noted_by_title)
    return Objection(
        objection_id=row.objection_id,
        case_id=row.case_id,
        subject=kind,
        subject_id=row.entry_id or row.need_id or row.decision_id or "",
        subject_name=row.subject_name,
        text=row.text,
        said_at=row.said_at,
        through=row.through,
        noted_by=noted_by if row.noted_by_name else None,
        answer=_answer(row),
    )


def _answer(row: ObjectionRow) -> ObjectionAnswer | None:
    if row.outcome is None or row.answered_at is None:
        return None
    return ObjectionAnswer(
        outcome=row.outcome,
        reason=row.reason,
        answered_at=row.answered_at,
        by=Signatory(name=row.answered_by_name, title=row.answered_by_title),
        correction_id=row.correction_id,
    )


def _entry(row: JournalRow) -> Subject:
    return Subject(
        kind=SubjectKind.journal_entry,
        subject_id=row.entry_id,
        case_id=row.case_id,
        person_id=row.person_id,
        name=row.heading,
        text="\n".join(filter(None, (row.facts_text, row.assessment_text))),
        authors=(row.author_id,),
    )


def _assessment(row: AssessmentRow) -> Subject:
    return Subject(
        kind=SubjectKind.assessment,
        subject_id=row.need_id,
        case_id=row.case_id,
        person_id=row.person_id,
        name=category_names().get(row.category, row.category),
        text="\n".join(filter(None, (row.person_view_text, row.goal_text))),
        authors=(row.assessed_by,),
    )


def _decision(row: DecisionRow) -> Subject:
    return Subject(
        kind=SubjectKind.decision,
        subject_id=row.decision_id,
        case_id=row.case_id,
        person_id=row.person_id,
        name=row.case_number,
        text=row.reasons,
        authors=tuple(filter(None, (row.decided_by, row.presented_by))),
    )
