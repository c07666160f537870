"""How fees and compensation are kept: own copies of what other areas handed over."""

from datetime import date, datetime
from fractions import Fraction

from sqlalchemy import (
    CheckConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.fees.facts import (
    Check,
    Declaration,
    Declined,
    LineKind,
    Policy,
)
from backend.kernel.ids import (
    InvoiceId,
    LineId,
    MunicipalityId,
    OrderId,
    ProviderId,
    SettlementId,
    UserId,
    VisitId,
)
from backend.kernel.money import Money
from backend.kernel.services import ServiceKind
from backend.plumbing.database import (
    EnumText,
    ExactFraction,
    JsonText,
    MoneyOre,
    Personal,
    Table,
    UtcDateTime,
)


class FeePolicyRow(Table):
    """The municipality's tariffs and compensation terms; the latest adopted holds."""

    __tablename__ = "fee_policy"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    adopted_by: Mapped[UserId] = mapped_column(String(36))
    policy: Mapped[Policy] = mapped_column(JsonText[Policy](Policy))


class GrantedHelpRow(Personal, Table):
    """A granted line, who performs it and since when."""

    __tablename__ = "granted_help"

    line_id: Mapped[LineId] = mapped_column(String(36), primary_key=True)
    kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    start: Mapped[date]
    until: Mapped[date | None]
    minutes_per_4_weeks: Mapped[int]
    decided_on: Mapped[date]
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    order_id: Mapped[OrderId | None] = mapped_column(String(36), default=None)
    provider_id: Mapped[ProviderId | None] = mapped_column(String(36), default=None)
    started_on: Mapped[date | None] = mapped_column(default=None)

    __table_args__ = (
        Index("ix_granted_help_municipality", "municipality_id", "start"),
        CheckConstraint("until IS NULL OR until >= start", name="ends_after_start"),
        CheckConstraint("minutes_per_4_weeks >= 0", name="minutes_not_negative"),
    )


class PerformedTimeRow(Personal, Table):
    """A reported visit. A correction is a new version; the old one stays."""

    __tablename__ = "performed_time"

    visit_id: Mapped[VisitId] = mapped_column(String(36), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    line_id: Mapped[LineId] = mapped_column(String(36))
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    day: Mapped[date]
    minutes: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(40))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (
        Index("ix_performed_time_day", "municipality_id", "day"),
        Index("ix_performed_time_kept", "municipality_id", "kept_at"),
        CheckConstraint("minutes >= 0", name="minutes_not_negative"),
    )


class IncomeDeclarationRow(Personal, Table):
    """What she declared, or that she declined. The latest holds; none is changed."""

    __tablename__ = "income_declaration"

    declaration_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[Declaration | Declined] = mapped_column(
        JsonText[Declaration | Declined](Declaration | Declined)
    )


class FeeDecisionRow(Personal, Table):
    """A decision on a fee, with its means, its calculation and its letter."""

    __tablename__ = "fee_decision"

    fee_decision_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    valid_from: Mapped[date]
    means: Mapped[str] = mapped_column(Text)
    calculation: Mapped[str] = mapped_column(Text)
    fee_basis: Mapped[Fraction | None] = mapped_column(ExactFraction)
    reasons: Mapped[str] = mapped_column(Text)
    expected_kronor: Mapped[int]
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[UserId] = mapped_column(String(36))
    decided_by_name: Mapped[str] = mapped_column(String(120))
    decided_by_title: Mapped[str] = mapped_column(String(80))
    delegation: Mapped[str] = mapped_column(Text)
    letter: Mapped[bytes] = mapped_column(LargeBinary)
    letter_sha256: Mapped[str] = mapped_column(String(64))
    served_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    __table_args__ = (Index("ix_fee_decision_person", "person_id", "valid_from"),)


class MonthRunRow(Table):
    """A month run: who locked, calculated and closed it. A row is never opened again."""

    __tablename__ = "month_run"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    month: Mapped[date] = mapped_column(primary_key=True)
    locked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    locked_by: Mapped[UserId] = mapped_column(String(36))
    locked_by_name: Mapped[str] = mapped_column(String(120))
    calculated_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    calculated_by_name: Mapped[str] = mapped_column(String(120), default="")
    fees: Mapped[Money | None] = mapped_column(MoneyOre, default=None)
    payers: Mapped[int] = mapped_column(default=0)
    pay_nothing: Mapped[int] = mapped_column(default=0)
    final_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    __table_args__ = (
        CheckConstraint(
            "final_at IS NULL OR calculated_at IS NOT NULL", name="calculated_first"
        ),
    )


class MonthAttestRow(Table):
    """An attest. One person attests a month once, and there are two."""

    __tablename__ = "month_attest"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    month: Mapped[date] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    attested_by: Mapped[UserId] = mapped_column(String(36))
    attested_by_name: Mapped[str] = mapped_column(String(120))
    attested_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("municipality_id", "month", "attested_by"),
        CheckConstraint("place IN (1, 2)", name="first_or_second"),
    )


