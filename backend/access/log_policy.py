"""How a municipality looks through its log, in force from a day on."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.log_facts import LogPolicy, LogPolicyAdopted
from backend.access.tables import LogPolicyRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId
from backend.plumbing.identity import new_id


def policy_on(
    session: Session, *, municipality_id: MunicipalityId, day: date
) -> LogPolicy:
    """The one in force; what the product does where nothing has been adopted."""
    newest = (
        select(LogPolicyRow)
        .where(
            LogPolicyRow.municipality_id == municipality_id,
            LogPolicyRow.valid_from <= day,
        )
        .order_by(LogPolicyRow.valid_from.desc())
        .limit(1)
    )
    row = session.scalars(newest).first()
    return row.policy if row else LogPolicy()


def adopt_policy(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    policy: LogPolicy,
    by: Actor,
    now: datetime,
) -> LogPolicyAdopted:
    """In force from its own day until the next one's."""
    session.add(
        LogPolicyRow(
            policy_id=new_id(),
            municipality_id=municipality_id,
            valid_from=policy.valid_from,
            adopted_at=now,
            adopted_by=by.user_id,
            policy=policy,
        )
    )
    return LogPolicyAdopted(
        municipality_id=municipality_id, at=now, valid_from=policy.valid_from
    )
