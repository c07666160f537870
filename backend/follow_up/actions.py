"""What may be done at a follow-up: keep the goals, plan, rate, close."""

from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from backend.access.scope import scope
from backend.follow_up import queries, rules
from backend.follow_up.facts import (
    FollowUp,
    FollowUpAlreadyClosed,
    FollowUpClosed,
    FollowUpPolicyAdopted,
    GivenRating,
    GoalRated,
    GoalsLeftToRate,
    LevelOutOfScale,
    NoGoalRated,
    Outcome,
    OutcomeNeedsReason,
    Policy,
)
from backend.follow_up.tables import FollowUpTable, GoalRatingRow, GoalRow, PolicyRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, DecisionId, MunicipalityId, PersonId
from backend.kernel.refusal import NotFound
from backend.kernel.services import Goal
from backend.plumbing.identity import new_id


def keep_goals(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    decision_id: DecisionId,
    goals: tuple[Goal, ...],
    promised_on: date | None,
    now: datetime,
) -> None:
    """The goals of a decision, as decided, and the day that the letter tells her."""
    session.add_all(
        GoalRow(
            goal_id=goal.goal_id,
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            decision_id=decision_id,
            need_id=goal.need_id,
            category=goal.category,
            name=goal.name,
            current_level=goal.current,
            target_level=goal.target,
            text=goal.text,
            promised_on=promised_on,
            kept_at=now,
        )
        for goal in goals
    )


def schedule(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    started_on: date,
    now: datetime,
) -> None:
    """Plan the follow-up when help starts: on the day that her letter promises.

    Without one it is counted from the start. An open one is moved, not doubled.
    """
    policy = queries.policy_on(session, municipality_id=municipality_id, day=started_on)
    promised_on = session.scalar(
        select(func.max(GoalRow.promised_on)).where(
            GoalRow.municipality_id == municipality_id, GoalRow.case_id == case_id
        )
    )
    due_on = rules.first_due(started_on, promised_on, policy)
    open_one = session.scalar(
        select(FollowUpTable)
        .where(
            FollowUpTable.municipality_id == municipality_id,
            FollowUpTable.case_id == case_id,
            FollowUpTable.closed_at.is_(None),
        )
        .with_for_update()
    )
    if open_one is not None:
        open_one.due_on = max(open_one.due_on, due_on)
        return
    _plan(
        session,
        municipality_id=municipality_id,
        case_id=case_id,
        person_id=person_id,
        due_on=due_on,
        now=now,
    )


def rate_goals(
    session: Session,
    *,
    case_id: CaseId,
    given: tuple[GivenRating, ...],
    by: Actor,
    now: datetime,
) -> GoalRated | NotFound | FollowUpAlreadyClosed | NoGoalRated | LevelOutOfScale:
    """The person's, the provider's or the officer's view; the role says whose it is."""
    found = queries.follow_up(session, actor=by, case_id=case_id, to_change=True)
    if found is None:
        return NotFound()
    refusal = rules.may_rate(found, given)
    if refusal is not None:
        return refusal
    rated_by = rules.whose(by.role)
    session.add_all(
        GoalRatingRow(
            rating_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=case_id,
            person_id=found.person_id,
            follow_up_id=found.follow_up_id,
            goal_id=each.goal_id,
            rated_by=rated_by,
            level=each.level,
            note=each.note.strip(),
            rated_by_user=by.user_id,
            rated_by_name=by.name,
            rated_at=now,
        )
        for each in given
    )
    return GoalRated(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        goal_ids=tuple(each.goal_id for each in given),
        rated_by=rated_by,
    )


def close_follow_up(
    session: Session,
    *,
    case_id: CaseId,
    outcome: Outcome,
    reason: str,
    by: Actor,
    now: datetime,
) -> (
    FollowUpClosed
    | NotFound
    | FollowUpAlreadyClosed
    | GoalsLeftToRate
    | OutcomeNeedsReason
):
    """Close with what it leads to; without a new assessment the next one is planned."""
    found = queries.follow_up(session, actor=by, case_id=case_id, to_change=True)
    if found is None:
        return NotFound()
    refusal = rules.may_close(found, outcome=outcome, reason=reason)
    if refusal is not None:
        return refusal
    session.execute(
        update(FollowUpTable)
        .where(
            scope(by, queries.purpose_of(by), FollowUpTable),
            FollowUpTable.follow_up_id == found.follow_up_id,
        )
        .values(
            closed_at=now,
            closed_by=by.user_id,
            closed_by_name=by.name,
            outcome=outcome,
            note=reason.strip(),
        )
    )
    if outcome is not Outcome.reassess:
        _plan_next(session, found, now=now)
    return FollowUpClosed(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        outcome=outcome,
        reason=reason.strip(),
    )


def adopt_policy(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    policy: Policy,
    by: Actor,
    now: datetime,
) -> FollowUpPolicyAdopted:
    """In force from its own day until the next one's."""
    session.add(
        PolicyRow(
            policy_id=new_id(),
            municipality_id=municipality_id,
            valid_from=policy.valid_from,
            adopted_at=now,
            adopted_by=by.user_id,
            policy=policy,
        )
    )
    return FollowUpPolicyAdopted(
        municipality_id=municipality_id, at=now, valid_from=policy.valid_from
    )


def _plan_next(session: Session, closed: FollowUp, *, now: datetime) -> None:
    policy = queries.policy_on(
        session, municipality_id=closed.municipality_id, day=now.date()
    )
    due_on = rules.next_due(now.date(), policy)
    if due_on is not None:
        _plan(
            session,
            municipality_id=closed.municipality_id,
            case_id=closed.case_id,
            person_id=closed.person_id,
            due_on=due_on,
            now=now,
        )


def _plan(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    case_id: CaseId,
    person_id: PersonId,
    due_on: date,
    now: datetime,
) -> None:
    before = session.scalar(
        select(func.count()).where(
            FollowUpTable.municipality_id == municipality_id,
            FollowUpTable.case_id == case_id,
        )
    )
    session.add(
        FollowUpTable(
            follow_up_id=new_id(),
            municipality_id=municipality_id,
            case_id=case_id,
            person_id=person_id,
            number=(before or 0) + 1,
            due_on=due_on,
            planned_at=now,
        )
    )
