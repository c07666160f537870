"""How the functional assessment is kept, with the person's own ratings beside."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.assessment import Need
from backend.kernel.ids import GoalId, InvestigationId, NeedId, UserId
from backend.kernel.services import Answer
from backend.plumbing.database import EnumText, Personal, Table, UtcDateTime


class SelfRatingRow(Personal, Table):
    """Självskattning: each answer as it arrived; the latest one is shown."""

    __tablename__ = "self_rating"

    rating_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    category: Mapped[str] = mapped_column(String(40))
    answer: Mapped[Answer] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text)
    answered_by: Mapped[str] = mapped_column(String(200))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AssessmentRow(Personal, Table):
    __tablename__ = "functional_assessment"
    __table_args__ = (
        UniqueConstraint("investigation_id", "category"),
        CheckConstraint("current_level IN (0,1,2,3,4,8,9)", name="current_level"),
        CheckConstraint(
            "target_level IS NULL OR target_level IN (0,1,2,3,4)", name="target_level"
        ),
    )

    need_id: Mapped[NeedId] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    category: Mapped[str] = mapped_column(String(40))
    current_level: Mapped[int] = mapped_column(Integer)
    target_level: Mapped[int | None] = mapped_column(Integer)
    decline_reason: Mapped[str] = mapped_column(Text)
    goal_id: Mapped[GoalId | None] = mapped_column(String(36))
    goal_text: Mapped[str] = mapped_column(Text)
    resources_text: Mapped[str] = mapped_column(Text)
    person_view_text: Mapped[str] = mapped_column(Text)
    need: Mapped[Need] = mapped_column(EnumText(Need))
    met_by: Mapped[str] = mapped_column(Text)
    met_by_agrees: Mapped[bool] = mapped_column(Boolean)
    assessed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    assessed_by: Mapped[UserId] = mapped_column(String(36))
    assessed_by_name: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(Integer)
