"""Two municipalities that are alike: Nacka, and Tvillinge, which is added while it runs.

Tvillinge has Nacka's providers and prices of its own, and a host of its own.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

from backend.demo.policy import municipality_file
from tests.command import anna, environment
from tests.unit.doors.wire import Served

TWIN: Final = "tvillinge"
ITS_HOST: Final = "aldre.tvillinge.localhost"
# The hours before the cap of an invoice are priced: Nacka's 312 is Tvillinge's 299.
ITS_COLOUR: Final = "#14532D"
ITS_SENDER: Final = "aldreomsorg@tvillinge.example"
ITS_PRICE: Final = "299"
NOTHING_MORE: Final[Mapping[str, str]] = {}


def twin_file(folder: Path, **changed: str) -> Path:
    """Nacka's file made Tvillinge's; `changed` are whole lines of TOML by their key."""
    text = municipality_file("nacka").read_text(encoding="utf-8")
    lines = {
        "slug": f'"{TWIN}"',
        "name": '"Tvillinge"',
        "code": '"0199"',
        "phone": '"08-465 004 99"',
        "is_default": "false",
        "hosts": f'["{ITS_HOST}"]',
        "colours": f'{{ light = "{ITS_COLOUR}", dark = "#9ADDB3" }}',
        **changed,
    }
    begins, itself, more = text.partition("[municipality]\n")
    head, mark, rest = more.partition("\n[municipality.sender]")
    kept = [line for line in head.split("\n") if line.partition(" =")[0] not in lines]
    said = [f"{name} = {value}" for name, value in lines.items()]
    whole = begins + itself + "\n".join([*said, *kept]) + mark + rest
    for there, here in (
        ('hour_price = "312"', f'hour_price = "{ITS_PRICE}"'),
        ("aldreomsorg@nacka.example", ITS_SENDER),
    ):
        assert there in whole
        whole = whole.replace(there, here)
    path = folder / "tvillinge.toml"
    path.write_text(whole, encoding="utf-8")
    return path


@dataclass
class Twins:
    """The running service, asked at any of its hosts as somebody or nobody."""

    served: Served
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=20))
    cookies: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def port(self) -> int:
        return self.served.port

    def origin(self, host: str = "localhost") -> str:
        return f"http://{host}:{self.port}"

    def runs(self, *words: str) -> Any:
        """A command, while the server runs."""
        return anna(*words, surroundings=environment(self.served.home))

    def asks(
        self,
        path: str,
        *,
        at: str = "localhost",
        by: str = "",
        data: dict[str, str] | None = None,
        told: Mapping[str, str] = NOTHING_MORE,
    ) -> httpx.Response:
        """A page, or with `data` a form, at one of the hosts."""
        headers = {"Host": f"{at}:{self.port}", "Origin": self.origin(at), **told}
        if by:
            headers["Cookie"] = f"__Host-sid={self.cookie_of(by)}"
        self.http.cookies.clear()
        return self.http.request(
            "GET" if data is None else "POST",
            f"http://localhost:{self.port}{path}",
            headers=headers,
            data=data,
        )

    def cookie_of(self, slug: str) -> str:
        if slug not in self.cookies:
            self.cookies[slug] = self.served.cookie_of(slug)
        return self.cookies[slug]

    def rows(self, question: str, *given: str) -> list[tuple[Any, ...]]:
        """What the database itself holds."""
        path = self.served.home / "anna.db"
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute(question, given).fetchall()
        finally:
            connection.close()
