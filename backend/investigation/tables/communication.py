"""How communication to the party is kept: what she was sent stays as it was."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.communication import (
    AnswerKind,
    CommunicatedContent,
    CommunicationId,
)
from backend.kernel.ids import InvestigationId, UserId
from backend.plumbing.database import EnumText, JsonText, Personal, Table, UtcDateTime


class CommunicationRow(Personal, Table):
    __tablename__ = "communication_to_party"
    __table_args__ = (
        Index(None, "municipality_id", "case_id"),
        CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)", name="answered_with_time"
        ),
    )

    communication_id: Mapped[CommunicationId] = mapped_column(
        String(36), primary_key=True
    )
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_by: Mapped[UserId] = mapped_column(String(36))
    sent_by_name: Mapped[str] = mapped_column(String(200))
    sent_by_title: Mapped[str] = mapped_column(String(200))
    last_day: Mapped[date] = mapped_column(Date)
    content: Mapped[CommunicatedContent] = mapped_column(
        JsonText[CommunicatedContent](CommunicatedContent)
    )
    answer: Mapped[AnswerKind | None] = mapped_column(
        EnumText(AnswerKind), default=None
    )
    answer_text: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    noted_by_name: Mapped[str] = mapped_column(String(200), default="")


class SkippedCommunicationRow(Personal, Table):
    __tablename__ = "communication_skipped"
    __table_args__ = (Index(None, "municipality_id", "case_id"),)

    skip_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    reason: Mapped[str] = mapped_column(Text)
    skipped_at: Mapped[datetime] = mapped_column(UtcDateTime)
    skipped_by: Mapped[UserId] = mapped_column(String(36))
    skipped_by_name: Mapped[str] = mapped_column(String(200))
