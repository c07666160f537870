"""Karin in Märta's place: what her mandate covers, said on every page, and no more."""

import html
import re
from functools import partial
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import mandate_actions, people
from backend.access.mandate_facts import MandateGiven
from backend.access.tables import LogRow
from backend.contact.routes import OPERATIONS
from backend.contact.tables import ApplicationRow
from backend.investigation.actions import take_case
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.event import Event
from backend.kernel.ids import MandateId
from backend.kernel.mandate import MandateScope
from backend.kernel.period import Period
from backend.plumbing.database import Kept
from backend.plumbing.guard import App
from tests.unit.contact.test_sync import op
from tests.unit.doors.conftest import NOWHERE, Client, house_in

OFFERED = re.compile(r'name="mandat" value="([0-9a-f-]{36})"')
BAND = "Du fyller i för Märta Lindgren"
# She may apply, and read the case and the decision; not see to the fee.
COVERED = ("/ansok", "/ansok/behov", "/sjalvskattning/1", "/mina-sidor")
NOT_COVERED = (
    "/mina-sidor/avgift",
    "/mina-sidor/avgift/uppgifter",
    f"/mina-sidor/avgift/faktura/{NOWHERE}",
    "/mina-sidor/ombud",
    "/mina-sidor/ombud/ge",
    "/byt-person/fraga",
    "/handlaggning",
)


def member(app: App, slug: str) -> Actor:
    """One of the demo's people, signed in."""

    def ask(session: Session) -> Actor:
        found = next(m for m in people.everybody(session) if m.slug == slug)
        return people.actor_of(found, level=ProofLevel.N3)

    return house_in(app).door.look_now(ask)


def do(app: App, action: Any, *, by: Actor) -> Event:
    now = house_in(app).wall.now()
    kept = house_in(app).door.act_now(partial(action, by=by, now=now), by=by, now=now)
    assert isinstance(kept, Kept)
    return kept.event


def too_late(app: App) -> MandateId:
    """Karin-Maria may apply for Hjördis, who takes it back at once."""
    hjordis, agent = member(app, "hjordis"), member(app, "karin-maria")
    assert agent.person_id is not None
    person_id = agent.person_id
    number = house_in(app).door.look_now(
        lambda s: people.person(s, person_id).personnummer
    )
    give = partial(
        mandate_actions.give,
        agent_number=number,
        agent_name=agent.name,
        scopes=(MandateScope.apply,),
        valid=Period(house_in(app).wall.now().date()),
    )
    given = do(app, give, by=hjordis)
    assert isinstance(given, MandateGiven)
    revoke = partial(mandate_actions.revoke, mandate_id=given.mandate_id)
    do(app, revoke, by=hjordis)
    return given.mandate_id


@pytest.mark.capability("C6")
class TestF24:
    """What waited while the mandate ended is received, and the officer is told."""

    def test_f24_is_told_on_the_page_of_the_case(self, app: App) -> None:
        basis, agent, client = too_late(app), member(app, "karin-maria"), Client(app)
        cookie = client.cookie_of("karin-maria")
        kinds = ("application.submitted", "self_assessment.submitted")
        waited = [
            op(agent, each.kind, each.example, basis=basis)
            for kind in kinds
            for each in OPERATIONS
            if each.kind == kind
        ]

        receipts = client.ask(
            "POST",
            "/api/sync",
            cookie=cookie,
            content=msgspec.json.encode({"ops": waited}),
            headers={"Content-Type": "application/json"},
        ).json()["receipts"]

        assert [each["status"] for each in receipts] == ["applied", "applied"]
        of_it = ApplicationRow.receipt_no == receipts[0]["receipt_no"]
        case_id = house_in(app).door.look_now(
            lambda s: s.scalars(select(ApplicationRow.case_id).where(of_it)).one()
        )
        do(app, partial(take_case, case_id=case_id), by=member(app, "elin"))
        page = client.ask(
            "GET", f"/handlaggning/{case_id}", cookie=client.cookie_of("elin")
        ).text
        told = html.unescape(page)
        assert "Ansökan kom efter att rätten hade slutat." in told
        assert "Självskattningen kom efter att rätten hade slutat." in told
        assert told.count("Karin-Maria Ängshult hade inte längre rätt") == 2
        hers = client.ask("GET", "/mina-sidor", cookie=cookie).text
        assert "Hjördis" not in hers


