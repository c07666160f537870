"""Forms as they are meant to be filled in, by whoever only reads or names what is another's.

`NAMED` says every field of a form that is taken for somebody's or something's id. What is
another's, in the municipality or outside it, is answered there as what there is not.
"""

import importlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest
from msgspec import Struct
from msgspec.structs import fields
from sqlalchemy import event, text
from sqlalchemy.orm import Session

import pwa
from backend.app import service
from backend.plumbing.settings import settings_from
from tests.conftest import TIMES
from tests.unit.doors.conftest import NOWHERE, house_in
from tests.unit.doors.matrix import (
    OPENS,
    REFUSED,
    UNDER_INVESTIGATION,
    Answer,
    Matrix,
    Row,
    rows,
)
from tests.unit.doors.relations import INVESTIGATED, account, gather

CASE: Final = "/handlaggning/{case_id:str}"
OWN: Final = "handläggare: eget ärende"
COVERS: Final = "handläggare: täcker"
EMERGENCY: Final = "handläggare: nödöppning"
SENT_ON: Final = 303
MOST: Final = 100 if TIMES > 1 else 4
SHOWN: Final = {"document": "passport"}
WAY_IN: Final = {
    f"{CASE}/inloggning/brev": {},
    f"{CASE}/inloggning/kod": SHOWN,
    f"{CASE}/inloggning/styrkt": SHOWN,
    f"{CASE}/inloggning/samma": SHOWN
    | {"registered": "somebody", "personnummer": "", "her_word": "yes"},
    f"{CASE}/inloggning/postat": {},
}
UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
WRITES: Final = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
OPENED_AT: Final = re.compile(r"sedan=\d+")
PAGES: Final = Path(pwa.__file__).parent
READ: Final = re.compile(r"""\bone\(\s*[\w.]+, f?"([\w{}-]+)"\s*\)""")
DECODED: Final = re.compile(r"\bdecode\(\s*(\w+),")
ID_TYPE: Final = re.compile(r"kernel\.ids\.\w+Id\b")
# Tried where what they need is made: unit/access/test_protected.py and test_sign_ins.py,
# unit/execution/test_visits.py, unit/fees/test_run.py.
ELSEWHERE: Final = {"user_id", "inloggning", "worker-{n}", "laid", "check_key"}
NO_ID: Final = {
    *("op_id", "till", "steg", "slug", "act", "then", "code", "seen", "answered_by"),
    *("send_again", "base_version", "first_day", "day-{n}", "at-{n}"),
}
# That somebody tried is kept; nothing that she tried is.
KEPT: Final = {"log_row", "sign_in", "kept_form"}
# Taken away where there is one; there is none.
NONE_THERE: Final = {"joined_roles"}
ANYBODY: Final = (
    "SELECT user_id FROM user_account WHERE slug IN ('oskar', 'linnea', 'ulla')"
)
CASES: Final = (
    "SELECT DISTINCT case_id FROM investigation"
    " WHERE case_id NOT IN (SELECT case_id FROM relation WHERE holder = :elin)"
)
HELD: Final = "/utforare/tid/vantar/{held_id:str}"
HELD_IDS: Final = "SELECT held_id FROM held_op WHERE provider_id = :petras"


@dataclass(frozen=True)
class Named:
    """A field that names something: whose form it is in, and how to find what is others'."""

    path: str
    field: str
    column: str
    others: str
    fields: dict[str, str]
    own: str = ""

    def __str__(self) -> str:
        return f"{self.path} {self.field}"


