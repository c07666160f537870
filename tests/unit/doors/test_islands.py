"""Who may keep a page alive over a websocket, how many at a time, and for how long."""

import asyncio
from functools import partial
from typing import Any

import pytest

from backend.access import people, sign_ins
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.demo.cases import colleague
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.plumbing.guard import App
from pwa.shell import SIGN_IN_COOKIE, House
from tests.unit.doors.conftest import ORIGIN, Client, house_in

WORKLIST = "/handlaggning/live"
SIGNED_OUT = 4401
TOO_MANY = 4429


class Island:
    """One websocket, as a browser would open it."""

    def __init__(self, app: App, path: str, cookie: str, *, query: str = "") -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._received.put_nowait({"type": "websocket.connect"})
        self._scope = {
            "type": "websocket",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "scheme": "ws",
            "query_string": query.encode(),
            "headers": [
                (b"host", b"localhost:8000"),
                (b"origin", ORIGIN.encode()),
                (b"cookie", f"{SIGN_IN_COOKIE}={cookie}".encode()),
            ],
            "subprotocols": [],
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 8000),
        }
        self._task = asyncio.create_task(self._run(app))

    async def _run(self, app: App) -> None:
        await app(self._scope, self._received.get, self.sent.put)  # type: ignore[arg-type]

    async def next(self, kind: str) -> dict[str, Any]:
        """The next message of this kind, or the close that came instead."""
        while True:
            message = await asyncio.wait_for(self.sent.get(), timeout=20)
            if message["type"] in {f"websocket.{kind}", "websocket.close"}:
                return message

    async def leave(self) -> None:
        self._received.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait([self._task], timeout=20)


def user_id_of(house: House, slug: str) -> UserId:
    return colleague(house.door, slug).user_id


def proven(house: House, slug: str) -> str:
    """She has just shown who she is, as what she does to others asks for."""
    return house.door.run_now(
        partial(
            sign_ins.begin,
            user_id=user_id_of(house, slug),
            means=Means.passkey,
            level=ProofLevel.N3,
            browser=Browser(),
            now=house.wall.now(),
        )
    )


@pytest.fixture
def cookie(client: Client) -> str:
    """A sign-in of this test's own."""
    return client.cookie_of("sofia")


class TestIsland:
    @pytest.mark.capability("X2")
    def test_closes_when_she_signs_out(self, client: Client, cookie: str) -> None:
        house = house_in(client.app)

        async def story() -> tuple[str, int]:
            house.hub.listen(asyncio.get_running_loop())
            island = Island(client.app, WORKLIST, cookie)
            shown = await island.next("send")
            await asyncio.to_thread(client.ask, "POST", "/logga-ut", cookie=cookie)
            closed = await island.next("close")
            await island.leave()
            return shown["type"], closed["code"]

        assert asyncio.run(story()) == ("websocket.send", SIGNED_OUT)

    @pytest.mark.capability("X2")
    def test_closes_when_she_is_moved_to_another_unit(self, client: Client) -> None:
        """At once, and she has to sign in again where she begins."""
        house = house_in(client.app)
        adam, sten = proven(house, "adam"), client.cookie_of("sten")
        page = f"/personal/{user_id_of(house, 'sten')}/flytta"
        there = house.door.look_now(
            lambda s: people.staff(s, user_id_of(house, "viktor")).provider_id
        )

        async def story() -> tuple[int, int]:
            house.hub.listen(asyncio.get_running_loop())
            island = Island(client.app, "/utforare/tid/live", sten)
            await island.next("send")
            moved = await asyncio.to_thread(
                client.ask, "POST", page, cookie=adam, data={"place": there}
            )
            closed = await asyncio.wait_for(island.next("close"), timeout=5)
            await island.leave()
            return moved.status_code, closed["code"]

        assert asyncio.run(story()) == (303, SIGNED_OUT)
        again = client.ask("GET", "/utforare/tid", cookie=sten)
        assert again.headers["Location"].startswith("/logga-in")

    @pytest.mark.capability("X2")
    @pytest.mark.parametrize(("who", "opened"), [("linnea", 0), ("rut", SIGNED_OUT)])
    def test_follows_nobody_elses_case(
        self, client: Client, who: str, opened: int
    ) -> None:
        page = client.ask("GET", "/mina-sidor", cookie=client.cookie_of("linnea"))
        path = page.text.partition('data-live="')[2].partition('"')[0]

        async def story() -> int:
            island = Island(client.app, path, client.cookie_of(who))
            first = await island.next("send")
            await island.leave()
            return first.get("code", 0)

        client.cookie_of(who)
        assert asyncio.run(story()) == opened

    @pytest.mark.capability("X2")
    def test_is_one_of_a_few(self, client: Client, cookie: str) -> None:
        """Somebody who opens more than anybody needs keeps nobody else waiting."""

        async def story() -> list[int]:
            islands = [Island(client.app, WORKLIST, cookie) for _ in range(23)]
            first = [await island.next("send") for island in islands]
            for island in islands:
                await island.leave()
            again = Island(client.app, WORKLIST, cookie)
            after = await again.next("send")
            await again.leave()
            return [message.get("code", 0) for message in (*first, after)]

        assert asyncio.run(story()) == [*[0] * 20, *[TOO_MANY] * 3, 0]
