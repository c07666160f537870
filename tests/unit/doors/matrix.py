"""How a cell of the matrix is tried: the address filled in, asked, and the answer judged."""

import asyncio
import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.app import OPERATIONS
from backend.plumbing.clock import DemoClock
from backend.plumbing.guard import App
from backend.plumbing.identity import new_id
from pwa.acting import FOR_WHOM
from pwa.assets import build
from pwa.routes import WRITTEN_IN_JSON
from pwa.shell import SIGN_IN_COOKIE, House
from tests.told import round_answer
from tests.unit.doors.conftest import NOWHERE, ORIGIN, in_loop
from tests.unit.doors.relations import (
    HERS,
    INVESTIGATED,
    ONE_OF_EACH,
    SHIELDED,
    Everybody,
    account,
    role_of,
)

TABLE: Final = Path(__file__).with_name("matrix.csv")
OPENS, ABSENT, REFUSED = "öppnas", "finns inte", "nekas"
PROOF, SIGN_IN, FAULT = "bevis", "logga in", "fel"
ANSWERS: Final = {OPENS, ABSENT, REFUSED, PROOF, SIGN_IN}
PAGE, API, SOCKET, SYNC = "sida", "api", "socket", "synk"
UNDER_INVESTIGATION: Final = "utredning"
STAFF_OF_PROVIDER: Final = "personal hos utföraren"
FORM_TYPE, JSON_TYPE = b"application/x-www-form-urlencoded", b"application/json"
CLOSED: Final = "websocket.close"
# What a receipt says of an operation that could not be carried out.
REASONS: Final = {"refusal-not-found": ABSENT, "refusal-not-allowed": REFUSED}

# Where each parameter of an address is found; the longest path that fits decides.
OF_HER = "FROM {} WHERE person_id = :person ORDER BY 1 DESC"
FOUND: Final[dict[str, str]] = {
    "application_id": OF_HER.format("application"),
    "case_id": OF_HER.format("investigation"),
    "entry_id": OF_HER.format("journal_entry"),
    "objection_id": OF_HER.format("objection"),
    "decision_id": OF_HER.format("decision"),
    "fee_decision_id": OF_HER.format("fee_decision"),
    "invoice_id": OF_HER.format("invoice"),
    "order_id": OF_HER.format("care_order"),
    "plan_id": OF_HER.format("implementation_plan"),
    "mandate_id": OF_HER.format("mandate"),
    "question_id": OF_HER.format("log_question"),
    "settlement_id": "FROM settlement",
    "form_id": "FROM kept_form",
    "item_id": "FROM log_review_item ORDER BY 1",
    "access_id": "FROM brief_access WHERE kind = 'emergency' AND person_id = :person"
    " ORDER BY until DESC",
    "seq": "FROM log_question WHERE person_id = :person",
    "month": "FROM month_run",
    "visit_id": "FROM visit WHERE person_id = :person AND worker_id = :worker"
    " AND start > :now ORDER BY start",
    "held_id": "FROM held_op ORDER BY 1",
    "subject_id": "FROM decision WHERE person_id = :person",
    "task_id": "FROM proposed_plan_line WHERE person_id = :person",
}
COLUMN: Final = {
    "month": "substr(CAST(month AS TEXT), 1, 7)",
    "subject_id": "decision_id",
}
SLUGS: Final = {
    "/ansok/": "behov",
    "/tjanster/": "hemtjanst",
    "/farger/": "osteraker",
    "/": "nacka",
}
LINES: Final = {
    "/avgifter/rad/": "SELECT line_id FROM fee_line WHERE person_id = :person",
    "/avgifter/ersattning/": "SELECT line_id FROM compensation_line"
    " WHERE person_id = :person",
    "/utforare/ersattning/": "SELECT line_id FROM compensation_line"
    " WHERE person_id = :person",
    "/utforare/uppdrag/": "SELECT line_id FROM granted_help WHERE person_id = :person",
}
WRITTEN: Final = {
    "code": "d510",
    "what": "telefon",
    "item": "ny",
    "page": "1.png",
    "number": "1",
    "named": f"{build()}/live.js",
    "path": "openapi.yaml",
}


@dataclass(frozen=True)
class Row:
    """One line of the table: an object, a way to it, and what each column is answered."""

    object: str
    way: str
    method: str
    path: str
    cells: dict[str, str]

    @property
    def names(self) -> list[str]:
        """The parameters of the address."""
        return re.findall(r"\{(\w+)", self.path)

    def __str__(self) -> str:
        return f"{self.object}: {self.way} {self.method} {self.path}"