NAMED: Final = (
    Named(
        "/utforare/uppdrag/{order_id:str}/plan/muntligt",
        "plan_id",
        "samordnare: har beställningen",
        "SELECT plan_id FROM implementation_plan WHERE provider_id <> :petras",
        {"note": "Hon sa ja i telefon.", "how": "orally"},
        own="SELECT plan_id FROM implementation_plan WHERE provider_id = :petras",
    ),
    Named(
        f"{HELD}/lat-vara",
        "told",
        "samordnare: annan utförare",
        HELD_IDS,
        {"reason": "Det var ett annat besök."},
    ),
    Named(f"{HELD}/rakna", "told", "samordnare: annan utförare", HELD_IDS, {}),
    Named(
        f"{HELD}/alla",
        "told",
        "samordnare: annan kommun",
        HELD_IDS,
        {"reason": "Det var ett annat besök."},
    ),
    Named(
        f"{CASE}/beslut/svar",
        "communication_id",
        OWN,
        "SELECT communication_id FROM communication_to_party"
        " WHERE case_id NOT IN (SELECT case_id FROM relation WHERE holder = :elin)",
        {"answer": "no_remarks"},
        own="SELECT communication_id FROM communication_to_party"
        " WHERE person_id = :investigated",
    ),
    Named(
        f"{CASE}/plan/lagg-till",
        "need_id",
        OWN,
        "SELECT need_id FROM functional_assessment WHERE person_id <> :investigated",
        {"code": "d510"},
    ),
    Named(
        f"{CASE}/inloggning/samma",
        "registered",
        OWN,
        "SELECT person_id FROM user_account WHERE person_id IS NOT NULL",
        SHOWN | {"personnummer": "191212121212", "her_word": "yes"},
    ),
    Named("/demo/skriv-under", "case_id", OWN, CASES, {"seen": "0" * 64}),
    Named("/byt-roll", "roll", OWN, ANYBODY, {}),
    Named("/byt-roll/ta-bort", "roll", OWN, ANYBODY, {}),
    Named(
        "/byt-person", "mandat", "annan invånare", "SELECT mandate_id FROM mandate", {}
    ),
    Named(
        "/mina-sidor/ombud/ge",
        "replaces",
        "annan invånare",
        "SELECT mandate_id FROM mandate",
        {"personnummer": "191212121212", "name": "Tolvan", "scopes": "everything"},
    ),
    Named(
        "/mina-sidor/valj-utforare",
        "val",
        "annan invånare",
        "SELECT slug FROM provider WHERE municipality_id <> :home",
        {"access": "opens_herself", "consents": "yes"},
        own="SELECT slug FROM provider WHERE municipality_id = :home",
    ),
    Named(
        "/personal/{user_id:str}/flytta",
        "place",
        "systemförvaltare: kommunen",
        "SELECT unit_id FROM unit UNION SELECT provider_id FROM provider"
        " WHERE municipality_id <> :home",
        {},
        own="SELECT provider_id FROM provider WHERE municipality_id = :home"
        " AND provider_id <> :petras",
    ),
    Named(
        "/ansok/kontrollera",
        "for_whom",
        "annan invånare",
        "SELECT mandate_id FROM mandate",
        {},
    ),
)


@pytest.fixture(scope="module")
def matrix(
    demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Matrix]:
    """A demo of its own with everybody in it; from then on no commit keeps anything."""
    home = tmp_path_factory.mktemp("filled") / "home"
    shutil.copytree(demo_home, home)
    app = service(settings_from({"ANNA_HOME": str(home)}, checkout=home), {})
    house = house_in(app)
    everybody = gather(house)
    dialect = house.door.database.engine.dialect
    dialect.do_commit = dialect.do_rollback
    yield Matrix(app, house, everybody)
    house.door.database.close()


def row_of(path: str) -> Row:
    return next(r for r in rows() if r.path == path and r.method == "POST")


def sends(matrix: Matrix, path: str, column: str, fields: dict[str, str]) -> Answer:
    row = row_of(path)
    body = urlencode(fields).encode()
    return matrix.ask(row, column, matrix.address(row), body)


def about_her(matrix: Matrix, query: str) -> str:
    """Something of whoever's case is under investigation."""
    person = matrix.house.door.run_now(lambda s: account(s, INVESTIGATED).person_id)
    found = matrix.house.door.run_now(
        lambda s: s.scalar(text(query), {"person": person})
    )
    assert found
    return str(found)


@pytest.mark.capability("X2")
class TestHerWayIn:
    """A code for somebody else's account is a key to her file."""

    @pytest.mark.parametrize("path", WAY_IN)
    @pytest.mark.parametrize("column", [COVERS, EMERGENCY])
    def test_is_not_given_by_whoever_only_reads(
        self, matrix: Matrix, path: str, column: str
    ) -> None:
        answer = sends(matrix, path, column, WAY_IN[path])

        assert answer.verdict == REFUSED
        assert "code-shown" not in answer.text

    def test_is_given_by_whoever_has_the_case(self, matrix: Matrix) -> None:
        answer = sends(matrix, f"{CASE}/inloggning/kod", OWN, SHOWN)

        assert answer.verdict == OPENS
        assert "code-shown" in answer.text


