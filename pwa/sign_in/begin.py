"""The cookie of a sign-in, and a new one in place of the one that the browser held."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, Final

from litestar import Request, Response
from litestar.datastructures import Cookie

from backend.access import codes, mandates, sign_ins
from backend.access.facts import Means, SignInEnd
from backend.access.sign_ins import Browser
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import MandateId, UserId
from backend.plumbing.database import Session
from pwa.frame import start_for
from pwa.shell import (
    SIGN_IN_COOKIE,
    FreshProofNeeded,
    House,
    SignInNeeded,
    Visitor,
    own_path,
    see_other,
    sign_in_topic,
    standing_with,
)

BROWSER_COOKIE: Final = "__Host-browser"
DEVICE_COOKIE: Final = "__Host-enhet"
DEVICE_LASTS: Final = 400 * 24 * 3600


def sign_in_cookie(token: str, *, lasts: int | None = None) -> Cookie:
    """Until the browser is closed, if nothing else is said."""
    return _cookie(SIGN_IN_COOKIE, token, lasts=lasts)


def _cookie(key: str, value: str, *, lasts: int | None) -> Cookie:
    """A browser takes `__Host-` only with these flags.

    Lax: whoever comes back from an identity provider comes from another site.
    """
    return Cookie(
        key=key,
        value=value,
        max_age=lasts,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )


async def begin_sign_in(
    request: Request[Any, Any, Any],
    house: House,
    *,
    user_id: UserId,
    means: Means,
    level: ProofLevel,
) -> str:
    """A new token; the one it replaces is ended in the same transaction."""
    begun = await house.door.run(
        lambda session: begin_within(
            session,
            request,
            user_id=user_id,
            means=means,
            level=level,
            now=house.wall.now(),
        )
    )
    wake_replaced(request, house)
    return begun


def begin_within(
    session: Session,
    request: Request[Any, Any, Any],
    *,
    user_id: UserId,
    means: Means,
    level: ProofLevel,
    now: datetime,
) -> str:
    """The same in a transaction that has shown who she is; afterwards `wake_replaced`."""
    replaces = request.cookies.get(SIGN_IN_COOKIE)
    if replaces:
        sign_ins.end(session, replaces, ended_as=SignInEnd.replaced, now=now)
    return sign_ins.begin(
        session,
        user_id=user_id,
        means=means,
        level=level,
        browser=browser_asking(request),
        now=now,
    )


def wake_replaced(request: Request[Any, Any, Any], house: House) -> None:
    """The pages of the sign-in that has been replaced close."""
    replaced = request.cookies.get(SIGN_IN_COOKIE)
    if replaced:
        house.hub.wake(sign_in_topic(replaced))


def see_other_as(token: str | None, to: str) -> Response[str]:
    """On with a new token; without one the sign-in has been ended, and she is out."""
    response = see_other(to)
    response.set_cookie(sign_in_cookie(token or "", lasts=None if token else 0))
    return response


async def switched(
    token: str | None, visitor: Visitor, house: House, *, to: str = ""
) -> Response[str]:
    """On as whom she has switched to, from where she begins; the old pages close."""
    house.hub.wake(sign_in_topic(visitor.token or ""))
    standing = await standing_with(house, token, is_use=False)
    start = start_for(standing.actor) if standing else "/"
    return see_other_as(token, own_path(to, otherwise=start))


async def renew_sign_in(house: House, token: str) -> str | None:
    """She has shown that it is still she; None when it has been ended meanwhile."""
    renewed = await house.door.run(
        partial(sign_ins.renew, token=token, now=house.wall.now())
    )
    house.hub.wake(sign_in_topic(token))
    return renewed


async def wake_holders(house: House, mandate_id: MandateId) -> None:
    """Open pages of whoever stands on this mandate look again at once."""
    held = await house.door.look(
        partial(mandates.sign_ins_under, mandate_id=mandate_id)
    )
    wake_all(house, [sign_ins.topic_of(token_hash) for token_hash in held])


def wake_all(house: House, topics: Iterable[str]) -> None:
    """What the islands of all these sign-ins show is asked for anew."""
    for topic in topics:
        house.hub.wake(topic)


def browser_key(request: Request[Any, Any, Any]) -> str:
    """What a challenge or a code is bound to: this browser and no other."""
    return request.cookies.get(BROWSER_COOKIE) or secrets.token_urlsafe(32)


def browser_cookie(key: str) -> Cookie:
    """As long as the longest that is bound to it."""
    lasts = int(codes.CODE_HOLDS.total_seconds())
    return _cookie(BROWSER_COOKIE, key, lasts=lasts)


def device_key(request: Request[Any, Any, Any]) -> str:
    """What a device is known by to whom it belongs, as long as browsers allow."""
    return request.cookies.get(DEVICE_COOKIE) or secrets.token_urlsafe(32)


def device_cookie(key: str) -> Cookie:
    return _cookie(DEVICE_COOKIE, key, lasts=DEVICE_LASTS)


def browser_asking(request: Request[Any, Any, Any]) -> Browser:
    return sign_ins.browser_of(
        agent=request.headers.get("user-agent", ""),
        address=request.client.host if request.client else "",
    )


def signed_in(visitor: Visitor) -> Actor:
    if visitor.actor is None:
        raise SignInNeeded(visitor.sent_form)
    return visitor.actor


def just_shown(visitor: Visitor) -> Actor:
    """Whoever is signed in and has shown just now that it is she."""
    actor = signed_in(visitor)
    if not visitor.is_fresh:
        raise FreshProofNeeded(visitor.sent_form)
    return actor
