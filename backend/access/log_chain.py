"""The chain over the log: nothing in it is changed, taken away or put in unnoticed.

Whoever writes a row marks it with the installation's key; a sealer follows and ties the
rows together, each seal made from the one before; the newest seal is signed now and then
and written outside the database. Who has the database but not the key cannot write a row
that fits; who makes the whole chain anew is found by what stands outside.
Source: lag (2001:454) 10 §; ASVS 5.0 16.4.2-16.4.3.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access.tables import LogRow, LogSeal
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import Signer, sealer_of

START: Final = "0" * 64
A_PAGE: Final = 1_000
# Whoever writes in the log shares this lock, which the sealer asks for alone: a seal is
# never made while a row with a lower number may still be on its way. PostgreSQL only.
LOCK: Final = 4_600_011
# What a mark is made of: everything but the number, which is not known yet, and the mark.
FIELDS: Final = tuple(
    column.key
    for column in LogRow.__table__.columns
    if column.key not in {"seq", "mark"}
)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The newest seal at a moment, signed, to be kept outside the database."""

    seq: int
    hash: str
    at: datetime
    signature: str


class Whole(msgspec.Struct, frozen=True):
    """Nothing is wrong: so many rows, of which so many wait for their seal."""

    rows: int
    waiting: int


class Broken(msgspec.Struct, frozen=True):
    """The first row that is not as it was written; `why` is a word for the operator."""

    seq: int
    why: str


def mark_of(session: Session, row: LogRow) -> str:
    """What ties a row to whoever holds the key; no two rows have the same."""
    return _marked(session, row, new_id()[-12:])


def share(session: Session) -> None:
    """Held by whoever writes in the log until its transaction ends."""
    if _is_postgresql(session):
        session.execute(select(func.pg_advisory_xact_lock_shared(LOCK)))


def seal(session: Session, *, at_most: int) -> int:
    """Seal the rows that wait, the oldest first; how many they were."""
    if _is_postgresql(session) and not session.scalar(
        select(func.pg_try_advisory_xact_lock(LOCK))
    ):
        return 0
    newest = _newest(session)
    last, before = (newest.seq, newest.hash) if newest else (0, START)
    rows = session.scalars(
        select(LogRow).where(LogRow.seq > last).order_by(LogRow.seq).limit(at_most)
    ).all()
    for row in rows:
        before = _tied(before, row)
        session.add(LogSeal(seq=row.seq, hash=before))
    return len(rows)


def head(session: Session, signer: Signer, *, now: datetime) -> Head | None:
    """The newest seal, signed; None when nothing has been sealed."""
    newest = _newest(session)
    if newest is None:
        return None
    unsigned = Head(seq=newest.seq, hash=newest.hash, at=now, signature="")
    return msgspec.structs.replace(unsigned, signature=signer.sign(_said(unsigned)))


def verify(session: Session, heads: Sequence[Head], signer: Signer) -> Whole | Broken:
    """Look at every row, every seal and every head; the first that does not fit."""
    faults = [
        *_wrong_rows(session),
        *_twice(session),
        *_wrong_heads(session, heads, signer),
    ]
    if faults:
        return min(faults, key=lambda fault: fault.seq)
    rows = session.scalar(select(func.count()).select_from(LogRow)) or 0
    sealed = session.scalar(select(func.count()).select_from(LogSeal)) or 0
    return Whole(rows=rows, waiting=rows - sealed)


def is_whole(session: Session, row: LogRow) -> bool:
    """Whether this one row is as it was written, and tied where it stands."""
    alike = select(func.count()).select_from(LogRow).where(LogRow.mark == row.mark)
    if not _is_ours(session, row) or session.scalar(alike) != 1:
        return False
    sealed = session.get(LogSeal, row.seq)
    newest = _newest(session)
    if sealed is None:
        return newest is None or newest.seq < row.seq
    before = session.scalar(
        select(LogSeal.hash)
        .where(LogSeal.seq < row.seq)
        .order_by(LogSeal.seq.desc())
        .limit(1)
    )
    return sealed.hash == _tied(before or START, row)


def _wrong_rows(session: Session) -> Iterator[Broken]:
    """The first row or seal that is wrong, if any."""
    newest = _newest(session)
    last, before, is_marked = newest.seq if newest else 0, START, False
    for seq, row, sealed in _side_by_side(session):
        if row is None:
            yield Broken(seq, "has been taken away")
            return
        is_marked = is_marked or bool(row.mark)
        if is_marked and not _is_ours(session, row):
            yield Broken(seq, "has been changed or put in")
            return
        before = _tied(before, row)
        if sealed is None and seq > last:
            continue
        if sealed != before:
            yield Broken(seq, "or what stood before it has been changed or taken away")
            return


def _twice(session: Session) -> Iterator[Broken]:
    """A row that has been copied: its mark is another's."""
    for seq in session.scalars(
        select(func.max(LogRow.seq))
        .where(LogRow.mark != "")
        .group_by(LogRow.mark)
        .having(func.count() > 1)
    ):
        yield Broken(seq, "has been put in")


def _side_by_side(session: Session) -> Iterator[tuple[int, LogRow | None, str | None]]:
    """Every number that a row or a seal has, in order, with both."""
    alone = session.scalar(
        select(func.min(LogSeal.seq))
        .outerjoin(LogRow, LogSeal.seq == LogRow.seq)
        .where(LogRow.seq.is_(None))
    )
    for row, sealed in _with_seals(session):
        if alone is not None and alone < row.seq:
            break
        yield row.seq, row, sealed
    if alone is not None:
        yield alone, None, None


def _with_seals(session: Session) -> Iterator[tuple[LogRow, str | None]]:
    """Every row with its seal, a page at a time."""
    last = 0
    while True:
        found = session.execute(
            select(LogRow, LogSeal.hash)
            .outerjoin(LogSeal, LogSeal.seq == LogRow.seq)
            .where(LogRow.seq > last)
            .order_by(LogRow.seq)
            .limit(A_PAGE)
        ).all()
        if not found:
            return
        yield from ((row, sealed) for row, sealed in found)
        last = found[-1][0].seq
        session.expunge_all()


def _wrong_heads(
    session: Session, heads: Sequence[Head], signer: Signer
) -> Iterator[Broken]:
    for each in heads:
        sealed = session.get(LogSeal, each.seq)
        if not signer.has_signed(_said(each), each.signature):
            yield Broken(each.seq, "stands in a head that is not ours")
        elif sealed is None or sealed.hash != each.hash:
            yield Broken(each.seq, "is not what was told outside the database")


def _newest(session: Session) -> LogSeal | None:
    return session.scalars(
        select(LogSeal).order_by(LogSeal.seq.desc()).limit(1)
    ).first()


def _tied(before: str, row: LogRow) -> str:
    content = msgspec.json.encode([before, row.seq, row.mark, *_values(row)])
    return hashlib.sha256(content).hexdigest()


def _marked(session: Session, row: LogRow, once: str) -> str:
    content = msgspec.json.encode([once, *_values(row)]).decode()
    return once + sealer_of(session).fingerprint(content)


def _is_ours(session: Session, row: LogRow) -> bool:
    return row.mark == _marked(session, row, row.mark[:12])


def _values(row: LogRow) -> list[object]:
    return [_plain(getattr(row, field)) for field in FIELDS]


def _plain(value: object) -> object:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _said(each: Head) -> str:
    return f"{each.seq} {each.hash} {each.at.isoformat()}"


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