@pytest.mark.capability("X2")
class TestEmergency:
    def test_lets_nobody_answer_for_her(self, matrix: Matrix) -> None:
        path = f"{CASE}/beslut/svar"
        assert row_of(path).object == UNDER_INVESTIGATION
        asked = about_her(
            matrix,
            "SELECT communication_id FROM communication_to_party"
            " WHERE person_id = :person",
        )
        said = {"communication_id": asked, "answer": "no_remarks", "text": ""}

        assert sends(matrix, path, EMERGENCY, said).verdict == REFUSED
        assert sends(matrix, path, OWN, said).status == SENT_ON

    def test_lets_nobody_say_that_something_is_wrong(self, matrix: Matrix) -> None:
        path = f"{CASE}/invandning/om/{{subject_id:str}}"
        said = {"through": "phone", "wrong_text": "Det var en tisdag."}

        assert sends(matrix, path, EMERGENCY, said).verdict == REFUSED
        assert sends(matrix, path, OWN, said).status == SENT_ON


def ids_in(shape: type[Struct]) -> set[str]:
    """The fields of a form that are ids, by type or by name."""
    return {
        each.encode_name
        for each in fields(shape)
        if each.encode_name.endswith("_id") or ID_TYPE.search(str(each.type))
    }


@dataclass
class Written:
    """The tables that are written to meanwhile."""

    tables: set[str] = field(default_factory=set[str])

    def note(self, *told: object) -> None:
        if found := WRITES.match(str(told[2])):
            self.tables.add(found[1])


def asked_for(matrix: Matrix) -> dict[str, str | None]:
    def ask(session: Session) -> dict[str, str | None]:
        petra, elin = account(session, "petra"), account(session, "elin")
        return {
            "elin": elin.user_id,
            "petras": petra.provider_id,
            "home": elin.municipality_id,
            "investigated": account(session, INVESTIGATED).person_id,
        }

    return matrix.house.door.run_now(ask)


def others_of(matrix: Matrix, named: Named) -> list[str]:
    """A few of them, from all over what there is."""
    every = ids(matrix, named.others)
    return every[:: max(1, len(every) // MOST)]


def ids(matrix: Matrix, query: str) -> list[str]:
    asked = asked_for(matrix)
    found = matrix.house.door.run_now(lambda s: s.scalars(text(query), asked).all())
    return sorted({str(each) for each in found})


def tried(
    matrix: Matrix, named: Named, value: str
) -> tuple[str, int, str, tuple[str, ...]]:
    """What is answered, whichever id was named, and where something is written."""
    written, engine = Written(), matrix.house.door.database.engine
    event.listen(engine, "before_cursor_execute", written.note)
    answer = sends(
        matrix, named.path, named.column, named.fields | {named.field: value}
    )
    event.remove(engine, "before_cursor_execute", written.note)
    page = OPENED_AT.sub("", UUID.sub("…", answer.text.replace(value, "…")))
    return answer.verdict, answer.status, page, tuple(sorted(written.tables))


@pytest.mark.capability("X2", "X6")
class TestIdInAField:
    @pytest.mark.parametrize("named", NAMED, ids=str)
    def test_of_anothers_is_answered_as_of_nothing(
        self, matrix: Matrix, named: Named
    ) -> None:
        others = others_of(matrix, named)
        nothing = tried(matrix, named, NOWHERE)

        different = [each for each in others if tried(matrix, named, each) != nothing]

        assert others
        assert different == []
        assert set(nothing[3]) <= KEPT | NONE_THERE

    @pytest.mark.parametrize("named", [n for n in NAMED if n.own], ids=str)
    def test_that_is_her_own_is_taken(self, matrix: Matrix, named: Named) -> None:
        """Otherwise the test above would prove nothing."""
        own = ids(matrix, named.own)
        nothing = tried(matrix, named, NOWHERE)

        assert [each for each in own if tried(matrix, named, each) != nothing]

    def test_is_tried_for_every_field_that_holds_one(self) -> None:
        """Those that a page reads by name, and those that its form says are ids."""
        read = set[str]()
        for path in sorted(PAGES.rglob("*.py")):
            if "static" in path.parts:
                continue
            code = path.read_text(encoding="utf-8")
            read |= set(READ.findall(code))
            at = path.relative_to(PAGES.parent).with_suffix("")
            module = importlib.import_module(".".join(at.parts))
            for name in DECODED.findall(code):
                shape = getattr(module, name, None)
                read |= ids_in(shape) if shape else set()

        assert read - {each.field for each in NAMED} - ELSEWHERE - NO_ID == set()
