"""What may be asked about follow-ups."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.follow_up.facts import (
    Closed,
    FollowedGoal,
    FollowUp,
    FollowUpRow,
    GoalRating,
    Planned,
    Policy,
    RatedBy,
)
from backend.follow_up.tables import FollowUpTable, GoalRatingRow, GoalRow, PolicyRow
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId, MunicipalityId
from backend.kernel.services import Goal

LIST_LENGTH = 50


def purpose_of(actor: Actor) -> Purpose:
    """The person reads her own file; everybody else follows up."""
    return Purpose.own_file if actor.role is Role.citizen else Purpose.follow_up


def follow_ups(
    session: Session, *, actor: Actor, case_id: CaseId
) -> tuple[FollowUp, ...]:
    """The case's follow-ups, latest first."""
    rows = session.scalars(
        select(FollowUpTable)
        .where(
            scope(actor, purpose_of(actor), FollowUpTable),
            FollowUpTable.case_id == case_id,
        )
        .order_by(FollowUpTable.number.desc())
    ).all()
    kept = goals(session, actor=actor, case_id=case_id) if rows else ()
    return tuple(_facts(session, row, kept, actor=actor) for row in rows)


def follow_up(
    session: Session, *, actor: Actor, case_id: CaseId, to_change: bool = False
) -> FollowUp | None:
    """The latest follow-up of a case, if it is the actor's to see.

    One that is read `to_change` it keeps others from changing it until the commit.
    """
    wanted = (
        select(FollowUpTable)
        .where(
            scope(actor, purpose_of(actor), FollowUpTable),
            FollowUpTable.case_id == case_id,
        )
        .order_by(FollowUpTable.number.desc())
        .limit(1)
    )
    row = session.scalar(wanted.with_for_update() if to_change else wanted)
    if row is None:
        return None
    kept = goals(session, actor=actor, case_id=case_id)
    return _facts(session, row, kept, actor=actor)


def own_follow_up(session: Session, *, actor: Actor) -> FollowUp | None:
    """The person's own latest follow-up."""
    case_id = session.scalar(
        select(FollowUpTable.case_id)
        .where(scope(actor, Purpose.own_file, FollowUpTable))
        .order_by(FollowUpTable.planned_at.desc(), FollowUpTable.follow_up_id.desc())
        .limit(1)
    )
    if case_id is None:
        return None
    return follow_up(session, actor=actor, case_id=case_id)


def goals(session: Session, *, actor: Actor, case_id: CaseId) -> tuple[Goal, ...]:
    rows = session.scalars(
        select(GoalRow)
        .where(scope(actor, purpose_of(actor), GoalRow), GoalRow.case_id == case_id)
        .order_by(GoalRow.category, GoalRow.goal_id)
    )
    return tuple(_goal(row) for row in rows)


def open_follow_ups(
    session: Session, *, actor: Actor, today: date
) -> tuple[FollowUpRow, ...]:
    """The planned follow-ups that are the actor's, soonest first."""
    rows = session.scalars(
        select(FollowUpTable)
        .where(
            scope(actor, Purpose.follow_up, FollowUpTable),
            FollowUpTable.closed_at.is_(None),
        )
        .order_by(FollowUpTable.due_on, FollowUpTable.follow_up_id)
        .limit(LIST_LENGTH)
    ).all()
    return tuple(_row(session, row, actor=actor, today=today) for row in rows)


def policy_on(
    session: Session, *, municipality_id: MunicipalityId, day: date
) -> Policy | None:
    """The municipality's policy in force on the day, if it has adopted one."""
    return session.scalar(
        select(PolicyRow.policy)
        .where(
            PolicyRow.municipality_id == municipality_id, PolicyRow.valid_from <= day
        )
        .order_by(PolicyRow.valid_from.desc(), PolicyRow.policy_id.desc())
        .limit(1)
    )


def _row(
    session: Session, row: FollowUpTable, *, actor: Actor, today: date
) -> FollowUpRow:
    given = session.scalars(
        select(GoalRatingRow.rated_by)
        .where(
            scope(actor, Purpose.follow_up, GoalRatingRow),
            GoalRatingRow.follow_up_id == row.follow_up_id,
        )
        .distinct()
    ).all()
    return FollowUpRow(
        case_id=row.case_id,
        person_id=row.person_id,
        person_name=people.person(session, row.person_id).name,
        due_on=row.due_on,
        is_late=row.due_on < today,
        answered=tuple(each for each in RatedBy if each in given),
    )


def _facts(
    session: Session, row: FollowUpTable, kept: tuple[Goal, ...], *, actor: Actor
) -> FollowUp:
    given = _ratings(session, row.follow_up_id, actor=actor)
    return FollowUp(
        follow_up_id=row.follow_up_id,
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        person_name=people.person(session, row.person_id).name,
        number=row.number,
        due_on=row.due_on,
        state=_state(row),
        goals=tuple(
            FollowedGoal(
                goal=goal,
                ratings=tuple(r for r in given if r.goal_id == goal.goal_id),
            )
            for goal in kept
        ),
    )


def _state(row: FollowUpTable) -> Planned | Closed:
    if row.closed_at is None or row.outcome is None:
        return Planned(due_on=row.due_on)
    return Closed(
        closed_at=row.closed_at,
        closed_by_name=row.closed_by_name,
        outcome=row.outcome,
        note=row.note,
    )


def _ratings(
    session: Session, follow_up_id: str, *, actor: Actor
) -> tuple[GoalRating, ...]:
    """The latest view of each, goal by goal."""
    rows = session.scalars(
        select(GoalRatingRow)
        .where(
            scope(actor, purpose_of(actor), GoalRatingRow),
            GoalRatingRow.follow_up_id == follow_up_id,
        )
        .order_by(GoalRatingRow.rated_at, GoalRatingRow.rating_id)
    )
    latest = {(row.goal_id, row.rated_by): _rating(row) for row in rows}
    return tuple(latest.values())


def _rating(row: GoalRatingRow) -> GoalRating:
    return GoalRating(
        goal_id=row.goal_id,
        rated_by=row.rated_by,
        level=row.level,
        note=row.note,
        name=row.rated_by_name,
        rated_at=row.rated_at,
    )


def _goal(row: GoalRow) -> Goal:
    return Goal(
        goal_id=row.goal_id,
        need_id=row.need_id,
        category=row.category,
        name=row.name,
        current=row.current_level,
        target=row.target_level,
        text=row.text,
    )
