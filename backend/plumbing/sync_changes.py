"""What has happened since a phone last asked: its receipts, and what became of the held."""

from typing import Final

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import (
    FORM_DEVICE,
    Change,
    InboxOp,
    Receipt,
    SyncChange,
    SyncEpoch,
    receipt_of,
)

A_PAGE: Final = 500


class Changes(Struct, frozen=True):
    """The answer to `GET /api/sync/changes`; `cursor` is what to ask with next time."""

    cursor: str
    changes: list[Change]
    receipts: list[Receipt]


def changes_since(session: Session, cursor: str | None, *, by: Actor) -> Changes:
    """The author's own. A cursor of another epoch, or none, is answered with all."""
    epoch = _epoch(session)
    received, changed = _places(cursor, epoch)
    ops = session.scalars(
        select(InboxOp)
        .where(
            InboxOp.author == by.user_id,
            InboxOp.commit_seq > received,
            InboxOp.device_id != FORM_DEVICE,
        )
        .order_by(InboxOp.commit_seq)
        .limit(A_PAGE)
    ).all()
    later = session.scalars(
        select(SyncChange)
        .where(SyncChange.author == by.user_id, SyncChange.change_seq > changed)
        .order_by(SyncChange.change_seq)
        .limit(A_PAGE)
    ).all()
    newest = ops[-1].commit_seq if ops else received
    latest = later[-1].change_seq if later else changed
    return Changes(
        cursor=f"{epoch}.{newest}.{latest}",
        changes=[_change(row) for row in later],
        receipts=[receipt_of(row) for row in ops],
    )


def _epoch(session: Session) -> str:
    row = session.scalars(select(SyncEpoch).limit(1)).first()
    if row is None:
        row = SyncEpoch(epoch=new_id())
        session.add(row)
        session.flush()
    return row.epoch


def _places(cursor: str | None, epoch: str) -> tuple[int, int]:
    parts = (cursor or "").split(".")
    numbers = parts[1:]
    is_ours = parts[0] == epoch and len(numbers) == 2
    if not is_ours or not all(n.isdecimal() and len(n) < 16 for n in numbers):
        return 0, 0
    return int(numbers[0]), int(numbers[1])


def _change(row: SyncChange) -> Change:
    return Change(
        op_id=row.op_id,
        sha256=row.sha256,
        status=row.status,
        changed_at=row.changed_at,
        reason=row.reason,
    )
