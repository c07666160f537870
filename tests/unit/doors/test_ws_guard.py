"""S3, `ws_guard`: nobody but she who may keeps a page alive over a websocket."""

import json
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from litestar.routes import WebSocketRoute
from sqlalchemy import update

from backend.access.sign_ins import hash_of
from backend.access.tables import SignIn
from backend.app import inside
from backend.plumbing.clock import WallClock
from backend.plumbing.database import Database
from backend.plumbing.database.engine import sqlite_url
from backend.plumbing.guard import POLICY_HEADERS, App
from tests.conftest import TIMES
from tests.figures import Figure
from tests.unit.doors.conftest import filled
from tests.unit.doors.test_islands import SIGNED_OUT, TOO_MANY, WORKLIST
from tests.unit.doors.wire import CUT_OFF, LONGEST, Line, Served

REFUSED = 403
TOO_LARGE, NOT_OURS = 1009, 1008
MOST = 20
MANY = 1_000 if TIMES > 1 else 60
MEGABYTE = 1024 * 1024


def sockets_of(app: App) -> list[str]:
    """Every path at which the service takes a websocket."""
    routes = inside(app).routes
    return [r.path for r in routes if isinstance(r, WebSocketRoute)]


@pytest.fixture(scope="module")
def hers(served: Served) -> str:
    return served.cookie_of("sofia")


def waits_too_long(served: Served, token: str) -> None:
    """Nobody has used the sign-in for longer than it holds."""
    database = Database(sqlite_url(served.home / "anna.db"))
    long_ago = WallClock().now() - timedelta(days=1)
    database.write_now(
        lambda s: s.execute(
            update(SignIn)
            .where(SignIn.token_hash == hash_of(token))
            .values(used_at=long_ago, signed_in_at=long_ago)
        )
    )
    database.close()


@pytest.mark.capability("X2")
class TestWebsocket:
    def test_of_ours_is_kept_alive(self, served: Served, hers: str) -> None:
        line = Line(served, WORKLIST, cookie=hers)

        assert json.loads(line.hears())["model"]["children"]
        line.says("beat")
        assert line.hears() == "beat"
        line.leaves()

    @pytest.mark.parametrize(
        "stranger",
        [
            {"origin": "https://evil.example"},
            {"origin": "http://localhost:1"},
            {"origin": "null"},
            {"origin": ""},
            {"host": "evil.example"},
            {"host": "localhost"},
        ],
        ids=str,
    )
    def test_from_elsewhere_is_refused_on_every_route(
        self,
        app: App,
        served: Served,
        hers: str,
        figure: Figure,
        stranger: dict[str, str],
    ) -> None:
        paths = sockets_of(app)
        origin, host = stranger.get("origin"), stranger.get("host")
        lines = [
            Line(served, filled(p), cookie=hers, origin=origin, host=host)
            for p in paths
        ]

        ended = [line.ends() for line in lines]

        assert len(paths) >= 4
        wrong = [status for status, _ in ended if status != REFUSED]
        seconds = max(after for _, after in ended)
        figure("S3", tried=len(ended), wrong=len(wrong), seconds=seconds)
        assert wrong == []
        for line in lines:
            for name, text in POLICY_HEADERS:
                assert line.headers[name.decode()] == text.decode()

    @pytest.mark.parametrize("cookie", ["", "made-up", "x" * 4_000])
    def test_of_nobody_is_closed_on_every_route(
        self, app: App, served: Served, figure: Figure, cookie: str
    ) -> None:
        ended = [
            Line(served, filled(path), cookie=cookie).ends() for path in sockets_of(app)
        ]

        wrong = [status for status, _ in ended if status != SIGNED_OUT]
        seconds = max(after for _, after in ended)
        figure("S3", tried=len(ended), wrong=len(wrong), seconds=seconds)
        assert wrong == []

    def test_of_a_sign_in_that_has_run_out_is_closed(
        self, served: Served, figure: Figure
    ) -> None:
        token = served.cookie_of("elin")
        waits_too_long(served, token)

        status, seconds = Line(served, WORKLIST, cookie=token).ends()

        figure("S3", tried=1, wrong=int(status != SIGNED_OUT), seconds=seconds)
        assert status == SIGNED_OUT

    def test_closes_at_once_when_she_signs_out_elsewhere(
        self, served: Served, figure: Figure
    ) -> None:
        token = served.cookie_of("oskar")
        lines = [Line(served, path, cookie=token) for path in (WORKLIST,) * 5]
        assert all(line.hears() for line in lines)
        begun = time.perf_counter()

        served.sends("/logga-ut", "", cookie=token)

        ended = [line.ends()[0] for line in lines]
        seconds = time.perf_counter() - begun
        figure("S3", tried=5, wrong=5 - ended.count(SIGNED_OUT), seconds=seconds)
        assert ended == [SIGNED_OUT] * 5
        assert seconds < LONGEST


