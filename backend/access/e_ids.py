"""Whom an identity provider vouches for: which account that is, and how it came to be.

An account is known by issuer and subject together. A citizen whom no provider has vouched
for before is found by her personnummer; that two providers mean the same person is
believed only when she has been signed in with both. E-mail addresses prove nothing.
"""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.access import accounts, idps, people
from backend.access.facts import EIdUse, Holders, IdpFacts, PersonFacts
from backend.access.sign_ins import hash_of
from backend.access.tables import EIdAttempt, Identity, Person, UserAccount
from backend.kernel import personnummer
from backend.kernel.actor import Role
from backend.kernel.ids import PersonId, UserId
from backend.kernel.personnummer import PersonnummerUnreadable
from backend.kernel.refusal import Refusal
from backend.plumbing.identity import new_id
from backend.plumbing.oidc.facts import Asked, Told
from backend.plumbing.sealing import sealer_of

ATTEMPT_HOLDS: Final = timedelta(minutes=10)
LONGEST_NAME: Final = 80


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody went to an identity provider, and where she was going."""

    idp_id: str
    use: EIdUse
    user_id: UserId | None
    asked: Asked
    to: str


class EIdUnknown(Refusal, frozen=True):
    """No account of the staff has been connected with this e-ID, or hers has ended."""

    status = 403


class EIdNotJoined(Refusal, frozen=True):
    """She is known by another e-ID: sign in with that one, then connect this one."""


class EIdWithoutPersonnummer(Refusal, frozen=True):
    """The identity provider does not say which person it is."""

    status = 400


class EIdOfSomebodyElse(Refusal, frozen=True):
    """The e-ID is not that of whoever is signed in."""

    status = 403


def keep_attempt(
    session: Session, attempt: Attempt, *, browser: str, now: datetime
) -> None:
    """Remember the question for the browser that asked; what has run out goes."""
    session.execute(delete(EIdAttempt).where(EIdAttempt.valid_until < now))
    session.add(
        EIdAttempt(
            state_hash=hash_of(attempt.asked.state),
            browser_hash=hash_of(browser),
            sealed=sealer_of(session).seal(msgspec.json.encode(attempt).decode()),
            valid_until=now + ATTEMPT_HOLDS,
        )
    )


def take_attempt(
    session: Session, *, state: str, browser: str, now: datetime
) -> Attempt | None:
    """The question that this browser asked, once."""
    row = session.execute(
        delete(EIdAttempt)
        .where(
            EIdAttempt.state_hash == hash_of(state),
            EIdAttempt.browser_hash == hash_of(browser),
        )
        .returning(EIdAttempt.sealed, EIdAttempt.valid_until)
    ).first()
    if row is None or row.valid_until < now:
        return None
    return msgspec.json.decode(sealer_of(session).unseal(row.sealed), type=Attempt)


def account_of(
    session: Session, idp: IdpFacts, told: Told, *, language: str, now: datetime
) -> UserId | EIdUnknown | EIdNotJoined | EIdWithoutPersonnummer:
    """Whose account it is; a citizen who is new to the municipality gets one."""
    known = _identity(session, idp, told)
    if known is not None:
        account = session.get_one(UserAccount, known.user_id)
        return known.user_id if account.ended_at is None else EIdUnknown()
    if idp.holders is Holders.staff:
        return EIdUnknown()
    number = _personnummer(session, idp, told, now=now)
    if isinstance(number, EIdWithoutPersonnummer):
        return number
    user_id = _citizen_numbered(session, idp, number)
    if user_id is None:
        user_id = _new_citizen(session, idp, told, number, language=language)
    elif _is_joined(session, user_id):
        return EIdNotJoined()
    elif session.get_one(UserAccount, user_id).ended_at is not None:
        return EIdUnknown()
    join(session, idp, told, user_id=user_id, number=number, now=now)
    return user_id


def link(
    session: Session, idp: IdpFacts, told: Told, *, user_id: UserId, now: datetime
) -> UserId | EIdOfSomebodyElse | EIdWithoutPersonnummer:
    """Connect an e-ID with the account of whoever is signed in, who has shown both."""
    account = session.get_one(UserAccount, user_id)
    known = _identity(session, idp, told)
    is_hers = (
        account.municipality_id == idp.municipality_id
        and holders_like(account.role) is idp.holders
        and (known is None or known.user_id == user_id)
    )
    if not is_hers:
        return EIdOfSomebodyElse()
    number = ""
    if account.role is Role.citizen:
        said = _personnummer(session, idp, told, now=now)
        if isinstance(said, EIdWithoutPersonnummer):
            return said
        number = said
    hers = people.person(session, account.person_id) if account.person_id else None
    if hers is not None and hers.personnummer != number:
        return EIdOfSomebodyElse()
    if known is None:
        join(session, idp, told, user_id=user_id, number=number, now=now)
    return user_id


def holder(session: Session, idp: IdpFacts, told: Told) -> UserId | None:
    """The account that has been connected with this e-ID."""
    known = _identity(session, idp, told)
    return None if known is None else known.user_id


def linked(session: Session, user_id: UserId) -> tuple[IdpFacts, ...]:
    """The municipality's providers that vouch for somebody."""
    return tuple(
        each
        for each in _for(session, user_id)
        if _vouches(session, each.idp_id, user_id)
    )


