"""One person in two roles: her post, and herself. She stands in one of them at a time.

The two accounts are joined by her who has been signed in with both in the same browser.
From her post she goes to her own account and back again; a sign-in that began as her own
never leads into the post, which has its own ways in.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.access import own_ways, people, sign_ins
from backend.access.events import RolesJoined, RolesParted, RoleSwitched
from backend.access.facts import StaffMember
from backend.access.sign_ins import hash_of
from backend.access.tables import JoinedRoles, RoleJoining, UserAccount
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import NotAllowed, Refusal

JOINING_HOLDS: Final = timedelta(minutes=10)


class RoleNotHers(Refusal, frozen=True):
    """No such account has been joined with hers, or not from where she stands."""

    status = 403


def begin_joining(
    session: Session, *, browser: str, by: Actor, now: datetime
) -> NotAllowed | None:
    """Remember for this browser whose post is to be joined; what has run out goes."""
    if by.role is Role.citizen:
        return NotAllowed()
    session.execute(
        delete(RoleJoining).where(
            (RoleJoining.valid_until < now)
            | (RoleJoining.browser_hash == hash_of(browser))
        )
    )
    session.add(
        RoleJoining(
            browser_hash=hash_of(browser),
            user_id=by.user_id,
            valid_until=now + JOINING_HOLDS,
        )
    )
    return None


def to_be_joined(
    session: Session, *, browser: str, by: Actor, now: datetime
) -> StaffMember | None:
    """The post that this browser was signed in with, to join with her own account.

    Only an account whose person has been proven is joined, in the same municipality.
    """
    row = session.get(RoleJoining, hash_of(browser))
    if row is None or row.valid_until < now or not _may_be_joined(by):
        return None
    post = session.get_one(UserAccount, row.user_id)
    is_open = post.ended_at is None and post.municipality_id == by.municipality_id
    return people.staff(session, row.user_id) if is_open else None


def join(
    session: Session, *, browser: str, by: Actor, now: datetime
) -> RolesJoined | RoleNotHers:
    """From now on she goes from that post to this account, which is told by mail."""
    post = to_be_joined(session, browser=browser, by=by, now=now)
    if post is None:
        return RoleNotHers()
    session.execute(
        delete(RoleJoining).where(RoleJoining.browser_hash == hash_of(browser))
    )
    session.execute(delete(JoinedRoles).where(JoinedRoles.post_id == post.user_id))
    session.add(JoinedRoles(post_id=post.user_id, own_id=by.user_id, joined_at=now))
    for user_id in (post.user_id, by.user_id):
        own_ways.tell_owner(session, user_id, now=now)
    return RolesJoined(municipality_id=by.municipality_id, at=now, user_id=post.user_id)


def joined(session: Session, user_id: UserId) -> tuple[StaffMember, ...]:
    """The accounts that are joined with hers and are still open."""
    rows = session.scalars(
        select(JoinedRoles)
        .where((JoinedRoles.post_id == user_id) | (JoinedRoles.own_id == user_id))
        .order_by(JoinedRoles.joined_at, JoinedRoles.post_id)
    )
    others = [row.own_id if row.post_id == user_id else row.post_id for row in rows]
    return tuple(
        people.staff(session, each)
        for each in others
        if session.get_one(UserAccount, each).ended_at is None
    )


def within_reach(session: Session, by: Actor) -> tuple[StaffMember, ...]:
    """The accounts that she goes to from where she stands.

    A code for the day leads to the visits of the day alone.
    """
    if sign_ins.is_by_device_code(session, by):
        return ()
    return tuple(
        each
        for each in joined(session, by.user_id)
        if each.role is Role.citizen or each.user_id == by.post_id
    )


def part(
    session: Session, *, user_id: UserId, by: Actor, now: datetime
) -> RolesParted | RoleNotHers:
    """Nobody goes from the one to the other any longer, and whoever has is out."""
    gone = session.scalars(
        delete(JoinedRoles)
        .where(
            JoinedRoles.post_id.in_((user_id, by.user_id)),
            JoinedRoles.own_id.in_((user_id, by.user_id)),
        )
        .returning(JoinedRoles.post_id)
    ).all()
    if not gone:
        return RoleNotHers()
    sign_ins.end_gone_over(session, post_id=gone[0], now=now)
    return RolesParted(municipality_id=by.municipality_id, at=now, user_id=gone[0])


def part_from_post(session: Session, post_id: UserId) -> None:
    """Others let her into the post: she shows anew that it and her own are hers."""
    session.execute(delete(JoinedRoles).where(JoinedRoles.post_id == post_id))
    session.execute(delete(RoleJoining).where(RoleJoining.user_id == post_id))


def switch(
    session: Session, *, user_id: UserId, by: Actor, now: datetime
) -> RoleSwitched | RoleNotHers:
    """She stands in her other role from now on; the token is `sign_ins.switch_role`'s."""
    if user_id not in {each.user_id for each in within_reach(session, by)}:
        return RoleNotHers()
    return RoleSwitched(municipality_id=by.municipality_id, at=now, user_id=user_id)


def _may_be_joined(by: Actor) -> bool:
    is_herself = by.acting is None and by.post_id is None
    return by.role is Role.citizen and by.level is ProofLevel.N3 and is_herself
