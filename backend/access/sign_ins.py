"""Signing in and out: rows in `sign_in`, where an ended one can never be revived."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Final

from msgspec import Struct
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.access import brief, mandates, people, protected_files
from backend.access.facts import Means, OwnSignIn, Purpose, SignInEnd
from backend.access.permissions import may
from backend.access.tables import SignIn, UserAccount
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.held import HEARD_FOR
from backend.kernel.ids import MandateId, UserId
from backend.kernel.mandate import Acting
from backend.kernel.refusal import Refusal
from backend.plumbing.clock import STOCKHOLM

TOUCHED_AT_MOST_EVERY: Final = timedelta(minutes=1)
PROOF_IS_FRESH: Final = timedelta(minutes=5)
WARNS_BEFORE: Final = timedelta(minutes=2)
HEARD: Final = frozenset({SignInEnd.shut_out, SignInEnd.account_ended})

# How long a sign-in holds unused, and at most, by role.
IDLE_AND_ABSOLUTE: Final[dict[Role, tuple[timedelta, timedelta]]] = {
    Role.citizen: (timedelta(minutes=30), timedelta(hours=12)),
    Role.care_worker: (timedelta(hours=4), timedelta(hours=14)),
}
OTHERS_IDLE_AND_ABSOLUTE: Final = (timedelta(minutes=30), timedelta(hours=10))
# What gets somebody in without her showing who she is there and then.
SHOWS_NOTHING: Final = frozenset({Means.demo, Means.device_code})
# By what a browser calls itself; the first that fits, since most also name others.
BROWSERS: Final = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


class Browser(Struct, frozen=True, kw_only=True):
    """Where somebody signs in: `device` in words, `network` an address cut short."""

    device: str = ""
    network: str = ""


class Standing(Struct, frozen=True, kw_only=True):
    """A sign-in as it stands: whose, until when unless used, and how fresh its proof."""

    actor: Actor
    used_at: datetime
    runs_out_at: datetime
    proved_at: datetime | None

    def needs_touch(self, *, now: datetime) -> bool:
        return now - self.used_at > TOUCHED_AT_MOST_EVERY

    def is_fresh(self, *, now: datetime) -> bool:
        return self.proved_at is not None and now - self.proved_at <= PROOF_IS_FRESH


class Ended(Struct, frozen=True, kw_only=True):
    """A sign-in that others have ended, while its phone may hold what nobody has seen."""

    actor: Actor
    ended_as: SignInEnd
    ended_at: datetime


class SignInUnknown(Refusal, frozen=True):
    """There is no such sign-in of hers, or it has already ended."""


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def browser_of(*, agent: str, address: str) -> Browser:
    """What a browser tells of itself, without what tells one person from another."""
    names = [
        next((name for mark, name in kinds if mark in agent), "")
        for kinds in (BROWSERS, SYSTEMS)
    ]
    return Browser(device=" · ".join(filter(None, names)), network=_network(address))


def _network(address: str) -> str:
    try:
        bits = 24 if ip_address(address).version == 4 else 48
        return str(ip_network(f"{address}/{bits}", strict=False).network_address)
    except ValueError:
        return ""


def begin(
    session: Session,
    *,
    user_id: UserId,
    means: Means,
    level: ProofLevel,
    browser: Browser,
    now: datetime,
) -> str:
    """A new sign-in; the token is given out once and only its hash is kept."""
    return _add(
        session,
        SignIn(
            token_hash="",
            user_id=user_id,
            means=means,
            level=level,
            device=browser.device,
            network=browser.network,
            signed_in_at=now,
            used_at=now,
            proved_at=None if means in SHOWS_NOTHING else now,
        ),
    )


def standing(
    session: Session, token: str, *, now: datetime, at: datetime | None = None
) -> Standing | None:
    """Whoever holds this token, if it still holds; `at`, by the clock of the cases."""
    at = at or now
    row = session.get(SignIn, hash_of(token))
    if row is None or row.revoked_at is not None:
        return None
    account = session.get_one(UserAccount, row.user_id)
    post = session.get_one(UserAccount, row.post_id) if row.post_id else account
    runs_out_at = _runs_out_at(row, account.role)
    if now > runs_out_at or account.ended_at or post.ended_at:
        return None
    return Standing(
        actor=people.actor_of(
            people.staff(session, row.user_id),
            level=people.surely_known(session, account, row.level),
            sign_in=row.token_hash[:16],
            acting=_acting(session, row, at.astimezone(STOCKHOLM).date()),
            post_id=row.post_id,
            for_a_while=brief.held_by(session, account, now=at),
            opened=protected_files.opened_by(session, account, now=at),
        ),
        used_at=row.used_at,
        runs_out_at=runs_out_at,
        proved_at=row.proved_at,
    )


def last_holder(session: Session, token: str) -> UserId | None:
    """Whose the sign-in was, if it has run out by itself and nobody ended it."""
    row = session.get(SignIn, hash_of(token))
    return None if row is None or row.revoked_at is not None else row.user_id


def ended_by_others(session: Session, token: str, *, now: datetime) -> Ended | None:
    """Whose it was, if what her phone still holds is to be received; nothing is read.

    Only of those whose visits somebody can judge: others' stays until they sign in again.
    """
    row = session.get(SignIn, hash_of(token))
    if row is None or row.revoked_at is None:
        return None
    if row.ended_as is None or row.ended_as not in HEARD:
        return None
    actor = people.actor_of(
        people.staff(session, row.user_id),
        level=row.level,
        sign_in=row.token_hash[:16],
    )
    has_judge = may(actor, Purpose.visits) and actor.provider_id is not None
    if not has_judge or now > row.revoked_at + HEARD_FOR:
        return None
    return Ended(actor=actor, ended_as=row.ended_as, ended_at=row.revoked_at)


def touch(session: Session, token: str, *, now: datetime) -> None:
    """Note that it is in use; one that has been ended stays ended."""
    session.execute(
        update(SignIn)
        .where(SignIn.token_hash == hash_of(token), SignIn.revoked_at.is_(None))
        .values(used_at=now)
    )


def renew(session: Session, token: str, *, now: datetime) -> str | None:
    """She has just shown who she is: a new token in place of the old.

    None when the old one has been ended meanwhile: what has ended stays ended.
    """
    made = _again(session.get_one(SignIn, hash_of(token)), now=now)
    made.proved_at = now
    return _instead(session, token, made, now=now)


def switch(
    session: Session, token: str, *, mandate_id: MandateId | None, now: datetime
) -> str | None:
    """A new token for acting for somebody else, or for being herself again.

    None when the old one has been ended meanwhile.
    """
    made = _again(session.get_one(SignIn, hash_of(token)), now=now)
    made.mandate_id = mandate_id
    return _instead(session, token, made, now=now)


def switch_role(
    session: Session, token: str, *, user_id: UserId, now: datetime
) -> str | None:
    """A new token for her other account, where she is known as surely as she was.

    What she has shown just now in the one role is no fresh proof in the other. None when
    the old one has been ended meanwhile.
    """
    made = _again(session.get_one(SignIn, hash_of(token)), now=now)
    made.post_id = None if user_id == made.post_id else made.user_id
    made.user_id, made.mandate_id, made.proved_at = user_id, None, None
    return _instead(session, token, made, now=now)


def end(
    session: Session,
    token: str,
    *,
    now: datetime,
    ended_as: SignInEnd = SignInEnd.signed_out,
) -> bool:
    """End it for good; False when it had already ended."""
    return bool(_end(session, [hash_of(token)], ended_as=ended_as, now=now))


def end_one(
    session: Session, *, user_id: UserId, sign_in_id: str, now: datetime
) -> Sequence[str] | SignInUnknown:
    """End one of her own; the topics to wake, or a refusal when it is not hers."""
    ended = _end(
        session,
        [row.token_hash for row in _open(session, user_id) if _id(row) == sign_in_id],
        ended_as=SignInEnd.shut_out,
        now=now,
    )
    return ended or SignInUnknown()


def end_all(
    session: Session,
    *,
    user_id: UserId,
    now: datetime,
    ended_as: SignInEnd = SignInEnd.shut_out,
    at: ProofLevel | None = None,
) -> Sequence[str]:
    """End all of hers, or those of one level; the topics to wake."""
    every = [r.token_hash for r in _open(session, user_id) if at in {None, r.level}]
    return _end(session, every, ended_as=ended_as, now=now)


def end_gone_over(session: Session, *, post_id: UserId, now: datetime) -> Sequence[str]:
    """End those that began at her post and now stand in her own; the topics to wake."""
    over = [r.token_hash for r in _open(session, post_id) if r.post_id == post_id]
    return _end(session, over, ended_as=SignInEnd.shut_out, now=now)


def end_others(session: Session, token: str, *, now: datetime) -> Sequence[str]:
    """End all of hers but this one; the topics to wake."""
    this = session.get_one(SignIn, hash_of(token))
    others = [r.token_hash for r in _open(session, this.user_id) if r is not this]
    return _end(session, others, ended_as=SignInEnd.shut_out, now=now)


def own(session: Session, token: str, *, now: datetime) -> tuple[OwnSignIn, ...]:
    """All that hold of whoever holds this token, the latest used first."""
    this = session.get_one(SignIn, hash_of(token))
    role = session.get_one(UserAccount, this.user_id).role
    return tuple(
        OwnSignIn(
            sign_in_id=_id(row),
            means=row.means,
            device=row.device,
            is_near=row.network == this.network,
            is_this=row is this,
            signed_in_at=row.signed_in_at,
            used_at=row.used_at,
        )
        for row in _open(session, this.user_id)
        if now <= _runs_out_at(row, role)
    )


def is_by_device_code(session: Session, actor: Actor) -> bool:
    """Whether an administrator's code for the day has let her in."""
    return actor.sign_in is not None and any(
        row.means is Means.device_code and row.token_hash.startswith(actor.sign_in)
        for row in _open(session, actor.user_id)
    )


