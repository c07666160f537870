"""The gallery and the public pages in every look, asked by axe."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accessibility.axe import violations
from tests.e2e.world import World, world_in
from tests.markup import faults_in_page

TODAY = date(2026, 11, 22)
LOOKS = ("light", "dark", "contrast")
PUBLIC = (
    "/",
    "/tjanster",
    "/tjanster/hemtjanst",
    "/tjanster/trygghetslarm",
    "/sok?q=hemtjast",
    "/rakna-avgift",
    "/sjalvskattning",
    "/ansok",
    "/logga-in",
    "/logga-in/hjalp",
    "/logga-in/kod",
    "/logga-in/kod/skriv",
    "/tillganglighet",
)
LANGUAGES = ("sv", "sv-x-lattlast", "fi", "en", "ar")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """() => [...document.querySelectorAll(
    "a.button, button:not([aria-hidden]), summary, .choice, .links a")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 47.5)
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def standing(
    browser: Browser, demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    with world_in(browser, demo_home, tmp_path_factory.mktemp("looks") / "h") as world:
        yield world


def _grown(page: Page) -> None:
    """Twice the size of text."""
    page.evaluate(
        "document.adoptedStyleSheets = [(() => { const s = new CSSStyleSheet();"
        " s.replaceSync(':root { font-size: 200% }'); return s; })()]"
    )


def _faults(page: Page) -> list[str]:
    return [str(fault) for fault in violations(page, today=TODAY)]


class TestGallery:
    @pytest.mark.parametrize("look", LOOKS)
    @pytest.mark.parametrize("surface", ["citizen", "staff", "desk"])
    def test_has_nothing_that_axe_objects_to(
        self, standing: World, look: str, surface: str
    ) -> None:
        page = standing.visitor()
        page.goto(f"/galleri?utseende={look}&yta={surface}")

        assert _faults(page) == []

    def test_can_be_read_at_twice_the_size(self, standing: World) -> None:
        page = standing.visitor()
        page.goto("/galleri")
        _grown(page)

        assert _faults(page) == []
        assert page.evaluate(SIDEWAYS) <= 0

    def test_has_targets_that_a_thumb_can_hit(self, standing: World) -> None:
        page = standing.visitor()
        page.goto("/galleri")

        assert page.evaluate(TOO_SMALL) == []


class TestPublicPages:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("path", PUBLIC)
    def test_are_valid_and_whole_in_every_language(
        self, standing: World, path: str, language: str
    ) -> None:
        joint = "&" if "?" in path else "?"
        page = standing.visitor()
        answer = page.goto(f"{path}{joint}sprak={language}")

        assert answer is not None
        assert answer.status == 200
        assert faults_in_page(answer.text()) == []

    @pytest.mark.parametrize("path", PUBLIC)
    def test_need_no_sideways_scroll_on_the_narrowest_phone(
        self, standing: World, path: str
    ) -> None:
        page = standing.visitor()
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(path)
        _grown(page)

        assert page.evaluate(SIDEWAYS) <= 0
