"""That she has got the decision: opened on her page, or sent by post."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation.actions.work import finish_work
from backend.investigation.facts.decision import DecisionServed, LetterPosted
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.decision import DecisionRow
from backend.kernel.actor import Actor
from backend.kernel.calendar import appeal_last_day
from backend.kernel.ids import CaseId, DecisionId
from backend.kernel.refusal import NotFound


def serve_decision(
    session: Session,
    *,
    decision_id: DecisionId,
    by: Actor,
    now: datetime,
    today: date,
) -> DecisionServed | NotFound:
    """Her first opening is the day she got it, and sets the last day to appeal."""
    row = session.scalar(
        select(DecisionRow).where(
            scope(by, Purpose.own_decision, DecisionRow),
            DecisionRow.decision_id == decision_id,
        )
    )
    if row is None:
        return NotFound()
    if row.served_on is None:
        row.served_on, row.served_at = today, now
        row.appeal_until = appeal_last_day(today)
        finish_work(
            session,
            case_id=row.case_id,
            steps=[WorkStep.print_letter],
            by=by.user_id,
            now=now,
        )
    return DecisionServed(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        decision_id=decision_id,
        served_on=row.served_on,
        appeal_until=row.appeal_until or appeal_last_day(row.served_on),
    )


def note_letter_posted(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime, today: date
) -> LetterPosted | NotFound:
    """The letter has gone by post, since she has not opened it on her page."""
    row = session.scalar(
        select(DecisionRow)
        .where(scope(by, Purpose.decide, DecisionRow), DecisionRow.case_id == case_id)
        .order_by(DecisionRow.decision_id.desc())
        .limit(1)
    )
    if row is None:
        return NotFound()
    if row.posted_on is None:
        row.posted_on, row.posted_by = today, by.user_id
    finish_work(
        session,
        case_id=case_id,
        steps=[WorkStep.print_letter],
        by=by.user_id,
        now=now,
    )
    return LetterPosted(
        municipality_id=row.municipality_id,
        case_id=case_id,
        person_id=row.person_id,
        at=now,
        decision_id=row.decision_id,
    )
