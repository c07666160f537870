"""From the first code to a lost phone: her own ways in, made, used and taken away."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.e2e.journeys.test_sign_in import authenticator
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
HERS = "linnea@example.test"
TOLD = "Något har ändrats på ditt konto"
CODE = re.compile(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}")


class Own:
    """Her own ways in, on a phone or another device."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.title = page.get_by_role("heading", level=1)
        self.by_phone = page.get_by_role("button", name="Logga in med telefonen")
        self.make = page.get_by_role("button", name="Skapa nyckel")
        self.make_card = page.get_by_role("button", name="Gör ett återställningskort")
        self.rows = page.locator(".rows").first.locator("li")

    def by_e_id(self, name: str) -> None:
        self.page.get_by_role("link", name="E-legitimation: Test-id").first.click()
        self.page.get_by_role("button", name=name).click()

    def card(self) -> str:
        """The code on the card that is shown."""
        shown = CODE.search(self.page.locator(".code-shown").inner_text())
        assert shown is not None
        return shown[0]

    def writes(self, code: str) -> None:
        self.page.goto("/logga-in")
        self.page.get_by_role("link", name="Jag har en kod på papper").click()
        self.page.get_by_label("Kod", exact=True).fill(code)
        self.page.get_by_role("button", name="Fortsätt").click()


def signs_out(page: Page) -> None:
    page.locator("summary", has_text="Linnea").click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.locator("summary", has_text="Linnea")).to_be_hidden()


def code_in(world: World) -> str:
    letters = [each for each in world.mail() if each["to"] == HERS]
    return next(
        found[0] for each in letters if (found := re.findall(r"\d{8}", each["body"]))
    )


@pytest.mark.capability("X1")
@pytest.mark.usefixtures("without_mouse")
def test_she_comes_in_again_when_the_phone_is_lost(world: World) -> None:
    phone = Own(world.visitor())
    authenticator(phone.page)

    phone.page.goto("/logga-in/kod?till=/mina-sidor")
    phone.page.get_by_label("E-postadress").fill(HERS)
    phone.page.get_by_role("button", name="Skicka koden").click()
    phone.page.get_by_label("Kod", exact=True).fill(code_in(world))
    phone.page.get_by_role("button", name="Logga in", exact=True).click()
    expect(phone.title).to_have_text("Logga in")
    phone.by_e_id("Linnea Höök")

    expect(phone.page.get_by_role("heading", name="Enklare nästa gång")).to_be_visible()
    phone.page.get_by_role("link", name="Skapa en nyckel").click()
    assert violations(phone.page, today=TODAY) == []
    phone.make.click()
    expect(phone.page.get_by_text("Nyckeln är klar")).to_be_visible()
    assert violations(phone.page, today=TODAY) == []
    phone.make_card.click()
    expect(phone.title).to_have_text("Återställningskort")
    assert violations(phone.page, today=TODAY) == []
    card = phone.card()
    told = [each for each in world.mail() if each["subject"] == TOLD]
    assert [each["to"] for each in told] == [HERS, HERS]

    signs_out(phone.page)
    phone.page.goto("/logga-in?till=/mina-sidor")
    phone.by_phone.click()
    expect(phone.page).to_have_url(f"{world.address}/mina-sidor")

    tablet = Own(world.visitor(color_scheme="dark"))
    authenticator(tablet.page)
    tablet.writes(card.lower().replace("-", " "))
    expect(tablet.title).to_have_text("Skapa din nyckel")
    tablet.make.click()
    expect(tablet.page.get_by_text("Nyckeln är klar")).to_be_visible()

    tablet.page.goto("/mina-inloggningar")
    expect(tablet.rows).to_have_count(3)
    assert violations(tablet.page, today=TODAY) == []
    tablet.rows.first.get_by_role("link", name="Ta bort").click()
    assert violations(tablet.page, today=TODAY) == []
    tablet.page.get_by_role("button", name="Ta bort").click()
    expect(tablet.rows).to_have_count(2)

    expect(phone.title).to_have_text("Logga in")
    phone.by_phone.click()
    expect(phone.page.get_by_role("alert")).to_have_text(re.compile("gick inte"))
    tablet.writes(card)
    expect(tablet.page.get_by_role("alert")).to_contain_text("går inte att använda")


@pytest.mark.capability("X1")
def test_she_makes_a_passkey_in_arabic(world: World) -> None:
    page = world.visitor("linnea", color_scheme="dark")
    authenticator(page)
    page.goto("/mina-inloggningar?sprak=ar")
    assert violations(page, today=TODAY) == []
    page.get_by_role("link", name="أنشئ مفتاحًا").click()
    page.get_by_role("button", name="هذا أنا").click()
    page.get_by_role("button", name="أنشئ المفتاح").click()

    expect(page.get_by_text("المفتاح جاهز")).to_be_visible()
    assert violations(page, today=TODAY) == []
    sideways: Any = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert sideways <= 0
