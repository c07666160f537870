"""What every door does: who may knock, and with what."""

import json
import re

import pytest

from backend.app import routes_of
from backend.plumbing.guard import App
from tests.figures import Figure
from tests.unit.doors.conftest import ORIGIN, Client, filled

JSON = {"Content-Type": "application/json"}
LONG_ID = {
    "op_id": "0190aaaa-0000-7000-8000-000000000000\n",
    "sha256": "",
    "body": "",
}
# What a browser says of a form or a script on somebody else's page, or does not say.
ELSEWHERE = {
    "nothing": {"Origin": ""},
    "foreign": {"Origin": "https://evil.example"},
    "alike": {"Origin": f"{ORIGIN}.evil.example"},
    "cross-site": {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
    "same-site": {"Origin": ORIGIN, "Sec-Fetch-Site": "same-site"},
    "only cross-site": {"Origin": "", "Sec-Fetch-Site": "cross-site"},
    "hidden": {"Origin": "null"},
}
# What a form can be sent as; JSON it cannot.
OF_A_FORM = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "",
)
TAKES = "application/json"


def _unsafe(app: App) -> list[tuple[str, str]]:
    return [(m, p) for m, p in routes_of(app) if m not in {"GET", "HEAD", "OPTIONS"}]


class TestWrite:
    """S4, `cross_site_all_routes`."""

    @pytest.mark.capability("X2")
    @pytest.mark.parametrize("elsewhere", ELSEWHERE.values(), ids=list(ELSEWHERE))
    def test_from_another_site_is_refused_on_every_route(
        self, app: App, client: Client, figure: Figure, elsewhere: dict[str, str]
    ) -> None:
        routes, cookie = _unsafe(app), client.cookie_of("elin")

        taken = [
            f"{method} {path} {answer.status_code}"
            for method, path in routes
            if (
                answer := client.ask(
                    method, filled(path), headers=elsewhere, cookie=cookie
                )
            ).status_code
            != 403
        ]

        figure("S4", tried=len(routes), wrong=len(taken))
        assert len(routes) > 100
        assert taken == []

    @pytest.mark.capability("X2")
    def test_in_json_is_never_a_form(
        self, app: App, client: Client, figure: Figure
    ) -> None:
        """Every address that takes JSON takes nothing that a form can send."""
        in_json = [
            path
            for _, path in _unsafe(app)
            if client.ask("POST", filled(path), content=b"a=b").status_code == 415
            and client.ask(
                "POST", filled(path), content=b"", headers={"Content-Type": TAKES}
            ).status_code
            != 415
        ]

        taken = [
            f"{path} {kind} {answer.status_code}"
            for path in in_json
            for kind in OF_A_FORM
            if (
                answer := client.ask(
                    "POST",
                    filled(path),
                    content=b'{"slug": "elin"}',
                    headers={"Content-Type": kind},
                )
            ).status_code
            != 415
        ]

        figure("S4", tried=len(in_json) * len(OF_A_FORM), wrong=len(taken))
        assert {"/api/sync", "/passkey/sign-in", "/demo/sign-in"} <= set(in_json)
        assert taken == []

    def test_of_our_own_page_is_taken(self, client: Client) -> None:
        for own in (
            {"Sec-Fetch-Site": "same-origin"},
            {"Origin": "", "Sec-Fetch-Site": "same-origin"},
            {"Origin": ORIGIN},
        ):
            answer = client.ask(
                "POST", "/logga-in/valj", data={"slug": "marta"}, headers=own
            )
            assert answer.status_code == 303


class TestAddress:
    @pytest.mark.capability("X2")
    @pytest.mark.parametrize(
        "elsewhere",
        [
            "//evil.example",
            "/\\evil.example",
            "/\t\\evil.example",
            "/\n/evil.example",
            "//[evil",
            "https://evil.example",
            "javascript:alert(1)",
        ],
    )
    def test_to_go_on_to_never_leads_away(self, client: Client, elsewhere: str) -> None:
        page = client.ask("GET", "/logga-in", params={"till": elsewhere})
        chosen = client.ask(
            "POST", "/logga-in/valj", data={"slug": "marta", "till": elsewhere}
        )

        assert 'data-to=""' in page.text
        assert chosen.headers["Location"] == "/mina-sidor"

    @pytest.mark.parametrize("month", ["9999-12", "2026-13", "1999-12", "٢٠٢٦-٠١"])
    def test_of_no_month_is_no_page(self, client: Client, month: str) -> None:
        page = client.ask(
            "GET", f"/avgifter/manad/{month}", cookie=client.cookie_of("fatima")
        )

        assert page.status_code == 404

    @pytest.mark.parametrize(
        "path", ["//evil.example/x", "/%09/evil.example", "/%5Cevil.example"]
    )
    def test_of_a_page_leads_to_the_page_itself(
        self, client: Client, path: str
    ) -> None:
        page = client.ask("GET", f"http://localhost:8000{path}")
        links = re.findall(r'(?:href|value)="(/[^"]*)"', page.text)

        assert len(links) > 5
        assert [a for a in links if re.match(r"/[/\\\s]", a)] == []