def linked_since(
    session: Session, user_id: UserId
) -> tuple[tuple[IdpFacts, datetime], ...]:
    """The providers that vouch for somebody, with when each began to."""
    hers = select(Identity).where(Identity.user_id == user_id)
    since = {each.issuer: each.linked_at for each in session.scalars(hers)}
    return tuple(
        (each, since[issuer])
        for each in _for(session, user_id)
        if (issuer := idps.issuer(session, each.idp_id)) in since
    )


def unlink(session: Session, slug: str, *, user_id: UserId) -> bool:
    """The provider vouches for her no more; False when it did not."""
    gone = [
        idps.issuer(session, each.idp_id)
        for each in linked(session, user_id)
        if each.slug == slug
    ]
    session.execute(
        delete(Identity).where(Identity.user_id == user_id, Identity.issuer.in_(gone))
    )
    return bool(gone)


def unlink_all(session: Session, user_id: UserId) -> None:
    """No provider vouches for her any longer."""
    session.execute(delete(Identity).where(Identity.user_id == user_id))


def keep_only(session: Session, user_id: UserId, *, number: str, now: datetime) -> None:
    """An e-ID that was connected before she was proven, and is another's, lets nobody in.

    Nor does anything that was made sure by one that is not hers, or is gone.
    """
    index = sealer_of(session).fingerprint(number)
    connected = session.scalars(
        select(Identity.personnummer_index).where(Identity.user_id == user_id)
    )
    if set(connected) != {index}:
        accounts.count_no_surer(session, user_id, now=now)
    session.execute(
        delete(Identity).where(
            Identity.user_id == user_id, Identity.personnummer_index != index
        )
    )


def hand_over(session: Session, user_id: UserId, *, to: UserId, number: str) -> None:
    """Her own e-IDs lead to the account of her person, and nobody else's do."""
    session.execute(
        update(Identity)
        .where(
            Identity.user_id == user_id,
            Identity.personnummer_index == sealer_of(session).fingerprint(number),
        )
        .values(user_id=to)
    )


def linkable(session: Session, user_id: UserId) -> tuple[IdpFacts, ...]:
    """Those that are for people like her, and do not vouch for her yet."""
    return tuple(
        each
        for each in _for(session, user_id)
        if not _vouches(session, each.idp_id, user_id)
    )


def holders_like(role: Role) -> Holders:
    return Holders.citizens if role is Role.citizen else Holders.staff


def _for(session: Session, user_id: UserId) -> tuple[IdpFacts, ...]:
    account = session.get_one(UserAccount, user_id)
    return tuple(
        each
        for each in idps.idps(session, account.municipality_id)
        if each.holders is holders_like(account.role)
    )


def _vouches(session: Session, idp_id: str, user_id: UserId) -> bool:
    found = select(Identity.subject).where(
        Identity.user_id == user_id, Identity.issuer == idps.issuer(session, idp_id)
    )
    return session.scalar(found.limit(1)) is not None


def _identity(session: Session, idp: IdpFacts, told: Told) -> Identity | None:
    return session.get(
        Identity, (idp.municipality_id, idp.holders, told.issuer, told.subject)
    )


def _personnummer(
    session: Session, idp: IdpFacts, told: Told, *, now: datetime
) -> str | EIdWithoutPersonnummer:
    said = told.text(idps.personnummer_claim(session, idp.idp_id))
    number = personnummer.parse(said, today=now.date())
    if isinstance(number, PersonnummerUnreadable):
        return EIdWithoutPersonnummer()
    return number


def _citizen_numbered(session: Session, idp: IdpFacts, number: str) -> UserId | None:
    return session.scalar(
        select(UserAccount.user_id)
        .join(Person, Person.person_id == UserAccount.person_id)
        .where(
            UserAccount.municipality_id == idp.municipality_id,
            UserAccount.role == Role.citizen,
            Person.personnummer_index == sealer_of(session).fingerprint(number),
        )
    )


def _new_citizen(
    session: Session, idp: IdpFacts, told: Told, number: str, *, language: str
) -> UserId:
    """An account; the person too, when the municipality has not met her before."""
    person = people.person_numbered(
        session, municipality_id=idp.municipality_id, personnummer=number
    )
    if person is None:
        person = PersonFacts(
            person_id=PersonId(new_id()),
            municipality_id=idp.municipality_id,
            given_name=told.text("given_name")[:LONGEST_NAME],
            family_name=told.text("family_name")[:LONGEST_NAME],
            personnummer=number,
            born_on=personnummer.born_on(number),
            address="",
            postal="",
            area="",
            phone="",
            email="",
            language=language,
        )
        people.keep_person(session, person)
    return accounts.open_citizen(session, person)


def _is_joined(session: Session, user_id: UserId) -> bool:
    found = select(Identity.subject).where(Identity.user_id == user_id)
    return session.scalar(found.limit(1)) is not None


def join(
    session: Session,
    idp: IdpFacts,
    told: Told,
    *,
    user_id: UserId,
    number: str,
    now: datetime,
) -> None:
    """From now on the provider vouches for this account."""
    sealer = sealer_of(session)
    session.add(
        Identity(
            municipality_id=idp.municipality_id,
            holders=idp.holders,
            issuer=told.issuer,
            subject=told.subject,
            user_id=user_id,
            personnummer_sealed=sealer.seal(number) if number else "",
            personnummer_index=sealer.fingerprint(number) if number else "",
            linked_at=now,
        )
    )
