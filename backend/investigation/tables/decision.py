"""How decisions are kept: the draft, the decision, its lines, the frozen letter."""

from datetime import date, datetime
from fractions import Fraction

from sqlalchemy import (
    CheckConstraint,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.decision import (
    AppealText,
    DecisionKind,
    LegalBasis,
    Outcome,
    Result,
)
from backend.kernel.actor import Role
from backend.kernel.ids import DecisionId, InvestigationId, LineId, UserId
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.database import (
    EnumText,
    ExactFraction,
    JsonText,
    Personal,
    Table,
    UtcDateTime,
)


class DecisionDraftRow(Personal, Table):
    """One a investigation; `sent_up_*` when it lies with someone above."""

    __tablename__ = "decision_draft"

    investigation_id: Mapped[InvestigationId] = mapped_column(
        String(36), primary_key=True
    )
    outcomes: Mapped[tuple[Outcome, ...]] = mapped_column(
        JsonText[tuple[Outcome, ...]](tuple[Outcome, ...])
    )
    starts_on: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    follow_up_on: Mapped[date | None] = mapped_column(Date)
    reasons: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by: Mapped[UserId] = mapped_column(String(36))
    saved_by_name: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(Integer)


class SentUpRow(Personal, Table):
    """Above the officer's right: who presents it, to which role it went, and if it came back."""

    __tablename__ = "decision_sent_up"
    __table_args__ = (
        Index(
            "uq_decision_sent_up_open",
            "investigation_id",
            unique=True,
            sqlite_where=text("sent_back_at IS NULL"),
            postgresql_where=text("sent_back_at IS NULL"),
        ),
        CheckConstraint(
            "(sent_back_at IS NULL) = (sent_back_by IS NULL)",
            name="sent_back_by_somebody",
        ),
    )

    sent_up_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    role: Mapped[Role] = mapped_column(EnumText(Role))
    presented_by: Mapped[UserId] = mapped_column(String(36))
    presented_by_name: Mapped[str] = mapped_column(String(200))
    presented_by_title: Mapped[str] = mapped_column(String(200))
    sent_to_name: Mapped[str] = mapped_column(String(200))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    sent_back_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    sent_back_by_name: Mapped[str] = mapped_column(String(200), default="")
    sent_back_by_title: Mapped[str] = mapped_column(String(200), default="")
    sent_back_note: Mapped[str] = mapped_column(Text, default="")


class DecisionRow(Personal, Table):
    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("investigation_id"),
        Index(None, "municipality_id", "case_id"),
        CheckConstraint("decided_by <> ''", name="decided_by_somebody"),
        CheckConstraint(
            "(served_on IS NULL) = (appeal_until IS NULL)", name="served_with_last_day"
        ),
    )

    decision_id: Mapped[DecisionId] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    case_number: Mapped[str] = mapped_column(String(40))
    decided_on: Mapped[date] = mapped_column(Date)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[DecisionKind] = mapped_column(EnumText(DecisionKind))
    reasons: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[UserId] = mapped_column(String(36))
    decided_by_name: Mapped[str] = mapped_column(String(200))
    decided_by_title: Mapped[str] = mapped_column(String(200))
    presented_by: Mapped[UserId | None] = mapped_column(String(36))
    presented_by_name: Mapped[str] = mapped_column(String(200))
    presented_by_title: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(EnumText(Role))
    delegation_point: Mapped[str] = mapped_column(String(60))
    delegation_source: Mapped[str] = mapped_column(Text)
    hours_a_month: Mapped[Fraction] = mapped_column(ExactFraction)
    legal_basis: Mapped[tuple[LegalBasis, ...]] = mapped_column(
        JsonText[tuple[LegalBasis, ...]](tuple[LegalBasis, ...])
    )
    appeal: Mapped[AppealText] = mapped_column(JsonText[AppealText](AppealText))
    follow_up_on: Mapped[date | None] = mapped_column(Date)
    served_on: Mapped[date | None] = mapped_column(Date, default=None)
    served_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    appeal_until: Mapped[date | None] = mapped_column(Date, default=None)
    posted_on: Mapped[date | None] = mapped_column(Date, default=None)
    posted_by: Mapped[UserId | None] = mapped_column(String(36), default=None)


class DecisionLineRow(Personal, Table):
    __tablename__ = "decision_line"
    __table_args__ = (
        UniqueConstraint("decision_id", "kind"),
        Index(None, "municipality_id", "person_id"),
    )

    line_id: Mapped[LineId] = mapped_column(String(36), primary_key=True)
    decision_id: Mapped[DecisionId] = mapped_column(String(36))
    kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    result: Mapped[Result] = mapped_column(EnumText(Result))
    outcome: Mapped[Outcome] = mapped_column(JsonText[Outcome](Outcome))
    service: Mapped[GrantedService | None] = mapped_column(
        JsonText[GrantedService](GrantedService)
    )


class DecisionLetterRow(Personal, Table):
    """The letter as it was when it was decided; SHA-256 of its very bytes."""

    __tablename__ = "decision_letter"
    __table_args__ = (
        UniqueConstraint("decision_id"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
    )

    document_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    decision_id: Mapped[DecisionId] = mapped_column(String(36))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    language: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
