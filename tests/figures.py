"""The figures of safety, each with its goal: what `make security` prints and judges.

A test says what it measured: `figure("S4", tried=520, wrong=0)`, by the fixture of that
name; or it is marked `@pytest.mark.figure("S7")` and counts as one try, wrong if it fails.
What is tried and what is wrong add up over a figure's tests; of other measures the
largest counts.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final, Protocol

import pytest
from msgspec import Struct

PROPERTY: Final = "figure"
OPTION: Final = "--figures"
TRIED, WRONG = "tried", "wrong"
Measured = Mapping[str, float]


class Figure(Protocol):
    """Records what a test has measured."""

    def __call__(
        self, name: str, *, tried: int, wrong: int = 0, **more: float
    ) -> None: ...


class Goal(Struct, frozen=True, kw_only=True):
    """At least so many tried, none of them wrong, and other measures at `most`.

    `absent` says why a figure that nobody has measured is no fault.
    """

    what: str
    tried: int = 1
    most: Mapping[str, float] = {}
    absent: str = ""

    def __str__(self) -> str:
        others = [f"{_plain(name)} ≤ {limit:g}" for name, limit in self.most.items()]
        return ", ".join([f"≥ {self.tried:,} tried, 0 wrong", *others])

    def is_met(self, measured: Measured) -> bool:
        """A measure that is missing is as bad as one that is too large."""
        return (
            measured.get(TRIED, 0) >= self.tried
            and measured.get(WRONG, 1) == 0
            and all(
                measured.get(n, limit + 1) <= limit for n, limit in self.most.items()
            )
        )


GOALS: Final[Mapping[str, Goal]] = {
    "S1": Goal(what="rights, cell by cell, and ids guessed", tried=2_000),
    "S2": Goal(what="sign-in attacks", tried=10),
    "S3": Goal(what="websockets of strangers", tried=1_000, most={"seconds": 5}),
    "S4": Goal(what="writes from elsewhere, every route", tried=600),
    "S5": Goal(what="headers on every answer", tried=200),
    "S6": Goal(
        what="guesses of a code, four processes",
        tried=10_000,
        most={"tries_a_code": 5, "percent_apart": 5},
    ),
    "S7": Goal(what="passkey answers that are bent", tried=20),
    "S8": Goal(what="hostile files", absent="no files are kept yet"),
    "S9": Goal(what="tamperings with the log", tried=1_000),
    "S10": Goal(what="who somebody is, in all that stands round the pages", tried=500),
    "S11": Goal(
        what="at rest on the phone", absent="a journey of `make test` tries it"
    ),
    "S12": Goal(what="answers to others about somebody protected", tried=200),
    "S13": Goal(what="gallring and restore", absent="nothing is sorted out yet"),
    "S14": Goal(what="signed documents, a bit flipped", tried=5_000),
    "S15": Goal(what="packages: hash, bill, licence", tried=80),
    "S16": Goal(what="ASVS 5.0, levels 1 and 2", tried=253),
}


class Row(Struct, frozen=True):
    """A figure as it is printed; `is_met` is None when it was left out with a reason."""

    name: str
    what: str
    goal: str
    measured: str
    is_met: bool | None


def rows(found: Mapping[str, Measured], goals: Mapping[str, Goal] = GOALS) -> list[Row]:
    """Every figure beside its goal."""
    made: list[Row] = []
    for name, goal in goals.items():
        measured = found.get(name)
        if measured is not None:
            said, is_met = _said(measured), goal.is_met(measured)
        elif goal.absent:
            said, is_met = goal.absent, None
        else:
            said, is_met = "MISSING", False
        made.append(Row(name, goal.what, str(goal), said, is_met))
    return made


def summed(recorded: list[tuple[str, Measured]]) -> dict[str, dict[str, float]]:
    """All that was recorded of each figure, as one."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name, measured in recorded:
        whole = found[name]
        for measure, value in measured.items():
            before = whole.get(measure, 0)
            adds_up = measure in {TRIED, WRONG}
            whole[measure] = before + value if adds_up else max(before, value)
    return dict(found)


class Figures:
    """Gathers the figures of a run, also from its workers; prints and judges them."""

    def __init__(self) -> None:
        self._recorded: list[tuple[str, Measured]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for kind, told in report.user_properties:
            if kind == PROPERTY and (report.when == "call" or report.failed):
                name, measured = _read(told)
                failed = {TRIED: 1, WRONG: int(report.failed)}
                self._recorded.append((name, measured or failed))

    def _rows(self) -> list[Row]:
        return rows(summed(self._recorded))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if any(row.is_met is False for row in self._rows()):
            session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> None:
        terminalreporter.section("figures")
        shown = {True: "ok", False: "NOT MET", None: "–"}
        lines = [("", "what", "goal", "measured", "")]
        for row in self._rows():
            told = (row.name, row.what, row.goal, row.measured, shown[row.is_met])
            lines.append(told)
        widths = [max(len(line[column]) for line in lines) for column in range(5)]
        for line in lines:
            cells = zip(line, widths, strict=True)
            text = "  ".join(cell.ljust(width) for cell, width in cells)
            terminalreporter.write_line(text.rstrip())


def records(item: pytest.Item) -> Figure:
    """What the fixture `figure` gives a test."""

    def record(name: str, *, tried: int, wrong: int = 0, **more: float) -> None:
        measured = {TRIED: tried, WRONG: wrong, **more}
        _tell(item, name, measured)

    return record


def note_marked(item: pytest.Item) -> None:
    """A marked test is one try of its figure."""
    for mark in item.iter_markers("figure"):
        _tell(item, mark.args[0], {})


def _tell(item: pytest.Item, name: str, measured: Measured) -> None:
    if name not in GOALS:
        raise KeyError(name)
    item.user_properties.append((PROPERTY, {"name": name, "measured": measured}))


def _read(told: Any) -> tuple[str, Measured]:
    return told["name"], told["measured"]


def _said(measured: Measured) -> str:
    others = [
        f"{_plain(name)} {value:.3g}"
        for name, value in measured.items()
        if name not in {TRIED, WRONG}
    ]
    counted = (
        f"{measured.get(TRIED, 0):,.0f} tried, {measured.get(WRONG, 0):,.0f} wrong"
    )
    return ", ".join([counted, *others])


def _plain(name: str) -> str:
    return name.replace("_", " ")
