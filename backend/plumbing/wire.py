"""What is answered on the wire before the guard has seen a request, with its policy too."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.wsproto_impl import WSProtocol
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Event, RejectConnection

from backend.plumbing.guard import LONGEST_HEAD, POLICY_HEADERS

BAD_REQUEST: Final = 400
TOO_LONG: Final = 431


class Http(HttpToolsProtocol):
    """Refuses what is no request, and one whose head never ends."""

    _in_head = False
    _read = 0

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._read += len(data)
            if self._read > LONGEST_HEAD:
                self._refuse(TOO_LONG)

    def on_message_begin(self) -> None:
        self._in_head, self._read = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse(BAD_REQUEST)

    def _refuse(self, status: int) -> None:
        self._in_head = False
        lines = [
            f"HTTP/1.1 {status} {HTTPStatus(status).phrase}".encode(),
            *(name + b": " + text for name, text in POLICY_HEADERS),
            b"content-length: 0",
            b"connection: close",
        ]
        self.transport.write(b"\r\n".join([*lines, b"", b""]))
        self.transport.close()


class WebSocket(WSProtocol):
    """A websocket whose opening and whose every refusal carries the policy."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.conn = _WithPolicy(ConnectionType.SERVER)


class _WithPolicy(WSConnection):
    def send(self, event: Event) -> bytes:
        match event:
            case RejectConnection():
                return super().send(
                    replace(event, headers=[*event.headers, *POLICY_HEADERS])
                )
            case AcceptConnection():
                return super().send(
                    replace(
                        event, extra_headers=[*event.extra_headers, *POLICY_HEADERS]
                    )
                )
            case _:
                return super().send(event)
