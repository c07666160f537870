"""Somebody of the staff begins at another unit: what she had at the old one ends at once.

What her phone still holds is kept all the same, and shown to the unit she has left (F7).
"""

from datetime import date, datetime, timedelta
from typing import ClassVar, Final

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from backend.access import people, sign_ins, staff_ways
from backend.access.events import StaffMoved
from backend.access.facts import Place, RelationKind, SignInEnd
from backend.access.tables import (
    BriefAccessRow,
    ProtectionGrantRow,
    Relation,
    Unit,
    UserAccount,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import MunicipalityId, ProviderId, UnitId, UserId
from backend.kernel.refusal import NotAllowed, NotFound, Refusal
from backend.plumbing.clock import STOCKHOLM

HER_OWN_TIES: Final = (RelationKind.assigned, RelationKind.visits)


class NoSuchPlace(Refusal, frozen=True):
    """There is no such unit, or she works there already."""

    status: ClassVar[int] = 422


def places_for(session: Session, user_id: str, *, by: Actor) -> tuple[Place, ...]:
    """Where she may be moved, by name: none for whoever belongs to the whole municipality.

    A provider says nothing of who works at another; that is the administrator's.
    """
    row = session.get(UserAccount, user_id)
    if row is None or row.municipality_id != by.municipality_id:
        return ()
    if row.role in staff_ways.OF_A_UNIT:
        return _units_but(session, row.municipality_id, row.unit_id)
    if row.role in staff_ways.AT_A_PROVIDER and by.role is Role.system_admin:
        return tuple(
            Place(place_id=each.provider_id, name=each.name)
            for each in people.providers(session, row.municipality_id)
            if each.provider_id != row.provider_id
        )
    return ()


def move(
    session: Session, *, user_id: UserId, to: str, by: Actor, now: datetime
) -> StaffMoved | NotFound | NotAllowed | NoSuchPlace:
    """From now on she works there; she signs in anew, and reaches nothing of the old.

    Her cases stay in the unit in her name until somebody takes them over.
    """
    if staff_ways.colleague(session, user_id, by=by, now=now) is None:
        return NotFound()
    if user_id == by.user_id:
        return NotAllowed()
    if to not in {each.place_id for each in places_for(session, user_id, by=by)}:
        return NoSuchPlace()
    row = session.get_one(UserAccount, user_id)
    if row.role in staff_ways.OF_A_UNIT:
        row.unit_id = UnitId(to)
    else:
        row.provider_id = ProviderId(to)
    _end_ties(session, user_id, today=now.astimezone(STOCKHOLM).date())
    _end_openings(session, user_id, by=by, now=now)
    sign_ins.end_all(session, user_id=user_id, ended_as=SignInEnd.signed_out, now=now)
    return StaffMoved(municipality_id=by.municipality_id, at=now, user_id=user_id)


def _units_but(
    session: Session, municipality_id: MunicipalityId, unit_id: UnitId | None
) -> tuple[Place, ...]:
    rows = session.scalars(
        select(Unit)
        .where(Unit.municipality_id == municipality_id, Unit.unit_id != unit_id)
        .order_by(Unit.name)
    )
    return tuple(Place(place_id=row.unit_id, name=row.name) for row in rows)


def _end_ties(session: Session, user_id: UserId, *, today: date) -> None:
    """With yesterday: a tie counts the whole of its last day."""
    yesterday = today - timedelta(days=1)
    session.execute(
        update(Relation)
        .where(
            Relation.holder == user_id,
            Relation.kind.in_(HER_OWN_TIES),
            Relation.until.is_(None) | (Relation.until >= today),
        )
        .values(
            start=case((Relation.start > yesterday, yesterday), else_=Relation.start),
            until=yesterday,
        )
        .execution_options(synchronize_session=False)
    )


def _end_openings(
    session: Session, user_id: UserId, *, by: Actor, now: datetime
) -> None:
    """What she covered, opened in an emergency, or was named for."""
    session.execute(
        update(BriefAccessRow)
        .where(BriefAccessRow.user_id == user_id, BriefAccessRow.until > now)
        .values(until=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ProtectionGrantRow)
        .where(
            ProtectionGrantRow.user_id == user_id,
            ProtectionGrantRow.ended_at.is_(None),
        )
        .values(ended_at=now, ended_by=by.user_id)
        .execution_options(synchronize_session=False)
    )
