"""Whoever asks about a personal table goes through `scope`, or says here why not.

Every statement that our own code sends meanwhile is looked at before it is sent: each
personal table that it names must carry the mark of `scope` in the same statement, or the
function that asks must stand in `beyond_scope.csv` with its reason.
"""

import csv
import inspect
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnClause, TypeCoerce, event
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import ORMExecuteState, Session

from backend.access.scope import Scoped
from backend.plumbing.database import NOBODY, Reach, personal_tables
from backend.plumbing.database.bounds import BOUNDS

CHECKOUT: Final = Path(__file__).parents[1]
TABLE: Final = CHECKOUT / "tests" / "beyond_scope.csv"
OURS: Final = tuple(str(CHECKOUT / part) for part in ("backend", "pwa"))
THEIRS: Final = str(CHECKOUT / "tests")
# Who there is and who has read: kept by access alone. Others meet them beside a row that
# they have reached in the same statement.
REGISTERS: Final = frozenset(
    {
        "brief_access",
        "person",
        "person_detail",
        "person_joining",
        "mandate",
        "mandate_step",
        "protection",
        "protected_contact",
        "protection_grant",
        "log_row",
    }
)
KEEPS_REGISTERS: Final = "backend.access."
# What carries a statement to the database is not who asks.
CARRIERS: Final = str(CHECKOUT / "backend" / "plumbing" / "database")
# A row of somebody that has been reached in this transaction.
AFTER_SCOPE: Final = "after scope"
# What reaches a row by a rule of its own, said beside it.
BY_OTHER_RULE: Final = {"own rule", "clock"}
SUM: Final = "sum"
KINDS: Final = {AFTER_SCOPE, *BY_OTHER_RULE, SUM, "handed over", "tie", "house"}
REACHED: Final = "reached through scope"


class BeyondScope(AssertionError):
    """A query reaches a personal table without `scope`."""


@cache
def beyond_scope() -> dict[str, str]:
    """Who may ask without `scope`, and of which kind the reason is."""
    with TABLE.open(encoding="utf-8") as file:
        return {row["who"]: row["kind"] for row in csv.DictReader(file, delimiter=";")}


@cache
def personal() -> frozenset[str]:
    return frozenset(table.name for table in personal_tables()) - REGISTERS


def watch(found: list[str]) -> None:
    """From now on: what is asked without `scope` is a fault, and noted in `found`."""

    def look(state: ORMExecuteState) -> None:
        if state.is_column_load or state.is_relationship_load:
            return
        fault = _fault(state)
        if fault:
            found.append(fault)
            raise BeyondScope(fault)

    event.listen(Session, "do_orm_execute", look)


def _fault(state: ORMExecuteState) -> str | None:
    scoped, named = _tables(state.statement)
    mine = personal() & named
    if scoped:
        state.session.info[REACHED] = True
    beside = set[str]() if scoped else REGISTERS & named
    bare = sorted(mine - scoped | beside)
    who = _who_asks() if mine or bare else None
    if who is None:
        return None
    if mine and _reach(state.session) is Reach.nothing:
        return f"{who} asks about {', '.join(sorted(mine))} for nobody"
    if not bare or (who.startswith(KEEPS_REGISTERS) and REGISTERS.issuperset(bare)):
        return None
    kind = beyond_scope().get(who)
    if kind is None:
        return f"{who} asks about {', '.join(bare)} without scope"
    if kind == AFTER_SCOPE and REACHED not in state.session.info:
        return f"{who} asks about {', '.join(bare)} before anything has been reached"
    if kind == SUM and _reach(state.session) is Reach.tied:
        return f"{who} counts {', '.join(bare)} and does not say so"
    if kind in BY_OTHER_RULE:
        state.session.info[REACHED] = True
    return None


def _reach(session: Session) -> Reach:
    return session.info.get(BOUNDS, NOBODY).reach


def _who_asks() -> str | None:
    """The nearest function of ours; None when a test itself asks."""
    frame = inspect.currentframe()
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(THEIRS) and file != __file__:
            return None
        if file.startswith(OURS) and not file.startswith(CARRIERS):
            module = Path(file).relative_to(CHECKOUT).with_suffix("")
            name = frame.f_code.co_qualname.partition(".<locals>")[0]
            parts = module.parts[:-1] if module.name == "__init__" else module.parts
            return f"{'.'.join(parts)}:{name}"
        frame = frame.f_back
    return None


def _tables(statement: Any) -> tuple[set[str], set[str]]:
    """Those that `scope` has bounded in a statement, and those that it names besides.

    What `scope` itself asks is not looked at.
    """
    scoped, named = set[str](), set[str]()
    waiting = [statement]
    while waiting:
        element = waiting.pop()
        if isinstance(element, SqlTable):
            named.add(element.name)
        elif (bounded := _bounded(element)) is not None:
            scoped.add(bounded)
        elif not isinstance(element, ColumnClause):
            waiting.extend(element.get_children())
    return scoped, named


def _bounded(element: Any) -> str | None:
    """The table that this predicate bounds, if it is one of `scope`'s."""
    kind: Any = getattr(element, "type", None)
    if not isinstance(element, TypeCoerce):
        return None
    return kind.of if isinstance(kind, Scoped) else None
