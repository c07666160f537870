"""What a phone may send through `POST /api/sync`, and what falls due by itself."""

from collections.abc import Callable
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
from backend.kernel.actor import Actor
from backend.kernel.refusal import LeftUnit, NotAllowed, Refusal
from backend.plumbing.duties import Duty
from backend.plumbing.operations import Context, Held, SyncKind

LATE = Held("sync-late-registration")


def visit_started(
    session: Session, sent: VisitStartedOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    return _counted_in_its_month(
        session,
        context,
        sent.visit_id,
        sent.at,
        lambda at: actions.start_visit(
            session,
            visit_id=sent.visit_id,
            at=at,
            by=context.by,
            now=context.now,
            clock_is_wrong=context.clock_is_wrong,
            ticks=context.ticks,
        ),
    )


def visit_finished(
    session: Session, sent: VisitFinishedOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    return _counted_in_its_month(
        session,
        context,
        sent.visit_id,
        sent.at,
        lambda at: actions.finish_visit(
            session,
            visit_id=sent.visit_id,
            at=at,
            outcome=sent.outcome,
            tasks=sent.tasks,
            note=sent.note,
            started_at=_true(sent.started_at, context) if sent.started_at else None,
            by=context.by,
            now=context.now,
            clock_is_wrong=context.clock_is_wrong,
            ticks=context.ticks,
        ),
    )


def visit_not_home(
    session: Session, sent: VisitNotHomeOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    return _counted_in_its_month(
        session,
        context,
        sent.visit_id,
        sent.at,
        lambda at: actions.report_not_home(
            session,
            visit_id=sent.visit_id,
            at=at,
            note=sent.note,
            by=context.by,
            now=context.now,
        ),
    )


def time_corrected(
    session: Session, sent: TimeCorrectedOp, context: Context
) -> ExecutionEvent | Refusal | Held:
    """A correction of a settled month is kept: it becomes next month's difference."""
    no = _may_not_tell(session, sent.visit_id, context)
    if no is not None:
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


def _counted_in_its_month(
    session: Session,
    context: Context,
    visit_id: str,
    at: datetime,
    tell: Callable[[datetime], ExecutionEvent | Refusal],
) -> ExecutionEvent | Refusal | Held:
    """What a phone tells, at its true time, as long as the month is not settled."""
    no = _may_not_tell(session, visit_id, context)
    if no is not None:
        return no
    true = _true(at, context)
    is_late = queries.is_locked(
        session,
        municipality_id=context.by.municipality_id,
        day=rules.local_day(true),
    )
    return LATE if is_late else tell(true)


def _may_not_tell(
    session: Session, visit_id: str, context: Context
) -> LeftUnit | NotAllowed | None:
    """What she did where she no longer works is for that unit to judge."""
    by = context.by
    visit = queries.unit_she_left(session, visit_id=visit_id, actor=by)
    if visit is not None:
        return LeftUnit(visit.provider_id)
    is_hers = may(by, Purpose.visits) and by.provider_id is not None
    return None if is_hers else NotAllowed()


def _true(at: datetime, context: Context) -> datetime:
    """The phone's time, moved when its clock was wrong (trust §3.5)."""
    if context.device_time.tzinfo is None:
        return at
    return at + (context.effective_time - context.device_time)


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


def pass_on(
    session: Session, what: str, *, by: Actor, now: datetime
) -> ExecutionEvent | Refusal:
    return actions.pass_on_silent(session, order_id=what, by=by, now=now)


DUTIES: tuple[Duty, ...] = (
    Duty(name="pass_on_silent", due=queries.silent_orders, act=pass_on),
)
