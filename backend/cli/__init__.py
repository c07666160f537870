"""The command `anna`."""

import asyncio
import os
import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn

import click
import uvicorn
from rich.console import Console
from sqlalchemy.exc import DBAPIError

from backend.access.facts import IdentityDocument
from backend.access.signatures.facts import sha256_of
from backend.app import CHECKOUT, service
from backend.cli.commands import COMMANDS, make_demo
from backend.fees.commands import fee
from backend.plumbing.clock import WallClock
from backend.plumbing.database import (
    Database,
    DatabaseUrlUnusable,
    has_old_tables,
)
from backend.plumbing.letters import is_pdf
from backend.plumbing.line import Said, ServerHoldsTheDatabase, alone, ask_server
from backend.plumbing.sealing import SEALER, sealer_in
from backend.plumbing.settings import Settings, SettingUnusable, settings_from
from backend.plumbing.wire import Http, WebSocket

NO_USE: Final = 2
NO_DATABASE: Final = "The database cannot be opened. Check ANNA_DATABASE_URL."
OLD_TABLES: Final = "The database has no tables, or old ones. Run: anna migrate"


def _stop(message: str) -> NoReturn:
    """One line that says what to do, and exit status 2."""
    click.echo(message, err=True)
    sys.exit(NO_USE)


def _settings() -> Settings:
    try:
        return settings_from(os.environ, checkout=CHECKOUT)
    except SettingUnusable as fault:
        _stop(str(fault))


def _answers(port: int) -> bool:
    """Whether somebody listens on the port already."""
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except OSError:
        return False
    return True


class _Server(uvicorn.Server):
    """Says when it answers, on standard output; logs are on standard error."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            click.echo(self._ready)


@contextmanager
def _alone_with_the_database(home: Path, *, taken: str) -> Generator[None]:
    """Hold the data folder; what is the matter with the database is said in one line."""
    try:
        with alone(home):
            yield
    except ServerHoldsTheDatabase:
        _stop(taken)
    except SettingUnusable as fault:
        _stop(str(fault))
    except DatabaseUrlUnusable:
        _stop("ANNA_DATABASE_URL cannot be read. Write postgresql://host/database.")
    except DBAPIError as fault:
        _stop(OLD_TABLES if has_old_tables(fault) else NO_DATABASE)


def _carry_out(command: str, **arguments: Any) -> None:
    """Say what came of it, and leave with its exit code."""
    said = _said(command, **arguments)
    click.echo(said.text, err=said.status != 0)
    sys.exit(said.status)


def _said(command: str, **arguments: Any) -> Said:
    """Through the running server when there is one; otherwise alone with the database."""
    settings = _settings()
    said = ask_server(settings.home, command, arguments)
    if said is None:
        taken = "Another command is writing. Wait until it is done and try again."
        with _alone_with_the_database(settings.home, taken=taken):
            said = asyncio.run(_on_own(settings, command, arguments))
    return said


async def _on_own(settings: Settings, command: str, arguments: dict[str, Any]) -> Said:
    database = Database(
        settings.database_url, session_info={SEALER: sealer_in(settings.home)}
    )
    try:
        return await COMMANDS[command](settings, database, WallClock(), arguments)
    finally:
        database.close()


@click.group(help="Anna: the elderly-care process of a municipality.")
def anna() -> None:
    """Group of all commands."""


@anna.command()
def serve() -> None:
    """Run the service on http://localhost:PORT until it is stopped."""
    settings = _settings()
    if _answers(settings.port):
        _stop(f"Port {settings.port} is taken. Set PORT to another one.")
    taken = "A server is already running on this data folder. Stop it first."
    with _alone_with_the_database(settings.home, taken=taken):
        config = uvicorn.Config(
            partial(service, settings, COMMANDS),
            factory=True,
            host="localhost",
            port=settings.port,
            http=Http,
            ws=WebSocket,
            ws_max_size=65536,
            server_header=False,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=5,
        )
        server = _Server(config, f"Anna answers at {settings.origin}")
        server.run()
        if not server.started:
            sys.exit(1)


