"""Återtagande: she no longer wants what she asked for."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.contact.facts import (
    AlreadyWithdrawn,
    ApplicationWithdrawn,
    TooLateToWithdraw,
    Withdrawn,
)
from backend.contact.tables import ApplicationRow, Intake
from backend.kernel.actor import Actor
from backend.kernel.ids import ApplicationId
from backend.kernel.refusal import NotFound


def withdraw_application(
    session: Session, *, application_id: ApplicationId, by: Actor, now: datetime
) -> ApplicationWithdrawn | NotFound | AlreadyWithdrawn | TooLateToWithdraw:
    """Take the application back while it is still looked into."""
    row = session.scalar(
        select(ApplicationRow).where(
            scope(by, Purpose.own_application, ApplicationRow),
            ApplicationRow.application_id == application_id,
        )
    )
    if row is None:
        return NotFound()
    if isinstance(row.state, Withdrawn):
        return AlreadyWithdrawn()
    intake = session.scalars(
        select(Intake).where(
            scope(by, Purpose.own_application, Intake), Intake.case_id == row.case_id
        )
    ).one()
    if intake.closed_at is not None:
        return TooLateToWithdraw()
    row.state, intake.closed_at = Withdrawn(now), now
    return ApplicationWithdrawn(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        application_id=application_id,
    )
