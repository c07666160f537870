"""Spåret: need to task to line to order to visit to goal and fee, and back again."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import Any, Final

from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.execution.tables import CareOrderRow, ServiceLineRow, VisitRow
from backend.fees.tables import (
    CompensationLineRow,
    FeeLineRow,
    InvoiceRow,
    PerformedTimeRow,
)
from backend.follow_up.tables import FollowUpTable, GoalRow
from backend.insight.facts import NodeKind, Trace, TraceNode
from backend.investigation.queries import category_names
from backend.investigation.tables import AssessmentRow, PlanLineRow
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId, LineId, PersonId
from backend.kernel.period import month_of
from backend.kernel.services import GrantedService
from backend.plumbing.clock import STOCKHOLM

N = NodeKind
NEEDS: Final = frozenset({N.need, N.task, N.line, N.order, N.planned, N.time, N.goal})

# Who follows the trace, for which purpose, and which of its nodes are hers to see.
SEES: Final[dict[Role, tuple[Purpose, frozenset[NodeKind]]]] = {
    Role.citizen: (Purpose.own_file, NEEDS | {N.fee}),
    Role.case_officer: (Purpose.case_file, NEEDS),
    Role.senior_officer: (Purpose.case_file, NEEDS),
    Role.unit_head: (Purpose.case_file, NEEDS),
    Role.provider_planner: (
        Purpose.order,
        frozenset({N.line, N.order, N.planned, N.time, N.goal}),
    ),
    Role.fee_officer: (Purpose.economy, frozenset({N.line, N.order, N.time, N.fee})),
    Role.settlement_officer: (
        Purpose.settlement,
        frozenset({N.line, N.order, N.time, N.compensation}),
    ),
}


def trace(session: Session, *, actor: Actor, case_id: CaseId) -> Trace | None:
    """What the actor may see of a case's trace, or None where there is nothing."""
    purpose, kinds = SEES.get(actor.role, (None, frozenset[NodeKind]()))
    if purpose is None:
        return None
    seen = _Seen(session, actor, case_id, purpose)
    parts = {
        N.need: seen.needs,
        N.task: seen.tasks,
        N.line: seen.lines,
        N.order: seen.orders,
        N.planned: seen.planned,
        N.time: seen.times,
        N.goal: seen.goals,
        N.fee: seen.fees,
        N.compensation: seen.compensation,
    }
    nodes = [node for kind, part in parts.items() if kind in kinds for node in part()]
    if not nodes or seen.person_id is None:
        return None
    return Trace(case_id=case_id, person_id=seen.person_id, nodes=_joined(nodes))


def neighbours(
    session: Session, *, actor: Actor, case_id: CaseId, shown: AbstractSet[str]
) -> Trace | None:
    """What stands next to the nodes that a page shows, told by key or by kind."""
    found = trace(session, actor=actor, case_id=case_id)
    if found is None:
        return None
    here = [node for node in found.nodes if {node.key, node.kind} & shown]
    keys = {node.key for node in here}
    beside = {key for node in here for key in node.neighbours} - keys
    return replace(found, nodes=tuple(n for n in found.nodes if n.key in beside))


def visit_neighbours(session: Session, *, actor: Actor, visit_id: str) -> Trace | None:
    """What stands next to one planned visit and its time."""
    if actor.role not in SEES:
        return None
    reach = scope(actor, SEES[actor.role][0], VisitRow)
    row = session.scalar(select(VisitRow).where(reach, VisitRow.visit_id == visit_id))
    if row is None:
        return None
    month = row.start.astimezone(STOCKHOLM).date()
    shown = {f"planned-{row.line_id}", _time_key(row.line_id, month)}
    return neighbours(session, actor=actor, case_id=row.case_id, shown=shown)


def _joined(nodes: list[TraceNode]) -> tuple[TraceNode, ...]:
    """Each node with all its neighbours that can be seen, in the order of the trace."""
    shown = {node.key: place for place, node in enumerate(nodes)}
    both: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        for other in node.neighbours:
            if other in shown:
                both[node.key].add(other)
                both[other].add(node.key)
    return tuple(
        replace(node, neighbours=tuple(sorted(both[node.key], key=shown.__getitem__)))
        for node in nodes
    )


