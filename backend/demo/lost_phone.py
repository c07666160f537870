"""A care worker's phone that was lost: what it told afterwards waits to be judged."""

import hashlib
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any, Final

import msgspec

from backend.access.facts import Purpose
from backend.execution import queries
from backend.execution.facts import TimeRow, VisitState
from backend.execution.forms import TimeCorrectedOp
from backend.execution.routes import OPERATIONS
from backend.kernel.actor import Actor
from backend.kernel.held import HeldWhy
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Opened
from backend.plumbing.envelope import SentOp
from backend.plumbing.identity import new_id
from backend.plumbing.sync import EndedPhone, Sync

LOOK: Final = Opened(purpose=Purpose.visits, what="demo")
DAYS_BACK: Final = timedelta(days=7)
TOOK_LONGER: Final = timedelta(minutes=10)
VISITS: Final = 2
TOLD_AT, ENDED_AT, CAME_AT = time(18), time(20), time(21)
REASON: Final = "Jag glömde stoppa tiden i hallen."


def lose_a_phone(
    door: Door[Any], *, worker: Actor, planner: Actor, now: datetime
) -> None:
    """Yesterday she mended two times on it; in the evening she signed it out from home."""
    yesterday = now.astimezone(STOCKHOLM).date() - timedelta(days=1)
    made = door.read_now(
        partial(
            queries.time_rows,
            actor=planner,
            first=yesterday - DAYS_BACK,
            last=yesterday,
            now=now,
        ),
        by=planner,
        now=now,
        opened=LOOK,
    )
    hers = [
        row
        for row in made
        if row.worker_name == worker.name and row.state is VisitState.reported
    ]
    if worker.provider_id is None or len(hers) < VISITS:
        raise LookupError(worker.name)
    phone = EndedPhone(
        by=worker,
        provider_id=worker.provider_id,
        why=HeldWhy.shut_out,
        at=datetime.combine(yesterday, ENDED_AT, STOCKHOLM),
    )
    told_at = datetime.combine(yesterday, TOLD_AT, STOCKHOLM)
    came_at = datetime.combine(yesterday, CAME_AT, STOCKHOLM)
    sync = Sync(door, OPERATIONS)
    for row in hers[:VISITS]:
        op = _corrected(row, worker, at=told_at)
        door.run_now(partial(sync.hold_one, op=op, ended=phone, now=came_at))


def _corrected(row: TimeRow, worker: Actor, *, at: datetime) -> SentOp:
    """As her phone would have written it."""
    time = row.time
    if time is None:
        raise LookupError(row.visit_id)
    payload = TimeCorrectedOp(
        visit_id=row.visit_id,
        start=time.start,
        end=time.end + TOOK_LONGER,
        outcome=time.outcome,
        reason=REASON,
    )
    body = {
        "schema": 1,
        "kind": "time.corrected",
        "stream": row.visit_id,
        "author": worker.user_id,
        "device_id": new_id(),
        "seq": 0,
        "stream_seq": 0,
        "device_time": at,
        "payload": payload,
    }
    text = msgspec.json.encode(body).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SentOp(op_id=new_id(), sha256=digest, body=text)
