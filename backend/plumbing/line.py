"""The line to the running server: a command that writes goes through it.

On SQLite one process opens the file for writing. The server listens on a socket in the
data folder; a command that finds nobody there takes the lock file instead.
"""

import asyncio
import fcntl
import json
import socket
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

SOCKET: Final = "anna.sock"
LOCK: Final = "anna.lock"
ANSWER_LIMIT: Final = 64 * 1024 * 1024
WAIT_SECONDS: Final = 600

Command = Callable[[dict[str, Any]], Awaitable["Said"]]


class Said(Struct, frozen=True):
    """What a command printed and its exit status."""

    text: str
    status: int = 0


class ServerHoldsTheDatabase(Exception):
    """The database is open for writing by a server that cannot be reached."""


async def listen(home: Path, commands: Mapping[str, Command]) -> asyncio.Server:
    """Answer commands, one line of JSON each, until the server is closed."""

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with suppress(ConnectionError):
            asked = json.loads(await reader.readline())
            said = await commands[asked["command"]](asked["arguments"])
            writer.write(json.dumps([said.text, said.status]).encode() + b"\n")
            await writer.drain()
        writer.close()

    path = home / SOCKET
    path.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(answer, path=path)
    path.chmod(0o600)
    return server


def ask_server(home: Path, command: str, arguments: dict[str, Any]) -> Said | None:
    """The running server's answer, or None when no server runs."""
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(WAIT_SECONDS)
    try:
        line.connect(str(home / SOCKET))
    except OSError:
        return None
    with line, line.makefile("rwb") as stream:
        asked = {"command": command, "arguments": arguments}
        stream.write(json.dumps(asked).encode() + b"\n")
        stream.flush()
        text, status = json.loads(stream.readline(ANSWER_LIMIT))
    return Said(text, status)


@contextmanager
def alone(home: Path) -> Generator[None]:
    """Hold the data folder for writing; raises `ServerHoldsTheDatabase`."""
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            raise ServerHoldsTheDatabase from taken
        yield
