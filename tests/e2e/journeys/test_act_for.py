"""Somebody's child acts for her: asked, agreed to, seen, and taken back; never mixed."""

from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accessibility.axe import violations
from tests.e2e.kept import until_kept
from tests.e2e.pages.apply import ApplyPage
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
AINO = "Aino Virtanen"
MARTA = "Märta Lindgren"
FOR_MARTA = "Mamma har svårt att komma i och ur duschen."
FOR_KARIN = "Jag klarar inte längre trapporna själv."


def band(page: Page) -> str:
    return page.locator("[data-acting] strong").inner_text()


def switches_to(page: Page, name: str) -> None:
    """One deliberate step, on a page of its own."""
    page.goto("/byt-person")
    page.get_by_role("button", name=f"Byt till {name}", exact=True).click()
    page.wait_for_url(lambda address: not address.endswith("/byt-person"))


@pytest.mark.capability("C6")
@pytest.mark.usefixtures("without_mouse")
def test_from_a_question_to_the_day_it_is_taken_back(world: World) -> None:
    mikko, aino = world.visitor("mikko"), world.visitor("aino")
    mikko.goto("/byt-person/fraga")
    expect(mikko.get_by_text("föräldrabalken 17 kap.")).to_be_visible()
    assert violations(mikko, today=TODAY) == []
    mikko.get_by_label("Personens namn").fill("Mamma")
    mikko.get_by_label("Personens personnummer").fill("19330319-0718")
    mikko.get_by_role("checkbox", name="Ansöka och svara").check()
    mikko.get_by_role("button", name="Fråga").click()
    expect(mikko.get_by_text("Du har frågat.")).to_be_visible()

    aino.goto("/mina-sidor/ombud")
    assert violations(aino, today=TODAY) == []
    aino.get_by_role("button", name="Säg ja").click()
    aino.get_by_role("button", name="Det är jag").click()
    aino.get_by_role("button", name="Fortsätt").click()
    expect(aino.get_by_role("heading", name="Mikko Virtanen")).to_be_visible()

    switches_to(mikko, AINO)
    mikko.goto("/ansok")
    assert band(mikko) == f"Du fyller i för {AINO}"
    assert violations(mikko, today=TODAY) == []
    mikko.goto("/mina-sidor/avgift")
    title = mikko.get_by_role("heading", level=1)
    expect(title).to_have_text(f"Det här får du inte göra för {AINO}")
    expect(mikko.get_by_text("Ansöka och svara")).to_be_visible()
    mikko.goto("/ansok?sprak=ar")
    assert band(mikko) == f"أنت تملأ نيابةً عن {AINO}"
    assert mikko.locator("html").get_attribute("dir") == "rtl"
    assert violations(mikko, today=TODAY) == []
    mikko.goto("/ansok/behov?sprak=sv")
    expect(mikko.locator("[data-live^='/live/inloggning']")).to_have_attribute(
        "data-state", "live"
    )

    aino.goto("/mina-sidor/ombud")
    aino.get_by_role("link", name="Ta tillbaka").click()
    aino.get_by_role("button", name="Ta tillbaka nu").click()
    expect(aino.get_by_text("Gäller inte längre")).to_be_visible()
    expect(title).to_have_text(
        f"Du kan inte längre göra något för {AINO}", timeout=5_000
    )
    assert "Aino" not in mikko.locator("main form").all_inner_texts()


@pytest.fixture
def karin(world: World) -> BrowserContext:
    """Karin's phone, which has been on line once."""
    world.private |= {FOR_MARTA, FOR_KARIN}
    page = world.visitor("karin")
    page.goto("/ansok")
    until_kept(page, "/skal/ansok")
    page.close()
    return page.context


@pytest.mark.capability("C6")
def test_no_word_of_one_stands_under_the_other(karin: BrowserContext) -> None:
    own, hers = karin.new_page(), karin.new_page()
    own.goto("/ansok/behov")
    ApplyPage(own).own_words.fill(FOR_KARIN)
    switches_to(hers, MARTA)
    hers.goto("/ansok/behov")
    assert band(hers) == f"Du fyller i för {MARTA}"
    expect(ApplyPage(hers).own_words).to_have_value("")

    # What she was writing for herself in the other tab waits, and is not taken for Märta's.
    expect(own.get_by_role("heading", level=1)).to_have_text(
        "Det du skrev gäller en annan person"
    )
    expect(own.get_by_text(FOR_KARIN)).to_have_count(0)

    # Off line the phone keeps the two apart too, and says for whom.
    karin.set_offline(True)
    hers.goto("/ansok/behov")
    expect(hers.get_by_text(f"Du fyller i för {MARTA}")).to_be_visible()
    expect(ApplyPage(hers).own_words).to_have_value("")
    ApplyPage(hers).own_words.fill(FOR_MARTA)
    expect(hers.locator("p[data-saved]")).to_be_visible()
    karin.set_offline(False)

    own.get_by_role("button", name="Byt till dig själv och fortsätt").click()
    expect(ApplyPage(own).own_words).to_have_value(FOR_KARIN)
    expect(own.locator("p[data-saved]")).to_be_visible()
    expect(own.locator("[data-acting]")).to_have_count(0)
    assert FOR_MARTA not in own.content()
    own.go_back()
    assert FOR_MARTA not in own.content()

    karin.set_offline(True)
    own.goto("/ansok/behov")
    expect(ApplyPage(own).own_words).to_have_value(FOR_KARIN)
    expect(own.get_by_text(MARTA)).to_have_count(0)
    karin.set_offline(False)

    switches_to(own, MARTA)
    own.goto("/ansok/behov")
    expect(ApplyPage(own).own_words).to_have_value(FOR_MARTA)
    assert FOR_KARIN not in own.content()
    own.go_back()
    assert FOR_KARIN not in own.content()


@pytest.mark.capability("C6")
def test_the_outbox_tells_that_something_waits_for_another(
    karin: BrowserContext,
) -> None:
    page = karin.new_page()
    switches_to(page, MARTA)
    karin.route("**/api/sync", lambda route: route.abort())
    karin.set_offline(True)
    apply = ApplyPage(page)
    apply.fills_in(FOR_MARTA)
    apply.send.click()
    expect(apply.heading).to_contain_text("Inte inskickad än")
    page.goto("/utkorg")
    waits = page.get_by_text("Något som du har skrivit för en annan person väntar")
    expect(page.get_by_text("Ansökan", exact=True)).to_be_visible()
    expect(waits).to_be_hidden()
    karin.set_offline(False)

    page.goto("about:blank")
    switches_to(page, "dig själv")
    page.goto("/utkorg")

    expect(waits).to_be_visible()
    expect(page.get_by_text("Ansökan", exact=True)).to_have_count(0)
    assert FOR_MARTA not in page.content()
