"""The cookie of a sign-in, and a new one in place of the one that the browser held."""

import secrets
from functools import partial
from typing import Any, Final

from litestar import Request
from litestar.datastructures import Cookie

from backend.access import codes, sign_ins
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.plumbing.database import Session
from pwa.shell import SIGN_IN_COOKIE, House, sign_in_topic

BROWSER_COOKIE: Final = "__Host-browser"


def sign_in_cookie(token: str, *, lasts: int | None = None) -> Cookie:
    """Until the browser is closed; a browser takes `__Host-` only with these flags."""
    return Cookie(
        key=SIGN_IN_COOKIE,
        value=token,
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
    now, replaces = house.wall.now(), request.cookies.get(SIGN_IN_COOKIE)
    browser = browser_asking(request)

    def work(session: Session) -> str:
        if replaces:
            sign_ins.end(session, replaces, now=now)
        return sign_ins.begin(
            session, user_id=user_id, means=means, level=level, browser=browser, now=now
        )

    begun = await house.door.run(work)
    if replaces:
        house.hub.wake(sign_in_topic(replaces))
    return begun


async def renew_sign_in(house: House, token: str) -> str | None:
    """She has shown that it is still she; None when it has been ended meanwhile."""
    renewed = await house.door.run(
        partial(sign_ins.renew, token=token, now=house.wall.now())
    )
    house.hub.wake(sign_in_topic(token))
    return renewed


def browser_key(request: Request[Any, Any, Any]) -> str:
    """What a challenge or a code is bound to: this browser and no other."""
    return request.cookies.get(BROWSER_COOKIE) or secrets.token_urlsafe(32)


def browser_cookie(key: str) -> Cookie:
    """As long as the longest that is bound to it.

    Lax: whoever comes back from an identity provider comes from another site.
    """
    return Cookie(
        key=BROWSER_COOKIE,
        value=key,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
        max_age=int(codes.CODE_HOLDS.total_seconds()),
    )


def browser_asking(request: Request[Any, Any, Any]) -> Browser:
    return sign_ins.browser_of(
        agent=request.headers.get("user-agent", ""),
        address=request.client.host if request.client else "",
    )
