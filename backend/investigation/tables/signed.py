"""The investigation as it was when it was signed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.kernel.ids import InvestigationId
from backend.plumbing.database import Personal, Table, UtcDateTime


class SignedInvestigationRow(Personal, Table):
    """One for each time that it has been signed; SHA-256 of its very bytes."""

    __tablename__ = "signed_investigation"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"),)

    document_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    investigation_id: Mapped[InvestigationId] = mapped_column(String(36), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    language: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
