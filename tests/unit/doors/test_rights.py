"""Every page × every kind of person, against a table kept by hand."""

import csv
from pathlib import Path

import pytest

from backend.kernel.actor import Role
from backend.plumbing.guard import App
from tests.markup import faults_in_page
from tests.unit.doors.conftest import Client, filled

TABLE = Path(__file__).with_name("rights.csv")
EVERYBODY = "everybody"
PEOPLE = {
    Role.citizen: (
        "marta",
        "aino",
        "karin",
        "mikko",
        "hjordis",
        "karin-maria",
        "rut",
        "linnea",
    ),
    Role.case_officer: ("elin", "lovisa", "oskar"),
    Role.senior_officer: ("sofia", "siv"),
    Role.unit_head: ("ulla", "una"),
    Role.fee_officer: ("fatima", "greta", "frida", "fredrik"),
    Role.settlement_officer: ("nils", "nora"),
    Role.provider_planner: (
        "petra",
        "paula",
        "viktor",
        "vera",
        "stina",
        "sten",
        "pekka",
        "pirjo",
    ),
    Role.care_worker: (
        "ali",
        "maja",
        "hanna",
        "beatrice",
        "jonas",
        "samira",
        "leila",
        "tom",
    ),
    Role.system_admin: ("adam", "axel"),
    Role.log_reviewer: ("lova",),
}
SHOWN = {200, 303, 404, 405, 409}
# An answer of an identity provider to a question that nobody asked is refused as such.
REFUSED_AS_SUCH = {"/logga-in/e-legitimation/svar": {400}}
NOT_OURS = "/schema"


def rights_table() -> dict[str, set[str]]:
    """Who may open which page, by path."""
    with TABLE.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter=";")
        return {row["path"]: set(row["who"].split()) for row in rows}


def _pages(app: App) -> list[str]:
    from backend.app import routes_of  # noqa: PLC0415

    return [path for method, path in routes_of(app) if method == "GET"]


def _forms(app: App) -> list[str]:
    from backend.app import routes_of  # noqa: PLC0415

    not_forms = ("/api/", "/passkey/", "/demo/", "/logga-")
    return [
        path
        for method, path in routes_of(app)
        if method == "POST" and not path.startswith(not_forms)
    ]


def _who_sees_the_page_of(form: str) -> set[str]:
    """The rights of the page at the form's address, or of the nearest one above it."""
    table, path = rights_table(), form
    while path not in table:
        path = path.rpartition("/")[0] or "/"
    return table[path]


class TestRights:
    def test_are_tried_with_everybody_in_the_demo(self, client: Client) -> None:
        everybody = client.ask("GET", "/demo/people").json()

        assert {(each["role"], each["slug"]) for each in everybody} == {
            (role.value, slug) for role, slugs in PEOPLE.items() for slug in slugs
        }

    @pytest.mark.capability("X2", "X6")
    def test_are_decided_for_every_page(self, app: App) -> None:
        assert set(_pages(app)) == set(rights_table())

    @pytest.mark.capability("X2")
    @pytest.mark.parametrize("role", list(PEOPLE), ids=str)
    def test_are_as_the_table_says(self, client: Client, role: Role) -> None:
        wrong: list[str] = []
        for path, who in rights_table().items():
            may = EVERYBODY in who or role.value in who
            for slug in PEOPLE[role]:
                answer = client.ask("GET", filled(path), cookie=client.cookie_of(slug))
                shown = REFUSED_AS_SUCH.get(path, SHOWN)
                right = answer.status_code in (shown if may else {403})
                if not right:
                    wrong.append(f"{slug} {path} {answer.status_code}")
        assert wrong == []

    def test_of_nobody_end_at_signing_in(self, client: Client) -> None:
        wrong: list[str] = []
        for path, who in rights_table().items():
            answer = client.ask("GET", filled(path))
            leads = answer.headers.get("Location", "")
            asked = answer.status_code == 401 or leads.startswith("/logga-in")
            if asked == (EVERYBODY in who):
                wrong.append(f"{path} {answer.status_code} {leads}")
        assert wrong == []


class TestForms:
    @pytest.mark.capability("X2")
    @pytest.mark.parametrize("role", list(PEOPLE), ids=str)
    def test_are_for_those_whose_page_they_stand_on(
        self, app: App, client: Client, role: Role
    ) -> None:
        """Whoever may not see the page may not send its form, whatever is in it."""
        wrong: list[str] = []
        for path in _forms(app):
            who = _who_sees_the_page_of(path)
            if EVERYBODY in who or role.value in who:
                continue
            for slug in PEOPLE[role]:
                answer = client.ask(
                    "POST", filled(path), cookie=client.cookie_of(slug), data={"x": "x"}
                )
                if answer.status_code != 403:
                    wrong.append(f"{slug} {path} {answer.status_code}")
        assert wrong == []

    @pytest.mark.capability("X2")
    def test_of_nobody_end_at_signing_in(self, app: App, client: Client) -> None:
        wrong: list[str] = []
        for path in _forms(app):
            if EVERYBODY in _who_sees_the_page_of(path):
                continue
            answer = client.ask("POST", filled(path), data={"x": "x"})
            if not answer.headers.get("Location", "").startswith("/logga-in"):
                wrong.append(f"{path} {answer.status_code}")
        assert wrong == []


class TestPage:
    @pytest.mark.capability("X11")
    @pytest.mark.parametrize("role", list(PEOPLE), ids=str)
    def test_is_valid_html(self, client: Client, role: Role) -> None:
        wrong: list[str] = []
        for path in rights_table():
            answer = client.ask(
                "GET", filled(path), cookie=client.cookie_of(PEOPLE[role][0])
            )
            is_page = answer.headers.get("content-type", "").startswith("text/html")
            if is_page and not path.startswith(NOT_OURS):
                faults = faults_in_page(answer.text)
                wrong.extend(f"{path}: {f}" for f in faults if not _is_example(path, f))
        assert wrong == []


def _is_example(path: str, fault: str) -> bool:
    """The gallery shows the parts that are a page's h1, one after another."""
    return path == "/galleri" and fault.endswith(" h1")
