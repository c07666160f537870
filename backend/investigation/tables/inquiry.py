"""How the inquiry is kept: the investigation, who has had it, and its plan."""

from datetime import datetime

from sqlalchemy import Boolean, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.inquiry import Approach, InvestigationState
from backend.kernel.ids import ApplicationId, InvestigationId, UnitId, UserId
from backend.kernel.mandate import Representative
from backend.kernel.services import ServiceKind
from backend.plumbing.database import (
    EnumText,
    JsonText,
    Personal,
    Table,
    UtcDateTime,
    telling,
)


class InvestigationRow(Personal, Table):
    __tablename__ = "investigation"
    __table_args__ = (
        UniqueConstraint("municipality_id", "application_id"),
        Index(None, "municipality_id", "case_id"),
    )

    investigation_id: Mapped[InvestigationId] = mapped_column(
        String(36), primary_key=True
    )
    application_id: Mapped[ApplicationId] = mapped_column(String(36))
    case_number: Mapped[str] = mapped_column(String(40))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    source: Mapped[str] = mapped_column(String(20))
    urgent: Mapped[bool] = mapped_column(Boolean)
    asked: Mapped[tuple[ServiceKind, ...]] = mapped_column(
        JsonText[tuple[ServiceKind, ...]](tuple[ServiceKind, ...])
    )
    asked_text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(20))
    interpreter: Mapped[bool] = mapped_column(Boolean)
    contact_phone: Mapped[str] = mapped_column(String(40), info=telling({"": ""}))
    unit_id: Mapped[UnitId | None] = mapped_column(String(36))
    officer_id: Mapped[UserId | None] = mapped_column(String(36))
    state: Mapped[InvestigationState] = mapped_column(
        JsonText[InvestigationState](InvestigationState)
    )
    version: Mapped[int] = mapped_column(Integer)
    represented_by: Mapped[Representative | None] = mapped_column(
        JsonText[Representative](Representative), default=None
    )


class AssignmentRow(Personal, Table):
    """Who had the case, from when to when, and why it was handed back."""

    __tablename__ = "assignment"

    assignment_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    officer_id: Mapped[UserId] = mapped_column(String(36))
    officer_name: Mapped[str] = mapped_column(String(200))
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    handed_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    reason: Mapped[str] = mapped_column(Text, default="")


class InvestigationPlanRow(Personal, Table):
    """Utredningsplan; a new version is a new row."""

    __tablename__ = "investigation_plan"
    __table_args__ = (UniqueConstraint("investigation_id", "version"),)

    plan_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    visit_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approach: Mapped[Approach] = mapped_column(EnumText(Approach))
    questions: Mapped[str] = mapped_column(Text)
    sources: Mapped[str] = mapped_column(Text)
    planned_by: Mapped[UserId] = mapped_column(String(36))
    planned_by_name: Mapped[str] = mapped_column(String(200))
    planned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(Integer)
