"""What is somebody's own, asked for by everybody else with the very address."""

import html
import json
import re
from collections import Counter, deque
from dataclasses import dataclass, field

import pytest

from backend.app import routes_of
from tests.unit.doors.conftest import Client, filled

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
LINK = re.compile(r'(href|action|data-live)="(/[^"?#]*)')
NOT_FOLLOWED = ("/static", "/demo", "/galleri", "/logga-ut", "/schema")
OF_A_KIND = 2
PAGES_AT_MOST = 150
NO = {403, 404}


@dataclass
class Seen:
    """The addresses with an id that one person is shown."""

    pages: set[str] = field(default_factory=set[str])
    forms: set[str] = field(default_factory=set[str])


@pytest.fixture(scope="module")
def people(client_of_all: Client) -> list[dict[str, str]]:
    return client_of_all.ask("GET", "/demo/people").json()


@pytest.fixture(scope="module")
def seen(client_of_all: Client, people: list[dict[str, str]]) -> dict[str, Seen]:
    """What each of the demo's people finds by following every link."""
    return {
        each["slug"]: _walk(client_of_all, each["slug"], each["start"])
        for each in people
    }


def _walk(client: Client, slug: str, start: str) -> Seen:
    found, kinds = Seen(), Counter[str]()
    waiting, known = deque([start]), {start}
    while waiting and sum(kinds.values()) < PAGES_AT_MOST:
        answer = client.ask("GET", waiting.popleft(), cookie=client.cookie_of(slug))
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for kind, written in LINK.findall(answer.text):
            path = html.unescape(written)
            if path in known or path.startswith(NOT_FOLLOWED):
                continue
            known.add(path)
            shape = ID.sub("{}", path)
            kinds[shape] += 1
            if kinds[shape] > OF_A_KIND:
                continue
            if ID.search(path) and kind != "data-live":
                (found.forms if kind == "action" else found.pages).add(path)
            if kind == "href":
                waiting.append(path)
    return found


def _opened_by(client: Client, slug: str, pages: set[str]) -> list[str]:
    cookie = client.cookie_of(slug)
    return [
        f"{slug} {path} {status}"
        for path in sorted(pages)
        if (status := client.ask("GET", path, cookie=cookie).status_code) not in NO
    ]


class TestReach:
    @pytest.mark.capability("X6")
    def test_ends_at_the_border_of_the_municipality(
        self,
        client_of_all: Client,
        people: list[dict[str, str]],
        seen: dict[str, Seen],
    ) -> None:
        home = {each["slug"]: each["municipality"] for each in people}
        for here in set(home.values()):
            pages = set[str]().union(
                *(found.pages for slug, found in seen.items() if home[slug] == here)
            )
            strangers = {
                each["role"]: each["slug"]
                for each in people
                if each["municipality"] != here
            }
            assert len(pages) > 10
            for slug in strangers.values():
                assert _opened_by(client_of_all, slug, pages) == []

    @pytest.mark.capability("X2")
    def test_of_a_citizen_is_her_own(
        self,
        client_of_all: Client,
        people: list[dict[str, str]],
        seen: dict[str, Seen],
    ) -> None:
        citizens = [each["slug"] for each in people if each["role"] == "citizen"]
        assert any(seen[slug].pages for slug in citizens)
        for slug in citizens:
            others = set[str]().union(*(seen[o].pages for o in citizens if o != slug))
            assert _opened_by(client_of_all, slug, others - seen[slug].pages) == []

    @pytest.mark.capability("X2")
    def test_of_a_form_ends_with_whom_it_was_shown_to(
        self,
        client_of_all: Client,
        people: list[dict[str, str]],
        seen: dict[str, Seen],
    ) -> None:
        """A stranger who sends the form of another is refused before it is read."""
        home = {each["slug"]: each["municipality"] for each in people}
        assert any(found.forms for found in seen.values())
        taken: list[str] = []
        for slug, found in seen.items():
            stranger = {
                each["role"]: each["slug"]
                for each in people
                if home[each["slug"]] != home[slug]
            }
            for path in sorted(found.forms):
                for other in stranger.values():
                    answer = client_of_all.ask(
                        "POST",
                        path,
                        cookie=client_of_all.cookie_of(other),
                        headers={"Content-Type": "application/x-www-form-urlencoded"},
                    )
                    if answer.status_code not in NO:
                        taken.append(f"{other} {path} {answer.status_code}")
        assert taken == []


class TestWriting:
    @pytest.mark.capability("X2")
    def test_is_not_for_roles_that_have_no_part_in_it(
        self, client_of_all: Client, people: list[dict[str, str]]
    ) -> None:
        """An administrator, who has no cases, may write in nobody's."""
        admin = next(each["slug"] for each in people if each["role"] == "system_admin")
        done: list[str] = []
        for method, path in routes_of(client_of_all.app):
            if method != "POST" or "{" not in path:
                continue
            answer = client_of_all.ask(
                "POST",
                filled(path),
                cookie=client_of_all.cookie_of(admin),
                content=json.dumps({}),
                headers={"Content-Type": "application/x-www-form-urlencoded"},
            )
            if answer.status_code not in NO:
                done.append(f"{path} {answer.status_code}")
        assert done == []
