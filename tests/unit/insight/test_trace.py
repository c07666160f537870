"""The trace: each node knows its neighbours, and nobody sees more than is hers."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from backend.access.facts import Purpose
from backend.execution import actions as execution
from backend.execution import queries as execution_queries
from backend.execution.facts import Access, Outcome, PlannedVisit, ProviderChosen
from backend.fees import actions as fees
from backend.fees import queries as fees_queries
from backend.fees.forms import FeeDecisionForm
from backend.insight import queries
from backend.insight.facts import NodeKind, Trace, TraceNode
from backend.kernel.ids import TaskId
from backend.kernel.services import ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Opened
from tests.conftest import NOON, House
from tests.unit.insight.samples import Case, adopt_all, applied_for

DECIDED_ON = date(2026, 9, 14)
OCTOBER = date(2026, 10, 1)
FIRST_VISIT = datetime(2026, 10, 5, 8, 0, tzinfo=STOCKHOLM)
HALF_HOUR = timedelta(minutes=30)
LOOK = Opened(purpose=Purpose.own_file, what="trace")


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=STOCKHOLM)


def ordered(house: House) -> Case:
    """Decided in September and ordered from Solgläntan, which Petra plans for."""
    adopt_all(house)
    decided_at = at(DECIDED_ON)
    case = applied_for(house, at=decided_at - timedelta(days=9))
    case.is_taken(now=decided_at - timedelta(days=8))
    case.is_granted(DECIDED_ON)
    case.is_to_choose(DECIDED_ON, decided_at)
    choose = partial(
        execution.settle_choice,
        provider="solglantan",
        access=Access.opens_herself,
        critical="",
        with_contact=False,
        consents=True,
    )
    chosen = case.act(choose, "marta", decided_at)
    assert isinstance(chosen, ProviderChosen)
    accept = partial(execution.accept_order, order_id=chosen.order_id)
    case.act(accept, "petra", decided_at)
    return case


def visited(house: House) -> Case:
    """Two visits are planned in October, of which the first has been made."""
    case = ordered(house)
    (order,) = nodes(case, "petra", NodeKind.order)
    worker_id = house.actor("ali").user_id
    visits = [
        PlannedVisit(
            line_id=case.line_id,
            kind=ServiceKind.personal_care,
            start=start,
            minutes=20,
            tasks=(),
            worker_id=worker_id,
        )
        for start in (FIRST_VISIT, FIRST_VISIT + timedelta(days=1))
    ]
    lay = partial(execution.plan_week, order_id=order.about, visits=visits)
    case.act(lay, "petra", FIRST_VISIT - timedelta(days=4))
    visit_id = first_visit(case)
    start_it = partial(execution.start_visit, visit_id=visit_id, at=FIRST_VISIT)
    case.act(start_it, "ali", FIRST_VISIT)
    finish_it = partial(
        execution.finish_visit,
        visit_id=visit_id,
        at=FIRST_VISIT + HALF_HOUR,
        outcome=Outcome.done,
        tasks=(TaskId("shower"),),
        note="",
    )
    case.act(finish_it, "ali", FIRST_VISIT + HALF_HOUR)
    return case


def first_visit(case: Case) -> str:
    ali = case.house.actor("ali")
    found = case.door.read_now(
        partial(execution_queries.today_for, actor=ali, today=FIRST_VISIT.date()),
        by=ali,
        now=FIRST_VISIT,
        opened=LOOK,
    )
    return found.visits[0].visit_id


def paid(house: House) -> Case:
    """October has been settled: she has an invoice, and the provider its money."""
    case = visited(house)
    declared_at, settled_at = at(OCTOBER), at(date(2026, 11, 6))
    case.act(fees.decline_income, "marta", declared_at)
    form = FeeDecisionForm(valid_from=OCTOBER, reasons="Taxan gäller.")
    decide = partial(fees.decide_fee, case_id=case.case_id, form=form)
    case.act(decide, "fatima", declared_at)
    for step in (fees.lock_month, fees.calculate_month):
        case.act(partial(step, month=OCTOBER), "fatima", settled_at)
    fatima = house.actor("fatima")
    found = case.door.read_now(
        partial(fees_queries.month_checks, actor=fatima, month=OCTOBER),
        by=fatima,
        now=settled_at,
        opened=LOOK,
    )
    for named in found:
        key = named.check.check_key
        check = partial(fees.check_off, month=OCTOBER, check_key=key)
        case.act(check, "fatima", settled_at)
    for who in ("fatima", "nils"):
        case.act(partial(fees.attest_month, month=OCTOBER), who, settled_at)
    return case


def trace(case: Case, who: str) -> Trace | None:
    by = case.house.actor(who)
    return case.door.read_now(
        partial(queries.trace, actor=by, case_id=case.case_id),
        by=by,
        now=NOON,
        opened=LOOK,
    )


def nodes(case: Case, who: str, kind: NodeKind) -> tuple[TraceNode, ...]:
    found = trace(case, who)
    assert found is not None
    return found.of(kind)


def beside(case: Case, who: str, *shown: str) -> set[NodeKind]:
    by = case.house.actor(who)
    found = case.door.read_now(
        partial(
            queries.neighbours, actor=by, case_id=case.case_id, shown=frozenset(shown)
        ),
        by=by,
        now=NOON,
        opened=LOOK,
    )
    return {node.kind for node in found.nodes} if found else set()


def beside_visit(case: Case, who: str, visit_id: str) -> set[NodeKind]:
    by = case.house.actor(who)
    found = case.door.read_now(
        partial(queries.visit_neighbours, actor=by, visit_id=visit_id),
        by=by,
        now=NOON,
        opened=LOOK,
    )
    return {node.kind for node in found.nodes} if found else set()


class TestOrder:
    def test_leads_to_its_line_and_its_planned_visits(self, house: House) -> None:
        case = visited(house)

        (order,) = nodes(case, "petra", NodeKind.order)

        assert order.name == "Solgläntans hemtjänst"
        assert beside(case, "petra", order.key) == {NodeKind.line, NodeKind.planned}

    def test_leads_back_from_the_decision(self, house: House) -> None:
        case = visited(house)

        assert NodeKind.order in beside(case, "elin", NodeKind.line)
        assert NodeKind.order in beside(case, "marta", NodeKind.line)


class TestPlannedVisits:
    def test_lead_to_line_order_and_time(self, house: House) -> None:
        case = visited(house)

        (planned,) = nodes(case, "petra", NodeKind.planned)

        assert (planned.count, planned.minutes) == (2, 40)
        assert beside(case, "petra", planned.key) == {
            NodeKind.line,
            NodeKind.order,
            NodeKind.time,
        }

    def test_show_nothing_of_another_provider(self, house: House) -> None:
        """Also where both help the same person, as after a change."""
        case = visited(house)
        case.is_visited(date(2026, 10, 7), 45, planner="viktor")
        other = house.actor("viktor").provider_id

        found = trace(case, "petra")

        assert found is not None
        (time,) = found.of(NodeKind.time)
        assert (time.count, time.minutes) == (1, 30)
        assert len(found.of(NodeKind.order)) == 1
        assert other is not None
        assert trace(case, "viktor") is None

    def test_of_a_visit_lead_its_planner_on_but_not_its_worker(
        self, house: House
    ) -> None:
        case = visited(house)
        visit_id = first_visit(case)

        assert beside_visit(case, "petra", visit_id) == {
            NodeKind.line,
            NodeKind.order,
            NodeKind.goal,
        }
        assert beside_visit(case, "ali", visit_id) == set()
        assert beside_visit(case, "viktor", visit_id) == set()


class TestReportedTime:
    def test_leads_to_the_goal_and_the_goal_back(self, house: House) -> None:
        case = visited(house)

        (time,) = nodes(case, "elin", NodeKind.time)

        assert (time.count, time.minutes) == (1, 30)
        assert beside(case, "elin", time.key) == {
            NodeKind.line,
            NodeKind.planned,
            NodeKind.goal,
        }
        assert NodeKind.time in beside(case, "elin", NodeKind.goal)

    def test_is_told_month_by_month(self, house: House) -> None:
        case = visited(house)
        case.is_visited(date(2026, 11, 2), 25)

        months = [node.day for node in nodes(case, "marta", NodeKind.time)]

        assert months == [FIRST_VISIT.date(), date(2026, 11, 2)]


class TestFee:
    def test_leads_to_the_time_of_its_month_and_what_it_served(
        self, house: House
    ) -> None:
        case = paid(house)
        case.is_visited(date(2026, 11, 2), 25)

        (fee,) = nodes(case, "marta", NodeKind.fee)
        october, _ = nodes(case, "marta", NodeKind.time)

        assert fee.day == OCTOBER
        assert october.key in fee.neighbours
        assert beside(case, "marta", fee.key) == {NodeKind.time, NodeKind.goal}
        assert NodeKind.fee in beside(case, "marta", october.key)

    def test_is_hers_to_see_once_it_is_on_an_invoice(self, house: House) -> None:
        case = visited(house)

        assert nodes(case, "marta", NodeKind.fee) == ()

    def test_is_without_needs_and_goals_for_those_who_count_money(
        self, house: House
    ) -> None:
        case = paid(house)

        found = trace(case, "fatima")

        assert found is not None
        assert {node.kind for node in found.nodes} == {
            NodeKind.line,
            NodeKind.order,
            NodeKind.time,
            NodeKind.fee,
        }


class TestCompensation:
    def test_leads_to_the_time_that_is_paid_for(self, house: House) -> None:
        case = paid(house)

        (line,) = nodes(case, "nils", NodeKind.compensation)

        assert (line.day, line.minutes) == (OCTOBER, 30)
        assert beside(case, "nils", line.key) == {NodeKind.time}
        assert NodeKind.compensation in beside(case, "nils", NodeKind.time)

    @pytest.mark.parametrize("who", ["marta", "petra", "elin", "fatima"])
    def test_is_nobodys_but_those_who_settle(self, house: House, who: str) -> None:
        case = paid(house)

        assert nodes(case, who, NodeKind.compensation) == ()

    def test_is_no_more_the_planners_than_the_fee(self, house: House) -> None:
        case = paid(house)

        found = trace(case, "petra")

        assert found is not None
        assert {node.kind for node in found.nodes} == {
            NodeKind.line,
            NodeKind.order,
            NodeKind.planned,
            NodeKind.time,
            NodeKind.goal,
        }


class TestTrace:
    def test_is_the_persons_own(self, house: House) -> None:
        case = ordered(house)

        assert trace(case, "marta") is not None
        assert trace(case, "aino") is None

    def test_is_nothing_to_another_municipality_or_provider(self, house: House) -> None:
        case = ordered(house)

        seen = [trace(case, who) for who in ("oskar", "viktor", "frida", "adam")]

        assert seen == [None, None, None, None]
