"""Choice, order, answer: on both databases."""

from datetime import timedelta
from functools import partial

from backend.execution import actions, queries
from backend.execution.facts import (
    Accepted,
    Access,
    ConsentMissing,
    DeclineReason,
    HasRoom,
    NoOpenChoice,
    OrderAccepted,
    OrderAnswered,
    OrderDeclined,
    ProviderChosen,
    ProviderDeclinedByPerson,
    ServiceStarted,
)
from backend.kernel.refusal import NotFound
from tests.conftest import NOON
from tests.unit.execution.samples import ALARM, TODAY, Decided


class TestTheChoice:
    def test_shows_whoever_works_there_in_her_own_order(self, marta: Decided) -> None:
        shown = marta.ask(queries.open_choice, by="marta", today=TODAY)

        assert {c.terms.slug for c in shown.candidates} == {
            "solglantan",
            "bjorken",
            "stationen",
        }
        again = marta.ask(queries.open_choice, by="marta", today=TODAY)
        assert again.candidates == shown.candidates
        assert shown.in_turn.terms.slug == "solglantan"

    def test_sends_the_order_with_the_minimum(self, marta: Decided) -> None:
        event = marta.chooses("bjorken")

        assert isinstance(event, ProviderChosen)
        desk = marta.ask(queries.planner_desk, by="viktor", today=TODAY)
        [row] = desk.new
        assert row.order.told.critical == "Står inte säkert. Stöd i duschen."
        assert row.order.consented_at == NOON
        assert row.days == 5
        assert marta.ask(queries.planner_desk, by="petra", today=TODAY).new == ()
        assert isinstance(marta.chooses("bjorken"), NoOpenChoice)

    def test_falls_to_whoever_is_in_turn(self, marta: Decided) -> None:
        event = marta.chooses(None)

        assert isinstance(event, ProviderDeclinedByPerson)
        assert len(marta.ask(queries.planner_desk, by="petra", today=TODAY).new) == 1

    def test_tells_nobody_without_her_yes(self, marta: Decided) -> None:
        action = partial(
            actions.settle_choice,
            provider="bjorken",
            access=Access.opens_herself,
            critical="",
            with_contact=False,
            consents=False,
        )

        assert isinstance(marta.act(action, by="marta"), ConsentMissing)

    def test_is_an_assignment_where_there_is_no_choice(self, aino: Decided) -> None:
        shown = aino.ask(queries.open_choice, by="aino", today=TODAY)

        assert not shown.choice_system
        assert isinstance(aino.chooses(None), ProviderDeclinedByPerson)
        assert len(aino.ask(queries.planner_desk, by="pekka", today=TODAY).new) == 1


class TestAnOrder:
    def test_is_accepted_once(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        accept = partial(actions.accept_order, order_id=order)

        assert isinstance(marta.act(accept, by="petra"), OrderAccepted)
        assert isinstance(marta.act(accept, by="petra"), OrderAnswered)
        [row] = marta.ask(queries.planner_desk, by="petra", today=TODAY).to_plan
        assert isinstance(row.order.state, Accepted)

    def test_is_nobody_elses(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        accept = partial(actions.accept_order, order_id=order)

        assert isinstance(marta.act(accept, by="viktor"), NotFound)
        assert isinstance(marta.act(accept, by="pekka"), NotFound)

    def test_may_not_be_declined_by_whoever_has_room(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        decline = partial(actions.decline_order, order_id=order)

        assert isinstance(marta.act(decline, by="petra"), HasRoom)

    def test_passes_to_the_next_after_silence(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        pass_on = partial(actions.pass_on_silent, order_id=order)

        assert isinstance(marta.act(pass_on, by="petra"), OrderAnswered)
        event = marta.act(pass_on, by="petra", now=NOON + timedelta(days=3))

        assert isinstance(event, OrderDeclined)
        assert event.reason is DeclineReason.no_answer
        assert len(marta.ask(queries.planner_desk, by="viktor", today=TODAY).new) == 1
        assert marta.ask(queries.planner_desk, by="petra", today=TODAY).new == ()

    def test_without_visits_is_begun_by_the_planner(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        marta.act(partial(actions.accept_order, order_id=order), by="petra")

        event = marta.act(
            partial(actions.start_service, order_id=order, line_id=ALARM), by="petra"
        )

        assert isinstance(event, ServiceStarted)
        own = marta.ask(queries.own_services, by="marta", now=NOON)
        assert [line.started_on for line in own.lines] == [TODAY, None]
