"""Läget: how long it takes, and granted time against performed time."""

from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from backend.access.facts import Purpose
from backend.insight import queries
from backend.insight.facts import Situation
from backend.plumbing.database import Opened
from tests.conftest import NOON, House
from tests.unit.insight.samples import adopt_all, applied_for

NOVEMBER = date(2026, 11, 1)


def situation(house: House, who: str = "ulla") -> Situation:
    by = house.actor(who)
    return house.door.read_now(
        partial(queries.situation, actor=by, month=NOVEMBER),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.statistics, what="situation"),
    )


class TestSituation:
    def test_sets_performed_time_against_granted(self, house: House) -> None:
        adopt_all(house)
        case = applied_for(house)
        case.is_granted(NOON.date())
        case.begins(date(2026, 11, 3))
        visit = case.is_visited(date(2026, 11, 4), 30)
        case.is_visited(date(2026, 11, 4), 40, version=2, visit_id=visit)
        case.is_visited(date(2026, 11, 5), 20)

        (provider,) = situation(house).providers

        assert provider.name == "Solgläntans hemtjänst"
        assert provider.people == 1
        assert provider.granted == Fraction(560 * 28, 28)
        assert provider.performed == 60

    def test_counts_the_days_to_the_first_visit(self, house: House) -> None:
        adopt_all(house)
        case = applied_for(house)
        case.is_granted(NOON.date())
        case.begins(date(2026, 11, 9))
        case.is_visited(NOON.date() + timedelta(days=7), 30)

        found = situation(house).to_first_visit
        latest = found.months[-1]

        assert (latest.month, latest.count, latest.half) == (NOVEMBER, 1, None)
        assert (found.together.month, found.together.count) == (None, 1)

    def test_knows_nothing_of_another_municipality(self, house: House) -> None:
        adopt_all(house)
        case = applied_for(house)
        case.is_granted(NOON.date())
        case.begins(date(2026, 11, 3))
        case.is_visited(date(2026, 11, 4), 30)

        assert situation(house, "una").providers == ()

    def test_is_not_for_officers(self, house: House) -> None:
        adopt_all(house)
        case = applied_for(house)
        case.is_granted(NOON.date())
        case.is_visited(date(2026, 11, 4), 30)

        assert situation(house, "elin").providers == ()
