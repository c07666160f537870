"""Journey 1: somebody asks, without signing in and without a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.world import World


@pytest.fixture
def reader(world: World) -> Page:
    """Somebody with an old phone that runs no scripts."""
    return world.visitor(script=False)


@pytest.mark.capability("C1")
@pytest.mark.usefixtures("without_mouse")
def test_somebody_finds_help_in_her_own_words(reader: Page) -> None:
    reader.goto("/")
    expect(reader.get_by_text("Behöver du hjälp i dag? Ring")).to_be_visible()
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Vad behöver du hjälp med?"
    )

    reader.get_by_role("searchbox").fill("hemtjast")
    reader.get_by_role("button", name="Sök").click()
    reader.get_by_role("link", name="Hemtjänst").click()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Hemtjänst")
    for heading in (
        "Det här kan du få hjälp med",
        "Vad kostar det?",
        "Så ansöker du",
        "Vem bestämmer?",
        "Vem kan jag ringa?",
    ):
        expect(reader.get_by_role("heading", name=heading)).to_be_visible()


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("bistånd", "Hemtjänst"),
        ("städning", "Hemtjänst"),
        ("larm", "Trygghetslarm"),
        ("vad kostar det", "Vad kostar det?"),
    ],
)
@pytest.mark.capability("C1")
def test_old_words_and_everyday_words_are_understood(
    reader: Page, word: str, found: str
) -> None:
    reader.goto(f"/sok?q={word}")

    expect(reader.get_by_role("main").get_by_role("link", name=found)).to_be_visible()


@pytest.mark.capability("C1")
def test_a_word_that_nobody_knows_says_what_to_do(reader: Page) -> None:
    reader.goto("/sok?q=xyzzy")

    expect(reader.get_by_role("heading", level=1)).to_contain_text("vi hittade inget")
    expect(reader.get_by_text("Prova ett annat ord")).to_be_visible()
    expect(reader.get_by_role("main").get_by_text("08-465 004 10")).to_be_visible()


@pytest.mark.capability("C1")
@pytest.mark.capability("X12")
def test_the_alarm_is_explained_in_arabic(reader: Page) -> None:
    reader.goto("/tjanster/trygghetslarm?sprak=ar")

    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
    expect(reader.get_by_role("heading", level=1)).to_have_text("جهاز إنذار للطوارئ")

    reader.goto("/")

    expect(reader.locator("html")).to_have_attribute("lang", "ar")


@pytest.mark.capability("X12")
def test_easy_swedish_is_one_tap_away(reader: Page) -> None:
    reader.goto("/tjanster/hemtjanst")

    reader.get_by_role("main").get_by_role("link", name="Lättläst").click()

    expect(reader.locator("html")).to_have_attribute("lang", "sv-x-lattlast")
    expect(reader.get_by_text("Hemtjänst är hjälp hemma.")).to_be_visible()
