"""She tells how to reach her and what must be known first, and whoever has the case sees it."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
NEW = "karin.maria@example.test"
CRITICAL = "Jag hör dåligt på höger öra."


@pytest.mark.capability("C22")
@pytest.mark.usefixtures("without_mouse")
def test_what_she_changes_is_known_where_it_is_needed(world: World) -> None:
    world.private |= {NEW, CRITICAL}
    page = world.visitor("karin-maria")
    heading = page.get_by_role("heading", level=1)
    page.goto("/mina-sidor/uppgifter")
    page.get_by_role("link", name="Ändra Viktigt att veta först").click()
    page.get_by_label("Viktigt att veta först").fill(CRITICAL)
    page.locator(".language summary").click()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_label("Important to know first")).to_have_value(CRITICAL)
    page.locator(".language summary").click()
    page.get_by_role("link", name="Svenska", exact=True).click()
    expect(page.get_by_label("Viktigt att veta först")).to_have_value(CRITICAL)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(CRITICAL)).to_be_visible()

    page.get_by_role("link", name="Ändra E-post").click()
    page.get_by_role("button", name="Det är jag").click()
    page.get_by_label("E-post").fill(NEW)
    page.get_by_role("button", name="Skicka").click()
    newest = world.mail()[0]
    assert newest["to"] == NEW
    code = re.findall(r"\d{8}", newest["body"])[0]
    page.get_by_label("Kod").fill(str((int(code) + 1) % 10**8).zfill(8))
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    assert violations(page, today=TODAY) == []
    wrong = page.get_by_label("Kod").input_value()
    page.locator(".language summary").click()
    page.get_by_role("link", name="Svenska", exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Kod")).to_have_value(wrong)
    page.get_by_label("Kod").fill(code)
    page.get_by_role("button", name="Spara").click()
    expect(heading).to_have_text("Mina uppgifter")
    expect(page.get_by_text(NEW)).to_be_visible()

    elin = world.visitor("elin", phone=False)
    elin.goto("/handlaggning")
    elin.get_by_role("link", name="Svar från Karin-Maria").first.click()
    elin.goto(re.sub("/beslut.*", "", elin.url))
    expect(elin.get_by_text(CRITICAL)).to_be_visible()
    expect(elin.get_by_text(NEW)).to_be_visible()
