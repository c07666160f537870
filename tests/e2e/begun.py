"""Where journeys begin that are about what comes later: walked to once, then copied."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from backend.plumbing.clock import STOCKHOLM
from tests.e2e.pages.apply import ApplyPage
from tests.e2e.pages.officer import CasePage, WorklistPage
from tests.e2e.world import World, world_in

TAKEN = datetime(2026, 11, 9, 8, 0, tzinfo=STOCKHOLM)
PROPOSED = datetime(2026, 11, 9, 8, 30, tzinfo=STOCKHOLM)
MORNING = datetime(2026, 11, 9, 9, 0, tzinfo=STOCKHOLM)
HARD = "Jag har svårt att duscha sedan jag ramlade i oktober."
PERSON = "Märta Lindgren"


@dataclass(frozen=True)
class Begun:
    """A home to copy, in which Märta's case stands at `case`."""

    home: Path
    case: str


def begun(
    browser: Browser,
    home: Path,
    to: Path,
    walk: Callable[[World], str],
    *,
    at: datetime,
) -> Begun:
    """What stands after somebody has walked there from `home`, before the journey's day."""
    with world_in(browser, home, to) as world:
        world.becomes(at)
        case = walk(world)
        assert world.leaks() == []
    return Begun(home=to, case=case)


def applies(world: World) -> Page:
    marta = world.visitor("marta")
    apply = ApplyPage(marta)
    apply.fills_in(HARD)
    apply.send.click()
    expect(apply.heading).to_have_text("Vi har din ansökan")
    return marta


def takes(elin: Page) -> CasePage:
    """The case of today, from the worklist."""
    worklist = WorklistPage(elin)
    worklist.opens()
    worklist.unassigned.click()
    take = worklist.row(PERSON).filter(has_text="i dag").last
    take.get_by_role("button", name="Ta ärendet").click()
    case = CasePage(elin)
    expect(case.heading).to_have_text(PERSON)
    return case


def case_is_taken(world: World) -> str:
    """Märta has applied, and Elin has taken her case."""
    applies(world)
    case = takes(world.visitor("elin", phone=False))
    return case.page.url.removeprefix(world.address)


def case_is_proposed(world: World, at_case: str) -> str:
    """Two areas of life are assessed, and the plan is proposed."""
    elin = world.visitor("elin", phone=False)
    case = CasePage(elin)
    for category in ("d510", "d640"):
        elin.goto(f"{at_case}/bedomning/{category}")
        case.assesses(current="3 – stor", target="2", goal="Klara det med stöd")
    elin.goto(f"{at_case}/plan")
    elin.get_by_role("button", name="Föreslå en plan").click()
    elin.wait_for_load_state()
    return at_case
