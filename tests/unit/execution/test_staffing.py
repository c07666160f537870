"""The proposed weeks: what must hold for any grant, any day and any workers."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from backend.execution import rules
from backend.execution.facts import Occupied, PlannedVisit, Slot
from backend.kernel.ids import LineId, TaskId, UserId
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, GrantedTask, ServiceKind
from backend.plumbing.clock import STOCKHOLM

SLOTS = (
    Slot(code="morning", at=("08.00",)),
    Slot(code="toilet", at=("08.00", "20.00")),
    Slot(code="night", at=("23.40",)),
)
WORKERS = [UserId("ali"), UserId("maja"), UserId("hanna")]
CLOCK_MOVES = (date(2026, 3, 29), date(2026, 10, 25))
BEFORE_SUMMER_TIME = datetime(2026, 3, 20, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
EIGHT = datetime(2026, 11, 23, 8, 0, tzinfo=STOCKHOLM)

days = st.one_of(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.sampled_from(CLOCK_MOVES).flatmap(
        lambda day: st.integers(0, 13).map(lambda back: day - timedelta(days=back))
    ),
)


@st.composite
def grants(draw: st.DrawFn) -> tuple[GrantedService, ...]:
    """One or two services, their tasks as often as a fortnight can hold evenly."""
    return tuple(_service(draw, number) for number in range(draw(st.integers(1, 2))))


def _service(draw: st.DrawFn, number: int) -> GrantedService:
    tasks = tuple(
        GrantedTask(
            task_id=TaskId(f"task-{number}-{n}"),
            code=draw(st.sampled_from(["morning", "toilet", "night", "other"])),
            name="Hjälp",
            minutes=draw(st.integers(5, 90)),
            times=draw(st.integers(1, 21)),
            weeks=draw(st.sampled_from([1, 2])),
        )
        for n in range(draw(st.integers(1, 4)))
    )
    return GrantedService(
        line_id=LineId(f"line-{number}"),
        kind=ServiceKind.personal_care,
        period=Period(date(2026, 1, 1)),
        tasks=tasks,
        minutes_per_4_weeks=sum(t.minutes * t.times * 4 // t.weeks for t in tasks),
    )


def proposal(
    granted: tuple[GrantedService, ...], first: date
) -> Sequence[PlannedVisit]:
    return rules.proposed_visits(granted, first_day=first, slots=SLOTS)


def a_visit(start: datetime = EIGHT, minutes: int = 30) -> PlannedVisit:
    return PlannedVisit(
        line_id=LineId("line"),
        kind=ServiceKind.personal_care,
        start=start,
        minutes=minutes,
        tasks=(),
    )


def real(visit: PlannedVisit) -> tuple[datetime, datetime]:
    """Start and end on the clock that is never moved."""
    start = visit.start.astimezone(UTC)
    return start, start + timedelta(minutes=visit.minutes)


def on_its_day(visit: PlannedVisit) -> date:
    return visit.start.astimezone(STOCKHOLM).date()


class TestAProposal:
    @given(granted=grants(), first=days)
    def test_lays_every_task_as_often_and_as_long_as_granted(
        self, granted: tuple[GrantedService, ...], first: date
    ) -> None:
        laid = [task for visit in proposal(granted, first) for task in visit.tasks]

        for service in granted:
            for task in service.tasks:
                minutes = [t.minutes for t in laid if t.task_id == task.task_id]
                assert len(minutes) * task.weeks == task.times * 2
                assert set(minutes) == {task.minutes}

    @given(granted=grants(), first=days)
    def test_sums_to_what_is_granted(
        self, granted: tuple[GrantedService, ...], first: date
    ) -> None:
        visits = proposal(granted, first)

        in_four_weeks = sum(service.minutes_per_4_weeks for service in granted)
        assert sum(visit.minutes for visit in visits) * 2 == in_four_weeks
        assert all(v.minutes == sum(t.minutes for t in v.tasks) for v in visits)

    @given(granted=grants(), first=days)
    def test_is_the_same_every_time(
        self, granted: tuple[GrantedService, ...], first: date
    ) -> None:
        assert proposal(granted, first) == proposal(granted, first)


@st.composite
def occupied(draw: st.DrawFn) -> Occupied:
    start = draw(starts)
    return Occupied(
        start=start, end=start + timedelta(minutes=draw(st.integers(5, 240)))
    )


starts = st.integers(0, 16 * 24 * 60).map(
    lambda n: BEFORE_SUMMER_TIME + timedelta(minutes=n)
)
visit_lists = st.lists(
    st.builds(a_visit, start=starts, minutes=st.integers(5, 240)), max_size=25
)
calendars = st.dictionaries(st.sampled_from(WORKERS), st.lists(occupied(), max_size=6))
acquaintance = st.dictionaries(st.sampled_from(WORKERS), st.integers(0, 30))


class TestStaffing:
    @given(visits=visit_lists, busy=calendars, known=acquaintance)
    def test_never_sends_anybody_to_two_places(
        self,
        visits: list[PlannedVisit],
        busy: dict[UserId, list[Occupied]],
        known: dict[UserId, int],
    ) -> None:
        laid = rules.staffed(visits, workers=WORKERS, busy=busy, known=known)

        for worker in WORKERS:
            times = [real(v) for v in laid if v.worker_id == worker]
            times += [(t.start, t.end) for t in busy.get(worker, [])]
            own = len([v for v in laid if v.worker_id == worker])
            for (a, one), (b, other) in combinations(enumerate(times), 2):
                if min(a, b) < own:
                    assert one[1] <= other[0] or other[1] <= one[0]

    @given(visits=visit_lists, busy=calendars, known=acquaintance)
    def test_loses_no_visit_and_leaves_none_open_that_somebody_could_take(
        self,
        visits: list[PlannedVisit],
        busy: dict[UserId, list[Occupied]],
        known: dict[UserId, int],
    ) -> None:
        laid = rules.staffed(visits, workers=WORKERS, busy=busy, known=known)

        assert sorted((on_its_day(v), v.minutes) for v in laid) == sorted(
            (on_its_day(v), v.minutes) for v in visits
        )
        for open_visit in (v for v in laid if v.worker_id is None):
            start, end = real(open_visit)
            for worker in WORKERS:
                times = [real(v) for v in laid if v.worker_id == worker]
                times += [(t.start, t.end) for t in busy.get(worker, [])]
                assert any(start < until and since < end for since, until in times)

    @given(visits=visit_lists, busy=calendars, known=acquaintance)
    def test_is_the_same_every_time(
        self,
        visits: list[PlannedVisit],
        busy: dict[UserId, list[Occupied]],
        known: dict[UserId, int],
    ) -> None:
        once = rules.staffed(visits, workers=WORKERS, busy=busy, known=known)
        again = rules.staffed(visits, workers=WORKERS, busy=busy, known=known)

        assert once == again

    def test_prefers_whom_she_knows(self) -> None:
        [laid] = rules.staffed(
            [a_visit()], workers=WORKERS, busy={}, known={UserId("maja"): 3}
        )

        assert laid.worker_id == "maja"

    def test_keeps_to_one_when_she_knows_nobody(self) -> None:
        week = [a_visit(EIGHT + timedelta(days=n)) for n in range(7)]

        laid = rules.staffed(week, workers=WORKERS, busy={}, known={})

        assert {v.worker_id for v in laid} == {"ali"}

    def test_takes_another_when_that_one_is_elsewhere(self) -> None:
        elsewhere = Occupied(start=EIGHT, end=EIGHT + timedelta(minutes=10))

        [laid] = rules.staffed(
            [a_visit()],
            workers=WORKERS,
            busy={UserId("maja"): [elsewhere]},
            known={UserId("maja"): 3},
        )

        assert laid.worker_id == "ali"

    def test_goes_later_when_nobody_is_free_then(self) -> None:
        everybody = Occupied(start=EIGHT, end=EIGHT + timedelta(minutes=40))

        first, second = rules.staffed(
            [a_visit(), a_visit(EIGHT + timedelta(minutes=30))],
            workers=WORKERS,
            busy={worker: [everybody] for worker in WORKERS},
            known={},
        )

        assert (first.start, first.worker_id) == (EIGHT + timedelta(minutes=45), "ali")
        assert second.start == EIGHT + timedelta(minutes=75)

    def test_keeps_its_time_when_nobody_is_free_at_all(self) -> None:
        away = Occupied(start=EIGHT - timedelta(days=1), end=EIGHT + timedelta(days=1))

        [laid] = rules.staffed(
            [a_visit()],
            workers=WORKERS,
            busy={worker: [away] for worker in WORKERS},
            known={},
        )

        assert (laid.start, laid.worker_id) == (EIGHT, None)


class TestAboveTheShare:
    def test_is_what_a_monthly_errand_puts_in_its_fortnight(self) -> None:
        granted = (with_tasks(("Inköp", 45, 1, 1), ("Apotek", 30, 1, 4)),)
        visits = proposal(granted, MONDAY)

        minutes, rare = rules.above_the_share(granted, visits)

        assert sum(v.minutes for v in visits) == 2 * 45 + 30
        assert rules.granted_in_two_weeks(granted) == 2 * 45 + 15
        assert (minutes, rare) == (15, ("Apotek",))

    def test_is_nothing_where_all_is_done_every_fortnight(self) -> None:
        granted = (with_tasks(("Inköp", 45, 1, 1), ("Städning", 90, 1, 2)),)

        assert rules.above_the_share(granted, proposal(granted, MONDAY)) == (0, ())

    def test_is_below_nothing_when_the_errand_falls_in_the_other_fortnight(
        self,
    ) -> None:
        granted = (with_tasks(("Apotek", 30, 1, 4)),)

        assert rules.above_the_share(granted, ()) == (-15, ("Apotek",))


def with_tasks(*tasks: tuple[str, int, int, int]) -> GrantedService:
    """Name, minutes an occasion, times, in so many weeks."""
    return GrantedService(
        line_id=LineId("line"),
        kind=ServiceKind.household_service,
        period=Period(date(2026, 1, 1)),
        tasks=tuple(
            GrantedTask(
                task_id=TaskId(name),
                code=name,
                name=name,
                minutes=minutes,
                times=times,
                weeks=weeks,
            )
            for name, minutes, times, weeks in tasks
        ),
        minutes_per_4_weeks=sum(m * t * 4 // weeks for _, m, t, weeks in tasks),
    )
