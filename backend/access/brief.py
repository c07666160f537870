"""Reaching a case for a while: noted, closed, and an emergency reviewed by somebody else."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.brief_facts import (
    LONGEST_REASON,
    SHORTEST_REASON,
    AlreadyReviewed,
    BriefAccessClosed,
    BriefReasonMissing,
    EmergencyReviewed,
    EmergencyToReview,
    ReviewOfOwn,
    ReviewOutcome,
)
from backend.access.facts import Purpose, StaffMember
from backend.access.permissions import PERMISSIONS, may
from backend.access.protected_files import is_protected, tell
from backend.access.scope import is_shown, scope
from backend.access.tables import (
    BriefAccessRow,
    LogRow,
    Relation,
    UserAccount,
)
from backend.kernel.actor import Actor, BriefAccess, BriefKind, Role
from backend.kernel.event import Whose
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id

MOST_SHOWN = 100


def held_by(
    session: Session, who: StaffMember | UserAccount, *, now: datetime
) -> tuple[BriefAccess, ...]:
    """What she reaches for a while just now; it ends when the person is protected."""
    if (who.role, Purpose.emergency) not in PERMISSIONS:
        return ()
    rows = session.scalars(
        select(BriefAccessRow)
        .where(
            BriefAccessRow.user_id == who.user_id,
            BriefAccessRow.until > now,
            ~is_protected(BriefAccessRow.municipality_id, BriefAccessRow.person_id),
        )
        .order_by(BriefAccessRow.until)
    )
    return tuple(
        BriefAccess(
            access_id=row.access_id,
            case_id=row.case_id,
            case_number=row.case_number,
            kind=row.kind,
            until=row.until,
        )
        for row in rows
    )


def begin(
    session: Session,
    *,
    whose: Whose,
    case_number: str,
    kind: BriefKind,
    reason: str,
    until: datetime,
    by: Actor,
    now: datetime,
) -> BriefReasonMissing | None:
    """Note that she reaches the case until then, and why."""
    if not is_reason(reason):
        return BriefReasonMissing()
    session.add(
        BriefAccessRow(
            access_id=new_id(),
            **whose,
            kind=kind,
            case_number=case_number,
            user_id=by.user_id,
            user_name=by.name,
            user_title=by.title,
            unit_id=by.unit_id,
            reason=reason.strip()[:LONGEST_REASON],
            opened_at=now,
            until=until,
        )
    )
    return None


def is_reason(reason: str) -> bool:
    """Whether it says something that somebody else can judge."""
    return len(reason.strip()) >= SHORTEST_REASON


def tell_heads(session: Session, *, whose: Whose, now: datetime) -> None:
    """At once, to the heads of the case's unit: that there is something, not what."""
    heads = session.scalars(
        select(UserAccount)
        .join(Relation, Relation.holder == UserAccount.unit_id)
        .where(
            Relation.case_id == whose["case_id"],
            Relation.municipality_id == whose["municipality_id"],
            UserAccount.role == Role.unit_head,
            UserAccount.ended_at.is_(None),
        )
        .distinct()
    )
    tell(session, heads.all(), "notification-emergency-opened", now=now)


def close(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime
) -> BriefAccessClosed | NotFound:
    """She needs it no longer: from this moment it does not reach."""
    closed = session.execute(
        update(BriefAccessRow)
        .where(
            BriefAccessRow.user_id == by.user_id,
            BriefAccessRow.case_id == case_id,
            BriefAccessRow.until > now,
            is_shown(by, BriefAccessRow.person_id),
        )
        .values(until=now)
        .returning(BriefAccessRow.person_id)
    ).all()
    if not closed:
        return NotFound()
    return BriefAccessClosed(
        municipality_id=by.municipality_id,
        case_id=case_id,
        person_id=closed[0].person_id,
        at=now,
    )


def waiting(session: Session, *, actor: Actor) -> int:
    """How many emergencies somebody is to review."""
    if not may(actor, Purpose.emergency_review):
        return 0
    count = select(func.count()).select_from(BriefAccessRow)
    return (
        session.scalar(
            count.where(*_emergencies(actor), BriefAccessRow.outcome.is_(None))
        )
        or 0
    )