class MonthCheckRow(Personal, Table):
    """Something to look at before the attest, and who did."""

    __tablename__ = "month_check"

    month: Mapped[date]
    check_key: Mapped[str] = mapped_column(String(80))
    content: Mapped[Check] = mapped_column(JsonText[Check](Check))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    checked_by_name: Mapped[str] = mapped_column(String(120), default="")

    __table_args__ = (PrimaryKeyConstraint("municipality_id", "month", "check_key"),)


class MonthByHandRow(Personal, Table):
    """The fee of a month that no month run has charged, since she was protected: done."""

    __tablename__ = "month_by_hand"

    month: Mapped[date]
    handled_by: Mapped[UserId] = mapped_column(String(36))
    handled_by_name: Mapped[str] = mapped_column(String(200))
    handled_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (PrimaryKeyConstraint("municipality_id", "person_id", "month"),)


class FeeLineRow(Personal, Table):
    """A line of her invoice, with its whole calculation."""

    __tablename__ = "fee_line"

    line_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    run_month: Mapped[date]
    for_month: Mapped[date]
    kind: Mapped[LineKind] = mapped_column(EnumText(LineKind))
    amount: Mapped[Money] = mapped_column(MoneyOre)
    calculation: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint(
            "municipality_id", "run_month", "person_id", "kind", "for_month"
        ),
    )


class CompensationLineRow(Personal, Table):
    """A line of a settlement, for one person and one kind of help."""

    __tablename__ = "compensation_line"

    line_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    run_month: Mapped[date]
    for_month: Mapped[date]
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    minutes: Mapped[int]
    amount: Mapped[Money] = mapped_column(MoneyOre)
    vat: Mapped[Money] = mapped_column(MoneyOre)
    calculation: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint(
            "municipality_id",
            "run_month",
            "person_id",
            "provider_id",
            "kind",
            "for_month",
        ),
    )


class InvoiceRow(Personal, Table):
    """Faktura: one a person and month."""

    __tablename__ = "invoice"

    invoice_id: Mapped[InvoiceId] = mapped_column(String(36), primary_key=True)
    number: Mapped[int]
    ocr: Mapped[str] = mapped_column(String(25))
    month: Mapped[date]
    amount: Mapped[Money] = mapped_column(MoneyOre)
    made_on: Mapped[date]
    due_on: Mapped[date]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    pdf_sha256: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        UniqueConstraint("municipality_id", "month", "person_id"),
        UniqueConstraint("municipality_id", "number"),
    )


class SettlementRow(Table):
    """Avräkning: one a provider and month."""

    __tablename__ = "settlement"

    settlement_id: Mapped[SettlementId] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    month: Mapped[date]
    amount: Mapped[Money] = mapped_column(MoneyOre)
    vat: Mapped[Money] = mapped_column(MoneyOre)
    minutes: Mapped[int]
    made_on: Mapped[date]

    __table_args__ = (UniqueConstraint("municipality_id", "month", "provider_id"),)
