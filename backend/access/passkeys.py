"""Passkeys, and the challenges that a browser answers with one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from msgspec import Struct
from sqlalchemy import Select, delete, exists, or_, select
from sqlalchemy.orm import Session

from backend.access.sign_ins import hash_of
from backend.access.tables import Challenge, Passkey, UserAccount
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal

CHALLENGE_HOLDS: Final = timedelta(minutes=5)
# Where nothing but an e-mail address stands behind a new passkey in place of an old one.
WAITS_AT_N1: Final = timedelta(hours=24)
LONGEST_NAME: Final = 60


class PasskeyUnknown(Refusal, frozen=True):
    """No account has this passkey."""

    status: ClassVar[int] = 400


class PasskeyAlreadyThere(Refusal, frozen=True):
    """The device has given a passkey that is known already."""


class Asked(Struct, frozen=True):
    """A challenge, and who was to answer it: None where anybody may sign in."""

    challenge: str
    user_id: UserId | None


class KnownPasskey(Struct, frozen=True, kw_only=True):
    """A passkey as an answer is compared with it, and what it is good for."""

    user_id: UserId
    public_key: str
    sign_count: int
    level: ProofLevel


class NewPasskey(Struct, frozen=True, kw_only=True):
    """What a device has made; binary parts are written as base64url."""

    credential_id: str
    public_key: str
    sign_count: int
    backed_up: bool
    name: str


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


def take_challenge(session: Session, *, browser: str, now: datetime) -> Asked | None:
    """The challenge, once."""
    row = session.execute(
        delete(Challenge)
        .where(Challenge.browser_hash == hash_of(browser))
        .returning(Challenge.challenge, Challenge.user_id, Challenge.valid_until)
    ).first()
    if row is None or row.valid_until < now:
        return None
    return Asked(row.challenge, row.user_id)


def keep_passkey(
    session: Session,
    made: NewPasskey,
    *,
    user_id: UserId,
    level: ProofLevel,
    now: datetime,
) -> datetime | PasskeyAlreadyThere:
    """Keep it; when it begins to count.

    It is good for what she was known as when she made it, and never for N1 alone: the
    device has checked that it is she. Where only her e-mail address stands behind it and
    she has had one before, it waits, so that whoever reads her mail is found out first.
    """
    if session.get(Passkey, made.credential_id) is not None:
        return PasskeyAlreadyThere()
    waits = level is ProofLevel.N1 and _has_had_one(session, user_id)
    counts_from = now + WAITS_AT_N1 if waits else now
    session.add(
        Passkey(
            credential_id=made.credential_id,
            user_id=user_id,
            public_key=made.public_key,
            sign_count=made.sign_count,
            backed_up=made.backed_up,
            name=made.name[:LONGEST_NAME],
            level=max(level, ProofLevel.N2),
            enrolled_at=now,
            counts_from=counts_from,
        )
    )
    session.flush()
    return counts_from


def _has_had_one(session: Session, user_id: UserId) -> bool:
    """Also one that has been removed: removing it must be no way round."""
    return bool(session.scalar(select(exists().where(Passkey.user_id == user_id))))


def passkey(
    session: Session, credential_id: str, *, now: datetime
) -> KnownPasskey | None:
    """Whose passkey it is; None when there is none that counts."""
    row = session.get(Passkey, credential_id)
    if row is None or row.removed_at is not None or row.counts_from > now:
        return None
    if session.get_one(UserAccount, row.user_id).ended_at is not None:
        return None
    return KnownPasskey(
        user_id=row.user_id,
        public_key=row.public_key,
        sign_count=row.sign_count,
        level=row.level,
    )


def note_use(
    session: Session, *, credential_id: str, sign_count: int, now: datetime
) -> None:
    row = session.get_one(Passkey, credential_id)
    row.sign_count, row.used_at = sign_count, now


def passkeys_of(session: Session, user_id: UserId) -> tuple[str, ...]:
    """The ids of somebody's passkeys."""
    return tuple(row.credential_id for row in held_by(session, user_id))


def held_by(session: Session, user_id: UserId) -> tuple[Passkey, ...]:
    """Her passkeys that have not been removed, the oldest first."""
    return tuple(session.scalars(_held(user_id)))


def holders(user_ids: Sequence[UserId]) -> Select[UserId]:
    """Those of them who hold one that has not been removed."""
    return select(Passkey.user_id).where(
        Passkey.user_id.in_(user_ids), Passkey.removed_at.is_(None)
    )


def _held(user_id: UserId) -> Select[Passkey]:
    return (
        select(Passkey)
        .where(Passkey.user_id == user_id, Passkey.removed_at.is_(None))
        .order_by(Passkey.enrolled_at)
    )
