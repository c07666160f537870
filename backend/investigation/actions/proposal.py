"""Proposing a plan from the needs, and changing its lines with a reason."""

from datetime import date, datetime
from typing import Literal

from msgspec.structs import asdict, replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import queries, rules
from backend.investigation.actions.inquiry import keep, workable
from backend.investigation.actions.work import move_on
from backend.investigation.facts.assessment import Assessment, Need
from backend.investigation.facts.inquiry import (
    ChangedMeanwhile,
    Investigation,
    InvestigationClosed,
    NotYourCase,
    ReasonMissing,
)
from backend.investigation.facts.proposal import (
    DeviationNeedsReason,
    FrequencyOutOfRange,
    LineChange,
    NoNeedOfService,
    NoProposalYet,
    PlanLine,
    PlanLineChanged,
    PlanProposed,
    Proposal,
    TaskTemplate,
    TemplatesMissing,
    UnknownTask,
)
from backend.investigation.tables.proposal import PlanLineRow, ProposalRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, NeedId, PlanId, TaskId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id

Blocked = NotFound | NotYourCase | InvestigationClosed


def propose_plan(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime, today: date
) -> PlanProposed | Blocked | NoNeedOfService | TemplatesMissing:
    """Tasks for every need of service; what the officer has changed stays changed."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    policy = queries.policy_on(
        session, municipality_id=found.municipality_id, day=today
    )
    if policy is None:
        return TemplatesMissing()
    assessed = queries.assessments(
        session, actor=by, investigation_id=found.investigation_id
    )
    needs = [each for each in assessed if each.need is Need.service]
    if not needs:
        return NoNeedOfService()
    before = queries.proposal(
        session, actor=by, investigation_id=found.investigation_id
    )
    plan_id = before.plan_id if before else _new_plan(session, found, by=by, now=now)
    _drop_met_needs(session, before, needs=needs, by=by)
    _add_tasks(
        session,
        found,
        plan_id=plan_id,
        wanted=rules.candidate_tasks(needs, policy.templates),
        standing=before.lines if before else (),
        by=by,
    )
    _move_on(session, found, by=by, now=now)
    return PlanProposed(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        plan_id=plan_id,
    )


def change_line(
    session: Session,
    *,
    case_id: CaseId,
    task_id: TaskId,
    change: LineChange,
    base_version: int,
    by: Actor,
    now: datetime,
) -> (
    PlanLineChanged
    | Blocked
    | UnknownTask
    | ChangedMeanwhile
    | DeviationNeedsReason
    | FrequencyOutOfRange
):
    """Other minutes or another frequency than the template's, with the reason."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    row = _row(session, found, task_id=task_id, by=by)
    if row is None:
        return UnknownTask()
    if row.version != base_version:
        return ChangedMeanwhile(by=row.changed_by_name, at=row.changed_at)
    line = rules.changed_line(queries.line_of(row), change)
    if not isinstance(line, PlanLine):
        return line
    row.minutes, row.times, row.weeks = line.minutes, line.times, line.weeks
    row.reason, row.version = line.reason, line.version
    row.changed_by_name, row.changed_at = by.name, now
    return _changed(session, found, task_id=task_id, change="changed", by=by, now=now)


def remove_line(
    session: Session,
    *,
    case_id: CaseId,
    task_id: TaskId,
    reason: str,
    by: Actor,
    now: datetime,
) -> PlanLineChanged | Blocked | UnknownTask | ReasonMissing:
    """Take a task out of the plan; the line stays, with who, when and why."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    row = _row(session, found, task_id=task_id, by=by)
    if row is None:
        return UnknownTask()
    if not reason.strip():
        return ReasonMissing()
    row.removed_at, row.removed_by, row.reason = now, by.user_id, reason.strip()
    return _changed(session, found, task_id=task_id, change="removed", by=by, now=now)


def add_line(
    session: Session,
    *,
    case_id: CaseId,
    need_id: NeedId,
    code: str,
    by: Actor,
    now: datetime,
    today: date,
) -> (
    PlanLineChanged
    | Blocked
    | NoProposalYet
    | UnknownTask
    | NoNeedOfService
    | TemplatesMissing
):
    """Another task of the municipality's list, for a need that is assessed."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    policy = queries.policy_on(
        session, municipality_id=found.municipality_id, day=today
    )
    if policy is None:
        return TemplatesMissing()
    its = found.investigation_id
    plan = queries.proposal(session, actor=by, investigation_id=its)
    if plan is None:
        return NoProposalYet()
    assessed = queries.assessments(session, actor=by, investigation_id=its)
    need = next((each for each in assessed if each.need_id == need_id), None)
    template = next((each for each in policy.templates if each.code == code), None)
    if need is None or template is None:
        return UnknownTask()
    if need.need is not Need.service:
        return NoNeedOfService()
    task_id = _add(
        session,
        found,
        plan_id=plan.plan_id,
        need=need,
        template=template,
        by=by,
        now=now,
    )
    return _changed(session, found, task_id=task_id, change="added", by=by, now=now)


