"""She sees who has read, and asks; the reviewer answers and closes a finding; she reads it."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
WHY = "Varför läste någon om min avgift?"
BECAUSE = "Avgiften räknades om när hjälpen började."
CHECKED = "Pratade med enhetschefen. Öppningen hör till en planerad uppföljning."


def asks(page: Page) -> None:
    page.goto("/mina-sidor")
    page.get_by_role("link", name="Vem har läst").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vem har läst")
    assert violations(page, today=TODAY) == []
    page.get_by_role("link", name="Fråga om det här Avgiftshandläggare").click()
    page.get_by_role("button", name="Skicka frågan").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv vad du vill fråga.")
    page.get_by_label("Vad vill du fråga?").fill(WHY)
    assert violations(page, today=TODAY) == []
    page.get_by_role("button", name="Skicka frågan").click()
    expect(page.get_by_text("Du har inte fått svar än.")).to_be_visible()


def answers(page: Page) -> None:
    page.goto("/styrning/loggranskning")
    assert violations(page, today=TODAY) == []
    page.get_by_role("row", name="Fatima Holm").get_by_role(
        "link", name="Fråga"
    ).click()
    expect(page.get_by_text(WHY)).to_be_visible()
    page.get_by_label("Svar").fill(BECAUSE)
    page.get_by_role("button", name="Skriv under och skicka svaret").click()
    page.get_by_role("button", name="Det är jag").click()
    page.get_by_role("button", name="Fortsätt").click()


def closes_a_finding(page: Page) -> None:
    late = page.get_by_role("row", name="Utanför arbetstid")
    late.get_by_role("link", name="Elin Sandberg").click()
    expect(page.get_by_text("Utanför arbetstid")).to_be_visible()
    page.get_by_role("radio", name="Ingick i arbetet").check()
    page.get_by_label("Vad du har kontrollerat").fill(CHECKED)
    assert violations(page, today=TODAY) == []
    page.get_by_role("button", name="Skriv under och avsluta").click()
    closed = page.get_by_role("table", name="Granskat")
    expect(closed.get_by_text("Utanför arbetstid")).to_be_visible()


@pytest.mark.capability("X3")
@pytest.mark.usefixtures("without_mouse")
def test_she_asks_about_an_opening_and_is_answered(world: World) -> None:
    linnea, lova = world.visitor("linnea"), world.visitor("lova", phone=False)
    asks(linnea)

    answers(lova)
    closes_a_finding(lova)

    linnea.reload()
    expect(linnea.get_by_text(BECAUSE)).to_be_visible()
    expect(linnea.get_by_text("Lova Granath, Logggranskare")).to_be_visible()
    assert CHECKED not in linnea.content()
    assert "Elin" not in linnea.get_by_role("main").inner_text()
