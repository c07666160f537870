"""Receiving from phones and systems: each operation on its own, exactly once.

`POST /api/sync` gives one receipt an operation; a batch never fails for one of them.
Everything that somebody signed in has sent is kept, also what cannot be carried out.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, Generic, TypeVar

import msgspec
import structlog
from msgspec import Struct
from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.exc import (
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
)
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.kernel.device_clock import (
    PhoneClock,
    Ticks,
    clock_is_wrong,
    effective_time,
)
from backend.kernel.event import Event
from backend.kernel.ids import OpId, UserId
from backend.kernel.refusal import NotAllowed, Refusal
from backend.plumbing.database import Door
from backend.plumbing.envelope import (
    OpBody,
    SentOp,
    SyncBody,
)
from backend.plumbing.inbox import (
    FORM_DEVICE,
    InboxOp,
    Receipt,
    Status,
    SyncChange,
    one_at_a_time,
    ops_with_id,
    receipt_no_for,
    receipt_of,
)
from backend.plumbing.sealing import sealer_of

TRUSTED: Final = PhoneClock()
GAP: Final = "sync-gap"
FAULT: Final = "sync-fault"
FORCED_AFTER: Final = timedelta(days=5)

log = structlog.get_logger()
P = TypeVar("P")


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
    effective_time: datetime
    device_id: str
    ticks: Ticks | None
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


# In whose place an operation was made: by its own basis, not by who asks now.
StandFor = Callable[[Session, Actor, str, datetime], Actor | Refusal]


def _for_herself(_: Session, by: Actor, basis: str, __: datetime) -> Actor | Refusal:
    return NotAllowed() if basis else by


class Sync:
    """Receives operations of the kinds that the areas have given."""

    def __init__(
        self,
        door: Door[Any],
        kinds: tuple[SyncKind[Any], ...],
        *,
        stand_for: StandFor = _for_herself,
    ) -> None:
        self._door = door
        self._stand_for = stand_for
        self._kinds: Mapping[str, SyncKind[Any]] = {kind.kind: kind for kind in kinds}

    async def receive(
        self,
        body: SyncBody,
        *,
        by: Actor,
        now: datetime,
        clock: PhoneClock = TRUSTED,
    ) -> list[Receipt]:
        """One transaction an operation, in the order they were sent.

        `clock` is what the phone's clock showed when it sent.
        """
        await self._door.run(partial(self.force_late, by=by, now=now))
        return [
            await self._door.run(partial(self.take, op=op, by=by, now=now, clock=clock))
            for op in body.ops
        ]

    def take(
        self,
        session: Session,
        op: SentOp,
        *,
        by: Actor,
        now: datetime,
        clock: PhoneClock = TRUSTED,
    ) -> Receipt:
        """Receive one operation in the transaction at hand."""
        one_at_a_time(session, author=by.user_id)
        earlier = ops_with_id(
            session, municipality_id=by.municipality_id, op_id=op.op_id
        )
        for row in earlier:
            if row.sha256 == op.sha256 and row.author == by.user_id:
                return receipt_of(row, repeated=True)
        body, reason = _read(op, by=by, kinds=self._kinds)
        if earlier:
            return _keep(session, op, body, by, now, Status.conflict, "sync-conflict")
        if body is None or reason:
            return _keep(session, op, body, by, now, Status.rejected_kept, reason)
        if body.stream_seq > _next_in_stream(session, body, by=by):
            return _keep(session, op, body, by, now, Status.held, GAP)
        status, reason = self._carry_out(session, op, body, by=by, now=now, clock=clock)
        receipt = _keep(session, op, body, by, now, status, reason)
        self._carry_on(session, body, by=by, now=now, clock=clock)
        return receipt

    def force_late(self, session: Session, *, by: Actor, now: datetime) -> int:
        """Carry out what has waited five days for an operation that never came."""
        one_at_a_time(session, author=by.user_id)
        waiting = session.scalars(
            select(InboxOp)
            .where(
                InboxOp.author == by.user_id,
                _waits(),
                InboxOp.received_at <= now - FORCED_AFTER,
            )
            .order_by(InboxOp.stream, InboxOp.stream_seq)
        ).all()
        for row in waiting:
            self._carry_out_kept(
                session, row, by=by, now=now, clock=TRUSTED, flag="sync-forced"
            )
        return len(waiting)

    def _carry_out(
        self,
        session: Session,
        op: SentOp,
        body: OpBody,
        *,
        by: Actor,
        now: datetime,
        clock: PhoneClock,
    ) -> tuple[Status, str]:
        kind = self._kinds[body.kind]
        stands = self._stand_for(session, by, body.basis, now)
        if isinstance(stands, Refusal):
            return Status.rejected_kept, stands.sentence_id()
        try:
            payload = msgspec.json.decode(body.payload, type=kind.payload)
            context = _context(op, body, by=stands, now=now, clock=clock)
        except (msgspec.MsgspecError, RecursionError, OverflowError):
            return Status.rejected_kept, "sync-bad-payload"
        held: list[Held] = []

        def action(inner: Session) -> Event | Refusal:
            outcome = kind.run(inner, payload, context)
            if isinstance(outcome, Held):
                held.append(outcome)
                return _Waits()
            return outcome

        guard = session.begin_nested()
        try:
            outcome = self._door.within(session, action, by=stands, now=now)
            guard.commit()
        except (DataError, IntegrityError, OverflowError):
            # The database refuses what the action let through: kept, never in the way.
            guard.rollback()
            return Status.rejected_kept, "sync-bad-payload"
        except (OperationalError, InterfaceError):
            # The database itself is ill: the phone keeps it and sends it again.
            raise
        except Exception as fault:  # noqa: BLE001 — ours, and it may not block the rest
            guard.rollback()
            name = type(fault).__name__  # a trace could hold what was sent
            log.error("fault", kind=name, operation=body.kind)  # noqa: TRY400
            return Status.held, FAULT
        if held:
            return Status.held, held[0].reason
        if isinstance(outcome, Refusal):
            return Status.rejected_kept, outcome.sentence_id()
        return Status.applied, "sync-clock-wrong" if context.clock_is_wrong else ""

    def _carry_on(
        self,
        session: Session,
        body: OpBody,
        *,
        by: Actor,
        now: datetime,
        clock: PhoneClock,
    ) -> None:
        """What waited for this operation in its stream is carried out now."""
        while row := _waiting_next(session, body, by=by):
            self._carry_out_kept(session, row, by=by, now=now, clock=clock)

    def _carry_out_kept(
        self,
        session: Session,
        row: InboxOp,
        *,
        by: Actor,
        now: datetime,
        clock: PhoneClock,
        flag: str = "",
    ) -> None:
        kept = msgspec.json.decode(sealer_of(session).unseal(row.body), type=OpBody)
        op = SentOp(op_id=row.op_id, sha256=row.sha256, body="")
        status, reason = self._carry_out(session, op, kept, by=by, now=now, clock=clock)
        session.add(
            SyncChange(
                municipality_id=row.municipality_id,
                author=row.author,
                op_id=row.op_id,
                sha256=row.sha256,
                status=status,
                reason=reason or flag,
                changed_at=now,
            )
        )
        session.flush()


def _waits() -> ColumnElement[bool]:
    """Held for an earlier one and nothing has become of it. The receipt stays as it was."""
    later = exists().where(
        SyncChange.municipality_id == InboxOp.municipality_id,
        SyncChange.author == InboxOp.author,
        SyncChange.op_id == InboxOp.op_id,
        SyncChange.sha256 == InboxOp.sha256,
    )
    return and_(InboxOp.status == Status.held, InboxOp.reason == GAP, ~later)


def _next_in_stream(session: Session, body: OpBody, *, by: Actor) -> int:
    last = session.scalar(
        select(func.max(InboxOp.stream_seq)).where(
            InboxOp.municipality_id == by.municipality_id,
            InboxOp.author == by.user_id,
            InboxOp.stream == body.stream,
            InboxOp.device_id != FORM_DEVICE,
            ~_waits(),
        )
    )
    return 0 if last is None else last + 1


def _waiting_next(session: Session, body: OpBody, *, by: Actor) -> InboxOp | None:
    session.flush()
    return session.scalars(
        select(InboxOp)
        .where(
            InboxOp.municipality_id == by.municipality_id,
            InboxOp.author == by.user_id,
            InboxOp.stream == body.stream,
            _waits(),
            InboxOp.stream_seq <= _next_in_stream(session, body, by=by),
        )
        .order_by(InboxOp.stream_seq, InboxOp.commit_seq)
        .limit(1)
    ).first()


def _keep(
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
    """The inside of the operation, and why it cannot be carried out, if so.

    What can be read keeps its place in its stream, so that it holds nobody up.
    """
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
        return body, "sync-unknown-kind"
    if body.schema != kind.schema:
        return body, "sync-unknown-schema"
    return body, ""


def _ticks(body: OpBody) -> Ticks | None:
    if body.mono_ms is None or not body.boot_id:
        return None
    return Ticks(boot_id=body.boot_id, ms=body.mono_ms)


def _context(
    op: SentOp, body: OpBody, *, by: Actor, now: datetime, clock: PhoneClock
) -> Context:
    effective = effective_time(body.device_time, clock)
    return Context(
        op_id=OpId(op.op_id),
        stream=body.stream,
        receipt_no=receipt_no_for(op.op_id, op.sha256),
        by=by,
        now=now,
        device_time=body.device_time,
        effective_time=effective,
        device_id=body.device_id,
        ticks=_ticks(body),
        base_version=body.base_version,
        clock_is_wrong=clock_is_wrong(clock, effective=effective, received=now),
    )
