"""A real browser, and a world of its own for every journey."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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


@pytest.fixture
def world(browser: Browser, demo_home: Path, tmp_path: Path) -> Iterator[World]:
    """Everything a journey needs; nothing personal is left in the clear after it."""
    with world_in(browser, demo_home, tmp_path / "home") as running:
        yield running
        assert running.leaks() == []


@pytest.fixture
def without_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """The journey is made by keyboard alone."""
    take_the_mouse(monkeypatch)
