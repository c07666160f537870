"""Skyddade personuppgifter: set, changed and ended; who is named, and opening.

Whoever is protected is reached by herself, and by named officers while they have opened
her file; `scope` leaves her out for everybody else. Where she really is lies sealed.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session, aliased

from backend.access import protected_files, whereabouts
from backend.access.facts import Purpose, RelationKind
from backend.access.permissions import may
from backend.access.protection_facts import (
    CAN_BE_NAMED,
    LONGEST_SOURCE,
    ForwardingMissing,
    NotToBeNamed,
    ProtectedFileGranted,
    ProtectedFileWithdrawn,
    Protection,
    ProtectionEnded,
    ProtectionFound,
    ProtectionSet,
    ProtectionSourceMissing,
)
from backend.access.scope import scope
from backend.access.tables import (
    ProtectionGrantRow,
    ProtectionRow,
    Relation,
    UserAccount,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.refusal import NotFound
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.identity import new_id

CannotProtect = NotFound | ProtectionSourceMissing | ForwardingMissing


def protect(
    session: Session,
    *,
    case_id: CaseId,
    protection: Protection,
    by: Actor,
    now: datetime,
) -> ProtectionSet | CannotProtect:
    """From this moment nobody reaches her but herself, and whoever is named."""
    tied = aliased(Relation)
    person_id = session.scalar(
        select(tied.person_id)
        .where(scope(by, Purpose.protect, tied), tied.case_id == case_id)
        .limit(1)
    )
    if person_id is None:
        return NotFound()
    return _set(session, person_id, protection, case_id=case_id, by=by, now=now)


def change(
    session: Session,
    *,
    protection_id: str,
    protection: Protection,
    by: Actor,
    now: datetime,
) -> ProtectionSet | CannotProtect:
    """In another way from now on; how it was before is kept."""
    row = _one(session, protection_id, by)
    if row is None:
        return NotFound()
    return _set(session, row.person_id, protection, case_id=None, by=by, now=now)


def end(
    session: Session, *, protection_id: str, by: Actor, now: datetime
) -> ProtectionEnded | NotFound:
    """Her details are as everybody's again, and lie where they lay."""
    row = _one(session, protection_id, by)
    if row is None:
        return NotFound()
    row.ended_at, row.ended_by = now, by.user_id
    session.execute(
        update(ProtectionGrantRow)
        .where(*protected_files.stands(row.municipality_id, row.person_id))
        .values(ended_at=now, ended_by=by.user_id)
    )
    whereabouts.bring_back(session, row.person_id)
    return ProtectionEnded(
        municipality_id=row.municipality_id, person_id=row.person_id, at=now
    )


def name(
    session: Session, *, protection_id: str, user_id: UserId, by: Actor, now: datetime
) -> ProtectedFileGranted | NotFound | NotToBeNamed:
    """An officer may open her file from now on; her cases are the officer's too."""
    row = _one(session, protection_id, by)
    if row is None:
        return NotFound()
    officer = session.get(UserAccount, user_id)
    if (
        officer is None
        or officer.municipality_id != by.municipality_id
        or officer.ended_at is not None
        or officer.role not in CAN_BE_NAMED
    ):
        return NotToBeNamed()
    protected_files.grant(session, row.person_id, officer.user_id, by=by, now=now)
    for case_id in protected_files.cases_of(
        session, row.municipality_id, row.person_id
    ):
        protected_files.assign(session, row.person_id, case_id, officer, now=now)
    protected_files.tell(session, [officer], protected_files.TO_OFFICER, now=now)
    return ProtectedFileGranted(
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        at=now,
        user_id=officer.user_id,
    )


