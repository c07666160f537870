"""Journey 8: the case moves on by itself; the goal is followed up; figures steer."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from backend.plumbing.clock import STOCKHOLM
from tests.e2e.begun import MORNING, applies, takes
from tests.e2e.world import World

LATER = datetime(2026, 12, 2, 9, 0, tzinfo=STOCKHOLM)


def first_follow_up(page: Page) -> Page:
    page.goto("/uppfoljning")
    page.get_by_role("table").get_by_role("link").first.click()
    return page


def rates_every_goal(page: Page, answer: str) -> None:
    for goal in page.get_by_role("group", name="Hur går det nu?").all():
        goal.get_by_text(answer, exact=True).click()
    page.get_by_role("button", name="Spara bedömningen").click()


@pytest.mark.capability("C15")
@pytest.mark.capability("X6")
def test_her_case_moves_on_by_itself(world: World, elin: Page) -> None:
    applies(world)
    other_phone = world.visitor("marta")
    other_phone.goto("/mina-sidor")
    expect(other_phone.get_by_text("En handläggare ringer dig senast")).to_be_visible()

    takes(elin)

    here = other_phone.get_by_role("listitem").filter(has_text="Pågår.")
    expect(here).to_contain_text("Elin Sandberg är din handläggare")


@pytest.mark.begins("case_taken")
@pytest.mark.capability("C15")
def test_a_passed_day_gives_a_new_one_and_why(world: World) -> None:
    world.becomes(LATER)

    marta = world.visitor("marta")
    marta.goto("/mina-sidor")

    decision = marta.get_by_role("listitem").filter(has_text="Du får beslut")
    expect(decision).to_contain_text("Omkring 14 december")
    expect(decision).to_contain_text("Vi sa 30 november. Det dröjer för att")


@pytest.mark.begins("case_taken")
@pytest.mark.capability("C15")
def test_she_reads_what_has_happened(world: World) -> None:
    world.becomes(MORNING)
    marta = world.visitor("marta")
    marta.goto("/mina-sidor")

    marta.get_by_role("link", name="Det här har hänt").click()

    events = marta.get_by_role("listitem").filter(has_text="9 november 2026")
    expect(events).to_have_text(
        [re.compile("Elin Sandberg blev din handläggare"), re.compile("Du ansökte")]
    )


@pytest.mark.capability("U1")
@pytest.mark.usefixtures("without_mouse")
def test_a_goal_is_rated_and_leads_to_a_new_assessment(
    world: World, elin: Page
) -> None:
    world.becomes(LATER)
    petra = first_follow_up(world.visitor("petra", phone=False))
    rates_every_goal(petra, "Det är delvis svårt")
    elin.goto(petra.url)
    expect(elin.get_by_role("cell", name="Petra Nord").first).to_be_visible()

    rates_every_goal(elin, "Det är mycket svårt")
    elin.get_by_text("Ny bedömning", exact=True).click()
    elin.get_by_role("button", name="Avsluta uppföljningen").click()
    expect(elin.get_by_role("alert")).to_contain_text("Skriv varför")
    elin.get_by_label("Varför").fill("Hon har fallit två gånger")
    elin.get_by_role("button", name="Avsluta uppföljningen").click()

    expect(elin.get_by_role("heading", level=1)).to_have_text("Uppföljningar")
    elin.goto("/handlaggning")
    expect(elin.get_by_text("Hon har fallit två gånger").first).to_be_visible()


def test_the_trace_leads_to_the_neighbour_in_one_tap(world: World, elin: Page) -> None:
    world.becomes(LATER)
    first_follow_up(elin)
    elin.get_by_role("link", name="Från behov till ersättning").click()
    for station in ("Behov", "Uppgifter", "Beslutade insatser", "Utförd tid", "Mål"):
        expect(elin.get_by_role("heading", name=station, level=2)).to_be_visible()

    time = elin.get_by_role("listitem").filter(has_text="rapporterade besök").first
    time.get_by_role("link", name=re.compile("Planerade besök")).first.click()

    assert "#planned-" in elin.url
    expect(elin.locator(":target")).to_be_in_viewport()


@pytest.mark.capability("U3")
@pytest.mark.capability("U4")
def test_figures_steer_and_small_numbers_stay_unsaid(world: World) -> None:
    world.becomes(LATER)
    ulla = world.visitor("ulla", phone=False)

    ulla.goto("/styrning")

    expect(ulla.get_by_role("heading", level=1)).to_have_text("Läget i november 2026")
    together = re.compile(r"Beslut har tagit \d+ dagar det senaste halvåret")
    expect(ulla.get_by_role("heading", name=together)).to_be_visible()
    first_visit = re.compile(r"Första besöket har kommit efter \d+ dagar")
    expect(ulla.get_by_role("heading", name=first_visit)).to_be_visible()
    time = ulla.get_by_role("table", name="Utförd tid mot beviljad, per utförare")
    of_many = time.get_by_role("row").filter(has_text="Hemvården Björken")
    expect(of_many.get_by_text(re.compile(r"^\d+ %$"))).to_be_visible()
    of_few = time.get_by_role("row").filter(has_text="Solgläntans hemtjänst")
    expect(of_few.get_by_text("färre än 5 personer")).to_be_visible()
