"""Accounts: opening one for a person whom the municipality knows, and closing one."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.access import invites, passkeys, personal_codes, sign_ins
from backend.access.facts import (
    CodeKind,
    IdentityDocument,
    PersonFacts,
    SignInEnd,
)
from backend.access.tables import Identity, IdentityCheck, UserAccount
from backend.kernel.actor import ProofLevel, Role
from backend.kernel.ids import PersonId, UserId
from backend.plumbing.identity import new_id


def citizen_of(session: Session, person_id: PersonId) -> UserId | None:
    """The account that a person of the register signs in to."""
    return session.scalar(
        select(UserAccount.user_id).where(
            UserAccount.person_id == person_id, UserAccount.role == Role.citizen
        )
    )


def open_citizen(session: Session, person: PersonFacts) -> UserId:
    """Her account; the first time it is opened."""
    known = citizen_of(session, person.person_id)
    if known is not None:
        return known
    user_id = UserId(new_id())
    session.add(
        UserAccount(
            user_id=user_id,
            municipality_id=person.municipality_id,
            slug=user_id,
            name=person.name[:120],
            title="",
            role=Role.citizen,
            person_id=person.person_id,
        )
    )
    session.flush()
    return user_id


def note_identity_check(
    session: Session,
    *,
    user_id: UserId,
    document: IdentityDocument,
    checked_by: str,
    now: datetime,
) -> None:
    """Who saw which kind of document, and when; no number."""
    session.add(
        IdentityCheck(
            check_id=new_id(),
            user_id=user_id,
            document=document,
            checked_by=checked_by,
            checked_at=now,
        )
    )


def count_no_surer(session: Session, user_id: UserId, *, now: datetime) -> None:
    """What was made when she was held to be proven, by what was not hers, is not so sure."""
    for row in passkeys.held_by(session, user_id):
        row.level = min(row.level, ProofLevel.N2)
    invites.withdraw(session, user_id)
    personal_codes.withdraw(session, kind=CodeKind.recovery_card, user_id=user_id)
    sign_ins.end_all(session, user_id=user_id, now=now, at=ProofLevel.N3)


def end(session: Session, user_id: UserId, *, now: datetime) -> None:
    """Nobody gets in by it any longer; her e-ID is free for another account of hers."""
    session.get_one(UserAccount, user_id).ended_at = now
    session.execute(delete(Identity).where(Identity.user_id == user_id))
    shut_out(session, user_id, ended_as=SignInEnd.account_ended, now=now)


def shut_out(
    session: Session,
    user_id: UserId,
    *,
    now: datetime,
    ended_as: SignInEnd = SignInEnd.shut_out,
) -> None:
    """What was given out to let her in counts no longer, and where she is in she is out."""
    invites.withdraw(session, user_id)
    for kind in CodeKind:
        personal_codes.withdraw(session, kind=kind, user_id=user_id)
    personal_codes.forget_devices(session, user_id)
    sign_ins.end_all(session, user_id=user_id, ended_as=ended_as, now=now)
