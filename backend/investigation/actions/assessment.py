"""Assessing a life category, beside what the person herself has answered."""

from datetime import datetime

from msgspec.structs import asdict, replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import queries, rules
from backend.investigation.actions.inquiry import keep, workable
from backend.investigation.actions.work import move_on
from backend.investigation.facts.assessment import (
    Assessment,
    AssessmentDraft,
    GoalMissing,
    LevelMissing,
    MetByWhomMissing,
    Need,
    NeedAssessed,
    TargetMissing,
    TargetWorseThanNow,
    UnknownCategory,
)
from backend.investigation.facts.inquiry import (
    ChangedMeanwhile,
    Investigation,
    InvestigationClosed,
    NotYourCase,
)
from backend.investigation.tables.assessment import AssessmentRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, GoalId, NeedId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id


def assess_need(
    session: Session,
    *,
    case_id: CaseId,
    draft: AssessmentDraft,
    base_version: int,
    by: Actor,
    now: datetime,
) -> (
    NeedAssessed
    | NotFound
    | NotYourCase
    | InvestigationClosed
    | UnknownCategory
    | ChangedMeanwhile
    | LevelMissing
    | TargetMissing
    | GoalMissing
    | TargetWorseThanNow
    | MetByWhomMissing
):
    """Keep one category's assessment; `base_version` is the one the officer saw, 0 if none."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    if draft.category not in queries.category_names():
        return UnknownCategory(category=draft.category)
    row = _row(session, found, category=draft.category, by=by)
    if row is not None and row.version != base_version:
        return ChangedMeanwhile(by=row.assessed_by_name, at=row.assessed_at)
    assessment = _assessment(draft, before=row, by=by, now=now)
    refusal = rules.what_is_missing(assessment)
    if refusal is not None:
        return refusal
    _keep(session, found, assessment, row=row)
    moved = keep(session, replace(found, state=rules.assessed(now=now)))
    move_on(session, moved, by=by.user_id, now=now)
    return NeedAssessed(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        need_id=assessment.need_id,
        category=assessment.category,
    )


def _row(
    session: Session, found: Investigation, *, category: str, by: Actor
) -> AssessmentRow | None:
    return session.scalar(
        select(AssessmentRow).where(
            scope(by, Purpose.case_file, AssessmentRow),
            AssessmentRow.investigation_id == found.investigation_id,
            AssessmentRow.category == category,
        )
    )


def _assessment(
    draft: AssessmentDraft, *, before: AssessmentRow | None, by: Actor, now: datetime
) -> Assessment:
    """The need keeps its id through every change, so that the trace holds."""
    goal_id = before.goal_id if before else None
    if goal_id is None and draft.need is Need.service:
        goal_id = GoalId(new_id())
    return Assessment(
        **asdict(draft),
        need_id=before.need_id if before else NeedId(new_id()),
        goal_id=goal_id,
        assessed_at=now,
        assessed_by=by.user_id,
        assessed_by_name=by.name,
        version=before.version + 1 if before else 1,
    )


def _keep(
    session: Session,
    found: Investigation,
    assessment: Assessment,
    *,
    row: AssessmentRow | None,
) -> None:
    columns = asdict(assessment)
    columns["current_level"] = int(columns.pop("current"))
    target = columns.pop("target")
    columns["target_level"] = None if target is None else int(target)
    if row is None:
        session.add(
            AssessmentRow(
                municipality_id=found.municipality_id,
                case_id=found.case_id,
                person_id=found.person_id,
                investigation_id=found.investigation_id,
                **columns,
            )
        )
        return
    for column, value in columns.items():
        setattr(row, column, value)
