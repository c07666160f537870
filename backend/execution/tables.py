"""How carrying out is kept: lines, choices, orders, visits and their time."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.execution.facts import (
    AgreedHow,
    ChoiceWay,
    DeclineReason,
    Flag,
    Outcome,
    PlanContent,
    PlannedTask,
    Policy,
    Told,
    VisitEventKind,
)
from backend.kernel.ids import (
    DecisionId,
    LineId,
    MunicipalityId,
    OrderId,
    PlanId,
    ProviderId,
    UserId,
    VisitId,
)
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.database import (
    EnumText,
    JsonText,
    Personal,
    Table,
    UtcDateTime,
    telling,
)

# What an order tells of where she is, and of who stands close to her.
WHERE_SHE_IS: Final = (
    *("address", "postal", "area", "phone"),
    *("contact_name", "contact_phone"),
)


class ExecutionPolicyRow(Table):
    """The municipality's terms for carrying out; the latest adopted holds."""

    __tablename__ = "execution_policy"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    adopted_by: Mapped[UserId] = mapped_column(String(36))
    policy: Mapped[Policy] = mapped_column(JsonText[Policy](Policy))


class RotationRow(Table):
    """Whom a non-choice fell to: the round goes on from the last one."""

    __tablename__ = "rotation"

    rotation_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36), index=True)
    provider_slug: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProviderTermsRow(Table):
    """What a provider has declared that it can take. Rows are added, never changed."""

    __tablename__ = "provider_terms"

    terms_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36), index=True)
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    valid_from: Mapped[date]
    hours_per_week: Mapped[int]
    areas: Mapped[tuple[str, ...]] = mapped_column(
        JsonText[tuple[str, ...]](tuple[str, ...])
    )
    declared_by: Mapped[str] = mapped_column(String(120))
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (CheckConstraint("hours_per_week >= 0", name="has_hours"),)


class ServiceLineRow(Personal, Table):
    """A granted line to carry out, and the day on which it was begun."""

    __tablename__ = "service_line"

    line_id: Mapped[LineId] = mapped_column(String(36), primary_key=True)
    decision_id: Mapped[DecisionId] = mapped_column(String(36), index=True)
    decided_on: Mapped[date]
    kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    service: Mapped[GrantedService] = mapped_column(
        JsonText[GrantedService](GrantedService)
    )
    started_on: Mapped[date | None] = mapped_column(default=None)


class ChoiceRow(Personal, Table):
    """A choice of provider. A new one is opened when a provider has said no."""

    __tablename__ = "choice"

    choice_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    decision_id: Mapped[DecisionId] = mapped_column(String(36))
    goals: Mapped[tuple[str, ...]] = mapped_column(
        JsonText[tuple[str, ...]](tuple[str, ...])
    )
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    declined_by: Mapped[str] = mapped_column(String(80), default="")
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class CareOrderRow(Personal, Table):
    """Beställning, with exactly what she said yes to telling."""

    __tablename__ = "care_order"

    order_id: Mapped[OrderId] = mapped_column(String(36), primary_key=True)
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    decision_id: Mapped[DecisionId] = mapped_column(String(36))
    decided_on: Mapped[date]
    way: Mapped[ChoiceWay] = mapped_column(EnumText(ChoiceWay))
    told: Mapped[Told] = mapped_column(
        JsonText[Told](Told), info=telling(dict.fromkeys(WHERE_SHE_IS, ""))
    )
    minutes_per_week: Mapped[int]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer_by: Mapped[date]
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    accepted_by: Mapped[str] = mapped_column(String(120), default="")
    declined_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    decline_reason: Mapped[DeclineReason | None] = mapped_column(
        EnumText(DeclineReason), default=None
    )
    started_on: Mapped[date | None] = mapped_column(default=None)

    __table_args__ = (
        Index("ix_care_order_provider", "municipality_id", "provider_id"),
        Index("ix_care_order_unanswered", "accepted_at", "declined_at", "answer_by"),
        CheckConstraint(
            "accepted_at IS NULL OR declined_at IS NULL", name="one_answer"
        ),
        CheckConstraint(
            "(declined_at IS NULL) = (decline_reason IS NULL)", name="reason_given"
        ),
        CheckConstraint(
            "started_on IS NULL OR accepted_at IS NOT NULL", name="accepted_first"
        ),
    )


