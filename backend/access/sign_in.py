"""Signing in and out: rows in `sign_in`, where an ended one can never be revived."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.tables import Challenge, Invite, Passkey, SignIn, UserAccount
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal

TOUCHED_AT_MOST_EVERY: Final = timedelta(minutes=1)
INVITE_HOLDS: Final = timedelta(days=7)
CHALLENGE_HOLDS: Final = timedelta(minutes=5)

# How long a sign-in holds unused, and at most, by role.
IDLE_AND_ABSOLUTE: Final[dict[Role, tuple[timedelta, timedelta]]] = {
    Role.citizen: (timedelta(minutes=30), timedelta(hours=12)),
    Role.care_worker: (timedelta(hours=4), timedelta(hours=14)),
}
OTHERS_IDLE_AND_ABSOLUTE: Final = (timedelta(minutes=30), timedelta(hours=10))


class InviteUnusable(Refusal, frozen=True):
    """The link has been used, has run out, or was never made."""


class PasskeyUnknown(Refusal, frozen=True):
    """No account has this passkey."""


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def begin(session: Session, *, user_id: UserId, means: str, now: datetime) -> str:
    """A new sign-in; the token is given out once and only its hash is kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        SignIn(
            token_hash=hash_of(token),
            user_id=user_id,
            means=means,
            signed_in_at=now,
            used_at=now,
        )
    )
    return token


def actor_for(session: Session, token: str, *, now: datetime) -> Actor | None:
    """Whoever holds this token, if the sign-in still holds."""
    row = session.get(SignIn, hash_of(token))
    if row is None or row.revoked_at is not None:
        return None
    account = session.get_one(UserAccount, row.user_id)
    idle, absolute = IDLE_AND_ABSOLUTE.get(account.role, OTHERS_IDLE_AND_ABSOLUTE)
    has_run_out = now - row.used_at > idle or now - row.signed_in_at > absolute
    if has_run_out or account.ended_at is not None:
        return None
    return people.actor_of(
        people.staff(session, row.user_id), sign_in=row.token_hash[:16]
    )


def needs_touch(session: Session, token: str, *, now: datetime) -> bool:
    used_at = session.scalar(
        select(SignIn.used_at).where(SignIn.token_hash == hash_of(token))
    )
    return used_at is not None and now - used_at > TOUCHED_AT_MOST_EVERY


def touch(session: Session, token: str, *, now: datetime) -> None:
    """Note that it is in use; one that has been ended stays ended."""
    session.execute(
        update(SignIn)
        .where(SignIn.token_hash == hash_of(token), SignIn.revoked_at.is_(None))
        .values(used_at=now)
    )


def end(session: Session, token: str, *, now: datetime) -> None:
    session.execute(
        update(SignIn)
        .where(SignIn.token_hash == hash_of(token), SignIn.revoked_at.is_(None))
        .values(revoked_at=now)
    )


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


def keep_challenge(
    session: Session,
    *,
    browser: str,
    challenge: str,
    user_id: UserId | None,
    now: datetime,
) -> None:
    """Remember a challenge for the browser that asked, in place of an earlier one.

    Anybody may ask, so what has run out goes at the same time.
    """
    is_own = Challenge.browser_hash == hash_of(browser)
    session.execute(delete(Challenge).where(or_(is_own, Challenge.valid_until < now)))
    session.add(
        Challenge(
            browser_hash=hash_of(browser),
            challenge=challenge,
            user_id=user_id,
            valid_until=now + CHALLENGE_HOLDS,
        )
    )


def take_challenge(session: Session, *, browser: str, now: datetime) -> str | None:
    """The challenge, once."""
    row = session.execute(
        delete(Challenge)
        .where(Challenge.browser_hash == hash_of(browser))
        .returning(Challenge.challenge, Challenge.valid_until)
    ).first()
    if row is None or row.valid_until < now:
        return None
    return row.challenge


def keep_passkey(
    session: Session,
    *,
    credential_id: str,
    user_id: UserId,
    public_key: str,
    sign_count: int,
    backed_up: bool,
    now: datetime,
) -> None:
    session.add(
        Passkey(
            credential_id=credential_id,
            user_id=user_id,
            public_key=public_key,
            sign_count=sign_count,
            backed_up=backed_up,
            enrolled_at=now,
        )
    )


def passkey(session: Session, credential_id: str) -> tuple[UserId, str, int] | None:
    """The owner, public key and last sign count of a passkey."""
    row = session.get(Passkey, credential_id)
    return None if row is None else (row.user_id, row.public_key, row.sign_count)


def note_sign_count(session: Session, *, credential_id: str, sign_count: int) -> None:
    session.get_one(Passkey, credential_id).sign_count = sign_count


def passkeys_of(session: Session, user_id: UserId) -> tuple[str, ...]:
    """The ids of somebody's passkeys."""
    return tuple(
        session.scalars(select(Passkey.credential_id).where(Passkey.user_id == user_id))
    )
