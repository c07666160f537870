"""A phone that waits: how long until it is sent what an officer has done."""

import re
import socket
import statistics
import time
import urllib.parse
import urllib.request
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Request, TextMessage

PATIENCE = 10.0


class Phone:
    """The island of one page, followed over a websocket."""

    def __init__(self, address: str, path: str, cookie: str) -> None:
        place = urlsplit(address)
        self._socket = socket.create_connection(
            (place.hostname or "localhost", place.port or 80), timeout=PATIENCE
        )
        self._protocol = WSConnection(ConnectionType.CLIENT)
        headers = [(b"Cookie", cookie.encode()), (b"Origin", address.encode())]
        request = Request(host=place.netloc, target=path, extra_headers=headers)
        self._socket.sendall(self._protocol.send(request))
        self._wait_for(AcceptConnection)

    def next_update(self) -> float:
        """The moment, in seconds, when the next whole update has come."""
        self._wait_for(TextMessage)
        return time.perf_counter()

    def close(self) -> None:
        self._socket.close()

    def _wait_for(self, kind: type[AcceptConnection | TextMessage]) -> None:
        while True:
            for event in self._protocol.events():
                is_whole = not isinstance(event, TextMessage) or event.message_finished
                if isinstance(event, kind) and is_whole:
                    return
            self._protocol.receive_data(self._socket.recv(65_536))


def seen_after(address: str, officer: str, citizen: str, *, rounds: int) -> float:
    """Milliseconds, median, from an officer's button to the citizen's waiting phone.

    The officer hands a case back and takes it again; the time includes her own request.
    """
    page = _ask(address, "/mina-sidor", citizen).decode()
    island = re.search(r'data-live="(/[^"]+)"', page)
    if island is None:
        raise LookupError("the citizen's page has no live island")
    case_id = island[1].rpartition("/")[2]
    phone = Phone(address, island[1], citizen)
    phone.next_update()
    taken: list[float] = []
    for _ in range(rounds):
        for step, form in (("lamna", {"reason": "Semester"}), ("ta", {})):
            start = time.perf_counter()
            _ask(address, f"/handlaggning/{case_id}/{step}", officer, form)
            taken.append((phone.next_update() - start) * 1000)
    phone.close()
    return statistics.median(taken)


def _ask(
    address: str, path: str, cookie: str, form: dict[str, str] | None = None
) -> bytes:
    data = None if form is None else urllib.parse.urlencode(form).encode()
    request = urllib.request.Request(
        address + path, data=data, headers={"Cookie": cookie, "Origin": address}
    )
    with urllib.request.urlopen(request) as answer:
        return answer.read()
