"""Declaring what a provider can take: dated, and only ever added to."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.execution import queries
from backend.execution.facts import (
    AreaUnknown,
    CapacityDeclared,
    NotBeforehand,
)
from backend.execution.tables import ProviderTermsRow
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id


def declare_capacity(
    session: Session,
    *,
    hours_per_week: int,
    areas: tuple[str, ...],
    valid_from: date,
    by: Actor,
    now: datetime,
) -> CapacityDeclared | NotFound | NotBeforehand | AreaUnknown:
    """From a coming day: nobody who has been asked already is turned away by it."""
    desk = queries.capacity_desk(session, actor=by, today=now.date())
    if desk is None or by.provider_id is None:
        return NotFound()
    if valid_from <= now.date():
        return NotBeforehand()
    if not set(areas) <= set(desk.areas):
        return AreaUnknown()
    session.add(
        ProviderTermsRow(
            terms_id=new_id(),
            municipality_id=by.municipality_id,
            provider_id=by.provider_id,
            valid_from=valid_from,
            hours_per_week=hours_per_week,
            areas=areas,
            declared_by=by.name,
            declared_at=now,
        )
    )
    return CapacityDeclared(
        municipality_id=by.municipality_id,
        at=now,
        provider_id=by.provider_id,
        valid_from=valid_from,
    )
