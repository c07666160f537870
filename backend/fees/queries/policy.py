"""The municipality's own rules, and the few facts of access that fees need."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.tables import Municipality, Provider
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


def policy_of(session: Session, *, slug: str) -> Policy | None:
    """The same by the municipality's short name, for pages without sign-in."""
    municipality_id = municipality_by_slug(session, slug=slug)
    if municipality_id is None:
        return None
    return policy(session, municipality_id=municipality_id)


def municipality_by_slug(session: Session, *, slug: str) -> MunicipalityId | None:
    return session.scalar(
        select(Municipality.municipality_id).where(Municipality.slug == slug)
    )


def municipality_slugs(session: Session) -> tuple[str, ...]:
    return tuple(session.scalars(select(Municipality.slug).order_by(Municipality.slug)))


def providers(
    session: Session, *, municipality_id: MunicipalityId
) -> dict[ProviderId, str]:
    """The names of the municipality's providers."""
    rows = session.execute(
        select(Provider.provider_id, Provider.name).where(
            Provider.municipality_id == municipality_id
        )
    )
    return {row.provider_id: row.name for row in rows}


def municipal_providers(
    session: Session, *, municipality_id: MunicipalityId
) -> frozenset[ProviderId]:
    """The municipality's own: they get no VAT compensation."""
    return frozenset(
        session.scalars(
            select(Provider.provider_id).where(
                Provider.municipality_id == municipality_id,
                Provider.municipal.is_(True),
            )
        )
    )


def purpose_of(actor: Actor) -> Purpose:
    """Why somebody looks at performed time and settlements: by her role."""
    return Purpose.economy if may(actor, Purpose.economy) else Purpose.settlement
