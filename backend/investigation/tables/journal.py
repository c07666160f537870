"""How the journal is kept: rows are added, never changed."""

from datetime import date, datetime

from sqlalchemy import Date, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.journal import EntrySource, JournalEntryId
from backend.kernel.ids import InvestigationId, UserId
from backend.plumbing.database import EnumText, Personal, Table, UtcDateTime


class JournalRow(Personal, Table):
    __tablename__ = "journal_entry"
    __table_args__ = (UniqueConstraint("corrects_id"),)

    entry_id: Mapped[JournalEntryId] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    happened_on: Mapped[date] = mapped_column(Date)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    author_id: Mapped[UserId] = mapped_column(String(36))
    author_name: Mapped[str] = mapped_column(String(200))
    author_title: Mapped[str] = mapped_column(String(200))
    source: Mapped[EntrySource] = mapped_column(EnumText(EntrySource))
    source_detail: Mapped[str] = mapped_column(Text)
    heading: Mapped[str] = mapped_column(String(200))
    facts_text: Mapped[str] = mapped_column(Text)
    assessment_text: Mapped[str] = mapped_column(Text)
    corrects_id: Mapped[JournalEntryId | None] = mapped_column(String(36), default=None)
    correction_reason: Mapped[str] = mapped_column(Text, default="")
