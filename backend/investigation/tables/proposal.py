"""How the proposed plan is kept; a line taken out stays, with who and when."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.ids import InvestigationId, NeedId, PlanId, TaskId, UserId
from backend.kernel.services import ServiceKind
from backend.plumbing.database import EnumText, Personal, Table, UtcDateTime


class ProposalRow(Personal, Table):
    __tablename__ = "proposed_service_plan"
    __table_args__ = (UniqueConstraint("investigation_id"),)

    plan_id: Mapped[PlanId] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    proposed_by: Mapped[UserId] = mapped_column(String(36))
    proposed_by_name: Mapped[str] = mapped_column(String(200))


class PlanLineRow(Personal, Table):
    __tablename__ = "proposed_plan_line"
    __table_args__ = (
        CheckConstraint("minutes >= 0", name="minutes"),
        CheckConstraint("times >= 1", name="times"),
        CheckConstraint("weeks IN (1,2,3,4)", name="weeks"),
    )

    task_id: Mapped[TaskId] = mapped_column(String(36), primary_key=True)
    plan_id: Mapped[PlanId] = mapped_column(String(36), index=True)
    need_id: Mapped[NeedId] = mapped_column(String(36))
    category: Mapped[str] = mapped_column(String(40))
    code: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    minutes: Mapped[int] = mapped_column(Integer)
    times: Mapped[int] = mapped_column(Integer)
    weeks: Mapped[int] = mapped_column(Integer)
    template_minutes: Mapped[int] = mapped_column(Integer)
    template_times: Mapped[int] = mapped_column(Integer)
    template_weeks: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    changed_by_name: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    removed_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
