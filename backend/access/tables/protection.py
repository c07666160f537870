"""Skyddade personuppgifter: who is protected, where she really is, who may open her file."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.protection_facts import ProtectionLevel
from backend.kernel.ids import MunicipalityId, PersonId, UserId
from backend.plumbing.database import EnumText, Table, UtcDateTime

STANDS = text("ended_at IS NULL")


class ProtectionRow(Table):
    """One holds at a time for a person; what held before is kept."""

    __tablename__ = "protection"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id"), primary_key=True
    )
    protection_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(
        String(36), ForeignKey("person.person_id")
    )
    level: Mapped[ProtectionLevel] = mapped_column(EnumText(ProtectionLevel))
    since: Mapped[date]
    source: Mapped[str] = mapped_column(Text)
    forward_to: Mapped[str] = mapped_column(String(200))
    forward_postal: Mapped[str] = mapped_column(String(80))
    names_no_officer: Mapped[bool]
    lets_agents: Mapped[bool]
    entered_by: Mapped[UserId] = mapped_column(String(36))
    entered_by_name: Mapped[str] = mapped_column(String(200))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_by: Mapped[UserId | None] = mapped_column(String(36), default=None)

    __table_args__ = (
        Index(
            "ix_protection_stands",
            "municipality_id",
            "person_id",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
    )


class ProtectedContactRow(Table):
    """Where she really is and how she is reached: sealed, and nowhere else."""

    __tablename__ = "protected_contact"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id"), primary_key=True
    )
    person_id: Mapped[PersonId] = mapped_column(
        String(36), ForeignKey("person.person_id"), primary_key=True
    )
    sealed: Mapped[str] = mapped_column(Text)


class ProtectionGrantRow(Table):
    """A named officer. `open_until` while she has the file open."""

    __tablename__ = "protection_grant"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id"), primary_key=True
    )
    grant_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(
        String(36), ForeignKey("person.person_id")
    )
    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id")
    )
    granted_by: Mapped[UserId] = mapped_column(String(36))
    granted_by_name: Mapped[str] = mapped_column(String(200))
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    open_until: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_by: Mapped[UserId | None] = mapped_column(String(36), default=None)

    __table_args__ = (
        Index(
            "ix_protection_grant_stands",
            "municipality_id",
            "user_id",
            "person_id",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
    )
