"""What a provider has declared that it can take: on both databases."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from backend.execution import actions, queries
from backend.execution.facts import (
    AreaUnknown,
    CapacityDeclared,
    DeclineReason,
    HasRoom,
    NotBeforehand,
    OrderDeclined,
    ProviderFull,
)
from tests.conftest import NOON
from tests.unit.execution.samples import TODAY, Decided

TOMORROW = TODAY + timedelta(days=1)
NEXT_NOON = NOON + timedelta(days=1)
ALL_AREAS = ("Sicklaön", "Älta", "Boo")


def declares(
    marta: Decided,
    hours: int,
    *,
    areas: tuple[str, ...] = ALL_AREAS,
    valid_from: date = TOMORROW,
) -> Any:
    action = partial(
        actions.declare_capacity,
        hours_per_week=hours,
        areas=areas,
        valid_from=valid_from,
    )
    return marta.act(action, by="petra")


def candidates(marta: Decided, today: date) -> set[str]:
    shown = marta.ask(queries.open_choice, by="marta", today=today)
    return {c.terms.slug for c in shown.candidates}


class TestDeclaredCapacity:
    def test_holds_from_its_day_and_not_before(self, marta: Decided) -> None:
        assert isinstance(declares(marta, 0), CapacityDeclared)

        assert "solglantan" in candidates(marta, TODAY)
        assert "solglantan" not in candidates(marta, TOMORROW)

    def test_is_declared_beforehand(self, marta: Decided) -> None:
        assert isinstance(declares(marta, 0, valid_from=TODAY), NotBeforehand)

    def test_is_in_areas_that_there_are(self, marta: Decided) -> None:
        assert isinstance(declares(marta, 10, areas=("Atlantis",)), AreaUnknown)

    def test_lets_the_latest_word_stand(self, marta: Decided) -> None:
        declares(marta, 0)
        declares(marta, 300)

        desk = marta.ask(queries.capacity_desk, by="petra", today=TODAY)
        assert [d.hours_per_week for d in desk.coming] == [300]
        assert "solglantan" in candidates(marta, TOMORROW)

    def test_is_nobody_elses(self, marta: Decided) -> None:
        declares(marta, 0)

        desk = marta.ask(queries.capacity_desk, by="viktor", today=TOMORROW)

        assert desk.coming == ()
        assert desk.now.hours_per_week > 0

    def test_may_be_the_reason_to_decline(self, marta: Decided) -> None:
        order = marta.chooses("solglantan").order_id
        declares(marta, 0)
        decline = partial(actions.decline_order, order_id=order)

        assert isinstance(marta.act(decline, by="petra"), HasRoom)
        event = marta.act(decline, by="petra", now=NEXT_NOON)

        assert isinstance(event, OrderDeclined)
        assert event.reason is DeclineReason.capacity_full
        again = marta.ask(queries.open_choice, by="marta", today=TOMORROW)
        assert again.declined_by == "Solgläntans hemtjänst"

    def test_turns_away_a_choice_made_from_an_old_page(self, marta: Decided) -> None:
        declares(marta, 0)

        assert isinstance(marta.chooses("solglantan", now=NEXT_NOON), ProviderFull)
