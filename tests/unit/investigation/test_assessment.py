"""Needs are assessed beside the person's own view, and become a plan with a trace."""

from functools import partial

import pytest
from msgspec.structs import replace

from backend.investigation import actions
from backend.investigation.facts import (
    Assessed,
    Assessment,
    AssessmentDraft,
    ChangedMeanwhile,
    DeviationNeedsReason,
    GoalMissing,
    Level,
    LevelMissing,
    LineChange,
    MetByWhomMissing,
    Need,
    NoNeedOfService,
    NoProposalYet,
    Proposed,
    ReasonMissing,
    TargetMissing,
    TargetWorseThanNow,
    TemplatesMissing,
    UnknownCategory,
    UnknownTask,
)
from backend.kernel.ids import CaseId, NeedId, TaskId
from backend.plumbing.database import Kept
from tests.conftest import NOON, House
from tests.unit.investigation.samples import (
    CLEANING,
    COOKING,
    TODAY,
    WASHING,
    adopt,
    assess,
    case_file,
    lines,
    open_case,
    propose,
    take,
)


@pytest.fixture
def case_id(house: House) -> CaseId:
    case_id = open_case(house)
    take(house, case_id)
    return case_id


class TestNeed:
    def test_is_kept_with_its_ids(self, house: House, case_id: CaseId) -> None:
        assert isinstance(assess(house, case_id, WASHING), Kept)

        shown = _assessed(house, case_id, "d510")
        assert (shown.current, shown.target) == (Level.severe, Level.moderate)
        assert shown.goal_id is not None
        assert case_file(house, case_id).investigation.state == Assessed(
            assessed_at=NOON
        )

    def test_keeps_its_ids_when_assessed_again(
        self, house: House, case_id: CaseId
    ) -> None:
        assess(house, case_id, WASHING)
        before = _assessed(house, case_id, "d510")

        assess(house, case_id, replace(WASHING, current=Level.complete), base_version=1)

        after = _assessed(house, case_id, "d510")
        assert (after.need_id, after.goal_id) == (before.need_id, before.goal_id)
        assert (after.current, after.version) == (Level.complete, 2)

    def test_is_lost_by_the_second_to_save(self, house: House, case_id: CaseId) -> None:
        assess(house, case_id, WASHING)

        assert assess(house, case_id, WASHING) == ChangedMeanwhile(
            by="Elin Sandberg", at=NOON
        )

    @pytest.mark.parametrize(
        ("draft", "refusal"),
        [
            (replace(WASHING, target=None), TargetMissing()),
            (replace(WASHING, goal_text=" "), GoalMissing()),
            (replace(WASHING, target=Level.complete), TargetWorseThanNow()),
            (replace(WASHING, current=Level.not_specified), LevelMissing()),
            (replace(COOKING, met_by_agrees=False), MetByWhomMissing()),
            (
                replace(WASHING, category="d999"),
                UnknownCategory(category="d999"),
            ),
        ],
        ids=["no-target", "no-goal", "worse", "no-level", "not-agreed", "no-such"],
    )
    def test_must_be_whole(
        self, house: House, case_id: CaseId, draft: AssessmentDraft, refusal: object
    ) -> None:
        assert assess(house, case_id, draft) == refusal

    def test_may_expect_decline_with_a_reason(
        self, house: House, case_id: CaseId
    ) -> None:
        declining = replace(
            WASHING, target=Level.complete, decline_reason="Parkinsons sjukdom"
        )

        assert isinstance(assess(house, case_id, declining), Kept)


class TestProposal:
    def test_turns_needs_into_tasks_with_template_minutes(
        self, house: House, case_id: CaseId
    ) -> None:
        adopt(house)
        for draft in (WASHING, CLEANING, COOKING):
            assess(house, case_id, draft)

        assert isinstance(propose(house, case_id), Kept)

        plan = lines(house, case_id)
        assert set(plan) == {"shower", "morning", "cleaning", "laundry"}
        assert plan["cleaning"].minutes == 90
        assert plan["shower"].need_id == _assessed(house, case_id, "d510").need_id
        assert case_file(house, case_id).investigation.state == Proposed(
            proposed_at=NOON
        )

    def test_needs_a_need(self, house: House, case_id: CaseId) -> None:
        adopt(house)
        assess(house, case_id, COOKING)

        assert propose(house, case_id) == NoNeedOfService()

    def test_needs_adopted_templates(self, house: House, case_id: CaseId) -> None:
        assess(house, case_id, WASHING)

        assert propose(house, case_id) == TemplatesMissing()

    def test_keeps_changes_and_drops_needs_that_are_met(
        self, house: House, case_id: CaseId
    ) -> None:
        adopt(house)
        assess(house, case_id, WASHING)
        assess(house, case_id, CLEANING)
        propose(house, case_id)
        change(house, case_id, minutes=40, reason="Sitter, stöd i varje kliv")
        met = replace(
            CLEANING, need=Need.met_otherwise, met_by="Sonen", met_by_agrees=True
        )
        assess(house, case_id, met, base_version=1)

        propose(house, case_id)

        plan = lines(house, case_id)
        assert set(plan) == {"shower", "morning"}
        assert plan["shower"].minutes == 40


