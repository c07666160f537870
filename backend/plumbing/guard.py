"""The gate round the whole service: hosts, cross-site writes, headers on every answer."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
# The origin behind a `Host` that leads here, and none for all others.
OriginOf = Callable[[bytes], Awaitable[bytes | None]]

# More than any request of ours needs; a head is read whole before anybody is asked.
LONGEST_HEAD: Final = 32 * 1024
SAFE_METHODS: Final = {"GET", "HEAD", "OPTIONS"}
OWN_SITES: Final = {"same-origin", "none"}
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types sw"
)
POLICY_HEADERS: Final = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"strict-transport-security", b"max-age=63072000; includeSubDomains"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
# Kept nowhere unless the page says that it may be.
NOT_KEPT: Final = (b"cache-control", b"no-store")


class Guard:
    """Lets a request in when its host is ours and a write comes from our own pages.

    A websocket must name the host's own Origin; a write must come from the same origin,
    by `Sec-Fetch-Site` or by `Origin`. A write that names neither is refused. One host of
    ours is to another as any stranger's.
    """

    def __init__(self, app: App, *, origin_of: OriginOf) -> None:
        self.app = app
        self._origin_of = origin_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if _length_of_head(scope) > LONGEST_HEAD:
            await _refuse(scope, receive, send, status=431)
            return
        own = await self._origin_of(_only_host(scope))
        if own is None:
            await _refuse(scope, receive, send, status=421)
            return
        if scope["type"] == "websocket":
            if headers.get(b"origin") != own:
                await _close(receive, send)
                return
            await self.app(scope, receive, send)
            return
        if scope["method"] not in SAFE_METHODS and not _is_own(headers, own):
            await _refuse(scope, receive, send, status=403)
            return
        await self.app(scope, receive, _with_policy(send))


def _is_own(headers: dict[bytes, bytes], own: bytes) -> bool:
    site = headers.get(b"sec-fetch-site")
    origin = headers.get(b"origin")
    if site is not None and site.decode("latin-1") not in OWN_SITES:
        return False
    if origin is not None:
        return origin == own
    return site is not None


def _only_host(scope: Scope) -> bytes:
    """The `Host` that was named; of two, one might be read here and the other there."""
    named = [text for name, text in scope["headers"] if name == b"host"]
    return named[0] if len(named) == 1 else b""


def _length_of_head(scope: Scope) -> int:
    named = sum(len(name) + len(text) for name, text in scope["headers"])
    return len(scope["raw_path"]) + len(scope["query_string"]) + named


def _with_policy(send: Send) -> Send:
    async def wrapped(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            named = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *(each for each in (*POLICY_HEADERS, NOT_KEPT) if each[0] not in named),
            ]
        await send(message)

    return wrapped


async def _refuse(scope: Scope, receive: Receive, send: Send, *, status: int) -> None:
    if scope["type"] == "websocket":
        await _close(receive, send)
        return
    start = {
        "type": "http.response.start",
        "status": status,
        "headers": [(b"content-type", b"text/plain; charset=utf-8")],
    }
    await _with_policy(send)(start)
    await send({"type": "http.response.body", "body": b""})


async def _close(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 4403})