class _Seen:
    """The rows of one case, as far as the purpose reaches."""

    def __init__(
        self, session: Session, actor: Actor, case_id: CaseId, purpose: Purpose
    ) -> None:
        self._session = session
        self._actor = actor
        self._case_id = case_id
        self._purpose = purpose
        self.person_id: PersonId | None = None

    def needs(self) -> Iterable[TraceNode]:
        names = category_names()
        for row in self._rows(AssessmentRow):
            yield TraceNode(
                key=f"need-{row.need_id}",
                kind=N.need,
                name=names.get(row.category, str(row.category)),
                level=row.current_level,
                about=row.category,
                neighbours=(f"goal-{row.goal_id}",) if row.goal_id else (),
            )

    def tasks(self) -> Iterable[TraceNode]:
        for row in self._rows(PlanLineRow):
            if row.removed_at is None:
                yield TraceNode(
                    key=f"task-{row.task_id}",
                    kind=N.task,
                    name=row.name,
                    minutes=row.minutes * row.times * 4 // row.weeks,
                    about=row.task_id,
                    neighbours=(f"need-{row.need_id}",),
                )

    def lines(self) -> Iterable[TraceNode]:
        for service, about in self._services.values():
            yield TraceNode(
                key=f"line-{service.line_id}",
                kind=N.line,
                name="",
                kind_of_service=service.kind,
                day=service.period.start,
                until=service.period.until,
                minutes=service.minutes_per_4_weeks,
                about=about,
                neighbours=(
                    *(f"task-{task.task_id}" for task in service.tasks),
                    *_goals(service),
                ),
            )

    def orders(self) -> Iterable[TraceNode]:
        for row in self._rows(CareOrderRow):
            yield TraceNode(
                key=f"order-{row.order_id}",
                kind=N.order,
                name=people.provider(self._session, row.provider_id).name,
                day=row.sent_at.astimezone(STOCKHOLM).date(),
                about=row.order_id,
                neighbours=tuple(
                    f"line-{service.line_id}" for service in row.told.services
                ),
            )

    def planned(self) -> Iterable[TraceNode]:
        by_line: dict[LineId, list[VisitRow]] = defaultdict(list)
        for row in sorted(self._rows(VisitRow), key=lambda r: r.start):
            if row.cancelled_at is None:
                by_line[row.line_id].append(row)
        for line_id, visits in by_line.items():
            days = [visit.start.astimezone(STOCKHOLM).date() for visit in visits]
            yield TraceNode(
                key=f"planned-{line_id}",
                kind=N.planned,
                name="",
                kind_of_service=visits[0].kind,
                day=days[0],
                until=days[-1],
                minutes=sum(visit.minutes for visit in visits),
                count=len(visits),
                about=visits[-1].order_id,
                neighbours=(
                    f"line-{line_id}",
                    *sorted({f"order-{visit.order_id}" for visit in visits}),
                ),
            )

    def times(self) -> Iterable[TraceNode]:
        """The latest version of each visit's time, by line and month."""
        for (line_id, month), visits in self._times.items():
            service = self._service(line_id)
            yield TraceNode(
                key=_time_key(line_id, month),
                kind=N.time,
                name="",
                kind_of_service=service.kind if service else None,
                day=min(row.day for row in visits),
                until=max(row.day for row in visits),
                minutes=sum(row.minutes for row in visits),
                count=len(visits),
                about=line_id,
                neighbours=(
                    f"planned-{line_id}",
                    f"line-{line_id}",
                    *(_goals(service) if service else ()),
                ),
            )

    def goals(self) -> Iterable[TraceNode]:
        followed = next(iter(self._rows(FollowUpTable)), None)
        for row in self._rows(GoalRow):
            yield TraceNode(
                key=f"goal-{row.goal_id}",
                kind=N.goal,
                name=row.text or row.name,
                level=row.target_level,
                about=followed.follow_up_id if followed else "",
                neighbours=(f"need-{row.need_id}",),
            )

    def fees(self) -> Iterable[TraceNode]:
        """Her own lines once they are on an invoice; the fee officer's as they are."""
        is_own = self._purpose is Purpose.own_file
        invoices = {row.month: row.invoice_id for row in self._rows(InvoiceRow)}
        for row in self._rows(FeeLineRow):
            about = invoices.get(row.run_month, "") if is_own else row.line_id
            if about:
                yield TraceNode(
                    key=f"fee-{row.line_id}",
                    kind=N.fee,
                    name="",
                    day=row.for_month,
                    amount=row.amount,
                    about=about,
                    neighbours=self._paid_for(row.for_month),
                )

    def compensation(self) -> Iterable[TraceNode]:
        for row in self._rows(CompensationLineRow):
            yield TraceNode(
                key=f"compensation-{row.line_id}",
                kind=N.compensation,
                name=people.provider(self._session, row.provider_id).name,
                kind_of_service=row.kind,
                day=row.for_month,
                minutes=row.minutes,
                amount=row.amount,
                about=row.line_id,
                neighbours=tuple(
                    _time_key(line_id, month)
                    for line_id, month in self._times
                    if month == row.for_month
                    and (service := self._service(line_id)) is not None
                    and service.kind is row.kind
                ),
            )

    def _paid_for(self, month: date) -> tuple[str, ...]:
        """The time of the month and the goals that it served; else what was granted."""
        lines = {line_id for line_id, of_month in self._times if of_month == month}
        if not lines:
            return tuple(
                f"line-{service.line_id}"
                for service, _ in self._services.values()
                if service.period.shared_with(month_of(month))
            )
        served = [self._service(line_id) for line_id in sorted(lines)]
        return (
            *(_time_key(line_id, month) for line_id in sorted(lines)),
            *(goal for service in served if service for goal in _goals(service)),
        )

    @cached_property
    def _times(self) -> dict[tuple[LineId, date], list[PerformedTimeRow]]:
        latest = {
            row.visit_id: row
            for row in sorted(self._rows(PerformedTimeRow), key=lambda r: r.version)
        }
        found: dict[tuple[LineId, date], list[PerformedTimeRow]] = defaultdict(list)
        for row in sorted(latest.values(), key=lambda r: r.day):
            found[row.line_id, row.day.replace(day=1)].append(row)
        return found

    @cached_property
    def _services(self) -> dict[LineId, tuple[GrantedService, str]]:
        """What was granted, and the decision. A provider has it from its own orders."""
        if self._actor.provider_id is not None:
            return {
                service.line_id: (service, row.order_id)
                for row in self._rows(CareOrderRow)
                for service in row.told.services
            }
        return {
            row.line_id: (row.service, row.decision_id)
            for row in self._rows(ServiceLineRow)
        }

    def _service(self, line_id: LineId) -> GrantedService | None:
        found = self._services.get(line_id)
        return found[0] if found else None

    def _rows(self, table: Any) -> list[Any]:
        found = list(self._session.scalars(select(table).where(self._reach(table))))
        if found:
            self.person_id = found[0].person_id
        return found

    def _reach(self, table: Any) -> ColumnElement[bool]:
        """The case's rows in scope; of what a provider does, only its own."""
        reach = and_(
            scope(self._actor, self._purpose, table), table.case_id == self._case_id
        )
        if self._actor.provider_id is not None and hasattr(table, "provider_id"):
            return and_(reach, table.provider_id == self._actor.provider_id)
        return reach


def _time_key(line_id: LineId, month: date) -> str:
    return f"time-{line_id}-{month:%Y-%m}"


def _goals(service: GrantedService) -> tuple[str, ...]:
    goals = {task.goal_id for task in service.tasks if task.goal_id is not None}
    return tuple(f"goal-{goal}" for goal in sorted(goals))