def withdraw(
    session: Session, *, protection_id: str, user_id: UserId, by: Actor, now: datetime
) -> ProtectedFileWithdrawn | NotFound:
    """She may no longer open it; what she has open closes."""
    row = _one(session, protection_id, by)
    if row is None:
        return NotFound()
    ended = session.execute(
        update(ProtectionGrantRow)
        .where(
            *protected_files.stands(row.municipality_id, row.person_id),
            ProtectionGrantRow.user_id == user_id,
        )
        .values(ended_at=now, ended_by=by.user_id)
        .returning(ProtectionGrantRow.grant_id)
    )
    if ended.first() is None:
        return NotFound()
    return ProtectedFileWithdrawn(
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        at=now,
        user_id=user_id,
    )


def of_unit(session: Session, *, actor: Actor) -> tuple[ProtectionFound, ...]:
    """Those that stand in her unit, without a name or a case; the oldest first."""
    if not may(actor, Purpose.protect):
        return ()
    rows = session.scalars(
        select(ProtectionRow)
        .where(*_hers(actor))
        .order_by(ProtectionRow.entered_at, ProtectionRow.protection_id)
    )
    return tuple(_found(session, row) for row in rows)


def of_id(
    session: Session, *, protection_id: str, actor: Actor
) -> ProtectionFound | None:
    row = _one(session, protection_id, actor)
    return None if row is None else _found(session, row)


def _set(
    session: Session,
    person_id: PersonId,
    protection: Protection,
    *,
    case_id: CaseId | None,
    by: Actor,
    now: datetime,
) -> ProtectionSet | CannotProtect:
    source = protection.source.strip()
    if not source:
        return ProtectionSourceMissing()
    if not protection.forward_to.strip():
        return ForwardingMissing()
    session.execute(
        update(ProtectionRow)
        .where(
            ProtectionRow.municipality_id == by.municipality_id,
            ProtectionRow.person_id == person_id,
            ProtectionRow.ended_at.is_(None),
        )
        .values(ended_at=now, ended_by=by.user_id)
    )
    session.add(
        ProtectionRow(
            municipality_id=by.municipality_id,
            protection_id=new_id(),
            person_id=person_id,
            level=protection.level,
            since=protection.since,
            source=source[:LONGEST_SOURCE],
            forward_to=protection.forward_to.strip(),
            forward_postal=protection.forward_postal.strip(),
            names_no_officer=protection.names_no_officer,
            lets_agents=protection.lets_agents,
            entered_by=by.user_id,
            entered_by_name=by.name,
            entered_at=now,
        )
    )
    session.flush()
    whereabouts.seal_away(session, person_id)
    return ProtectionSet(
        municipality_id=by.municipality_id,
        case_id=case_id,
        person_id=person_id,
        at=now,
        level=protection.level,
    )


def _one(session: Session, protection_id: str, by: Actor) -> ProtectionRow | None:
    if not may(by, Purpose.protect):
        return None
    return session.scalar(
        select(ProtectionRow).where(
            *_hers(by), ProtectionRow.protection_id == protection_id
        )
    )


def _hers(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    in_her_unit = exists().where(
        Relation.municipality_id == actor.municipality_id,
        Relation.person_id == ProtectionRow.person_id,
        Relation.kind == RelationKind.unit,
        Relation.holder == actor.unit_id,
    )
    return (
        ProtectionRow.municipality_id == actor.municipality_id,
        ProtectionRow.ended_at.is_(None),
        in_her_unit,
    )


def _found(session: Session, row: ProtectionRow) -> ProtectionFound:
    return ProtectionFound(
        protection_id=row.protection_id,
        person_id=row.person_id,
        protection=Protection(
            level=row.level,
            since=row.since,
            source=row.source,
            forward_to=row.forward_to,
            forward_postal=row.forward_postal,
            names_no_officer=row.names_no_officer,
            lets_agents=row.lets_agents,
        ),
        entered_by_name=row.entered_by_name,
        entered_at=row.entered_at.astimezone(STOCKHOLM),
        named=tuple(
            protected_files.granted(session, each)
            for each in protected_files.grants(
                session, row.municipality_id, row.person_id
            )
        ),
    )
