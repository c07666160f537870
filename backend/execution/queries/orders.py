"""Orders, as the planner's desk shows them."""

from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import details, people
from backend.access.facts import Purpose
from backend.access.protected_files import is_protected
from backend.access.scope import scope
from backend.execution import rules
from backend.execution.facts import (
    Accepted,
    Declined,
    ImplementationPlan,
    Order,
    OrderFile,
    OrderRow,
    OrderState,
    PlannedVisit,
    PlannerDesk,
    Policy,
    Sent,
    Started,
)
from backend.execution.queries.capacity import own_candidate
from backend.execution.queries.terms import policy, taken_minutes
from backend.execution.queries.told import told_since
from backend.execution.tables import CareOrderRow, PlanRow, ServiceLineRow, VisitRow
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import LineId, MunicipalityId, OrderId, UserId
from backend.plumbing.duties import Due


def order_row(
    session: Session,
    *,
    order_id: str,
    actor: Actor,
    purpose: Purpose = Purpose.order,
    to_change: bool = False,
) -> CareOrderRow | None:
    """The order, if it is the actor's to see; `to_change` lets nobody else at it."""
    wanted = select(CareOrderRow).where(
        scope(actor, purpose, CareOrderRow), CareOrderRow.order_id == order_id
    )
    if actor.provider_id is not None:
        wanted = wanted.where(CareOrderRow.provider_id == actor.provider_id)
    return session.scalar(wanted.with_for_update() if to_change else wanted)


def silent_orders(session: Session, *, now: datetime) -> tuple[Due, ...]:
    """Orders whose time to answer has run out, in every municipality. Ids only.

    An order of somebody protected is handled by hand.
    """
    found = session.execute(
        select(CareOrderRow.municipality_id, CareOrderRow.order_id)
        .where(
            CareOrderRow.accepted_at.is_(None),
            CareOrderRow.declined_at.is_(None),
            CareOrderRow.answer_by < now.date(),
            ~is_protected(CareOrderRow.municipality_id, CareOrderRow.person_id),
        )
        .order_by(CareOrderRow.answer_by, CareOrderRow.order_id)
    )
    return tuple(Due(municipality_id=home, what=order) for home, order in found)


def order_to_pass_on(
    session: Session, *, order_id: str, municipality_id: MunicipalityId
) -> CareOrderRow | None:
    """An order that `silent_orders` found, held so that only one passes it on."""
    return session.scalar(
        select(CareOrderRow)
        .where(
            CareOrderRow.order_id == order_id,
            CareOrderRow.municipality_id == municipality_id,
        )
        .with_for_update()
    )


def order_of(row: CareOrderRow) -> Order:
    return Order(
        order_id=row.order_id,
        case_id=row.case_id,
        person_id=row.person_id,
        provider_id=row.provider_id,
        decision_id=row.decision_id,
        decided_on=row.decided_on,
        way=row.way,
        told=row.told,
        sent_at=row.sent_at,
        answer_by=row.answer_by,
        consented_at=row.consented_at,
        state=_state(row),
    )


def _state(row: CareOrderRow) -> OrderState:
    if row.declined_at is not None and row.decline_reason is not None:
        return Declined(at=row.declined_at, reason=row.decline_reason)
    if row.started_on is not None:
        return Started(on=row.started_on)
    if row.accepted_at is not None:
        return Accepted(at=row.accepted_at, by=row.accepted_by)
    return Sent()


def planner_desk(session: Session, *, actor: Actor, today: date) -> PlannerDesk:
    """What to answer, what to plan, what is under way."""
    rows = session.scalars(
        select(CareOrderRow)
        .where(
            scope(actor, Purpose.order, CareOrderRow),
            CareOrderRow.provider_id == actor.provider_id,
            CareOrderRow.declined_at.is_(None),
        )
        .order_by(CareOrderRow.answer_by, CareOrderRow.order_id)
        .limit(500)
    ).all()
    plans = _latest_plans(session, actor=actor)
    laid = frozenset(
        session.scalars(
            select(VisitRow.order_id)
            .where(
                scope(actor, Purpose.order, VisitRow), VisitRow.cancelled_at.is_(None)
            )
            .distinct()
        )
    )
    terms = policy(session, municipality_id=actor.municipality_id)
    listed = [
        _row(row, terms=terms, plan=plans.get(row.order_id), laid=laid, today=today)
        for row in rows
    ]
    own = own_candidate(session, actor=actor, terms=terms, today=today)
    taken = taken_minutes(session, municipality_id=actor.municipality_id)
    return PlannerDesk(
        new=tuple(r for r in listed if isinstance(r.order.state, Sent)),
        to_plan=tuple(
            r
            for r in listed
            if not isinstance(r.order.state, Sent)
            and not (r.has_week and r.plan_is_agreed)
        ),
        running=tuple(r for r in listed if r.has_week and r.plan_is_agreed),
        areas=own.terms.areas if own else (),
        free_minutes_per_week=rules.free_minutes(own, taken) if own else 0,
    )


