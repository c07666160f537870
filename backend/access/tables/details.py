"""What somebody has told of herself since: dated rows, never overwritten."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.facts import DetailKind, DetailSource
from backend.kernel.ids import MunicipalityId, PersonId, UserId
from backend.plumbing.database import EnumText, Table, UtcDateTime


class PersonDetail(Table):
    """The newest row of a kind holds; of close persons, the newest of each `item`."""

    __tablename__ = "person_detail"
    __table_args__ = (Index(None, "person_id", "kind"),)

    detail_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    person_id: Mapped[PersonId] = mapped_column(
        String(36), ForeignKey("person.person_id")
    )
    kind: Mapped[DetailKind] = mapped_column(EnumText(DetailKind))
    item: Mapped[str] = mapped_column(String(36))
    value: Mapped[str] = mapped_column(Text)
    source: Mapped[DetailSource] = mapped_column(EnumText(DetailSource))
    entered_by: Mapped[UserId] = mapped_column(String(36))
    entered_by_name: Mapped[str] = mapped_column(String(200))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
