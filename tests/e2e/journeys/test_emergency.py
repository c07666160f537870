"""A case that is not hers: covered for a colleague, and opened in an emergency."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accessibility.axe import violations
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
WHY = "Sonen ringde om ett fall i natt, och Elin är på kurs"


@pytest.mark.capability("X2")
@pytest.mark.usefixtures("without_mouse")
def test_from_the_reason_to_the_review(world: World) -> None:
    page = world.visitor("lovisa", phone=False)
    page.goto("/handlaggning?lista=enheten")
    page.get_by_role("link", name="Täck upp eller ta över").first.click()
    covered = page.url.removesuffix("/kollega")
    assert violations(page, today=TODAY) == []
    page.get_by_role("button", name="Öppna ärendet").click()
    expect(page.get_by_role("link", name="Välj hur du vill")).to_be_visible()
    page.get_by_role("radio", name="Täcka upp i dag").check()
    page.get_by_label("Varför?").fill(WHY)
    page.get_by_role("button", name="Öppna ärendet").click()
    expect(page).to_have_url(covered)
    page.get_by_role("link", name="Sluta täcka upp").click()
    page.get_by_role("button", name="Stäng ärendet").click()
    expect(page).to_have_url(f"{world.address}/handlaggning")
    assert page.request.get(covered).status == 404

    page.get_by_role("link", name="Nödöppna ett ärende").click()
    page.get_by_role("button", name="Det är jag").click()
    page.get_by_label("Ärendenummer").fill("2026-9999")
    page.get_by_label("Varför?").fill(WHY)
    page.get_by_role("button", name="Nödöppna").click()
    expect(page.get_by_text("Vi hittar inget ärende").first).to_be_visible()
    assert violations(page, today=TODAY) == []
    page.get_by_label("Ärendenummer").fill("2026-0011")
    page.get_by_role("button", name="Nödöppna").click()
    expect(page.get_by_text("Nödöppnat.")).to_be_visible()
    assert violations(page, today=TODAY) == []

    head = world.visitor("ulla")
    head.goto("/styrning")
    head.get_by_role("link", name="2 nödöppningar väntar").click()
    head.get_by_role("button", name="Det är jag").click()
    head.get_by_role("link", name="Lovisa Ek").first.click()
    expect(head.get_by_text(WHY)).to_be_visible()
    expect(head.get_by_text("1 sida")).to_be_visible()
    assert violations(head, today=TODAY) == []
    head.get_by_role("radio", name="Det var motiverat").check()
    head.get_by_label("Varför?").fill("Fallet var i natt och ingen annan var på plats")
    head.get_by_role("button", name="Avsluta granskningen").click()
    expect(head.get_by_role("heading", name="Granskade")).to_be_visible()
    assert violations(head, today=TODAY) == []
