"""Visits: the worker's day, the planner's time, and what she sees herself."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.execution import rules
from backend.execution.facts import (
    MADE,
    Access,
    Outcome,
    PlannedTask,
    ReportedTime,
    TimeRow,
    Told,
    VisitEvent,
    VisitEventKind,
    VisitState,
    VisitToDo,
    WorkersDay,
)
from backend.execution.tables import (
    CareOrderRow,
    PlanRow,
    ProviderNoteRow,
    ServiceLineRow,
    VisitEventRow,
    VisitRow,
    VisitTimeRow,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import LineId, OrderId, VisitId

MOST_ROWS = 300


def today_for(session: Session, *, actor: Actor, today: date) -> WorkersDay:
    """Today's and tomorrow's own visits, with what is needed at the door. No codes."""
    tomorrow = today + timedelta(days=1)
    rows = session.scalars(
        select(VisitRow)
        .where(
            scope(actor, Purpose.visits, VisitRow, today=today),
            VisitRow.worker_id == actor.user_id,
            VisitRow.start >= rules.start_of_day(today),
            VisitRow.start < rules.start_of_day(tomorrow + timedelta(days=1)),
            VisitRow.cancelled_at.is_(None),
        )
        .order_by(VisitRow.start, VisitRow.visit_id)
    ).all()
    told = _told(session, rows)
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


def _told(session: Session, rows: Sequence[VisitRow]) -> dict[OrderId, Told]:
    """What the orders tell, for visits that have been reached through `scope`."""
    found = session.execute(
        select(CareOrderRow.order_id, CareOrderRow.told).where(
            CareOrderRow.order_id.in_({r.order_id for r in rows})
        )
    )
    return {row.order_id: row.told for row in found}


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
    if actor.provider_id is None:
        return ""
    planners = [
        m.phone
        for m in people.staff_of_provider(session, actor.provider_id)
        if m.role is Role.provider_planner and m.phone
    ]
    return (
        planners[0] if planners else people.provider(session, actor.provider_id).phone
    )


def events_of(
    session: Session, visit_ids: Sequence[VisitId]
) -> dict[VisitId, list[VisitEvent]]:
    """What phones have told about visits that have been reached through `scope`."""
    found: dict[VisitId, list[VisitEvent]] = defaultdict(list)
    rows = session.scalars(
        select(VisitEventRow)
        .where(VisitEventRow.visit_id.in_(visit_ids))
        .order_by(VisitEventRow.event_id)
    )
    for row in rows:
        found[row.visit_id].append(
            VisitEvent(
                kind=row.kind, worker_id=row.worker_id, at=row.at, flags=row.flags
            )
        )
    return found


def times_of(
    session: Session, visit_ids: Sequence[VisitId]
) -> dict[VisitId, list[ReportedTime]]:
    """Every version of the visits' time, the first first."""
    found: dict[VisitId, list[ReportedTime]] = defaultdict(list)
    rows = session.scalars(
        select(VisitTimeRow)
        .where(VisitTimeRow.visit_id.in_(visit_ids))
        .order_by(VisitTimeRow.visit_id, VisitTimeRow.version)
    )
    for row in rows:
        found[row.visit_id].append(time_of(row))
    return found


def time_of(row: VisitTimeRow) -> ReportedTime:
    return ReportedTime(
        version=row.version,
        start=row.started_at,
        end=row.ended_at,
        outcome=row.outcome,
        manual=row.manual,
        reason=row.reason,
        proposed_by=row.proposed_by,
        proposed_by_name=row.proposed_by_name,
        approved_by_name=row.approved_by_name,
        approved_at=row.approved_at,
        flags=row.flags,
    )


def in_force(times: Sequence[ReportedTime]) -> ReportedTime | None:
    """The time that counts: the latest that a phone told or that is approved."""
    counted = [t for t in times if not t.manual or t.approved_at is not None]
    return counted[-1] if counted else None


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


def state_of(
    row: VisitRow, events: Sequence[VisitEvent], time: ReportedTime | None
) -> VisitState:
    if time is not None:
        is_missed = time.outcome is Outcome.not_home
        return VisitState.missed if is_missed else VisitState.reported
    if row.cancelled_at is not None:
        return VisitState.cancelled
    is_begun = any(e.kind is VisitEventKind.started for e in events)
    return VisitState.ongoing if is_begun else VisitState.planned


