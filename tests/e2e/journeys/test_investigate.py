"""Journey 3: the receipt opens the inquiry; she takes it, plans, assesses, proposes."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.begun import PERSON, Begun, applies, takes
from tests.e2e.pages.officer import CasePage, WorklistPage
from tests.e2e.world import World


@pytest.fixture
def case(case_taken: Begun, elin: Page) -> CasePage:
    """Märta's case, taken by Elin."""
    elin.goto(case_taken.case)
    return CasePage(elin)


@pytest.mark.capability("I1")
@pytest.mark.capability("C16")
def test_a_received_application_comes_to_the_worklist_without_reload(
    world: World, elin: Page
) -> None:
    worklist = WorklistPage(elin)
    worklist.opens()
    worklist.unassigned.click()
    expect(elin.locator("main [data-live]")).to_be_visible()
    waiting = worklist.row(PERSON).filter(has_text="i dag")
    before = waiting.count()

    applies(world)

    expect(waiting).to_have_count(before + 1)


@pytest.mark.begins("case_taken")
@pytest.mark.capability("I1")
def test_a_case_is_handed_back_with_the_reason(case: CasePage) -> None:
    page = case.page
    page.get_by_role("link", name="Lämna tillbaka").click()
    page.get_by_role("button", name="Lämna tillbaka").click()
    expect(case.errors).to_contain_text("Skriv ett skäl.")
    page.get_by_label("Skäl").fill("Jag känner familjen")

    page.get_by_role("button", name="Lämna tillbaka").click()

    worklist = WorklistPage(page)
    worklist.unassigned.click()
    expect(worklist.row(PERSON).filter(has_text="Jag känner familjen")).to_be_visible()


@pytest.mark.begins("case_taken")
@pytest.mark.capability("I2")
@pytest.mark.capability("I13")
def test_the_home_visit_stands_on_the_worklist(case: CasePage) -> None:
    case.plans_a_visit(day="12 november 2026", hour="13.30")

    expect(case.page.get_by_text("Hembesök 12 november 2026 13.30")).to_be_visible()
    worklist = WorklistPage(case.page)
    worklist.opens()
    row = worklist.row(PERSON).filter(has_text="Hembesök 13.30")
    expect(row).to_contain_text("tors 12 nov.")


@pytest.mark.begins("case_taken")
@pytest.mark.capability("I3")
def test_a_journal_entry_is_locked_and_corrected_beside(case: CasePage) -> None:
    page = case.page
    case.missing("Skriv en journalanteckning").click()
    case.notes("Samtal", facts="Hon ramlade 3 oktober.", assessment="Hon är rädd.")
    entry = page.get_by_role("article")
    expect(entry).to_contain_text("Elin Sandberg, Biståndshandläggare · skrivet")

    page.get_by_role("link", name="Rätta").click()
    page.get_by_label("Fakta").fill("Hon ramlade 4 oktober.")
    page.get_by_label("Varför rättar du?").fill("Fel dag")
    page.get_by_role("button", name="Spara rättelsen").click()

    expect(page.get_by_text("Hon ramlade 3 oktober.")).to_be_visible()
    expect(page.get_by_text("Hon ramlade 4 oktober.")).to_be_visible()
    expect(page.get_by_text("Rättelse: Fel dag")).to_be_visible()
    expect(page.get_by_role("link", name="Rättad, se nästa")).to_be_visible()


@pytest.mark.begins("case_taken")
@pytest.mark.capability("I4")
@pytest.mark.capability("I5")
@pytest.mark.usefixtures("without_mouse")
def test_needs_become_a_plan_that_is_changed_with_a_reason(case: CasePage) -> None:
    page = case.page
    case.missing("Bedöm minst ett livsområde").click()
    page.get_by_role("link", name="Tvätta sig").click()
    case.assesses(current="3 – stor", target="4", goal="Duscha utan att vara rädd")
    expect(case.errors).to_contain_text("Målet är sämre än i dag.")
    expect(case.errors).to_be_focused()
    expect(page.get_by_label("Mål med egna ord")).to_have_value(
        "Duscha utan att vara rädd"
    )
    case.assesses(current="3 – stor", target="2", goal="Duscha utan att vara rädd")
    expect(case.life).to_contain_text("Insats, ingen uppgift än")

    page.get_by_role("button", name="Föreslå en plan").click()
    page.get_by_role("link", name="Dusch").click()
    page.get_by_label("Minuter per gång").fill("40")
    page.get_by_role("button", name="Spara ändringen").click()
    expect(case.errors).to_contain_text("Mallen säger 30 minuter.")
    page.get_by_label("Skäl till ändringen").fill("Stöd i varje kliv")
    page.get_by_role("button", name="Spara ändringen").click()

    expect(case.plan).to_contain_text("2 × 40")
    expect(case.plan).to_contain_text("Skäl: Stöd i varje kliv")
    page.get_by_role("link", name=f"{PERSON}, ").click()
    expect(case.life).to_contain_text("→ Dusch")


@pytest.mark.begins("case_taken")
@pytest.mark.capability("I4")
@pytest.mark.capability("I17")
def test_the_second_to_save_sees_what_changed_and_keeps_her_text(
    case: CasePage,
) -> None:
    page = case.page
    case.missing("Bedöm minst ett livsområde").click()
    page.get_by_role("link", name="Tvätta sig").click()
    other = page.context.new_page()
    other.goto(page.url)
    case.assesses(current="3 – stor", target="2", goal="Duscha tryggt")

    CasePage(other).assesses(current="2 – måttlig", target="1", goal="Min egen text")

    expect(
        other.get_by_text("Elin Sandberg sparade den här bedömningen")
    ).to_be_visible()
    expect(other.get_by_role("heading", name="Det som gäller nu")).to_be_visible()
    expect(other.get_by_label("Mål med egna ord")).to_have_value("Min egen text")
    other.get_by_role("button", name="Spara bedömningen").click()
    expect(CasePage(other).life).to_contain_text("måttlig")


@pytest.mark.capability("X11")
@pytest.mark.usefixtures("without_mouse")
def test_the_case_is_taken_and_planned_by_keyboard_alone(
    world: World, elin: Page
) -> None:
    applies(world)
    case = takes(elin)

    case.plans_a_visit(day="12 november 2026", hour="13.30")

    expect(case.page.get_by_text("Hembesök 12 november 2026 13.30")).to_be_visible()
