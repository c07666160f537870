"""Who somebody is: her name, number and address, looked for where they have no business.

They stand on her pages, and nowhere round them: not in a title, an address or a header,
a file's name, a line of the log, a measurement or a letter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final
from urllib.parse import unquote_plus

from backend.demo.cases import ENTRY, HARD, NEEDS
from backend.demo.people import COLLEAGUES, PERSONS
from backend.demo.residents import RESIDENTS
from backend.kernel import personnummer
from backend.kernel.personnummer import PersonnummerUnreadable
from tests.conftest import NOON

TYPED: Final = "Jag ramlade i duschen i tisdags"
LIKE_A_NUMBER: Final = re.compile(
    r"(?<![0-9a-f-])(?:\d{2})?\d{6}[-+]?\d{4}(?![0-9a-f-])"
)
# `Elin` stands in `timeline`.
LONGER: Final = 4
# Of a page; and of a PDF, which a reader of its own shows with its author.
TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
TITLE_OF_PDF: Final = re.compile(r"<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
# Headers that an answer can be told by, and that others than the reader keep.
ROUND_IT: Final = (
    *("location", "content-disposition", "set-cookie", "link", "etag", "refresh"),
)


def forms_of(number: str) -> tuple[str, ...]:
    """Ten and twelve digits, with and without a sign."""
    century, day, last = number[:2], number[2:8], number[8:]
    return (
        number,
        f"{day}{last}",
        f"{century}{day}-{last}",
        f"{day}-{last}",
        f"{day}+{last}",
    )


@cache
def personal() -> frozenset[str]:
    """Every name, number, address, telephone and e-mail of the demo, and what was told."""
    found = {TYPED, ENTRY.split("{")[0], *HARD, *(need.goal_text for need in NEEDS)}
    for person in (*PERSONS, *RESIDENTS):
        found |= {
            *forms_of(person.personnummer),
            person.given_name,
            person.family_name,
            person.address,
            person.phone,
            f"{person.slug}@example.test",
            person.contact_name,
            person.contact_phone,
        }
    for colleague in COLLEAGUES:
        found |= {colleague.name, *colleague.name.split(), f"{colleague.slug}@"}
    # A name of one letter would be found in any word.
    return frozenset(each for each in found if len(each) > 2)


def told_in(text: str) -> set[str]:
    """What of it stands in a text, written out or escaped; what is long inside a word too."""
    low = _spelt_out(text)
    inside = {each for each in _words() if len(each) > LONGER and each in low}
    return inside | told_of_anybody(text)


def told_of_anybody(text: str) -> set[str]:
    """Whole words of it, `Hall` is a name and stands in `innehall`; and any number."""
    low = _spelt_out(text)
    return {
        each for each, whole in _words().items() if each in low and whole.search(low)
    } | numbers_in(low)


def numbers_in(text: str) -> set[str]:
    """Every text that is a right personnummer or samordningsnummer, whoever's."""
    return {
        found
        for found in LIKE_A_NUMBER.findall(text)
        if not isinstance(
            personnummer.parse(found, today=NOON.date()), PersonnummerUnreadable
        )
    }


def round_answer(headers: Mapping[str, str], page: str) -> Iterator[tuple[str, str]]:
    """What stands round a page or a PDF as it is sent: place and text."""
    yield from ((name, headers[name]) for name in ROUND_IT if name in headers)
    titles = TITLE_OF_PDF if page.startswith("%PDF") else TITLE
    yield from (("title", found) for found in titles.findall(page))


def told(places: Iterable[tuple[str, str]]) -> list[str]:
    """Where somebody is told of, and by what. The same text is read once."""
    known: dict[str, set[str]] = {}
    for _, text in (places := list(places)):
        if text not in known:
            known[text] = told_of_anybody(text)
    return sorted(
        {f"{place}: {sorted(known[text])}" for place, text in places if known[text]}
    )


def _spelt_out(text: str) -> str:
    """The text, and what it says to whoever takes its escapes away."""
    plain = text.encode().decode("unicode_escape", errors="replace")
    return f"{text}\n{plain}\n{unquote_plus(text)}".casefold()


@cache
def _words() -> dict[str, re.Pattern[str]]:
    low = sorted(each.casefold() for each in personal())
    return {each: re.compile(rf"(?<!\w){re.escape(each)}(?!\w)") for each in low}
