"""Reaching a case for a while that is not one's own: why, until when, and what came of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.brief_facts import ReviewOutcome
from backend.kernel.actor import BriefKind
from backend.kernel.ids import UnitId, UserId
from backend.plumbing.database import EnumText, Personal, Table, UtcDateTime


class BriefAccessRow(Personal, Table):
    """Tillfällig åtkomst. An emergency is reviewed by somebody else, in her own words."""

    __tablename__ = "brief_access"

    access_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[BriefKind] = mapped_column(EnumText(BriefKind))
    case_number: Mapped[str] = mapped_column(String(40))
    user_id: Mapped[UserId] = mapped_column(String(36))
    user_name: Mapped[str] = mapped_column(String(120))
    user_title: Mapped[str] = mapped_column(String(80))
    unit_id: Mapped[UnitId | None] = mapped_column(String(36))
    reason: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[ReviewOutcome | None] = mapped_column(
        EnumText(ReviewOutcome), default=None
    )
    review: Mapped[str] = mapped_column(Text, default="")
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    reviewed_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    reviewed_by_name: Mapped[str] = mapped_column(String(120), default="")

    __table_args__ = (
        Index("ix_brief_access_user", "user_id", "until"),
        CheckConstraint("reason <> ''", name="says_why"),
        CheckConstraint("until >= opened_at", name="ends_after_it_began"),
        CheckConstraint(
            "reviewed_by IS NULL OR reviewed_by <> user_id",
            name="reviewed_by_another",
        ),
        CheckConstraint(
            "(outcome IS NULL) = (reviewed_at IS NULL)"
            " AND (outcome IS NULL) = (reviewed_by IS NULL)"
            " AND (outcome IS NULL) = (review = '')",
            name="reviewed_by_somebody",
        ),
    )