def _row(
    session: Session, found: Investigation, *, task_id: TaskId, by: Actor
) -> PlanLineRow | None:
    return session.scalar(
        select(PlanLineRow).where(
            scope(by, Purpose.case_file, PlanLineRow),
            PlanLineRow.case_id == found.case_id,
            PlanLineRow.task_id == task_id,
            PlanLineRow.removed_at.is_(None),
        )
    )


def _new_plan(
    session: Session, found: Investigation, *, by: Actor, now: datetime
) -> PlanId:
    plan_id = PlanId(new_id())
    session.add(
        ProposalRow(
            plan_id=plan_id,
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            proposed_at=now,
            proposed_by=by.user_id,
            proposed_by_name=by.name,
        )
    )
    session.flush()
    return plan_id


def _drop_met_needs(
    session: Session,
    before: Proposal | None,
    *,
    needs: list[Assessment],
    by: Actor,
) -> None:
    """A need that no longer asks for a service takes its tasks with it."""
    if before is None:
        return
    still = {each.need_id for each in needs}
    gone = [each.task_id for each in before.lines if each.need_id not in still]
    rows = session.scalars(
        select(PlanLineRow).where(
            scope(by, Purpose.case_file, PlanLineRow), PlanLineRow.task_id.in_(gone)
        )
    )
    for row in rows:
        session.delete(row)


def _add_tasks(
    session: Session,
    found: Investigation,
    *,
    plan_id: PlanId,
    wanted: tuple[tuple[Assessment, TaskTemplate], ...],
    standing: tuple[PlanLine, ...],
    by: Actor,
) -> None:
    """Every wanted task that neither stands already nor has been taken out."""
    removed = queries.removed_tasks(session, actor=by, plan_id=plan_id)
    codes = {each.code for each in standing} | {code for _, code in removed}
    for need, template in wanted:
        if template.code not in codes:
            _add(
                session,
                found,
                plan_id=plan_id,
                need=need,
                template=template,
                by=by,
                now=need.assessed_at,
            )


def _add(
    session: Session,
    found: Investigation,
    *,
    plan_id: PlanId,
    need: Assessment,
    template: TaskTemplate,
    by: Actor,
    now: datetime,
) -> TaskId:
    line = PlanLine(
        task_id=TaskId(new_id()),
        need_id=need.need_id,
        category=need.category,
        code=template.code,
        name=template.name,
        kind=template.kind,
        minutes=template.minutes,
        times=template.times,
        weeks=template.weeks,
        template_minutes=template.minutes,
        template_times=template.times,
        template_weeks=template.weeks,
        reason="",
        version=1,
    )
    session.add(
        PlanLineRow(
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            plan_id=plan_id,
            changed_by_name=by.name,
            changed_at=now,
            **asdict(line),
        )
    )
    return line.task_id


def _move_on(
    session: Session, found: Investigation, *, by: Actor, now: datetime
) -> None:
    moved = keep(session, replace(found, state=rules.proposed(now=now)))
    move_on(session, moved, by=by.user_id, now=now)


def _changed(
    session: Session,
    found: Investigation,
    *,
    task_id: TaskId,
    change: Literal["added", "changed", "removed"],
    by: Actor,
    now: datetime,
) -> PlanLineChanged:
    _move_on(session, found, by=by, now=now)
    return PlanLineChanged(
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        at=now,
        task_id=task_id,
        change=change,
    )
