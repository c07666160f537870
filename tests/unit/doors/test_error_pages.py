"""A page that says no looks as the other pages of whoever asked, and leads on."""

import re

import pytest

from tests.markup import faults_in_page
from tests.unit.doors.conftest import NOWHERE, Client

NO_SUCH_PAGE = "/det-har-finns-inte"
PEOPLE = [
    ("marta", "citizen", "/mina-sidor"),
    ("elin", "desk", "/handlaggning"),
    ("fatima", "desk", "/avgifter"),
    ("petra", "desk", "/utforare"),
    ("ali", "staff", "/utforare/idag"),
    ("adam", "desk", "/personal"),
]


def _headings(page: str) -> int:
    return len(re.findall(r"<h1[ >]", page))


class TestErrorPage:
    @pytest.mark.parametrize(("who", "surface", "start"), PEOPLE)
    def test_stands_in_the_frame_of_whoever_is_signed_in(
        self, client: Client, who: str, surface: str, start: str
    ) -> None:
        answer = client.ask("GET", NO_SUCH_PAGE, cookie=client.cookie_of(who))

        assert answer.status_code == 404
        assert f'data-surface="{surface}"' in answer.text
        assert answer.text.count(f'href="{start}"') >= 3
        assert _headings(answer.text) == 1
        assert faults_in_page(answer.text) == []

    @pytest.mark.parametrize(("who", "surface", "start"), PEOPLE[1:])
    def test_says_so_too_where_the_page_is_somebody_elses(
        self, client: Client, who: str, surface: str, start: str
    ) -> None:
        answer = client.ask("GET", "/mina-sidor", cookie=client.cookie_of(who))

        assert answer.status_code == 403
        assert f'data-surface="{surface}"' in answer.text
        assert f'<a href="{start}">Till första sidan</a>' in answer.text
        assert _headings(answer.text) == 1

    def test_leads_a_stranger_to_the_start(self, client: Client) -> None:
        answer = client.ask("GET", NO_SUCH_PAGE)

        assert answer.status_code == 404
        assert '<a href="/">Till första sidan</a>' in answer.text
        assert "Adressen kan vara felskriven" in answer.text
        assert _headings(answer.text) == 1

    @pytest.mark.parametrize(
        ("address", "page"),
        [
            ("/logga-ut", "/"),
            ("/byt-roll/koppla?sprak=en", "/byt-roll?sprak=en"),
            (
                f"/handlaggning/{NOWHERE}/inloggning/samma",
                f"/handlaggning/{NOWHERE}/inloggning",
            ),
            (f"/handlaggning/ombud/{NOWHERE}/avsluta", "/handlaggning/ombud"),
        ],
    )
    def test_leads_from_where_a_form_is_sent_to_where_it_stands(
        self, client: Client, address: str, page: str
    ) -> None:
        """As when she reloads it, or reads it in another language."""
        answer = client.ask("GET", address, cookie=client.cookie_of("elin"))

        assert (answer.status_code, answer.headers["Location"]) == (303, page)

    def test_says_so_where_a_page_is_sent_something(self, client: Client) -> None:
        answer = client.ask("POST", "/tjanster")

        assert answer.status_code == 405
        assert "Inget har sparats." in answer.text
