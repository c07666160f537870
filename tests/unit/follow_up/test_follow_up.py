"""A goal is followed up on the same scale by person, provider and officer."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import cast

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from backend.access import relations
from backend.access.facts import Purpose, RelationKind
from backend.follow_up import actions, queries, rules
from backend.follow_up.facts import (
    Closed,
    FollowUp,
    FollowUpAlreadyClosed,
    FollowUpClosed,
    GivenRating,
    GoalsLeftToRate,
    LevelOutOfScale,
    NoGoalRated,
    Outcome,
    OutcomeNeedsReason,
    Planned,
    Policy,
    RatedBy,
)
from backend.follow_up.tables import FollowUpTable
from backend.kernel.ids import CaseId, DecisionId, GoalId, NeedId
from backend.kernel.period import Period
from backend.kernel.refusal import NotFound
from backend.kernel.services import Goal
from backend.plumbing.database import Kept, Opened
from backend.plumbing.identity import new_id
from tests.conftest import NOON, House
from tests.unit.at_once import at_once

STARTED = date(2026, 11, 2)
SIX_WEEKS_ON = date(2026, 12, 14)
YEARLY = Policy(
    valid_from=date(2026, 1, 1), source="", first_after_weeks=6, then_every_weeks=52
)


@dataclass(frozen=True)
class Followed:
    """Märta's case with one goal and a planned follow-up."""

    house: House
    case_id: CaseId
    goal: Goal

    def rate(self, who: str, level: int, note: str = "") -> object:
        by = self.house.actor(who)
        given = GivenRating(goal_id=self.goal.goal_id, level=level, note=note)
        return self.house.door.act_now(
            partial(
                actions.rate_goals,
                case_id=self.case_id,
                given=(given,),
                by=by,
                now=NOON,
            ),
            by=by,
            now=NOON,
        )

    def close(self, outcome: Outcome, reason: str = "", who: str = "elin") -> object:
        by = self.house.actor(who)
        return self.house.door.act_now(
            partial(
                actions.close_follow_up,
                case_id=self.case_id,
                outcome=outcome,
                reason=reason,
                by=by,
                now=NOON,
            ),
            by=by,
            now=NOON,
        )

    def seen_by(self, who: str) -> tuple[FollowUp, ...]:
        by = self.house.actor(who)
        return self.house.door.read_now(
            partial(queries.follow_ups, actor=by, case_id=self.case_id),
            by=by,
            now=NOON,
            opened=Opened(purpose=Purpose.follow_up, what="follow_up"),
        )

    def latest(self) -> FollowUp:
        return self.seen_by("elin")[0]


@pytest.fixture
def followed(house: House) -> Followed:
    goal = Goal(
        goal_id=GoalId(new_id()),
        need_id=NeedId(new_id()),
        category="d510",
        name="Tvätta sig",
        current=3,
        target=2,
        text="Duscha två gånger i veckan",
    )
    case_id = CaseId(new_id())
    elin = house.actor("elin")
    house.door.act_now(
        partial(
            actions.adopt_policy,
            municipality_id=elin.municipality_id,
            policy=YEARLY,
            by=elin,
            now=NOON,
        ),
        by=elin,
        now=NOON,
    )
    tie(house, case_id)
    hand_over(house, case_id, goal)
    return Followed(house, case_id, goal)


def tie(house: House, case_id: CaseId) -> None:
    marta, petra = house.actor("marta"), house.actor("petra")
    assert marta.person_id is not None
    assert petra.provider_id is not None
    for kind, holder in (
        (RelationKind.assigned, house.actor("elin").user_id),
        (RelationKind.provider, petra.provider_id),
    ):
        house.database.write_now(
            partial(
                relations.grant,
                municipality_id=marta.municipality_id,
                case_id=case_id,
                person_id=marta.person_id,
                kind=kind,
                holder=holder,
                valid=Period(STARTED),
            )
        )


def hand_over(
    house: House, case_id: CaseId, goal: Goal, promised_on: date | None = None
) -> None:
    """The decision's goal, and the day that help starts."""
    marta = house.actor("marta")
    assert marta.person_id is not None
    house.database.write_now(
        partial(
            actions.keep_goals,
            municipality_id=marta.municipality_id,
            case_id=case_id,
            person_id=marta.person_id,
            decision_id=DecisionId(new_id()),
            goals=(goal,),
            promised_on=promised_on,
            now=NOON,
        )
    )
    house.database.write_now(
        partial(
            actions.schedule,
            municipality_id=marta.municipality_id,
            case_id=case_id,
            person_id=marta.person_id,
            started_on=STARTED,
            now=NOON,
        )
    )


class TestScheduling:
    def test_is_six_weeks_after_the_start(self, followed: Followed) -> None:
        assert followed.latest().state == Planned(due_on=SIX_WEEKS_ON)

    def test_moves_an_open_one_instead_of_making_another(
        self, followed: Followed
    ) -> None:
        before = followed.latest()

        followed.house.database.write_now(
            lambda s: actions.schedule(
                s,
                municipality_id=before.municipality_id,
                case_id=before.case_id,
                person_id=before.person_id,
                started_on=STARTED + timedelta(weeks=1),
                now=NOON,
            )
        )

        assert [f.due_on for f in followed.seen_by("elin")] == [date(2026, 12, 21)]

    def test_never_falls_on_a_free_day(self) -> None:
        christmas_eve = date(2026, 12, 24) - timedelta(weeks=6)

        assert rules.first_due(christmas_eve, None, YEARLY) == date(2026, 12, 28)

    @pytest.mark.parametrize(
        ("promised_on", "due_on"),
        [
            (date(2027, 1, 15), date(2027, 1, 15)),
            (STARTED, SIX_WEEKS_ON),
            (None, SIX_WEEKS_ON),
        ],
    )
    def test_is_on_the_day_that_her_letter_promises(
        self, promised_on: date | None, due_on: date
    ) -> None:
        assert rules.first_due(STARTED, promised_on, YEARLY) == due_on

    def test_keeps_the_promise_when_the_help_starts(self, followed: Followed) -> None:
        another = replace(followed.goal, goal_id=GoalId(new_id()))
        promised_on = date(2027, 1, 15)
        case_id = CaseId(new_id())
        hand_over(followed.house, case_id, another, promised_on)

        due_on = select(FollowUpTable.due_on).where(FollowUpTable.case_id == case_id)
        assert followed.house.database.read_now(lambda s: s.scalar(due_on)) == (
            promised_on
        )


