"""The trace: each node knows its neighbours, and nobody sees more than is hers."""

from datetime import date
from functools import partial

from backend.access.facts import Purpose
from backend.insight import queries
from backend.insight.facts import NodeKind, Trace
from backend.plumbing.database import Opened
from tests.conftest import NOON, House
from tests.unit.insight.samples import Case, adopt_all, applied_for


def helped(house: House) -> Case:
    adopt_all(house)
    case = applied_for(house)
    case.is_taken()
    case.is_granted(NOON.date())
    case.begins(date(2026, 11, 3))
    case.is_visited(date(2026, 11, 4), 30)
    case.is_visited(date(2026, 11, 5), 25)
    return case


def trace(case: Case, who: str) -> Trace | None:
    by = case.house.actor(who)
    return case.door.read_now(
        partial(queries.trace, actor=by, case_id=case.case_id),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.own_file, what="trace"),
    )


class TestTrace:
    def test_joins_time_with_the_goal_both_ways(self, house: House) -> None:
        case = helped(house)

        found = trace(case, "elin")

        assert found is not None
        (time,), (goal,) = found.of(NodeKind.time), found.of(NodeKind.goal)
        assert (time.count, time.minutes) == (2, 55)
        assert goal.key in time.neighbours
        assert time.key in goal.neighbours

    def test_is_the_persons_own(self, house: House) -> None:
        case = helped(house)

        assert trace(case, "marta") is not None
        assert trace(case, "aino") is None

    def test_hides_needs_and_goals_from_those_who_count_money(
        self, house: House
    ) -> None:
        case = helped(house)

        found = trace(case, "fatima")

        assert found is not None
        assert {node.kind for node in found.nodes} == {NodeKind.time}

    def test_is_nothing_to_another_municipality_or_provider(self, house: House) -> None:
        case = helped(house)

        seen = [trace(case, who) for who in ("oskar", "viktor", "frida", "adam")]

        assert seen == [None, None, None, None]
