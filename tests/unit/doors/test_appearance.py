"""Size of text and colours: chosen in one tap on any page, and remembered."""

import re

import pytest

from tests.unit.doors.conftest import Client


def looks_of(page: str) -> dict[str, str]:
    """What the page says of how it looks."""
    [head] = re.findall(r"<html [^>]*>", page)
    return dict(re.findall(r'data-(text|theme)="(\w+)"', head))


class TestAppearance:
    def test_is_the_phones_own_until_something_is_chosen(self, client: Client) -> None:
        assert looks_of(client.ask("GET", "/").text) == {}

    def test_is_remembered_by_the_browser(self, client: Client) -> None:
        chosen = client.ask("GET", "/?text=largest&utseende=contrast")

        assert looks_of(chosen.text) == {"text": "largest", "theme": "contrast"}
        kept = "; ".join(f"{name}={value}" for name, value in chosen.cookies.items())
        later = client.ask("GET", "/tjanster", headers={"Cookie": kept})
        assert looks_of(later.text) == {"text": "largest", "theme": "contrast"}

    def test_can_be_the_phones_own_again(self, client: Client) -> None:
        page = client.ask(
            "GET", "/?utseende=own", headers={"Cookie": "utseende=dark; text=larger"}
        )

        assert looks_of(page.text) == {"text": "larger"}

    @pytest.mark.parametrize("asked", ["text=huge", "utseende=%22%3E%3Cscript%3E"])
    def test_that_is_unknown_changes_nothing(self, client: Client, asked: str) -> None:
        page = client.ask("GET", f"/?{asked}", headers={"Cookie": "text=<b>"})

        assert looks_of(page.text) == {}
        assert "set-cookie" not in page.headers

    @pytest.mark.parametrize(
        ("slug", "path"),
        [
            (None, "/logga-in"),
            ("marta", "/mina-sidor"),
            ("elin", "/handlaggning"),
            ("ali", "/utforare/idag"),
            ("marta", "/handlaggning"),
        ],
    )
    def test_is_within_reach_on_every_page(
        self, client: Client, slug: str | None, path: str
    ) -> None:
        cookie = client.cookie_of(slug) if slug else None

        page = client.ask("GET", path, cookie=cookie).text

        assert f'href="{path}?text=largest"' in page
        assert f'href="{path}?utseende=contrast"' in page
        assert ('action="/logga-ut"' in page) is (slug is not None)
