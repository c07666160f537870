"""What she sees of her help, and what officers see of lines that have not begun."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.execution import rules
from backend.execution.facts import NotStarted, OwnLine, OwnServices, OwnVisit
from backend.execution.queries.choices import has_open_choice
from backend.execution.queries.orders import order_of, plan_of
from backend.execution.queries.visits import in_force, times_of, was_made
from backend.execution.tables import CareOrderRow, PlanRow, ServiceLineRow, VisitRow
from backend.kernel.actor import Actor

NEXT_VISITS = 5
EARLIER_VISITS = 90
SHOWN_FOR = timedelta(days=60)


def own_services(session: Session, *, actor: Actor, now: datetime) -> OwnServices:
    """Who was there when, and the next visit."""
    today = now.date()
    order = session.scalar(
        select(CareOrderRow)
        .where(
            scope(actor, Purpose.own_file, CareOrderRow),
            CareOrderRow.declined_at.is_(None),
        )
        .order_by(CareOrderRow.sent_at.desc())
        .limit(1)
    )
    plan = session.scalar(
        select(PlanRow)
        .where(scope(actor, Purpose.own_file, PlanRow))
        .order_by(PlanRow.plan_id.desc())
        .limit(1)
    )
    provider = people.provider(session, order.provider_id) if order else None
    visits = _visits(session, actor=actor, now=now)
    return OwnServices(
        lines=_lines(session, actor=actor, today=today),
        has_open_choice=has_open_choice(session, actor=actor),
        order=order_of(order) if order else None,
        provider_name=provider.name if provider else "",
        provider_phone=provider.phone if provider else "",
        plan=plan_of(plan) if plan else None,
        coming=tuple(v for v in visits if v.end >= now and not v.outcome)[:NEXT_VISITS],
        been=tuple(
            reversed([v for v in visits if v.outcome or v.end < now][-EARLIER_VISITS:])
        ),
    )


def _lines(session: Session, *, actor: Actor, today: date) -> tuple[OwnLine, ...]:
    rows = session.scalars(
        select(ServiceLineRow)
        .where(scope(actor, Purpose.own_file, ServiceLineRow))
        .order_by(ServiceLineRow.line_id)
    )
    return tuple(
        OwnLine(
            service=row.service,
            days=rules.days_since(row.decided_on, today=today),
            started_on=row.started_on,
        )
        for row in rows
    )


def _visits(session: Session, *, actor: Actor, now: datetime) -> tuple[OwnVisit, ...]:
    rows = session.scalars(
        select(VisitRow)
        .where(
            scope(actor, Purpose.own_file, VisitRow),
            VisitRow.start >= now - SHOWN_FOR,
            VisitRow.cancelled_at.is_(None),
        )
        .order_by(VisitRow.start, VisitRow.visit_id)
        .limit(500)
    ).all()
    times = times_of(session, [row.visit_id for row in rows])
    shown: list[OwnVisit] = []
    for row in rows:
        time = in_force(times[row.visit_id])
        planned_end = row.start + timedelta(minutes=row.minutes)
        shown.append(
            OwnVisit(
                visit_id=row.visit_id,
                worker_name=row.worker_name,
                start=time.start if time else row.start,
                end=time.end if time else planned_end,
                what=tuple(task.name for task in row.tasks),
                was_made=was_made(time),
                outcome=time.outcome if time else None,
            )
        )
    return tuple(shown)


def not_started(
    session: Session, *, actor: Actor, purpose: Purpose, today: date
) -> tuple[NotStarted, ...]:
    """Days since the decision on every line that has not begun, the oldest first."""
    rows = session.scalars(
        select(ServiceLineRow)
        .where(
            scope(actor, purpose, ServiceLineRow), ServiceLineRow.started_on.is_(None)
        )
        .order_by(ServiceLineRow.decided_on, ServiceLineRow.line_id)
        .limit(500)
    )
    return tuple(
        NotStarted(
            line_id=row.line_id,
            case_id=row.case_id,
            decided_on=row.decided_on,
            days=rules.days_since(row.decided_on, today=today),
        )
        for row in rows
    )
