"""The functional assessment, with the person's own rating beside it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation.facts.assessment import (
    Assessment,
    Category,
    Level,
    LifeCategory,
)
from backend.investigation.queries.categories import life_categories
from backend.investigation.tables.assessment import AssessmentRow, SelfRatingRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, InvestigationId
from backend.kernel.services import SelfRating


def assessments(
    session: Session,
    *,
    actor: Actor,
    investigation_id: InvestigationId,
    purpose: Purpose = Purpose.case_file,
) -> tuple[Assessment, ...]:
    """What has been assessed, in the order of the category list's codes."""
    rows = session.scalars(
        select(AssessmentRow)
        .where(
            scope(actor, purpose, AssessmentRow),
            AssessmentRow.investigation_id == investigation_id,
        )
        .order_by(AssessmentRow.category)
    )
    return tuple(assessment_of(row) for row in rows)


def self_ratings(
    session: Session, *, actor: Actor, case_id: CaseId, purpose: Purpose
) -> dict[str, tuple[SelfRating, str]]:
    """The latest own rating of each category, and who answered it."""
    rows = session.scalars(
        select(SelfRatingRow)
        .where(scope(actor, purpose, SelfRatingRow), SelfRatingRow.case_id == case_id)
        .order_by(SelfRatingRow.received_at, SelfRatingRow.rating_id)
    )
    return {row.category: (_rating(row), row.answered_by) for row in rows}


def self_rated_at(
    session: Session, *, actor: Actor, case_id: CaseId, purpose: Purpose
) -> datetime | None:
    """When the latest self-assessment came."""
    return session.scalar(
        select(func.max(SelfRatingRow.received_at)).where(
            scope(actor, purpose, SelfRatingRow), SelfRatingRow.case_id == case_id
        )
    )


def life(
    session: Session,
    *,
    actor: Actor,
    case_id: CaseId,
    investigation_id: InvestigationId,
    purpose: Purpose = Purpose.case_file,
) -> tuple[LifeCategory, ...]:
    """Every active category, and any other that is rated or assessed, in list order."""
    rated = self_ratings(session, actor=actor, case_id=case_id, purpose=purpose)
    assessed = {
        each.category: each
        for each in assessments(
            session, actor=actor, investigation_id=investigation_id, purpose=purpose
        )
    }
    return tuple(
        _beside(each, rated.get(each.code), assessed.get(each.code))
        for each in life_categories()
        if each.active or each.code in rated or each.code in assessed
    )


def _beside(
    category: Category,
    rated: tuple[SelfRating, str] | None,
    assessment: Assessment | None,
) -> LifeCategory:
    rating, answered_by = rated or (None, "")
    return LifeCategory(
        category=category,
        self_rating=rating,
        answered_by=answered_by,
        assessment=assessment,
    )


def _rating(row: SelfRatingRow) -> SelfRating:
    return SelfRating(category=row.category, answer=row.answer, note=row.note)


def assessment_of(row: AssessmentRow) -> Assessment:
    target = row.target_level
    return Assessment(
        need_id=row.need_id,
        category=row.category,
        current=Level(row.current_level),
        target=None if target is None else Level(target),
        decline_reason=row.decline_reason,
        goal_id=row.goal_id,
        goal_text=row.goal_text,
        resources_text=row.resources_text,
        person_view_text=row.person_view_text,
        need=row.need,
        met_by=row.met_by,
        met_by_agrees=row.met_by_agrees,
        assessed_at=row.assessed_at,
        assessed_by=row.assessed_by,
        assessed_by_name=row.assessed_by_name,
        version=row.version,
    )
