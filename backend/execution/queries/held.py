"""What phones have told that waits for the provider to judge it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, and_, false, func, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.scope import is_shown
from backend.execution.facts import HeldRow, Outcome, Telling
from backend.execution.forms import (
    TimeCorrectedOp,
    VisitFinishedOp,
    VisitNotHomeOp,
    VisitStartedOp,
)
from backend.execution.queries.visits import told_of
from backend.execution.tables import VisitRow
from backend.kernel.actor import Actor
from backend.kernel.device_clock import effective_time
from backend.kernel.ids import UserId, VisitId
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.envelope import OpBody
from backend.plumbing.held import HeldOp
from backend.plumbing.inbox import InboxOp
from backend.plumbing.sealing import sealer_of

MOST_HELD_SHOWN: Final = 100
Payload = VisitStartedOp | VisitFinishedOp | VisitNotHomeOp | TimeCorrectedOp
PAYLOADS: Final[dict[str, type[Payload]]] = {
    "visit.started": VisitStartedOp,
    "visit.finished": VisitFinishedOp,
    "visit.not_home": VisitNotHomeOp,
    "time.corrected": TimeCorrectedOp,
}
UNREADABLE: Final = (msgspec.MsgspecError, RecursionError, OverflowError, KeyError)


class _Read(Struct, frozen=True):
    """A held operation as far as it can be read: the visit, and what is told of it."""

    held: HeldOp
    visit_id: str = ""
    telling: Telling | None = None


def held_waiting(session: Session, *, actor: Actor) -> int:
    """How many visits wait to be judged; says nothing of whose."""
    told = (
        select(HeldOp.author, HeldOp.why, InboxOp.stream)
        .join(InboxOp, InboxOp.commit_seq == HeldOp.commit_seq)
        .where(_of(actor), HeldOp.decided_at.is_(None))
        .distinct()
    )
    return session.scalar(select(func.count()).select_from(told.subquery())) or 0


def held_rows(session: Session, *, actor: Actor) -> tuple[HeldRow, ...]:
    """Those that wait, author by author; of each visit, in the order it was told."""
    found = session.execute(
        select(HeldOp, InboxOp)
        .join(InboxOp, InboxOp.commit_seq == HeldOp.commit_seq)
        .where(_of(actor), HeldOp.decided_at.is_(None))
        .order_by(
            HeldOp.author,
            HeldOp.why,
            InboxOp.stream,
            InboxOp.stream_seq,
            InboxOp.commit_seq,
        )
        .limit(MOST_HELD_SHOWN)
    ).all()
    read = [_read(session, held, kept) for held, kept in found]
    visits = _visits(session, (each.visit_id for each in read), actor=actor)
    told = told_of(session, list(visits.values()))
    groups: dict[tuple[str, ...], list[_Read]] = {}
    for each in read:
        held = each.held
        groups.setdefault((held.author, held.why, each.visit_id), []).append(each)
    return tuple(
        _row(
            each,
            visit=(visit := visits.get(each[0].visit_id)),
            author=_name(session, each[0].held.author),
            person=told[visit.order_id].name if visit else "",
        )
        for each in groups.values()
    )


def held_row(session: Session, *, held_id: str, actor: Actor) -> tuple[HeldRow, ...]:
    """All that waits of the same visit, or nothing once it has been judged."""
    rows = held_rows(session, actor=actor)
    return tuple(row for row in rows if held_id in row.held_ids)


def held_beside(session: Session, *, held_id: str, actor: Actor) -> tuple[HeldRow, ...]:
    """All that waits from the same author for the same reason."""
    rows = held_rows(session, actor=actor)
    alike = {(r.author_id, r.why) for r in rows if held_id in r.held_ids}
    return tuple(row for row in rows if (row.author_id, row.why) in alike)


def held_ops(
    session: Session, *, held_ids: Sequence[str], actor: Actor
) -> tuple[HeldOp, ...]:
    """Those of one author, in the order in which her phone told them; else none."""
    found = session.scalars(
        select(HeldOp)
        .join(InboxOp, InboxOp.commit_seq == HeldOp.commit_seq)
        .where(_of(actor), HeldOp.held_id.in_(held_ids))
        .order_by(InboxOp.stream, InboxOp.stream_seq, InboxOp.commit_seq)
    ).all()
    is_whole = len(found) == len(set(held_ids))
    is_of_one = len({held.author for held in found}) == 1
    return tuple(found) if is_whole and is_of_one else ()


def held_visit(
    session: Session, ops: Sequence[HeldOp], *, actor: Actor
) -> VisitRow | None:
    """The one visit that they all tell of, if it is one of the provider's."""
    read = [
        _read(session, held, session.get_one(InboxOp, held.commit_seq)) for held in ops
    ]
    told_of_one = {each.visit_id for each in read}
    visits = _visits(session, told_of_one, actor=actor)
    return next(iter(visits.values()), None) if len(told_of_one) == 1 else None


