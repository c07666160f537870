"""What a person reads of her own case, as the demo's people stand."""

from functools import partial

import pytest

from backend.access import codes, people, sign_ins
from backend.access.codes import Proven
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.kernel.actor import ProofLevel
from backend.plumbing.guard import App
from tests.unit.doors.conftest import Client, house_in

DETAILS = "/mina-sidor/uppgifter"
HOW_TO_REACH_HER = ("adress", "telefon", "epost")
WHAT_TO_KNOW = ("sprak", "na-mig", "viktigt", "narstaende/ny")


@pytest.mark.capability("C22")
class TestOwnDetails:
    def test_ask_for_fresh_proof_before_it_changes_how_she_is_reached(
        self, client: Client
    ) -> None:
        marta = client.cookie_of("marta")
        led = {
            page: client.ask("GET", f"{DETAILS}/{page}", cookie=marta)
            for page in (*HOW_TO_REACH_HER, *WHAT_TO_KNOW)
        }

        asked = {
            page
            for page, answer in led.items()
            if answer.headers.get("Location", "").startswith("/bekrafta?till=")
        }
        shown = {page for page, answer in led.items() if answer.status_code == 200}
        assert asked == set(HOW_TO_REACH_HER)
        assert shown == set(WHAT_TO_KNOW)


@pytest.mark.capability("C11")
class TestBeforeDecision:
    def test_tells_her_when_it_has_been_decided(self, client: Client) -> None:
        """Rut answered, and the decision has been made since."""
        page = client.ask(
            "GET", "/mina-sidor/utredning", cookie=client.cookie_of("rut")
        )

        assert "Vi fick ditt svar" in page.text
        assert "Beslutet är fattat." in page.text
        assert "Sedan får du beslut" not in page.text


@pytest.mark.capability("C22")
class TestDetails:
    def test_of_who_has_not_said_who_she_is_say_so(
        self, app: App, client: Client
    ) -> None:
        """She has come by e-ID to the account of her address, and told nothing yet."""
        door = house_in(app).door
        home = door.look_now(people.municipalities)[0].municipality_id
        proven = Proven(email="ny@example.test", municipality_id=home)
        token = door.run_now(
            partial(
                sign_ins.begin,
                user_id=door.run_now(partial(codes.account_of, proven=proven)),
                means=Means.e_id,
                level=ProofLevel.N3,
                browser=Browser(),
                now=house_in(app).wall.now(),
            )
        )

        page = client.ask("GET", "/mina-sidor/uppgifter", cookie=token)
        below = [
            client.ask("GET", f"/mina-sidor/uppgifter/{each}", cookie=token)
            for each in ("adress", "telefon", "narstaende/ny")
        ]

        assert page.status_code == 200
        assert "inte sagt vem du är" in page.text
        assert [each.status_code for each in below] == [404] * 3
