"""Who is looking at a page, and how she wants it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Literal
from urllib.parse import quote, urlencode

import msgspec

from backend.access.facts import MunicipalityFacts
from backend.kernel.actor import Actor
from i18n.words import LANGUAGES, Words

MUNICIPALITY_COOKIE: Final = "kommun"
RIGHT_TO_LEFT: Final = {"ar"}

Surface = Literal["citizen", "staff", "desk"]


class Onlooker(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame needs to know of whoever looks.

    `host_of` is the municipality whose own host this is, none on the shared one;
    `way_home` leads to where her municipality's first page is.
    """

    actor: Actor | None
    language: str
    theme: str
    text: str
    municipality: MunicipalityFacts
    municipalities: tuple[MunicipalityFacts, ...]
    host_of: MunicipalityFacts | None
    way_home: str
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


def whole_number(text: str, *, most: int) -> int | None:
    """A number from 1 as an address writes it; None for what is no number or too large."""
    if not text.isascii() or not text.isdigit() or len(text) > len(str(most)):
        return None
    return int(text) if 1 <= int(text) <= most else None


def language_of(asked: str | None, remembered: str | None) -> str:
    """The one asked for, else remembered, else Swedish."""
    for tag in (asked, remembered):
        if tag in LANGUAGES:
            return tag
    return "sv"


def municipality_of(
    everywhere: tuple[MunicipalityFacts, ...], actor: Actor
) -> MunicipalityFacts:
    """The signed-in person's own, wherever she is and whatever is asked for."""
    return next(m for m in everywhere if m.municipality_id == actor.municipality_id)


def municipality_of_host(
    everywhere: tuple[MunicipalityFacts, ...], host: str
) -> MunicipalityFacts | None:
    """The one whose own host was asked; none on the shared one."""
    return next((m for m in everywhere if host in m.hosts), None)


def municipality_chosen(
    everywhere: tuple[MunicipalityFacts, ...],
    asked: Mapping[str, str],
    cookies: Mapping[str, str],
) -> MunicipalityFacts:
    """On the shared host, for nobody known: asked for, remembered, or the default."""
    for slug in (asked.get("kommun"), cookies.get(MUNICIPALITY_COOKIE)):
        for candidate in everywhere:
            if candidate.slug == slug:
                return candidate
    return next((m for m in everywhere if m.is_default), everywhere[0])
