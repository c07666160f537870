"""Signatures, and the questions that lead to them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.signatures.facts import ServiceName, SignedKind
from backend.kernel.ids import CaseId, MunicipalityId, UserId
from backend.plumbing.database import EnumText, Personal, Table, UtcDateTime


class SignatureRow(Personal, Table):
    """A signature under a document. Rows are added, never changed.

    `record` is the whole signature, and the log holds its SHA-256; the columns beside it
    are only there to find it by. `content` is what was signed as canonical JSON, and
    `token_sealed` what an identity provider said.
    """

    __tablename__ = "signature"
    __table_args__ = (
        Index("ix_signature_subject", "municipality_id", "subject_id"),
        CheckConstraint("length(pdf_sha256) = 64", name="pdf_sha256"),
    )

    signature_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[str] = mapped_column(String(36))
    pdf_sha256: Mapped[str] = mapped_column(String(64), index=True)
    record: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    token_sealed: Mapped[str] = mapped_column(Text, default="")


class SigningQuestion(Table):
    """What somebody has just been asked to sign: single use, hers alone, one at a time."""

    __tablename__ = "signing_question"

    user_id: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id"), primary_key=True
    )
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    case_id: Mapped[CaseId] = mapped_column(String(36))
    kind: Mapped[SignedKind] = mapped_column(EnumText(SignedKind))
    subject_id: Mapped[str] = mapped_column(String(36))
    service: Mapped[ServiceName] = mapped_column(EnumText(ServiceName))
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    json_sha256: Mapped[str] = mapped_column(String(64))
    nonce: Mapped[str] = mapped_column(String(64))
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
