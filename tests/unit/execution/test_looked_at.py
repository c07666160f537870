"""What the planner should look at: a stop that was forgotten, two places at once."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from backend.execution import actions, queries
from backend.execution.facts import Flag, Outcome, TimeCorrected, VisitReported
from tests.conftest import NOON
from tests.unit.execution.samples import TODAY, Decided
from tests.unit.execution.test_visits import HALF_HOUR, finish, start

SOON = NOON + timedelta(minutes=40)
IN_THE_EVENING = NOON + timedelta(hours=8)
NEXT_WEEK = NOON + timedelta(days=6)


def forgotten(marta: Decided, now: datetime, by: str = "ali") -> list[str]:
    asked: Any = marta.ask(queries.forgotten_stops, by=by, now=now)
    return [visit.visit_id for visit in asked]


def flags(marta: Decided, now: datetime) -> dict[str, tuple[Flag, ...]]:
    rows = marta.ask(queries.time_rows, by="petra", first=TODAY, last=TODAY, now=now)
    return {row.visit_id: row.flags for row in rows}


class TestAForgottenStop:
    def test_is_asked_about_when_it_is_late(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id
        start(marta, visit)

        assert forgotten(marta, SOON) == []
        assert flags(marta, SOON)[visit] == ()
        assert forgotten(marta, IN_THE_EVENING) == [visit]
        assert forgotten(marta, NEXT_WEEK) == [visit]
        assert flags(marta, IN_THE_EVENING)[visit] == (Flag.not_stopped,)

    def test_is_asked_of_nobody_else(self, marta: Decided) -> None:
        marta.is_planned()
        start(marta, marta.first_visit().visit_id)

        assert forgotten(marta, IN_THE_EVENING, by="maja") == []

    def test_stands_first_on_the_planners_list(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit(day=TODAY + timedelta(days=1)).visit_id
        start(marta, visit)

        rows = marta.ask(
            queries.time_rows,
            by="petra",
            first=TODAY,
            last=TODAY + timedelta(days=2),
            now=IN_THE_EVENING,
        )

        assert rows[0].visit_id == visit

    def test_is_answered_once_and_approved_by_another(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id
        start(marta, visit)

        answer(marta, visit)

        assert forgotten(marta, IN_THE_EVENING) == []
        approve = partial(actions.approve_correction, visit_id=visit)
        event = marta.act(approve, by="petra")
        assert isinstance(event, TimeCorrected)
        assert event.minutes == 30

    def test_that_comes_from_the_phone_after_all_is_kept(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id
        start(marta, visit)
        answer(marta, visit)

        event = finish(marta, visit)

        assert isinstance(event, VisitReported)
        assert (event.version, event.minutes) == (2, 30)


def answer(marta: Decided, visit: str) -> None:
    action = partial(
        actions.propose_correction,
        visit_id=visit,
        start=NOON,
        end=NOON + HALF_HOUR,
        outcome=Outcome.done,
        reason="Avslutades inte i telefonen.",
    )
    marta.act(action, by="ali")


class TestTwoPlacesAtOnce:
    def test_are_flagged_and_not_refused(self, marta: Decided) -> None:
        marta.is_planned()
        day = TODAY + timedelta(days=1)
        visits = [marta.first_visit().visit_id, marta.first_visit(day=day).visit_id]

        for visit in visits:
            start(marta, visit)
            assert isinstance(finish(marta, visit), VisitReported)

        rows = marta.ask(
            queries.time_rows, by="petra", first=TODAY, last=day, now=IN_THE_EVENING
        )
        assert {r.visit_id for r in rows if Flag.overlap in r.flags} == set(visits)
