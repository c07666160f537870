"""The proposed service plan and its lines."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation.facts.proposal import PlanLine, Proposal
from backend.investigation.tables.proposal import PlanLineRow, ProposalRow
from backend.kernel.actor import Actor
from backend.kernel.ids import InvestigationId, PlanId


def proposal(
    session: Session,
    *,
    actor: Actor,
    investigation_id: InvestigationId,
    purpose: Purpose = Purpose.case_file,
) -> Proposal | None:
    """The proposal of an investigation, with the lines that stand."""
    row = session.scalar(
        select(ProposalRow).where(
            scope(actor, purpose, ProposalRow),
            ProposalRow.investigation_id == investigation_id,
        )
    )
    if row is None:
        return None
    lines = session.scalars(
        select(PlanLineRow)
        .where(
            scope(actor, purpose, PlanLineRow),
            PlanLineRow.plan_id == row.plan_id,
            PlanLineRow.removed_at.is_(None),
        )
        .order_by(PlanLineRow.category, PlanLineRow.task_id)
    )
    return Proposal(
        plan_id=row.plan_id,
        lines=tuple(line_of(each) for each in lines),
        proposed_at=row.proposed_at,
        proposed_by_name=row.proposed_by_name,
    )


def removed_tasks(
    session: Session, *, actor: Actor, plan_id: PlanId
) -> frozenset[tuple[str, str]]:
    """The (category, task code) pairs that the officer has taken out herself."""
    rows = session.execute(
        select(PlanLineRow.category, PlanLineRow.code).where(
            scope(actor, Purpose.case_file, PlanLineRow),
            PlanLineRow.plan_id == plan_id,
            PlanLineRow.removed_at.is_not(None),
        )
    )
    return frozenset((row.category, row.code) for row in rows)


def line_of(row: PlanLineRow) -> PlanLine:
    return PlanLine(
        task_id=row.task_id,
        need_id=row.need_id,
        category=row.category,
        code=row.code,
        name=row.name,
        kind=row.kind,
        minutes=row.minutes,
        times=row.times,
        weeks=row.weeks,
        template_minutes=row.template_minutes,
        template_times=row.template_times,
        template_weeks=row.template_weeks,
        reason=row.reason,
        version=row.version,
    )
