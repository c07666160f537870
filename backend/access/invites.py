"""One-time links, by which a member of staff makes her first passkey."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.access.sign_ins import hash_of
from backend.access.tables import Invite
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal

INVITE_HOLDS: Final = timedelta(days=7)


class InviteUnusable(Refusal, frozen=True):
    """The link has been used, has run out, or was never made."""


def invite(session: Session, *, user_id: UserId, now: datetime) -> str:
    """A one-time token for the first passkey of a member of staff."""
    token = secrets.token_urlsafe(32)
    session.add(
        Invite(
            token_hash=hash_of(token),
            user_id=user_id,
            invited_at=now,
            valid_until=now + INVITE_HOLDS,
        )
    )
    return token


def invited(session: Session, token: str, *, now: datetime) -> UserId | InviteUnusable:
    row = session.get(Invite, hash_of(token))
    if row is None or row.used_at is not None or row.valid_until < now:
        return InviteUnusable()
    return row.user_id


def use_invite(session: Session, token: str, *, now: datetime) -> bool:
    """Use the link up; False when somebody else was first."""
    changed = session.execute(
        update(Invite)
        .where(Invite.token_hash == hash_of(token), Invite.used_at.is_(None))
        .values(used_at=now)
        .returning(Invite.user_id)
    )
    return changed.first() is not None
