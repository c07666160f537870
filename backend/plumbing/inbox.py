"""The inbox: every operation that reached us, kept with its effect and its receipt, once."""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct
from sqlalchemy import (
    BigInteger,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, OpId, UserId
from backend.kernel.refusal import AlreadySent
from backend.plumbing.database import (
    EnumText,
    Operation,
    Repeated,
    Table,
    UtcDateTime,
)
from backend.plumbing.sealing import sealer_of

FORM_DEVICE: Final = "form"
RECEIPT_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Status(StrEnum):
    """What became of an operation."""

    applied = "applied"
    held = "held"
    conflict = "conflict"
    rejected_kept = "rejected_kept"


class InboxOp(Table):
    """An operation as it came. The body is sealed; one id may hold several contents."""

    __tablename__ = "inbox_op"

    commit_seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
        init=False,
    )
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    op_id: Mapped[OpId] = mapped_column(String(36))
    sha256: Mapped[str] = mapped_column(String(64))
    author: Mapped[UserId] = mapped_column(String(36))
    device_id: Mapped[str] = mapped_column(String(64))
    stream: Mapped[str] = mapped_column(String(64))
    seq: Mapped[int] = mapped_column(BigInteger)
    stream_seq: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[Status] = mapped_column(EnumText(Status))
    reason: Mapped[str] = mapped_column(String(120))
    receipt_no: Mapped[str] = mapped_column(String(12))
    body: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint("municipality_id", "op_id", "sha256", "author"),
        Index(
            "ix_inbox_op_stream", "municipality_id", "author", "stream", "stream_seq"
        ),
        Index("ix_inbox_op_author", "author", "commit_seq"),
    )


class SyncChange(Table):
    """What later became of an operation that was held; told with `changes`."""

    __tablename__ = "sync_change"

    change_seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
        init=False,
    )
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    author: Mapped[UserId] = mapped_column(String(36))
    op_id: Mapped[OpId] = mapped_column(String(36))
    sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[Status] = mapped_column(EnumText(Status))
    reason: Mapped[str] = mapped_column(String(120))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_sync_change_author", "author", "change_seq"),)


class SyncEpoch(Table):
    """A name for this life of the database; a restored one gets another."""

    __tablename__ = "sync_epoch"

    epoch: Mapped[str] = mapped_column(String(36), primary_key=True)


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of an operation after its receipt."""

    op_id: str
    sha256: str
    status: Status
    changed_at: datetime
    reason: str = ""


class Receipt(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the sender gets for one operation; the first one is repeated unchanged."""

    op_id: str
    sha256: str
    status: Status
    receipt_no: str
    server_time: datetime
    reason: str = ""
    repeated: bool = False


def receipt_no_for(op_id: str, sha256: str) -> str:
    """Six letters and figures that can be read aloud, `7F3K-92`."""
    digest = hashlib.sha256(f"{op_id}{sha256}".encode()).digest()
    letters = [RECEIPT_LETTERS[byte % len(RECEIPT_LETTERS)] for byte in digest[:6]]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def receipt_of(row: InboxOp, *, repeated: bool = False) -> Receipt:
    return Receipt(
        op_id=row.op_id,
        sha256=row.sha256,
        status=row.status,
        receipt_no=row.receipt_no,
        server_time=row.received_at,
        reason=row.reason,
        repeated=repeated,
    )


def one_at_a_time(session: Session, *, author: UserId) -> None:
    """Let an author's operations be committed in the order in which they are numbered.

    Otherwise `changes` could hand out a number, and a lower one be committed after it.
    SQLite has one writer, and needs no lock.
    """
    if session.get_bind().dialect.name == "postgresql":
        key = func.hashtextextended(author, 0)
        session.execute(select(func.pg_advisory_xact_lock(key)))


def ops_with_id(
    session: Session, *, municipality_id: MunicipalityId, op_id: str
) -> tuple[InboxOp, ...]:
    """Everything that has come under this id, the first first."""
    return tuple(
        session.scalars(
            select(InboxOp)
            .where(InboxOp.municipality_id == municipality_id, InboxOp.op_id == op_id)
            .order_by(InboxOp.commit_seq)
        )
    )


class FormInbox:
    """Remembers the operations of forms (the door's `Inbox`)."""

    def seen(
        self, session: Session, operation: Operation, *, by: Actor
    ) -> Repeated | AlreadySent | None:
        earlier = ops_with_id(
            session, municipality_id=by.municipality_id, op_id=operation.op_id
        )
        if not earlier:
            return None
        first = earlier[0]
        is_same = first.sha256 == operation.sha256 and first.author == by.user_id
        return Repeated() if is_same else AlreadySent()

    def keep(
        self, session: Session, operation: Operation, *, by: Actor, now: datetime
    ) -> None:
        session.add(
            InboxOp(
                municipality_id=by.municipality_id,
                op_id=operation.op_id,
                sha256=operation.sha256,
                author=by.user_id,
                device_id=FORM_DEVICE,
                stream=operation.op_id,
                seq=0,
                stream_seq=0,
                received_at=now,
                status=Status.applied,
                reason="",
                receipt_no=receipt_no_for(operation.op_id, operation.sha256),
                body=sealer_of(session).seal(""),
            )
        )
