"""What a functional assessment must hold before it can stand."""

from collections.abc import Iterable

from backend.investigation.facts.assessment import (
    Assessment,
    GoalMissing,
    Level,
    LevelMissing,
    MetByWhomMissing,
    Need,
    TargetMissing,
    TargetWorseThanNow,
)
from backend.kernel.services import Goal

RATED = (Level.none, Level.mild, Level.moderate, Level.severe, Level.complete)


def what_is_missing(
    assessment: Assessment,
) -> (
    LevelMissing
    | TargetMissing
    | GoalMissing
    | TargetWorseThanNow
    | MetByWhomMissing
    | None
):
    """The first thing that keeps the assessment from standing, or nothing."""
    target, current = assessment.target, assessment.current
    if assessment.need is Need.service and current not in RATED:
        return LevelMissing()
    if assessment.need is Need.service and target is None:
        return TargetMissing()
    if assessment.need is Need.service and not assessment.goal_text.strip():
        return GoalMissing()
    if target is not None and not is_reachable(
        target, current=current, decline_reason=assessment.decline_reason
    ):
        return TargetWorseThanNow()
    if assessment.need is Need.met_otherwise and not (
        assessment.met_by.strip() and assessment.met_by_agrees
    ):
        return MetByWhomMissing()
    return None


def is_reachable(target: Level, *, current: Level, decline_reason: str) -> bool:
    """A target improves or keeps; only an expected decline, with its reason, is worse."""
    if target not in RATED or current not in RATED:
        return False
    return target <= current or bool(decline_reason.strip())


def goals(assessments: Iterable[Assessment], names: dict[str, str]) -> tuple[Goal, ...]:
    """The goals that the decision carries on: one for each need of service."""
    return tuple(
        Goal(
            goal_id=each.goal_id,
            need_id=each.need_id,
            category=each.category,
            name=names.get(each.category, each.category),
            current=int(each.current),
            target=int(each.target),
            text=each.goal_text,
        )
        for each in assessments
        if each.need is Need.service
        and each.goal_id is not None
        and each.target is not None
    )
