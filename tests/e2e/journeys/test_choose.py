"""Journey 5: the order is accepted, two weeks are laid, the plan is written."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from accessibility.axe import violations
from backend.plumbing.clock import WallClock
from tests.e2e.pages.provider import OrderPage
from tests.e2e.world import World

TODAY = date(2026, 11, 9)


@pytest.mark.capability("E2")
@pytest.mark.capability("E6")
def test_an_order_is_accepted_and_laid_in_two_weeks(world: World) -> None:
    desk = OrderPage(world.visitor("petra", phone=False))
    desk.opens()
    expect(desk.page.get_by_text("dagar sedan beslutet").first).to_be_visible()
    desk.accept.click()

    desk.lay.click()
    expect(desk.page.get_by_text("lagt av")).to_be_visible()
    assert violations(desk.page, today=TODAY) == []
    for worker in desk.page.get_by_label("Vem gör besök").all():
        worker.select_option(label="Hanna Rosén")
    desk.save_weeks.click()

    expect(desk.change_weeks).to_be_visible()
    desk.write_plan.click()
    expect(desk.heading).to_contain_text("Genomförandeplan")


def test_a_worker_of_another_provider_finds_nothing(world: World) -> None:
    desk = OrderPage(world.visitor("petra", phone=False))
    desk.opens()
    address = desk.page.locator(".links a").first.get_attribute("href")
    other = world.visitor("viktor", phone=False)

    answer = other.goto(str(address))

    assert answer is not None
    assert answer.status == 404


@pytest.mark.capability("E2")
def test_an_order_that_nobody_answers_goes_on_by_itself(world: World) -> None:
    officer = world.visitor("elin", phone=False)
    officer.goto("/handlaggning")
    expect(officer.get_by_role("heading", level=1)).to_be_visible()
    silence = officer.get_by_text("Utföraren svarade inte i tid.")
    expect(silence).to_have_count(0)

    world.becomes(WallClock().now() + timedelta(days=3))

    expect(silence.first).to_be_visible()
    next_in_turn = world.visitor("viktor", phone=False)
    next_in_turn.goto("/utforare")
    expect(next_in_turn.get_by_text("svara senast").first).to_be_visible()
