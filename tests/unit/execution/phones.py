"""Phones of care workers that are out of reach, and who judges what they tell."""

import hashlib
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import accounts, sign_ins
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.access.tables import LogRow
from backend.execution import actions, queries
from backend.execution.facts import (
    HeldRow,
    Outcome,
)
from backend.execution.forms import VisitFinishedOp, VisitStartedOp
from backend.execution.routes import OPERATIONS
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.device_clock import PhoneClock
from backend.kernel.held import HeldWhy
from backend.kernel.ids import UserId, VisitId
from backend.plumbing.envelope import SentOp
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import InboxOp, Receipt, Status
from backend.plumbing.sync import TRUSTED, EndedPhone, Sync
from backend.plumbing.sync_changes import changes_since
from tests.conftest import NOON
from tests.unit.execution.samples import Decided

MINUTE = timedelta(minutes=1)
HALF_HOUR = timedelta(minutes=30)
AN_HOUR = timedelta(hours=1)
LATER = NOON + AN_HOUR
NOT_THERE = Browser(device="Chrome · Android", network="192.0.2.0")


def signed_in(marta: Decided, slug: str, *, at: datetime = NOON - AN_HOUR) -> str:
    """A phone of hers that is out of reach from now on."""
    return marta.house.database.write_now(
        partial(
            sign_ins.begin,
            user_id=marta.house.actor(slug).user_id,
            means=Means.passkey,
            level=ProofLevel.N3,
            browser=NOT_THERE,
            now=at,
        )
    )


def last_day(marta: Decided, slug: str, *, at: datetime = NOON + HALF_HOUR) -> None:
    user_id = marta.house.actor(slug).user_id
    marta.house.database.write_now(partial(accounts.end, user_id=user_id, now=at))


def shut_out(marta: Decided, slug: str, *, at: datetime = NOON + HALF_HOUR) -> None:
    """She has ended all her sign-ins from another device."""
    user_id = marta.house.actor(slug).user_id
    marta.house.database.write_now(
        lambda s: list(sign_ins.end_all(s, user_id=user_id, now=at))
    )


def phone_with(
    marta: Decided, token: str, *, now: datetime = LATER
) -> EndedPhone | None:
    ended = marta.house.database.read_now(
        partial(sign_ins.ended_by_others, token=token, now=now)
    )
    if ended is None or ended.actor.provider_id is None:
        return None
    return EndedPhone(
        by=ended.actor,
        provider_id=ended.actor.provider_id,
        why=HeldWhy(ended.ended_as.value),
        at=ended.ended_at,
    )


def op(author: Actor, kind: str, told: Any, **changed: Any) -> SentOp:
    body = {
        "schema": 1,
        "kind": kind,
        "stream": told.visit_id,
        "author": author.user_id,
        "device_id": "phone",
        "seq": 0,
        "stream_seq": 0,
        "device_time": NOON,
        "payload": told,
    } | changed
    text = msgspec.json.encode(body).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SentOp(op_id=new_id(), sha256=digest, body=text)


def a_visit(
    author: Actor, visit: VisitId, *, at: datetime = NOON
) -> tuple[SentOp, SentOp]:
    """Begun and, half an hour later, over."""
    began = VisitStartedOp(visit_id=visit, at=at)
    over = VisitFinishedOp(
        visit_id=visit,
        at=at + HALF_HOUR,
        outcome=Outcome.done,
        tasks=("morning",),
        note="Åt gott.",
    )
    return op(author, "visit.started", began, device_time=at), op(
        author, "visit.finished", over, stream_seq=1, device_time=at + HALF_HOUR
    )


def hold(
    marta: Decided,
    phone: EndedPhone | None,
    *ops: SentOp,
    now: datetime = LATER,
    clock: PhoneClock = TRUSTED,
) -> list[Receipt | None]:
    assert phone is not None
    take = partial(
        Sync(marta.house.door, OPERATIONS).hold_one, ended=phone, now=now, clock=clock
    )
    return marta.house.door.run_now(lambda s: [take(s, op=each) for each in ops])


def waiting(marta: Decided, by: str = "petra") -> tuple[HeldRow, ...]:
    return marta.ask(queries.held_rows, by=by)


def counts(marta: Decided, row: HeldRow, *, by: str = "petra") -> Any:
    sync = Sync(marta.house.door, OPERATIONS)
    action = partial(actions.apply_held, held_ids=row.held_ids, sync=sync)
    return marta.act(action, by=by, now=LATER)


def lets_be(marta: Decided, row: HeldRow, reason: str, *, by: str = "petra") -> Any:
    action = partial(actions.let_held_be, held_ids=row.held_ids, reason=reason)
    return marta.act(action, by=by, now=LATER)


def became(marta: Decided, author: Actor) -> list[tuple[Status, str]]:
    """What her receipts tell when she comes back."""
    told = marta.house.door.run_now(lambda s: changes_since(s, None, by=author))
    return [(change.status, change.reason) for change in told.changes]


def logged(marta: Decided, action: str) -> list[UserId]:
    def ask(session: Session) -> list[UserId]:
        rows = select(LogRow.user_id).where(
            LogRow.action == action, LogRow.result == "done"
        )
        return list(session.scalars(rows))

    return marta.house.database.read_now(ask)


def kept_of(marta: Decided, author: Actor) -> int:
    kept = select(func.count()).where(InboxOp.author == author.user_id)
    return marta.house.database.read_now(lambda s: s.scalar(kept) or 0)
