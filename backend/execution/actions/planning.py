"""Laying two weeks of visits, and the implementation plan."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.execution import queries, rules
from backend.execution.facts import (
    AgreedHow,
    ImplementationPlanAgreed,
    ImplementationPlanDrafted,
    NotOfProvider,
    NotYetAccepted,
    PlanAlreadyAgreed,
    PlanContent,
    PlanEmpty,
    PlannedVisit,
    WeekClashes,
    WeekPlanned,
    WorkerBusy,
)
from backend.execution.tables import CareOrderRow, PlanRow, VisitEventRow, VisitRow
from backend.kernel.actor import Actor
from backend.kernel.ids import PlanId, ProviderId, UserId, VisitId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id


def plan_week(
    session: Session,
    *,
    order_id: str,
    visits: Sequence[PlannedVisit],
    by: Actor,
    now: datetime,
) -> WeekPlanned | NotFound | NotYetAccepted | PlanEmpty | WeekClashes:
    """The planner's two weeks replace what was laid on those days and not begun."""
    row = queries.order_row(session, order_id=order_id, actor=by)
    if row is None or by.provider_id is None:
        return NotFound()
    if row.accepted_at is None:
        return NotYetAccepted()
    if not visits:
        return PlanEmpty()
    first = rules.local_day(min(v.start for v in visits))
    last = rules.local_day(max(v.start for v in visits))
    names = dict(queries.workers_of(session, actor=by))
    clashes = _clashes(session, visits, names=names, first=first, order=row, by=by)
    if clashes:
        return WeekClashes(clashes)
    as_before = _as_before(session, visits, order=row)
    moved = {v.visit_id for v in visits if v.visit_id} - as_before
    _cancel_unbegun(
        session, order=row, days=(first, last), moved=moved, besides=as_before, now=now
    )
    for visit in visits:
        if visit.visit_id not in as_before:
            _lay(session, visit, order=row, provider_id=by.provider_id, names=names)
    return WeekPlanned(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        order_id=row.order_id,
        worker_ids=tuple(sorted({v.worker_id for v in visits if v.worker_id})),
        first_day=first,
        last_day=last,
    )


def _clashes(
    session: Session,
    visits: Sequence[PlannedVisit],
    *,
    names: dict[UserId, str],
    first: date,
    order: CareOrderRow,
    by: Actor,
) -> tuple[NotOfProvider | WorkerBusy, ...]:
    """Every visit that has nobody, or somebody who is elsewhere then."""
    found: list[NotOfProvider | WorkerBusy] = []
    taken = {
        worker: list(times)
        for worker, times in queries.busy_times(
            session,
            actor=by,
            first=first,
            last=rules.local_day(max(v.start for v in visits)),
            besides=order.order_id,
        ).items()
    }
    for number, visit in enumerate(visits, start=1):
        if visit.worker_id is None or visit.worker_id not in names:
            found.append(NotOfProvider(number=number))
            continue
        others = taken.setdefault(visit.worker_id, [])
        other = rules.busy_at(visit, others)
        if other is None:
            others.append(rules.occupied_by(visit))
        else:
            name, clock = names[visit.worker_id], rules.local_clock(other.start)
            found.append(WorkerBusy(number=number, name=name, time=clock))
    return tuple(found)


def _as_before(
    session: Session, visits: Sequence[PlannedVisit], *, order: CareOrderRow
) -> frozenset[VisitId]:
    """Visits that stay as they are laid, so that no phone hears of a change."""
    rows = session.scalars(
        select(VisitRow).where(
            VisitRow.order_id == order.order_id, VisitRow.cancelled_at.is_(None)
        )
    )
    laid = {(row.visit_id, row.worker_id, row.start) for row in rows}
    return frozenset(
        v.visit_id
        for v in visits
        if v.visit_id and (v.visit_id, v.worker_id, v.start) in laid
    )


