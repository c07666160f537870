"""Passkeys, and the challenges that a browser answers with one."""

from datetime import datetime, timedelta
from typing import ClassVar, Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from backend.access.sign_ins import hash_of
from backend.access.tables import Challenge, Passkey
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal

CHALLENGE_HOLDS: Final = timedelta(minutes=5)


class PasskeyUnknown(Refusal, frozen=True):
    """No account has this passkey."""

    status: ClassVar[int] = 400


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
