"""How follow-ups are kept: goals from the decision, views by whom and when, outcomes."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.follow_up.facts import Outcome, Policy, RatedBy
from backend.kernel.ids import DecisionId, GoalId, MunicipalityId, NeedId, UserId
from backend.plumbing.database import EnumText, JsonText, Personal, Table, UtcDateTime


class GoalRow(Personal, Table):
    """Our own copy of a goal that was decided; `promised_on` as her letter says."""

    __tablename__ = "followed_goal"
    __table_args__ = (
        CheckConstraint("current_level BETWEEN 0 AND 4", name="current_on_scale"),
        CheckConstraint("target_level BETWEEN 0 AND 4", name="target_on_scale"),
    )

    goal_id: Mapped[GoalId] = mapped_column(String(36), primary_key=True)
    decision_id: Mapped[DecisionId] = mapped_column(String(36))
    need_id: Mapped[NeedId] = mapped_column(String(36))
    category: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    current_level: Mapped[int] = mapped_column(Integer)
    target_level: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    promised_on: Mapped[date | None] = mapped_column(Date)
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FollowUpTable(Personal, Table):
    """A follow-up; closed when the closing columns say who and when."""

    __tablename__ = "follow_up"
    __table_args__ = (
        UniqueConstraint("municipality_id", "case_id", "number"),
        Index("ix_follow_up_due", "municipality_id", "due_on"),
        CheckConstraint(
            "(closed_at IS NULL) = (outcome IS NULL)", name="closed_with_outcome"
        ),
    )

    follow_up_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    due_on: Mapped[date] = mapped_column(Date)
    planned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    closed_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    closed_by_name: Mapped[str] = mapped_column(String(200), default="")
    outcome: Mapped[Outcome | None] = mapped_column(EnumText(Outcome), default=None)
    note: Mapped[str] = mapped_column(Text, default="")


class GoalRatingRow(Personal, Table):
    """A view of a goal. A changed view is a new row; the latest is shown."""

    __tablename__ = "goal_rating"
    __table_args__ = (
        CheckConstraint("level BETWEEN 0 AND 4", name="level_on_scale"),
        Index(None, "follow_up_id"),
    )

    rating_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    follow_up_id: Mapped[str] = mapped_column(String(36))
    goal_id: Mapped[GoalId] = mapped_column(String(36))
    rated_by: Mapped[RatedBy] = mapped_column(EnumText(RatedBy))
    level: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text)
    rated_by_user: Mapped[UserId] = mapped_column(String(36))
    rated_by_name: Mapped[str] = mapped_column(String(200))
    rated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PolicyRow(Table):
    __tablename__ = "follow_up_policy"
    __table_args__ = (UniqueConstraint("municipality_id", "valid_from"),)

    policy_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    valid_from: Mapped[date] = mapped_column(Date)
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    adopted_by: Mapped[UserId] = mapped_column(String(36))
    policy: Mapped[Policy] = mapped_column(JsonText[Policy](Policy))
