"""Journey 6: visits from a phone without network; each counts once and none is lost."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accessibility.axe import violations
from tests.e2e.pages.provider import TodayPage
from tests.e2e.world import World

TODAY = date(2026, 11, 9)
NOTE = "Rodnad på vänster häl."


@pytest.mark.capability("E7")
@pytest.mark.capability("E13")
def test_a_visit_is_made_without_script(world: World) -> None:
    today = TodayPage(world.visitor("ali", script=False))
    today.opens()
    name = today.next_name.inner_text()
    today.start.click()
    expect(today.page.get_by_role("heading", level=1)).to_have_text(name)

    today.as_planned.check()
    today.finish.click()

    expect(today.day.get_by_text("Klart").first).to_be_visible()


@pytest.mark.capability("E7")
@pytest.mark.capability("X15")
def test_a_visit_is_made_without_network_from_a_cold_start(world: World) -> None:
    online = TodayPage(world.visitor("ali"))
    online.opens()
    name = online.next_name.inner_text()
    online.page.wait_for_load_state("networkidle")
    expect(online.start).to_be_visible()
    wait_for_shell(online)
    context = online.page.context
    online.page.close()
    context.set_offline(True)

    today = TodayPage(context.new_page())
    today.opens()
    expect(today.next_name).to_have_text(name)
    today.start.click()
    today.as_planned.check()
    expect(today.ticked).to_have_count(today.tasks.count())
    today.note.fill(NOTE)
    today.finish.click()
    expect(today.page.get_by_text("Väntar på att skickas").first).to_be_visible()

    context.set_offline(False)
    expect(today.page.get_by_text("Väntar på att skickas")).to_have_count(0)
    planner = world.visitor("petra", phone=False)
    planner.goto("/utforare/tid")
    expect(planner.get_by_text(NOTE)).to_have_count(1)


def wait_for_shell(today: TodayPage) -> None:
    """Until the phone has its shell; asked again and again, as the policy forbids eval."""
    for _ in range(100):
        if today.page.evaluate(f"({IS_KEPT})()"):
            return
        today.page.wait_for_timeout(100)
    raise AssertionError("the shell was never kept")


IS_KEPT = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (name.startsWith("pages.") && (await cache.match("/skal/idag"))) return true;
  }
  return false;
}"""


@pytest.mark.capability("E8")
def test_a_missed_visit_is_first_on_the_planners_list(world: World) -> None:
    today = TodayPage(world.visitor("ali", script=False))
    today.opens()
    today.page.get_by_role("link", name="Visa besöket").click()
    today.page.get_by_text("Öppnar ingen?").click()
    expect(today.page.get_by_text("Ring innan du går")).to_be_visible()
    today.page.get_by_role("button", name="Inte hemma").click()

    planner = world.visitor("petra", phone=False)
    planner.goto("/utforare/tid")

    expect(planner.get_by_role("row").nth(1)).to_contain_text("Inte hemma")


def test_the_day_is_for_everyone(world: World) -> None:
    page = world.visitor("ali", color_scheme="dark")
    page.goto("/utforare/idag")

    assert violations(page, today=TODAY) == []
