"""The files of protected persons: who is named for them, and opening one for an hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from backend.access import relations, whereabouts
from backend.access.facts import Purpose, RelationKind, StaffMember
from backend.access.permissions import PERMISSIONS, may
from backend.access.protection_facts import (
    OPEN_FOR_MINUTES,
    Granted,
    MayOpen,
    ProtectedFileOpened,
)
from backend.access.tables import (
    ProtectionGrantRow,
    ProtectionRow,
    Relation,
    UserAccount,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId, MunicipalityId, PersonId, UserId
from backend.kernel.period import Period
from backend.kernel.refusal import NotFound
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify

TO_HEAD: Final = "notification-protected-opened"
TO_OFFICER: Final = "notification-protected-waiting"


def open_file(
    session: Session, *, person_id: PersonId, by: Actor, now: datetime
) -> ProtectedFileOpened | NotFound:
    """For an hour, by whoever is named; her unit's head is told at once that it was."""
    if not may(by, Purpose.protected_file):
        return NotFound()
    until = now + timedelta(minutes=OPEN_FOR_MINUTES)
    opened = session.execute(
        update(ProtectionGrantRow)
        .where(
            *stands(by.municipality_id, person_id),
            ProtectionGrantRow.user_id == by.user_id,
            is_protected(by.municipality_id, person_id),
        )
        .values(open_until=until)
        .returning(ProtectionGrantRow.grant_id)
    )
    if opened.first() is None:
        return NotFound()
    tell(session, _heads(session, by), TO_HEAD, now=now)
    return ProtectedFileOpened(
        municipality_id=by.municipality_id, person_id=person_id, at=now, until=until
    )


def opened_by(
    session: Session, who: StaffMember | UserAccount, *, now: datetime
) -> tuple[PersonId, ...]:
    """Those whose files she has open just now."""
    if (who.role, Purpose.protected_file) not in PERMISSIONS:
        return ()
    return tuple(
        session.scalars(
            select(ProtectionGrantRow.person_id).where(
                ProtectionGrantRow.municipality_id == who.municipality_id,
                ProtectionGrantRow.user_id == who.user_id,
                ProtectionGrantRow.ended_at.is_(None),
                ProtectionGrantRow.open_until > now,
            )
        )
    )


def may_open(session: Session, *, actor: Actor) -> tuple[MayOpen, ...]:
    """The files that she is named for, by their cases; the first named first."""
    if not may(actor, Purpose.protected_file):
        return ()
    rows = session.scalars(
        select(ProtectionGrantRow)
        .where(
            ProtectionGrantRow.municipality_id == actor.municipality_id,
            ProtectionGrantRow.user_id == actor.user_id,
            ProtectionGrantRow.ended_at.is_(None),
        )
        .order_by(ProtectionGrantRow.granted_at, ProtectionGrantRow.grant_id)
    )
    return tuple(
        MayOpen(
            person_id=row.person_id,
            case_ids=tuple(cases_of(session, row.municipality_id, row.person_id)),
            open_until=row.open_until if row.person_id in actor.opened else None,
        )
        for row in rows
    )


def arrived(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    person_id: PersonId,
    case_id: CaseId,
    now: datetime,
) -> None:
    """A new case of somebody protected goes to whoever is named, who are told of it."""
    _tie_named(session, municipality_id, person_id, [case_id], now=now)
    whereabouts.seal_if_protected(
        session, municipality_id=municipality_id, person_id=person_id
    )


def has_been_joined(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    person_id: PersonId,
    now: datetime,
) -> None:
    """What went over to her when two were made one is that of whoever is named too."""
    cases = cases_of(session, municipality_id, person_id)
    _tie_named(session, municipality_id, person_id, cases, now=now)


def _tie_named(
    session: Session,
    municipality_id: MunicipalityId,
    person_id: PersonId,
    cases: Sequence[CaseId],
    *,
    now: datetime,
) -> None:
    officers = [
        session.get_one(UserAccount, row.user_id)
        for row in grants(session, municipality_id, person_id)
    ]
    for officer in officers:
        for case_id in cases:
            assign(session, person_id, case_id, officer, now=now)
    tell(session, officers, TO_OFFICER, now=now)


