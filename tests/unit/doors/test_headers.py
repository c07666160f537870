"""S5, `headers_all_routes`: every answer carries the policy, whatever is asked and how."""

import re
from collections.abc import Mapping

import httpx
import pytest

from backend.app import routes_of
from backend.plumbing.guard import App
from tests.conftest import TIMES
from tests.figures import Figure
from tests.unit.doors.conftest import Client, filled
from tests.unit.doors.test_islands import WORKLIST
from tests.unit.doors.wire import Line, Served

# As the paper on security has them, in its own words: never read from the code.
POLICY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        "img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types sw"
    ),
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "X")
SHORT = ("GET", "POST")
NO_PAGES = ("/schema", "/utkorg", "/offline")
KEPT = re.compile(r"^(no-cache|public, max-age=31536000, immutable)$")
WHO = ("elin", "linnea", "ali", "fatima", "petra", "ulla", "nils", "adam", "sofia")


def lacks(answer: httpx.Response) -> list[str]:
    """What of the policy an answer lacks, or says twice or otherwise."""
    told: Mapping[str, str] = answer.headers
    wrong = [
        f"{name}: {told.get(name)}" for name in POLICY if told.get(name) != POLICY[name]
    ]
    wrong += [f"{n} {told[n]}" for n in told if n.startswith("access-control-")]
    wrong += [f"{n} {told[n]}" for n in ("server", "x-powered-by") if n in told]
    kept = told.get("cache-control", "")
    if kept != "no-store" and not KEPT.match(kept):
        wrong.append(f"cache-control: {kept}")
    kind = told.get("content-type", "")
    if answer.content and not kind:
        wrong.append("no content type")
    if kind.startswith("text/") and "charset=utf-8" not in kind.lower():
        wrong.append(f"content-type: {kind}")
    for cookie in answer.headers.get_list("set-cookie"):
        wrong += _lacking_in(cookie)
    return wrong


def _lacking_in(cookie: str) -> list[str]:
    low = cookie.lower()
    wanted = ["path=/", "samesite=lax"]
    if low.startswith("__host-"):
        wanted += ["secure", "httponly"]
    return [f"cookie without {each}: {cookie}" for each in wanted if each not in low]


def _walked(
    client: Client, asked: list[tuple[str, str]], *, cookie: str | None = None
) -> list[str]:
    return [
        f"{method} {path} {answer.status_code}: {fault}"
        for method, path in asked
        for answer in [client.ask(method, filled(path), cookie=cookie)]
        for fault in lacks(answer)
    ]


@pytest.mark.capability("X2")
class TestAnswer:
    def test_to_nobody_carries_the_policy_on_every_route_by_every_method(
        self, app: App, client: Client, figure: Figure
    ) -> None:
        paths = sorted({path for _, path in routes_of(app)})
        methods = METHODS if TIMES > 1 else SHORT
        asked = [(method, path) for path in paths for method in methods]

        wrong = _walked(client, asked)

        figure("S5", tried=len(asked), wrong=len(wrong))
        assert wrong == []

    @pytest.mark.parametrize("slug", WHO if TIMES > 1 else WHO[:2])
    def test_to_whoever_is_signed_in_carries_the_policy(
        self, app: App, client: Client, figure: Figure, slug: str
    ) -> None:
        asked = [("GET", path) for method, path in routes_of(app) if method == "GET"]

        wrong = _walked(client, asked, cookie=client.cookie_of(slug))

        figure("S5", tried=len(asked), wrong=len(wrong))
        assert wrong == []

    def test_to_whoever_is_signed_in_leads_out(self, app: App, client: Client) -> None:
        """Every page of hers has the way out, in its frame."""
        pages = [
            (path, client.ask("GET", filled(path), cookie=client.cookie_of("elin")))
            for method, path in routes_of(app)
            if method == "GET" and not path.startswith(NO_PAGES)
        ]

        shown = [
            (path, answer.text)
            for path, answer in pages
            if answer.headers.get("content-type", "").startswith("text/html")
        ]
        assert len(shown) > 100
        assert [path for path, text in shown if 'action="/logga-ut"' not in text] == []

    @pytest.mark.parametrize(
        ("path", "headers", "status"),
        [
            ("/finns-inte", {}, 404),
            ("/static/x", {}, 404),
            ("/static/%00", {}, 404),
            ("/", {"Host": "evil.example"}, 421),
            ("/", {"X-Long": "x" * 40_000}, 431),
            ("/?" + "x" * 40_000, {}, 431),
            ("/handlaggning", {}, 303),
            ("/api/sync/changes", {}, 401),
            ("/health/live", {}, 200),
            ("/metrics", {}, 200),
        ],
        ids=lambda each: str(each)[:24],
    )
    def test_that_says_no_carries_the_policy(
        self,
        client: Client,
        figure: Figure,
        path: str,
        headers: dict[str, str],
        status: int,
    ) -> None:
        answer = client.ask("GET", path, headers=headers)

        figure("S5", tried=1, wrong=len(lacks(answer)))
        assert answer.status_code == status
        assert lacks(answer) == []

    @pytest.mark.parametrize(
        ("path", "content", "headers", "status"),
        [
            ("/ansok", b"", {"Origin": "https://evil.example"}, 403),
            ("/logga-in/valj", b"x" * 1_100_000, {}, 413),
            ("/api/sync", b"{", {"Content-Type": "application/json"}, 401),
            ("/logga-in/valj", b"{}", {"Content-Type": "application/json"}, 415),
            ("/demo/sign-in", b"{", {"Content-Type": "application/json"}, 400),
            ("/static/x", b"", {}, 405),
        ],
        ids=lambda each: str(each)[:24],
    )
    def test_that_refuses_what_was_sent_carries_the_policy(
        self,
        client: Client,
        figure: Figure,
        path: str,
        content: bytes,
        headers: dict[str, str],
        status: int,
    ) -> None:
        form = {"Content-Type": "application/x-www-form-urlencoded"}

        answer = client.ask("POST", path, content=content, headers=form | headers)

        figure("S5", tried=1, wrong=len(lacks(answer)))
        assert answer.status_code == status
        assert lacks(answer) == []

    @pytest.mark.parametrize("path", ["/demo/people", "/mina-sidor"])
    def test_of_a_fault_carries_the_policy(
        self,
        client: Client,
        figure: Figure,
        monkeypatch: pytest.MonkeyPatch,
        path: str,
    ) -> None:
        cookie = client.cookie_of("linnea")

        def breaks(*_: object, **__: object) -> None:
            raise LookupError

        monkeypatch.setattr("backend.access.people.everybody", breaks)
        monkeypatch.setattr("backend.insight.queries.own_case", breaks)
        answer = client.ask("GET", path, cookie=cookie)
        monkeypatch.undo()

        figure("S5", tried=1, wrong=len(lacks(answer)))
        assert answer.status_code == 500
        assert lacks(answer) == []


