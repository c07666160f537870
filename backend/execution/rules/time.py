"""The time that comes of what phones have told, and what somebody should look at."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from backend.execution.facts import (
    ApprovedBySamePerson,
    Flag,
    ReportedTime,
    VisitEvent,
    VisitEventKind,
)
from backend.kernel.ids import UserId

SAME_WITHIN: Final = timedelta(minutes=2)
TOO_LONG: Final = timedelta(hours=12)


def is_double(
    told: Sequence[VisitEvent], *, kind: VisitEventKind, worker_id: UserId, at: datetime
) -> bool:
    """The same kind from the same worker within two minutes; the earliest counts."""
    return any(
        e.kind is kind and e.worker_id == worker_id and abs(e.at - at) <= SAME_WITHIN
        for e in told
    )


def started_at(told: Sequence[VisitEvent], *, worker_id: UserId) -> datetime | None:
    """When this worker began: the earliest start counts."""
    starts = [
        e.at
        for e in told
        if e.kind is VisitEventKind.started and e.worker_id == worker_id
    ]
    return min(starts) if starts else None


def span_flags(start: datetime, end: datetime) -> tuple[Flag, ...]:
    return (Flag.too_long,) if end - start > TOO_LONG else ()


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
