"""When it is time, whose view counts, and when a follow-up may be closed."""

from datetime import date, timedelta

from backend.follow_up.facts import (
    Closed,
    FollowUp,
    FollowUpAlreadyClosed,
    GivenRating,
    GoalsLeftToRate,
    LevelOutOfScale,
    NoGoalRated,
    Outcome,
    OutcomeNeedsReason,
    Policy,
    RatedBy,
)
from backend.kernel.actor import Role
from backend.kernel.calendar import working_day_from
from backend.kernel.refusal import NotFound

LOWEST, HIGHEST = 0, 4
WITHOUT_POLICY = 6


def first_due(
    started_on: date, promised_on: date | None, policy: Policy | None
) -> date:
    """The day that her letter promises; else so long after the start, on no free day."""
    if promised_on is not None and promised_on > started_on:
        return promised_on
    weeks = policy.first_after_weeks if policy else WITHOUT_POLICY
    return working_day_from(started_on + timedelta(weeks=weeks))


def next_due(closed_on: date, policy: Policy | None) -> date | None:
    """The next one, if the municipality follows up again."""
    if policy is None or policy.then_every_weeks == 0:
        return None
    return working_day_from(closed_on + timedelta(weeks=policy.then_every_weeks))


def whose(role: Role) -> RatedBy:
    """The view that somebody in this role gives."""
    if role is Role.citizen:
        return RatedBy.person
    if role in {Role.provider_planner, Role.care_worker}:
        return RatedBy.provider
    return RatedBy.officer


def may_rate(
    found: FollowUp, given: tuple[GivenRating, ...]
) -> FollowUpAlreadyClosed | NoGoalRated | LevelOutOfScale | NotFound | None:
    if isinstance(found.state, Closed):
        return FollowUpAlreadyClosed()
    if not given:
        return NoGoalRated()
    if any(not LOWEST <= each.level <= HIGHEST for each in given):
        return LevelOutOfScale()
    hers = {each.goal.goal_id for each in found.goals}
    if any(each.goal_id not in hers for each in given):
        return NotFound()
    return None


def may_close(
    found: FollowUp, *, outcome: Outcome, reason: str
) -> FollowUpAlreadyClosed | GoalsLeftToRate | OutcomeNeedsReason | None:
    if isinstance(found.state, Closed):
        return FollowUpAlreadyClosed()
    left = sum(1 for each in found.goals if each.rating(RatedBy.officer) is None)
    if left:
        return GoalsLeftToRate(count=left)
    if outcome is not Outcome.unchanged and not reason.strip():
        return OutcomeNeedsReason()
    return None
