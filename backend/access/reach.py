"""What somebody reaches today and by which tie, counted; never what the cases hold."""

from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from backend.access import brief, people, protected_files
from backend.access.facts import Purpose, RelationKind, StaffMember
from backend.access.permissions import PERMISSIONS
from backend.access.scope import scope
from backend.access.tables import Relation
from backend.kernel.actor import ProofLevel


class Reach(Struct, frozen=True, kw_only=True):
    """One purpose: the ties that lead to cases, and to how many; None where none do."""

    purpose: Purpose
    ties: tuple[RelationKind, ...]
    cases: int | None


def reach_of(
    session: Session, member: StaffMember, *, now: datetime, today: date
) -> tuple[Reach, ...]:
    """Every purpose of hers, as far as it leads when she is known as surely as can be."""
    actor = people.actor_of(
        member,
        level=ProofLevel.N3,
        for_a_while=brief.held_by(session, member, now=now),
        opened=protected_files.opened_by(session, member, now=now),
    )
    tied = aliased(Relation)
    cases = func.count(func.distinct(tied.case_id))
    return tuple(
        Reach(
            purpose=purpose,
            ties=ties,
            cases=session.scalar(
                select(cases).where(scope(actor, purpose, tied, today=today))
            )
            if ties
            else None,
        )
        for (role, purpose), ties in PERMISSIONS.items()
        if role is member.role
    )
