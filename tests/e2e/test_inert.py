"""What was typed to do harm is shown in a real browser, and nothing of it comes alive."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.e2e.world import World
from tests.unit.doors.inert import (
    MARK,
    PAYLOADS,
    Typed,
    fresh_cookie,
    text_of,
    type_everywhere,
    walk,
)

ALL = "\n".join(PAYLOADS.values())
WRITERS = {
    "linnea": ("/ansok/behov",),
    "marta": (
        "/mina-sidor/uppgifter",
        "/mina-sidor/uppgifter/viktigt",
        "/mina-sidor/uppgifter/na-mig",
    ),
}
MOST_PAGES = 8
MOST_SHOWN = 8
WATCHED = """
  window.inert = () => { window.awake = true; };
  window.reports = [];
  document.addEventListener("securitypolicyviolation",
    ({ violatedDirective, blockedURI }) => window.reports.push(violatedDirective + " " + blockedURI));
"""
FOUND = """() => ({
  awake: window.awake ?? false,
  reports: window.reports,
  elements: document.querySelectorAll("x-inert, iframe, object, embed, base, [onerror], [onload]").length,
})"""


class Wire:
    """Asks a world's server as somebody, over the wire."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.cookies: dict[str, str] = {}

    def ask(
        self, method: str, path: str, *, cookie: str | None = None, **more: Any
    ) -> httpx.Response:
        headers = {"Origin": self.world.address, **more.pop("headers", {})}
        headers |= {"Cookie": f"__Host-sid={cookie}"} if cookie else {}
        with httpx.Client(base_url=self.world.address, timeout=30) as http:
            return http.request(method, path, headers=headers, **more)

    def cookie_of(self, slug: str) -> str:
        if slug not in self.cookies:
            answer = self.ask("POST", "/demo/sign-in", json={"slug": slug})
            self.cookies[slug] = answer.cookies["__Host-sid"]
        return self.cookies[slug]


def watched(world: World, slug: str, left: list[str]) -> Tab:
    """A tab where it is seen if anything runs, is stopped, or leads away."""
    tab = world.visitor(slug, phone=False)
    tab.add_init_script(WATCHED)
    tab.on("dialog", lambda dialog: left.append(f"dialog {dialog.message}"))
    tab.on("pageerror", lambda fault: left.append(f"fault {fault.message}"))
    tab.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(world.address) else left.append(asked.url)
        ),
    )
    return tab


@pytest.mark.capability("X2")
def test_nothing_that_was_typed_comes_alive(world: World) -> None:
    wire, typed = Wire(world), Typed()
    type_everywhere(
        wire, typed, WRITERS, [ALL, PAYLOADS["image"]], most=MOST_PAGES, each=True
    )
    for slug, starts in WRITERS.items():
        cookie = fresh_cookie(wire, slug)
        shown = [
            page.path
            for page in walk(wire, slug, cookie, starts, most=MOST_PAGES)
            if page.tree is not None and MARK in text_of(page.tree)
        ]
        assert shown
        left: list[str] = []
        tab = watched(world, slug, left)
        for path in shown[:MOST_SHOWN]:
            tab.goto(path)
            for island in tab.locator("[data-live]").all():
                expect(island).to_have_attribute("data-state", "live")
            assert tab.evaluate(FOUND) == {"awake": False, "reports": [], "elements": 0}
        assert left == []
