"""First time by e-mail code: she asks, writes it, applies, and is told what it is not for."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accessibility.axe import violations
from tests.e2e.pages.apply import ApplyPage
from tests.e2e.pages.officer import WorklistPage
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
HERS = "berit.ek@example.test"
HARD = "Jag orkar inte längre städa och handla själv."
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _code_in(world: World) -> str:
    (letter, *_) = world.mail()
    assert letter["to"] == HERS
    return re.findall(r"\d{8}", letter["body"])[0]


def _tells_who_she_is(page: Page) -> None:
    page.get_by_label("Förnamn").fill("Berit")
    page.get_by_label("Efternamn").fill("Ek")
    page.get_by_label("Personnummer").fill("19121212-1212")
    page.get_by_label("Gatuadress").fill("Storgatan 1")


@pytest.mark.capability("X1")
@pytest.mark.capability("C4")
@pytest.mark.usefixtures("without_mouse")
def test_the_first_time_is_by_a_code(world: World) -> None:
    page = world.visitor()
    heading = page.get_by_role("heading", level=1)
    page.goto("/logga-in")
    page.get_by_role("link", name="Få en kod med e-post").click()
    assert violations(page, today=TODAY) == []
    page.get_by_label("E-postadress").fill(HERS)
    page.get_by_role("button", name="Skicka koden").click()

    expect(heading).to_have_text("Skriv koden")
    expect(page.get_by_text(HERS)).to_be_visible()
    assert violations(page, today=TODAY) == []
    code = _code_in(world)
    page.get_by_label("Kod", exact=True).fill(f"{code[:4]} {code[4:]}")
    page.get_by_role("button", name="Logga in", exact=True).click()

    apply = ApplyPage(page)
    expect(apply.heading).to_have_text("Vem ansöker du för?")
    apply.answers_for_herself()
    apply.tells(HARD)
    apply.says_how_she_lives()
    apply.chooses_language()
    _tells_who_she_is(page)
    assert violations(page, today=TODAY) == []
    apply.says_how_to_reach_her(email=HERS)
    expect(page.get_by_text("19121212-1212")).to_be_visible()
    apply.send.click()
    expect(apply.heading).to_have_text("Vi har din ansökan")

    page.get_by_role("link", name="Följ mitt ärende").click()

    expect(heading).to_have_text("Logga in")
    needs = "För att se ditt ärende behöver du visa vem du är."
    expect(page.get_by_text(needs)).to_be_visible()
    expect(page.get_by_role("link", name="Få en kod med e-post")).to_be_hidden()
    assert violations(page, today=TODAY) == []

    officer = world.visitor("elin", phone=False)
    worklist = WorklistPage(officer)
    worklist.opens()
    worklist.unassigned.click()
    worklist.row("Berit Ek").get_by_role("button", name="Ta").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("Berit Ek")
    expect(officer.get_by_text("Det är inte styrkt vem det är")).to_be_visible()


@pytest.mark.capability("X1")
def test_the_code_may_be_written_in_arabic_digits(world: World) -> None:
    page = world.visitor(script=False)
    page.goto("/logga-in/kod?sprak=ar")
    page.get_by_role("textbox").fill(HERS)
    page.get_by_role("main").get_by_role("button").click()
    code = _code_in(world)

    page.get_by_role("textbox").fill("١٢٣")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("الرمز غير صحيح")
    page.get_by_role("textbox").fill(code.translate(ARABIC))
    page.get_by_role("main").get_by_role("button").click()

    expect(page).to_have_url(f"{world.address}/ansok")