def topics_of(session: Session, user_id: UserId) -> Sequence[str]:
    """What wakes the islands of all her sign-ins."""
    return [topic_of(row.token_hash) for row in _open(session, user_id)]


def topic_of(token_hash: str) -> str:
    """What wakes the islands of a sign-in when something happens to it."""
    return f"sign_in:{token_hash}"


def _runs_out_at(row: SignIn, role: Role) -> datetime:
    idle, absolute = IDLE_AND_ABSOLUTE.get(role, OTHERS_IDLE_AND_ABSOLUTE)
    return min(row.used_at + idle, row.signed_in_at + absolute)


def _open(session: Session, user_id: UserId) -> Sequence[SignIn]:
    return session.scalars(
        select(SignIn)
        .where(
            (SignIn.user_id == user_id) | (SignIn.post_id == user_id),
            SignIn.revoked_at.is_(None),
        )
        .order_by(SignIn.used_at.desc())
    ).all()


def _id(row: SignIn) -> str:
    """Its name on the page: not the hash that the cookie is looked up by."""
    return hash_of(row.token_hash)[:16]


def _acting(session: Session, row: SignIn, today: date) -> Acting | None:
    if row.mandate_id is None:
        return None
    return mandates.acting(session, row.mandate_id, user_id=row.user_id, today=today)


