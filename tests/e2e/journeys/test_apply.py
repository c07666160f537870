"""Journey 2, on line: she applies, is given a receipt, and assesses herself."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.e2e.pages.apply import ApplyPage
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
HARD = "Jag har svårt att komma i och ur duschen sedan jag ramlade i oktober."


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def marta(world: World, request: pytest.FixtureRequest) -> Page:
    return world.visitor("marta", script=request.param)


@pytest.mark.capability("C4")
@pytest.mark.capability("C15")
@pytest.mark.capability("C17")
@pytest.mark.usefixtures("without_mouse")
def test_an_application_is_received_with_a_number(world: World, marta: Page) -> None:
    apply = ApplyPage(marta)
    apply.fills_in(HARD, email="marta@example.test")
    expect(apply.heading).to_have_text("Kontrollera dina svar")
    expect(marta.get_by_text(HARD)).to_be_visible()

    apply.send.click()

    expect(apply.heading).to_have_text("Vi har din ansökan")
    expect(marta.get_by_text("Du behöver inte göra något nu.")).to_be_visible()
    expect(marta.get_by_text("Biståndsenheten ringer dig på")).to_be_visible()
    receipt = marta.get_by_text(re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{2}$")).inner_text()
    (nudge, *_) = world.mail()
    assert receipt in nudge["body"]
    assert HARD not in nudge["body"]
    pdf = marta.get_by_role("link", name="Spara eller skriv ut").get_attribute("href")
    answer = marta.context.request.get(pdf or "")
    assert answer.body().startswith(b"%PDF-")


@pytest.mark.capability("C4")
def test_anyone_reads_and_the_first_answer_asks_for_sign_in_once(world: World) -> None:
    page = world.visitor(script=False)
    apply = ApplyPage(page)
    apply.opens()
    apply.answers_for_herself()

    expect(apply.heading).to_have_text("Logga in")
    page.get_by_role("button", name="Märta Lindgren").click()

    expect(apply.heading).to_have_text("Vem ansöker du för?")
    expect(page.get_by_role("radio", name="För mig själv")).to_be_checked()
    apply.go_on.click()
    expect(apply.own_words).to_be_visible()


@pytest.mark.capability("C4")
def test_saved_and_closed_it_is_said_to_lie_with_the_municipality(marta: Page) -> None:
    apply = ApplyPage(marta)
    apply.opens()
    apply.close.click()
    expect(apply.heading).to_have_text("Du har stängt ansökan")
    apply.opens()
    marta.get_by_role("radio", name="För mig själv").check()

    apply.close.click()

    expect(apply.heading).to_have_text("Din ansökan är sparad")
    expect(marta.get_by_text("Det du har svarat är sparat hos Nacka")).to_be_visible()
    expect(marta.get_by_text("Ansökan är inte inskickad.")).to_be_visible()
    marta.get_by_role("link", name="Fortsätt där du slutade").click()
    expect(apply.own_words).to_be_visible()


@pytest.mark.capability("C4")
def test_what_was_wrong_is_said_and_what_was_typed_stays(marta: Page) -> None:
    apply = ApplyPage(marta)
    apply.opens()
    apply.answers_for_herself()
    marta.get_by_role("checkbox", name="Trygghetslarm").check()
    apply.go_on.click()

    summary = marta.get_by_role("alert")
    expect(summary).to_contain_text("2 svar behöver ändras")
    expect(marta).to_have_title(re.compile(r"^Fel: "))
    expect(marta.get_by_role("checkbox", name="Trygghetslarm")).to_be_checked()


@pytest.mark.capability("C4")
@pytest.mark.capability("C16")
def test_it_goes_on_where_she_left_off_on_another_phone(
    world: World, marta: Page
) -> None:
    apply = ApplyPage(marta)
    apply.opens()
    apply.answers_for_herself()
    apply.tells(HARD)
    expect(apply.heading).to_have_text("Hur bor du?")

    other = world.visitor("marta")
    other.goto("/ansok")
    other.get_by_role("link", name="Fortsätt där du slutade").click()

    expect(other.get_by_role("heading", level=1)).to_have_text("Hur bor du?")
    other.goto("/ansok/kontakt")
    expect(other.get_by_label("Telefon", exact=True)).to_have_value("070-174 06 11")


@pytest.mark.capability("C10")
def test_sent_from_two_tabs_it_is_one_application(marta: Page) -> None:
    apply = ApplyPage(marta)
    apply.fills_in(HARD)
    expect(apply.send).to_be_visible()
    second = marta.context.new_page()
    second.goto("/ansok/kontrollera")
    apply.send.click()
    expect(apply.heading).to_have_text("Vi har din ansökan")
    first = marta.url

    second.get_by_role("button", name="Skicka ansökan").click()

    expect(second.get_by_role("heading", level=1)).to_have_text("Vi har din ansökan")
    assert second.url == first


@pytest.mark.capability("C3")
def test_she_assesses_herself_before_and_it_comes_along(marta: Page) -> None:
    marta.goto("/sjalvskattning")
    marta.get_by_role("radio", name="Jag svarar själv").check()
    marta.get_by_role("button", name="Börja").click()
    marta.get_by_role("radio", name="Det är mycket svårt").check()
    marta.get_by_role("button", name="Nästa fråga").click()
    expect(marta.get_by_text("Fråga 2 av 19")).to_be_visible()
    marta.get_by_role("radio", name="Vill inte svara").check()
    marta.get_by_role("button", name="Nästa fråga").click()
    for number in range(3, 19):
        expect(marta.get_by_text(f"Fråga {number} av 19")).to_be_visible()
        marta.get_by_role("button", name="Nästa fråga").click()
    marta.get_by_role("button", name="Till sista sidan").click()

    expect(marta.get_by_text("Det är mycket svårt")).to_be_visible()
    marta.get_by_role("button", name="Skicka svaren").click()

    expect(marta.get_by_role("heading", level=1)).to_have_text("Vi har dina svar")
    expect(
        marta.get_by_text("Svaren följer med när du skickar din ansökan.")
    ).to_be_visible()


@pytest.mark.capability("C9")
def test_an_officer_fills_in_for_whoever_rings(world: World) -> None:
    elin = world.visitor("elin", phone=False)
    elin.goto("/handlaggning/registrera")
    elin.get_by_label("Personnummer").fill("19400612-8989")
    elin.get_by_role("button", name="Hämta").click()
    expect(elin.get_by_text("Märta Lindgren, Lönnvägen 4")).to_be_visible()
    elin.get_by_role("radio", name="För mig själv").check()
    elin.get_by_label("Berätta med egna ord").fill(HARD)
    elin.get_by_role("radio", name="Ja, jag behöver hjälp").check()
    elin.get_by_role("radio", name="Jag bor ensam").check()
    elin.get_by_label("Mitt språk").select_option("sv")
    interpreter = elin.get_by_role("group", name="Behöver du tolk?")
    interpreter.get_by_role("radio", name="Nej").check()
    elin.get_by_label("Telefon", exact=True).fill("070-174 06 11")

    elin.get_by_role("button", name="Registrera", exact=True).click()

    expect(elin.get_by_role("heading", level=1)).to_have_text("Ansökan är registrerad")
    expect(elin.get_by_text("Märta Lindgren")).to_be_visible()


@pytest.mark.capability("C4")
@pytest.mark.capability("X12")
def test_the_application_is_filled_in_in_arabic(world: World) -> None:
    page = world.visitor("aino")
    go_on = page.get_by_role("button", name="متابعة")
    heading = page.get_by_role("heading", level=1)
    page.goto("/ansok?sprak=ar")

    page.get_by_role("radio", name="لنفسي").check()
    go_on.click()
    expect(heading).to_contain_text("ما الصعب عليك")
    page.locator("[name=hard]").fill("يصعب عليّ الاستحمام")
    page.locator("[name=urgency][value=can_wait]").check()
    go_on.click()
    page.locator("[name=household][value=alone]").check()
    go_on.click()
    page.locator("[name=speaks]").select_option("ar")
    page.locator("[name=interpreter][value=yes]").check()
    go_on.click()
    page.locator("[name=phone]").fill("٠٧٠١٧٤٠٦١١")
    go_on.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_text("يصعب عليّ الاستحمام")).to_be_visible()
    assert violations(page, today=TODAY) == []
    page.locator("main form button").first.click()

    expect(page).to_have_url(re.compile("/ansok/kvitto/"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.capability("C4")
def test_what_she_read_about_is_chosen_when_she_applies(marta: Page) -> None:
    apply = ApplyPage(marta)
    marta.goto("/tjanster/trygghetslarm")
    marta.get_by_role("link", name="Ansök om trygghetslarm").click()
    apply.answers_for_herself()

    expect(marta.get_by_role("checkbox", name="Trygghetslarm")).to_be_checked()


@pytest.mark.capability("C13")
def test_she_takes_it_back(marta: Page) -> None:
    apply = ApplyPage(marta)
    apply.fills_in(HARD)
    apply.send.click()
    marta.get_by_role("link", name="Ta tillbaka ansökan").click()

    marta.get_by_role("button", name="Ta tillbaka").click()

    expect(apply.heading).to_contain_text("Du tog tillbaka ansökan")
