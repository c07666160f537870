"""She says that something is wrong; it is read before signing, answered, and she sees it."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 9)
WRONG = "Jag har inte ramlat. <b>Det var min granne.</b>"
ASKED = "Svara Karin-Maria Ängshult: något stämmer inte"
RIGHT = "Det var grannen som ramlade."


def says_that_it_is_wrong(page: Page) -> None:
    page.goto("/mina-sidor/utredning")
    page.get_by_role("link", name="Det här stämmer inte").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Vad är det som inte stämmer?"
    )
    assert violations(page, today=TODAY) == []
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv vad som inte stämmer.")
    page.get_by_label("Skriv vad som är fel").fill(WRONG)
    page.get_by_role("button", name="Skicka").click()


def answers(page: Page) -> None:
    page.goto("/handlaggning")
    page.get_by_role("link", name=ASKED).click()
    page.get_by_role("link", name="Svara", exact=True).click()
    expect(page.get_by_text(WRONG)).to_be_visible()
    page.get_by_role("radio", name="Rättar").check()
    page.get_by_label("Så är det, eller därför står det kvar").fill(RIGHT)
    assert violations(page, today=TODAY) == []
    page.get_by_role("button", name="Svara").click()


def is_for_another_to_answer(page: Page, case: str) -> None:
    page.goto(f"{case}/invandning")
    page.get_by_role("link", name="Svara", exact=True).click()
    expect(page.get_by_text("Den som skrev texten svarar")).to_be_visible()
    assert page.get_by_role("button", name="Svara").count() == 0


@pytest.mark.capability("C22")
def test_what_she_says_is_wrong_is_read_before_signing_and_answered(
    world: World,
) -> None:
    karin = world.visitor("karin-maria")
    says_that_it_is_wrong(karin)
    said = karin.get_by_text("Du säger att det här inte stämmer")
    expect(said).to_be_visible()
    expect(karin.get_by_text(WRONG)).to_be_visible()
    assert violations(karin, today=TODAY) == []

    elin = world.visitor("elin", phone=False)
    elin.goto("/handlaggning")
    elin.get_by_role("link", name=ASKED).click()
    elin.get_by_role("link", name="Karin-Maria").first.click()
    case = elin.url
    elin.get_by_role("link", name="Gå till beslut").click()
    expect(elin.get_by_text("Det är inte besvarat")).to_be_visible()
    is_for_another_to_answer(world.visitor("sofia", phone=False), case)

    answers(elin)

    karin.reload()
    expect(karin.get_by_text("Vi har rättat det.")).to_be_visible()
    expect(karin.get_by_text(RIGHT)).to_be_visible()