def _again(row: SignIn, *, now: datetime) -> SignIn:
    """The same sign-in once more, to be told apart by a new token."""
    return SignIn(
        token_hash="",
        user_id=row.user_id,
        post_id=row.post_id,
        means=row.means,
        level=row.level,
        device=row.device,
        network=row.network,
        signed_in_at=row.signed_in_at,
        used_at=now,
        proved_at=row.proved_at,
        mandate_id=row.mandate_id,
    )


def _instead(
    session: Session, token: str, made: SignIn, *, now: datetime
) -> str | None:
    is_ended = end(session, token, ended_as=SignInEnd.replaced, now=now)
    return _add(session, made) if is_ended else None


def _add(session: Session, row: SignIn) -> str:
    token = secrets.token_urlsafe(32)
    row.token_hash = hash_of(token)
    session.add(row)
    return token


def _end(
    session: Session,
    token_hashes: Sequence[str],
    *,
    ended_as: SignInEnd,
    now: datetime,
) -> Sequence[str]:
    ended = session.scalars(
        update(SignIn)
        .where(SignIn.token_hash.in_(token_hashes), SignIn.revoked_at.is_(None))
        .values(revoked_at=now, ended_as=ended_as)
        .returning(SignIn.token_hash)
    )
    return [topic_of(each) for each in ended]
