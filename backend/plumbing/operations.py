"""An operation as its area meets it: its kind, its content, and how it came."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.kernel.device_clock import (
    PhoneClock,
    Ticks,
    clock_is_wrong,
    effective_time,
)
from backend.kernel.event import Event
from backend.kernel.ids import OpId
from backend.kernel.refusal import Refusal
from backend.plumbing.envelope import OpBody, SentOp
from backend.plumbing.inbox import receipt_no_for

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


def read_op(
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


def is_made_after(body: OpBody, clock: PhoneClock, moment: datetime) -> bool:
    """By the phone's own word, set right as far as its clock was seen to be off."""
    try:
        return body.device_time + clock.offset > moment
    except OverflowError:
        return True


def _ticks(body: OpBody) -> Ticks | None:
    if body.mono_ms is None or not body.boot_id:
        return None
    return Ticks(boot_id=body.boot_id, ms=body.mono_ms)


def context_of(
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