@dataclass
class Answer:
    """What came back. `verdict` is a word of the table."""

    verdict: str
    status: int = 0
    kind: str = ""
    text: str = ""


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8") as file:
        return [
            Row(
                object=line.pop("objekt"),
                way=line.pop("väg"),
                method=line.pop("metod"),
                path=line.pop("adress"),
                cells=line,
            )
            for line in csv.DictReader(file, delimiter=";")
        ]


@dataclass
class Matrix:
    """The service with everybody signed in, and the ids of what they ask for."""

    app: App
    house: House
    everybody: Everybody
    found: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    round_answers: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def address(self, row: Row) -> str:
        """The path with the ids of the object in place of its parameters."""
        return "/".join(self._part(row, part) for part in row.path.split("/"))

    def forged(self, row: Row) -> str:
        """The same with ids of nothing."""
        return "/".join(
            NOWHERE if _name(part) in FOUND else self._part(row, part)
            for part in row.path.split("/")
        )

    def _part(self, row: Row, part: str) -> str:
        if not part.startswith("{"):
            return part
        is_by_path = _name(part) in {"line_id", "slug"}
        key = (row.path if is_by_path else row.object, _name(part))
        if key not in self.found:
            self.found[key] = self.house.door.run_now(
                lambda s: _id_of(s, row, _name(part), self.house)
            )
        return self.found[key]

    def try_cell(self, row: Row, column: str) -> Answer:
        """Ask as this column does; nothing of it stays, nor of the demo's clock."""
        clock = self.house.clock
        ahead = clock.ahead if isinstance(clock, DemoClock) else None
        if row.way == SOCKET:
            answer = in_loop(self._listen(self.address(row), column))
        elif row.way == SYNC:
            answer = self._send(row, column)
        else:
            answer = self.ask(row, column, self.address(row))
        if isinstance(clock, DemoClock) and ahead is not None:
            clock.ahead = ahead
        return answer

    def ask(self, row: Row, column: str, path: str, body: bytes = b"") -> Answer:
        headers: list[tuple[bytes, bytes]] = []
        if row.method == "POST":
            is_json = path.startswith(WRITTEN_IN_JSON)
            fields = {FOR_WHOM: self.everybody.acts_by.get(column, "")}
            body = body or (b"{}" if is_json else urlencode(fields).encode())
            headers.append((b"content-type", JSON_TYPE if is_json else FORM_TYPE))
        return in_loop(self._ask(row.method, path, column, headers, body))

    async def _ask(
        self,
        method: str,
        path: str,
        column: str,
        headers: list[tuple[bytes, bytes]],
        body: bytes,
    ) -> Answer:
        sent: list[dict[str, Any]] = []
        asked = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> dict[str, Any]:
            return next(asked, {"type": "http.disconnect"})

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        length = (b"content-length", str(len(body)).encode())
        scope = self._scope("http", path, column, *headers, length)
        scope["method"] = method
        await self.app(scope, receive, send)  # type: ignore[arg-type]
        given = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        text = b"".join(m.get("body", b"") for m in sent[1:]).decode("utf-8", "replace")
        self.round_answers |= {
            (f"{path} {place}", told) for place, told in round_answer(given, text)
        }
        return Answer(
            verdict=verdict_of(sent[0]["status"], given.get("location", "")),
            status=sent[0]["status"],
            kind=given.get("content-type", ""),
            text=text,
        )

    async def _listen(self, path: str, column: str) -> Answer:
        """The first that comes over a websocket: the island, or that it is closed."""
        said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        said.put_nowait({"type": "websocket.connect"})
        scope = self._scope("websocket", path, column)
        asking = self.app(scope, said.get, heard.put)  # type: ignore[arg-type]
        task = asyncio.ensure_future(asking)
        first = {"type": "websocket.accept"}
        while first["type"] == "websocket.accept":
            first = await asyncio.wait_for(heard.get(), timeout=20)
        said.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait([task], timeout=20)
        return Answer(verdict=REFUSED if first["type"] == CLOSED else OPENS)

    def _scope(
        self, kind: str, path: str, column: str, *more: tuple[bytes, bytes]
    ) -> dict[str, Any]:
        token = self.everybody.tokens.get(column, "")
        headers = [(b"host", ORIGIN.partition("//")[2].encode())]
        headers.append((b"origin", ORIGIN.encode()))
        if token:
            headers.append((b"cookie", f"{SIGN_IN_COOKIE}={token}".encode()))
        return {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http" if kind == "http" else "ws",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [*headers, *more],
            "subprotocols": [],
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 8000),
        }

    def _send(self, row: Row, column: str) -> Answer:
        """An operation as her phone would send it, about the object."""
        body = self._operation(row, column)
        answer = self.ask(row, column, "/api/sync", body)
        if answer.verdict != OPENS:
            return answer
        (receipt,) = json.loads(answer.text)["receipts"]
        reason = receipt.get("reason", "")
        return Answer(verdict=REASONS.get(reason, OPENS), text=reason)

    def _operation(self, row: Row, column: str) -> bytes:
        (kind,) = [each for each in OPERATIONS if each.kind == row.path]
        payload = kind.example
        if hasattr(payload, "visit_id"):
            visit = self._part(row, "{visit_id}")
            payload = msgspec.structs.replace(payload, visit_id=visit)
        body = {
            "schema": kind.schema,
            "kind": kind.kind,
            "stream": getattr(payload, "visit_id", "stream"),
            "author": self._author(column),
            "device_id": "phone",
            "seq": 0,
            "stream_seq": 0,
            "device_time": self.house.clock.now(),
            "payload": payload,
            "basis": self.everybody.acts_by.get(column, ""),
        }
        inside = msgspec.json.encode(body).decode()
        digest = hashlib.sha256(inside.encode()).hexdigest()
        op = {"op_id": new_id(), "sha256": digest, "body": inside}
        return json.dumps({"ops": [op]}).encode()

    def _author(self, column: str) -> str:
        slug = self.everybody.slugs.get(column)
        if slug is None:
            return NOWHERE
        return self.house.door.run_now(lambda s: account(s, slug).user_id)


