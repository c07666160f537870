"""Who is looking at a page, and how she wants it."""

from datetime import date, datetime
from typing import Final, Literal
from urllib.parse import quote, urlencode

import msgspec

from backend.access.facts import MunicipalityFacts
from backend.kernel.actor import Actor
from i18n.words import Words

RIGHT_TO_LEFT: Final = {"ar"}

Surface = Literal["citizen", "staff", "desk"]


class Onlooker(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame needs to know of whoever looks."""

    actor: Actor | None
    language: str
    theme: str
    text: str
    municipality: MunicipalityFacts
    municipalities: tuple[MunicipalityFacts, ...]
    words: Words
    now: datetime
    path: str
    query: tuple[tuple[str, str], ...]
    is_demo: bool

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def here(self, **changed: str) -> str:
        """This page's address, with query fields changed."""
        fields = dict(self.query) | changed
        path = "/" + quote(self.path.lstrip("/"))
        return f"{path}?{urlencode(fields)}" if fields else path
