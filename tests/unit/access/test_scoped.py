"""No query of ours reaches a personal table but through `scope`, or says why not."""

import csv
import importlib
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from tests.conftest import BEYOND_SCOPE, House
from tests.scoped import CHECKOUT, KINDS, TABLE, BeyondScope

OURS = CHECKOUT / "backend" / "execution" / "queries" / "orders.py"
ASKED = """
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import aliased
from backend.access.scope import scope
from backend.access.tables import Person, Relation
from backend.execution.tables import CareOrderRow, VisitRow

def asked(session, actor, purpose):
    mine = scope(actor, purpose, VisitRow)
    return session.execute({statement})
"""


def asking(statement: str) -> Callable[..., Any]:
    """A function of ours that asks this."""
    names: dict[str, Any] = {}
    written = ASKED.replace("{statement}", statement)
    exec(compile(written, str(OURS), "exec"), names)  # noqa: S102 - written above
    return names["asked"]


def ask(house: House, statement: str) -> None:
    elin, asked = house.actor("elin"), asking(statement)

    def work(session: Session) -> None:
        asked(session, elin, Purpose.worklist)

    house.database.write_now(work)


BARE = {
    "select": "select(VisitRow.visit_id)",
    "one of two": "select(VisitRow).join(CareOrderRow, CareOrderRow.order_id == VisitRow.order_id).where(mine)",
    "alias": "select(aliased(VisitRow))",
    "inside": "select(exists().where(VisitRow.visit_id == 'x'))",
    "count": "select(func.count()).select_from(select(VisitRow).subquery())",
    "other table's mark": "select(CareOrderRow).where(mine)",
    "update": "update(VisitRow).values(minutes=1)",
    "delete": "delete(VisitRow)",
    "register alone": "select(Person.given_name)",
}
SCOPED = {
    "select": "select(VisitRow.visit_id).where(mine)",
    "inside": "select(func.count()).select_from(select(VisitRow).where(mine).subquery())",
    "update": "update(VisitRow).where(mine).values(minutes=1)",
    "delete": "delete(VisitRow).where(mine)",
    "register beside": "select(VisitRow, Person.given_name).join(Person, Person.person_id == VisitRow.person_id).where(mine)",
}


@pytest.mark.capability("X2")
class TestQuery:
    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    @pytest.mark.parametrize("statement", BARE.values(), ids=list(BARE))
    def test_without_scope_is_a_fault(self, house: House, statement: str) -> None:
        with pytest.raises(BeyondScope, match="orders:asked asks about"):
            ask(house, statement)

        assert len(BEYOND_SCOPE) == 1
        BEYOND_SCOPE.clear()

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    @pytest.mark.parametrize("statement", SCOPED.values(), ids=list(SCOPED))
    def test_with_scope_is_none(self, house: House, statement: str) -> None:
        ask(house, statement)

    def test_beyond_it_has_a_reason_and_is_there(self) -> None:
        with TABLE.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        for row in rows:
            module, _, name = row["who"].partition(":")
            assert callable(getattr(importlib.import_module(module), name))
            assert row["kind"] in KINDS
            assert row["why"]
        assert len({row["who"] for row in rows}) == len(rows)
