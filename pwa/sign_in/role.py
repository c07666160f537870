"""`/byt-roll`: her post or herself, one at a time; going over is one deliberate step."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.di import NamedDependency

from backend.access import roles, sign_ins
from backend.access.events import RoleSwitched
from backend.access.facts import StaffMember
from backend.access.roles import RoleNotHers
from backend.kernel.actor import Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Session
from components.feedback import notice, tag
from components.forms import button, form, hidden, link_button
from components.html import Vdom, h
from components.layout import acts, card, section
from pwa.citizen.information import shown
from pwa.frame import own_surface
from pwa.shell import FormFields, House, SignInNeeded, Visitor, see_other
from pwa.sign_in.begin import (
    browser_cookie,
    browser_key,
    just_shown,
    signed_in,
    switched,
)
from pwa.unproven import one

HERE: Final = "/byt-roll"
BEGIN: Final = f"{HERE}/lagg-till"
JOIN: Final = f"{HERE}/koppla"
PART: Final = f"{HERE}/ta-bort"
# The roles that she goes to, those that are joined with hers, and one that may be.
Known = tuple[tuple[StaffMember, ...], tuple[StaffMember, ...], StaffMember | None]


@get(HERE)
async def role_page(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """In which role she is, and where she goes from there."""
    actor, w = signed_in(visitor), visitor.words
    now, browser = house.wall.now(), browser_key(request)

    def ask(session: Session) -> Known:
        return (
            roles.within_reach(session, by=actor),
            roles.joined(session, actor.user_id),
            roles.to_be_joined(session, browser=browser, by=actor, now=now),
        )

    reached, joined, waits = await house.door.look(ask)
    return visitor.page(
        title=w("role-title"),
        main=_column(
            actor.role,
            h.h1(w("role-title")),
            h.p({"class": "lead"}, w("role-lead")),
            _to_join(waits, visitor) if waits else None,
            card(
                _name_of(actor.role, actor.title, visitor),
                h.p(actor.name),
                tag(w("role-now"), kind="good"),
                tinted=True,
            ),
            *(_other(each, visitor) for each in reached),
            *(
                _out_of_reach(each, visitor)
                for each in joined
                if each.user_id not in {other.user_id for other in reached}
            ),
            _add(visitor) if actor.role is not Role.citizen and not joined else None,
            _apart(joined, visitor) if joined else None,
        ),
        surface=own_surface(actor),
    )


@post(HERE, status_code=303)
async def switch_role(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """A new token for the other role; the old one ends, in every tab."""
    by, token = signed_in(visitor), visitor.token
    if token is None:
        raise SignInNeeded(None)
    user_id, now = UserId(one(form, "roll")), house.wall.now()

    def work(session: Session) -> str | Refusal | None:
        gone_over = house.door.within(
            session,
            partial(roles.switch, user_id=user_id, by=by, now=visitor.now),
            by=by,
            now=visitor.now,
        )
        if not isinstance(gone_over, RoleSwitched):
            return RoleNotHers()
        return sign_ins.switch_role(session, token, user_id=user_id, now=now)

    renewed = await house.door.run(work)
    if isinstance(renewed, Refusal):
        return visitor.refusal_page(renewed, back=HERE)
    return await switched(renewed, visitor, house)


@post(BEGIN, status_code=303)
async def begin_joining(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """She has shown that the post is hers; now she signs in as herself."""
    by, browser = just_shown(visitor), browser_key(request)
    begun = await house.door.run(
        partial(roles.begin_joining, browser=browser, by=by, now=house.wall.now())
    )
    if isinstance(begun, Refusal):
        return visitor.refusal_page(begun, back=HERE)
    response = see_other(f"/logga-in?till={HERE}")
    response.set_cookie(browser_cookie(browser))
    return response


@post(JOIN, status_code=303)
async def join(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    by, browser = just_shown(visitor), browser_key(request)
    kept = await house.door.act(
        partial(roles.join, browser=browser, by=by, now=house.wall.now()),
        by=by,
        now=visitor.now,
    )
    return visitor.after(kept, to=HERE, surface=own_surface(by))


@post(PART, status_code=303)
async def part(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """Whoever has gone over is out, and the pages that she has open close."""
    by = just_shown(visitor)
    user_id = UserId(one(form, "roll"))

    def work(session: Session) -> tuple[Sequence[str], Refusal | None]:
        before = sign_ins.topics_of(session, by.user_id)
        parted = house.door.within(
            session,
            partial(roles.part, user_id=user_id, by=by, now=house.wall.now()),
            by=by,
            now=visitor.now,
        )
        after = sign_ins.topics_of(session, by.user_id)
        ended = [each for each in before if each not in after]
        return ended, parted if isinstance(parted, Refusal) else None

    ended, refusal = await house.door.run(work)
    for topic in ended:
        house.hub.wake(topic)
    if refusal is not None:
        return visitor.refusal_page(refusal, back=HERE, surface=own_surface(by))
    return see_other(HERE)


def _column(role: Role, *parts: Vdom | None) -> list[Vdom]:
    """No wider on a desk than it is read."""
    if role is Role.citizen:
        return shown(*parts)
    return [h.div({"class": "desk-column"}, *parts)]


def _name_of(role: Role, title: str, visitor: Visitor) -> str:
    return visitor.words("role-yourself") if role is Role.citizen else title


def _other(other: StaffMember, visitor: Visitor) -> Vdom:
    w = visitor.words
    way = "role-switch-own" if other.role is Role.citizen else "role-switch-post"
    return card(
        _name_of(other.role, other.title, visitor),
        h.p(other.name),
        form(
            hidden("roll", other.user_id),
            button(w(way), kind="outlined"),
            action=HERE,
        ),
    )


def _out_of_reach(other: StaffMember, visitor: Visitor) -> Vdom:
    """The post of whoever signed in as herself: it has ways in of its own.

    Herself, of whoever came by a code for the day.
    """
    w = visitor.words
    is_own = other.role is Role.citizen
    return card(
        _name_of(other.role, other.title, visitor),
        h.p(other.name),
        h.p(w("role-own-own-way" if is_own else "role-post-own-way")),
        link_button(
            w("role-add" if is_own else "role-sign-in-post"),
            "/logga-in",
            kind="outlined",
        ),
    )


def _to_join(post: StaffMember, visitor: Visitor) -> Vdom:
    w = visitor.words
    return card(
        w("role-join-title"),
        h.p(w("role-join-text", name=post.name, title=post.title)),
        form(acts(button(w("role-join"))), action=JOIN),
        tinted=True,
    )


def _add(visitor: Visitor) -> Vdom:
    w = visitor.words
    return section(
        w("role-add-title"),
        h.p(w("role-add-text")),
        notice(w("role-add-apart"), kind="info"),
        form(button(w("role-add"), kind="outlined"), action=BEGIN),
    )


def _apart(joined: tuple[StaffMember, ...], visitor: Visitor) -> Vdom:
    w = visitor.words
    return section(
        w("role-part-title"),
        h.p(w("role-part-text")),
        [
            form(
                hidden("roll", each.user_id),
                button(w("role-part"), kind="text"),
                action=PART,
            )
            for each in joined
        ],
    )


ROUTES = [role_page, switch_role, begin_joining, join, part]
