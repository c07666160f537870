"""An order that nobody answers goes on by itself: on both databases."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from structlog.testing import capture_logs

from backend.execution import queries
from backend.execution.facts import ChoiceWay
from backend.execution.routes import DUTIES
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId
from backend.kernel.refusal import Refusal
from backend.plumbing.duties import Due, Duty, do_duties
from tests.conftest import NOON
from tests.unit.execution.samples import TODAY, Decided

LAST_DAY = NOON + timedelta(days=2)
AFTER = NOON + timedelta(days=3)


def a_round(decided: Decided, now: datetime, *, of: int = 1) -> None:
    """Let the clock do its duties, `of` processes at once."""

    async def together() -> None:
        door: Any = decided.house.door
        await asyncio.gather(*(do_duties(door, DUTIES, now=now) for _ in range(of)))

    asyncio.run(together())


def waiting(decided: Decided, planner: str) -> tuple[Any, ...]:
    return decided.ask(queries.planner_desk, by=planner, today=TODAY).new


class TestSilence:
    def test_is_patient_until_the_last_day_is_over(self, marta: Decided) -> None:
        marta.chooses("solglantan")

        a_round(marta, LAST_DAY)

        assert len(waiting(marta, "petra")) == 1

    def test_gives_the_order_to_the_next_in_turn(self, marta: Decided) -> None:
        marta.chooses("solglantan")

        a_round(marta, AFTER)

        [row] = waiting(marta, "viktor")
        assert row.order.way is ChoiceWay.non_choice
        assert row.order.consented_at == NOON
        assert row.order.answer_by == TODAY + timedelta(days=5)
        assert waiting(marta, "petra") == ()

    def test_counts_once_for_two_processes(self, marta: Decided) -> None:
        marta.chooses("solglantan")

        a_round(marta, AFTER, of=4)
        a_round(marta, AFTER)

        assert len(waiting(marta, "viktor")) == 1

    def test_gives_her_a_new_choice_when_nobody_is_left(self, aino: Decided) -> None:
        aino.chooses(None)

        a_round(aino, AFTER)

        again = aino.ask(queries.open_choice, by="aino", today=TODAY)
        assert again is not None
        assert again.declined_by

    def test_is_in_the_log_as_the_clocks_doing(self, marta: Decided) -> None:
        marta.chooses("solglantan")
        shown = marta.ask(queries.own_services, by="marta", now=NOON).order

        a_round(marta, AFTER)

        lines = marta.house.logged(shown.case_id)
        assert lines[-1].action == "order_declined"
        assert lines[-1].role == "system_admin"


class Failing:
    """A duty that always fails, with a name in its fault."""

    def __init__(self, home: MunicipalityId) -> None:
        self.home = home

    def due(self, session: Any, *, now: datetime) -> list[Due]:
        return [Due(municipality_id=self.home, what="x")]

    def act(self, session: Any, what: str, *, by: Actor, now: datetime) -> Refusal:
        raise ValueError("Märta Lindgren")


class TestADuty:
    def test_that_fails_holds_no_other_up_and_says_nothing_of_anybody(
        self, marta: Decided
    ) -> None:
        marta.chooses("solglantan")
        failing = Failing(marta.house.municipality_id())
        duties = (Duty(name="failing", due=failing.due, act=failing.act), *DUTIES)
        door: Any = marta.house.door

        with capture_logs() as told:
            asyncio.run(do_duties(door, duties, now=AFTER))

        [line] = [entry for entry in told if entry["event"] == "duty_failed"]
        assert (line["duty"], line["fault"]) == ("failing", "ValueError")
        assert "Märta" not in repr(told)
        assert len(waiting(marta, "viktor")) == 1
