"""A phone as the server sees it, and an area that counts parcels."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import BigInteger, cast, func, literal, select
from sqlalchemy.orm import Session

from backend.access.tables import LogRow
from backend.kernel.actor import Actor
from backend.kernel.event import Event
from backend.kernel.refusal import NotAllowed, Refusal
from backend.plumbing.envelope import SentOp
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import Receipt
from backend.plumbing.operations import Context, Held, SyncKind
from backend.plumbing.sync import Sync
from tests.conftest import NOON, House

NEAR = 2**53


class Parcel(Struct, frozen=True, kw_only=True):
    number: Annotated[int, Meta(ge=0, le=NEAR)]
    answer: str = "yes"


class ParcelCounted(Event, frozen=True, kw_only=True):
    number: int


def count_parcel(
    session: Session, parcel: Parcel, context: Context
) -> ParcelCounted | Refusal | Held:
    match parcel.answer:
        case "refused":
            return NotAllowed()
        case "held":
            return Held("sync-late-registration")
        case "broken":
            raise ValueError("a fault of ours")
        case "too big":
            session.execute(select(cast(literal(2**70), BigInteger)))
            return NotAllowed()
        case _:
            return ParcelCounted(
                municipality_id=context.by.municipality_id,
                at=context.effective_time,
                number=parcel.number,
            )


KINDS: tuple[SyncKind[Any], ...] = (
    SyncKind(
        kind="parcel.counted",
        schema=1,
        payload=Parcel,
        run=count_parcel,
        example=Parcel(number=1),
    ),
)


@dataclass
class Phone:
    """Makes operations as `outbox.js` does: frozen text, gap-free numbers."""

    owner: Actor
    device_id: str = field(default_factory=new_id)
    seq: int = 0
    streams: dict[str, int] = field(default_factory=dict[str, int])

    def op(
        self,
        *,
        number: int = 1,
        answer: str = "yes",
        stream: str | None = None,
        at: datetime = NOON,
        **changed: Any,
    ) -> SentOp:
        stream = stream or new_id()
        body = {
            "schema": 1,
            "kind": "parcel.counted",
            "stream": stream,
            "author": self.owner.user_id,
            "device_id": self.device_id,
            "seq": self.seq,
            "stream_seq": self.streams.get(stream, 0),
            "device_time": at,
            "tz": "Europe/Stockholm",
            "payload": {"number": number, "answer": answer},
        } | changed
        self.seq += 1
        self.streams[stream] = self.streams.get(stream, 0) + 1
        return frozen(msgspec.json.encode(body).decode())


def frozen(body: str) -> SentOp:
    digest = hashlib.sha256(body.encode()).hexdigest()
    return SentOp(op_id=new_id(), sha256=digest, body=body)


def receive(
    house: House, op: SentOp, by: Actor, *, now: datetime = NOON, **more: Any
) -> Receipt:
    sync = Sync(house.door, KINDS)
    return house.door.run_now(partial(sync.take, op=op, by=by, now=now, **more))


def force_late(house: House, by: Actor, *, after: timedelta) -> int:
    sync = Sync(house.door, KINDS)
    return house.door.run_now(partial(sync.force_late, by=by, now=NOON + after))


def effects(house: House) -> int:
    """How many parcels have been counted, by the log."""

    def count(session: Session) -> int:
        counted = select(func.count()).where(
            LogRow.action == "parcel_counted", LogRow.result == "done"
        )
        return session.scalar(counted) or 0

    return house.database.read_now(count)
