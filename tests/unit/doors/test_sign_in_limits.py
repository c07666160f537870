"""S6, `sign_in_limits`: guessing at several processes at once, from rotating addresses."""

import re
import shutil
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

import httpx
import psycopg
import pytest

from backend.access.nudges import nudge_of
from backend.demo.policy import municipality_file
from backend.plumbing import post
from backend.plumbing.database import Database
from backend.plumbing.sealing import SEALER, sealer_in
from pwa.sign_in.code import ASK, WRITE
from tests.command import anna
from tests.conftest import TIMES, database_named
from tests.e2e.world import environment, free_port, serving
from tests.figures import Figure

# `make security` guesses at four processes ten thousand times.
IS_LONG = TIMES > 1
PROCESSES = 4 if IS_LONG else 2
GUESSES = 10_000 if IS_LONG else 120
ASKED = 200 if IS_LONG else 8
TRIES_A_CODE = 5
HERS = "berit@example.test"


@dataclass
class Service:
    """One installation: several processes on one database, with one key."""

    addresses: list[str]
    database: Database

    def code(self) -> str:
        """The digits of the newest letter."""
        newest = self.database.read_now(
            lambda s: nudge_of(s, post.notifications(s)[0]).body
        )
        return re.findall(r"\d{8}", newest)[0]


@pytest.fixture(scope="module")
def running(
    postgres_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE guessed_at")
    url = database_named(postgres_server, "guessed_at")
    first = tmp_path_factory.mktemp("guessed") / "home-0"
    surroundings = environment(
        first, ANNA_DATABASE_URL=url, ANNA_SMTP_URL="smtp://localhost:9"
    )
    for words in (("migrate",), ("municipality", str(municipality_file("nacka")))):
        assert anna(*words, surroundings=surroundings).returncode == 0
    servers: list[BaseProcess] = []
    addresses: list[str] = []
    for number in range(PROCESSES):
        home = first.with_name(f"home-{number}")
        home.mkdir(exist_ok=True)
        if home != first:
            shutil.copy(first / "column.key", home / "column.key")
        port = str(free_port())
        servers.append(serving({**surroundings, "ANNA_HOME": str(home), "PORT": port}))
        addresses.append(f"http://localhost:{port}")
    database = Database(url, session_info={SEALER: sealer_in(first)})
    yield Service(addresses, database)
    database.close()
    for server in servers:
        server.terminate()
    for server in servers:
        server.join(20)


def sent(
    http: httpx.Client, address: str, path: str, network: int, **fields: str
) -> httpx.Response:
    """A form from somewhere else each time, as far as a header can say so."""
    somewhere = f"{11 + network // 65536}.{network // 256 % 256}.{network % 256}.1"
    return http.post(
        address + path,
        data=fields,
        headers={"Origin": address, "X-Forwarded-For": somewhere},
    )


def asks(service: Service, email: str, network: int) -> str:
    """The browser that a code has been sent for."""
    with httpx.Client() as http:
        answer = sent(http, service.addresses[0], ASK, network, email=email)
        assert answer.status_code == 303
        return answer.cookies["__Host-browser"]


def another(code: str, number: int) -> str:
    return f"{(int(code) + 1 + number) % 10**8:08}"


@pytest.mark.capability("X1")
class TestSignInLimits:
    def test_hold_over_several_processes_and_rotating_addresses(
        self, running: Service, figure: Figure
    ) -> None:
        browser = asks(running, HERS, 1)
        code = running.code()
        with (
            httpx.Client(cookies={"__Host-browser": browser}, timeout=60) as http,
            ThreadPoolExecutor(8) as guessing,
        ):

            def guess(number: int) -> str:
                at = running.addresses[number % PROCESSES]
                digits = another(code, number)
                return _told(sent(http, at, WRITE, 1000 + number, digits=digits))

            answers = Counter(guessing.map(guess, range(GUESSES)))
            right = sent(http, running.addresses[-1], WRITE, 7, digits=code)

        figure(
            "S6",
            tried=answers.total(),
            wrong=answers["in"],
            tries_a_code=answers["wrong"],
        )
        assert answers["wrong"] == TRIES_A_CODE
        assert answers["in"] == 0
        assert answers.total() == GUESSES
        assert "__Host-sid" not in right.cookies

    def test_take_the_same_time_for_an_address_that_is_known(
        self, running: Service, figure: Figure
    ) -> None:
        pairs = _times(running)
        longer = statistics.median(known - unknown for known, unknown in pairs)

        # A machine that does other things at the same time tells no finer difference.
        most = 0.05 if IS_LONG else 1.0
        apart = abs(longer) / statistics.median(sum(pairs, ()))
        figure("S6", tried=0, percent_apart=100 * apart)
        assert apart < most


def _told(answer: httpx.Response) -> str:
    if "__Host-sid" in answer.cookies:
        return "in"
    if answer.status_code == 429:
        return "wait"
    return "wrong" if "stämmer inte" in answer.text else "unusable"


def _times(service: Service) -> list[tuple[float, float]]:
    """How long it takes to ask for a code: for one who is known and one who is not.

    The two of a pair are asked for at once after each other, each of them first as often,
    so that both meet the same machine.
    """
    taken: dict[int, float] = {}
    pairs = [(number, number + 1) for number in range(0, ASKED * 2, 2)]
    with httpx.Client() as http:
        for number in range(ASKED * 2):
            _asks_before(service, http, number, gets_in=number % 2 == 0)
        for turn, pair in enumerate(pairs):
            for number in pair if turn % 2 else reversed(pair):
                begun = time.perf_counter()
                asked = sent(
                    http, service.addresses[0], ASK, 50_000 + number, email=_of(number)
                )
                taken[number] = time.perf_counter() - begun
                assert asked.status_code == 303
                http.cookies.clear()
    return [(taken[known], taken[unknown]) for known, unknown in pairs]


def _of(number: int) -> str:
    return f"{number}@example.test"


def _asks_before(
    service: Service, http: httpx.Client, number: int, *, gets_in: bool
) -> None:
    """Both have asked once before; only one of them has an account by it."""
    at = service.addresses[0]
    asked = sent(http, at, ASK, 20_000 + number, email=_of(number))
    if gets_in:
        http.cookies.set("__Host-browser", asked.cookies["__Host-browser"])
        led = sent(http, at, WRITE, 30_000 + number, digits=service.code())
        assert "__Host-sid" in led.cookies
    http.cookies.clear()
