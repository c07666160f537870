"""Staying signed in: told in time, one tap to stay; and one's own sign-ins, to end."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access import protected_files, sign_ins
from backend.access.facts import OwnSignIn
from backend.access.sign_ins import WARNS_BEFORE, SignInUnknown
from backend.kernel.actor import Actor
from backend.plumbing.clock import STOCKHOLM
from components.feedback import tag
from components.forms import button, form, hidden
from components.html import Vdom, h
from components.layout import acts, section
from i18n import formats
from pwa.acting import acts_for_nobody
from pwa.frame import own_surface
from pwa.live import live_route
from pwa.shell import (
    FormFields,
    House,
    SignInNeeded,
    Visitor,
    own_path,
    see_other,
    sign_in_topic,
)
from pwa.sign_in.begin import wake_all
from pwa.sign_in.e_id import MINE
from pwa.sign_in.own_ways import ways_section
from pwa.sign_in.ways import signed_out
from pwa.time_out import LIVE, SINCE, protection_topic, time_out
from pwa.unproven import one

DAY: Final = timedelta(days=1)


@post("/logga-in/stanna", status_code=303)
async def stay(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """Still here: the sign-in counts from now."""
    if visitor.token is None or visitor.actor is None:
        raise SignInNeeded(None)
    await house.door.run(
        partial(sign_ins.touch, token=visitor.token, now=house.wall.now())
    )
    house.hub.wake(sign_in_topic(visitor.token))
    return see_other(own_path(one(form, "till"), otherwise=visitor.start))


async def _is_running_out(visitor: Visitor, house: House, _: dict[str, str]) -> bool:
    """Whether it is time to tell; looks again when it will be, and when it has run out.

    A mandate that is over ends the page as a sign-in that is: it is opened anew. So does
    a page that stands since before somebody became protected.
    """
    standing, token = visitor.standing, visitor.token
    if standing is None or token is None or acts_for_nobody(standing.actor):
        raise SignInNeeded(None)
    if await _may_show_too_much(visitor, standing.actor, house):
        raise SignInNeeded(None)
    now = house.wall.now()
    warns_at = standing.runs_out_at - WARNS_BEFORE
    is_time = now >= warns_at
    ahead = (standing.runs_out_at if is_time else warns_at) - now
    acting = standing.actor.acting
    if acting is not None and acting.until is not None:
        over_at = datetime.combine(acting.until + DAY, time(), STOCKHOLM)
        ahead = min(ahead, over_at - visitor.now)
    asyncio.get_running_loop().call_later(
        ahead.total_seconds() + 0.1, house.hub.wake, sign_in_topic(token)
    )
    return is_time


async def _may_show_too_much(visitor: Visitor, actor: Actor, house: House) -> bool:
    told = dict(visitor.query).get(SINCE, "")
    if not (told.isdecimal() and len(told) <= len("9999999999999")):
        return False
    since = datetime.fromtimestamp(int(told) / 1000, STOCKHOLM)
    return await house.door.look(
        partial(
            protected_files.has_changed,
            municipality_id=actor.municipality_id,
            since=since,
            now=visitor.now,
        )
    )


def _wakes(visitor: Visitor, _: dict[str, str]) -> tuple[str, ...]:
    return (protection_topic(visitor.actor),) if visitor.actor else ()


follow_sign_in = live_route(
    LIVE,
    topics=_wakes,
    load=_is_running_out,
    view=lambda visitor, is_time: time_out(visitor.words, is_time=is_time),
)


@get(MINE)
async def my_sign_ins(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Where she is signed in: device, since when, from where; to end one or all."""
    token, now, w = visitor.token, house.wall.now(), visitor.words
    if token is None or visitor.actor is None:
        raise SignInNeeded(None)
    mine = await house.door.look(lambda s: sign_ins.own(s, token, now=now))
    return visitor.page(
        title=w("my-sign-ins-title"),
        main=[
            h.h1(w("my-sign-ins-title")),
            *await ways_section(visitor, house, visitor.actor),
            section(
                w("my-sign-ins-now-title"),
                h.p(w("my-sign-ins-lead")),
                h.ul({"class": "rows"}, [_row(each, visitor) for each in mine]),
            ),
            *_all(visitor, mine),
        ],
        surface=own_surface(visitor.actor),
    )


def _row(mine: OwnSignIn, visitor: Visitor) -> Vdom:
    w, language = visitor.words, visitor.language
    return h.li(
        {"class": "stack"},
        h.p(
            h.strong(mine.device or w("my-sign-ins-unknown-device")),
            " ",
            tag(w("my-sign-ins-this"), kind="good") if mine.is_this else None,
        ),
        h.p(
            {"class": "hint"},
            w(
                "my-sign-ins-when",
                since=formats.moment(mine.signed_in_at, language),
                used=formats.moment(mine.used_at, language),
            ),
            " ",
            w("my-sign-ins-near" if mine.is_near else "my-sign-ins-elsewhere"),
        ),
        None
        if mine.is_this
        else form(
            hidden("inloggning", mine.sign_in_id),
            button(w("my-sign-ins-end"), kind="outlined"),
            action=f"{MINE}/avsluta",
        ),
    )


def _all(visitor: Visitor, mine: Sequence[OwnSignIn]) -> list[Vdom]:
    w = visitor.words
    if len(mine) < 2:
        return []
    everywhere = form(
        h.p(w("my-sign-ins-all-lead")),
        acts(button(w("my-sign-ins-end-all"), kind="outlined")),
        action=f"{MINE}/avsluta-alla",
    )
    return [section(w("my-sign-ins-end-all"), everywhere)]


@post(f"{MINE}/avsluta", status_code=303)
async def end_one(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    if visitor.actor is None:
        raise SignInNeeded(None)
    ended = await house.door.run(
        partial(
            sign_ins.end_one,
            user_id=visitor.actor.user_id,
            sign_in_id=one(form, "inloggning"),
            now=house.wall.now(),
        )
    )
    if isinstance(ended, SignInUnknown):
        return visitor.refusal_page(ended, back=MINE)
    wake_all(house, ended)
    return see_other(MINE)


@post(f"{MINE}/avsluta-alla", status_code=303)
async def end_all(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Everywhere, here too."""
    if visitor.actor is None:
        raise SignInNeeded(None)
    ended = await house.door.run(
        partial(sign_ins.end_all, user_id=visitor.actor.user_id, now=house.wall.now())
    )
    wake_all(house, ended)
    return signed_out()


ROUTES = [stay, follow_sign_in, my_sign_ins, end_one, end_all]
