"""Nobody's month run charges whoever is protected: who is named is told until it is done."""

import dataclasses
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from backend.access import protection, relations
from backend.access.facts import RelationKind
from backend.access.tables import LogRow
from backend.fees import actions, queries
from backend.fees.facts import MonthHandledByHand, MonthStepMissing
from backend.fees.tables import FeeLineRow
from backend.handoffs import door_to
from backend.kernel.period import Period
from backend.kernel.refusal import NotFound
from tests.conftest import NOON, House
from tests.unit.access.shielded import does, names, opens, protects
from tests.unit.fees.told import AFTER_NOVEMBER, AFTER_OCTOBER, NOVEMBER, OCTOBER, Told

SEPTEMBER = date(2026, 9, 1)
TODAY = NOON.date()
IN_JANUARY = date(2027, 1, 4)
DECEMBER = date(2026, 12, 1)
DAY = timedelta(days=1)


@pytest.fixture
def told(house: House) -> Told:
    made = Told(house)
    unit = house.actor("ulla").unit_id
    assert unit is not None
    house.database.write_now(
        partial(
            relations.grant,
            municipality_id=house.municipality_id(),
            case_id=made.case_id,
            person_id=made.person_id,
            kind=RelationKind.unit,
            holder=unit,
            valid=Period(OCTOBER),
        )
    )
    return made


def _left(told: Told, slug: str = "elin", *, today: date = TODAY) -> list[date]:
    """What waits for her; looked at as a page does."""
    actor = told.house.actor(slug)
    found = told.asks(queries.months_by_hand, actor, today=today)
    return [month for each in found for month in each.months]


def _handles(told: Told, slug: str = "elin", month: date | None = OCTOBER) -> object:
    actor = told.house.actor(slug)
    return told.does(
        actions.note_month_by_hand,
        actor,
        NOON,
        person_id=told.person_id,
        month=month,
    )


def _months_charged(told: Told) -> set[tuple[date, date]]:
    """By which run, and for which month, there is a line about her."""
    rows = told.house.database.read_now(
        lambda s: s.execute(
            select(FeeLineRow.run_month, FeeLineRow.for_month).where(
                FeeLineRow.person_id == told.person_id
            )
        ).all()
    )
    return {(row.run_month, row.for_month) for row in rows}


