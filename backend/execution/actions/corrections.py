"""Correcting a time by hand: the original is kept, and another person approves."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.execution import queries, rules
from backend.execution.facts import (
    MADE,
    ApprovedBySamePerson,
    CorrectionReasonMissing,
    EndsBeforeStart,
    NothingToApprove,
    Outcome,
    TimeCorrected,
    TimeCorrectionProposed,
)
from backend.execution.tables import TimeLockRow, VisitRow, VisitTimeRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, VisitId
from backend.kernel.refusal import NotFound


def propose_correction(
    session: Session,
    *,
    visit_id: str,
    start: datetime,
    end: datetime,
    outcome: Outcome,
    reason: str,
    by: Actor,
    now: datetime,
) -> TimeCorrectionProposed | NotFound | EndsBeforeStart | CorrectionReasonMissing:
    """A time by hand, with a reason: it counts when another has approved it."""
    visit = queries.visit_of_provider(session, visit_id=visit_id, actor=by)
    if visit is None:
        return NotFound()
    if end.astimezone(UTC) < start.astimezone(UTC):
        return EndsBeforeStart()
    if not reason.strip():
        return CorrectionReasonMissing()
    version = 1 + len(queries.times_of(session, [visit.visit_id])[visit.visit_id])
    session.add(
        VisitTimeRow(
            visit_id=visit.visit_id,
            version=version,
            municipality_id=visit.municipality_id,
            case_id=visit.case_id,
            person_id=visit.person_id,
            provider_id=visit.provider_id,
            started_at=start,
            ended_at=end,
            outcome=outcome,
            manual=True,
            flags=rules.span_flags(start, end),
            reason=reason.strip(),
            proposed_by=by.user_id,
            proposed_by_name=by.name,
        )
    )
    return TimeCorrectionProposed(
        municipality_id=visit.municipality_id,
        case_id=visit.case_id,
        person_id=visit.person_id,
        at=now,
        visit_id=visit.visit_id,
        version=version,
    )


def approve_correction(
    session: Session, *, visit_id: str, by: Actor, now: datetime
) -> TimeCorrected | NotFound | NothingToApprove | ApprovedBySamePerson:
    """Another than the one who wrote it says that it is right."""
    visit = queries.visit_of_provider(session, visit_id=visit_id, actor=by)
    if visit is None:
        return NotFound()
    row = _waiting(session, visit.visit_id)
    if row is None:
        return NothingToApprove()
    outcome = rules.approved(queries.time_of(row), by=by.user_id)
    if isinstance(outcome, ApprovedBySamePerson):
        return outcome
    row.approved_by, row.approved_by_name, row.approved_at = by.user_id, by.name, now
    return _corrected(visit, row, now=now)


def _waiting(session: Session, visit_id: VisitId) -> VisitTimeRow | None:
    return session.scalar(
        select(VisitTimeRow)
        .where(
            VisitTimeRow.visit_id == visit_id,
            VisitTimeRow.manual.is_(True),
            VisitTimeRow.approved_at.is_(None),
        )
        .order_by(VisitTimeRow.version.desc())
        .limit(1)
    )


def _corrected(visit: VisitRow, row: VisitTimeRow, *, now: datetime) -> TimeCorrected:
    return TimeCorrected(
        municipality_id=visit.municipality_id,
        case_id=visit.case_id,
        person_id=visit.person_id,
        at=now,
        visit_id=visit.visit_id,
        order_id=visit.order_id,
        line_id=visit.line_id,
        provider_id=visit.provider_id,
        worker_id=visit.worker_id,
        day=rules.local_day(row.started_at),
        minutes=queries.time_of(row).minutes if row.outcome in MADE else 0,
        outcome=row.outcome,
        version=row.version,
    )


def lock_time(
    session: Session, *, municipality_id: MunicipalityId, month: date, now: datetime
) -> None:
    """The month is settled: a report that comes later waits as efterregistrering."""
    if session.get(TimeLockRow, (municipality_id, month)) is None:
        session.add(
            TimeLockRow(municipality_id=municipality_id, month=month, locked_at=now)
        )
