"""How objections are kept: by what they are about, and disposed of only with it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.journal import JournalEntryId
from backend.investigation.facts.objection import (
    ObjectionId,
    ObjectionOutcome,
    Through,
)
from backend.kernel.ids import DecisionId, NeedId, UserId
from backend.plumbing.database import EnumText, Personal, Table, UtcDateTime


class ObjectionRow(Personal, Table):
    """About an entry, an assessment or a decision: the one of the three that is given."""

    __tablename__ = "objection"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN entry_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN need_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="about_one_thing",
        ),
        CheckConstraint(
            "(outcome IS NULL) = (answered_at IS NULL)", name="answered_with_time"
        ),
    )

    objection_id: Mapped[ObjectionId] = mapped_column(String(36), primary_key=True)
    entry_id: Mapped[JournalEntryId | None] = mapped_column(
        String(36), ForeignKey("journal_entry.entry_id", ondelete="CASCADE")
    )
    need_id: Mapped[NeedId | None] = mapped_column(
        String(36), ForeignKey("functional_assessment.need_id", ondelete="CASCADE")
    )
    decision_id: Mapped[DecisionId | None] = mapped_column(
        String(36), ForeignKey("decision.decision_id", ondelete="CASCADE")
    )
    subject_name: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    through: Mapped[Through] = mapped_column(EnumText(Through))
    noted_by: Mapped[UserId] = mapped_column(String(36))
    noted_by_name: Mapped[str] = mapped_column(String(200))
    noted_by_title: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[ObjectionOutcome | None] = mapped_column(
        EnumText(ObjectionOutcome), default=None
    )
    reason: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    answered_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    answered_by_name: Mapped[str] = mapped_column(String(200), default="")
    answered_by_title: Mapped[str] = mapped_column(String(200), default="")
    correction_id: Mapped[JournalEntryId | None] = mapped_column(
        String(36), default=None
    )
