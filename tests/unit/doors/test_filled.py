"""Forms as they are meant to be filled in, sent by whoever only reads."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest
from sqlalchemy import text

from backend.app import service
from backend.plumbing.settings import settings_from
from tests.unit.doors.conftest import house_in
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
SHOWN: Final = {"document": "passport"}
WAY_IN: Final = {
    f"{CASE}/inloggning/brev": {},
    f"{CASE}/inloggning/kod": SHOWN,
    f"{CASE}/inloggning/styrkt": SHOWN,
    f"{CASE}/inloggning/samma": SHOWN
    | {"registered": "{person}", "personnummer": "", "her_word": "yes"},
    f"{CASE}/inloggning/postat": {},
}


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
