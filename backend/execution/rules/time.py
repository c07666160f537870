"""The time that comes of what phones have told, and what somebody should look at."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Final

from backend.execution.facts import (
    ApprovedBySamePerson,
    Flag,
    Occupied,
    ReportedTime,
    VisitEvent,
    VisitEventKind,
    real_minutes,
)
from backend.execution.rules.planning import local_day, on_the_clock
from backend.execution.rules.staffing import overlap
from backend.kernel.ids import UserId, VisitId

SAME_WITHIN: Final = timedelta(minutes=2)
TOO_LONG_MINUTES: Final = 12 * 60
LONGEST_VISIT: Final = timedelta(days=1)


def is_double(
    told: Sequence[VisitEvent], *, kind: VisitEventKind, worker_id: UserId, at: datetime
) -> bool:
    """The same kind from the same worker within two minutes; the earliest counts."""
    return any(
        e.kind is kind and e.worker_id == worker_id and abs(e.at - at) <= SAME_WITHIN
        for e in told
    )


def start_of(told: Sequence[VisitEvent], *, worker_id: UserId) -> VisitEvent | None:
    """When this worker began: the earliest start counts."""
    starts = [
        e for e in told if e.kind is VisitEventKind.started and e.worker_id == worker_id
    ]
    return min(starts, key=lambda e: e.at, default=None)


def started_at(told: Sequence[VisitEvent], *, worker_id: UserId) -> datetime | None:
    start = start_of(told, worker_id=worker_id)
    return start.at if start else None


def clock_was_set(began: datetime, *, end: datetime, passed: timedelta) -> bool:
    """Whether the phone's clock says something else than what it has counted."""
    by_clock = end.astimezone(UTC) - began.astimezone(UTC)
    return abs(by_clock - passed) > SAME_WITHIN


def believed(began: datetime | None, *, end: datetime) -> datetime | None:
    """A start more than a day before the end is a clock that lied: it is left out."""
    if began is None or end.astimezone(UTC) - began.astimezone(UTC) > LONGEST_VISIT:
        return None
    return began


def span_flags(start: datetime, end: datetime) -> tuple[Flag, ...]:
    return (Flag.too_long,) if real_minutes(start, end) > TOO_LONG_MINUTES else ()


def ended_at(start: datetime, at: time) -> datetime:
    """When the clock next showed `at`: after midnight too, as long as a visit can be.

    Otherwise it is that time on the day of the start, for others to refuse.
    """
    day = local_day(start)
    same_day = on_the_clock(day, at)
    next_day = on_the_clock(day + timedelta(days=1), at)
    is_over_midnight = same_day < start.astimezone(UTC) and (
        real_minutes(start, next_day) <= TOO_LONG_MINUTES
    )
    return next_day if is_over_midnight else same_day


def is_forgotten(
    began: datetime, *, planned_minutes: int, margin: int, now: datetime
) -> bool:
    """A visit that has gone on much longer than it was planned for."""
    return real_minutes(began, now) > planned_minutes + margin


def overlapping(
    times: Sequence[tuple[VisitId, UserId, Occupied]],
) -> frozenset[VisitId]:
    """Visits during which the same worker was also somewhere else."""
    return frozenset(
        visit_id
        for one, other in combinations(times, 2)
        if one[1] == other[1] and overlap(one[2], other[2])
        for visit_id in (one[0], other[0])
    )


def approved(
    proposed: ReportedTime, *, by: UserId
) -> ReportedTime | ApprovedBySamePerson:
    """A time written by hand is approved by another than the one who wrote it."""
    return ApprovedBySamePerson() if proposed.proposed_by == by else proposed


def days_since(decided_on: date, *, today: date) -> int:
    """The clock of late execution runs from the decision (SoL 34:1)."""
    return (today - decided_on).days


def plan_due(started_on: date | None, *, within_days: int) -> date | None:
    """An implementation plan is due some days after the help began."""
    return started_on + timedelta(days=within_days) if started_on else None
