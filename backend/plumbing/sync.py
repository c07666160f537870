"""Receiving from phones and systems: each operation on its own, exactly once.

`POST /api/sync` gives one receipt an operation; a batch never fails for one of them.
Everything that somebody signed in has sent is kept, also what cannot be carried out.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, TypeVar

import msgspec
import structlog
from msgspec import Struct
from sqlalchemy import select
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
)
from backend.kernel.event import Event
from backend.kernel.held import HeldWhy
from backend.kernel.ids import ProviderId
from backend.kernel.refusal import LeftUnit, NotAllowed, Refusal
from backend.plumbing.database import Door
from backend.plumbing.envelope import (
    OpBody,
    SentOp,
    SyncBody,
)
from backend.plumbing.held import LONGEST_HELD, HeldOp, has_room, set_aside
from backend.plumbing.inbox import (
    InboxOp,
    Receipt,
    Status,
    SyncChange,
    one_at_a_time,
    ops_with_id,
    receipt_of,
)
from backend.plumbing.operations import (
    Context,
    Held,
    SyncKind,
    context_of,
    is_made_after,
    read_op,
)
from backend.plumbing.sealing import sealer_of
from backend.plumbing.streams import GAP, keep, next_in_stream, waiting_next, waits

TRUSTED: Final = PhoneClock()
FAULT: Final = "sync-fault"
FORCED_AFTER: Final = timedelta(days=5)

log = structlog.get_logger()
P = TypeVar("P")


class EndedPhone(Struct, frozen=True, kw_only=True):
    """Where what is held comes from: whose phone, and since when it stands outside."""

    by: Actor
    provider_id: ProviderId
    why: HeldWhy
    at: datetime


class _Became(Struct, frozen=True):
    """What came of an operation; `left` is the unit that judges it, if another does."""

    status: Status
    reason: str
    left: ProviderId | None = None


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
        await self._door.run(partial(self.force_late, by=by, now=now), by=by)
        return [
            await self._door.run(
                partial(self.take, op=op, by=by, now=now, clock=clock), by=by
            )
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
        body, reason = read_op(op, by=by, kinds=self._kinds)
        kept = partial(keep, session, op, body, by, now)
        if earlier:
            return receipt_of(kept(Status.conflict, "sync-conflict"))
        if body is None or reason:
            return receipt_of(kept(Status.rejected_kept, reason))
        if body.stream_seq > next_in_stream(session, body, by=by):
            return receipt_of(kept(Status.held, GAP))
        became = self._carry_out(session, op, body, by=by, now=now, clock=clock)
        row = kept(became.status, became.reason)
        _let_unit_judge(session, row, became, clock=clock, now=now)
        self._carry_on(session, body, by=by, now=now, clock=clock)
        return receipt_of(row)

    async def hold(
        self,
        body: SyncBody,
        *,
        ended: EndedPhone,
        now: datetime,
        clock: PhoneClock = TRUSTED,
    ) -> list[Receipt]:
        """Receive from a sign-in that others have ended: kept, and nothing comes of it.

        What is not hers, or more than a phone of hers could hold, gets no receipt.
        """
        held = [
            await self._door.run(
                partial(self.hold_one, op=op, ended=ended, now=now, clock=clock),
                by=ended.by,
            )
            for op in body.ops
        ]
        return [receipt for receipt in held if receipt is not None]

    def hold_one(
        self,
        session: Session,
        op: SentOp,
        *,
        ended: EndedPhone,
        now: datetime,
        clock: PhoneClock = TRUSTED,
    ) -> Receipt | None:
        by = ended.by
        one_at_a_time(session, author=by.user_id)
        for row in ops_with_id(
            session, municipality_id=by.municipality_id, op_id=op.op_id
        ):
            if row.sha256 == op.sha256 and row.author == by.user_id:
                return receipt_of(row, repeated=True)
        body, reason = read_op(op, by=by, kinds=self._kinds)
        if body is None or len(op.body) > LONGEST_HELD:
            return None
        if not has_room(session, author=by.user_id, now=now):
            return None
        reason = ended.why.reason
        row = keep(session, op, body, by, now, Status.held, reason)
        set_aside(
            session,
            row,
            provider_id=ended.provider_id,
            why=ended.why,
            clock=clock,
            now=now,
            made_after=is_made_after(body, clock, ended.at),
        )
        return receipt_of(row)

    def carry_out_held(
        self, session: Session, held: HeldOp, *, by: Actor, now: datetime
    ) -> Status:
        """Somebody has judged it: as if it had arrived from its author, `by`."""
        one_at_a_time(session, author=by.user_id)
        row = session.get_one(InboxOp, held.commit_seq)
        text = sealer_of(session).unseal(row.body)
        op = SentOp(op_id=row.op_id, sha256=row.sha256, body=text)
        body, reason = read_op(op, by=by, kinds=self._kinds)
        if body is None or reason:
            return Status.rejected_kept
        became = self._change(
            session, row, by=by, now=now, clock=held.clock, flag="sync-judged"
        )
        if became.status is Status.applied:
            self._carry_on(session, body, by=by, now=now, clock=held.clock)
        return became.status

    def force_late(self, session: Session, *, by: Actor, now: datetime) -> int:
        """Carry out what has waited five days for an operation that never came."""
        one_at_a_time(session, author=by.user_id)
        waiting = session.scalars(
            select(InboxOp)
            .where(
                InboxOp.author == by.user_id,
                waits(),
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
    ) -> _Became:
        kind = self._kinds[body.kind]
        stands = self._stand_for(session, by, body.basis, now)
        if isinstance(stands, Refusal):
            return _Became(Status.rejected_kept, stands.sentence_id())
        try:
            payload = msgspec.json.decode(body.payload, type=kind.payload)
            context = context_of(op, body, by=stands, now=now, clock=clock)
        except (msgspec.MsgspecError, RecursionError, OverflowError):
            return _Became(Status.rejected_kept, "sync-bad-payload")
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
            return _Became(Status.rejected_kept, "sync-bad-payload")
        except (OperationalError, InterfaceError):
            # The database itself is ill: the phone keeps it and sends it again.
            raise
        except Exception as fault:  # noqa: BLE001 — ours, and it may not block the rest
            guard.rollback()
            name = type(fault).__name__  # a trace could hold what was sent
            log.error("fault", kind=name, operation=body.kind)  # noqa: TRY400
            return _Became(Status.held, FAULT)
        if held:
            return _Became(Status.held, held[0].reason)
        if isinstance(outcome, Refusal):
            left = outcome.provider_id if isinstance(outcome, LeftUnit) else None
            return _Became(Status.rejected_kept, outcome.sentence_id(), left)
        return _Became(Status.applied, _told(stands, context))

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
        while row := waiting_next(session, body, by=by):
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
        became = self._change(session, row, by=by, now=now, clock=clock, flag=flag)
        _let_unit_judge(session, row, became, clock=clock, now=now)

    def _change(
        self,
        session: Session,
        row: InboxOp,
        *,
        by: Actor,
        now: datetime,
        clock: PhoneClock,
        flag: str,
    ) -> _Became:
        """Carry out what had been kept, and tell its author what became of it."""
        kept = msgspec.json.decode(sealer_of(session).unseal(row.body), type=OpBody)
        op = SentOp(op_id=row.op_id, sha256=row.sha256, body="")
        became = self._carry_out(session, op, kept, by=by, now=now, clock=clock)
        session.add(
            SyncChange(
                municipality_id=row.municipality_id,
                author=row.author,
                op_id=row.op_id,
                sha256=row.sha256,
                status=became.status,
                reason=became.reason or flag,
                changed_at=now,
            )
        )
        session.flush()
        return became


def _told(stands: Actor, context: Context) -> str:
    """What whoever sent it needs to know of something that has been carried out."""
    if stands.acting is not None and stands.acting.has_ended:
        return "sync-mandate-over"
    return "sync-clock-wrong" if context.clock_is_wrong else ""


def _let_unit_judge(
    session: Session, row: InboxOp, became: _Became, *, clock: PhoneClock, now: datetime
) -> None:
    if became.left is not None:
        set_aside(
            session,
            row,
            provider_id=became.left,
            why=HeldWhy.left_unit,
            clock=clock,
            now=now,
        )


class _Waits(Refusal, frozen=True):
    """Takes what an action had begun back, when the operation is held."""
