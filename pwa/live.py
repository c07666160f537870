"""Live islands: the page's own query and view, followed over a guarded websocket."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from litestar import WebSocket, websocket
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import WebsocketRouteHandler

from components.html import Vdom
from components.live import CLOSE_TOO_MANY, serve
from pwa.acting import marked
from pwa.shell import (
    House,
    NotForYou,
    Visitor,
    sign_in_topic,
    visitor_of,
)
from pwa.unproven import Unproven

T = TypeVar("T")


def live_route(
    path: str,
    *,
    topics: Callable[[Visitor, dict[str, str]], tuple[str, ...]],
    load: Callable[[Visitor, House, dict[str, str]], Awaitable[T]],
    view: Callable[[Visitor, T], Vdom],
) -> WebsocketRouteHandler:
    """A route that keeps an island up to date, until she who opened it signs out.

    Who is looking is asked anew at each load; nothing that the browser sends counts.
    `load` gets the path's parameters; it is the opening page that leaves the log row.
    """

    @websocket(path)
    async def follow(socket: WebSocket[Any, Any, Any]) -> None:
        house: House = socket.app.state.house
        named = {key: str(value) for key, value in socket.path_params.items()}
        visitor = await visitor_of(socket)

        async def load_now() -> T:
            try:
                return await load(await visitor_of(socket), house, named)
            except (Unproven, NotForYou) as no:
                raise NotAuthorizedException from no

        with house.hub.island_of(
            visitor.actor.user_id if visitor.actor else ""
        ) as fits:
            if not fits:
                await socket.accept()
                await socket.close(code=CLOSE_TOO_MANY)
                return
            await serve(
                socket,
                hub=house.hub,
                topics=(*topics(visitor, named), sign_in_topic(visitor.token or "")),
                load=load_now,
                view=lambda shown: marked(view(visitor, shown), visitor.actor),
            )

    return follow
