"""`POST /api/sync` and `GET /api/sync/changes`: what may wait, and how it is sent once.

The status speaks of the envelope only; every operation gets its own receipt.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import (
    OpenAPIMediaType,
    Operation,
    Reference,
    RequestBody,
)
from litestar.params import FromQuery

from backend.access import sign_ins
from backend.access.facts import SignInEnd
from backend.kernel.actor import Actor
from backend.kernel.held import HeldWhy
from backend.plumbing.envelope import (
    Answered,
    EnvelopeTooLarge,
    EnvelopeUnreadable,
    envelope,
    phone_clock,
)
from backend.plumbing.sync import EndedPhone, Sync
from backend.plumbing.sync_changes import changes_since
from pwa.shell import SIGN_IN_COOKIE, House, standing_with

JSON: Final = "application/json"
DEVICE_TIME: Final = "anna-device-time"
NOT_RECEIVED: Final = "sign in first; nothing has been received"
WHY_HELD: Final = {
    SignInEnd.account_ended: HeldWhy.account_ended,
    SignInEnd.shut_out: HeldWhy.shut_out,
}
NO_STORE: Final = {"Cache-Control": "no-store"}


@dataclass
class SyncDescription(Operation):
    """Tells that the body is a `SyncBody`, which is read by hand."""

    def __post_init__(self) -> None:
        self.request_body = RequestBody(
            required=True,
            content={
                JSON: OpenAPIMediaType(
                    schema=Reference(ref="#/components/schemas/SyncBody")
                )
            },
        )


@post(
    "/api/sync",
    status_code=200,
    operation_class=SyncDescription,
)
async def sync(
    request: Request[Any, Any, Any], house: NamedDependency[House]
) -> Response[bytes]:
    """One receipt an operation, in the order they were sent."""
    if request.content_type[0] != JSON:
        return _no(415, "the body is application/json")
    sender = await _actor(request, house) or await _ended(request, house)
    if sender is None:
        return _no(401, NOT_RECEIVED)
    try:
        body = envelope(await request.body())
    except EnvelopeTooLarge:
        return _no(413, "at most 50 operations and 256 kB")
    except EnvelopeUnreadable as fault:
        return _no(400, f"not an envelope of operations: {fault.__cause__}")
    receiver: Sync = request.app.state.sync
    now, wall = house.clock.now(), house.wall.now()
    ahead = now - wall if house.is_demo else timedelta(0)
    moved = timedelta(seconds=round(ahead.total_seconds()))
    told = request.headers.get(DEVICE_TIME)
    clock = phone_clock(told, server=wall, moved=moved)
    if isinstance(sender, Actor):
        receipts = await receiver.receive(body, by=sender, now=now, clock=clock)
        return _json(200, Answered(receipts))
    held = await receiver.hold(body, ended=sender, now=now, clock=clock)
    return _json(200, Answered(held)) if held else _no(401, NOT_RECEIVED)


@get("/api/sync/changes")
async def changes(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    since: FromQuery[str | None] = None,
) -> Response[bytes]:
    """The receipts, and what became of the held, after a cursor; without one, all."""
    actor = await _actor(request, house)
    if actor is None:
        ended = await _ended(request, house)
        return _no(401, "sign in first", reason=ended.why.reason if ended else "")
    found = await house.door.run(partial(changes_since, cursor=since, by=actor))
    return _json(200, found)


async def _actor(request: Request[Any, Any, Any], house: House) -> Actor | None:
    standing = await standing_with(
        house, request.cookies.get(SIGN_IN_COOKIE), is_use=request.method == "POST"
    )
    return standing.actor if standing else None


async def _ended(request: Request[Any, Any, Any], house: House) -> EndedPhone | None:
    """The phone of somebody whose sign-in others have ended: heard, and told nothing."""
    token, now = request.cookies.get(SIGN_IN_COOKIE), house.wall.now()
    if not token:
        return None
    ended = await house.door.look(
        partial(sign_ins.ended_by_others, token=token, now=now)
    )
    if ended is None or ended.actor.provider_id is None:
        return None
    return EndedPhone(
        by=ended.actor,
        provider_id=ended.actor.provider_id,
        why=WHY_HELD[ended.ended_as],
        at=ended.ended_at,
    )


def _no(status: int, error: str, *, reason: str = "") -> Response[bytes]:
    return _json(status, {"error": error, **({"reason": reason} if reason else {})})


def _json(status: int, content: object) -> Response[bytes]:
    return Response(
        content=msgspec.json.encode(content),
        status_code=status,
        media_type=JSON,
        headers=NO_STORE,
    )


ROUTES = [sync, changes]
