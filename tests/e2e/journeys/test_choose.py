"""Journey 5: the order is accepted, two weeks are laid, the plan is written."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accessibility.axe import violations
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