def _row(
    row: CareOrderRow,
    *,
    terms: Policy | None,
    plan: ImplementationPlan | None,
    laid: frozenset[OrderId],
    today: date,
) -> OrderRow:
    within = terms.plan_within_days if terms else 0
    return OrderRow(
        order=order_of(row),
        days=rules.days_since(row.decided_on, today=today),
        plan_due=rules.plan_due(row.started_on, within_days=within),
        plan_is_agreed=plan is not None and plan.agreed_on is not None,
        has_week=row.order_id in laid,
    )


def _latest_plans(
    session: Session, *, actor: Actor
) -> dict[OrderId, ImplementationPlan]:
    rows = session.scalars(
        select(PlanRow)
        .where(scope(actor, Purpose.order, PlanRow))
        .order_by(PlanRow.plan_id)
    )
    return {row.order_id: plan_of(row) for row in rows}


def plan_of(row: PlanRow) -> ImplementationPlan:
    return ImplementationPlan(
        plan_id=row.plan_id,
        order_id=row.order_id,
        content=row.content,
        drafted_by=row.drafted_by,
        drafted_at=row.drafted_at,
        agreed_on=row.agreed_on,
        agreed_how=row.agreed_how,
        agreed_note=row.agreed_note,
    )


def order_file(
    session: Session, *, order_id: str, actor: Actor, today: date
) -> OrderFile | None:
    """One order, with what is laid and written for it."""
    row = order_row(session, order_id=order_id, actor=actor)
    if row is None or actor.provider_id is None:
        return None
    terms = policy(session, municipality_id=actor.municipality_id)
    plan = _latest_plans(session, actor=actor).get(row.order_id)
    visits = planned_visits(session, order_id=row.order_id, actor=actor)
    own = own_candidate(session, actor=actor, terms=terms, today=today)
    taken = taken_minutes(session, municipality_id=actor.municipality_id)
    is_sent = isinstance(_state(row), Sent)
    listed = _row(
        row,
        terms=terms,
        plan=plan,
        laid=frozenset({row.order_id} if visits else ()),
        today=today,
    )
    newest = details.newest_of(session, [row.person_id])[row.person_id]
    told = told_since(row.told, newest)
    return OrderFile(
        row=replace(listed, order=replace(listed.order, told=told)),
        visits=visits,
        plan=plan,
        workers=workers_of(session, actor=actor),
        in_area=own is not None and row.told.area in own.terms.areas,
        free_minutes_per_week=(rules.free_minutes(own, taken) if own else 0)
        + (row.minutes_per_week if is_sent else 0),
        begun=_begun(session, [service.line_id for service in row.told.services]),
    )


def _begun(session: Session, line_ids: list[LineId]) -> dict[LineId, date]:
    """The day that each line began; for an order that is already reached."""
    rows = session.execute(
        select(ServiceLineRow.line_id, ServiceLineRow.started_on).where(
            ServiceLineRow.line_id.in_(line_ids)
        )
    )
    return {line_id: on for line_id, on in rows if on is not None}


def workers_of(session: Session, *, actor: Actor) -> tuple[tuple[UserId, str], ...]:
    """The care workers of the actor's provider."""
    if actor.provider_id is None:
        return ()
    return tuple(
        (member.user_id, member.name)
        for member in people.staff_of_provider(session, actor.provider_id)
        if member.role is Role.care_worker
    )


def planned_visits(
    session: Session, *, order_id: str, actor: Actor
) -> tuple[PlannedVisit, ...]:
    rows = session.scalars(
        select(VisitRow)
        .where(
            scope(actor, Purpose.order, VisitRow),
            VisitRow.order_id == order_id,
            VisitRow.cancelled_at.is_(None),
        )
        .order_by(VisitRow.start, VisitRow.visit_id)
    )
    return tuple(planned_of(row) for row in rows)


def planned_of(row: VisitRow) -> PlannedVisit:
    return PlannedVisit(
        line_id=row.line_id,
        kind=row.kind,
        start=row.start,
        minutes=row.minutes,
        tasks=row.tasks,
        worker_id=row.worker_id,
        visit_id=row.visit_id,
        worker_name=row.worker_name,
    )