class TestStatic:
    @pytest.mark.parametrize(
        "path",
        [
            "/static/%00",
            "/static/" + "a" * 300,
            "/static/x/live.js/x",
            "/static/x/../../pyproject.toml",
            "/static/x/%2e%2e/%2e%2e/pyproject.toml",
        ],
    )
    def test_has_nothing_else(self, client: Client, path: str) -> None:
        assert client.ask("GET", path).status_code == 404


class TestApi:
    @pytest.mark.capability("X8")
    @pytest.mark.parametrize(
        ("content", "headers", "status"),
        [
            (b"{}", {"Content-Type": "text/plain"}, 415),
            (b"[" * 5000 + b"]" * 5000, JSON, 400),
            (b'{"ops": 3}', JSON, 400),
            (b'{"ops": [], "more": 1}', JSON, 400),
            (b"\xff\xfe", JSON, 400),
            (json.dumps({"ops": [{}] * 51}).encode(), JSON, 400),
            (json.dumps({"ops": [LONG_ID]}).encode(), JSON, 400),
            (b'{"ops":[' + b" " * 300_000 + b"]}", JSON, 413),
        ],
        ids=[
            "content type",
            "nested",
            "not a list",
            "unknown field",
            "not text",
            "empty operations",
            "an id too long",
            "too large",
        ],
    )
    def test_says_what_is_the_matter_with_an_envelope(
        self, client: Client, content: bytes, headers: dict[str, str], status: int
    ) -> None:
        answer = client.ask(
            "POST",
            "/api/sync",
            content=content,
            headers=headers,
            cookie=client.cookie_of("marta"),
        )

        assert answer.status_code == status

    def test_needs_somebody(self, client: Client) -> None:
        answer = client.ask("POST", "/api/sync", content=b'{"ops": []}', headers=JSON)

        assert answer.status_code == 401


class TestForm:
    @pytest.mark.parametrize(
        ("content", "status"),
        [
            (b"x" * 1_100_000, 413),
            (b"a&" * 100_000, 413),
            (b"\x00=\x00", 303),
            ("a=😀å".encode(), 303),
        ],
        ids=["over 1 MB", "100,000 fields", "NUL", "emoji"],
    )
    def test_never_fails_for_what_was_typed(
        self, client: Client, content: bytes, status: int
    ) -> None:
        answer = client.ask(
            "POST",
            "/logga-in/valj",
            content=content,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )

        assert answer.status_code == status

    @pytest.mark.capability("X8")
    def test_sent_to_another_address_is_another_form(self, client: Client) -> None:
        """What has the id of another form is refused in words, never quietly dropped."""
        fields = {"op_id": "0190bbbb-0000-7000-8000-00000000beef", "answer": "3"}
        first, again, other = (
            client.ask(
                "POST",
                f"/sjalvskattning/{number}",
                cookie=client.cookie_of("aino"),
                data=fields,
            )
            for number in (1, 1, 2)
        )

        assert [first.status_code, again.status_code] == [303, 303]
        assert other.status_code == 409

    def test_takes_no_field_from_the_address(self, client: Client) -> None:
        """Nor from a cookie: what counts is what she sent."""
        answer = client.ask(
            "POST",
            "/logga-in/valj?slug=elin&till=/handlaggning",
            data={"slug": "marta"},
            headers={"Cookie": "slug=elin; till=/handlaggning"},
        )

        assert answer.headers["Location"] == "/mina-sidor"

    def test_is_a_form(self, client: Client) -> None:
        answer = client.ask("POST", "/logga-in/valj", content=b"{}", headers=JSON)

        assert answer.status_code == 415