def _logged(app: App, action: str) -> int:
    rows = select(func.count()).where(LogRow.action == action)
    return house_in(app).door.look_now(lambda s: s.scalars(rows).one())


class Karin:
    """Signed in, and then acting for Märta."""

    def __init__(self, app: App) -> None:
        self.client = Client(app)
        self.herself = self.client.cookie_of("karin")
        page = self.client.ask("GET", "/byt-person", cookie=self.herself).text
        (self.mandate,) = set(OFFERED.findall(page))
        switched = self.client.ask(
            "POST", "/byt-person", cookie=self.herself, data={"mandat": self.mandate}
        )
        self.acting = switched.cookies["__Host-sid"]


@pytest.fixture(scope="module")
def karin(app: App) -> Karin:
    return Karin(app)


@pytest.mark.capability("C6", "X2")
class TestAgent:
    def test_reaches_what_is_covered_and_no_more(self, karin: Karin) -> None:
        answers = {
            path: karin.client.ask("GET", path, cookie=karin.acting).status_code
            for path in (*COVERED, *NOT_COVERED)
        }

        assert {path for path, status in answers.items() if status == 403} == set(
            NOT_COVERED
        )
        assert {answers[path] for path in COVERED} == {200}

    def test_is_told_on_every_page_for_whom(self, karin: Karin) -> None:
        silent = [
            path
            for path in (*COVERED, *NOT_COVERED, "/", "/tjanster", "/utkorg")
            if BAND not in karin.client.ask("GET", path, cookie=karin.acting).text
        ]

        assert silent == []

    def test_is_told_who_has_not_applied(self, karin: Karin) -> None:
        page = karin.client.ask("GET", "/mina-sidor", cookie=karin.acting).text

        assert "Märta Lindgren har inte ansökt om hjälp än." in html.unescape(page)

    def test_is_told_what_she_may_do_and_whom_to_ask(self, karin: Karin) -> None:
        page = karin.client.ask("GET", "/mina-sidor/avgift", cookie=karin.acting).text

        assert "Ansöka och svara" in page
        assert "Fråga Märta Lindgren" in html.unescape(page)

    def test_has_one_token_at_a_time(self, karin: Karin) -> None:
        old = karin.client.ask("GET", "/mina-sidor", cookie=karin.herself)

        assert old.headers["Location"].startswith("/logga-in")

    def test_does_not_send_for_one_what_was_opened_for_the_other(
        self, karin: Karin
    ) -> None:
        fields = {"filled_in_by": "myself"}
        own = karin.client.ask("POST", "/ansok", cookie=karin.acting, data=fields)

        assert own.headers["Location"].startswith("/fortsatt/")
        shown = karin.client.ask("GET", own.headers["Location"], cookie=karin.acting)
        assert "Det du skrev gäller en annan person" in shown.text
        hers = karin.client.ask(
            "POST",
            "/ansok",
            cookie=karin.acting,
            data={**fields, "for_whom": karin.mandate},
        )
        assert hers.headers["Location"] == "/ansok/behov"

    def test_is_in_the_log_when_mandates_are_looked_at(self, karin: Karin) -> None:
        app, actions = karin.client.app, ("read_held_mandates", "read_mandates")
        changing = f"/mina-sidor/ombud/ge?andra={karin.mandate}"
        before = [_logged(app, action) for action in actions]

        karin.client.ask("GET", "/byt-person", cookie=karin.acting)
        page = Client(app).ask("GET", changing, cookie=Client(app).cookie_of("marta"))

        assert "Karin Lindgren" in html.unescape(page.text)
        ticked = re.findall(r'<input(?=[^>]* checked)[^>]* value="(\w+)"', page.text)
        assert set(ticked) == {"apply", "read_case", "read_decision"}
        assert [_logged(app, action) for action in actions] == [
            count + 1 for count in before
        ]

    def test_by_a_mandate_of_somebody_else_is_told_that_there_is_none(
        self, karin: Karin
    ) -> None:
        other = Client(karin.client.app)
        refused = [
            other.ask(
                "POST",
                "/byt-person",
                cookie=other.cookie_of("mikko"),
                data={"mandat": mandate},
            )
            for mandate in (karin.mandate, NOWHERE)
        ]

        assert [each.status_code for each in refused] == [404, 404]
        assert refused[0].text.count("Märta") == 0