@pytest.mark.capability("X1")
class TestCookie:
    def test_that_lets_somebody_in_is_for_this_host_alone(self, client: Client) -> None:
        """Her sign-in, and the browser that a code is bound to."""
        signed_in = client.ask(
            "POST",
            "/demo/sign-in",
            content=b'{"slug": "rut"}',
            headers={"Content-Type": "application/json"},
        )
        asked = client.ask("POST", "/logga-in/kod", data={"email": "x@example.test"})

        for answer, name in ((signed_in, "__Host-sid"), (asked, "__Host-browser")):
            (cookie,) = [
                each
                for each in answer.headers.get_list("set-cookie")
                if each.startswith(f"{name}=")
            ]
            told = {part.strip().lower() for part in cookie.split(";")[1:]}
            assert {"secure", "httponly", "samesite=lax", "path=/"} <= told
            assert not any(part.startswith("domain=") for part in told)
            assert lacks(answer) == []

    def test_that_remembers_a_choice_goes_nowhere_else(self, client: Client) -> None:
        answer = client.ask("GET", "/?sprak=fi&utseende=dark&kommun=nacka")

        cookies = answer.headers.get_list("set-cookie")
        assert len(cookies) >= 2
        for cookie in cookies:
            assert "samesite=lax" in cookie.lower()
            assert "domain=" not in cookie.lower()


def answered(raw: bytes) -> httpx.Response:
    """What came on the wire, as an answer."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = [
        (name, text.strip()) for name, _, text in (x.partition(":") for x in lines)
    ]
    return httpx.Response(int(first.split()[1]), headers=headers, content=body)


@pytest.mark.capability("X2")
class TestOnTheWire:
    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            (b"no request\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost: {host}\r\nBad Name: x\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nX: " + b"x" * 60_000, 431),
            (b"GET /" + b"x" * 60_000, 431),
            (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 421),
            (b"TRACE / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n", 403),
            (b"GET /x HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n", 404),
            (
                (
                    b"GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
                    b"Connection: Upgrade\r\nContent-Length: 5\r\n\r\nhello"
                ),
                400,
            ),
            (
                (
                    b"POST /handlaggning/live HTTP/1.1\r\nHost: {host}\r\n"
                    b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
                    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eHh4\r\n\r\n"
                ),
                400,
            ),
            (
                (
                    b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n"
                    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                ),
                400,
            ),
        ],
        ids=[
            "no request",
            "header",
            "endless header",
            "endless address",
            "no host",
            "trace",
            "not found",
            "upgrade with a body",
            "upgrade by POST",
            "two lengths",
        ],
    )
    def test_carries_the_policy(
        self, served: Served, figure: Figure, raw: bytes, status: int
    ) -> None:
        host = f"localhost:{served.port}".encode()

        answer = answered(served.says(raw.replace(b"{host}", host)))

        wrong = [fault for fault in lacks(answer) if "cache-control" not in fault]
        figure("S5", tried=1, wrong=len(wrong))
        assert answer.status_code == status
        assert wrong == []

    def test_opening_a_websocket_carries_the_policy(
        self, served: Served, figure: Figure
    ) -> None:
        line = Line(served, WORKLIST, cookie=served.cookie_of("elin"))
        assert line.hears()

        wrong = {n: t for n, t in POLICY.items() if line.headers.get(n) != t}

        figure("S5", tried=1, wrong=len(wrong))
        assert wrong == {}
        line.leaves()
