"""The sign-in runs out in the middle of a form, and nothing that she wrote is lost."""

from datetime import date, timedelta
from functools import partial

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from accessibility.axe import violations
from backend.access.tables import SignIn
from tests.e2e.pages.officer import WorklistPage
from tests.e2e.world import World

TODAY = date(2026, 11, 22)
NOTE = "Hon vill ha hjälp på morgonen, före åtta."


def _unused_for(session: Session, *, pause: timedelta) -> None:
    for row in session.query(SignIn).filter(SignIn.revoked_at.is_(None)):
        session.execute(
            update(SignIn)
            .where(SignIn.token_hash == row.token_hash)
            .values(used_at=row.used_at - pause)
        )


def time_passes(world: World, *, minutes: float) -> None:
    """As if nobody had touched any page for so long."""
    with world.database() as database:
        database.write_now(partial(_unused_for, pause=timedelta(minutes=minutes)))


def at_a_journal(world: World, *, script: bool = True) -> Page:
    """Elin, at the journal of a case of hers."""
    elin = world.visitor("elin", phone=False, script=script)
    worklist = WorklistPage(elin)
    worklist.opens()
    worklist.mine.click()
    elin.get_by_role("table").get_by_role("link").first.click()
    case = elin.url.split("?")[0].removesuffix("/beslut").removesuffix("/plan")
    elin.goto(f"{case}/journal")
    return elin


@pytest.mark.capability("X1")
@pytest.mark.usefixtures("without_mouse")
def test_she_is_asked_in_time_and_what_she_wrote_stays(world: World) -> None:
    elin = at_a_journal(world)
    facts = elin.get_by_label("Fakta")
    facts.fill(NOTE)
    asked = elin.get_by_role("alert").filter(has_text="Är du kvar?")
    expect(elin.locator("[data-live^='/live/inloggning']")).to_have_attribute(
        "data-state", "live"
    )
    time_passes(world, minutes=28.5)
    expect(asked).to_be_visible()
    assert violations(elin, today=TODAY) == []
    asked.get_by_role("button", name="Stanna inloggad").click()
    expect(asked).to_have_count(0)
    expect(facts).to_have_value(NOTE)

    time_passes(world, minutes=31)
    expect(elin.get_by_role("heading", level=1)).to_have_text("Logga in")
    expect(elin.get_by_text("Det du skrev finns kvar.")).to_be_visible()
    elin.get_by_role("button", name="Elin").first.click()
    expect(elin.get_by_label("Fakta")).to_have_value(NOTE)


@pytest.mark.capability("X1")
def test_what_she_sends_too_late_is_hers_to_send_again(world: World) -> None:
    """Without script nobody could ask her in time."""
    elin = at_a_journal(world, script=False)
    elin.get_by_label("Rubrik").fill("Samtal")
    elin.get_by_label("Fakta").fill(NOTE)
    elin.get_by_label("Bedömning").fill("Behöver hjälp tidigt.")
    time_passes(world, minutes=31)
    elin.get_by_role("button", name="Spara och lås").click()
    elin.get_by_role("button", name="Elin").first.click()
    expect(elin.get_by_role("heading", level=1)).to_have_text("Ett steg kvar")
    elin.get_by_role("button", name="Fortsätt").click()
    expect(elin.get_by_text(NOTE)).to_be_visible()


@pytest.mark.capability("X1")
def test_a_sign_in_elsewhere_is_ended_from_here(world: World) -> None:
    here, there = world.visitor("linnea"), world.visitor("linnea")
    there.goto("/mina-sidor")
    here.goto("/mina-inloggningar")
    assert violations(here, today=TODAY) == []
    here.get_by_role("button", name="Avsluta").first.click()
    expect(there.get_by_role("heading", level=1)).to_have_text("Logga in")
    here.goto("/mina-sidor")
    expect(here.get_by_role("heading", level=1)).not_to_have_text("Logga in")
