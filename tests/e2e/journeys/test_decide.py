"""Journey 4: she is asked first, the senior officer decides, she reads it on her phone."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from backend.plumbing.clock import STOCKHOLM
from tests.e2e.begun import MORNING, PERSON, Begun
from tests.e2e.journeys.test_sign_in import authenticator
from tests.e2e.pages.decide import CheckPage, DecidePage, OwnDecisionPage
from tests.e2e.pages.officer import WorklistPage
from tests.e2e.world import World

pytestmark = pytest.mark.begins("case_proposed")
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOUR_DAYS_LATER = datetime(2026, 11, 13, 9, 0, tzinfo=STOCKHOLM)
REASONS = "Du har svårt att duscha och städa sedan du ramlade i oktober."
TELL_MORE = "Skriv mer om fallet i skälen."
NO_ALARM = "Du bor med din man, och han är hemma dygnet runt."


@pytest.fixture
def marta(world: World) -> Page:
    return world.visitor("marta")


@pytest.fixture
def desk(case_proposed: Begun, elin: Page) -> DecidePage:
    """The case is taken, assessed and proposed; Elin has gone to the decision."""
    elin.goto(f"{case_proposed.case}/beslut")
    return DecidePage(elin)


def fills_in(desk: DecidePage) -> None:
    """Two services granted and one refused."""
    desk.outcome("Serviceinsatser").select_option("granted")
    desk.outcome("Personlig omvårdnad").select_option("granted")
    desk.outcome("Trygghetslarm").select_option("refused")
    desk.page.get_by_label("Hjälpen börjar").fill("1 december 2026")
    desk.reasons.fill(REASONS)


def sent_up(desk: DecidePage) -> None:
    """Without asking first, signed, and sent up to Sofia."""
    fills_in(desk)
    desk.explains("Trygghetslarm", NO_ALARM)
    desk.saves()
    desk.asks_nobody_first("Hon har redan svarat.")
    desk.signs(desk.sign)
    desk.send_up.click()
    expect(desk.page.get_by_text("Sofia Berg beslutar.")).to_be_visible()


def decided(world: World, desk: DecidePage, *, with_her_key: bool = False) -> Page:
    """Sent up, and decided by Sofia."""
    sent_up(desk)
    sofia = DecidePage(world.visitor("sofia", phone=False))
    if with_her_key:
        authenticator(sofia.page)
        sofia.makes_a_key()
    sofia.page.goto(desk.page.url)
    if with_her_key:
        sofia.signs_with_her_key(sofia.decide)
    else:
        sofia.signs(sofia.decide)
    told = sofia.page.get_by_text("Beslutet är fattat 9 november 2026.")
    expect(told).to_be_visible()
    return sofia.page


@pytest.mark.capability("I6")
def test_she_is_asked_before_the_decision(desk: DecidePage, marta: Page) -> None:
    fills_in(desk)
    desk.saves()
    expect(desk.missing("Skriv skäl för det som inte beviljas")).to_be_visible()
    desk.page.get_by_label("Skäl för just det här").last.fill(NO_ALARM)
    desk.saves()
    desk.communicate.click()
    expect(desk.page.get_by_text("Märta kan svara till och med")).to_be_visible()

    marta.goto("/mina-sidor/utredning")
    expect(marta.get_by_text(NO_ALARM)).to_be_visible()
    expect(marta.get_by_text("Du har rätt att berätta muntligt.")).to_be_visible()
    marta.get_by_role("button", name="Skicka svaret").click()
    expect(marta.get_by_role("alert")).to_contain_text("Välj ett svar.")
    marta.get_by_role("radio", name="Jag vill säga något").check()
    marta.get_by_label("Skriv vad du vill säga").fill("Min man ska flytta")
    marta.get_by_role("button", name="Skicka svaret").click()
    expect(marta.get_by_text("Vi fick ditt svar")).to_be_visible()

    worklist = WorklistPage(desk.page)
    worklist.opens()
    expect(worklist.row(PERSON).filter(has_text="Läs svaret")).to_be_visible()
    desk.page.go_back()
    desk.page.reload()
    expect(desk.page.get_by_text("Min man ska flytta")).to_be_visible()
    desk.signs(desk.sign)
    expect(desk.send_up).to_be_visible()


@pytest.mark.capability("I7")
@pytest.mark.capability("I8")
@pytest.mark.capability("I9")
@pytest.mark.capability("C11")
@pytest.mark.capability("C15")
@pytest.mark.usefixtures("without_mouse")
def test_the_senior_officer_decides_and_she_reads_it(
    world: World, desk: DecidePage, marta: Page
) -> None:
    sofia = decided(world, desk, with_her_key=True)
    expect(sofia.get_by_text("Märta har inte öppnat beslutet än.")).to_be_visible()
    expect(sofia.get_by_text(REASONS)).to_be_visible()
    expect(sofia.get_by_text(NO_ALARM)).to_be_visible()
    expect(
        sofia.get_by_text("Från 1 december 2026, tills vidare").first
    ).to_be_visible()

    address = _own_address(marta)
    marta.goto(address)

    own = OwnDecisionPage(marta)
    expect(own.heading).to_have_text("Du får hemtjänst, men inte trygghetslarm")
    expect(marta.get_by_role("heading", name="Det här får du inte")).to_be_visible()
    expect(marta.get_by_text(NO_ALARM)).to_be_visible()
    expect(marta.get_by_text("överklaga till och med 30 november 2026")).to_be_visible()
    expect(own.choose).to_be_visible()
    answer = marta.request.get(f"{address}/brev.pdf")
    _checks(marta, answer.body())
    sofia.reload()
    expect(sofia.get_by_text("Sista dag att överklaga: 30 november")).to_be_visible()
    expect(sofia.get_by_text("Kan överklagas till och med")).to_be_visible()
    letters = [each for each in world.mail() if "nytt brev" in each["subject"]]
    assert letters
    assert not any(PERSON in str(each) for each in letters)


@pytest.mark.capability("I8")
def test_the_decision_is_read_in_arabic(
    world: World, desk: DecidePage, marta: Page
) -> None:
    decided(world, desk)

    marta.goto(f"{_own_address(marta)}?sprak=ar")

    expect(marta.locator("html")).to_have_attribute("dir", "rtl")
    expect(OwnDecisionPage(marta).heading).to_contain_text("الرعاية المنزلية")
    expect(marta.get_by_text("3 kap", exact=False)).to_have_count(0)
    expect(marta.get_by_text("النص السويدي هو المعتمد")).to_be_visible()


@pytest.mark.capability("I8")
def test_a_decision_is_sent_back_and_comes_again(
    world: World, desk: DecidePage
) -> None:
    """Sofia wants a better reason; Elin writes it, and it is decided."""
    sent_up(desk)
    sofia = DecidePage(world.visitor("sofia", phone=False))
    sofia.page.goto(desk.page.url)
    sofia.page.get_by_text("Skicka tillbaka till Elin").click()
    sofia.send_back.click()
    expect(sofia.errors).to_contain_text("Skriv vad som behöver ändras.")
    sofia.page.get_by_label("Vad behöver ändras?").fill(TELL_MORE)
    sofia.send_back.click()
    expect(sofia.page.get_by_text(TELL_MORE)).to_be_visible()
    expect(sofia.sign).to_have_count(0)

    worklist = WorklistPage(desk.page)
    worklist.opens()
    back = worklist.row(PERSON).filter(
        has_text=f"Tillbaka från Sofia Berg: {TELL_MORE}"
    )
    back.get_by_role("link", name="Ändra förslaget till beslut").click()
    expect(desk.page.get_by_text("Sofia Berg skickade tillbaka")).to_be_visible()
    desk.reasons.fill(f"{REASONS} Fallet var på natten.")
    desk.signs(desk.sign)
    desk.send_up.click()
    expect(desk.page.get_by_text("Sofia Berg beslutar.")).to_be_visible()

    sofia.page.reload()
    sofia.signs(sofia.decide)
    expect(sofia.page.get_by_text("Fallet var på natten.")).to_be_visible()


@pytest.mark.capability("I8")
def test_an_unopened_decision_is_posted(world: World, desk: DecidePage) -> None:
    decided(world, desk)
    worklist = WorklistPage(desk.page)
    worklist.opens()
    to_print = worklist.row(PERSON).filter(has_text="Skriv ut och posta")
    expect(desk.page.get_by_role("heading", level=1)).to_be_visible()
    expect(to_print).to_have_count(0)

    world.becomes(FOUR_DAYS_LATER)
    worklist.opens()
    to_print.get_by_role("link").first.click()
    desk.page.get_by_role("button", name="Brevet är postat").click()

    expect(desk.page.get_by_text("Brevet postades 13 november 2026.")).to_be_visible()


@pytest.mark.capability("I8")
def test_the_letter_follows_what_is_written(desk: DecidePage) -> None:
    before = desk.letter.get_attribute("src")

    fills_in(desk)

    expect(desk.saved).to_contain_text("Sparat")
    expect(desk.letter).not_to_have_attribute("src", before or "")


@pytest.mark.capability("I8")
def test_what_is_missing_follows_what_is_written(desk: DecidePage) -> None:
    reasons = desk.missing("Skriv skälen")
    expect(reasons).to_be_visible()

    desk.reasons.fill(REASONS)

    expect(reasons).to_have_count(0)
    expect(desk.page.get_by_role("heading", name="Det här saknas")).to_be_visible()


@pytest.mark.capability("I8")
def test_signing_is_there_as_soon_as_the_draft_is_whole(desk: DecidePage) -> None:
    """Nothing is saved by hand: what is refused asks for communication by itself."""
    desk.sign.click()
    expect(desk.page.get_by_text("Något saknas. Se listan på sidan.")).to_be_visible()

    fills_in(desk)
    desk.explains("Trygghetslarm", NO_ALARM)
    desk.asks_nobody_first("Hon har redan svarat.")
    desk.sign.click()
    shown = desk.page.get_by_role("heading", name="Skriv under utredningen")
    expect(shown).to_be_visible()
    assert violations(desk.page, today=MORNING.date()) == []
    desk.page.evaluate(TWICE_THE_TEXT)
    assert desk.page.evaluate(SIDEWAYS) <= 0
    desk.page.get_by_role("button", name="Signera", exact=True).click()

    expect(desk.send_up).to_be_visible()


def _checks(marta: Page, letter: bytes) -> None:
    """Whether her letter is the one that was signed; one bit more, and it is not."""
    check = CheckPage(marta)
    check.checks(letter)
    expect(marta.get_by_text("Det här är beslutet som skrevs under.")).to_be_visible()
    expect(marta.get_by_text("Personlig nyckel")).to_be_visible()
    expect(marta.get_by_text("Förste biståndshandläggare")).to_be_visible()
    expect(marta.get_by_text("Inget nyare har kommit")).to_be_visible()

    check.checks(letter + b"\n")

    expect(
        marta.get_by_text("inte ett dokument som har skrivits under")
    ).to_be_visible()


def _own_address(marta: Page) -> str:
    """Where her newest decision is, from her own pages."""
    marta.goto("/mina-sidor")
    link = marta.locator('a[href^="/mina-sidor/beslut/"]').first
    expect(link).to_be_visible()
    return str(link.get_attribute("href"))
