"""Somebody of the staff makes her first passkey through a one-time link, and signs in."""

import subprocess
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.command import CHECKOUT, COMMAND, environment
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def authenticator(page: Page) -> None:
    session: Any = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def _invited(world: World) -> str:
    command = [
        *COMMAND,
        "invite",
        "--municipality=nacka",
        "--name=Åsa Öberg",
        "--title=Biståndshandläggare",
        "--role=case_officer",
        "--identity=passport",
    ]
    said = subprocess.run(  # noqa: S603
        command,
        cwd=CHECKOUT,
        env=environment(world.home, PORT=str(world.port)),
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout.strip()


@pytest.mark.capability("X1")
class TestSignIn:
    def test_begins_with_a_link_that_works_once(self, world: World) -> None:
        link = _invited(world)
        page = world.visitor(phone=False)
        authenticator(page)

        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text("Skapa din nyckel")
        phone = world.visitor(color_scheme="dark")
        phone.goto(link)
        phone.evaluate(TWICE_THE_TEXT)
        assert violations(phone, today=TODAY) == []
        assert phone.evaluate(SIDEWAYS) <= 0
        page.get_by_role("button", name="Skapa nyckel").click()
        expect(page.get_by_text("Nyckeln är klar")).to_be_visible()
        page.get_by_role("link", name="Inte nu").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Min arbetslista")

        page.get_by_text("Åsa Öberg").click()
        page.get_by_role("button", name="Logga ut").click()
        expect(page).to_have_url(f"{world.address}/")
        page.goto("/logga-in")
        page.get_by_role("button", name="Logga in med telefonen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Min arbetslista")

        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text("Det gick inte")

    @pytest.mark.usefixtures("without_mouse")
    def test_is_hers_from_her_first_day_to_her_last(self, world: World) -> None:
        """The head of the unit invites her, and ends her account: her page closes."""
        ulla = world.visitor("ulla", phone=False)
        ulla.goto("/personal")
        ulla.get_by_role("link", name="Bjud in").click()
        ulla.get_by_label("Namn").fill("Åsa Öberg")
        ulla.get_by_label("Titel").fill("Biståndshandläggare")
        ulla.get_by_role("radio", name="Biståndshandläggare").check()
        ulla.get_by_role("radio", name="Pass", exact=True).check()
        ulla.get_by_role("button", name="Skapa länk").click()
        ulla.get_by_role("button", name="Det är jag").click()
        ulla.get_by_role("button", name="Fortsätt").click()
        link = ulla.locator(".code-shown").inner_text()
        assert violations(ulla, today=TODAY) == []

        asa = world.visitor(phone=False)
        authenticator(asa)
        asa.goto(link)
        asa.get_by_role("button", name="Skapa nyckel").click()
        asa.get_by_role("link", name="Inte nu").click()
        title = asa.get_by_role("heading", level=1)
        expect(title).to_have_text("Min arbetslista")
        expect(asa.locator("[data-live^='/live/inloggning']")).to_have_attribute(
            "data-state", "live"
        )

        ulla.goto("/personal")
        ulla.get_by_role("link", name="Åsa Öberg").click()
        assert violations(ulla, today=TODAY) == []
        ulla.get_by_role("link", name="Avsluta kontot").click()
        expect(ulla.get_by_role("heading", level=1)).to_contain_text("Åsa Öberg?")
        assert violations(ulla, today=TODAY) == []
        ulla.get_by_role("button", name="Avsluta kontot").click()
        expect(ulla).to_have_url(f"{world.address}/personal")
        assert ulla.get_by_role("link", name="Åsa Öberg").count() == 0
        expect(title).to_have_text("Logga in", timeout=5_000)
        asa.get_by_role("button", name="Logga in med telefonen").click()
        expect(asa.get_by_role("alert")).to_be_visible()

    def test_says_when_no_passkey_is_known(self, world: World) -> None:
        page = world.visitor()
        page.goto("/handlaggning")

        expect(page).to_have_url(f"{world.address}/logga-in?till=%2Fhandlaggning")
        assert violations(page, today=TODAY) == []
