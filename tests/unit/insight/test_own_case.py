"""Mitt ärende: what has happened, what comes next and about when, who has it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from backend.insight.facts import Delay, Expected, HappeningKind, Stage, ToDo
from backend.plumbing.clock import STOCKHOLM
from tests.conftest import NOON, House
from tests.unit.insight.samples import Case, adopt_all, applied_for

TODAY = NOON.date()
THREE_WEEKS_ON = date(2026, 11, 23)
VISIT = datetime(2026, 11, 17, 10, 0, tzinfo=STOCKHOLM)


@pytest.fixture
def case(house: House) -> Case:
    adopt_all(house)
    return applied_for(house)


class TestOwnCase:
    def test_is_nothing_before_she_has_applied(self, house: House) -> None:
        adopt_all(house)
        case = applied_for(house)

        aino = replace(case, resident="aino")

        assert aino.seen() is None

    def test_says_when_a_decision_is_to_be_expected(self, case: Case) -> None:
        seen = case.seen()

        assert seen is not None
        assert seen.stage is Stage.finding_out
        assert seen.decision_expected == Expected(on=THREE_WEEKS_ON)
        assert [h.kind for h in seen.happened] == [HappeningKind.applied]

    def test_names_who_has_it_and_when_she_comes(self, case: Case) -> None:
        case.is_taken()
        case.gets_a_home_visit(VISIT)

        seen = case.seen()

        assert seen is not None
        assert seen.officer_name == "Elin Sandberg"
        assert seen.visit_at == VISIT
        assert [h.kind for h in seen.happened] == [
            HappeningKind.visit_planned,
            HappeningKind.taken,
            HappeningKind.applied,
        ]

    def test_gives_a_new_day_and_why_when_the_day_has_passed(self, case: Case) -> None:
        case.is_taken()

        seen = case.seen(NOON + timedelta(days=22))

        assert seen is not None
        assert seen.decision_expected == Expected(
            on=date(2026, 12, 7), was=THREE_WEEKS_ON, delay=Delay.finding_out
        )

    def test_asks_for_the_income_when_help_is_granted(self, case: Case) -> None:
        case.is_taken()
        before = case.seen()
        case.is_granted(TODAY)

        after = case.seen()

        assert before is not None
        assert before.to_do is None
        assert after is not None
        assert after.to_do is ToDo.declare

    def test_moves_on_with_the_help(self, case: Case) -> None:
        case.is_taken()
        case.is_granted(TODAY)
        before = case.seen()
        case.begins(TODAY + timedelta(days=7))

        after = case.seen(NOON + timedelta(days=8))

        assert before is not None
        assert before.stage is Stage.help_starts
        assert before.start_expected == Expected(on=date(2026, 11, 16))
        assert after is not None
        assert after.stage is Stage.follow_up
        assert after.provider_name == "Solgläntans hemtjänst"
        assert after.follow_up_expected == Expected(on=date(2026, 12, 21))