def has_changed(
    session: Session, *, municipality_id: MunicipalityId, since: datetime, now: datetime
) -> bool:
    """Whether somebody has become protected, or an officer is no longer named, since then.

    A page that was read in the same second is read once more.
    """
    after = since - timedelta(seconds=1) if now > since else since
    began = exists().where(
        ProtectionRow.municipality_id == municipality_id,
        ProtectionRow.entered_at > after,
    )
    ended = exists().where(
        ProtectionGrantRow.municipality_id == municipality_id,
        ProtectionGrantRow.ended_at > after,
    )
    return bool(session.scalar(select(or_(began, ended))))


def whose_ended(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    after: datetime,
    until: datetime,
) -> frozenset[PersonId]:
    """Whose protection has ended, or changed, between two moments."""
    return frozenset(
        session.scalars(
            select(ProtectionRow.person_id).where(
                ProtectionRow.municipality_id == municipality_id,
                ProtectionRow.ended_at > after,
                ProtectionRow.ended_at <= until,
            )
        )
    )


def is_protected(municipality_id: Any, person_id: Any) -> ColumnElement[bool]:
    """Whether this person, or that of a row by its columns, is protected just now."""
    return exists().where(
        ProtectionRow.municipality_id == municipality_id,
        ProtectionRow.person_id == person_id,
        ProtectionRow.ended_at.is_(None),
    )


def cases_of(
    session: Session, municipality_id: MunicipalityId, person_id: PersonId
) -> Sequence[CaseId]:
    """Her cases, the oldest first."""
    return session.scalars(
        select(Relation.case_id)
        .where(
            Relation.municipality_id == municipality_id,
            Relation.person_id == person_id,
            Relation.kind == RelationKind.unit,
        )
        .distinct()
        .order_by(Relation.case_id)
    ).all()


def grant(
    session: Session, person_id: PersonId, user_id: UserId, *, by: Actor, now: datetime
) -> None:
    """Once, however often she is named."""
    named = [each.user_id for each in grants(session, by.municipality_id, person_id)]
    if user_id in named:
        return
    session.add(
        ProtectionGrantRow(
            municipality_id=by.municipality_id,
            grant_id=new_id(),
            person_id=person_id,
            user_id=user_id,
            granted_by=by.user_id,
            granted_by_name=by.name,
            granted_at=now,
        )
    )


def assign(
    session: Session,
    person_id: PersonId,
    case_id: CaseId,
    officer: UserAccount,
    *,
    now: datetime,
) -> None:
    relations.grant(
        session,
        municipality_id=officer.municipality_id,
        case_id=case_id,
        person_id=person_id,
        kind=RelationKind.assigned,
        holder=officer.user_id,
        valid=Period(now.astimezone(STOCKHOLM).date()),
    )


def grants(
    session: Session, municipality_id: MunicipalityId, person_id: PersonId
) -> Sequence[ProtectionGrantRow]:
    return session.scalars(
        select(ProtectionGrantRow)
        .where(*stands(municipality_id, person_id))
        .order_by(ProtectionGrantRow.granted_at, ProtectionGrantRow.grant_id)
    ).all()


def stands(
    municipality_id: MunicipalityId, person_id: PersonId
) -> tuple[ColumnElement[bool], ...]:
    return (
        ProtectionGrantRow.municipality_id == municipality_id,
        ProtectionGrantRow.person_id == person_id,
        ProtectionGrantRow.ended_at.is_(None),
    )


def granted(session: Session, row: ProtectionGrantRow) -> Granted:
    officer = session.get_one(UserAccount, row.user_id)
    return Granted(
        user_id=row.user_id,
        name=officer.name,
        title=officer.title,
        granted_by_name=row.granted_by_name,
        granted_at=row.granted_at.astimezone(STOCKHOLM),
    )


def _heads(session: Session, by: Actor) -> Sequence[UserAccount]:
    return session.scalars(
        select(UserAccount).where(
            UserAccount.municipality_id == by.municipality_id,
            UserAccount.unit_id == by.unit_id,
            UserAccount.role == Role.unit_head,
            UserAccount.ended_at.is_(None),
        )
    ).all()


def tell(
    session: Session, officers: Sequence[UserAccount], template: str, *, now: datetime
) -> None:
    """That there is something, not what."""
    for officer in officers:
        notify(
            session,
            municipality_id=officer.municipality_id,
            to_email=officer.email,
            template=template,
            language="sv",
            now=now,
        )
