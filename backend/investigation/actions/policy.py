"""Adopting local policy: template times and the municipality's own times."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.investigation.facts.policy import InvestigationPolicyAdopted, Policy
from backend.investigation.tables.policy import PolicyRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId
from backend.plumbing.identity import new_id


def adopt_policy(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    policy: Policy,
    by: Actor,
    now: datetime,
) -> InvestigationPolicyAdopted:
    """In force from its own day until the next one's."""
    session.add(
        PolicyRow(
            policy_id=new_id(),
            municipality_id=municipality_id,
            valid_from=policy.valid_from,
            adopted_at=now,
            adopted_by=by.user_id,
            policy=policy,
        )
    )
    return InvestigationPolicyAdopted(
        municipality_id=municipality_id, at=now, valid_from=policy.valid_from
    )
