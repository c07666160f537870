"""The pages of first contact at 360 px, dark, 200 % text: axe finds nothing, nothing overflows."""

from datetime import date

import pytest
from playwright.sync_api import Page

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PUBLIC = (
    "/",
    "/tjanster",
    "/tjanster/hemtjanst",
    "/tjanster/trygghetslarm",
    "/sok?q=larm",
    "/sok?q=xyzzy",
    "/ansok",
    "/sjalvskattning",
    "/sjalvskattning/6",
)
HERS = (
    "/ansok",
    "/ansok/behov",
    "/ansok/hemmet",
    "/ansok/sprak",
    "/ansok/kontakt",
    "/sjalvskattning/1",
    "/sjalvskattning/kontrollera",
)


def looks(page: Page, paths: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        page.goto(path)
        page.evaluate(TWICE_THE_TEXT)
        wrong = [str(each) for each in violations(page, today=TODAY)]
        if page.evaluate(SIDEWAYS) > 0:
            wrong.append("scrolls sideways")
        if wrong:
            found[path] = wrong
    return found


@pytest.mark.capability("X11")
@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_read_the_public_pages(
    world: World, language: str, scheme: str
) -> None:
    page = world.visitor(color_scheme=scheme)
    page.goto(f"/?sprak={language}")

    assert looks(page, PUBLIC) == {}


@pytest.mark.capability("X11")
@pytest.mark.parametrize("language", ["sv", "ar"])
def test_anybody_can_fill_in_the_forms(world: World, language: str) -> None:
    page = world.visitor("marta", color_scheme="dark")
    page.goto(f"/?sprak={language}")

    assert looks(page, HERS) == {}


@pytest.mark.capability("X11")
def test_an_officer_can_register_a_call(world: World) -> None:
    page = world.visitor("elin", phone=False)

    assert looks(page, ("/handlaggning/registrera",)) == {}
