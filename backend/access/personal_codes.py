"""Codes for one person: by letter, at a home visit, on her own card, for a known device.

A code names nobody, so it is looked up by its keyed hash, and what is counted against
guessing is where it is written. Wrong, old and used ones answer alike.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from msgspec import Struct
from sqlalchemy import Select, delete, or_, select, update
from sqlalchemy.orm import Session

from backend.access import limits
from backend.access.facts import CodeKind
from backend.access.limits import CODES_ON_PAPER, TooManyTries
from backend.access.sign_ins import hash_of
from backend.access.tables import KnownDevice, PersonalCode, UserAccount
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of

# Without those that are taken for one another: 0 O, 1 I L, U V.
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTHS: Final[dict[CodeKind, int]] = {
    CodeKind.letter: 10,
    CodeKind.home_visit: 10,
    CodeKind.device: 10,
    # It lies in a drawer for years.
    CodeKind.recovery_card: 16,
}
HOLDS: Final[dict[CodeKind, timedelta | None]] = {
    CodeKind.letter: timedelta(days=30),
    CodeKind.home_visit: timedelta(minutes=15),
    CodeKind.device: timedelta(minutes=15),
    CodeKind.recovery_card: None,
}


class PersonalCodeUnusable(Refusal, frozen=True):
    """Wrong, too old, used, or for another device: all alike."""

    status: ClassVar[int] = 422


class Known(Struct, frozen=True, kw_only=True):
    """Whom a code has been given to, for what, and how surely she was known then."""

    code_id: str
    user_id: UserId
    kind: CodeKind
    level: ProofLevel


def new_code(kind: CodeKind) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTHS[kind]))


def shown(code: str) -> str:
    """In groups, as it is easiest to copy: `ABCDE-FGHJK`, `ABCD-EFGH-JKMN-PQRS`."""
    size = 5 if len(code) == LENGTHS[CodeKind.letter] else 4
    return "-".join(code[at : at + size] for at in range(0, len(code), size))


def plain(written: str) -> str:
    """The code, however it was spaced, in small letters or digits of another script."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c.upper()
        for c in written
        if c.isalnum()
    )


def issue(
    session: Session,
    code: str,
    *,
    kind: CodeKind,
    user_id: UserId,
    level: ProofLevel,
    issued_by: UserId | None,
    now: datetime,
) -> None:
    """Let this code be hers, in place of an unused one of the same kind."""
    withdraw(session, kind=kind, user_id=user_id)
    holds, sealer = HOLDS[kind], sealer_of(session)
    session.add(
        PersonalCode(
            code_id=new_id(),
            code_hash=_hash(session, code),
            user_id=user_id,
            kind=kind,
            level=level,
            issued_at=now,
            issued_by=issued_by,
            valid_until=now + holds if holds else None,
            sealed=sealer.seal(code) if kind is CodeKind.letter else "",
        )
    )
    session.flush()


def withdraw(session: Session, *, kind: CodeKind, user_id: UserId) -> bool:
    """Take an unused code of this kind away; False when there was none."""
    gone = session.execute(
        delete(PersonalCode)
        .where(
            PersonalCode.user_id == user_id,
            PersonalCode.kind == kind,
            PersonalCode.used_at.is_(None),
        )
        .returning(PersonalCode.code_id)
    )
    return gone.first() is not None


def waiting(
    session: Session, *, kind: CodeKind, user_id: UserId, now: datetime
) -> PersonalCode | None:
    """Her code of this kind that can still be used."""
    row = session.scalar(
        select(PersonalCode).where(
            PersonalCode.user_id == user_id,
            PersonalCode.kind == kind,
            PersonalCode.used_at.is_(None),
        )
    )
    return row if row is not None and _holds(row, now=now) else None


def holders(
    kind: CodeKind, user_ids: Sequence[UserId], *, now: datetime
) -> Select[UserId]:
    """Those of them who have a code of this kind that can still be used."""
    return select(PersonalCode.user_id).where(
        PersonalCode.user_id.in_(user_ids),
        PersonalCode.kind == kind,
        PersonalCode.used_at.is_(None),
        or_(PersonalCode.valid_until.is_(None), PersonalCode.valid_until >= now),
    )


def is_hers(
    session: Session, code: str, *, kind: CodeKind, user_id: UserId, now: datetime
) -> bool:
    """Whether this is the code of hers that waits."""
    row = waiting(session, kind=kind, user_id=user_id, now=now)
    return row is not None and row.code_hash == _hash(session, plain(code))


def read(
    session: Session, *, code: str, device: str, network: str, now: datetime
) -> Known | PersonalCodeUnusable | TooManyTries:
    """Whose code it is. It is used up by what it is for, not by being read."""
    counted = [(limit, network) for limit in CODES_ON_PAPER]
    if too_many := limits.count(session, counted, now=now):
        return too_many
    row = session.scalar(
        select(PersonalCode).where(
            PersonalCode.code_hash == _hash(session, plain(code))
        )
    )
    if row is None or row.used_at is not None or not _holds(row, now=now):
        return PersonalCodeUnusable()
    is_elsewhere = row.kind is CodeKind.device and not _is_known(
        session, device, row.user_id
    )
    has_ended = session.get_one(UserAccount, row.user_id).ended_at is not None
    if is_elsewhere or has_ended:
        return PersonalCodeUnusable()
    limits.take_back(session, counted, now=now)
    return Known(
        code_id=row.code_id, user_id=row.user_id, kind=row.kind, level=row.level
    )


def use(session: Session, code_id: str, *, now: datetime) -> bool:
    """Use it up; False when it has been already, or has been withdrawn."""
    used = session.execute(
        update(PersonalCode)
        .where(PersonalCode.code_id == code_id, PersonalCode.used_at.is_(None))
        .values(used_at=now, sealed="")
        .returning(PersonalCode.code_id)
    )
    return used.first() is not None


def know_device(
    session: Session, *, device: str, user_id: UserId, now: datetime
) -> None:
    """She has shown who she is on this device."""
    if not _is_known(session, device, user_id):
        session.add(
            KnownDevice(device_hash=hash_of(device), user_id=user_id, known_at=now)
        )


def forget_devices(session: Session, user_id: UserId) -> None:
    session.execute(delete(KnownDevice).where(KnownDevice.user_id == user_id))


def who_have_device(session: Session, user_ids: Sequence[UserId]) -> frozenset[UserId]:
    """Those of them who have shown who they are on some device."""
    found = select(KnownDevice.user_id).where(KnownDevice.user_id.in_(user_ids))
    return frozenset(session.scalars(found))


def _is_known(session: Session, device: str, user_id: UserId) -> bool:
    return session.get(KnownDevice, (hash_of(device), user_id)) is not None


def _holds(row: PersonalCode, *, now: datetime) -> bool:
    return row.valid_until is None or now <= row.valid_until


def _hash(session: Session, code: str) -> str:
    """With the installation's key: what was stolen from the database cannot be guessed."""
    return sealer_of(session).fingerprint(f"personal_code:{code}")
