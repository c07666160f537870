"""Receiving from phones and systems: each operation on its own, exactly once.

`POST /api/sync` gives one receipt an operation; a batch never fails for one of them.
Everything that somebody signed in has sent is kept, also what cannot be carried out.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, Any, Final, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.kernel.event import Event
from backend.kernel.ids import OpId, UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Door
from backend.plumbing.inbox import (
    FORM_DEVICE,
    InboxOp,
    Receipt,
    Status,
    ops_with_id,
    receipt_no_for,
    receipt_of,
)
from backend.plumbing.sealing import sealer_of

MOST_OPS: Final = 50
MOST_BYTES: Final = 256 * 1024
FORCED_AFTER: Final = timedelta(days=5)
CLOCK_TRUSTED_WITHIN: Final = timedelta(seconds=120)
CLOCK_WRONG_FROM: Final = timedelta(minutes=10)

Small = Annotated[int, Meta(ge=0, le=2**53)]
Name = Annotated[str, Meta(min_length=1, max_length=64)]
P = TypeVar("P")


class SentOp(Struct, frozen=True):
    """An operation on the wire. `body` is JSON text, frozen when the op was made."""

    op_id: Annotated[str, Meta(min_length=36, max_length=36)]
    sha256: Annotated[str, Meta(min_length=64, max_length=64)]
    body: str


class SyncBody(Struct, frozen=True, forbid_unknown_fields=True):
    """What a phone or a system sends: at most 50 operations and 256 kB."""

    ops: list[SentOp]


class OpBody(Struct, frozen=True, kw_only=True):
    """The inside of `body`."""

    schema: Small
    kind: Name
    stream: Name
    author: Name
    device_id: Name
    seq: Small
    stream_seq: Small
    device_time: datetime
    tz: Annotated[str, Meta(max_length=64)]
    payload: msgspec.Raw
    base_version: Small | None = None
    mono_ms: Small | None = None
    boot_id: Annotated[str, Meta(max_length=64)] = ""
    blobs: tuple[str, ...] = ()


class Held(Struct, frozen=True):
    """Received, but it waits: `reason` is a Fluent id."""

    reason: str


class Context(Struct, frozen=True, kw_only=True):
    """What an operation's action needs to know about how it came."""

    op_id: OpId
    stream: str
    receipt_no: str
    by: Actor
    now: datetime
    device_time: datetime
    device_id: str
    base_version: int | None
    clock_is_wrong: bool


class SyncKind(Struct, Generic[P], frozen=True):
    """A kind of operation that an area takes: `run` is its action.

    `example` is a payload for the API description.
    """

    kind: str
    schema: int
    payload: type[P]
    run: Callable[[Session, P, Context], Event | Refusal | Held]
    example: P


class Answered(Struct, frozen=True):
    receipts: list[Receipt]


class EnvelopeUnreadable(ValueError):
    """Not an envelope of operations."""


class EnvelopeTooLarge(ValueError):
    """More than 50 operations or 256 kB."""


def envelope(raw: bytes) -> SyncBody:
    """The operations in a request; raises what is the matter with the envelope."""
    if len(raw) > MOST_BYTES:
        raise EnvelopeTooLarge
    try:
        body = msgspec.json.decode(raw, type=SyncBody)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
        raise EnvelopeUnreadable from fault
    if len(body.ops) > MOST_OPS:
        raise EnvelopeTooLarge
    return body


