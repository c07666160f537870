"""The world of a journey: a server of its own, a day, people with phones and desks."""

import json
import shutil
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from backend.plumbing.database import Database
from backend.plumbing.database.engine import sqlite_url
from backend.plumbing.sealing import SEALER, sealer_in
from tests.command import environment, free_port
from tests.e2e.kept import leaks
from tests.e2e.serving import noted, serving
from tests.told import told

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@dataclass
class World:
    """One running service with the demo in it."""

    browser: Browser
    home: Path
    port: int
    server: BaseProcess | None = None
    contexts: list[BrowserContext] = field(default_factory=list[BrowserContext])
    scripted: list[BrowserContext] = field(default_factory=list[BrowserContext])
    private: set[str] = field(default_factory=set[str])

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def starts(self) -> None:
        """Start the server and wait until it says that it answers."""
        surroundings = environment(self.home, PORT=str(self.port))
        self.server = serving(surroundings, self.notes)

    def stops(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.join(timeout=20)
            assert self.server.exitcode is not None
            self.server = None

    def leaks(self) -> list[str]:
        """What the journey has left in the clear, in any browser."""
        return [
            leak
            for context in self.scripted
            for leak in leaks(context, address=self.address, private=self.private)
        ]

    @property
    def notes(self) -> Path:
        return self.home.with_suffix(".notes")

    def tells(self) -> list[str]:
        """Where the journey has told of somebody beside her own pages, and by what."""
        places = [*noted(self.notes), ("metrics", self.read("/metrics"))]
        places += [("file", each.name) for each in self.home.rglob("*")]
        for letter in self.mail():
            places += [("mail", letter["subject"]), ("mail", letter["body"])]
        return told(places) + [
            f"{place}: {secret}"
            for place, text in places
            for secret in self.private
            if secret in text
        ]

    def closes(self) -> None:
        for context in self.contexts:
            context.close()
        self.stops()

    def becomes(self, moment: datetime) -> None:
        """Set the demo's clock."""
        self.post("/demo/clock", {"now": moment.isoformat()})

    def post(self, path: str, body: dict[str, Any]) -> None:
        request = urllib.request.Request(  # noqa: S310
            self.address + path,
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Origin": self.address},
        )
        with urllib.request.urlopen(request):  # noqa: S310
            pass

    @contextmanager
    def database(self) -> Generator[Database]:
        """The world's database, beside its server."""
        opened = Database(
            sqlite_url(self.home / "anna.db"),
            session_info={SEALER: sealer_in(self.home)},
        )
        try:
            yield opened
        finally:
            opened.close()

    def mail(self) -> list[dict[str, str]]:
        """All that would have been sent, newest first."""
        return json.loads(self.read("/demo/post"))

    def read(self, path: str) -> str:
        """What is there to be read, as text or JSON."""
        request = urllib.request.Request(  # noqa: S310
            self.address + path, headers={"Accept": "application/json"}
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.read().decode()

    def visitor(
        self,
        slug: str | None = None,
        *,
        phone: bool = True,
        script: bool = True,
        **options: Any,
    ) -> Page:
        """Somebody at a screen of her own, signed in if she has a name here."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
            java_script_enabled=script,
            **options,
        )
        self.contexts.append(context)
        if script:
            self.scripted.append(context)
        page = context.new_page()
        if slug is not None:
            self.signs_in(page, slug)
        return page

    def signs_in(self, page: Page, slug: str) -> None:
        answer = page.context.request.post(
            "/demo/sign-in",
            data=json.dumps({"slug": slug}),
            headers={"Content-Type": "application/json", "Origin": self.address},
        )
        assert answer.status == 204


@contextmanager
def world_in(browser: Browser, begins: Path, home: Path) -> Generator[World]:
    """A world that begins as a copy of another, which no server runs on.

    S10: nothing that happens in it tells of anybody but on her own pages.
    """
    shutil.copytree(begins, home, ignore=shutil.ignore_patterns("*.sock"))
    world = World(browser=browser, home=home, port=free_port())
    world.starts()
    try:
        yield world
        assert world.tells() == []
    finally:
        world.closes()
