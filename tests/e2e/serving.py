"""The servers of the journeys: the real command, in processes that have read its code."""

import json
import os
import zlib
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final

from backend.plumbing.guard import App, Receive, Scope, Send
from tests.command import FORKS, enters
from tests.told import round_answer

# As much of a page as its title stands in.
HEAD: Final = 4_000
GZIPPED: Final = 31


def serving(surroundings: Mapping[str, str], notes: Path | None = None) -> BaseProcess:
    """A server that has said where it answers, in surroundings of its own.

    With `notes` it keeps there what stands round its answers, and its log beside them.
    """
    hears, says = FORKS.Pipe(duplex=False)
    server = FORKS.Process(target=_serves, args=(dict(surroundings), says, notes))
    server.start()
    says.close()
    said = os.read(hears.fileno(), 200).decode()
    hears.close()
    assert said == f"Anna answers at http://localhost:{surroundings['PORT']}\n"
    return server


def noted(notes: Path) -> list[tuple[str, str]]:
    """Place and text: each address asked for, header and title sent, and the log."""
    lines = notes.read_text(encoding="utf-8").splitlines()
    log = _log_beside(notes).read_text(encoding="utf-8")
    return [("log", log), *(tuple(json.loads(line)) for line in lines)]


class Noted:
    """The service, and on a file of its own what stands round each of its answers."""

    def __init__(self, app: App, notes: Path) -> None:
        self.app = app
        self.file = notes.open("a", encoding="utf-8", buffering=1)
        self.known: set[tuple[str, str]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        address = f"{scope['path']}?{scope['query_string'].decode()}"
        self.note("address", address)
        given = dict[str, str]()

        async def sends(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                given.update({name.decode(): value.decode() for name, value in headers})
                self.note_round(address, given, "")
            elif given.pop("content-type", "").startswith("text/html"):
                body = message.get("body", b"")
                is_packed = given.get("content-encoding") == "gzip"
                self.note_round(address, {}, _head(body, is_packed=is_packed))
            await send(message)

        await self.app(scope, receive, sends)  # pyright: ignore[reportArgumentType]

    def note_round(self, address: str, given: Mapping[str, str], page: str) -> None:
        for place, text in round_answer(given, page):
            self.note(f"{address} {place}", text)

    def note(self, place: str, text: str) -> None:
        """Once, and at once: the process may be ended at any time."""
        if (place, text) not in self.known:
            self.known.add((place, text))
            self.file.write(json.dumps([place, text]) + "\n")


def _head(body: bytes, *, is_packed: bool) -> str:
    shown = zlib.decompressobj(GZIPPED).decompress(body, HEAD) if is_packed else body
    return shown[:HEAD].decode("utf-8", "replace")


def _log_beside(notes: Path) -> Path:
    return notes.with_suffix(".log")


def _serves(surroundings: dict[str, str], says: Connection, notes: Path | None) -> None:
    """`anna serve`, what it says on standard output said to the journey."""
    from backend import cli  # noqa: PLC0415 - read already, by the first server

    if notes is None:
        enters(surroundings, says=says.fileno())
    else:
        makes = cli.service

        def noticed(*told: Any) -> App:
            return Noted(makes(*told), notes)

        cli.service = noticed
        with _log_beside(notes).open("ab") as log:
            enters(surroundings, says=says.fileno(), warns=log.fileno())
    says.close()
    cli.anna(["serve"])