@anna.command()
def migrate() -> None:
    """Bring the database to the newest form."""
    _carry_out("migrate")


@anna.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.toml")
@click.option(
    "--change",
    is_flag=True,
    help="Let its section [municipality] hold for one that is there: hosts, phone "
    "and so on. Its unit, providers and policies stay.",
)
def municipality(file: Path, *, change: bool) -> None:
    """Add a municipality, its units, providers and policy, from a file."""
    _carry_out("municipality", content=_content_of(file), change=change)


@anna.command(name="e-id")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.toml")
def e_id(file: Path) -> None:
    """Let a municipality's identity providers be those of its file."""
    _carry_out("e-id", content=_content_of(file))


def _content_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        _stop(f"Cannot read {str(file)!r}: {getattr(fault, 'strerror', 'not text')}")


@anna.command()
@click.option("--municipality", required=True, help="Its short name, such as nacka.")
@click.option("--name", required=True, help="First and last name.")
@click.option("--title", required=True, help="Title shown to colleagues and persons.")
@click.option("--role", required=True, help="For example case_officer or fee_officer.")
@click.option("--email", default="", help="Where notices go.")
@click.option("--provider", default=None, help="For field staff and planners.")
@click.option(
    "--identity",
    default=None,
    type=click.Choice([each.value for each in IdentityDocument]),
    help="What she showed you to prove who she is. Without it she opens no file.",
)
def invite(**about: str | None) -> None:
    """Make a one-time link with which a member of staff creates her first passkey."""
    _carry_out("invite", **about)


@anna.command()
@click.option("--month", required=True, metavar="YYYY-MM", help="The month to bill.")
@click.option("--municipality", default=None, help="Only this one, such as nacka.")
def bill(month: str, municipality: str | None) -> None:
    """Propose the month's fees and compensation. Attesting is done by two persons."""
    _carry_out("bill", month=month, municipality=municipality)


@anna.command(name="verify-log")
def verify_log() -> None:
    """Find the first row of the log that has been changed, taken away or put in."""
    _carry_out("verify-log")


@anna.command(name="rotate-keys")
def rotate_keys() -> None:
    """Seal every sealed column with a new key, while the service runs."""
    total = _sealing(begins=True)
    with click.progressbar(length=total, label="Sealing anew") as bar:
        while sealed := _sealing(begins=False):
            bar.update(sealed)
    click.echo(
        f"Sealed with the new key: {total}. Keep the old keys in ANNA_HOME: copies of "
        "the database made before today are read with them."
    )


def _sealing(*, begins: bool) -> int:
    said = _said("rotate-keys", begins=begins)
    if said.status:
        click.echo(said.text, err=True)
        sys.exit(said.status)
    return int(said.text)


@anna.command(name="verify-document")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pdf")
def verify_document(file: Path) -> None:
    """Tell whether FILE.pdf is the document that was signed, and what has replaced it.

    Exit status 0: it is. 1: it is not, or its signature does not hold. 2: no usable file.
    """
    try:
        content = file.read_bytes()
    except OSError as fault:
        _stop(f"Cannot read {str(file)!r}: {fault.strerror}")
    if not is_pdf(content):
        _stop(f"{str(file)!r} is not a PDF.")
    _carry_out("verify-document", sha256=sha256_of(content))


@anna.command()
@click.option("--fresh", is_flag=True, help="Throw the demo away and make a new one.")
def demo(fresh: bool) -> None:
    """Make the demo: two municipalities, their people and some forty cases."""
    settings = _settings()
    taken = "The server is running. Stop it first."
    with (
        _alone_with_the_database(settings.home, taken=taken),
        Console(stderr=True).status("…") as status,
    ):
        said = make_demo(settings, fresh=fresh, tell=status.update)
    click.echo(said.text, err=said.status != 0)
    sys.exit(said.status)


anna.add_command(fee)
