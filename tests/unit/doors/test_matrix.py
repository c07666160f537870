"""S1, `authz_matrix`: role × relation × object × way, against a table kept by hand.

`matrix.csv` says, for every way to a thing, what each role in each relation to one
resident is answered: it is opened (`öppnas`), is not there (`finns inte`), is refused in
words (`nekas`), asks for a surer or fresher proof (`bevis`) or asks her to sign in
(`logga in`). An empty cell says the same as the first of its role.
The last columns say what is answered once she has become protected.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg
import pytest
from litestar.routes import WebSocketRoute
from psycopg.sql import SQL, Identifier

from backend.app import OPERATIONS, inside, routes_of, service
from backend.kernel.actor import Role
from backend.plumbing.guard import App
from backend.plumbing.settings import settings_from
from pwa.shell import House
from tests.command import anna, environment
from tests.conftest import TIMES, database_named
from tests.figures import Figure
from tests.markup import faults_in_page
from tests.told import told
from tests.unit.doors.conftest import house_in
from tests.unit.doors.matrix import (
    ABSENT,
    ANSWERS,
    FOUND,
    OPENS,
    REFUSED,
    SIGN_IN,
    SOCKET,
    SYNC,
    Matrix,
    Row,
    cells,
    rows,
)
from tests.unit.doors.relations import (
    BY_MANDATE,
    HAS_OPEN,
    NOBODY,
    gather,
    role_of,
    shield,
)

DATABASES = ["sqlite", "postgresql"] if TIMES > 1 else ["sqlite"]
AT_LEAST = 2_000
OTHERS = {"HEAD", "OPTIONS"}
# A month is no secret: whose it is comes from the sign-in.
GUESSED = FOUND.keys() - {"month"}
TABLE = rows()
GUESSED_AT = [
    row for row in TABLE if row.way not in {SOCKET, SYNC} and GUESSED & set(row.names)
]
# Column -> the parameters of which she reads at least one thing; a mandate is its holder's.
KNOWS: dict[str, set[str]] = {
    column: {
        name
        for row in TABLE
        for name in row.names
        if row.method == "GET" and row.cells[column] == OPENS
    }
    | ({"mandate_id"} if column in BY_MANDATE else set[str]())
    for column in TABLE[0].cells
}


@pytest.fixture(scope="module", params=DATABASES)
def matrix(
    request: pytest.FixtureRequest,
    demo_home: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Matrix]:
    """A demo of its own with everybody in it; from then on no commit keeps anything."""
    home = tmp_path_factory.mktemp("matrix") / "home"
    matrix = _everybody_in(request, demo_home, home)
    _keep_nothing(matrix.house)
    yield matrix
    matrix.house.door.database.close()


@pytest.fixture(scope="module", params=DATABASES)
def shielded(
    request: pytest.FixtureRequest,
    demo_home: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Matrix]:
    """Another such demo, in which she has become protected."""
    home = tmp_path_factory.mktemp("shielded") / "home"
    matrix = _everybody_in(request, demo_home, home)
    shield(matrix.house, matrix.everybody)
    _keep_nothing(matrix.house)
    yield matrix
    matrix.house.door.database.close()


def _everybody_in(
    request: pytest.FixtureRequest, demo_home: Path, home: Path
) -> Matrix:
    surroundings = {"ANNA_HOME": str(home)}
    if request.param == "sqlite":
        shutil.copytree(demo_home, home)
    else:
        server = request.getfixturevalue("postgres_original")
        surroundings["ANNA_DATABASE_URL"] = _demo_on(server, home)
    app = service(settings_from(surroundings, checkout=home), {})
    house = house_in(app)
    return Matrix(app, house, gather(house))


def _keep_nothing(house: House) -> None:
    dialect = house.door.database.engine.dialect
    dialect.do_commit = dialect.do_rollback


def _demo_on(server: str, home: Path) -> str:
    name = home.parent.name
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    url = database_named(server, name)
    surroundings = environment(home) | {"ANNA_DATABASE_URL": url}
    assert anna("demo", surroundings=surroundings).returncode == 0
    return url


def _ways(app: App) -> set[tuple[str, str]]:
    """Every way in, taken from the service itself."""
    pages = {way for way in routes_of(app) if way[0] not in OTHERS}
    sockets = {
        (SOCKET, route.path)
        for route in inside(app).routes
        if isinstance(route, WebSocketRoute)
    }
    return pages | sockets | {(SYNC, kind.kind) for kind in OPERATIONS}


# When a page was opened stands in it.
OPENED_AT = re.compile(r"sedan=\d+")


def _way(row: Row) -> tuple[str, str]:
    return (row.way if row.way in {SOCKET, SYNC} else row.method, row.path)


def _opened(row: Row) -> str | None:
    """The first column to which it opens."""
    return next((each for each, answer in row.cells.items() if answer == OPENS), None)


class TestMatrix:
    @pytest.mark.capability("X2", "X6")
    def test_has_a_row_for_every_way(self, matrix: Matrix) -> None:
        known, there = {_way(row) for row in TABLE}, _ways(matrix.app)

        missing = [
            f"{way} {path} stands in no row: add one to tests/unit/doors/matrix.csv, "
            f"`what it is about;sida, api, socket or synk;{way};{path};` and, in each "
            f"column, one of {', '.join(sorted(ANSWERS))}"
            for way, path in sorted(there - known)
        ]
        gone = [
            f"{way} {path} is gone: take its row away" for way, path in known - there
        ]
        assert missing + gone == []

    @pytest.mark.capability("X2")
    def test_says_in_words_of_its_own_what_every_role_is_answered(self) -> None:
        told = [answer for _, _, answer in cells(TABLE)]
        silent = [
            f"{row} says nothing of {role}"
            for row in TABLE
            if row.cells[NOBODY] == SIGN_IN
            for role in Role
            if not any(role_of(c) is role for c, answer in row.cells.items() if answer)
        ]

        assert set(told) == ANSWERS
        assert silent == []
        assert len({str(row) for row in TABLE}) == len(TABLE)

    @pytest.mark.capability("X2", "X3", "X6", "X15")
    def test_is_as_the_table_says(self, matrix: Matrix, figure: Figure) -> None:
        """And what stands round an answer, whichever it is, tells of nobody."""
        asked = list(cells(TABLE))

        wrong = _otherwise_than_told(matrix, asked)

        found = told(matrix.round_answers)
        figure("S1", tried=len(asked), wrong=len(wrong))
        figure("S10", tried=len(matrix.round_answers), wrong=len(found))
        assert (wrong, found) == ([], [])
        assert len(asked) >= AT_LEAST

    @pytest.mark.capability("X2", "X4")
    def test_is_as_the_table_says_once_she_is_protected(
        self, shielded: Matrix, figure: Figure
    ) -> None:
        """What opens is her own, for a named officer who has her open, and what answers
        without showing anything: a report from the door, and a question about the log.
        """
        asked = list(cells(TABLE, once_protected=True))

        wrong = _otherwise_than_told(shielded, asked)

        figure("S1", tried=len(asked), wrong=len(wrong))
        assert wrong == []
        assert len(asked) > 200

    @pytest.mark.capability("X2")
    def test_answers_of_anothers_thing_as_of_nothing(
        self, matrix: Matrix, figure: Figure
    ) -> None:
        """Whoever tries ids learns nothing of which of them there are."""
        asked = [(row, column) for row in GUESSED_AT for column in _kept_out(row)]

        different = _unlike_nothing(matrix, asked)

        figure("S1", tried=len(asked), wrong=len(different))
        assert different == []
        assert len(asked) > 100

    @pytest.mark.capability("X4")
    def test_answers_of_whoever_is_protected_as_of_nothing(
        self, shielded: Matrix, figure: Figure
    ) -> None:
        asked = [
            (row, column)
            for row in GUESSED_AT
            for _, column, said in cells([row], once_protected=True)
            if said == ABSENT and column != HAS_OPEN
        ]

        different = _unlike_nothing(shielded, asked)

        figure("S1", tried=len(asked), wrong=len(different))
        assert different == []
        assert len(asked) > 100


def _otherwise_than_told(
    matrix: Matrix, asked: Iterable[tuple[Row, str, str]]
) -> list[str]:
    wrong: list[str] = []
    for row, column, expected in asked:
        answer = matrix.try_cell(row, column)
        if answer.verdict != expected:
            said = f"{answer.verdict} ({answer.status or answer.text})"
            wrong.append(f"{column} | {row}: {expected} expected, {said}")
    return wrong


def _unlike_nothing(matrix: Matrix, asked: Iterable[tuple[Row, str]]) -> list[str]:
    different: list[str] = []
    for row, column in asked:
        real, forged = (
            (answer.status, _without_ids(row, address, answer.text))
            for address in (matrix.address(row), matrix.forged(row))
            for answer in [matrix.ask(row, column, address)]
        )
        if real != forged:
            different.append(f"{column} | {row}: {real[0]} {forged[0]}")
    return different


def _without_ids(row: Row, address: str, page: str) -> str:
    """What an answer says, whichever thing was asked for."""
    for part, given in zip(row.path.split("/"), address.split("/"), strict=True):
        if part.startswith("{"):
            page = page.replace(given, "…")
    return OPENED_AT.sub("", page)


def _kept_out(row: Row) -> list[str]:
    """Whom it is not there for, or refused to; in the short form one of each.

    Whoever may read what has this id, as a colleague who covers for her, knows of it.
    """
    by_answer = {
        answer: [
            each
            for _, each, said in cells([row])
            if said == answer and not GUESSED & set(row.names) & KNOWS[each]
        ]
        for answer in (ABSENT, REFUSED)
    }
    return [
        c for found in by_answer.values() for c in (found if TIMES > 1 else found[-1:])
    ]


class TestPage:
    @pytest.mark.capability("X11")
    def test_is_valid_html(self, matrix: Matrix) -> None:
        """Each for the first to whom it opens, and for the first who is refused."""
        faults: list[str] = []
        seen = 0
        pages = [row for row in TABLE if row.method == "GET" and row.way == "sida"]
        for row in pages:
            column = _opened(row) or next(c for c, said in row.cells.items() if said)
            answer = matrix.try_cell(row, column)
            if not answer.kind.startswith("text/html"):
                continue
            seen += 1
            found = faults_in_page(answer.text)
            faults += [f"{row}: {each}" for each in found if not _is_example(row, each)]

        assert seen > 100
        assert faults == []

    @pytest.mark.capability("X11")
    @pytest.mark.parametrize("expected", [REFUSED, ABSENT])
    def test_that_says_no_is_valid_html(self, matrix: Matrix, expected: str) -> None:
        found: dict[str | None, tuple[Row, str]] = {}
        for row, column, answer in cells(TABLE):
            if answer == expected and row.way == "sida":
                found.setdefault(role_of(column), (row, column))

        pages = {str(c): matrix.try_cell(row, c).text for row, c in found.values()}

        assert len(pages) >= len(Role) - 1
        assert {c: faults_in_page(text) for c, text in pages.items() if text} == {
            c: [] for c, text in pages.items() if text
        }


def _is_example(row: Row, fault: str) -> bool:
    """The gallery shows the parts that are a page's h1, one after another."""
    return row.path == "/galleri" and fault.endswith(" h1")
