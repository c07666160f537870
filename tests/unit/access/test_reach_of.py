"""What somebody reaches today, counted by the rule that every page goes by."""

from datetime import date, timedelta
from functools import partial

import pytest

from backend.access import people, reach, relations
from backend.access.facts import Purpose, RelationKind
from backend.access.reach import Reach
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.period import Period
from tests.conftest import NOON, House

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def tie(
    house: House, case: str, kind: RelationKind, holder: str, valid: Period
) -> None:
    house.database.write_now(
        partial(
            relations.grant,
            municipality_id=house.municipality_id(),
            case_id=CaseId(case),
            person_id=PersonId("somebody"),
            kind=kind,
            holder=holder,
            valid=valid,
        )
    )


def reached(house: House, slug: str) -> dict[Purpose, Reach]:
    found = house.database.read_now(
        lambda s: reach.reach_of(
            s, people.staff(s, house.actor(slug).user_id), now=NOON, today=TODAY
        )
    )
    return {each.purpose: each for each in found}


@pytest.mark.capability("X2")
class TestReach:
    def test_is_of_the_cases_that_are_tied_to_her_today(self, house: House) -> None:
        elin = house.actor("elin")
        since, unit = Period(TODAY - DAY, None), str(elin.unit_id)
        for case in ("one", "two", "three"):
            tie(house, case, RelationKind.unit, unit, since)
        tie(house, "one", RelationKind.assigned, elin.user_id, since)
        past = Period(TODAY - 9 * DAY, TODAY - DAY)
        tie(house, "two", RelationKind.assigned, elin.user_id, past)

        found = reached(house, "elin")

        assert found[Purpose.worklist].cases == 3
        assert found[Purpose.case_file] == Reach(
            purpose=Purpose.case_file,
            ties=(
                RelationKind.assigned,
                RelationKind.covering,
                RelationKind.emergency,
            ),
            cases=1,
        )
        assert found[Purpose.register_mandate].cases is None
        assert Purpose.economy not in found

    def test_of_a_case_is_counted_once_and_in_its_municipality(
        self, house: House
    ) -> None:
        fatima = reached(house, "fatima")[Purpose.economy].cases
        tie(house, "here", RelationKind.unit, "a unit", Period(TODAY, None))
        tie(house, "here", RelationKind.assigned, "somebody", Period(TODAY, None))

        assert reached(house, "fatima")[Purpose.economy].cases == (fatima or 0) + 1
        assert reached(house, "adam")[Purpose.staff].cases is None
        assert all(each.cases in {None, 0} for each in reached(house, "aino").values())