def whole(line: Line) -> None:
    line.says("x" * 10 * MEGABYTE)


def in_parts(line: Line) -> None:
    for _ in range(10_240):
        line.says("x" * 1024, is_last=False)


def of_bytes(line: Line) -> None:
    line.says(bytes(10 * MEGABYTE))


@pytest.mark.capability("X2")
class TestMessage:
    @pytest.mark.parametrize("packs", [False, True], ids=["plain", "packed"])
    @pytest.mark.parametrize("speaks", [whole, in_parts, of_bytes])
    def test_of_ten_megabytes_closes_it(
        self,
        served: Served,
        hers: str,
        figure: Figure,
        speaks: Callable[[Line], None],
        packs: bool,
    ) -> None:
        """Ten megabytes of one letter are ten kilobytes when they are packed."""
        line = Line(served, WORKLIST, cookie=hers, packs=packs)
        assert line.hears()

        speaks(line)

        status, seconds = line.ends()
        is_closed = status in {TOO_LARGE, CUT_OFF}
        figure("S3", tried=1, wrong=int(not is_closed), seconds=seconds)
        assert is_closed
        again = Line(served, WORKLIST, cookie=hers)
        assert again.hears()
        again.leaves()

    @pytest.mark.parametrize(
        "said",
        [
            "",
            "{",
            "null",
            "[" * 5_000,
            b"beat",
            b"\xff\xfe",
            '{"type": "layout-event", "target": "a", "data": []}',
        ],
        ids=lambda said: repr(said)[:20],
    )
    def test_that_our_script_never_sends_closes_it(
        self, served: Served, hers: str, figure: Figure, said: str | bytes
    ) -> None:
        line = Line(served, WORKLIST, cookie=hers)
        assert line.hears()

        line.says(said)

        status, seconds = line.ends()
        figure("S3", tried=1, wrong=int(status != NOT_OURS), seconds=seconds)
        assert status == NOT_OURS


@pytest.mark.capability("X2")
class TestMany:
    def test_of_one_person_keep_nobody_else_out(
        self, served: Served, figure: Figure
    ) -> None:
        hers, anothers = served.cookie_of("siv"), served.cookie_of("ulla")
        kept: list[Line] = []
        refused: list[int] = []
        longest = 0.0

        for _ in range(MANY):
            line = Line(served, WORKLIST, cookie=hers)
            if line.hears():
                kept.append(line)
                continue
            status, seconds = line.ends()
            refused.append(status)
            longest = max(longest, seconds)

        begun = time.perf_counter()
        other = Line(served, WORKLIST, cookie=anothers)
        assert other.hears()
        longest = max(longest, time.perf_counter() - begun)
        wrong = MANY - MOST - refused.count(TOO_MANY)
        figure("S3", tried=MANY, wrong=wrong, seconds=longest)
        assert len(kept) == MOST
        assert refused == [TOO_MANY] * (MANY - MOST)
        for line in (*kept, other):
            line.leaves()
