"""The whole service in the test's own process, on the demo."""

import asyncio
import json
import shutil
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import httpx
import pytest

from backend.app import service
from backend.plumbing.guard import App
from backend.plumbing.settings import Settings, settings_from
from pwa.shell import House
from tests.unit.doors.apart import ITS_HOST, TWIN, Twins, twin_file
from tests.unit.doors.wire import Served

T = TypeVar("T")
ORIGIN = "http://localhost:8000"
NOWHERE = "0190aaaa-0000-7000-8000-000000000000"


def filled(path: str) -> str:
    """A route's path with every parameter filled in, with ids of nothing."""
    return "/".join(
        ("1" if ":int" in part else NOWHERE) if part.startswith("{") else part
        for part in path.split("/")
    )


KEPT: list[asyncio.Runner] = []


def in_loop(asking: Coroutine[Any, Any, T]) -> T:
    """Wait for it in an event loop that is kept for the next; to make one takes longer."""
    if threading.current_thread() is not threading.main_thread():
        return asyncio.run(asking)
    if not KEPT:
        KEPT.append(asyncio.Runner())
    return KEPT[0].run(asking)


@pytest.fixture(scope="session", autouse=True)
def loop_is_closed() -> Iterator[None]:
    yield
    while KEPT:
        KEPT.pop().close()


@dataclass
class Client:
    """Asks the service as somebody, or as nobody."""

    app: App
    cookies: dict[str, str] = field(default_factory=dict[str, str])

    def ask(
        self, method: str, path: str, *, cookie: str | None = None, **more: Any
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as asker:
                told = {"Origin": ORIGIN, **more.pop("headers", {})}
                headers = {name: text for name, text in told.items() if text}
                if cookie:
                    headers["Cookie"] = f"__Host-sid={cookie}"
                return await asker.request(method, path, headers=headers, **more)

        return in_loop(send())

    def cookie_of(self, slug: str) -> str:
        """The sign-in of one of the demo's people."""
        if slug not in self.cookies:
            answer = self.ask(
                "POST",
                "/demo/sign-in",
                content=json.dumps({"slug": slug}),
                headers={"Content-Type": "application/json"},
            )
            assert answer.status_code == 204
            self.cookies[slug] = answer.cookies["__Host-sid"]
        return self.cookies[slug]


def house_in(app: App) -> House:
    """What the running service holds."""
    inner: Any = app
    while not hasattr(inner, "state"):
        inner = inner.app
    return inner.state.house


@pytest.fixture(scope="session")
def settings(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("doors") / "home"
    shutil.copytree(demo_home, home)
    return settings_from({"ANNA_HOME": str(home)}, checkout=home)


@pytest.fixture(scope="session")
def app(settings: Settings) -> App:
    return service(settings, {})


@pytest.fixture
def client(app: App) -> Client:
    return Client(app)


@pytest.fixture(scope="module")
def client_of_all(app: App) -> Client:
    """One client for a whole module: it keeps everybody's sign-in."""
    return Client(app)


@pytest.fixture(scope="session")
def served(
    demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The command itself, on a port: for what no test in its own process can try."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(demo_home, home)
    running = Served(home)
    running.starts()
    yield running
    running.stops()


@pytest.fixture(scope="session")
def twins(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    """The demo is running when Tvillinge is added."""
    home = tmp_path_factory.mktemp("apart") / "home"
    shutil.copytree(demo_home, home)
    served = Served(home)
    served.starts()
    twins = Twins(served)
    assert twins.asks(f"/{TWIN}").status_code == 404
    assert twins.asks("/", at=ITS_HOST).status_code == 421
    said = twins.runs("municipality", str(twin_file(home)))
    assert (said.returncode, said.stdout) == (0, "Tvillinge has been added.\n")
    at_the_latest = monotonic() + 5
    while twins.asks("/", at=ITS_HOST).status_code != 200:
        assert monotonic() < at_the_latest
    yield twins
    twins.http.close()
    served.stops()
