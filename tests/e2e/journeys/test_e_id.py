"""Märta shows who she is by e-ID, at a provider that speaks real OpenID Connect."""

import socket
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class SignInPage:
    """The ways in, and the provider's own page of people."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.title = page.get_by_role("heading", level=1)
        self.for_citizens = page.get_by_role(
            "link", name="E-legitimation: Test-id"
        ).first
        self.for_staff = page.get_by_role("link", name="arbetar med ärenden")

    def becomes(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()


@pytest.mark.capability("X1")
class TestEId:
    def test_lets_her_in_to_her_case_and_out_again(self, world: World) -> None:
        page = world.visitor()
        ways = SignInPage(page)
        page.goto("/mina-sidor")
        expect(ways.title).to_have_text("Logga in")
        assert violations(page, today=TODAY) == []

        ways.for_citizens.click()
        expect(ways.title).to_have_text("Test-id")
        assert violations(page, today=TODAY) == []
        ways.becomes("Märta Lindgren")

        expect(page).to_have_url(f"{world.address}/mina-sidor")
        expect(ways.title).to_contain_text("Mitt ärende")
        page.goto("/mina-inloggningar")
        expect(
            page.locator("strong", has_text="E-legitimation: Test-id")
        ).to_be_visible()
        assert violations(page, today=TODAY) == []

        page.locator("summary", has_text="Märta").click()
        page.get_by_role("button", name="Logga ut").click()
        expect(page.locator("summary", has_text="Märta")).to_be_hidden()
        page.goto("/mina-sidor")
        expect(ways.title).to_have_text("Logga in")

    def test_says_in_words_when_she_says_no(self, world: World) -> None:
        page = world.visitor(color_scheme="dark")
        ways = SignInPage(page)
        page.goto("/logga-in?till=/mina-sidor")
        ways.for_citizens.click()
        ways.becomes("Avbryt")

        expect(page.get_by_text("avbröts")).to_be_visible()
        page.evaluate(TWICE_THE_TEXT)
        assert violations(page, today=TODAY) == []
        assert page.evaluate(SIDEWAYS) <= 0
        page.goto("/mina-sidor")
        expect(ways.title).to_have_text("Logga in")

    def test_is_proof_made_anew_for_her_alone(self, world: World) -> None:
        page = world.visitor()
        ways = SignInPage(page)
        page.goto("/logga-in?till=/mina-sidor")
        ways.for_citizens.click()
        ways.becomes("Märta Lindgren")
        expect(page).to_have_url(f"{world.address}/mina-sidor")

        page.goto("/bekrafta?till=/mina-inloggningar")
        assert violations(page, today=TODAY) == []
        ways.for_citizens.click()
        ways.becomes("Rut Björkdal")
        expect(page.get_by_text("Det är inte din e-legitimation")).to_be_visible()

        page.goto("/bekrafta?till=/mina-inloggningar")
        ways.for_citizens.click()
        ways.becomes("Märta Lindgren")
        expect(page).to_have_url(f"{world.address}/mina-inloggningar")

    def test_counts_for_staff_once_they_have_connected_it(self, world: World) -> None:
        page = world.visitor("elin", phone=False)
        ways = SignInPage(page)
        newcomer = world.visitor(phone=False, script=False)
        elsewhere = SignInPage(newcomer)
        newcomer.goto("/logga-in")
        elsewhere.for_staff.click()
        elsewhere.becomes("Elin Sandberg")
        expect(newcomer.get_by_text("inte kopplad till någon")).to_be_visible()

        page.goto("/mina-inloggningar")
        page.get_by_role("link", name="Koppla e-legitimation: Test-id").click()
        expect(ways.title).to_have_text("Visa att det är du")
        page.get_by_role("button", name="Det är jag").click()
        page.get_by_role("link", name="Koppla e-legitimation: Test-id").click()
        ways.becomes("Elin Sandberg")
        expect(
            page.locator("strong", has_text="E-legitimation: Test-id")
        ).to_be_visible()

        newcomer.goto("/logga-in")
        elsewhere.for_staff.click()
        elsewhere.becomes("Elin Sandberg")
        expect(elsewhere.title).to_have_text("Min arbetslista")

        newcomer.get_by_role("link", name="Fatta beslut").first.click()
        newcomer.get_by_role("button", name="Skriv under och besluta").click()
        expect(elsewhere.title).to_have_text("Skriv under beslutet")
        elsewhere.for_citizens.click()
        elsewhere.becomes("Elin Sandberg")
        expect(newcomer.get_by_text("Med e-legitimation")).to_be_visible()


class TestStandIn:
    def test_ends_with_the_server(self, world: World) -> None:
        page = world.visitor()
        page.goto("/logga-in/e-legitimation/test-id")
        provider = page.url.partition("/oauth2")[0]
        assert provider.startswith("http://localhost:")
        assert provider != world.address

        world.stops()

        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", int(provider.rpartition(":")[2])))
        world.starts()
