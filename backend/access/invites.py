"""One-time links, by which somebody makes a passkey that counts as surely as they say."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.access import personal_codes
from backend.access.sign_ins import hash_of
from backend.access.tables import Invite, UserAccount
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal

INVITE_HOLDS: Final = timedelta(days=7)
# After a code has been written: as long as it takes to make a passkey.
AFTER_CODE_HOLDS: Final = timedelta(minutes=15)


class InviteUnusable(Refusal, frozen=True):
    """The link has been used, has run out, or was never made."""


class Invited(Struct, frozen=True, kw_only=True):
    """Who may make a passkey, and how surely she is known by it."""

    user_id: UserId
    level: ProofLevel


def new_token() -> str:
    return secrets.token_urlsafe(32)


def invite(
    session: Session,
    *,
    user_id: UserId,
    level: ProofLevel,
    now: datetime,
    holds: timedelta = INVITE_HOLDS,
    code_id: str | None = None,
    token: str = "",
    by: UserId | None = None,
) -> str:
    """A one-time token for a passkey; one from `new_token` where it is shown afterwards."""
    token = token or new_token()
    session.add(
        Invite(
            token_hash=hash_of(token),
            user_id=user_id,
            level=level,
            invited_at=now,
            valid_until=now + holds,
            code_id=code_id,
            invited_by=by,
        )
    )
    return token


def let_in_by(session: Session, user_id: UserId) -> frozenset[UserId]:
    """Herself, whoever let her begin, whoever let that one begin, and so on."""
    known: set[UserId] = set()
    asked = {user_id}
    while asked:
        known |= asked
        inviters = select(Invite.invited_by).where(Invite.user_id.in_(asked))
        found = {each for each in session.scalars(inviters) if each is not None}
        asked = found - known
    return frozenset(known)


def invited(session: Session, token: str, *, now: datetime) -> Invited | InviteUnusable:
    row = session.get(Invite, hash_of(token))
    if row is None or row.used_at is not None or row.valid_until < now:
        return InviteUnusable()
    if session.get_one(UserAccount, row.user_id).ended_at is not None:
        return InviteUnusable()
    return Invited(user_id=row.user_id, level=row.level)


def use_invite(session: Session, token: str, *, now: datetime) -> bool:
    """Use the link up, and the code behind it; False when somebody else was first."""
    changed = session.execute(
        update(Invite)
        .where(Invite.token_hash == hash_of(token), Invite.used_at.is_(None))
        .values(used_at=now)
        .returning(Invite.code_id)
    ).first()
    if changed is None:
        return False
    return changed.code_id is None or personal_codes.use(
        session, changed.code_id, now=now
    )


def withdraw(session: Session, user_id: UserId) -> None:
    """No link of hers that has not been used counts any longer."""
    session.execute(
        delete(Invite).where(Invite.user_id == user_id, Invite.used_at.is_(None))
    )
