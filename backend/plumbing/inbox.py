"""The inbox: every operation's id and content hash, kept with its effect, once."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, OpId, UserId
from backend.kernel.refusal import AlreadySent
from backend.plumbing.database import Operation, Repeated, Table, UtcDateTime


class FormOp(Table):
    """An operation that came through a form and was carried out."""

    __tablename__ = "form_op"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    op_id: Mapped[OpId] = mapped_column(String(36), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    author: Mapped[UserId] = mapped_column(String(36))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FormInbox:
    """Remembers the operations of forms (the door's `Inbox`)."""

    def seen(
        self, session: Session, operation: Operation, *, by: Actor
    ) -> Repeated | AlreadySent | None:
        row = session.get(FormOp, (by.municipality_id, operation.op_id))
        if row is None:
            return None
        is_same = row.sha256 == operation.sha256 and row.author == by.user_id
        return Repeated() if is_same else AlreadySent()

    def keep(
        self, session: Session, operation: Operation, *, by: Actor, now: datetime
    ) -> None:
        session.add(
            FormOp(
                municipality_id=by.municipality_id,
                op_id=operation.op_id,
                sha256=operation.sha256,
                author=by.user_id,
                received_at=now,
            )
        )
