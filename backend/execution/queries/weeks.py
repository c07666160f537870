"""The two weeks to lay: what is coming already, or what is proposed, with whom."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.execution import rules
from backend.execution.facts import Occupied, OrderFile, PlannedVisit, WeekFile
from backend.execution.queries.orders import order_file
from backend.execution.queries.terms import policy
from backend.execution.tables import VisitEventRow, VisitRow
from backend.kernel.actor import Actor
from backend.kernel.ids import PersonId, UserId, VisitId

A_FORTNIGHT = timedelta(days=14)


def week_file(
    session: Session, *, order_id: str, actor: Actor, today: date, first_day: date
) -> WeekFile | None:
    """The next fortnight of visits that are coming and not begun, or a proposal."""
    file = order_file(session, order_id=order_id, actor=actor, today=today)
    if file is None:
        return None
    begun = begun_visits(session, [v.visit_id for v in file.visits if v.visit_id])
    coming = tuple(
        v
        for v in file.visits
        if v.visit_id not in begun and rules.local_day(v.start) >= today
    )
    if coming:
        until = rules.local_day(coming[0].start) + A_FORTNIGHT
        near = tuple(v for v in coming if rules.local_day(v.start) < until)
        return WeekFile(file=file, visits=near)
    proposed = _proposed(session, file, actor=actor, first_day=first_day)
    return WeekFile(file=file, visits=proposed)


def _proposed(
    session: Session, file: OrderFile, *, actor: Actor, first_day: date
) -> tuple[PlannedVisit, ...]:
    terms = policy(session, municipality_id=actor.municipality_id)
    order = file.row.order
    services = order.told.services
    begins = min((service.period.start for service in services), default=first_day)
    first_day = max(first_day, begins)
    visits = rules.proposed_visits(
        services, first_day=first_day, slots=terms.slots if terms else ()
    )
    if not visits:
        return ()
    return rules.staffed(
        visits,
        workers=[user_id for user_id, _ in file.workers],
        busy=busy_times(
            session,
            actor=actor,
            first=first_day,
            last=rules.local_day(max(v.start for v in visits)),
            besides=order.order_id,
        ),
        known=_met(session, person_id=order.person_id, actor=actor),
    )


def busy_times(
    session: Session, *, actor: Actor, first: date, last: date, besides: str
) -> dict[UserId, Sequence[Occupied]]:
    """When the provider's workers are elsewhere on these days, and on the night before."""
    found: dict[UserId, list[Occupied]] = defaultdict(list)
    rows = session.execute(
        select(VisitRow.worker_id, VisitRow.start, VisitRow.minutes).where(
            scope(actor, Purpose.order, VisitRow),
            VisitRow.start >= rules.start_of_day(first - timedelta(days=1)),
            VisitRow.start < rules.start_of_day(last + timedelta(days=1)),
            VisitRow.order_id != besides,
            VisitRow.cancelled_at.is_(None),
        )
    )
    for worker_id, start, minutes in rows:
        end = rules.planned_end(start, minutes)
        found[worker_id].append(Occupied(start=start, end=end))
    return dict(found)


def _met(session: Session, *, person_id: PersonId, actor: Actor) -> dict[UserId, int]:
    """How often each worker has been laid on visits to her."""
    rows = session.execute(
        select(VisitRow.worker_id, func.count())
        .where(
            scope(actor, Purpose.order, VisitRow),
            VisitRow.person_id == person_id,
            VisitRow.cancelled_at.is_(None),
        )
        .group_by(VisitRow.worker_id)
    )
    return {worker_id: int(count) for worker_id, count in rows}


def begun_visits(session: Session, visit_ids: Sequence[VisitId]) -> frozenset[VisitId]:
    """Those that a phone has told about, of visits that have been reached."""
    return frozenset(
        session.scalars(
            select(VisitEventRow.visit_id).where(VisitEventRow.visit_id.in_(visit_ids))
        )
    )
