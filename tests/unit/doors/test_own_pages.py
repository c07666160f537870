"""What a person reads of her own case, as the demo's people stand."""

import pytest

from tests.unit.doors.conftest import Client


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
