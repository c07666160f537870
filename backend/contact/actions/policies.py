"""What the municipality decides about first contact."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.contact.facts import Policy, PolicyAdopted
from backend.contact.tables import ContactPolicy
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId
from backend.plumbing.clock import STOCKHOLM


def adopt_policy(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    policy: Policy,
    by: Actor,
    now: datetime,
) -> PolicyAdopted:
    """The policy holds from today, until another is adopted."""
    today = now.astimezone(STOCKHOLM).date()
    row = session.get(ContactPolicy, (municipality_id, today))
    if row is None:
        row = ContactPolicy(
            municipality_id=municipality_id,
            valid_from=today,
            policy=policy,
            adopted_by=by.user_id,
            adopted_at=now,
        )
        session.add(row)
    row.policy, row.adopted_by, row.adopted_at = policy, by.user_id, now
    return PolicyAdopted(municipality_id=municipality_id, at=now, valid_from=today)
