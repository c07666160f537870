"""Time as it was: over midnight, and on the two nights when the clock is moved."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.execution import queries, rules
from backend.execution.facts import (
    Flag,
    Occupied,
    Outcome,
    ReportedTime,
    VisitEvent,
    VisitEventKind,
)
from backend.kernel.ids import UserId, VisitId
from backend.plumbing.clock import STOCKHOLM

ALI, MAJA = UserId("ali"), UserId("maja")
SPRING = date(2026, 3, 29)
AUTUMN = date(2026, 10, 25)
NIGHTS = (SPRING, AUTUMN, date(2026, 11, 24))

moments = st.sampled_from(NIGHTS).flatmap(
    lambda day: st.integers(-24 * 60, 24 * 60).map(
        lambda minutes: (
            datetime.combine(day, time(0), UTC) + timedelta(minutes=minutes)
        ).astimezone(STOCKHOLM)
    )
)
lengths = st.integers(0, 12 * 60)


def ends(start: datetime, minutes: int) -> datetime:
    """Really so many minutes later, as a Swedish clock shows it."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(STOCKHOLM)


def reported(start: datetime, end: datetime, **more: object) -> ReportedTime:
    facts: dict[str, object] = {
        "version": 1,
        "start": start,
        "end": end,
        "outcome": Outcome.done,
        "manual": False,
    }
    return ReportedTime(**(facts | more))  # type: ignore[arg-type]


class TestMinutes:
    @given(start=moments, minutes=lengths)
    def test_are_those_that_passed(self, start: datetime, minutes: int) -> None:
        assert reported(start, ends(start, minutes)).minutes == minutes

    @pytest.mark.parametrize(
        ("night", "minutes"),
        [(SPRING, 60), (AUTUMN, 180), (date(2026, 11, 24), 120)],
        ids=["spring: an hour is gone", "autumn: an hour comes twice", "a plain night"],
    )
    def test_from_half_past_one_to_half_past_three(
        self, night: date, minutes: int
    ) -> None:
        start = datetime.combine(night, time(1, 30), STOCKHOLM)
        end = datetime.combine(night, time(3, 30), STOCKHOLM)

        assert reported(start, end).minutes == minutes

    @given(start=moments, minutes=st.integers(0, 24 * 60))
    def test_are_flagged_when_a_visit_is_very_long(
        self, start: datetime, minutes: int
    ) -> None:
        flags = rules.span_flags(start, ends(start, minutes))

        assert (Flag.too_long in flags) == (minutes > 12 * 60)

    @given(start=moments, minutes=st.integers(1, 600))
    def test_of_a_planned_visit_are_kept(self, start: datetime, minutes: int) -> None:
        assert reported(start, rules.planned_end(start, minutes)).minutes == minutes


class TestAnEndByHand:
    @given(start=moments, minutes=st.integers(1, 10 * 60))
    def test_is_the_first_time_that_the_clock_showed_it(
        self, start: datetime, minutes: int
    ) -> None:
        end = ends(start, minutes)
        comes_twice = end.date() == AUTUMN and end.hour == 2
        assume(not comes_twice and start.date() != AUTUMN)

        assert rules.ended_at(start, end.time()) == end.astimezone(UTC)

    def test_may_be_after_midnight(self) -> None:
        start = datetime(2026, 11, 24, 23, 40, tzinfo=STOCKHOLM)

        end = rules.ended_at(start, time(0, 10))

        assert reported(start, end).minutes == 30

    def test_is_not_moved_to_the_next_day_for_a_slip_of_the_finger(self) -> None:
        start = datetime(2026, 11, 24, 9, 0, tzinfo=STOCKHOLM)

        assert rules.ended_at(start, time(8, 0)) < start


class TestAStart:
    @given(starts=st.lists(moments, min_size=1, max_size=5))
    def test_is_the_earliest_that_the_worker_told(self, starts: list[datetime]) -> None:
        told = [
            VisitEvent(kind=VisitEventKind.started, worker_id=ALI, at=at)
            for at in starts
        ]

        began = rules.started_at(told, worker_id=ALI)

        assert began is not None
        assert all(began.astimezone(UTC) <= at.astimezone(UTC) for at in starts)
        assert rules.started_at(told, worker_id=MAJA) is None

    @given(start=moments, planned=st.integers(5, 120), gone=st.integers(0, 600))
    def test_without_a_stop_is_asked_about_when_the_margin_has_passed(
        self, start: datetime, planned: int, gone: int
    ) -> None:
        asked = rules.is_forgotten(
            start, planned_minutes=planned, margin=60, now=ends(start, gone)
        )

        assert asked == (gone > planned + 60)


class TestACorrection:
    @given(
        first=st.tuples(moments, lengths),
        hand=st.tuples(moments, lengths),
        is_approved=st.booleans(),
    )
    def test_leaves_the_original_and_counts_when_approved(
        self,
        first: tuple[datetime, int],
        hand: tuple[datetime, int],
        is_approved: bool,
    ) -> None:
        original = reported(first[0], ends(*first))
        corrected = reported(
            hand[0],
            ends(*hand),
            version=2,
            manual=True,
            proposed_by=ALI,
            approved_at=ends(*hand) if is_approved else None,
        )
        versions = [original, corrected]

        counted = queries.in_force(versions)

        assert counted == (corrected if is_approved else original)
        assert versions[0] == original


class TestOverlaps:
    def visit(
        self, name: str, worker: UserId, hour: int, minutes: int
    ) -> tuple[VisitId, UserId, Occupied]:
        start = datetime(2026, 11, 24, hour, 0, tzinfo=STOCKHOLM)
        end = ends(start, minutes)
        return VisitId(name), worker, Occupied(start=start, end=end)

    def test_are_of_one_worker_in_two_places(self) -> None:
        told = [
            self.visit("first", ALI, 8, 70),
            self.visit("second", ALI, 9, 30),
            self.visit("third", ALI, 10, 30),
            self.visit("colleague", MAJA, 8, 300),
        ]

        assert rules.overlapping(told) == {"first", "second"}

    def test_are_not_visits_end_to_end(self) -> None:
        told = [self.visit("first", ALI, 8, 60), self.visit("second", ALI, 9, 30)]

        assert rules.overlapping(told) == frozenset()
