"""Each hole that was found in what the service stands on, with the test that keeps it shut.

In the framework and the server:
- JSON nested 5,000 deep was a fault: `TestJson::test_nested_5000_deep_is_400` here, and
  tests/unit/doors/test_ws_guard.py::TestMessage::test_that_our_script_never_sends_closes_it
- an integer over 64 bits was a fault: `TestInteger` here
- NUL and control characters reached the database: `TestAddress`, `TestText` here
- odd names of static files were faults: `TestStatic` here
- `Upgrade: websocket` with a body was never answered:
  tests/unit/doors/test_headers.py::TestOnTheWire::test_carries_the_policy
- a head without end was read for ever: the same test
- a full disk was a bare fault: `TestFullDisk` here
- a number with more digits than Python reads was a fault in an address: `TestAddress`

In signing in, limits and live pages:
- a token that the attacker chose became hers, and an ended one came alive again:
  tests/unit/doors/test_sign_in_attacks.py::TestFixation::test_by_a_token_that_somebody_else_chose_fails
  tests/unit/doors/test_sign_in_attacks.py::TestOldToken::test_after_sign_out_is_dead_also_to_a_request_on_its_way
- limits held in one process alone, and for whoever kept one address:
  tests/unit/doors/test_sign_in_limits.py::TestSignInLimits::test_hold_over_several_processes_and_rotating_addresses
- a websocket from anywhere was taken:
  tests/unit/doors/test_ws_guard.py::TestWebsocket::test_from_elsewhere_is_refused_on_every_route
- passkeys without user verification were taken:
  tests/unit/doors/test_webauthn_vectors.py::TestWebauthnVectors::test_that_are_bent_sign_nobody_in

In who may:
- a care worker who never had a visit with somebody could report one, by its id:
  tests/unit/execution/test_moved.py::TestVisit::test_that_was_never_hers_is_not_hers_to_tell_of
- whoever covered a case, or had it open in an emergency, could give out a way in to its
  person's account: tests/unit/doors/test_filled.py::TestHerWayIn
- an emergency, which only reads, let somebody answer in her place: `TestEmergency` there
- an officer could take, sign and decide her own case: tests/unit/investigation/test_impartial.py

In what is kept:
- time came back without its zone, and exact numbers as floats:
  tests/unit/architecture/test_schema.py::TestTable::test_holds_no_float_and_no_moment_without_zone
- a 200 that is no receipt emptied the outbox: tests/e2e/test_outbox.py
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from backend.app import routes_of, service
from backend.plumbing.database import Session, is_full, is_out_of_reach
from backend.plumbing.guard import App
from backend.plumbing.settings import settings_from
from pwa.assets import assets, build
from tests.conftest import TIMES
from tests.named import exists
from tests.unit.doors.conftest import Client, house_in
from tests.unit.doors.matrix import who_sees
from tests.unit.doors.wire import Served

JSON = {"Content-Type": "application/json"}
FAULT = 500
DEEP = b"[" * 5_000 + b"]" * 5_000
HUGE = (2**63, 2**64, -(2**63) - 1, 10**400)
# What an address may hold in place of an id, as it is written on the wire.
ODD = (
    "%00",
    "%0d%0aSet-Cookie:%20a=b",
    "%ed%a0%80",
    "%ff%fe",
    "%1b%5b31m",
    "a" * 300,
    "9" * 5_000,
    "00000000001",
    "-1",
    "%D9%A3",
    "%E2%80%AE",
    "..%2f..%2fpyproject.toml",
    "%2e%2e",
    "{}",
    "'%20OR%201=1--",
)
NAMES = (
    *("q", "manad", "sida", "lista", "visa", "val", "since", "till", "sprak", "kommun"),
    *("utseende", "text", "answer", "then", "wanted", "andra", "sort", "id", "state"),
    *("code", "behover", "klar", "yta", "page", "filter"),
)
NODE = re.compile(r"tests/\S+\.py(?:::\w+)*")


def tried(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """All with all in the long form; in the short one each of both at least once."""
    return rows if TIMES > 1 else rows[:: len(ODD) - 1]


def with_odd(path: str, odd: str) -> str:
    return "/".join(odd if part[:1] == "{" else part for part in path.split("/"))


class TestJson:
    def test_nested_5000_deep_is_400(self, app: App, client: Client) -> None:
        """Wherever JSON is read; where it is not, it makes no difference."""
        answered = {
            path: client.ask(
                "POST",
                path,
                content=DEEP,
                headers=JSON,
                cookie=client.cookie_of("elin"),
            ).status_code
            for method, path in routes_of(app)
            if method == "POST" and "{" not in path
        }

        read = {path: status for path, status in answered.items() if status != 415}
        assert {status for status in read.values() if status >= FAULT} == set()
        for path in ("/api/sync", "/fortsatt", "/passkey/sign-in", "/demo/sign-in"):
            assert read[path] == 400

    @pytest.mark.parametrize(
        "content",
        [
            b'{"slug": "a", "slug": "marta"}x',
            b'{"slug": "\\ud800"}',
            b'{"slug": "\\u0000"}',
            b'{"slug": {"slug": "marta"}}',
            b'{"slug": 1e400}',
            b'{"slug": NaN}',
            b"\xef\xbb\xbf{}",
            b"\x00",
            b'{"slug": "marta", "role": "system_admin"}',
        ],
        ids=lambda content: repr(content)[:24],
    )
    def test_that_is_odd_signs_nobody_in(self, client: Client, content: bytes) -> None:
        answer = client.ask("POST", "/demo/sign-in", content=content, headers=JSON)

        assert 400 <= answer.status_code < FAULT
        assert "set-cookie" not in answer.headers


class TestInteger:
    @pytest.mark.parametrize("number", HUGE, ids=["64", "65", "below", "400 digits"])
    @pytest.mark.parametrize("field", ["schema", "seq", "stream_seq", "base_version"])
    def test_over_64_bits_is_kept_as_unreadable(
        self, client: Client, number: int, field: str
    ) -> None:
        body = {
            "schema": 1,
            "kind": "visit.start",
            "stream": "s",
            "author": "a",
            "device_id": "d",
            "seq": 1,
            "stream_seq": 1,
            "payload": None,
            "device_time": "2026-11-02T12:00:00+01:00",
        }
        written = json.dumps({**body, field: 0}).replace(
            f'"{field}": 0', f'"{field}": {number}'
        )
        op_id = f"0190eeee-0000-7000-8000-{HUGE.index(number):06}{len(field):06}"
        sent = {"op_id": op_id, "sha256": "", "body": written}

        answer = client.ask(
            "POST",
            "/api/sync",
            content=json.dumps({"ops": [sent]}),
            headers=JSON,
            cookie=client.cookie_of("ali"),
        )

        assert answer.status_code == 200
        assert answer.json()["receipts"][0]["status"] == "rejected_kept"

    @pytest.mark.parametrize("number", HUGE, ids=["64", "65", "below", "400 digits"])
    def test_over_64_bits_in_an_address_is_no_page(
        self, app: App, client: Client, number: int
    ) -> None:
        paths = [p for m, p in routes_of(app) if m == "GET" and ":int" in p]

        assert paths
        for path in paths:
            cookie = client.cookie_of(who_sees(path))
            answer = client.ask("GET", with_odd(path, str(number)), cookie=cookie)
            assert answer.status_code in {303, 400, 404}


class TestAddress:
    def test_with_odd_parts_is_no_fault(self, app: App, client: Client) -> None:
        paths = [p for m, p in routes_of(app) if m == "GET" and "{" in p]
        asked = [(p, odd) for p in paths for odd in ODD]

        faults = [
            f"{path} {odd[:40]} {answer.status_code}"
            for path, odd in tried(asked)
            for answer in [
                client.ask(
                    "GET",
                    with_odd(path, odd),
                    cookie=client.cookie_of(who_sees(path)),
                )
            ]
            if answer.status_code >= FAULT or "set-cookie: a=b" in str(answer.headers)
        ]

        assert len(paths) > 50
        assert faults == []

    def test_with_odd_questions_is_no_fault(self, app: App, client: Client) -> None:
        paths = [p for m, p in routes_of(app) if m == "GET" and "{" not in p]
        asked = [(p, odd) for p in paths for odd in ODD]

        faults = [
            f"{path} {odd[:40]} {answer.status_code}"
            for path, odd in tried(asked)
            for question in ["&".join(f"{name}={odd}" for name in NAMES)]
            if len(question) < 30_000 or "9" not in odd
            for answer in [
                client.ask(
                    "GET",
                    f"{path}?{question}",
                    cookie=client.cookie_of(who_sees(path)),
                )
            ]
            if answer.status_code >= FAULT
        ]

        assert faults == []

    @pytest.mark.parametrize("name", ["manad", "sida", "visa"])
    def test_with_more_digits_than_can_be_read_is_no_fault(
        self, client: Client, name: str
    ) -> None:
        pages = {"manad": "/styrning", "sida": "/handlaggning", "visa": "/mina-sidor"}
        who = {"manad": "ulla", "sida": "elin", "visa": "marta"}[name]
        for digits in ("9" * 5_000, "000001" + "9" * 20, f"2026-{'9' * 5_000}"):
            answer = client.ask(
                "GET",
                f"{pages[name]}?{name}={digits}",
                cookie=client.cookie_of(who),
            )
            assert answer.status_code == 200


class TestText:
    @pytest.mark.parametrize(
        "typed", ["\x00", "a\x00b", "\x1b[31m", "\x7f", "\x85"], ids=repr
    )
    def test_with_control_characters_is_said_to_be_unfit(
        self, client: Client, typed: str
    ) -> None:
        answer = client.ask(
            "POST",
            "/ansok/behov",
            data={"hard": f"trött{typed}ben", "wanted": "cleaning"},
            cookie=client.cookie_of("linnea"),
        )

        assert answer.status_code == 422
        assert (
            typed.replace("a", "").replace("b", "")
            not in answer.text.partition("<main")[0]
        )


class TestForwarded:
    def test_address_is_the_one_that_the_proxy_saw(self, served: Served) -> None:
        """What a browser says of itself before the proxy's own word changes nothing."""
        seen = "203.0.113.77"
        answers = [
            httpx.post(
                f"{served.origin}/logga-in/kod-pa-papper",
                data={"paper_code": "AAAAA-AAAAA"},
                headers={
                    "Origin": served.origin,
                    "X-Forwarded-For": f"198.51.100.{number}, {seen}",
                },
            ).status_code
            for number in range(6)
        ]

        assert answers == [422] * 5 + [429]


