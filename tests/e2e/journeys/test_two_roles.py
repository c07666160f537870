"""An officer who is also somebody's daughter: one role at a time, and openly."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 22)


@pytest.mark.capability("X1")
@pytest.mark.usefixtures("without_mouse")
def test_from_her_post_to_herself_and_back(world: World) -> None:
    page = world.visitor("elin")
    page.goto("/byt-roll")
    page.get_by_role("button", name="Logga in som dig själv").click()
    page.get_by_role("button", name="Det är jag").click()
    page.get_by_role("button", name="Fortsätt").click()
    expect(page).to_have_url(f"{world.address}/logga-in?till=/byt-roll")

    page.goto("about:blank")
    world.signs_in(page, "karin")
    page.goto("/byt-roll")
    expect(page.get_by_text("Elin Sandberg")).to_be_visible()
    assert violations(page, today=TODAY) == []
    page.get_by_role("button", name="Ja, det är jag").click()
    page.get_by_role("button", name="Det är jag").click()
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("link", name="Logga in i tjänsten")).to_be_visible()
    assert page.get_by_role("button", name="Byt till tjänsten").count() == 0

    page.goto("about:blank")
    world.signs_in(page, "elin")
    page.goto("/handlaggning")
    page.get_by_text("Elin Sandberg").first.click()
    page.get_by_role("link", name="Byt roll").click()
    page.get_by_role("button", name="Byt till dig själv").click()
    expect(page).not_to_have_url(f"{world.address}/byt-roll")
    assert page.request.get("/handlaggning").status == 403
    page.goto("/byt-roll?sprak=ar")
    assert violations(page, today=TODAY) == []
    page.goto("/byt-roll?sprak=sv")
    page.get_by_role("button", name="Byt till tjänsten").click()
    expect(page).to_have_url(f"{world.address}/handlaggning")
    assert page.request.get("/mina-sidor").status == 403
