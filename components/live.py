"""A live island: the same view as on the page, kept up to date over a websocket.

Rendering is serial: ReactPy's concurrent rendering paints stale rows.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
import reactpy
import structlog
from litestar import WebSocket
from litestar.exceptions import NotAuthorizedException, WebSocketDisconnect
from reactpy.core.hooks import use_async_effect, use_state
from reactpy.core.layout import Layout
from reactpy.core.serve import serve_layout

from components.html import Vdom, component, h

reactpy.config.REACTPY_ASYNC_RENDERING.current = False

T = TypeVar("T")
CLOSE_SIGNED_OUT = 4401
CLOSE_TOO_MANY = 4429
# More tabs than anybody keeps open; each island costs a reading at every change.
MOST_ISLANDS = 20
CLOSE_FAULT = 1011
CLOSE_NOT_OURS = 1008
log = structlog.get_logger()


class IslandClosed(Exception):
    """The island's socket has been closed; there is nobody to tell any more."""


class Hub:
    """Wakes the watchers of a topic; one that is behind is woken once."""

    def __init__(self) -> None:
        self._watching: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._islands: Counter[str] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None

    def listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on a wake-up from any thread reaches this loop."""
        self._loop = loop

    @contextmanager
    def island_of(self, holder: str) -> Generator[bool]:
        """Whether there is room for one more island of this person's."""
        self._islands[holder] += 1
        try:
            yield self._islands[holder] <= MOST_ISLANDS
        finally:
            self._islands[holder] -= 1
            if not self._islands[holder]:
                del self._islands[holder]

    def wake(self, topic: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, topic)

    def wake_all(self) -> None:
        for topic in list(self._watching):
            self.wake(topic)

    def _wake(self, topic: str) -> None:
        for event in self._watching.get(topic, ()):
            event.set()

    async def changes(self, *topics: str) -> AsyncIterator[None]:
        """One step for each time that something has happened since the last."""
        event = asyncio.Event()
        for topic in topics:
            self._watching[topic].add(event)
        try:
            while True:
                await event.wait()
                event.clear()
                yield
        finally:
            for topic in topics:
                self._watching[topic].discard(event)
                if not self._watching[topic]:
                    del self._watching[topic]


def live_island(path: str, view: Vdom) -> Vdom:
    """The view, marked so that `live.js` keeps it up to date from `path`."""
    return h.div({"data-live": path, "tabindex": "-1"}, view)


@component
def _live(
    hub: Hub,
    topics: tuple[str, ...],
    load: Callable[[], Awaitable[Any]],
    view: Callable[[Any], Vdom],
    first: Any,
) -> Vdom:
    data, set_data = use_state(first)

    @use_async_effect(dependencies=[topics])
    async def follow() -> None:
        try:
            set_data(await load())
            async for _ in hub.changes(*topics):
                set_data(await load())
        except IslandClosed:
            return

    return view(data)


async def serve(
    socket: WebSocket[Any, Any, Any],
    *,
    hub: Hub,
    topics: tuple[str, ...],
    load: Callable[[], Awaitable[T]],
    view: Callable[[T], Vdom],
) -> None:
    """Follow the topics until the browser leaves or may no longer see it.

    `load` checks the permission anew each time and raises `NotAuthorizedException`;
    before the first answer the socket is not accepted at all.
    """
    try:
        first = await load()
    except NotAuthorizedException:
        await socket.accept()
        await socket.close(code=CLOSE_SIGNED_OUT)
        return
    await socket.accept()

    async def fresh() -> T:
        try:
            return await load()
        except NotAuthorizedException:
            await socket.close(code=CLOSE_SIGNED_OUT)
            raise IslandClosed from None
        except Exception as fault:  # noqa: BLE001
            log.warning("island_closed", kind=type(fault).__name__)
            await socket.close(code=CLOSE_FAULT)
            raise IslandClosed from None

    async def send(update: Any) -> None:
        await socket.send_text(msgspec.json.encode(update).decode())

    async def receive() -> Any:
        """Our script says that it is there, and nothing else; whoever does is not it."""
        while await socket.receive_text() == "beat":
            await socket.send_text("beat")
        await socket.close(code=CLOSE_NOT_OURS)
        raise IslandClosed

    try:
        island = Layout(_live(hub, topics, fresh, view, first))
        await serve_layout(island, send, receive)  # pyright: ignore[reportArgumentType]
    except* (WebSocketDisconnect, NotAuthorizedException, IslandClosed):
        pass
