"""Planning and performing: on both databases."""

from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from backend.execution import actions, queries
from backend.execution.facts import (
    AgreedHow,
    ApprovedBySamePerson,
    Flag,
    ImplementationPlanAgreed,
    MissedVisitReported,
    NotOfProvider,
    Outcome,
    PlanContent,
    TimeCorrected,
    TimeCorrectionProposed,
    VisitReported,
    VisitStarted,
    VisitState,
    WeekClashes,
    WeekFile,
    WeekPlanned,
    WorkerBusy,
)
from backend.kernel.ids import OrderId
from backend.kernel.refusal import NotFound
from tests.conftest import NOON
from tests.unit.execution.samples import CARE, TODAY, Decided

HALF_HOUR = timedelta(minutes=30)
PLAN = PlanContent(
    goal="Duschar tryggt",
    what="Dusch",
    when="Måndag och torsdag",
    how="Hon tvättar sig själv",
    who="Ali",
    contact_offered=True,
    named_contact="Ali Hassan",
    her_say="Helst före åtta",
    follow_up="Om sex månader",
)


def finish(marta: Decided, visit: str, outcome: Outcome = Outcome.done) -> object:
    return marta.act(
        partial(
            actions.finish_visit,
            visit_id=visit,
            at=NOON + HALF_HOUR,
            outcome=outcome,
            tasks=("morning",),
            note="Rodnad på vänster häl.",
        ),
        by="ali",
    )


def start(marta: Decided, visit: str, by: str = "ali") -> object:
    return marta.act(
        partial(actions.start_visit, visit_id=visit, at=NOON), by=by, now=NOON
    )


def the_week(marta: Decided, order: OrderId) -> WeekFile:
    return marta.ask(
        queries.week_file, by="petra", order_id=order, today=TODAY, first_day=TODAY
    )