@pytest.mark.capability("X4")
class TestByHand:
    def test_waits_for_whoever_is_named_and_for_nobody_else(self, told: Told) -> None:
        names(told.house, protects(told.house, told.case_id))

        assert _left(told) == [OCTOBER]
        for slug in ("sofia", "ulla", "fatima", "nils", "petra", "marta", "adam"):
            assert _left(told, slug) == []

    def test_waits_month_after_month(self, told: Told) -> None:
        names(told.house, protects(told.house, told.case_id))

        assert _left(told, today=IN_JANUARY) == [OCTOBER, NOVEMBER, DECEMBER]

    def test_is_handled_once_by_whoever_has_her_file_open(self, told: Told) -> None:
        names(told.house, protects(told.house, told.case_id))
        assert _handles(told) == NotFound()
        opens(told.house)
        assert _handles(told, month=None) == NotFound()
        assert _handles(told, month=NOVEMBER) == NotFound()

        done = _handles(told)

        assert isinstance(done, MonthHandledByHand)
        assert (_left(told), _handles(told)) == ([], NotFound())
        logged = told.house.database.read_now(
            lambda s: s.scalars(
                select(LogRow.user_id).where(
                    LogRow.action == "month_handled_by_hand",
                    LogRow.case_id == told.case_id,
                )
            ).all()
        )
        assert list(logged) == [told.house.actor("elin").user_id]

    def test_is_not_handled_by_who_is_not_named(self, told: Told) -> None:
        names(told.house, protects(told.house, told.case_id))
        opens(told.house)

        for slug in ("sofia", "ulla", "fatima"):
            assert _handles(told, slug) == NotFound()

    def test_leaves_out_what_was_charged_before_she_was_protected(
        self, told: Told
    ) -> None:
        told.declares()
        told.decides()
        told.runs(OCTOBER, NOON - timedelta(hours=1))
        names(told.house, protects(told.house, told.case_id))

        assert _left(told, today=DECEMBER) == [NOVEMBER]

    def test_waits_when_the_run_left_her_out(self, told: Told) -> None:
        """Protected at noon on the second; the run of October is made on the fifth."""
        told.declares()
        told.decides()
        names(told.house, protects(told.house, told.case_id))

        told.runs(OCTOBER, AFTER_OCTOBER)

        assert _left(told) == [OCTOBER]

    def test_counts_from_the_first_day_of_a_protection_that_has_changed(
        self, told: Told
    ) -> None:
        which = protects(told.house, told.case_id)
        names(told.house, which)
        how = told.house.database.read_now(
            partial(
                protection.of_id, protection_id=which, actor=told.house.actor("ulla")
            )
        )
        assert how is not None
        does(
            told.house,
            "ulla",
            protection.change,
            protection_id=which,
            protection=how.protection,
        )

        assert _left(told, today=DECEMBER) == [OCTOBER, NOVEMBER]

    def test_is_taken_out_of_a_month_that_has_been_counted(self, told: Told) -> None:
        """Counted and once attested with her: counted again, it holds nothing of hers."""
        told.declares()
        told.decides()
        told.visits("v1", date(2026, 10, 6), 60)
        fatima, early = told.fatima, NOON - timedelta(hours=1)
        for act in (actions.lock_month, actions.calculate_month):
            told.does(act, fatima, early, month=OCTOBER)
        for named in told.asks(queries.month_checks, fatima, month=OCTOBER):
            key = named.check.check_key
            told.does(actions.check_off, fatima, early, month=OCTOBER, check_key=key)
        told.does(actions.attest_month, fatima, early, month=OCTOBER)
        assert _months_charged(told) == {(OCTOBER, OCTOBER)}

        wired = door_to(told.house.database, wake=lambda _: None)
        protects(dataclasses.replace(told.house, door=wired), told.case_id)

        assert _months_charged(told) == set()
        attested = told.does(actions.attest_month, told.nils, NOON, month=OCTOBER)
        assert isinstance(attested, MonthStepMissing)
        done = told.runs(OCTOBER, AFTER_OCTOBER)
        assert (done.invoices, _months_charged(told)) == (0, set())

    def test_is_charged_by_no_run_once_handled_by_hand(self, told: Told) -> None:
        """Also where the run is made, or a visit of the month is known, later."""
        told.declares()
        told.decides()
        told.visits("v1", date(2026, 10, 6), 60)
        which = protects(told.house, told.case_id)
        names(told.house, which)
        opens(told.house)
        _handles(told)
        does(told.house, "ulla", protection.end, protection_id=which)

        told.runs(OCTOBER, AFTER_OCTOBER)
        told.visits("v2", date(2026, 10, 8), 60, now=AFTER_OCTOBER + DAY)
        told.runs(NOVEMBER, AFTER_NOVEMBER)

        assert _months_charged(told) == {(NOVEMBER, NOVEMBER)}

    def test_is_charged_by_the_next_run_when_nobody_has_handled_it(
        self, told: Told
    ) -> None:
        """The run of October left her out; then her protection ended."""
        told.declares()
        told.decides()
        told.visits("v1", date(2026, 10, 6), 60)
        which = protects(told.house, told.case_id)
        told.runs(OCTOBER, AFTER_OCTOBER)
        assert _months_charged(told) == set()
        ulla = told.house.actor("ulla")
        told.does(protection.end, ulla, AFTER_OCTOBER + DAY, protection_id=which)

        told.runs(NOVEMBER, AFTER_NOVEMBER)

        assert _months_charged(told) == {(NOVEMBER, OCTOBER), (NOVEMBER, NOVEMBER)}

    def test_waits_for_nobody_when_it_has_ended(self, told: Told) -> None:
        which = protects(told.house, told.case_id)
        names(told.house, which)

        does(told.house, "ulla", protection.end, protection_id=which)

        assert _left(told) == []
