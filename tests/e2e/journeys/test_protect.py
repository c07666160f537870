"""Somebody becomes protected: she is gone from open pages, and there for who is named."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from accessibility.axe import violations
from backend.access.tables import Person
from backend.execution.tables import VisitRow
from backend.plumbing.clock import WallClock
from backend.plumbing.database import HOUSE
from tests.e2e.pages.provider import TodayPage
from tests.e2e.world import World

WITHIN = 5_000
TODAY = WallClock().now().date()


def _case_of(world: World, name: str) -> str:
    """The case of a resident by her name."""
    hers = (
        select(VisitRow.case_id)
        .join(Person, Person.person_id == VisitRow.person_id)
        .where(Person.given_name + " " + Person.family_name == name)
        .limit(1)
    )
    with world.database() as database:
        return database.read_now(lambda s: s.scalars(hers).one(), bounds=HOUSE)


def _confirms(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Det är jag").click()
    expect(page).to_have_url(re.compile(f"{path}$"))
    assert violations(page, today=TODAY) == []


@pytest.mark.capability("X4")
def test_she_is_gone_within_five_seconds(world: World) -> None:
    today = TodayPage(world.visitor("ali"))
    today.opens()
    name = today.next_name.inner_text()
    planner = world.visitor("petra", phone=False)
    planner.goto("/utforare")
    expect(planner.get_by_text(name).first).to_be_visible()
    case = _case_of(world, name)
    ulla = world.visitor("ulla", phone=False)
    _confirms(ulla, f"/handlaggning/{case}/skydd")

    ulla.get_by_role("radio", name="Skyddad folkbokföring").check()
    ulla.get_by_label("Varifrån vi vet").fill("Skatteverkets avisering, 22 § FBL")
    ulla.get_by_role("button", name="Skydda").click()
    expect(ulla.get_by_text("Fyll i det här.").first).to_be_visible()
    ulla.get_by_label("Adress för förmedling").fill("Förmedlingsuppdrag, Box 1")
    ulla.get_by_role("button", name="Skydda").click()
    expect(ulla).to_have_url(re.compile("/skyddade$"))

    expect(today.page.get_by_text(name)).to_have_count(0, timeout=WITHIN)
    expect(planner.get_by_text(name)).to_have_count(0, timeout=WITHIN)
    expect(today.page.get_by_role("heading", level=1)).to_be_visible()

    ulla.get_by_role("link", name="utse, ändra eller avsluta").click()
    expect(ulla.get_by_label("Utse någon")).to_be_visible()
    assert violations(ulla, today=TODAY) == []
    ulla.get_by_label("Utse någon").select_option(
        label="Elin Sandberg, Biståndshandläggare"
    )
    ulla.get_by_role("button", name="Utse", exact=True).click()
    expect(ulla.get_by_role("button", name="Ta bort Elin Sandberg")).to_be_visible()
    elin = world.visitor("elin")
    elin.goto(f"/handlaggning/{case}")
    expect(elin.get_by_text(name)).to_have_count(0)
    _confirms(elin, "/skyddade")
    elin.get_by_role("button", name="Öppna person 1").click()
    elin.get_by_role("link", name="Person 1, ärende 1").click()
    expect(elin.get_by_role("heading", level=1)).to_have_text(name)
    expect(elin.get_by_text("Skyddade personuppgifter.")).to_be_visible()
    elin.get_by_role("link", name="Se adress och telefon").click()
    expect(elin.get_by_role("heading", level=1)).to_have_text("Adress och telefon")
    assert violations(elin, today=TODAY) == []