def verdict_of(status: int, location: str) -> str:
    """The word of the table for an answer over HTTP."""
    if status >= 500:
        return FAULT
    if location.startswith("/bekrafta") or "behover=" in location:
        return PROOF
    if status == 401 or location.startswith("/logga-in"):
        return SIGN_IN
    return {403: REFUSED, 404: ABSENT}.get(status, OPENS)


def _name(part: str) -> str:
    return part.strip("{}").partition(":")[0]


def _id_of(session: Session, row: Row, name: str, house: House) -> str:
    if name in WRITTEN:
        return WRITTEN[name]
    if name == "slug":
        return next(slug for at, slug in SLUGS.items() if row.path.startswith(at))
    if name == "user_id":
        slug = "ali" if row.object == STAFF_OF_PROVIDER else "elin"
        return account(session, slug).user_id
    whose = INVESTIGATED if row.object == UNDER_INVESTIGATION else HERS
    asked = {
        "person": account(session, whose).person_id,
        "worker": account(session, "ali").user_id,
        "now": house.clock.now().strftime("%Y-%m-%d"),
    }
    for start, query in LINES.items():
        if name == "line_id" and row.path.startswith(start):
            return str(session.scalar(text(query), asked))
    if name not in FOUND:
        return NOWHERE
    query = f"SELECT {COLUMN.get(name, name)} {FOUND[name]}"
    return str(session.scalar(text(query), asked) or NOWHERE)


def pages() -> list[str]:
    """Every address that is only looked at, once."""
    asked = (r.path for r in rows() if r.method == "GET" and r.way in {PAGE, API})
    return list(dict.fromkeys(asked))


def who_sees(path: str) -> str:
    """One of the demo's people to whom the page opens, or is at least not refused."""
    (row, *_) = (r for r in rows() if r.path == path and r.method == "GET")
    told = [(ONE_OF_EACH.get(role_of(c)), said) for c, said in row.cells.items()]
    best = [slug for slug, said in told if slug and said == OPENS]
    then = [slug for slug, said in told if slug and said == ABSENT]
    return (best or then)[0]


def cells(
    of: list[Row], *, once_protected: bool = False
) -> Iterator[tuple[Row, str, str]]:
    """Every cell that says something: as it is, or once she has become protected."""
    for row in of:
        for column, expected in row.cells.items():
            if expected and column.startswith(SHIELDED) == once_protected:
                yield row, column, expected