def _cancel_unbegun(
    session: Session,
    *,
    order: CareOrderRow,
    days: tuple[date, date],
    moved: AbstractSet[VisitId],
    besides: AbstractSet[VisitId],
    now: datetime,
) -> None:
    """What was laid on these days, or has been moved to or from them, is laid anew."""
    begun = select(VisitEventRow.visit_id).where(VisitEventRow.case_id == order.case_id)
    on_these_days = and_(
        VisitRow.start >= rules.start_of_day(days[0]),
        VisitRow.start < rules.start_of_day(days[1] + timedelta(days=1)),
    )
    session.execute(
        update(VisitRow)
        .where(
            VisitRow.order_id == order.order_id,
            or_(on_these_days, VisitRow.visit_id.in_(moved)),
            VisitRow.cancelled_at.is_(None),
            VisitRow.visit_id.not_in(begun),
            VisitRow.visit_id.not_in(besides),
        )
        .values(cancelled_at=now)
    )


def _lay(
    session: Session,
    visit: PlannedVisit,
    *,
    order: CareOrderRow,
    provider_id: ProviderId,
    names: dict[UserId, str],
) -> None:
    if visit.worker_id is None:
        raise ValueError("a visit is laid on somebody")
    session.add(
        VisitRow(
            visit_id=VisitId(new_id()),
            municipality_id=order.municipality_id,
            case_id=order.case_id,
            person_id=order.person_id,
            order_id=order.order_id,
            line_id=visit.line_id,
            provider_id=provider_id,
            worker_id=visit.worker_id,
            worker_name=names[visit.worker_id],
            kind=visit.kind,
            start=visit.start,
            minutes=visit.minutes,
            tasks=visit.tasks,
        )
    )


def draft_plan(
    session: Session, *, order_id: str, content: PlanContent, by: Actor, now: datetime
) -> ImplementationPlanDrafted | NotFound | NotYetAccepted:
    """A plan for how the help is carried out; a later one is a revision."""
    row = queries.order_row(session, order_id=order_id, actor=by)
    if row is None:
        return NotFound()
    if row.accepted_at is None:
        return NotYetAccepted()
    plan_id = PlanId(new_id())
    session.add(
        PlanRow(
            plan_id=plan_id,
            municipality_id=row.municipality_id,
            case_id=row.case_id,
            person_id=row.person_id,
            order_id=row.order_id,
            provider_id=row.provider_id,
            content=content,
            drafted_by=by.name,
            drafted_at=now,
        )
    )
    return ImplementationPlanDrafted(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        plan_id=plan_id,
        order_id=row.order_id,
    )


def agree_plan(
    session: Session, *, plan_id: str, by: Actor, now: datetime
) -> ImplementationPlanAgreed | NotFound | PlanAlreadyAgreed:
    """She agrees in the app."""
    row = session.scalar(
        select(PlanRow).where(
            scope(by, Purpose.own_file, PlanRow), PlanRow.plan_id == plan_id
        )
    )
    return _agree(row, how=AgreedHow.in_app, note="", now=now)


def note_agreement(
    session: Session, *, plan_id: str, note: str, by: Actor, now: datetime
) -> ImplementationPlanAgreed | NotFound | PlanAlreadyAgreed:
    """She has agreed by word of mouth; the provider notes how."""
    row = session.scalar(
        select(PlanRow).where(
            scope(by, Purpose.order, PlanRow),
            PlanRow.provider_id == by.provider_id,
            PlanRow.plan_id == plan_id,
        )
    )
    return _agree(row, how=AgreedHow.orally, note=note, now=now)


def _agree(
    row: PlanRow | None, *, how: AgreedHow, note: str, now: datetime
) -> ImplementationPlanAgreed | NotFound | PlanAlreadyAgreed:
    if row is None:
        return NotFound()
    if row.agreed_on is not None:
        return PlanAlreadyAgreed()
    agreed_on = now.date()
    row.agreed_on, row.agreed_how, row.agreed_note = agreed_on, how, note
    return ImplementationPlanAgreed(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        plan_id=row.plan_id,
        agreed_on=agreed_on,
    )
