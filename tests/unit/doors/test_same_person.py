"""The officer sees both, the register and what was told, before she says that they are one."""

import html
import re
from functools import partial

import pytest

from backend.access import codes, people, sign_ins
from backend.access.codes import Proven
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.contact import actions as contact
from backend.contact.facts import Section
from backend.contact.forms import WhoSheIs
from backend.demo.people import AINO, MIKKO
from backend.investigation.actions import take_case
from backend.kernel.actor import Actor, ProofLevel
from backend.plumbing.guard import App
from tests.unit.contact.samples import ANSWERS
from tests.unit.doors.conftest import NOWHERE, Client, house_in
from tests.unit.doors.test_agent import do, member
from tests.unit.doors.test_webauthn_vectors import Phone, invited

TOLD = WhoSheIs(
    given_name="<b>Mikko</b>",
    family_name="Virtanen",
    personnummer=MIKKO.personnummer,
    address="Rallarvägen 3",
    postal="184 40 Åkersberga",
)
REGISTERED = re.compile(r'name="registered" value="([0-9a-f-]{36})"')
SHOWN, LED_ON, NOT_HERE, MOVED, WRONG = 200, 303, 404, 409, 422


def guest_of(app: App) -> Actor:
    """Somebody in Österåker known by an e-mail address alone."""
    proven = Proven(
        email="mikko.v@example.test",
        municipality_id=member(app, "oskar").municipality_id,
    )
    user_id = house_in(app).door.run_now(partial(codes.account_of, proven=proven))
    return house_in(app).door.look_now(
        lambda s: people.actor_of(people.staff(s, user_id), level=ProofLevel.N1)
    )


def code_of(app: App) -> str:
    """Signed in anew with a code to her address."""
    return house_in(app).door.run_now(
        partial(
            sign_ins.begin,
            user_id=guest_of(app).user_id,
            means=Means.email_code,
            level=ProofLevel.N1,
            browser=Browser(),
            now=house_in(app).wall.now(),
        )
    )


def applied(app: App) -> str:
    """She says that she is somebody in the register, and applies; Oskar has the case."""
    guest = guest_of(app)
    for section in Section:
        save = partial(
            contact.save_section,
            section=section,
            given=getattr(ANSWERS, section.value),
            base_version=9,
            who=TOLD if section is Section.contact else None,
        )
        do(app, save, by=guest)
    event = do(app, partial(contact.send_application, language="sv"), by=guest)
    assert event.case_id is not None
    do(app, partial(take_case, case_id=event.case_id), by=member(app, "oskar"))
    return f"/handlaggning/{event.case_id}"


@pytest.mark.capability("X1")
class TestSamePerson:
    def test_is_said_deliberately_once(self, app: App) -> None:
        oskar, case = Phone(app, 190), applied(app)
        assert oskar.enrols(invited(app, "oskar")).status_code == SHOWN
        here, there = f"{case}/inloggning", f"{case}/inloggning/samma"
        page = oskar.asks("GET", here).text
        assert "<b>Mikko</b>" not in page
        told = html.unescape(page)
        assert "<b>Mikko</b> Virtanen" in told
        assert "Namnen är olika." in told
        assert told.count("19\u00a0juli\u00a01952") == 2
        assert "mikko@example.test" in told
        assert "skickades med en kod till mikko.v@example.test" in told
        (registered,) = REGISTERED.findall(page)
        whole = {
            "op_id": "samma-1",
            "registered": registered,
            "document": "passport",
            "personnummer": "19520719-9398",
            "her_word": "yes",
        }
        aino = member(app, "aino").person_id
        assert aino is not None

        refused = {
            name: oskar.sends(there, **(whole | {"op_id": f"nej-{name}", name: value}))
            for name, value in (
                ("document", ""),
                ("her_word", ""),
                ("personnummer", AINO.personnummer),
                ("registered", aino),
            )
        }

        assert {name: each.status_code for name, each in refused.items()} == {
            "document": WRONG,
            "her_word": WRONG,
            "personnummer": WRONG,
            "registered": MOVED,
        }
        assert "inte samma person" in refused["personnummer"].text
        before = Client(app).ask("GET", "/ansok", cookie=code_of(app)).text
        assert "finns på dina sidor" not in before
        assert oskar.sends(there, **whole).headers["Location"] == here
        assert oskar.sends(there, **whole).headers["Location"] == here
        again = oskar.sends(there, **(whole | {"op_id": "samma-2"}))
        assert again.status_code == MOVED

        after = html.unescape(oskar.asks("GET", here).text)
        assert "Kod vid hembesök" in after
        assert "<b>Mikko</b> Virtanen skickade med e-postkod hör nu hit" in after
        hers = Client(app).ask(
            "GET", "/mina-sidor", cookie=Client(app).cookie_of("mikko")
        )
        assert hers.status_code == SHOWN
        assert "har inte ansökt" not in hers.text

        by_code = Client(app).ask("GET", "/ansok", cookie=code_of(app)).text
        assert "Det du har skickat förut finns på dina sidor." in by_code
        receipt = Client(app).ask("GET", "/ansok/kvitto", cookie=code_of(app))
        assert receipt.headers["Location"] == "/ansok"

    def test_is_for_whoever_has_the_case_and_has_shown_herself(self, app: App) -> None:
        client = Client(app)
        at = f"/handlaggning/{NOWHERE}/inloggning/samma"
        asked = {
            slug: client.ask("POST", at, cookie=client.cookie_of(slug), data={"x": "x"})
            for slug in ("marta", "fatima", "elin")
        }

        assert {slug: each.status_code for slug, each in asked.items()} == {
            "marta": 403,
            "fatima": 403,
            "elin": NOT_HERE,
        }