class TestTheWeek:
    def test_is_proposed_to_the_granted_minute(self, marta: Decided) -> None:
        order = marta.is_planned()

        file = marta.ask(queries.order_file, by="petra", order_id=order, today=TODAY)

        assert sum(v.minutes for v in file.visits) == 14 * 20 + 4 * 30
        assert file.row.has_week

    def test_is_laid_anew_without_doubling(self, marta: Decided) -> None:
        order = marta.is_planned()

        assert isinstance(marta.lay(order, worker="maja", first=TODAY), WeekPlanned)

        file = marta.ask(queries.order_file, by="petra", order_id=order, today=TODAY)
        assert len(file.visits) == 14
        assert {v.worker_name for v in file.visits} == {"Maja Lind"}

    def test_does_not_send_one_worker_to_two_places(self, marta: Decided) -> None:
        order = marta.is_planned()
        week = the_week(marta, order)
        both_at_once = [replace(v, start=week.visits[0].start) for v in week.visits[:2]]
        lay = partial(actions.plan_week, order_id=order, visits=both_at_once)

        refused = marta.act(lay, by="petra")

        assert isinstance(refused, WeekClashes)
        assert [type(clash) for clash in refused.clashes] == [WorkerBusy]

    def test_tells_all_that_clashes_at_once(self, marta: Decided) -> None:
        order = marta.is_planned()
        first, second, third, fourth = the_week(marta, order).visits[:4]
        clashing = [
            first,
            replace(second, start=first.start),
            replace(third, worker_id=None),
            fourth,
        ]
        lay = partial(actions.plan_week, order_id=order, visits=clashing)

        refused = marta.act(lay, by="petra")

        assert isinstance(refused, WeekClashes)
        assert [(type(c), c.number) for c in refused.clashes] == [
            (WorkerBusy, 2),
            (NotOfProvider, 3),
        ]

    def test_is_proposed_with_one_that_is_free(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        marta.act(partial(actions.accept_order, order_id=order), by="petra")

        week = the_week(marta, order)

        assert len(week.visits) == 14
        assert len({v.worker_id for v in week.visits}) == 1
        assert week.visits[0].worker_id in dict(week.file.workers)
        laid = partial(actions.plan_week, order_id=order, visits=week.visits)
        assert isinstance(marta.act(laid, by="petra"), WeekPlanned)

    def test_is_not_proposed_before_the_help_is_granted_from(
        self, marta: Decided
    ) -> None:
        order = marta.chooses("solglantan").order_id
        marta.act(partial(actions.accept_order, order_id=order), by="petra")
        earlier = TODAY - timedelta(days=3)
        ask = partial(queries.week_file, today=earlier, first_day=earlier)

        week = marta.ask(ask, by="petra", order_id=order)

        assert min(v.start for v in week.visits).date() == TODAY

    def test_keeps_the_visits_that_are_not_changed(self, marta: Decided) -> None:
        order = marta.is_planned()
        before = the_week(marta, order).visits
        later = replace(before[0], start=before[0].start + timedelta(hours=1))
        visits = (later, *before[1:])

        marta.act(partial(actions.plan_week, order_id=order, visits=visits), by="petra")

        after = the_week(marta, order).visits
        kept = {v.visit_id for v in before[1:]}
        assert kept < {v.visit_id for v in after}
        assert len(after) == len(before)

    def test_moves_the_last_visit_without_doubling_it(self, marta: Decided) -> None:
        order = marta.is_planned()
        before = the_week(marta, order).visits
        earlier = replace(before[-1], start=before[0].start + timedelta(hours=3))
        visits = (*before[:-1], earlier)

        marta.act(partial(actions.plan_week, order_id=order, visits=visits), by="petra")

        after = the_week(marta, order).visits
        assert sorted(v.start for v in after) == sorted(v.start for v in visits)

    def test_shows_a_fortnight_and_leaves_what_comes_after(
        self, marta: Decided
    ) -> None:
        order = marta.is_planned()
        marta.lay(order, worker="ali", first=TODAY + timedelta(days=14))
        shown = the_week(marta, order).visits

        marta.act(partial(actions.plan_week, order_id=order, visits=shown), by="petra")

        assert len(shown) == 14
        file = marta.ask(queries.order_file, by="petra", order_id=order, today=TODAY)
        assert len(file.visits) == 28

    def test_leaves_a_visit_that_has_begun_as_it_is(self, marta: Decided) -> None:
        order = marta.is_planned()
        begun = marta.first_visit().visit_id
        start(marta, begun)

        coming = the_week(marta, order).visits
        marta.act(partial(actions.plan_week, order_id=order, visits=coming), by="petra")

        assert begun not in {v.visit_id for v in coming}
        assert marta.first_visit().visit_id == begun
        file = marta.ask(queries.order_file, by="petra", order_id=order, today=TODAY)
        assert len(file.visits) == 14


class TestAVisit:
    def test_shows_what_is_needed_at_the_door(self, marta: Decided) -> None:
        marta.is_planned()

        visit = marta.first_visit()

        assert visit.name == "Märta Lindgren"
        assert visit.critical.startswith("Står inte säkert")
        assert marta.ask(queries.today_for, by="maja", today=TODAY).visits == ()

    def test_gives_the_number_of_her_own_provider(self, marta: Decided) -> None:
        """Not the one written at a member of its staff."""
        marta.is_planned()

        assert marta.first_visit().planner_phone == "08-465 004 30"

    def test_is_started_finished_and_counted(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id

        begun = start(marta, visit)
        done = finish(marta, visit)

        assert isinstance(begun, VisitStarted)
        assert begun.first_of == (CARE,)
        assert isinstance(done, VisitReported)
        assert (done.minutes, done.version, done.first_of) == (30, 1, ())
        own = marta.ask(queries.own_services, by="marta", now=NOON + HALF_HOUR)
        assert own.been[0].was_made
        assert own.been[0].worker_name == "Ali Hassan"

    def test_f19_told_twice_counts_once(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id

        start(marta, visit)
        start(marta, visit)
        finish(marta, visit)
        finish(marta, visit)

        rows = marta.ask(
            queries.time_rows, by="petra", first=TODAY, last=TODAY, now=NOON
        )
        told = next(r for r in rows if r.visit_id == visit)
        assert told.time.minutes == 30
        assert Flag.double in told.time.flags

    def test_f19_without_a_start_is_flagged(self, marta: Decided) -> None:
        marta.is_planned()

        event = finish(marta, marta.first_visit().visit_id)

        assert isinstance(event, VisitReported)
        assert (event.minutes, event.first_of) == (0, (CARE,))
        [row] = marta.ask(
            queries.time_rows, by="petra", first=TODAY, last=TODAY, now=NOON
        )
        assert Flag.no_start in row.time.flags

    def test_f28_given_to_another_meanwhile_is_kept(self, marta: Decided) -> None:
        order = marta.is_planned()
        visit = marta.first_visit().visit_id
        marta.lay(order, worker="maja", first=TODAY)

        assert isinstance(start(marta, visit), VisitStarted)
        finish(marta, visit)

        rows = marta.ask(
            queries.time_rows, by="petra", first=TODAY, last=TODAY, now=NOON
        )
        kept = next(r for r in rows if r.visit_id == visit)
        assert Flag.changed in kept.time.flags

    def test_nobody_home_is_first_and_never_made(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id

        event = finish(marta, visit, Outcome.not_home)

        assert isinstance(event, MissedVisitReported)
        rows = marta.ask(
            queries.time_rows,
            by="petra",
            first=TODAY,
            last=TODAY + timedelta(days=2),
            now=NOON,
        )
        assert rows[0].state is VisitState.missed
        assert rows[0].time.flags == ()
        others = [r.start for r in rows[1:]]
        assert others == sorted(others, reverse=True)
        own = marta.ask(queries.own_services, by="marta", now=NOON + HALF_HOUR)
        assert not any(v.was_made for v in own.been)

    def test_of_another_provider_does_not_exist(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id

        assert isinstance(start(marta, visit, by="leila"), NotFound)


class TestACorrection:
    def test_keeps_the_original_and_needs_another_person(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id
        finish(marta, visit)
        correct = partial(
            actions.propose_correction,
            visit_id=visit,
            start=NOON,
            end=NOON + HALF_HOUR,
            outcome=Outcome.done,
            reason="Telefonen var urladdad.",
        )

        assert isinstance(marta.act(correct, by="ali"), TimeCorrectionProposed)
        approve = partial(actions.approve_correction, visit_id=visit)
        assert isinstance(marta.act(approve, by="ali"), ApprovedBySamePerson)
        event = marta.act(approve, by="petra")

        assert isinstance(event, TimeCorrected)
        assert (event.version, event.minutes) == (2, 30)
        [row] = marta.ask(
            queries.time_rows, by="petra", first=TODAY, last=TODAY, now=NOON
        )
        assert row.time.manual


class TestThePlan:
    def test_is_agreed_by_her(self, marta: Decided) -> None:
        order = marta.is_planned()
        draft = partial(actions.draft_plan, order_id=order, content=PLAN)

        plan = marta.act(draft, by="petra").plan_id
        event = marta.act(partial(actions.agree_plan, plan_id=plan), by="marta")

        assert isinstance(event, ImplementationPlanAgreed)
        own = marta.ask(queries.own_services, by="marta", now=NOON)
        assert own.plan.agreed_how is AgreedHow.in_app
        assert own.plan.agreed_on == TODAY

    def test_tells_the_worker_how_she_wants_each_task(self, marta: Decided) -> None:
        order = marta.is_planned()
        content = replace(
            PLAN, tasks={"shower": "Ljummet vatten, hon håller i duschen."}
        )

        marta.act(
            partial(actions.draft_plan, order_id=order, content=content), by="petra"
        )

        told = {task.task_id: task.how for task in marta.first_visit().tasks}
        assert told == {
            "morning": "",
            "shower": "Ljummet vatten, hon håller i duschen.",
        }
