"""A real browser, and a world of its own for every journey."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.begun import (
    MORNING,
    PROPOSED,
    TAKEN,
    Begun,
    begun,
    case_is_proposed,
    case_is_taken,
)
from tests.e2e.keyboard import take_the_mouse
from tests.e2e.world import World, world_in

# The lighter build of the same browser, where the system has one.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def case_taken(
    browser: Browser, demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Begun:
    home = tmp_path_factory.mktemp("taken") / "home"
    return begun(browser, demo_home, home, case_is_taken, at=TAKEN)


@pytest.fixture(scope="session")
def case_proposed(
    browser: Browser, case_taken: Begun, tmp_path_factory: pytest.TempPathFactory
) -> Begun:
    home = tmp_path_factory.mktemp("proposed") / "home"
    walk = partial(case_is_proposed, at_case=case_taken.case)
    return begun(browser, case_taken.home, home, walk, at=PROPOSED)


@pytest.fixture
def begins(request: pytest.FixtureRequest, demo_home: Path) -> Path:
    """What the journey's world is a copy of: the demo, or where its mark says."""
    marker = request.node.get_closest_marker("begins")
    return request.getfixturevalue(marker.args[0]).home if marker else demo_home


@pytest.fixture
def world(browser: Browser, begins: Path, tmp_path: Path) -> Iterator[World]:
    """Everything a journey needs; nothing personal is left in the clear after it."""
    with world_in(browser, begins, tmp_path / "home") as running:
        yield running
        assert running.leaks() == []


@pytest.fixture
def elin(world: World) -> Page:
    """At her desk, at nine."""
    world.becomes(MORNING)
    return world.visitor("elin", phone=False)


@pytest.fixture
def without_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journey is made by keyboard alone."""
    take_the_mouse(monkeypatch)
