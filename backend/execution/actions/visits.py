"""Performing: start, finish, nobody home. Events are only added."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.execution import queries, rules
from backend.execution.actions.choices import mark_started
from backend.execution.facts import (
    MADE,
    Flag,
    MissedVisitReported,
    Outcome,
    VisitEventKind,
    VisitReported,
    VisitStarted,
)
from backend.execution.tables import (
    CareOrderRow,
    ProviderNoteRow,
    VisitEventRow,
    VisitRow,
    VisitTimeRow,
)
from backend.kernel.actor import Actor
from backend.kernel.device_clock import Ticks, passed_between
from backend.kernel.ids import LineId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id


def start_visit(
    session: Session,
    *,
    visit_id: str,
    at: datetime,
    by: Actor,
    now: datetime,
    clock_is_wrong: bool = False,
    ticks: Ticks | None = None,
) -> VisitStarted | NotFound:
    """Kept also when the visit has been moved or cancelled, or was begun already."""
    visit = queries.visit_of_provider(session, visit_id=visit_id, actor=by)
    if visit is None:
        return NotFound()
    _tell(
        session,
        visit,
        kind=VisitEventKind.started,
        at=at,
        by=by,
        now=now,
        flags=(Flag.clock,) if clock_is_wrong else (),
        ticks=ticks,
    )
    on = rules.local_day(at)
    first_of = _first_of(session, visit, on=on)
    return VisitStarted(
        municipality_id=visit.municipality_id,
        case_id=visit.case_id,
        person_id=visit.person_id,
        at=now,
        visit_id=visit.visit_id,
        order_id=visit.order_id,
        worker_id=by.user_id,
        first_of=first_of,
        started_on=on if first_of else None,
    )


def finish_visit(
    session: Session,
    *,
    visit_id: str,
    at: datetime,
    outcome: Outcome,
    tasks: Sequence[str],
    note: str,
    by: Actor,
    now: datetime,
    started_at: datetime | None = None,
    clock_is_wrong: bool = False,
    ticks: Ticks | None = None,
) -> VisitReported | MissedVisitReported | NotFound:
    """The visit's time and outcome; the note goes to the provider's own file."""
    visit = queries.visit_of_provider(session, visit_id=visit_id, actor=by)
    if visit is None:
        return NotFound()
    kind = (
        VisitEventKind.not_home
        if outcome is Outcome.not_home
        else VisitEventKind.finished
    )
    began, was_set = _began(session, visit, at=at, by=by, ticks=ticks, told=started_at)
    # Nobody who is not let in has anything to start.
    lacks_start = began is None and outcome is not Outcome.not_home
    flags = (
        *((Flag.clock,) if clock_is_wrong or was_set else ()),
        *((Flag.no_start,) if lacks_start else ()),
    )
    flags = _tell(
        session,
        visit,
        kind=kind,
        at=at,
        by=by,
        now=now,
        flags=flags,
        tasks=tasks,
        ticks=ticks,
    )
    if note.strip():
        _keep_note(session, visit, text=note.strip(), by=by, now=now)
    start = min(began or at, at)
    time = _counted(session, visit, start=start, end=at, outcome=outcome, flags=flags)
    first_of = (
        _first_of(session, visit, on=rules.local_day(at)) if outcome in MADE else ()
    )
    return reported(
        visit, time, by=by, now=now, missed=outcome is Outcome.not_home, first=first_of
    )


def _began(
    session: Session,
    visit: VisitRow,
    *,
    at: datetime,
    by: Actor,
    ticks: Ticks | None,
    told: datetime | None,
) -> tuple[datetime | None, bool]:
    """When it began, and whether the phone's clock was set while it went on.

    What the phone has counted goes before its clock; the end is by the clock that the
    server has compared with its own.
    """
    events = queries.events_of(session, [visit.visit_id])[visit.visit_id]
    start = rules.start_of(events, worker_id=by.user_id)
    if start is None:
        return rules.believed(told, end=at), False
    passed = passed_between(start.ticks, ticks)
    if passed is not None and rules.clock_was_set(start.at, end=at, passed=passed):
        return at - passed, True
    return rules.believed(start.at, end=at), False


def report_not_home(
    session: Session,
    *,
    visit_id: str,
    at: datetime,
    note: str,
    by: Actor,
    now: datetime,
) -> VisitReported | MissedVisitReported | NotFound:
    """Nobody opened: first on the planner's list, never shown as made."""
    return finish_visit(
        session,
        visit_id=visit_id,
        at=at,
        outcome=Outcome.not_home,
        tasks=(),
        note=note,
        by=by,
        now=now,
    )