class Sync:
    """Receives operations of the kinds that the areas have given."""

    def __init__(self, door: Door[Any], kinds: tuple[SyncKind[Any], ...]) -> None:
        self._door = door
        self._kinds: Mapping[str, SyncKind[Any]] = {kind.kind: kind for kind in kinds}

    async def receive(
        self, body: SyncBody, *, by: Actor, now: datetime
    ) -> list[Receipt]:
        """One transaction an operation, in the order they were sent."""
        return [
            await self._door.run(partial(self.take, op=op, by=by, now=now))
            for op in body.ops
        ]

    def take(
        self, session: Session, op: SentOp, *, by: Actor, now: datetime
    ) -> Receipt:
        """Receive one operation in the transaction at hand."""
        earlier = ops_with_id(
            session, municipality_id=by.municipality_id, op_id=op.op_id
        )
        for row in earlier:
            if row.sha256 == op.sha256 and row.author == by.user_id:
                return receipt_of(row, repeated=True)
        if earlier:
            return self._keep(
                session, op, None, by, now, Status.conflict, "sync-conflict"
            )
        body, reason = _read(op, by=by, kinds=self._kinds)
        if body is None:
            return self._keep(session, op, None, by, now, Status.rejected_kept, reason)
        if body.stream_seq > self._next_in_stream(session, body, by=by):
            return self._keep(session, op, body, by, now, Status.held, "sync-gap")
        status, reason = self._carry_out(session, op, body, by=by, now=now)
        receipt = self._keep(session, op, body, by, now, status, reason)
        self._carry_on(session, body, by=by, now=now)
        return receipt

    def force_late(self, session: Session, *, by: Actor, now: datetime) -> int:
        """Carry out what has waited five days for an operation that never came."""
        waiting = session.scalars(
            select(InboxOp)
            .where(
                InboxOp.author == by.user_id,
                InboxOp.status == Status.held,
                InboxOp.reason == "sync-gap",
                InboxOp.received_at <= now - FORCED_AFTER,
            )
            .order_by(InboxOp.stream, InboxOp.stream_seq)
        ).all()
        for row in waiting:
            self._carry_out_kept(session, row, by=by, now=now)
        return len(waiting)

    def _next_in_stream(self, session: Session, body: OpBody, *, by: Actor) -> int:
        last = session.scalar(
            select(func.max(InboxOp.stream_seq)).where(
                InboxOp.municipality_id == by.municipality_id,
                InboxOp.author == by.user_id,
                InboxOp.stream == body.stream,
                InboxOp.device_id != FORM_DEVICE,
                (InboxOp.status != Status.held) | (InboxOp.reason != "sync-gap"),
            )
        )
        return 0 if last is None else last + 1

    def _carry_out(
        self, session: Session, op: SentOp, body: OpBody, *, by: Actor, now: datetime
    ) -> tuple[Status, str]:
        kind = self._kinds[body.kind]
        try:
            payload = msgspec.json.decode(body.payload, type=kind.payload)
        except (msgspec.MsgspecError, RecursionError):
            return Status.rejected_kept, "sync-bad-payload"
        context = _context(op, body, by=by, now=now)
        held: list[Held] = []

        def action(inner: Session) -> Event | Refusal:
            outcome = kind.run(inner, payload, context)
            if isinstance(outcome, Held):
                held.append(outcome)
                return _Waits()
            return outcome

        outcome = self._door.within(session, action, by=by, now=now)
        if held:
            return Status.held, held[0].reason
        if isinstance(outcome, Refusal):
            return Status.rejected_kept, outcome.sentence_id()
        return Status.applied, "sync-clock-wrong" if context.clock_is_wrong else ""

    def _carry_on(
        self, session: Session, body: OpBody, *, by: Actor, now: datetime
    ) -> None:
        """What waited for this operation in its stream is carried out now."""
        while True:
            session.flush()
            row = session.scalar(
                select(InboxOp).where(
                    InboxOp.municipality_id == by.municipality_id,
                    InboxOp.author == by.user_id,
                    InboxOp.stream == body.stream,
                    InboxOp.status == Status.held,
                    InboxOp.reason == "sync-gap",
                    InboxOp.stream_seq == self._next_in_stream(session, body, by=by),
                )
            )
            if row is None:
                return
            self._carry_out_kept(session, row, by=by, now=now)

    def _carry_out_kept(
        self, session: Session, row: InboxOp, *, by: Actor, now: datetime
    ) -> None:
        kept = msgspec.json.decode(sealer_of(session).unseal(row.body), type=OpBody)
        op = SentOp(op_id=row.op_id, sha256=row.sha256, body="")
        row.status, row.reason = self._carry_out(session, op, kept, by=by, now=now)

    def _keep(
        self,
        session: Session,
        op: SentOp,
        body: OpBody | None,
        by: Actor,
        now: datetime,
        status: Status,
        reason: str,
    ) -> Receipt:
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
        return receipt_of(row)


class _Waits(Refusal, frozen=True):
    """Takes what an action had begun back, when the operation is held."""


def _read(
    op: SentOp, *, by: Actor, kinds: Mapping[str, SyncKind[Any]]
) -> tuple[OpBody | None, str]:
    """The inside of the operation, or why it cannot be carried out."""
    try:
        raw = op.body.encode()
        body = msgspec.json.decode(raw, type=OpBody)
    except UnicodeEncodeError:
        return None, "sync-unreadable"
    except (msgspec.MsgspecError, RecursionError):
        return None, "sync-unreadable"
    if hashlib.sha256(raw).hexdigest() != op.sha256:
        return None, "sync-wrong-hash"
    if body.author != by.user_id:
        return None, "sync-other-author"
    kind = kinds.get(body.kind)
    if kind is None:
        return None, "sync-unknown-kind"
    if body.schema != kind.schema:
        return None, "sync-unknown-schema"
    return body, ""


def _context(op: SentOp, body: OpBody, *, by: Actor, now: datetime) -> Context:
    return Context(
        op_id=OpId(op.op_id),
        stream=body.stream,
        receipt_no=receipt_no_for(op.op_id, op.sha256),
        by=by,
        now=now,
        device_time=body.device_time,
        device_id=body.device_id,
        base_version=body.base_version,
        clock_is_wrong=_is_ahead(body.device_time, now),
    )


def _is_ahead(device_time: datetime, now: datetime) -> bool:
    if device_time.tzinfo is None:
        return True
    return device_time - now > CLOCK_WRONG_FROM


def receipts_since(
    session: Session, *, by: Actor, since: int
) -> tuple[int, list[Receipt]]:
    """The author's receipts after a commit number, and the newest number."""
    rows = session.scalars(
        select(InboxOp)
        .where(
            InboxOp.author == by.user_id,
            InboxOp.commit_seq > since,
            InboxOp.device_id != FORM_DEVICE,
        )
        .order_by(InboxOp.commit_seq)
        .limit(500)
    ).all()
    newest = rows[-1].commit_seq if rows else since
    return newest, [receipt_of(row) for row in rows]
