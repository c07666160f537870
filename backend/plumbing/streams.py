"""Operations as they are kept, in the order of their streams."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.kernel.ids import OpId, UserId
from backend.plumbing.envelope import OpBody, SentOp
from backend.plumbing.inbox import (
    FORM_DEVICE,
    InboxOp,
    Status,
    SyncChange,
    receipt_no_for,
)
from backend.plumbing.sealing import sealer_of

GAP: Final = "sync-gap"


def keep(
    session: Session,
    op: SentOp,
    body: OpBody | None,
    by: Actor,
    now: datetime,
    status: Status,
    reason: str,
) -> InboxOp:
    """What was sent and what came of it at first; sealed."""
    row = InboxOp(
        municipality_id=by.municipality_id,
        op_id=OpId(op.op_id),
        sha256=op.sha256,
        author=UserId(by.user_id),
        device_id=body.device_id if body else "",
        stream=body.stream if body else op.op_id,
        seq=body.seq if body else 0,
        stream_seq=body.stream_seq if body else 0,
        received_at=now,
        status=status,
        reason=reason,
        receipt_no=receipt_no_for(op.op_id, op.sha256),
        body=sealer_of(session).seal(op.body),
    )
    session.add(row)
    session.flush()
    return row


def waits() -> ColumnElement[bool]:
    """Held for an earlier one and nothing has become of it. The receipt stays as it was."""
    later = exists().where(
        SyncChange.municipality_id == InboxOp.municipality_id,
        SyncChange.author == InboxOp.author,
        SyncChange.op_id == InboxOp.op_id,
        SyncChange.sha256 == InboxOp.sha256,
    )
    return and_(InboxOp.status == Status.held, InboxOp.reason == GAP, ~later)


def next_in_stream(session: Session, body: OpBody, *, by: Actor) -> int:
    last = session.scalar(
        select(func.max(InboxOp.stream_seq)).where(
            InboxOp.municipality_id == by.municipality_id,
            InboxOp.author == by.user_id,
            InboxOp.stream == body.stream,
            InboxOp.device_id != FORM_DEVICE,
            ~waits(),
        )
    )
    return 0 if last is None else last + 1


def waiting_next(session: Session, body: OpBody, *, by: Actor) -> InboxOp | None:
    session.flush()
    return session.scalars(
        select(InboxOp)
        .where(
            InboxOp.municipality_id == by.municipality_id,
            InboxOp.author == by.user_id,
            InboxOp.stream == body.stream,
            waits(),
            InboxOp.stream_seq <= next_in_stream(session, body, by=by),
        )
        .order_by(InboxOp.stream_seq, InboxOp.commit_seq)
        .limit(1)
    ).first()
