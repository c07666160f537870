"""How local policy is kept: dated rows; the latest adopted for a day holds."""

from datetime import date, datetime

from sqlalchemy import Date, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.investigation.facts.policy import Policy
from backend.kernel.ids import MunicipalityId, UserId
from backend.plumbing.database import JsonText, Table, UtcDateTime


class PolicyRow(Table):
    __tablename__ = "investigation_policy"
    __table_args__ = (UniqueConstraint("municipality_id", "valid_from"),)

    policy_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    valid_from: Mapped[date] = mapped_column(Date)
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    adopted_by: Mapped[UserId] = mapped_column(String(36))
    policy: Mapped[Policy] = mapped_column(JsonText[Policy](Policy))
