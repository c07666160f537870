"""Visits and their time: what phones have told, and the planner's list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from backend.access import details
from backend.access.facts import Purpose, RelationKind
from backend.access.permissions import relations_for
from backend.access.scope import is_shown, scope
from backend.access.tables import Relation
from backend.execution import rules
from backend.execution.facts import (
    MADE,
    Flag,
    Occupied,
    Outcome,
    ReportedTime,
    TimeRow,
    Told,
    VisitEvent,
    VisitEventKind,
    VisitState,
)
from backend.execution.queries.terms import policy
from backend.execution.queries.told import told_since
from backend.execution.tables import (
    CareOrderRow,
    ProviderNoteRow,
    ServiceLineRow,
    VisitEventRow,
    VisitRow,
    VisitTimeRow,
)
from backend.kernel.actor import Actor
from backend.kernel.device_clock import Ticks
from backend.kernel.ids import LineId, OrderId, UserId, VisitId

MOST_ROWS = 300


def told_of(session: Session, rows: Sequence[VisitRow]) -> dict[OrderId, Told]:
    """What the orders tell, for visits that have been reached through `scope`."""
    found = session.execute(
        select(CareOrderRow.order_id, CareOrderRow.person_id, CareOrderRow.told).where(
            CareOrderRow.order_id.in_({r.order_id for r in rows})
        )
    ).all()
    newest = details.newest_of(session, {row.person_id for row in found})
    return {row.order_id: told_since(row.told, newest[row.person_id]) for row in found}


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
                kind=row.kind,
                worker_id=row.worker_id,
                at=row.at,
                flags=row.flags,
                ticks=None
                if row.mono_ms is None
                else Ticks(boot_id=row.boot_id, ms=row.mono_ms),
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
    (trust §3.4): the tie to the case may have ended while the phone was off line. A care
    worker who never had one tells nothing of it, nor does the office of somebody who has
    become protected.
    """
    is_anybodys = RelationKind.provider in relations_for(actor, Purpose.visits)
    has_been_hers = exists().where(
        Relation.kind == RelationKind.visits,
        Relation.holder == actor.user_id,
        Relation.case_id == VisitRow.case_id,
        Relation.municipality_id == actor.municipality_id,
    )
    return session.scalar(
        select(VisitRow).where(
            VisitRow.visit_id == visit_id,
            VisitRow.municipality_id == actor.municipality_id,
            VisitRow.provider_id == actor.provider_id,
            is_shown(actor, VisitRow.person_id) if is_anybodys else has_been_hers,
        )
    )


def time_rows(
    session: Session, *, actor: Actor, first: date, last: date, now: datetime
) -> tuple[TimeRow, ...]:
    """The provider's visits, latest first: those missed, what to look at, the rest."""
    rows = session.scalars(
        select(VisitRow)
        .where(
            scope(actor, Purpose.visits, VisitRow),
            VisitRow.provider_id == actor.provider_id,
            VisitRow.start >= rules.start_of_day(first),
            VisitRow.start < rules.start_of_day(last + timedelta(days=1)),
        )
        .order_by(VisitRow.start.desc(), VisitRow.visit_id)
        .limit(MOST_ROWS)
    ).all()
    ids = [r.visit_id for r in rows]
    told, events = told_of(session, rows), events_of(session, ids)
    times = times_of(session, ids)
    notes = _notes(session, actor=actor, visit_ids=ids)
    margin = stop_margin(session, actor=actor)
    at_once = _at_once(rows, events, times)
    listed = [
        replace(
            _time_row(
                row, told[row.order_id], events[row.visit_id], times[row.visit_id]
            ),
            note=notes.get(row.visit_id, ""),
            flags=(
                *_flags_of(in_force(times[row.visit_id])),
                *((Flag.overlap,) if row.visit_id in at_once else ()),
                *_not_stopped(row, events, times, margin=margin, now=now),
            ),
        )
        for row in rows
        if row.cancelled_at is None or events[row.visit_id]
    ]
    return tuple(sorted(listed, key=_urgency))


def _urgency(row: TimeRow) -> int:
    if row.state is VisitState.missed:
        return 0
    needs_a_look = row.proposed is not None or Flag.not_stopped in row.flags
    return 1 if needs_a_look else 2


def _flags_of(time: ReportedTime | None) -> tuple[Flag, ...]:
    return time.flags if time else ()


def _not_stopped(
    row: VisitRow,
    events: Mapping[VisitId, Sequence[VisitEvent]],
    times: Mapping[VisitId, Sequence[ReportedTime]],
    *,
    margin: int,
    now: datetime,
) -> tuple[Flag, ...]:
    starts = [e.at for e in events[row.visit_id] if e.kind is VisitEventKind.started]
    if not starts or times[row.visit_id]:
        return ()
    is_forgotten = rules.is_forgotten(
        min(starts), planned_minutes=row.minutes, margin=margin, now=now
    )
    return (Flag.not_stopped,) if is_forgotten else ()


def _at_once(
    rows: Sequence[VisitRow],
    events: Mapping[VisitId, Sequence[VisitEvent]],
    times: Mapping[VisitId, Sequence[ReportedTime]],
) -> frozenset[VisitId]:
    """Visits that a worker has told of for the same time. Flagged, never refused."""
    found: list[tuple[VisitId, UserId, Occupied]] = []
    for row in rows:
        time = in_force(times[row.visit_id])
        if time is None:
            continue
        by = [e.worker_id for e in events[row.visit_id]]
        worker = by[-1] if by else row.worker_id
        found.append((row.visit_id, worker, Occupied(start=time.start, end=time.end)))
    return rules.overlapping(found)


def stop_margin(session: Session, *, actor: Actor) -> int:
    """Minutes past the planned after which a stop is asked for."""
    terms = policy(session, municipality_id=actor.municipality_id)
    return terms.forgotten_stop_minutes if terms else 0


def _time_row(
    row: VisitRow,
    told: Told,
    events: Sequence[VisitEvent],
    times: Sequence[ReportedTime],
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
        flags=_flags_of(time),
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
    told = told_of(session, [row])
    events = events_of(session, [row.visit_id])[row.visit_id]
    times = times_of(session, [row.visit_id])[row.visit_id]
    return _time_row(row, told[row.order_id], events, times)


def was_made(time: ReportedTime | None) -> bool:
    """Only a visit that was done, wholly or in part, was made."""
    return time is not None and time.outcome in MADE


def line_is_started(session: Session, *, line_id: LineId) -> bool:
    """Whether help of this line has begun; for a visit that is already reached."""
    started_on = session.scalar(
        select(ServiceLineRow.started_on).where(ServiceLineRow.line_id == line_id)
    )
    return started_on is not None