def visit_of_provider(
    session: Session, *, visit_id: str, actor: Actor
) -> VisitRow | None:
    """A visit of the actor's provider, also one that has been moved or cancelled.

    A report from the door is never turned away because the plan has changed since
    (trust §3.4): the tie to the case may have ended while the phone was off line.
    """
    return session.scalar(
        select(VisitRow).where(
            VisitRow.visit_id == visit_id,
            VisitRow.municipality_id == actor.municipality_id,
            VisitRow.provider_id == actor.provider_id,
        )
    )


def time_rows(
    session: Session, *, actor: Actor, first: date, last: date
) -> tuple[TimeRow, ...]:
    """The provider's visits of these days: missed ones first, then what to approve."""
    rows = session.scalars(
        select(VisitRow)
        .where(
            scope(actor, Purpose.visits, VisitRow),
            VisitRow.provider_id == actor.provider_id,
            VisitRow.start >= rules.start_of_day(first),
            VisitRow.start < rules.start_of_day(last + timedelta(days=1)),
        )
        .order_by(VisitRow.start, VisitRow.visit_id)
        .limit(MOST_ROWS)
    ).all()
    ids = [r.visit_id for r in rows]
    told, events, times = (
        _told(session, rows),
        events_of(session, ids),
        times_of(session, ids),
    )
    notes = _notes(session, actor=actor, visit_ids=ids)
    listed = [
        _time_row(
            row,
            told[row.order_id],
            events[row.visit_id],
            times[row.visit_id],
            notes.get(row.visit_id, ""),
        )
        for row in rows
        if row.cancelled_at is None or events[row.visit_id]
    ]
    urgency = {VisitState.missed: 0}
    return tuple(
        sorted(
            listed,
            key=lambda r: (urgency.get(r.state, 1 if r.proposed else 2), r.start),
        )
    )


def _time_row(
    row: VisitRow,
    told: Told,
    events: Sequence[VisitEvent],
    times: Sequence[ReportedTime],
    note: str,
) -> TimeRow:
    time = in_force(times)
    proposed = [t for t in times if t.manual and t.approved_at is None]
    return TimeRow(
        visit_id=row.visit_id,
        person_name=told.name,
        worker_name=row.worker_name,
        start=row.start,
        planned_minutes=row.minutes,
        state=state_of(row, events, time),
        time=time,
        proposed=proposed[-1] if proposed else None,
        note=note,
    )


def _notes(
    session: Session, *, actor: Actor, visit_ids: Sequence[VisitId]
) -> dict[VisitId, str]:
    """Notes are the provider's own: only its own people read them."""
    rows = session.execute(
        select(ProviderNoteRow.visit_id, ProviderNoteRow.text)
        .where(
            scope(actor, Purpose.visits, ProviderNoteRow),
            ProviderNoteRow.provider_id == actor.provider_id,
            ProviderNoteRow.visit_id.in_(visit_ids),
        )
        .order_by(ProviderNoteRow.note_id)
    )
    found: dict[VisitId, str] = {}
    for visit_id, text in rows:
        found[visit_id] = f"{found[visit_id]}\n{text}" if visit_id in found else text
    return found


def time_row(session: Session, *, visit_id: str, actor: Actor) -> TimeRow | None:
    """One visit's time, for correcting it."""
    row = session.scalar(
        select(VisitRow).where(
            scope(actor, Purpose.visits, VisitRow),
            VisitRow.provider_id == actor.provider_id,
            VisitRow.visit_id == visit_id,
        )
    )
    if row is None:
        return None
    told = _told(session, [row])
    events = events_of(session, [row.visit_id])[row.visit_id]
    times = times_of(session, [row.visit_id])[row.visit_id]
    return _time_row(row, told[row.order_id], events, times, "")


def was_made(time: ReportedTime | None) -> bool:
    """Only a visit that was done, wholly or in part, was made."""
    return time is not None and time.outcome in MADE


def line_is_started(session: Session, *, line_id: LineId) -> bool:
    """Whether help of this line has begun; for a visit that is already reached."""
    started_on = session.scalar(
        select(ServiceLineRow.started_on).where(ServiceLineRow.line_id == line_id)
    )
    return started_on is not None
