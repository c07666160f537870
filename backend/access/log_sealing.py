"""The sealer of the log, beside the requests; and the heads that it keeps outside."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import log_chain
from backend.access.log_chain import Head
from backend.access.tables import LogRow, LogSeal
from backend.plumbing.clock import Clock
from backend.plumbing.database import Database
from backend.plumbing.sealing import Signer, signer_in

SEAL_SECONDS: Final = 0.5
A_ROUND: Final = 1_000
HEADS_EVERY: Final = timedelta(hours=1)
HEADS: Final = "log-heads.jsonl"

log = structlog.get_logger()


async def keep_sealed(database: Database, home: Path, clock: Clock) -> None:
    """Seal what has been written, at most a second behind; a head an hour; for ever."""
    signer = signer_in(home)
    told_at: datetime | None = None
    while True:
        try:
            await seal_all(database)
            now = clock.now()
            if told_at is None or now - told_at >= HEADS_EVERY:
                keep_head(await _head(database, signer, now=now), home)
                told_at = now
        except Exception as fault:  # noqa: BLE001 - it is tried again at the next
            _tell(fault)
        await asyncio.sleep(SEAL_SECONDS)


async def seal_all(database: Database) -> None:
    """Everything that waits, in rounds that let others in between."""
    sealing = partial(log_chain.seal, at_most=A_ROUND)
    while await database.read(_is_waiting) and await database.write(sealing):
        pass


async def _head(database: Database, signer: Signer, *, now: datetime) -> Head | None:
    return await database.read(partial(log_chain.head, signer=signer, now=now))


def _is_waiting(session: Session) -> bool:
    """Whether any row of the log waits for its seal."""
    newest = session.scalar(select(func.max(LogRow.seq))) or 0
    return newest > (session.scalar(select(func.max(LogSeal.seq))) or 0)


def keep_head(head: Head | None, home: Path) -> None:
    """Add it to the file outside, unless it stands there already."""
    known = heads_in(home)
    if head is None or (known and known[-1].seq == head.seq):
        return
    with (home / HEADS).open("ab") as file:
        file.write(msgspec.json.encode(head) + b"\n")


def heads_in(home: Path) -> tuple[Head, ...]:
    """What has been told outside the database. Raises msgspec.DecodeError if not ours."""
    path = home / HEADS
    if not path.exists():
        return ()
    return tuple(msgspec.json.Decoder(Head).decode_lines(path.read_bytes()))


def _tell(fault: Exception) -> None:
    log.error("log_not_sealed", kind=type(fault).__name__)
