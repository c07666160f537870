"""What runs beside the requests: other processes' writes, and the post."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, Final, Protocol

import aiosmtplib
import structlog
from sqlalchemy.orm import Session

from backend.kernel.sender import Sender
from backend.plumbing import post
from backend.plumbing.clock import Clock
from backend.plumbing.database import Database, Door

POLL_SECONDS: Final = 0.05
POST_SECONDS: Final = 2.0
RECONNECT_SECONDS: Final = 1.0
CHANNEL: Final = "anna"


class Written(Protocol):
    """A subject and a body, and whom it is from where that is somebody of its own."""

    @property
    def subject(self) -> str: ...

    @property
    def body(self) -> str: ...

    @property
    def sender(self) -> Sender | None: ...


class WordsOf(Protocol):
    """Puts a nudge into words."""

    def __call__(
        self, session: Session, notification: post.Notification
    ) -> Written: ...


log = structlog.get_logger()


async def follow_other_processes(
    database: Database, wake_all: Callable[[], None]
) -> None:
    """Wake every watcher when another process has written."""
    if database.is_sqlite:
        await _poll(database, wake_all)
    else:
        await _listen(database.url, wake_all)


async def _poll(database: Database, wake_all: Callable[[], None]) -> None:
    version = database.foreign_version()
    while True:
        await asyncio.sleep(POLL_SECONDS)
        now = database.foreign_version()
        if now != version:
            version = now
            wake_all()


async def _listen(url: str, wake_all: Callable[[], None]) -> None:
    """One LISTEN connection; after a loss everything is read again."""
    import psycopg  # noqa: PLC0415 — a house on SQLite starts without it

    while True:
        try:
            connection = await psycopg.AsyncConnection.connect(url, autocommit=True)
            async with connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                wake_all()
                async for _ in connection.notifies():
                    wake_all()
        except psycopg.OperationalError:
            log.warning("listener_lost")
        await asyncio.sleep(RECONNECT_SECONDS)


async def send_post(
    door: Door[Any], smtp_url: str | None, clock: Clock, words_of: WordsOf
) -> None:
    """Send what waits, for ever; without a server it is kept."""
    while smtp_url is not None:
        await send_waiting(door, smtp_url, clock, words_of)
        await asyncio.sleep(POST_SECONDS)


async def send_waiting(
    door: Door[Any], smtp_url: str, clock: Clock, words_of: WordsOf
) -> None:
    """One round of the post. What fails is kept and tried again at the next round."""
    for nudge in await door.look(post.unsent):
        letter = await door.look(partial(words_of, notification=nudge))
        try:
            await post.send(
                smtp_url,
                to_email=nudge.to_email,
                subject=letter.subject,
                body=letter.body,
                message_id=nudge.notification_id,
                sender=letter.sender,
            )
        except (aiosmtplib.SMTPException, OSError, ValueError) as fault:
            failure = type(fault).__name__
            await door.run(
                partial(
                    post.mark_failed,
                    notification_id=nudge.notification_id,
                    failure=failure,
                )
            )
        else:
            await door.run(
                partial(
                    post.mark_sent,
                    notification_id=nudge.notification_id,
                    now=clock.now(),
                )
            )
