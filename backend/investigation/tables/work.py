"""How the worklist is kept: a row for each thing to do, done with who and when."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.work import WorkStep
from backend.kernel.ids import UnitId, UserId
from backend.kernel.services import ServiceKind
from backend.plumbing.database import (
    EnumText,
    JsonText,
    Personal,
    Table,
    UtcDateTime,
)

_OPEN = text("done_at IS NULL")


def _sorted(name: str, *columns: str, unique: bool = False) -> Index:
    """An index over the open rows alone: it grows with the work, not with the years."""
    return Index(
        name, *columns, unique=unique, sqlite_where=_OPEN, postgresql_where=_OPEN
    )


class WorkItem(Personal, Table):
    """`rank` is what sorts first: 0 urgent, 1 ordinary, 2 waiting for somebody else."""

    __tablename__ = "work_item"
    __table_args__ = (
        _sorted(
            "ix_work_item_officer",
            "municipality_id",
            "officer_id",
            "rank",
            "due_on",
            "work_id",
        ),
        _sorted(
            "ix_work_item_officer_waiting",
            "municipality_id",
            "officer_id",
            "received_on",
            "work_id",
        ),
        _sorted(
            "ix_work_item_unit",
            "municipality_id",
            "unit_id",
            "rank",
            "due_on",
            "work_id",
        ),
        _sorted(
            "ix_work_item_unit_waiting",
            "municipality_id",
            "unit_id",
            "received_on",
            "work_id",
        ),
        _sorted(
            "ix_work_item_officer_person",
            "municipality_id",
            "officer_id",
            "sorted_name",
            "work_id",
        ),
        _sorted(
            "ix_work_item_unit_person",
            "municipality_id",
            "unit_id",
            "sorted_name",
            "work_id",
        ),
        _sorted("uq_work_item_open_step", "case_id", "step", unique=True),
    )

    work_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    unit_id: Mapped[UnitId | None] = mapped_column(String(36))
    officer_id: Mapped[UserId | None] = mapped_column(String(36))
    step: Mapped[WorkStep] = mapped_column(EnumText(WorkStep))
    rank: Mapped[int] = mapped_column(Integer)
    due_on: Mapped[date] = mapped_column(Date)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_on: Mapped[date] = mapped_column(Date)
    urgent: Mapped[bool] = mapped_column(Boolean)
    case_number: Mapped[str] = mapped_column(String(40))
    asked: Mapped[tuple[ServiceKind, ...]] = mapped_column(
        JsonText[tuple[ServiceKind, ...]](tuple[ServiceKind, ...])
    )
    sorted_name: Mapped[str] = mapped_column(String(320))
    note: Mapped[str] = mapped_column(Text)
    note_by: Mapped[str] = mapped_column(String(200))
    put_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    done_by: Mapped[UserId | None] = mapped_column(String(36), default=None)