def unit_she_left(session: Session, *, visit_id: str, actor: Actor) -> VisitRow | None:
    """A visit that was hers to make, at a unit where she no longer works."""
    visit = session.scalar(
        select(VisitRow).where(
            VisitRow.visit_id == visit_id,
            VisitRow.municipality_id == actor.municipality_id,
            VisitRow.worker_id == actor.user_id,
        )
    )
    if visit is None or visit.provider_id == actor.provider_id:
        return None
    return visit


def _of(actor: Actor) -> ColumnElement[bool]:
    if not may(actor, Purpose.order):
        return false()
    return and_(
        HeldOp.municipality_id == actor.municipality_id,
        HeldOp.provider_id == actor.provider_id,
    )


def _visits(
    session: Session, visit_ids: Iterable[str], *, actor: Actor
) -> dict[str, VisitRow]:
    """Those that are the provider's, also moved or cancelled ones."""
    rows = session.scalars(
        select(VisitRow).where(
            VisitRow.visit_id.in_([VisitId(each) for each in set(visit_ids)]),
            VisitRow.municipality_id == actor.municipality_id,
            VisitRow.provider_id == actor.provider_id,
            is_shown(actor, VisitRow.person_id),
        )
    )
    return {row.visit_id: row for row in rows}


def _name(session: Session, author: UserId) -> str:
    return people.staff(session, author).name


def _row(
    told: Sequence[_Read], *, visit: VisitRow | None, author: str, person: str
) -> HeldRow:
    first = told[0].held
    row = HeldRow(
        held_ids=tuple(each.held.held_id for each in told),
        author_id=first.author,
        author_name=author,
        why=first.why,
        made_after=any(each.held.made_after for each in told),
        came_at=max(each.held.held_at for each in told),
    )
    if visit is None:
        return row
    names = {task.task_id: task.name for task in visit.tasks}
    return msgspec.structs.replace(
        row,
        visit_id=visit.visit_id,
        person_name=person,
        planned_start=visit.start,
        planned_minutes=visit.minutes,
        tellings=tuple(
            _with_names(each.telling, names) for each in told if each.telling
        ),
    )


def _with_names(telling: Telling, names: dict[str, str]) -> Telling:
    done = tuple(names[task] for task in telling.tasks if task in names)
    return msgspec.structs.replace(telling, tasks=done)


def _read(session: Session, held: HeldOp, kept: InboxOp) -> _Read:
    try:
        body = msgspec.json.decode(sealer_of(session).unseal(kept.body), type=OpBody)
        shift = effective_time(body.device_time, held.clock) - body.device_time
        payload = msgspec.json.decode(body.payload, type=PAYLOADS[body.kind])
        return _Read(held, payload.visit_id, _telling(body.kind, payload, shift))
    except UNREADABLE:
        return _Read(held)


def _telling(kind: str, payload: Payload, shift: timedelta) -> Telling:
    match payload:
        case VisitStartedOp(at=at):
            return Telling(kind=kind, start=_true(at, shift))
        case VisitFinishedOp():
            return Telling(
                kind=kind,
                start=_true(payload.started_at, shift),
                end=_true(payload.at, shift),
                outcome=payload.outcome,
                tasks=payload.tasks,
                note=payload.note,
            )
        case VisitNotHomeOp(at=at, note=note):
            return Telling(
                kind=kind, end=_true(at, shift), outcome=Outcome.not_home, note=note
            )
        case TimeCorrectedOp(start=start, end=end, outcome=outcome, reason=reason):
            return Telling(
                kind=kind,
                start=_true(start),
                end=_true(end),
                outcome=outcome,
                note=reason,
            )


def _true(at: datetime | None, shift: timedelta = timedelta(0)) -> datetime | None:
    return None if at is None else (at + shift).astimezone(STOCKHOLM)