class PlanRow(Personal, Table):
    """Genomförandeplan. A revised plan is a new row."""

    __tablename__ = "implementation_plan"

    plan_id: Mapped[PlanId] = mapped_column(String(36), primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(String(36), index=True)
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    content: Mapped[PlanContent] = mapped_column(JsonText[PlanContent](PlanContent))
    drafted_by: Mapped[str] = mapped_column(String(120))
    drafted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    agreed_how: Mapped[AgreedHow | None] = mapped_column(
        EnumText(AgreedHow), default=None
    )
    agreed_note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        CheckConstraint("(agreed_on IS NULL) = (agreed_how IS NULL)", name="says_how"),
    )


class VisitRow(Personal, Table):
    """A planned visit. It is never removed: a changed plan cancels it."""

    __tablename__ = "visit"

    visit_id: Mapped[VisitId] = mapped_column(String(36), primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(String(36), index=True)
    line_id: Mapped[LineId] = mapped_column(String(36))
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    worker_id: Mapped[UserId] = mapped_column(String(36))
    worker_name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    start: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    tasks: Mapped[tuple[PlannedTask, ...]] = mapped_column(
        JsonText[tuple[PlannedTask, ...]](tuple[PlannedTask, ...])
    )
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    __table_args__ = (
        Index("ix_visit_worker", "municipality_id", "worker_id", "start"),
        Index("ix_visit_provider", "municipality_id", "provider_id", "start"),
        CheckConstraint("minutes > 0", name="takes_time"),
    )


class VisitEventRow(Personal, Table):
    """What a phone told about a visit. Rows are added, never changed."""

    __tablename__ = "visit_event"

    event_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    visit_id: Mapped[VisitId] = mapped_column(String(36), index=True)
    kind: Mapped[VisitEventKind] = mapped_column(EnumText(VisitEventKind))
    worker_id: Mapped[UserId] = mapped_column(String(36))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tasks_done: Mapped[tuple[str, ...]] = mapped_column(
        JsonText[tuple[str, ...]](tuple[str, ...])
    )
    flags: Mapped[tuple[Flag, ...]] = mapped_column(
        JsonText[tuple[Flag, ...]](tuple[Flag, ...])
    )
    boot_id: Mapped[str] = mapped_column(String(64), default="")
    mono_ms: Mapped[int | None] = mapped_column(BigInteger, default=None)


class VisitTimeRow(Personal, Table):
    """The time of a visit, a version each: the original stays beside the corrected."""

    __tablename__ = "visit_time"

    visit_id: Mapped[VisitId] = mapped_column(String(36), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[Outcome] = mapped_column(EnumText(Outcome))
    manual: Mapped[bool]
    flags: Mapped[tuple[Flag, ...]] = mapped_column(
        JsonText[tuple[Flag, ...]](tuple[Flag, ...])
    )
    reason: Mapped[str] = mapped_column(Text, default="")
    proposed_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    proposed_by_name: Mapped[str] = mapped_column(String(120), default="")
    approved_by_name: Mapped[str] = mapped_column(String(120), default="")
    approved_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    __table_args__ = (
        CheckConstraint("ended_at >= started_at", name="ends_after_start"),
        CheckConstraint("NOT manual OR proposed_by IS NOT NULL", name="manual_by"),
        CheckConstraint(
            "approved_by IS NULL OR proposed_by IS NULL OR approved_by <> proposed_by",
            name="two_persons",
        ),
    )


class ProviderNoteRow(Personal, Table):
    """A short note from a visit, in the provider's own file."""

    __tablename__ = "provider_note"

    note_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    visit_id: Mapped[VisitId] = mapped_column(String(36), index=True)
    provider_id: Mapped[ProviderId] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(Text)
    written_by: Mapped[UserId] = mapped_column(String(36))
    written_by_name: Mapped[str] = mapped_column(String(120))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TimeLockRow(Table):
    """A month that is settled for visits: what comes later is efterregistrering."""

    __tablename__ = "time_lock"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    month: Mapped[date] = mapped_column(primary_key=True)
    locked_at: Mapped[datetime] = mapped_column(UtcDateTime)
