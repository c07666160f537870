"""Spåret: need to task to line to order to visit to goal and fee, and back again."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from msgspec.structs import replace
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.execution.tables import CareOrderRow, ServiceLineRow, VisitRow
from backend.fees.tables import CompensationLineRow, FeeLineRow, PerformedTimeRow
from backend.follow_up.tables import GoalRow
from backend.insight.facts import NodeKind, Trace, TraceNode
from backend.investigation.queries import category_names
from backend.investigation.tables import AssessmentRow, PlanLineRow
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId, LineId, PersonId

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
        frozenset({N.line, N.order, N.planned, N.time}),
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
                    neighbours=(f"need-{row.need_id}",),
                )

    def lines(self) -> Iterable[TraceNode]:
        for row in self._rows(ServiceLineRow):
            tasks = row.service.tasks
            goals = {task.goal_id for task in tasks if task.goal_id is not None}
            yield TraceNode(
                key=f"line-{row.line_id}",
                kind=N.line,
                name="",
                kind_of_service=row.kind,
                day=row.service.period.start,
                until=row.service.period.until,
                minutes=row.service.minutes_per_4_weeks,
                neighbours=(
                    *(f"task-{task.task_id}" for task in tasks),
                    *(f"goal-{goal}" for goal in sorted(goals)),
                ),
            )

    def orders(self) -> Iterable[TraceNode]:
        for row in self._rows(CareOrderRow):
            yield TraceNode(
                key=f"order-{row.order_id}",
                kind=N.order,
                name=people.provider(self._session, row.provider_id).name,
                day=row.sent_at.date(),
                neighbours=tuple(
                    f"line-{service.line_id}" for service in row.told.services
                ),
            )

    def planned(self) -> Iterable[TraceNode]:
        by_line: dict[LineId, list[VisitRow]] = defaultdict(list)
        for row in self._rows(VisitRow):
            if row.cancelled_at is None:
                by_line[row.line_id].append(row)
        for line_id, visits in by_line.items():
            yield TraceNode(
                key=f"planned-{line_id}",
                kind=N.planned,
                name="",
                kind_of_service=visits[0].kind,
                day=min(visit.start for visit in visits).date(),
                until=max(visit.start for visit in visits).date(),
                minutes=sum(visit.minutes for visit in visits),
                count=len(visits),
                neighbours=(
                    f"line-{line_id}",
                    *sorted({f"order-{visit.order_id}" for visit in visits}),
                ),
            )

    def times(self) -> Iterable[TraceNode]:
        """The latest version of each visit's time, line by line."""
        latest = {
            row.visit_id: row
            for row in sorted(self._rows(PerformedTimeRow), key=lambda r: r.version)
        }
        by_line: dict[LineId, list[PerformedTimeRow]] = defaultdict(list)
        for row in latest.values():
            by_line[row.line_id].append(row)
        for line_id, visits in by_line.items():
            yield TraceNode(
                key=f"time-{line_id}",
                kind=N.time,
                name="",
                day=min(row.day for row in visits),
                until=max(row.day for row in visits),
                minutes=sum(row.minutes for row in visits),
                count=len(visits),
                neighbours=(f"planned-{line_id}", f"line-{line_id}"),
            )

    def goals(self) -> Iterable[TraceNode]:
        times = {f"time-{row.line_id}" for row in self._rows(PerformedTimeRow)}
        for row in self._rows(GoalRow):
            yield TraceNode(
                key=f"goal-{row.goal_id}",
                kind=N.goal,
                name=row.text or row.name,
                level=row.target_level,
                neighbours=(f"need-{row.need_id}", *sorted(times)),
            )

    def fees(self) -> Iterable[TraceNode]:
        times = {f"time-{row.line_id}" for row in self._rows(PerformedTimeRow)}
        for row in self._rows(FeeLineRow):
            yield TraceNode(
                key=f"fee-{row.line_id}",
                kind=N.fee,
                name="",
                day=row.for_month,
                amount=row.amount,
                neighbours=tuple(sorted(times)),
            )

    def compensation(self) -> Iterable[TraceNode]:
        of_kind = {
            row.line_id: (row.kind, row.service.line_id)
            for row in self._rows(ServiceLineRow)
        }
        for row in self._rows(CompensationLineRow):
            yield TraceNode(
                key=f"compensation-{row.line_id}",
                kind=N.compensation,
                name=people.provider(self._session, row.provider_id).name,
                kind_of_service=row.kind,
                day=row.for_month,
                minutes=row.minutes,
                amount=row.amount,
                neighbours=tuple(
                    f"time-{line}"
                    for kind, line in of_kind.values()
                    if kind is row.kind
                ),
            )

    def _rows(self, table: Any) -> list[Any]:
        found = list(self._session.scalars(select(table).where(self._reach(table))))
        if found:
            self.person_id = found[0].person_id
        return found

    def _reach(self, table: Any) -> ColumnElement[bool]:
        return and_(
            scope(self._actor, self._purpose, table), table.case_id == self._case_id
        )
