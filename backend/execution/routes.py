"""What a phone may send about visits, through `POST /api/sync`."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.execution import actions, queries, rules
from backend.execution.facts import ExecutionEvent, Outcome
from backend.execution.forms import (
    TimeCorrectedOp,
    VisitFinishedOp,
    VisitNotHomeOp,
    VisitStartedOp,
)
from backend.kernel.refusal import NotAllowed, Refusal
from backend.plumbing.sync import Context, Held, SyncKind

LATE = Held("sync-period-locked")


def _refused(context: Context) -> NotAllowed | None:
    is_allowed = may(context.by, Purpose.visits) and context.by.provider_id
    return None if is_allowed else NotAllowed()


def _is_late(session: Session, context: Context, at: datetime) -> bool:
    day = rules.local_day(at)
    return queries.is_locked(
        session, municipality_id=context.by.municipality_id, day=day
    )


def _true(at: datetime, context: Context) -> datetime:
    """The phone's time, moved when its clock was wrong (trust §3.5)."""
    if context.device_time.tzinfo is None:
        return at
    return at + (context.effective_time - context.device_time)


def visit_started(
    session: Session, sent: VisitStartedOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    if (no := _refused(context)) is not None:
        return no
    if _is_late(session, context, _true(sent.at, context)):
        return LATE
    return actions.start_visit(
        session,
        visit_id=sent.visit_id,
        at=_true(sent.at, context),
        by=context.by,
        now=context.now,
        clock_is_wrong=context.clock_is_wrong,
    )


def visit_finished(
    session: Session, sent: VisitFinishedOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    if (no := _refused(context)) is not None:
        return no
    if _is_late(session, context, _true(sent.at, context)):
        return LATE
    return actions.finish_visit(
        session,
        visit_id=sent.visit_id,
        at=_true(sent.at, context),
        outcome=sent.outcome,
        tasks=sent.tasks,
        note=sent.note,
        started_at=_true(sent.started_at, context) if sent.started_at else None,
        by=context.by,
        now=context.now,
        clock_is_wrong=context.clock_is_wrong,
    )


def visit_not_home(
    session: Session, sent: VisitNotHomeOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    if (no := _refused(context)) is not None:
        return no
    if _is_late(session, context, _true(sent.at, context)):
        return LATE
    return actions.report_not_home(
        session,
        visit_id=sent.visit_id,
        at=_true(sent.at, context),
        note=sent.note,
        by=context.by,
        now=context.now,
    )


def time_corrected(
    session: Session, sent: TimeCorrectedOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    """A correction of a settled month is kept: it becomes next month's difference."""
    if (no := _refused(context)) is not None:
        return no
    return actions.propose_correction(
        session,
        visit_id=sent.visit_id,
        start=sent.start,
        end=sent.end,
        outcome=sent.outcome,
        reason=sent.reason,
        by=context.by,
        now=context.now,
    )


_VISIT = "01936e0a-0000-7000-8000-000000000001"
_NINE = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)
_TEN = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)

OPERATIONS: tuple[SyncKind[Any], ...] = (
    SyncKind(
        kind="visit.started",
        schema=1,
        payload=VisitStartedOp,
        run=visit_started,
        example=VisitStartedOp(visit_id=_VISIT, at=_NINE),
    ),
    SyncKind(
        kind="visit.finished",
        schema=1,
        payload=VisitFinishedOp,
        run=visit_finished,
        example=VisitFinishedOp(
            visit_id=_VISIT, at=_TEN, outcome=Outcome.done, tasks=("shower",)
        ),
    ),
    SyncKind(
        kind="visit.not_home",
        schema=1,
        payload=VisitNotHomeOp,
        run=visit_not_home,
        example=VisitNotHomeOp(visit_id=_VISIT, at=_NINE),
    ),
    SyncKind(
        kind="time.corrected",
        schema=1,
        payload=TimeCorrectedOp,
        run=time_corrected,
        example=TimeCorrectedOp(
            visit_id=_VISIT,
            start=_NINE,
            end=_TEN,
            outcome=Outcome.done,
            reason="Telefonen var urladdad.",
        ),
    ),
)