class TestStatic:
    @pytest.mark.parametrize(
        "path",
        [
            "/static/{file}/x",
            "/static/%00",
            "/static/{build}/%00",
            "/static/" + "a" * 300,
            "/static/{build}/" + "a" * 300,
            "/static/{build}/../../pyproject.toml",
            "/static/{build}/%2e%2e/%2e%2e/pyproject.toml",
            "/static/{build}//etc/passwd",
            "/static/{build}/%2fetc%2fpasswd",
            "/static/{build}/live.js%00.css",
            "/static/{build}/LIVE.JS",
            "/static/{build}/",
            "/static/",
            "/static",
            "/.git/config",
            "/pyproject.toml",
            "/anna.db",
        ],
    )
    def test_has_nothing_else(self, client: Client, path: str) -> None:
        name = next(iter(assets()))
        asked = path.format(file=f"{build()}/{name}", build=build())

        assert client.ask("GET", asked).status_code == 404


@pytest.fixture(scope="module")
def full(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A service of its own, whose database may not grow by a single page."""
    home = tmp_path_factory.mktemp("full") / "home"
    shutil.copytree(demo_home, home)
    app = service(settings_from({"ANNA_HOME": str(home)}, checkout=home), {})
    client = Client(app)
    for slug in ("linnea", "ali"):
        client.cookie_of(slug)
    yield client
    house_in(app).door.database.close()


def may_hold(session: Session, *, more: int) -> None:
    pages = session.execute(text("PRAGMA page_count")).scalar_one()
    session.execute(text(f"PRAGMA max_page_count={pages + more}"))


def reads_until_full(client: Client) -> httpx.Response:
    """Each reading leaves a row in the log, until there is no room for it."""
    cookie = client.cookie_of("linnea")
    answers = (client.ask("GET", "/mina-sidor", cookie=cookie) for _ in range(500))
    return next(each for each in answers if each.status_code != 200)


class TestFullDisk:
    def test_is_said_in_words_and_over_when_there_is_room(self, full: Client) -> None:
        """Nobody reads a file that cannot be logged; what needs no row is still read."""
        door, cookie = house_in(full.app).door, full.cookie_of("linnea")
        door.run_now(lambda s: may_hold(s, more=0))

        page = reads_until_full(full)

        assert page.status_code == 507
        assert "Det finns ingen plats att spara på just nu" in page.text
        assert "Inget har sparats" in page.text
        assert int(page.headers["Retry-After"]) > 0
        assert full.ask("GET", "/", cookie=cookie).status_code == 200
        door.run_now(lambda s: may_hold(s, more=10_000))
        assert full.ask("GET", "/mina-sidor", cookie=cookie).status_code == 200

    def test_gives_a_phone_no_receipt(self, full: Client) -> None:
        door, cookie = house_in(full.app).door, full.cookie_of("ali")
        door.run_now(lambda s: may_hold(s, more=0))
        assert reads_until_full(full).status_code == 507
        sent = {
            "op_id": "0190ffff-0000-7000-8000-000000000001",
            "sha256": "",
            "body": "x" * 60_000,
        }
        content = json.dumps({"ops": [sent]})

        answer = full.ask(
            "POST", "/api/sync", content=content, headers=JSON, cookie=cookie
        )

        assert answer.status_code == 507
        assert "receipts" not in answer.json()
        door.run_now(lambda s: may_hold(s, more=10_000))
        again = full.ask(
            "POST", "/api/sync", content=content, headers=JSON, cookie=cookie
        )
        assert again.status_code == 200
        assert "repeated" not in again.text or '"repeated":false' in again.text

    def test_is_known_by_either_database(self) -> None:
        """And a database that cannot be reached is not one that is full."""
        room = OperationalError("INSERT", {}, psycopg.errors.DiskFull())
        lost = OperationalError("SELECT", {}, psycopg.errors.AdminShutdown())
        gone = OperationalError("SELECT", {}, psycopg.OperationalError("no answer"))

        assert (is_full(room), is_out_of_reach(room)) == (True, False)
        for fault in (lost, gone):
            assert (is_full(fault), is_out_of_reach(fault)) == (False, True)


class TestList:
    def test_names_tests_that_exist(self) -> None:
        named = NODE.findall(__doc__ or "")

        assert len(named) > 8
        assert [node for node in named if not exists(node)] == []