def change(
    house: House,
    case_id: CaseId,
    *,
    minutes: int,
    reason: str,
    base_version: int = 1,
) -> object:
    by = house.actor("elin")
    shower = lines(house, case_id)["shower"]
    wanted = LineChange(
        minutes=minutes, times=shower.times, weeks=shower.weeks, reason=reason
    )
    return house.door.act_now(
        partial(
            actions.change_line,
            case_id=case_id,
            task_id=shower.task_id,
            change=wanted,
            base_version=base_version,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )


class TestPlanLine:
    @pytest.fixture(autouse=True)
    def proposed(self, house: House, case_id: CaseId) -> None:
        adopt(house)
        assess(house, case_id, WASHING)
        propose(house, case_id)

    def test_deviates_from_the_template_with_a_reason(
        self, house: House, case_id: CaseId
    ) -> None:
        refused = change(house, case_id, minutes=40, reason="")
        changed = change(house, case_id, minutes=40, reason="Stöd i varje kliv")

        assert refused == DeviationNeedsReason(template_minutes=30)
        assert isinstance(changed, Kept)
        shower = lines(house, case_id)["shower"]
        assert (shower.minutes, shower.template_minutes) == (40, 30)
        assert shower.reason == "Stöd i varje kliv"

    def test_is_lost_by_the_second_to_save(self, house: House, case_id: CaseId) -> None:
        change(house, case_id, minutes=40, reason="Stöd i varje kliv")

        again = change(house, case_id, minutes=50, reason="Mer stöd")

        assert again == ChangedMeanwhile(by="Elin Sandberg", at=NOON)

    def test_is_taken_out_and_stays_out(self, house: House, case_id: CaseId) -> None:
        morning = lines(house, case_id)["morning"].task_id

        refused = self.remove(house, case_id, morning, reason="")
        taken_out = self.remove(house, case_id, morning, reason="Klarar sig själv")
        propose(house, case_id)

        assert refused == ReasonMissing()
        assert isinstance(taken_out, Kept)
        assert set(lines(house, case_id)) == {"shower"}

    def test_is_added_from_the_list(self, house: House, case_id: CaseId) -> None:
        need_id = lines(house, case_id)["shower"].need_id

        added = self.add(house, case_id, need_id, "walk")
        unknown = self.add(house, case_id, need_id, "rocket")

        assert isinstance(added, Kept)
        assert unknown == UnknownTask()
        assert lines(house, case_id)["walk"].need_id == need_id

    def test_needs_a_proposal(self, house: House) -> None:
        other = open_case(house)
        take(house, other)

        assert self.add(house, other, NeedId("none"), "walk") == NoProposalYet()

    def remove(
        self, house: House, case_id: CaseId, task_id: TaskId, *, reason: str
    ) -> object:
        by = house.actor("elin")
        return house.door.act_now(
            partial(
                actions.remove_line,
                case_id=case_id,
                task_id=task_id,
                reason=reason,
                by=by,
                now=NOON,
            ),
            by=by,
            now=NOON,
        )

    def add(self, house: House, case_id: CaseId, need_id: NeedId, code: str) -> object:
        by = house.actor("elin")
        return house.door.act_now(
            partial(
                actions.add_line,
                case_id=case_id,
                need_id=need_id,
                code=code,
                by=by,
                now=NOON,
                today=TODAY,
            ),
            by=by,
            now=NOON,
        )


def _assessed(house: House, case_id: CaseId, category: str) -> Assessment:
    shown = next(
        each
        for each in case_file(house, case_id).life
        if each.category.code == category
    ).assessment
    assert shown is not None
    return shown
