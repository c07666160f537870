"""The proposed two weeks: visits from frequency times minutes, and their sum."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from backend.execution.facts import PlannedTask, PlannedVisit, Slot
from backend.kernel.ids import LineId
from backend.kernel.services import GrantedService, GrantedTask, ServiceKind

STOCKHOLM: Final = ZoneInfo("Europe/Stockholm")
FORTNIGHT: Final = 14
USUAL_SLOTS: Final = ("10.00", "14.00", "18.00")
WITHOUT_VISITS: Final = frozenset({ServiceKind.safety_alarm})


def occasions_in_two_weeks(task: GrantedTask) -> int:
    """How often the task falls in two weeks; a rarer one falls in the first."""
    return -(-task.times * 2 // task.weeks)


def proposed_visits(
    services: Sequence[GrantedService], *, first_day: date, slots: Sequence[Slot]
) -> tuple[PlannedVisit, ...]:
    """Two weeks of visits: tasks of one service at the same time are one visit."""
    at = {slot.code: slot.at for slot in slots}
    together: dict[tuple[date, str, LineId, ServiceKind], list[PlannedTask]]
    together = defaultdict(list)
    for service in services:
        if service.kind in WITHOUT_VISITS:
            continue
        for task in service.tasks:
            for day, clock in _times(task, first_day, at.get(task.code, USUAL_SLOTS)):
                key = (day, clock, service.line_id, service.kind)
                together[key].append(_planned(task))
    visits = [
        PlannedVisit(
            line_id=line_id,
            kind=kind,
            start=_moment(day, clock),
            minutes=sum(task.minutes for task in tasks),
            tasks=tuple(tasks),
        )
        for (day, clock, line_id, kind), tasks in together.items()
    ]
    return _one_after_another(sorted(visits, key=lambda v: (v.start, v.line_id)))


def planned_minutes(visits: Sequence[PlannedVisit]) -> int:
    return sum(visit.minutes for visit in visits)


def granted_in_two_weeks(services: Sequence[GrantedService]) -> int:
    """What the fortnight is measured against."""
    return sum(s.minutes_per_4_weeks for s in services) // 2


def above_the_share(
    services: Sequence[GrantedService], visits: Sequence[PlannedVisit]
) -> tuple[Fraction, tuple[str, ...]]:
    """What tasks rarer than fortnightly put into these weeks above their share.

    A task done every fourth week counts half in what a fortnight is measured against,
    and lies whole in one of two. With the minutes, which tasks they are.
    """
    laid = Counter(task.task_id for visit in visits for task in visit.tasks)
    rare = [
        task
        for service in services
        for task in service.tasks
        if task.times * 2 < task.weeks
    ]
    minutes = sum(
        (
            task.minutes * (laid[task.task_id] - Fraction(task.times * 2, task.weeks))
            for task in rare
        ),
        Fraction(0),
    )
    return minutes, tuple(task.name for task in rare)


def _times(
    task: GrantedTask, first_day: date, clocks: Sequence[str]
) -> list[tuple[date, str]]:
    count = occasions_in_two_weeks(task)
    each_day: dict[int, int] = defaultdict(int)
    found: list[tuple[date, str]] = []
    for n in range(count):
        day = n * FORTNIGHT // count
        nth = each_day[day]
        each_day[day] += 1
        found.append((first_day + timedelta(days=day), clocks[nth % len(clocks)]))
    return found


def _planned(task: GrantedTask) -> PlannedTask:
    return PlannedTask(task_id=task.task_id, name=task.name, minutes=task.minutes)


def _moment(day: date, clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime.combine(day, time(int(hour), int(minute)), STOCKHOLM)


def _one_after_another(visits: Sequence[PlannedVisit]) -> tuple[PlannedVisit, ...]:
    """Visits that would overlap are laid after one another."""
    laid: list[PlannedVisit] = []
    free_from: datetime | None = None
    for visit in visits:
        start = visit.start
        if free_from is not None and start < free_from:
            start = free_from.astimezone(STOCKHOLM)
        free_from = planned_end(start, visit.minutes)
        laid.append(replace(visit, start=start))
    return tuple(laid)


def start_of_day(day: date) -> datetime:
    """Midnight in Swedish time."""
    return datetime.combine(day, time(0, 0), STOCKHOLM)


def on_the_clock(day: date, at: time) -> datetime:
    """The moment when clocks in Sweden show `at` on that day."""
    return datetime.combine(day, at, STOCKHOLM).astimezone(UTC)


def planned_end(start: datetime, minutes: int) -> datetime:
    """Real minutes later, also over the night when the clock is moved."""
    return start.astimezone(UTC) + timedelta(minutes=minutes)


def local_clock(moment: datetime) -> str:
    """`13.05`, in Swedish time."""
    return moment.astimezone(STOCKHOLM).strftime("%H.%M")


def local_day(moment: datetime) -> date:
    """The day in Sweden."""
    return moment.astimezone(STOCKHOLM).date()
