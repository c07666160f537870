"""Journey 2, off line: from a cold start without network, sent when it is back, once."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.kept import until_kept
from tests.e2e.pages.apply import ApplyPage
from tests.e2e.world import World

HARD = "Jag har svårt att komma i och ur duschen."
NOTE = "Det gick bättre före fallet i oktober."


@pytest.fixture
def phone(world: World) -> BrowserContext:
    """Marta's phone, which has been on line once."""
    world.private.add(HARD)
    page = world.visitor("marta")
    page.goto("/ansok")
    until_kept(page, "/skal/ansok")
    page.close()
    return page.context


def cold_start(phone: BrowserContext) -> Page:
    phone.set_offline(True)
    page = phone.new_page()
    page.goto("/ansok")
    return page


@pytest.mark.capability("C4")
@pytest.mark.capability("X10")
def test_an_application_waits_for_the_network_and_arrives_once(
    world: World, phone: BrowserContext
) -> None:
    before = len(world.mail())
    page = cold_start(phone)
    apply = ApplyPage(page)
    apply.answers_for_herself()
    apply.tells(HARD)
    apply.says_how_she_lives()
    apply.chooses_language()
    apply.says_how_to_reach_her(email="marta@example.test")
    expect(page.get_by_text(HARD)).to_be_visible()

    apply.send.click()

    expect(apply.heading).to_have_text("Inte inskickad än – skickas när du har nät")
    phone.set_offline(False)

    expect(apply.heading).to_have_text("Vi har din ansökan")
    expect(page.get_by_text("Biståndsenheten ringer dig på")).to_be_visible()
    page.goto("/mina-sidor")
    expect(apply.heading).to_have_text("Din ansökan om hjälp")
    assert len(world.mail()) == before + 1


@pytest.mark.capability("C4")
def test_saved_and_closed_without_network_it_is_said_to_lie_on_the_phone(
    phone: BrowserContext,
) -> None:
    page = cold_start(phone)
    apply = ApplyPage(page)
    apply.answers_for_herself()
    apply.own_words.fill(HARD)

    apply.close.click()

    expect(apply.heading).to_have_text("Sparat på den här telefonen")
    page.goto("/ansok/behov")
    expect(apply.own_words).to_have_value(HARD)


class Outbox:
    """`/utkorg`, where what had been sent already asks what is to become of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.twice = page.get_by_text("men räknas inte en gång till")
        self.sent = page.get_by_role("link", name="Visa den som är inskickad")
        self.keep = page.get_by_role("button", name="Behåll som text")
        self.throw = page.get_by_role("button", name="Ta bort texten")
        self.copy = page.get_by_role("button", name="Kopiera texten")
        self.own_words = page.get_by_text(HARD)
        self.chip = page.locator("#outbox-chip")


@pytest.fixture
def twice(world: World, phone: BrowserContext) -> Outbox:
    """The same application from the phone without network, and meanwhile from a desk."""
    page = cold_start(phone)
    ApplyPage(page).fills_in(HARD)
    ApplyPage(page).send.click()
    waits = page.get_by_role("heading", name="Inte inskickad än")
    expect(waits).to_be_visible()
    desk = ApplyPage(world.visitor("marta", phone=False))
    desk.fills_in(HARD)
    desk.send.click()
    expect(desk.heading).to_have_text("Vi har din ansökan")
    phone.set_offline(False)
    page.wait_for_url("**/utkorg")
    return Outbox(page)


@pytest.mark.capability("C10")
@pytest.mark.usefixtures("without_mouse")
def test_f23_what_she_wrote_twice_is_hers_to_keep(
    phone: BrowserContext, twice: Outbox
) -> None:
    expect(twice.twice).to_be_visible()
    expect(twice.sent).to_have_attribute("href", "/ansok/kvitto")
    expect(twice.chip).to_have_text("1 behöver åtgärd")
    expect(twice.own_words).to_have_count(0)

    twice.keep.click()

    expect(twice.own_words).to_be_visible()
    expect(twice.chip).to_have_text("")
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    twice.copy.click()
    expect(twice.page.get_by_text("Texten är kopierad.")).to_be_visible()
    copied = twice.page.evaluate("() => navigator.clipboard.readText()")
    assert f"Berätta med egna ord\n{HARD}" in copied
    twice.page.reload()
    expect(twice.own_words).to_be_visible()


@pytest.mark.capability("C10")
def test_f23_what_she_wrote_twice_is_hers_to_throw_away(twice: Outbox) -> None:
    twice.page.reload()

    twice.throw.click()

    expect(twice.page.get_by_text("Texten är borttagen ur telefonen.")).to_be_visible()
    expect(twice.twice).to_be_visible()
    expect(twice.throw).to_have_count(0)
    expect(twice.chip).to_have_text("")


@pytest.mark.capability("X10")
def test_what_she_wrote_is_there_after_the_phone_was_closed(
    phone: BrowserContext,
) -> None:
    page = cold_start(phone)
    apply = ApplyPage(page)
    apply.answers_for_herself()
    apply.tells(HARD)
    expect(apply.heading).to_have_text("Hur bor du?")
    page.close()

    again = phone.new_page()
    again.goto("/ansok/behov")

    expect(again.get_by_label("Berätta med egna ord")).to_have_value(HARD)


@pytest.mark.capability("C3")
@pytest.mark.capability("X10")
def test_a_self_assessment_with_a_note_waits_and_turns_into_its_receipt(
    world: World, phone: BrowserContext
) -> None:
    world.private.add(NOTE)
    phone.set_offline(True)
    page = phone.new_page()
    page.goto("/sjalvskattning/1")
    page.get_by_role("radio").first.check()
    page.get_by_text("Vill du berätta mer?").first.click()
    page.get_by_label("Vill du berätta mer?").fill(NOTE)
    page.get_by_role("button", name="Nästa fråga").click()
    page.wait_for_url("**/sjalvskattning/2")
    page.goto("/sjalvskattning/kontrollera")
    expect(page.get_by_text(NOTE)).to_be_visible()

    page.locator("[data-stage] form button.filled").click()

    queued = page.get_by_role("heading", name="Inte inskickad än")
    expect(queued).to_be_visible()
    phone.set_offline(False)
    expect(page.get_by_role("heading", name="Vi har dina svar")).to_be_visible()
