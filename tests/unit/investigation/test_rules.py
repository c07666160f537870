"""What must always hold of assessments, plans and states."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.investigation import rules
from backend.investigation.facts import (
    Assessed,
    Assessment,
    ClosedWithoutDecision,
    Communicated,
    Decided,
    DeviationNeedsReason,
    FrequencyOutOfRange,
    InvestigationState,
    Level,
    LineChange,
    Need,
    Opened,
    PlanLine,
    Planned,
    Proposed,
    Signed,
    TaskTemplate,
    WorkStep,
)
from backend.kernel.ids import DecisionId, GoalId, LineId, NeedId, TaskId, UserId
from backend.kernel.period import Period
from backend.kernel.services import ServiceKind
from tests.conftest import NOON
from tests.unit.investigation.samples import TEMPLATES

DUSCH = PlanLine(
    task_id=TaskId("shower"),
    need_id=NeedId("washing"),
    category="d510",
    code="shower",
    name="Dusch",
    kind=ServiceKind.personal_care,
    minutes=30,
    times=2,
    weeks=1,
    template_minutes=30,
    template_times=2,
    template_weeks=1,
    reason="",
    version=1,
)


def line(minutes: int, times: int, weeks: int, kind: ServiceKind) -> PlanLine:
    return replace(DUSCH, minutes=minutes, times=times, weeks=weeks, kind=kind)


LINES = st.lists(
    st.builds(
        line,
        st.integers(0, 24 * 60),
        st.integers(1, 200),
        st.sampled_from(rules.CYCLES),
        st.sampled_from(ServiceKind),
    ),
    max_size=12,
)
CHANGES = st.builds(
    LineChange,
    minutes=st.integers(-10, 3000),
    times=st.integers(-2, 300),
    weeks=st.integers(-1, 6),
    reason=st.sampled_from(["", "  ", "Stöd i varje kliv"]),
)


def need_of(category: str, need: Need = Need.service) -> Assessment:
    return Assessment(
        need_id=NeedId(category),
        category=category,
        current=Level.severe,
        target=Level.moderate,
        decline_reason="",
        goal_id=GoalId(f"goal-{category}"),
        goal_text="Klara det med stöd",
        resources_text="",
        person_view_text="",
        need=need,
        met_by="",
        met_by_agrees=False,
        assessed_at=NOON,
        assessed_by=UserId("elin"),
        assessed_by_name="Elin Sandberg",
        version=1,
    )


class TestTarget:
    @pytest.mark.parametrize("current", rules.RATED)
    @pytest.mark.parametrize("target", rules.RATED)
    def test_improves_or_keeps(self, current: Level, target: Level) -> None:
        reachable = rules.is_reachable(target, current=current, decline_reason="")

        assert reachable == (target <= current)

    def test_is_never_unspecified(self) -> None:
        for target, current in product(Level, Level):
            if Level.not_specified in (target, current):
                assert not rules.is_reachable(
                    target, current=current, decline_reason="Parkinsons"
                )


class TestCandidateTasks:
    @given(st.sets(st.sampled_from(["d510", "d520", "d640", "d630", "safety-night"])))
    def test_take_each_template_once(self, categories: set[str]) -> None:
        tasks = rules.candidate_tasks(map(need_of, categories), TEMPLATES.templates)

        codes = [template.code for _, template in tasks]
        assert len(codes) == len(set(codes))

    @given(
        st.sets(
            st.sampled_from(["d510", "d520", "d640", "safety-home", "safety-night"])
        )
    )
    def test_leave_no_need_without(self, categories: set[str]) -> None:
        tasks = rules.candidate_tasks(map(need_of, categories), TEMPLATES.templates)

        assert {need.category for need, _ in tasks} == categories

    def test_are_only_for_needs_of_service(self) -> None:
        needs: Sequence[Assessment] = (
            need_of("d510", Need.none),
            need_of("d640", Need.met_otherwise),
        )

        assert rules.candidate_tasks(needs, TEMPLATES.templates) == ()

    def test_fit_the_need(self) -> None:
        template = TaskTemplate(
            code="walk",
            name="Promenad",
            categories=("d450",),
            kind=ServiceKind.personal_care,
            minutes=30,
            times=1,
            weeks=1,
        )

        assert rules.candidate_tasks([need_of("d510")], [template]) == ()


class TestChangedLine:
    @given(CHANGES)
    def test_deviates_only_with_a_reason(self, change: LineChange) -> None:
        changed = rules.changed_line(DUSCH, change)

        match changed:
            case PlanLine():
                assert changed.version == 2
                assert changed.reason or changed.minutes == DUSCH.template_minutes
                assert rules.is_possible(
                    changed.minutes, times=changed.times, weeks=changed.weeks
                )
            case DeviationNeedsReason():
                assert not change.reason.strip()
            case FrequencyOutOfRange():
                assert not rules.is_possible(
                    change.minutes, times=change.times, weeks=change.weeks
                )

    @given(CHANGES)
    def test_keeps_its_place_in_the_trace(self, change: LineChange) -> None:
        changed = rules.changed_line(DUSCH, change)

        if isinstance(changed, PlanLine):
            assert (changed.task_id, changed.need_id) == (DUSCH.task_id, DUSCH.need_id)


class TestMinutes:
    @given(LINES)
    def test_round_only_at_the_end_and_in_her_favour(
        self, lines: list[PlanLine]
    ) -> None:
        exact = rules.minutes_per_week(lines) * 4

        assert exact <= rules.minutes_per_4_weeks(lines) < exact + 1

    def test_count_every_third_week_exactly(self) -> None:
        every_third = replace(DUSCH, minutes=30, times=1, weeks=3)

        assert rules.minutes_per_week([every_third]) == Fraction(10)

    @given(LINES)
    def test_of_the_services_hold_all_tasks(self, lines: list[PlanLine]) -> None:
        services = rules.granted_services(
            lines,
            line_ids={kind: LineId(kind) for kind in ServiceKind},
            goal_ids={NeedId("washing"): GoalId("goal")},
            period=Period(date(2026, 12, 1)),
        )

        assert sum(len(each.tasks) for each in services) == len(lines)
        assert all(
            task.need_id == "washing" and task.goal_id == "goal"
            for each in services
            for task in each.tasks
        )

    def test_leave_out_kinds_that_are_not_granted(self) -> None:
        services = rules.granted_services(
            [DUSCH],
            line_ids={ServiceKind.safety_alarm: LineId("alarm")},
            goal_ids={},
            period=Period(date(2026, 12, 1)),
        )

        assert services == ()


class TestGoals:
    def test_are_one_for_each_need_of_service(self) -> None:
        goals = rules.goals(
            [need_of("d510"), need_of("d640", Need.none)], {"d510": "Tvätta sig"}
        )

        assert [(each.goal_id, each.name) for each in goals] == [
            ("goal-d510", "Tvätta sig")
        ]


class TestNextStep:
    @pytest.mark.parametrize(
        ("state", "step"),
        [
            (Opened(NOON), WorkStep.plan_inquiry),
            (Planned(NOON), WorkStep.visit),
            (Assessed(NOON), WorkStep.propose),
            (Proposed(NOON), WorkStep.communicate),
            (Communicated(NOON, "c", NOON.date()), WorkStep.await_answer),
            (Signed(NOON, UserId("elin"), before=Proposed(NOON)), WorkStep.decide),
            (Decided(NOON.date(), DecisionId("d")), None),
            (ClosedWithoutDecision(NOON, "Återtagen"), None),
        ],
        ids=lambda value: type(value).__name__ if not value else str(value)[:12],
    )
    def test_follows_from_the_state(
        self, state: InvestigationState, step: WorkStep | None
    ) -> None:
        assert rules.next_step(state) is step

    def test_plans_only_once(self) -> None:
        assert rules.planned(Assessed(NOON), now=NOON) == Assessed(NOON)
