"""How staff get in: invited by who runs their unit, and let in again by two together."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, select, true, update
from sqlalchemy.orm import Session

from backend.access import (
    accounts,
    e_ids,
    invites,
    own_ways,
    passkeys,
    people,
    personal_codes,
    roles,
)
from backend.access.administration import add_user, free_slug
from backend.access.events import (
    AccountEnded,
    DeviceCodeIssued,
    StaffAdded,
    StaffInvited,
    StaffRecoveryAsked,
    StaffRecoveryGranted,
)
from backend.access.facts import CodeKind, IdentityDocument, Place
from backend.access.tables import StaffRecovery, UserAccount
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import NotAllowed, NotFound, Refusal
from backend.plumbing.identity import new_id

# Whose ways in each of these looks after: in her own unit, at her own provider, or in
# the whole municipality.
LOOKS_AFTER: Final[dict[Role, frozenset[Role]]] = {
    Role.unit_head: frozenset({Role.case_officer, Role.senior_officer}),
    Role.provider_planner: frozenset({Role.care_worker, Role.provider_planner}),
    Role.system_admin: frozenset(Role) - {Role.citizen},
}
OF_A_UNIT: Final = frozenset({Role.case_officer, Role.senior_officer, Role.unit_head})
AT_A_PROVIDER: Final = frozenset({Role.care_worker, Role.provider_planner})
ASKED_HOLDS: Final = timedelta(days=7)


class RecoveryNeedsTwo(Refusal, frozen=True):
    """She has a way in already: a new one is let in by two administrators."""


class RecoveryNeedsAnother(Refusal, frozen=True):
    """Whoever asked for it cannot be the one who grants it, nor she whom it is for.

    Nor somebody whom the one has let in, or who was let in by the same as the other: one
    who invents a colleague would be two.
    """


class NoKnownDevice(Refusal, frozen=True):
    """She has never signed in with a passkey on any device."""

    status: ClassVar[int] = 409


class AccountHasEnded(Refusal, frozen=True):
    """Her last day has been: there is nothing more to do for her here."""

    status: ClassVar[int] = 410


class NewColleague(Struct, frozen=True, kw_only=True):
    """Somebody who begins. Without a `document` nobody has checked who she is."""

    name: str
    title: str
    role: Role
    email: str
    document: IdentityDocument | None


class RecoveryAsked(Struct, frozen=True, kw_only=True):
    """That she cannot get in, said by the first of two."""

    recovery_id: str
    by: UserId
    by_name: str


class Colleague(Struct, frozen=True, kw_only=True):
    """A member of the staff, as whoever looks after her ways in sees her.

    `places` is where she may be moved, where that is asked for.
    """

    user_id: UserId
    name: str
    title: str
    role: Role
    gets_in: bool
    has_device: bool
    recovery: RecoveryAsked | None
    places: tuple[Place, ...] = ()


def roles_to_invite(by: Actor) -> tuple[Role, ...]:
    """Whom she may let begin; who works at a provider is invited there."""
    looked_after = LOOKS_AFTER.get(by.role, frozenset())
    here = by.provider_id is not None
    return tuple(
        role
        for role in Role
        if role in looked_after and (role in AT_A_PROVIDER) == here
    )


def colleagues(session: Session, *, by: Actor, now: datetime) -> tuple[Colleague, ...]:
    """Those whose ways in she looks after, by name."""
    rows = session.scalars(
        select(UserAccount).where(_looked_after(by)).order_by(UserAccount.name)
    )
    return _as_they_get_in(session, rows.all(), now=now)


def colleague(
    session: Session, user_id: str, *, by: Actor, now: datetime
) -> Colleague | None:
    rows = session.scalars(
        select(UserAccount).where(UserAccount.user_id == user_id, _looked_after(by))
    )
    return next(iter(_as_they_get_in(session, rows.all(), now=now)), None)


def has_ended(session: Session, user_id: str, *, by: Actor) -> bool:
    """Whether she was one of those whose ways in `by` looks after."""
    was = select(UserAccount.user_id).where(
        UserAccount.user_id == user_id,
        _at_hers(by),
        UserAccount.ended_at.is_not(None),
    )
    return session.scalar(was) is not None


def _looked_after(by: Actor) -> ColumnElement[bool]:
    return and_(_at_hers(by), UserAccount.ended_at.is_(None))


def _at_hers(by: Actor) -> ColumnElement[bool]:
    own: ColumnElement[bool] = true()
    if by.role is Role.unit_head:
        own = UserAccount.unit_id == by.unit_id
    elif by.role is Role.provider_planner:
        own = UserAccount.provider_id == by.provider_id
    return and_(
        own,
        UserAccount.municipality_id == by.municipality_id,
        UserAccount.role.in_(LOOKS_AFTER.get(by.role, frozenset())),
    )


def _as_they_get_in(
    session: Session, rows: Sequence[UserAccount], *, now: datetime
) -> tuple[Colleague, ...]:
    """The same few questions to the database, however many they are."""
    user_ids = [row.user_id for row in rows]
    get_in = own_ways.who_get_in(session, user_ids, now=now)
    have_device = personal_codes.who_have_device(session, user_ids)
    asked = _asked(session, user_ids, now=now)
    return tuple(
        Colleague(
            user_id=row.user_id,
            name=row.name,
            title=row.title,
            role=row.role,
            gets_in=row.user_id in get_in,
            has_device=row.user_id in have_device,
            recovery=asked.get(row.user_id),
        )
        for row in rows
    )


def _asked(
    session: Session, user_ids: Sequence[UserId], *, now: datetime
) -> dict[UserId, RecoveryAsked]:
    """What waits for a second administrator, by whom it is for."""
    rows = session.execute(
        select(StaffRecovery, UserAccount.name)
        .join(UserAccount, UserAccount.user_id == StaffRecovery.asked_by)
        .where(
            StaffRecovery.user_id.in_(user_ids),
            StaffRecovery.granted_at.is_(None),
            StaffRecovery.asked_at >= now - ASKED_HOLDS,
        )
        .order_by(StaffRecovery.asked_at.desc())
    )
    return {
        row.user_id: RecoveryAsked(
            recovery_id=row.recovery_id, by=row.asked_by, by_name=name
        )
        for row, name in rows
    }


def invite_new(
    session: Session, token: str, who: NewColleague, *, by: Actor, now: datetime
) -> StaffInvited | Refusal:
    """An account, and a link for her first passkey."""
    if who.role not in roles_to_invite(by):
        return NotAllowed()
    home = people.municipality(session, by.municipality_id)
    at = people.provider(session, by.provider_id) if by.provider_id else None
    added = add_user(
        session,
        municipality=home.slug,
        slug=free_slug(session, by.municipality_id, who.name),
        name=who.name,
        title=who.title,
        role=who.role,
        email=who.email,
        provider=at.slug if at else None,
        unit_id=by.unit_id if who.role in OF_A_UNIT else None,
        now=now,
    )
    if not isinstance(added, StaffAdded):
        return added
    session.flush()
    return _link(
        session, token, added.user_id, who.document, by=by, now=now, alone=True
    )


def link_again(
    session: Session,
    token: str,
    *,
    user_id: UserId,
    document: IdentityDocument | None,
    by: Actor,
    now: datetime,
) -> StaffInvited | Refusal:
    """A new link for somebody who has not made a passkey yet, in place of the old."""
    found = colleague(session, user_id, by=by, now=now)
    if found is None:
        return NotFound()
    if found.gets_in:
        return RecoveryNeedsTwo()
    return _link(session, token, user_id, document, by=by, now=now, alone=True)


def _link(
    session: Session,
    token: str,
    user_id: UserId,
    document: IdentityDocument | None,
    *,
    by: Actor,
    now: datetime,
    alone: bool = False,
) -> StaffInvited:
    """It counts as proof of who she is only when somebody has seen it.

    Whoever lets her in, `alone` or with another, does not come by it to what is her own.
    """
    invites.withdraw(session, user_id)
    roles.part_from_post(session, user_id)
    if document is not None:
        accounts.note_identity_check(
            session, user_id=user_id, document=document, checked_by=by.name, now=now
        )
    invites.invite(
        session,
        user_id=user_id,
        level=ProofLevel.N2 if document is None else ProofLevel.N3,
        now=now,
        token=token,
        by=by.user_id if alone else None,
    )
    return StaffInvited(municipality_id=by.municipality_id, at=now, user_id=user_id)


def ask_recovery(
    session: Session, *, user_id: UserId, by: Actor, now: datetime
) -> StaffRecoveryAsked | Refusal:
    """She cannot get in: the first of two who say so."""
    found = colleague(session, user_id, by=by, now=now)
    if found is None:
        return NotFound()
    if user_id == by.user_id:
        return RecoveryNeedsAnother()
    if found.recovery is None:
        session.add(
            StaffRecovery(
                recovery_id=new_id(),
                user_id=user_id,
                asked_by=by.user_id,
                asked_at=now,
            )
        )
    return StaffRecoveryAsked(
        municipality_id=by.municipality_id, at=now, user_id=user_id
    )


def grant_recovery(
    session: Session,
    token: str,
    *,
    user_id: UserId,
    document: IdentityDocument | None,
    by: Actor,
    now: datetime,
) -> StaffRecoveryGranted | Refusal:
    """The second says so too: what she had no longer counts, and she makes a new passkey."""
    found = colleague(session, user_id, by=by, now=now)
    if found is None:
        return NotFound()
    asked = found.recovery
    if asked is None or user_id == by.user_id:
        return RecoveryNeedsAnother()
    one, other = (invites.let_in_by(session, each) for each in (asked.by, by.user_id))
    if not one.isdisjoint(other):
        return RecoveryNeedsAnother()
    if not _granted(session, asked, by=by, now=now):
        return RecoveryNeedsAnother()
    for row in passkeys.held_by(session, user_id):
        row.removed_at = now
    e_ids.unlink_all(session, user_id)
    accounts.shut_out(session, user_id, now=now)
    _link(session, token, user_id, document, by=by, now=now)
    own_ways.tell_owner(session, user_id, now=now)
    return StaffRecoveryGranted(
        municipality_id=by.municipality_id, at=now, user_id=user_id
    )


def _granted(
    session: Session, asked: RecoveryAsked, *, by: Actor, now: datetime
) -> bool:
    """Once, also when two grant at the same moment."""
    granted = session.execute(
        update(StaffRecovery)
        .where(
            StaffRecovery.recovery_id == asked.recovery_id,
            StaffRecovery.granted_at.is_(None),
        )
        .values(granted_by=by.user_id, granted_at=now)
        .returning(StaffRecovery.recovery_id)
    )
    return granted.first() is not None


def issue_device_code(
    session: Session, code: str, *, user_id: UserId, by: Actor, now: datetime
) -> DeviceCodeIssued | Refusal:
    """A quarter of an hour to get on with the day, on a device that she has used before."""
    found = colleague(session, user_id, by=by, now=now)
    if found is None:
        return NotFound()
    if found.role is not Role.care_worker or not found.has_device:
        return NoKnownDevice()
    personal_codes.issue(
        session,
        code,
        kind=CodeKind.device,
        user_id=user_id,
        level=ProofLevel.N2,
        issued_by=by.user_id,
        now=now,
    )
    return DeviceCodeIssued(municipality_id=by.municipality_id, at=now, user_id=user_id)


def end_account(
    session: Session, *, user_id: UserId, by: Actor, now: datetime
) -> AccountEnded | Refusal:
    """Her last day: nothing of hers leads in any longer."""
    if colleague(session, user_id, by=by, now=now) is None:
        return NotFound()
    if user_id == by.user_id:
        return NotAllowed()
    accounts.end(session, user_id, now=now)
    return AccountEnded(municipality_id=by.municipality_id, at=now, user_id=user_id)