def emergencies(session: Session, *, actor: Actor) -> tuple[EmergencyToReview, ...]:
    """Those that wait first, then the latest that have been reviewed."""
    rows = session.scalars(
        select(BriefAccessRow)
        .where(*_emergencies(actor))
        .order_by(BriefAccessRow.outcome.is_not(None), BriefAccessRow.opened_at.desc())
        .limit(MOST_SHOWN)
    ).all()
    return _to_review(session, rows, actor)


def emergency(
    session: Session, *, access_id: str, actor: Actor
) -> EmergencyToReview | None:
    row = _one(session, access_id, actor)
    return next(iter(_to_review(session, [row], actor)), None) if row else None


def review(
    session: Session,
    *,
    access_id: str,
    outcome: ReviewOutcome,
    text: str,
    by: Actor,
    now: datetime,
) -> EmergencyReviewed | NotFound | ReviewOfOwn | AlreadyReviewed | BriefReasonMissing:
    """What somebody else has found, in her own words."""
    row = _one(session, access_id, by)
    if row is None:
        return NotFound()
    if row.user_id in people.herself(session, by.user_id):
        return ReviewOfOwn()
    if row.outcome is not None:
        return AlreadyReviewed()
    if not is_reason(text):
        return BriefReasonMissing()
    row.outcome, row.review = outcome, text.strip()[:LONGEST_REASON]
    row.reviewed_at, row.reviewed_by = now, by.user_id
    row.reviewed_by_name = by.name
    return EmergencyReviewed(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        outcome=outcome,
    )


def _one(session: Session, access_id: str, actor: Actor) -> BriefAccessRow | None:
    return session.scalar(
        select(BriefAccessRow)
        .where(*_emergencies(actor), BriefAccessRow.access_id == access_id)
        .with_for_update()
    )


def _emergencies(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (
        scope(actor, Purpose.emergency_review, BriefAccessRow),
        BriefAccessRow.kind == BriefKind.emergency,
    )


def _to_review(
    session: Session, rows: Sequence[BriefAccessRow], actor: Actor
) -> tuple[EmergencyToReview, ...]:
    openings = _openings(session, rows)
    hidden = _of_whoever_is_protected(session, rows, actor)
    herself = people.herself(session, actor.user_id)
    return tuple(
        EmergencyToReview(
            access_id=row.access_id,
            case_number="" if row.access_id in hidden else row.case_number,
            opened_by=row.user_name,
            opened_by_title=row.user_title,
            reason=row.reason,
            opened_at=row.opened_at,
            until=row.until,
            openings=openings.get(row.access_id, 0),
            is_own=row.user_id in herself,
            outcome=row.outcome,
            review=row.review,
            reviewed_at=row.reviewed_at,
            reviewed_by=row.reviewed_by_name,
        )
        for row in rows
    )


def _of_whoever_is_protected(
    session: Session, rows: Sequence[BriefAccessRow], actor: Actor
) -> set[str]:
    return set(
        session.scalars(
            select(BriefAccessRow.access_id).where(
                scope(actor, Purpose.emergency_review, BriefAccessRow),
                BriefAccessRow.access_id.in_([row.access_id for row in rows]),
                ~is_shown(actor, BriefAccessRow.person_id),
            )
        )
    )


def _openings(session: Session, rows: Sequence[BriefAccessRow]) -> dict[str, int]:
    """How many times each has let somebody open something, by the log."""
    opened = and_(
        LogRow.user_id == BriefAccessRow.user_id,
        LogRow.case_id == BriefAccessRow.case_id,
        LogRow.at >= BriefAccessRow.opened_at,
        LogRow.at <= BriefAccessRow.until,
        LogRow.result == "shown",
    )
    counted = session.execute(
        select(BriefAccessRow.access_id, func.count().label("openings"))
        .join(LogRow, opened)
        .where(BriefAccessRow.access_id.in_([row.access_id for row in rows]))
        .group_by(BriefAccessRow.access_id)
    )
    return {each.access_id: each.openings for each in counted}
