"""Karin in Märta's place: what her mandate covers, said on every page, and no more."""

import html
import re

import pytest

from backend.plumbing.guard import App
from tests.unit.doors.conftest import NOWHERE, Client

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
