"""The municipality's own rules, and the few facts of access that fees need."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.fees.facts import Policy
from backend.fees.tables import FeePolicyRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, ProviderId


def policy(session: Session, *, municipality_id: MunicipalityId) -> Policy | None:
    """What was adopted last. None before anything was."""
    return session.scalar(
        select(FeePolicyRow.policy)
        .where(FeePolicyRow.municipality_id == municipality_id)
        .order_by(FeePolicyRow.adopted_at.desc())
        .limit(1)
    )


def municipal_providers(
    session: Session, *, municipality_id: MunicipalityId
) -> frozenset[ProviderId]:
    """The municipality's own: they get no VAT compensation."""
    everyone = people.providers(session, municipality_id)
    return frozenset(p.provider_id for p in everyone if p.municipal)


def provider_names(
    session: Session, *, municipality_id: MunicipalityId
) -> dict[ProviderId, str]:
    everyone = people.providers(session, municipality_id)
    return {p.provider_id: p.name for p in everyone}


def purpose_of(actor: Actor) -> Purpose:
    """Why somebody looks at performed time and settlements: by her role."""
    by_role = (Purpose.economy, Purpose.settlement)
    return next((each for each in by_role if may(actor, each)), Purpose.own_settlement)
