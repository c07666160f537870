"""A care worker's day, and the visits whose stop she forgot."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import is_shown, scope
from backend.execution import rules
from backend.execution.facts import (
    Access,
    PlannedTask,
    ReportedTime,
    Told,
    VisitEvent,
    VisitEventKind,
    VisitToDo,
    WorkersDay,
)
from backend.execution.queries.visits import (
    events_of,
    in_force,
    state_of,
    stop_margin,
    times_of,
    told_of,
)
from backend.execution.tables import PlanRow, VisitEventRow, VisitRow, VisitTimeRow
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import OrderId

ASKED_FOR = timedelta(days=7)


def today_for(session: Session, *, actor: Actor, today: date) -> WorkersDay:
    """Today's and tomorrow's own visits, with what is needed at the door. No codes.

    Tomorrow's only to whom it is known for sure: a code on a known device shows today.
    """
    tomorrow = today + timedelta(days=1)
    rows = session.scalars(
        select(VisitRow)
        .where(
            scope(actor, Purpose.visits, VisitRow, today=today),
            VisitRow.worker_id == actor.user_id,
            VisitRow.start >= rules.start_of_day(today),
            VisitRow.start < _seen_until(actor, tomorrow),
            VisitRow.cancelled_at.is_(None),
        )
        .order_by(VisitRow.start, VisitRow.visit_id)
    ).all()
    told = told_of(session, rows)
    events = events_of(session, [r.visit_id for r in rows])
    times = times_of(session, [r.visit_id for r in rows])
    phone = _planner_phone(session, actor)
    hows = _hows(session, rows)
    visits = [
        replace(
            _to_do(
                row,
                told[row.order_id],
                events[row.visit_id],
                times[row.visit_id],
                phone,
            ),
            tasks=_as_she_wants(row.tasks, hows.get(row.order_id, {})),
        )
        for row in rows
        if row.order_id in told
    ]
    midnight = rules.start_of_day(tomorrow)
    return WorkersDay(
        day=today,
        visits=tuple(v for v in visits if v.start < midnight),
        tomorrow=tuple(v for v in visits if v.start >= midnight),
    )


def _seen_until(actor: Actor, tomorrow: date) -> datetime:
    if actor.level < ProofLevel.N3:
        return rules.start_of_day(tomorrow)
    return rules.start_of_day(tomorrow + timedelta(days=1))


def forgotten_stops(
    session: Session, *, actor: Actor, now: datetime
) -> tuple[VisitToDo, ...]:
    """Visits that she began and never stopped, and for which no time is told since.

    They are asked for also when the tie to the case has ended meanwhile: only she
    knows when she left.
    """
    begun = exists().where(
        VisitEventRow.visit_id == VisitRow.visit_id,
        VisitEventRow.kind == VisitEventKind.started,
        VisitEventRow.worker_id == actor.user_id,
    )
    timed = exists().where(VisitTimeRow.visit_id == VisitRow.visit_id)
    rows = session.scalars(
        select(VisitRow)
        .where(
            VisitRow.municipality_id == actor.municipality_id,
            VisitRow.provider_id == actor.provider_id,
            is_shown(actor, VisitRow.person_id),
            VisitRow.start >= now - ASKED_FOR,
            begun,
            ~timed,
        )
        .order_by(VisitRow.start, VisitRow.visit_id)
    ).all()
    told, margin = told_of(session, rows), stop_margin(session, actor=actor)
    events = events_of(session, [r.visit_id for r in rows])
    found: list[VisitToDo] = []
    for row in rows:
        began = rules.started_at(events[row.visit_id], worker_id=actor.user_id)
        if began is not None and rules.is_forgotten(
            began, planned_minutes=row.minutes, margin=margin, now=now
        ):
            visit = _to_do(row, told[row.order_id], events[row.visit_id], (), "")
            found.append(replace(visit, started_at=began))
    return tuple(found)


def _hows(session: Session, rows: Sequence[VisitRow]) -> dict[OrderId, dict[str, str]]:
    """How she wants each task, by the latest plan of each order."""
    plans = session.scalars(
        select(PlanRow)
        .where(PlanRow.order_id.in_({r.order_id for r in rows}))
        .order_by(PlanRow.plan_id)
    )
    return {plan.order_id: plan.content.tasks for plan in plans}


def _as_she_wants(
    tasks: Sequence[PlannedTask], hows: dict[str, str]
) -> tuple[PlannedTask, ...]:
    return tuple(replace(t, how=hows.get(t.task_id, t.how)) for t in tasks)


def _planner_phone(session: Session, actor: Actor) -> str:
    """The provider's own number, which its planners answer; not one planner's own."""
    if actor.provider_id is None:
        return ""
    return people.provider(session, actor.provider_id).phone


def _to_do(
    row: VisitRow,
    told: Told,
    events: Sequence[VisitEvent],
    times: Sequence[ReportedTime],
    planner_phone: str,
) -> VisitToDo:
    time = in_force(times)
    began = rules.started_at(events, worker_id=row.worker_id)
    return VisitToDo(
        visit_id=row.visit_id,
        case_id=row.case_id,
        person_id=row.person_id,
        line_id=row.line_id,
        name=told.name,
        address=told.address,
        postal=told.postal,
        phone=told.phone,
        access=Access(told.access),
        critical=told.critical,
        start=row.start,
        end=row.start + timedelta(minutes=row.minutes),
        tasks=row.tasks,
        state=state_of(row, events, time),
        planner_phone=planner_phone,
        contact_name=told.contact_name,
        contact_phone=told.contact_phone,
        started_at=time.start if time else began,
        ended_at=time.end if time else None,
        outcome=time.outcome if time else None,
    )
