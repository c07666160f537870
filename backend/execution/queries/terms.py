"""The municipality's terms, and who can be chosen under them."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.execution.facts import Policy
from backend.execution.tables import (
    CareOrderRow,
    ExecutionPolicyRow,
    RotationRow,
    TimeLockRow,
)
from backend.kernel.ids import MunicipalityId, ProviderId
from backend.plumbing.database import counting


def policy(session: Session, *, municipality_id: MunicipalityId) -> Policy | None:
    """What was adopted last. None before anything was."""
    return session.scalar(
        select(ExecutionPolicyRow.policy)
        .where(ExecutionPolicyRow.municipality_id == municipality_id)
        .order_by(ExecutionPolicyRow.adopted_at.desc())
        .limit(1)
    )


def taken_minutes(
    session: Session, *, municipality_id: MunicipalityId
) -> dict[ProviderId, int]:
    """Minutes a week that each provider has been asked for and has not said no to."""
    asked = (
        select(CareOrderRow.provider_id, func.sum(CareOrderRow.minutes_per_week))
        .where(
            CareOrderRow.municipality_id == municipality_id,
            CareOrderRow.declined_at.is_(None),
        )
        .group_by(CareOrderRow.provider_id)
    )
    with counting(session):
        rows = session.execute(asked).all()
    return {provider_id: int(minutes) for provider_id, minutes in rows}


def last_in_rotation(
    session: Session, *, municipality_id: MunicipalityId
) -> str | None:
    """Whom the last non-choice fell to."""
    return session.scalar(
        select(RotationRow.provider_slug)
        .where(RotationRow.municipality_id == municipality_id)
        .order_by(RotationRow.rotation_id.desc())
        .limit(1)
    )


def is_locked(session: Session, *, municipality_id: MunicipalityId, day: date) -> bool:
    """Whether the month of `day` is settled."""
    month = day.replace(day=1)
    return session.get(TimeLockRow, (municipality_id, month)) is not None