class TestRating:
    def test_keeps_the_three_views_apart(self, followed: Followed) -> None:
        for who, level in (("marta", 3), ("petra", 2), ("elin", 1)):
            assert isinstance(followed.rate(who, level), Kept)

        seen = {r.rated_by: r.level for r in followed.latest().goals[0].ratings}

        assert seen == {RatedBy.person: 3, RatedBy.provider: 2, RatedBy.officer: 1}

    def test_shows_the_latest_of_two_views(self, followed: Followed) -> None:
        followed.rate("marta", 4)
        followed.rate("marta", 1, "Det går bättre nu 🙂")

        rating = followed.latest().goals[0].rating(RatedBy.person)

        assert rating is not None
        assert (rating.level, rating.note) == (1, "Det går bättre nu 🙂")

    def test_is_refused_off_the_scale(self, followed: Followed) -> None:
        assert followed.rate("marta", 9) == LevelOutOfScale()

    def test_is_refused_when_nothing_is_answered(self, followed: Followed) -> None:
        found = followed.latest()

        assert rules.may_rate(found, ()) == NoGoalRated()

    @pytest.mark.parametrize("who", ["aino", "oskar", "viktor", "fatima"])
    def test_is_not_for_others(self, followed: Followed, who: str) -> None:
        assert followed.rate(who, 1) == NotFound()
        assert followed.seen_by(who) == ()


class TestClosing:
    def test_waits_for_the_officers_own_view(self, followed: Followed) -> None:
        followed.rate("marta", 1)

        assert followed.close(Outcome.unchanged) == GoalsLeftToRate(count=1)

    def test_plans_the_next_one(self, followed: Followed) -> None:
        followed.rate("elin", 2)

        followed.close(Outcome.unchanged)

        upcoming, closed = followed.seen_by("elin")
        assert upcoming.state == Planned(due_on=date(2027, 11, 1))
        assert cast("Closed", closed.state).outcome is Outcome.unchanged

    def test_says_why_when_something_changes(self, followed: Followed) -> None:
        followed.rate("elin", 4)

        assert followed.close(Outcome.reassess, " ") == OutcomeNeedsReason()

    def test_asks_for_a_new_assessment(self, followed: Followed) -> None:
        followed.rate("elin", 4)

        result = followed.close(Outcome.reassess, "Hon har fallit två gånger")

        assert isinstance(result, Kept)
        event = cast("FollowUpClosed", result.event)
        assert (event.outcome, event.reason) == (
            Outcome.reassess,
            "Hon har fallit två gånger",
        )
        assert len(followed.seen_by("elin")) == 1

    def test_is_final(self, followed: Followed) -> None:
        followed.rate("elin", 4)
        followed.close(Outcome.reassess, "Hon har fallit")

        assert followed.close(Outcome.unchanged) == FollowUpAlreadyClosed()
        assert followed.rate("marta", 1) == FollowUpAlreadyClosed()


class TestTheList:
    def test_names_who_has_answered(self, followed: Followed) -> None:
        followed.rate("marta", 2)
        by = followed.house.actor("elin")

        (row,) = followed.house.door.read_now(
            partial(
                queries.open_follow_ups,
                actor=by,
                today=SIX_WEEKS_ON + timedelta(days=1),
            ),
            by=by,
            now=NOON,
            opened=Opened(purpose=Purpose.follow_up, what="follow_ups"),
        )

        assert row.person_name == "Märta Lindgren"
        assert row.is_late
        assert row.answered == (RatedBy.person,)


class TestAtTheSameMoment:
    def test_a_follow_up_is_closed_by_one(self, followed: Followed) -> None:
        for who in ("marta", "petra", "elin"):
            followed.rate(who, 2)
        elin = followed.house.actor("elin")
        close = partial(
            actions.close_follow_up,
            case_id=followed.case_id,
            outcome=Outcome.reassess,
            reason="Behöver mer hjälp",
            by=elin,
            now=NOON,
        )

        first, second = at_once(followed.house, close, close)

        assert isinstance(first, FollowUpClosed)
        assert isinstance(second, FollowUpAlreadyClosed)
        assert [each.number for each in followed.seen_by("elin")] == [1]

    def test_nothing_is_rated_in_one_that_is_closed(self, followed: Followed) -> None:
        for who in ("marta", "petra", "elin"):
            followed.rate(who, 2)
        elin, petra = followed.house.actor("elin"), followed.house.actor("petra")
        given = GivenRating(goal_id=followed.goal.goal_id, level=1, note="")

        first, second = at_once(
            followed.house,
            partial(
                actions.close_follow_up,
                case_id=followed.case_id,
                outcome=Outcome.reassess,
                reason="Behöver mer hjälp",
                by=elin,
                now=NOON,
            ),
            partial(
                actions.rate_goals,
                case_id=followed.case_id,
                given=(given,),
                by=petra,
                now=NOON,
            ),
        )

        assert isinstance(first, FollowUpClosed)
        assert isinstance(second, FollowUpAlreadyClosed)