def _tell(
    session: Session,
    visit: VisitRow,
    *,
    kind: VisitEventKind,
    at: datetime,
    by: Actor,
    now: datetime,
    flags: tuple[Flag, ...] = (),
    tasks: Sequence[str] = (),
    ticks: Ticks | None = None,
) -> tuple[Flag, ...]:
    told = queries.events_of(session, [visit.visit_id])[visit.visit_id]
    found = [*flags]
    if rules.is_double(told, kind=kind, worker_id=by.user_id, at=at):
        found.append(Flag.double)
    if visit.cancelled_at is not None or visit.worker_id != by.user_id:
        found.append(Flag.changed)
    session.add(
        VisitEventRow(
            event_id=new_id(),
            municipality_id=visit.municipality_id,
            case_id=visit.case_id,
            person_id=visit.person_id,
            visit_id=visit.visit_id,
            kind=kind,
            worker_id=by.user_id,
            at=at,
            received_at=now,
            tasks_done=tuple(tasks),
            flags=tuple(found),
            boot_id=ticks.boot_id if ticks else "",
            mono_ms=ticks.ms if ticks else None,
        )
    )
    session.flush()
    return tuple(found)


def _counted(
    session: Session,
    visit: VisitRow,
    *,
    start: datetime,
    end: datetime,
    outcome: Outcome,
    flags: tuple[Flag, ...],
) -> VisitTimeRow:
    """The earliest report counts; a later one is kept as an event only."""
    kept = session.scalars(
        select(VisitTimeRow)
        .where(VisitTimeRow.visit_id == visit.visit_id)
        .order_by(VisitTimeRow.version)
    ).all()
    first = next((row for row in kept if not row.manual), None)
    if first is not None:
        first.flags = tuple(dict.fromkeys((*first.flags, Flag.double)))
        return first
    row = VisitTimeRow(
        visit_id=visit.visit_id,
        version=len(kept) + 1,
        municipality_id=visit.municipality_id,
        case_id=visit.case_id,
        person_id=visit.person_id,
        provider_id=visit.provider_id,
        started_at=start,
        ended_at=end,
        outcome=outcome,
        manual=False,
        flags=(*flags, *rules.span_flags(start, end)),
    )
    session.add(row)
    session.flush()
    return row


def _first_of(session: Session, visit: VisitRow, *, on: date) -> tuple[LineId, ...]:
    """The line, when this is the first visit of it."""
    if queries.line_is_started(session, line_id=visit.line_id):
        return ()
    order = session.get_one(CareOrderRow, visit.order_id)
    mark_started(session, order=order, line_ids=(visit.line_id,), on=on)
    return (visit.line_id,)


def _keep_note(
    session: Session, visit: VisitRow, *, text: str, by: Actor, now: datetime
) -> None:
    session.add(
        ProviderNoteRow(
            note_id=new_id(),
            municipality_id=visit.municipality_id,
            case_id=visit.case_id,
            person_id=visit.person_id,
            visit_id=visit.visit_id,
            provider_id=visit.provider_id,
            text=text,
            written_by=by.user_id,
            written_by_name=by.name,
            written_at=now,
        )
    )


def reported(
    visit: VisitRow,
    time: VisitTimeRow,
    *,
    by: Actor,
    now: datetime,
    missed: bool,
    first: tuple[LineId, ...] = (),
) -> VisitReported | MissedVisitReported:
    """Time and outcome, as officer and settlement may know them."""
    day = rules.local_day(time.started_at)
    event = MissedVisitReported if missed else VisitReported
    return event(
        municipality_id=visit.municipality_id,
        case_id=visit.case_id,
        person_id=visit.person_id,
        at=now,
        visit_id=visit.visit_id,
        order_id=visit.order_id,
        line_id=visit.line_id,
        provider_id=visit.provider_id,
        worker_id=by.user_id,
        day=day,
        minutes=queries.time_of(time).minutes if time.outcome in MADE else 0,
        outcome=time.outcome,
        version=time.version,
        first_of=first,
        started_on=day if first else None,
    )
