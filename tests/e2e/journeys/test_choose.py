"""Journey 5: she chooses, the order is accepted, two weeks are laid, the plan agreed."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from backend.plumbing.clock import WallClock
from tests.e2e.pages.choose import CapacityPage, ChoosePage
from tests.e2e.pages.provider import OrderPage, TodayPage
from tests.e2e.world import World

TODAY = date(2026, 11, 9)
FULL = "Solgläntans hemtjänst"
WITH_ROOM = "Hemvården Björken"
PERSON = "Rut Björkdal"
HOW = "Ljummet vatten. Hon håller i duschen själv."


@pytest.mark.capability("E2")
@pytest.mark.capability("E6")
@pytest.mark.usefixtures("without_mouse")
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


@pytest.mark.capability("E1")
@pytest.mark.capability("E6")
def test_she_chooses_twice_and_the_help_begins(world: World) -> None:
    rut = world.visitor("rut")
    declares(rut)
    chooses(rut, FULL)
    is_full_from_tomorrow(world)
    tomorrow = WallClock().now() + timedelta(days=1)
    world.becomes(tomorrow)
    declines(world)

    rut.goto("/mina-sidor/valj-utforare")
    expect(rut.get_by_text(f"{FULL} kunde inte ta emot. Välj igen.")).to_be_visible()
    chooses(rut, WITH_ROOM)

    viktor = OrderPage(world.visitor("viktor", phone=False))
    lays_two_weeks(viktor)
    begins(world)
    writes_the_plan(viktor)
    agrees(rut)


def declares(rut: Page) -> None:
    """Income and housing, which no case officer sees."""
    rut.goto("/mina-sidor/avgift")
    rut.get_by_role("link", name="Lämna inkomst").click()
    rut.get_by_label("Jag bor ensam").check()
    rut.get_by_label("Din inkomst efter skatt").fill("16 000")
    rut.get_by_label("Jag hyr").check()
    rut.get_by_label("Hyra eller avgift").fill("6 500")
    rut.get_by_role("button", name="Skicka").click()
    expect(rut.get_by_text("Du lämnade uppgifter")).to_be_visible()


def chooses(rut: Page, provider: str) -> None:
    """Two side by side, what will be told, and her yes."""
    choose = ChoosePage(rut)
    choose.opens()
    expect(choose.facts.get_by_role("columnheader")).to_have_count(2)
    assert violations(rut, today=TODAY) == []
    choose.picks(provider)
    expect(choose.heading).to_have_text(f"{provider} får veta detta")
    expect(choose.told).to_contain_text(PERSON)
    expect(choose.told).to_contain_text("Ekuddsvägen")
    choose.send.click()
    expect(rut.get_by_text("Kryssa i rutan om du säger ja.").first).to_be_visible()
    choose.says_yes(provider)
    expect(choose.heading).to_have_text("Min hjälp")
    expect(rut.get_by_text(f"Beställningen är skickad. {provider}")).to_be_visible()


def is_full_from_tomorrow(world: World) -> None:
    """The planner lowers the ceiling, beforehand."""
    petra = CapacityPage(world.visitor("petra", phone=False))
    petra.page.goto("/utforare")
    petra.link.click()
    assert violations(petra.page, today=TODAY) == []
    petra.hours.fill("1")
    today, tomorrow = WallClock().now(), WallClock().now() + timedelta(days=1)
    petra.valid_from.fill(today.date().isoformat())
    petra.save.click()
    expect(petra.page.get_by_text("från i morgon och framåt").first).to_be_visible()
    petra.valid_from.fill(tomorrow.date().isoformat())
    petra.save.click()
    expect(petra.page.get_by_text("1 timmar i veckan")).to_be_visible()


def declines(world: World) -> None:
    """It goes back to the officer's worklist, and to a new choice."""
    elin = world.visitor("elin", phone=False)
    elin.goto("/handlaggning")
    petra = OrderPage(world.visitor("petra", phone=False))
    petra.opens()
    petra.page.get_by_role("link", name=PERSON).click()
    petra.decline.click()
    expect(elin.get_by_text("Utföraren har fullt.")).to_be_visible()


def lays_two_weeks(viktor: OrderPage) -> None:
    viktor.opens()
    viktor.page.get_by_role("link", name=PERSON).click()
    viktor.accept.click()
    viktor.lay.click()
    expect(viktor.page.get_by_text("lagt av 12 tim 45 min beviljat")).to_be_visible()
    expect(viktor.page.get_by_label("Vem gör besök").first).to_contain_text(
        "Beatrice Ros"
    )
    viktor.save_weeks.click()
    expect(viktor.change_weeks).to_be_visible()


def begins(world: World) -> None:
    """The first visit is started on the care worker's phone."""
    today = TodayPage(world.visitor("beatrice", script=False))
    today.opens()
    expect(today.next_name).to_have_text(PERSON)
    today.start.click()
    expect(today.page.get_by_text("Började").first).to_be_visible()


def writes_the_plan(viktor: OrderPage) -> None:
    viktor.write_plan.click()
    viktor.page.get_by_label("Hur", exact=True).fill("Lugnt tempo")
    viktor.page.get_by_label("Det personen själv vill").fill("Duscha före frukost")
    viktor.page.get_by_label("Dusch").first.fill(HOW)
    viktor.page.get_by_role("button", name="Skicka för godkännande").click()
    expect(viktor.page.get_by_text("Väntar på godkännande")).to_be_visible()


def agrees(rut: Page) -> None:
    rut.goto("/mina-sidor/insatser")
    expect(rut.get_by_text(HOW)).to_be_visible()
    expect(rut.get_by_text("Började").first).to_be_visible()
    rut.get_by_role("button", name="Ja, planen stämmer").click()
    expect(rut.get_by_text("Godkänd här den")).to_be_visible()


def test_one_shown_alone_is_not_called_both(world: World) -> None:
    choose = ChoosePage(world.visitor("rut"))
    choose.opens()
    expect(choose.facts.get_by_role("columnheader")).to_have_count(2)

    choose.next_two.click()

    expect(choose.of_one.get_by_role("columnheader")).to_have_count(1)
    expect(choose.facts).to_have_count(0)


@pytest.mark.capability("E1")
@pytest.mark.usefixtures("without_mouse")
def test_she_does_not_choose_and_declares_nothing(world: World) -> None:
    rut = world.visitor("rut")
    rut.goto("/mina-sidor/avgift")
    rut.get_by_role("button", name="Jag vill inte lämna uppgifter").click()
    expect(rut.get_by_text("Du har valt att inte lämna uppgifter.")).to_be_visible()
    choose = ChoosePage(rut)
    choose.opens()
    expect(rut.get_by_text("Då får du den som står på tur")).to_be_visible()

    choose.not_choosing.check()
    choose.go_on.click()
    in_turn = choose.heading.inner_text().removesuffix(" får veta detta")
    choose.says_yes(in_turn)

    expect(choose.heading).to_have_text("Min hjälp")
    expect(rut.get_by_text(in_turn, exact=True)).to_be_visible()
