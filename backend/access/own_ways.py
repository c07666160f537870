"""Somebody's own ways in: what she has, adding, naming and removing; she is told by mail."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, select, union
from sqlalchemy.orm import Session

from backend.access import e_ids, passkeys, people, personal_codes
from backend.access.events import WayInAdded, WayInRemoved, WayInRenamed
from backend.access.facts import CodeKind, OwnWay, WayIn
from backend.access.passkeys import LONGEST_NAME, NewPasskey, PasskeyAlreadyThere
from backend.access.sign_ins import hash_of
from backend.access.tables import Identity, Idp, Passkey, UserAccount
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import NotAllowed, Refusal
from backend.plumbing import post

LETTER = "notification-ways-in"


class WayInUnknown(Refusal, frozen=True):
    """There is no such way in of hers, or it has been removed already."""


def ways_of(session: Session, user_id: UserId, *, now: datetime) -> tuple[OwnWay, ...]:
    """Her lasting ways in: passkeys, e-IDs, the card in the drawer."""
    return tuple(_ways(session, user_id, now=now))


def _ways(session: Session, user_id: UserId, *, now: datetime) -> Iterator[OwnWay]:
    for row in passkeys.held_by(session, user_id):
        yield OwnWay(
            way=WayIn.passkey,
            way_id=_id(row),
            name=row.name,
            made_at=row.enrolled_at,
            used_at=row.used_at,
            counts_from=row.counts_from if row.counts_from > now else None,
        )
    for idp, linked_at in e_ids.linked_since(session, user_id):
        yield OwnWay(way=WayIn.e_id, way_id=idp.slug, name=idp.name, made_at=linked_at)
    card = personal_codes.waiting(
        session, kind=CodeKind.recovery_card, user_id=user_id, now=now
    )
    if card is not None:
        yield OwnWay(
            way=WayIn.recovery_card,
            way_id=card.code_id,
            name="",
            made_at=card.issued_at,
        )


def who_get_in(
    session: Session, user_ids: Sequence[UserId], *, now: datetime
) -> frozenset[UserId]:
    """Those of them who have a lasting way in; `ways_of` tells which."""
    found = union(
        passkeys.holders(user_ids),
        _e_id_holders(user_ids),
        personal_codes.holders(CodeKind.recovery_card, user_ids, now=now),
    )
    return frozenset(session.scalars(found))


def _e_id_holders(user_ids: Sequence[UserId]) -> Select[UserId]:
    """Those of them whom an identity provider vouches for that is connected here."""
    return (
        select(Identity.user_id)
        .join(
            Idp,
            and_(
                Idp.municipality_id == Identity.municipality_id,
                Idp.holders == Identity.holders,
                Idp.issuer == Identity.issuer,
            ),
        )
        .where(Identity.user_id.in_(user_ids))
    )


def has_passkey(session: Session, user_id: UserId) -> bool:
    return bool(passkeys.held_by(session, user_id))


def is_last(session: Session, user_id: UserId, *, now: datetime) -> bool:
    """Whether she gets in by one lasting way alone; an e-mail code is always there."""
    account = session.get_one(UserAccount, user_id)
    gets_codes = account.role is Role.citizen and account.person_id is None
    return not gets_codes and len(ways_of(session, user_id, now=now)) < 2


def add_passkey(
    session: Session, made: NewPasskey, *, by: Actor, now: datetime
) -> WayInAdded | PasskeyAlreadyThere:
    """A passkey of hers, good for what she is known as now."""
    kept = passkeys.keep_passkey(
        session, made, user_id=by.user_id, level=by.level, now=now
    )
    if isinstance(kept, PasskeyAlreadyThere):
        return kept
    tell_owner(session, by.user_id, now=now)
    return WayInAdded(
        municipality_id=by.municipality_id,
        at=now,
        user_id=by.user_id,
        way=WayIn.passkey,
    )


def make_card(
    session: Session, code: str, *, by: Actor, now: datetime
) -> WayInAdded | NotAllowed:
    """A card with this code, in place of an earlier one; never on an address alone."""
    if by.level is ProofLevel.N1:
        return NotAllowed()
    personal_codes.issue(
        session,
        code,
        kind=CodeKind.recovery_card,
        user_id=by.user_id,
        level=by.level,
        issued_by=by.user_id,
        now=now,
    )
    tell_owner(session, by.user_id, now=now)
    return WayInAdded(
        municipality_id=by.municipality_id,
        at=now,
        user_id=by.user_id,
        way=WayIn.recovery_card,
    )


def rename(
    session: Session, *, way_id: str, name: str, by: Actor, now: datetime
) -> WayInRenamed | WayInUnknown:
    """What she calls one of her passkeys."""
    row = _passkey(session, by.user_id, way_id)
    if row is None:
        return WayInUnknown()
    row.name = name[:LONGEST_NAME]
    return WayInRenamed(municipality_id=by.municipality_id, at=now, user_id=by.user_id)


def remove(
    session: Session, *, way: WayIn, way_id: str, by: Actor, now: datetime
) -> WayInRemoved | WayInUnknown:
    """Take one of her ways in away; whoever holds it gets in by it no more."""
    if not _gone(session, way, way_id, by=by, now=now):
        return WayInUnknown()
    tell_owner(session, by.user_id, now=now)
    return WayInRemoved(
        municipality_id=by.municipality_id, at=now, user_id=by.user_id, way=way
    )


def _gone(
    session: Session, way: WayIn, way_id: str, *, by: Actor, now: datetime
) -> bool:
    match way:
        case WayIn.passkey:
            row = _passkey(session, by.user_id, way_id)
            if row is not None:
                row.removed_at = now
            return row is not None
        case WayIn.e_id:
            return e_ids.unlink(session, way_id, user_id=by.user_id)
        case WayIn.recovery_card:
            return personal_codes.withdraw(
                session, kind=CodeKind.recovery_card, user_id=by.user_id
            )


def tell_owner(session: Session, user_id: UserId, *, now: datetime) -> None:
    """That something has changed in how she gets in, and whom to ring; nothing more."""
    account = session.get_one(UserAccount, user_id)
    person = people.person(session, account.person_id) if account.person_id else None
    post.notify(
        session,
        municipality_id=account.municipality_id,
        to_email=account.email or (person.email if person else ""),
        template=LETTER,
        language=person.language if person else "sv",
        now=now,
    )


def _passkey(session: Session, user_id: UserId, way_id: str) -> Passkey | None:
    held = passkeys.held_by(session, user_id)
    return next((row for row in held if _id(row) == way_id), None)


def _id(row: Passkey) -> str:
    """Its name on the page: not the id that a device knows it by."""
    return hash_of(row.credential_id)[:16]
