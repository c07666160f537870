"""What a person reads of her own case, as the demo's people stand."""

import pytest

from tests.unit.doors.conftest import Client

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
