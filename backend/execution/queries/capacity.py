"""What the providers have declared, day by day."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.execution.facts import (
    Candidate,
    CapacityDesk,
    Declared,
    Policy,
    ProviderTerms,
)
from backend.execution.queries.terms import policy, taken_minutes
from backend.execution.tables import ProviderTermsRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, ProviderId


def candidates(
    session: Session, *, municipality_id: MunicipalityId, terms: Policy, today: date
) -> tuple[Candidate, ...]:
    """The providers of the municipality, with what they have declared for today."""
    contracted = {t.slug: t for t in terms.providers}
    declared = _declared(session, municipality_id=municipality_id)
    return tuple(
        Candidate(
            provider_id=p.provider_id,
            name=p.name,
            municipal=p.municipal,
            terms=_on(contracted[p.slug], declared.get(p.provider_id, ()), today=today),
        )
        for p in people.providers(session, municipality_id)
        if p.slug in contracted
    )


def own_candidate(
    session: Session, *, actor: Actor, terms: Policy | None, today: date
) -> Candidate | None:
    """The planner's own provider, with its declared terms."""
    if terms is None:
        return None
    everyone = candidates(
        session, municipality_id=actor.municipality_id, terms=terms, today=today
    )
    return next((c for c in everyone if c.provider_id == actor.provider_id), None)


def capacity_desk(
    session: Session, *, actor: Actor, today: date
) -> CapacityDesk | None:
    """The planner's own ceiling: what holds, what comes, and how much is taken."""
    terms = policy(session, municipality_id=actor.municipality_id)
    own = own_candidate(session, actor=actor, terms=terms, today=today)
    if terms is None or own is None:
        return None
    taken = taken_minutes(session, municipality_id=actor.municipality_id)
    declared = _declared(session, municipality_id=actor.municipality_id)
    latest = {d.valid_from: d for d in declared.get(own.provider_id, ())}
    return CapacityDesk(
        now=own.terms,
        coming=tuple(latest[day] for day in sorted(latest) if day > today),
        areas=tuple(sorted({area for p in terms.providers for area in p.areas})),
        taken_minutes_per_week=taken.get(own.provider_id, 0),
    )


def _declared(
    session: Session, *, municipality_id: MunicipalityId
) -> Mapping[ProviderId, tuple[Declared, ...]]:
    """Every declaration of each provider, in the order in which they take over."""
    found: dict[ProviderId, tuple[Declared, ...]] = {}
    rows = session.scalars(
        select(ProviderTermsRow)
        .where(ProviderTermsRow.municipality_id == municipality_id)
        .order_by(ProviderTermsRow.valid_from, ProviderTermsRow.terms_id)
    )
    for row in rows:
        declared = Declared(
            valid_from=row.valid_from,
            hours_per_week=row.hours_per_week,
            areas=row.areas,
            declared_by=row.declared_by,
        )
        found[row.provider_id] = (*found.get(row.provider_id, ()), declared)
    return found


def _on(
    contracted: ProviderTerms, declared: tuple[Declared, ...], *, today: date
) -> ProviderTerms:
    """The latest that has begun to hold; before any, what the contract says."""
    begun = [d for d in declared if d.valid_from <= today]
    if not begun:
        return contracted
    return replace(
        contracted, hours_per_week=begun[-1].hours_per_week, areas=begun[-1].areas
    )
