"""Opening the database, and the seam between the async doors and the synchronous core.

SQLite: one writer thread, `BEGIN IMMEDIATE`, WAL, every commit synced; reads without
personal data run inline. PostgreSQL: a bounded pool of threads for both.
"""

import asyncio
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any, Final, TypeVar

import psycopg
from psycopg import Connection as PostgresConnection
from psycopg.errors import InsufficientPrivilege, InvalidParameterValue
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from backend.plumbing.database.bounds import NOBODY, Bounds, bind

T = TypeVar("T")
POSTGRES_THREADS = 8
# PostgreSQL's own codes, appendix A of its manual.
UNDEFINED_TABLE = "42P01"
UNDEFINED_COLUMN = "42703"
DISK_FULL = "53100"
# Lost or refused connections, no more of them, shutting down, too slow.
OUT_OF_REACH = ("08", "53300", "57P", "57014")
# SQLite's: busy, read-only, the file cannot be read, written or opened.
SQLITE_OUT_OF_REACH = frozenset({5, 8, 10, 14})
SQLITE_FULL = 13
# Reads and writes every table but changes no row of the log, and owns nothing.
SERVICE_ROLE: Final = "anna_service"
STAND_IN_ROLE: Final = SQL("SET ROLE {}")


class DatabaseUrlUnusable(ValueError):
    """The address of the database is neither a PostgreSQL URL nor a SQLite file."""


def has_old_tables(fault: DBAPIError) -> bool:
    """Whether the database lacks a table or a column, rather than being out of reach."""
    if getattr(fault.orig, "sqlstate", None) in {UNDEFINED_TABLE, UNDEFINED_COLUMN}:
        return True
    said = str(fault.orig)
    return said.startswith(("no such table", "no such column")) or (
        "has no column named" in said
    )


def cannot_hold(fault: Exception) -> bool:
    """Whether the database refuses what was sent: a NUL, or a text or number too long."""
    return isinstance(fault, DataError)


def is_full(fault: Exception) -> bool:
    """Whether there is no room left to write in."""
    if not isinstance(fault, DBAPIError):
        return False
    told = getattr(fault.orig, "sqlstate", None)
    return told == DISK_FULL or _sqlite_code(fault) == SQLITE_FULL


def is_out_of_reach(fault: Exception) -> bool:
    """Whether the database cannot be asked or written just now; later it may."""
    if not isinstance(fault, DBAPIError):
        return False
    told = getattr(fault.orig, "sqlstate", None)
    if isinstance(told, str):
        return told.startswith(OUT_OF_REACH)
    is_lost = isinstance(fault.orig, psycopg.OperationalError)
    return is_lost or _sqlite_code(fault) in SQLITE_OUT_OF_REACH


def _sqlite_code(fault: DBAPIError) -> int:
    """Without what SQLite adds to tell kinds of a fault apart."""
    return getattr(fault.orig, "sqlite_errorcode", 0) & 0xFF


class Database:
    """One open database."""

    def __init__(
        self,
        url: str,
        *,
        session_info: dict[str, Any] | None = None,
        otherwise: Bounds = NOBODY,
    ) -> None:
        """`otherwise` is how far a transaction reaches that does not say."""
        self.url = url
        self.otherwise = otherwise
        self.session_info = session_info or {}
        self.is_sqlite = url.startswith("sqlite:")
        self._writing = _sqlite_engine(url) if self.is_sqlite else _service_engine(url)
        self._reading = _sqlite_reader(url) if self.is_sqlite else self._writing
        self._threads = ThreadPoolExecutor(
            1 if self.is_sqlite else POSTGRES_THREADS, thread_name_prefix="database"
        )

    @property
    def engine(self) -> Engine:
        return self._writing

    @contextmanager
    def owner(self) -> Generator[Engine]:
        """For the tables themselves, as whoever the address names: migrations."""
        if self.is_sqlite:
            yield self._writing
            return
        engine = _postgres_engine(self.url)
        yield engine
        engine.dispose()
        self._writing.dispose()

    def write_now(
        self, work: Callable[[Session], T], *, bounds: Bounds | None = None
    ) -> T:
        """Run `work` in one transaction and wait for it, from any thread but the writer."""
        return self._threads.submit(self._write, work, bounds).result()

    async def write(
        self, work: Callable[[Session], T], *, bounds: Bounds | None = None
    ) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._write, work, bounds)

    def read_now(
        self, work: Callable[[Session], T], *, bounds: Bounds | None = None
    ) -> T:
        """Run a read without personal data."""
        with Session(self._reading, info=dict(self.session_info)) as session:
            bind(session, bounds or self.otherwise)
            return work(session)

    async def read(
        self, work: Callable[[Session], T], *, bounds: Bounds | None = None
    ) -> T:
        if self.is_sqlite:
            return self.read_now(work, bounds=bounds)
        loop = asyncio.get_running_loop()
        reading = partial(self.read_now, work, bounds=bounds)
        return await loop.run_in_executor(self._threads, reading)

    def foreign_version(self) -> int:
        """SQLite's data_version: it grows when another process has written."""
        with self._reading.connect() as connection:
            return connection.execute(text("PRAGMA data_version")).scalar_one()

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self._reading.dispose()
        self._writing.dispose()

    def _write(self, work: Callable[[Session], T], bounds: Bounds | None) -> T:
        """On PostgreSQL two may write the same at once; the second then looks again."""
        try:
            return self._write_once(work, bounds or self.otherwise)
        except IntegrityError:
            if self.is_sqlite:
                raise
            return self._write_once(work, bounds or self.otherwise)

    def _write_once(self, work: Callable[[Session], T], bounds: Bounds) -> T:
        with (
            Session(
                self._writing, info=dict(self.session_info), expire_on_commit=False
            ) as session,
            session.begin(),
        ):
            bind(session, bounds)
            return work(session)


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


def _postgres_engine(url: str) -> Engine:
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as fault:
        raise DatabaseUrlUnusable(url) from fault
    if not url.startswith("postgresql://"):
        raise DatabaseUrlUnusable(url)
    return create_engine(
        address,
        pool_size=POSTGRES_THREADS,
        pool_pre_ping=True,
        connect_args={
            "options": "-c timezone=UTC -c statement_timeout=10000"
            " -c idle_in_transaction_session_timeout=30000"
        },
    )


def _service_engine(url: str) -> Engine:
    """Stands in the service's own role, where the migrations have made it.

    Whoever may not stand in it goes on as whoever the address names.
    """
    engine = _postgres_engine(url)

    @event.listens_for(engine, "connect")
    def stand_in_role(  # pyright: ignore[reportUnusedFunction]
        connection: PostgresConnection[Any], _: object
    ) -> None:
        try:
            connection.execute(STAND_IN_ROLE.format(Identifier(SERVICE_ROLE)))
            connection.commit()
        except (InsufficientPrivilege, InvalidParameterValue):
            connection.rollback()

    return engine


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def prepare(  # pyright: ignore[reportUnusedFunction]
        connection: SqliteConnection, _: object
    ) -> None:
        connection.isolation_level = None
        for setting in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=5000",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _sqlite_reader(url: str) -> Engine:
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def prepare(  # pyright: ignore[reportUnusedFunction]
        connection: SqliteConnection, _: object
    ) -> None:
        connection.isolation_level = None
        for setting in ("query_only=ON", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql("BEGIN")

    return engine
