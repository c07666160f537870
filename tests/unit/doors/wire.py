"""The running service, and a program that speaks to it as no browser would."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

import httpx
from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Event,
    RejectConnection,
    Request,
    TextMessage,
)
from wsproto.extensions import Extension, PerMessageDeflate

from tests.command import environment, free_port
from tests.e2e.serving import serving

# Whoever is not let in has been told so by then.
LONGEST: Final = 5.0
CUT_OFF: Final = 0


@dataclass
class Served:
    """The demo behind `anna serve`."""

    home: Path
    port: int = field(default_factory=free_port)
    server: BaseProcess | None = None

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def starts(self) -> None:
        self.server = serving(environment(self.home, PORT=str(self.port)))

    def stops(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.join(20)

    def sends(self, path: str, content: str, *, cookie: str = "") -> httpx.Response:
        headers = {"Origin": self.origin, "Content-Type": "application/json"}
        headers |= {"Cookie": f"__Host-sid={cookie}"} if cookie else {}
        with httpx.Client(timeout=20) as http:
            return http.post(self.origin + path, content=content, headers=headers)

    def cookie_of(self, slug: str) -> str:
        answer = self.sends("/demo/sign-in", json.dumps({"slug": slug}))
        assert answer.status_code == 204
        return answer.cookies["__Host-sid"]

    def page(self, path: str, *, cookie: str) -> str:
        told = {"Cookie": f"__Host-sid={cookie}"}
        answer = httpx.get(self.origin + path, headers=told, timeout=20)
        assert answer.status_code == 200
        return answer.text

    def says(self, raw: bytes) -> bytes:
        """All that comes back to these bytes, until the connection is closed."""
        with socket.create_connection(("localhost", self.port), LONGEST) as line:
            line.sendall(raw)
            heard = b""
            while part := line.recv(65_536):
                heard += part
        return heard


class Line:
    """One websocket: what it hears, and how it ends."""

    def __init__(
        self,
        served: Served,
        path: str,
        *,
        cookie: str = "",
        origin: str | None = None,
        host: str | None = None,
        packs: bool = False,
    ) -> None:
        self._line = socket.create_connection(("localhost", served.port), LONGEST)
        self._wire = WSConnection(ConnectionType.CLIENT)
        self.status = 0
        self.headers: dict[str, str] = {}
        extensions: list[Extension] = [PerMessageDeflate()] if packs else []
        told = origin if origin is not None else served.origin
        asked = {"origin": told, "cookie": f"__Host-sid={cookie}" if cookie else ""}
        self.say(
            Request(
                host=host or f"localhost:{served.port}",
                target=path,
                extensions=extensions,
                extra_headers=[
                    (name.encode(), text.encode())
                    for name, text in asked.items()
                    if text
                ],
            )
        )

    def say(self, event: Event) -> None:
        self._line.sendall(self._wire.send(event))

    def says(self, data: str | bytes, *, is_last: bool = True) -> None:
        """Whoever is hung up on while she speaks is not heard."""
        with suppress(ConnectionError):
            if isinstance(data, str):
                self.say(TextMessage(data=data, message_finished=is_last))
            else:
                self.say(BytesMessage(data=data, message_finished=is_last))

    def hears(self) -> str:
        """The first message, or nothing when it was closed instead."""
        for event in self._events():
            if isinstance(event, AcceptConnection):
                told = event.extra_headers
                self.headers = {n.decode(): t.decode() for n, t in told}
            if isinstance(event, TextMessage):
                return event.data
            if self._is_over(event):
                return ""
        return ""

    def ends(self) -> tuple[int, float]:
        """The status or the code that it was refused by, and after how long."""
        begun = time.perf_counter()
        if not self.status:
            for event in self._events():
                if self._is_over(event):
                    break
        self.leaves()
        return self.status, time.perf_counter() - begun

    def leaves(self) -> None:
        self._line.close()

    def _is_over(self, event: Event) -> bool:
        if isinstance(event, CloseConnection):
            self.status = int(event.code)
        elif isinstance(event, RejectConnection):
            self.status = event.status_code
            self.headers = {n.decode(): t.decode() for n, t in event.headers}
        else:
            return False
        return True

    def _events(self) -> Iterator[Event]:
        """What comes, as it comes, until the other side has hung up."""
        yield from self._wire.events()
        while True:
            try:
                part = self._line.recv(65_536)
            except ConnectionError:
                return
            if not part:
                return
            self._wire.receive_data(part)
            yield from self._wire.events()
