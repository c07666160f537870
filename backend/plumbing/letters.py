"""Letters: accessible, archivable PDF (PDF/UA-1 and PDF/A-2a), set by Typst.

A template is a `.typ` file. Its facts are given as JSON and never become markup.
"""

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, cast

import typst

HERE: Final = Path(__file__).parent / "letter_parts"
STANDARDS: Final = ("ua-1", "a-2a")
LETTERS_KEPT: Final = 16
# In place of a character that cannot be set.
MISSING: Final = "\N{REPLACEMENT CHARACTER}"
# So many kinds are looked for one by one; of more, all that is not in our own scripts.
MOST_MENDED: Final = 20
OWN_SCRIPTS: Final = (range(0x20, 0x250), range(0x600, 0x700), range(0x2010, 0x2028))
NOT_SET: Final = re.compile(r'the (?:text `|PDF contains the codepoint `)"(.+?)"`')
ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


@cache
def _fonts() -> list[str]:
    return [str(HERE / "fonts")]


def letter_pdf(
    template: Path | str, data: Mapping[str, Any], *, language: str, on: date
) -> bytes:
    """The letter as PDF, tagged, with its language, title and date.

    `template` is the path of a `.typ` file that begins with `#import "base.typ": *`.
    The same template, facts and day give the same bytes.
    """
    source = Path(template).read_text(encoding="utf-8")
    facts = _facts(data, language=language, on=on)
    for _ in range(MOST_MENDED):
        try:
            return _set_pdf(source, facts)
        except typst.TypstError as fault:
            mended = _without(facts, _cannot_be_set(str(fault)))
            if mended == facts:
                break
            facts = mended
    return _set_pdf(source, _without(facts, _of_other_scripts(facts)))


def is_pdf(content: bytes) -> bool:
    """Whether it begins as a PDF does."""
    return content.startswith(b"%PDF-")


@lru_cache(maxsize=LETTERS_KEPT)
def _set_pdf(source: str, facts: str) -> bytes:
    """The latest ones are kept: what is shown, asked about and signed is set once."""
    (made,) = _set(source, facts, {"format": "pdf", "pdf_standards": list(STANDARDS)})
    return made


def _cannot_be_set(fault: str) -> set[str]:
    """The characters that no font has, or no archive may hold, by what Typst says."""
    quoted = "".join(NOT_SET.findall(fault))
    named = ESCAPED.sub(lambda found: chr(int(found[1], 16)), quoted)
    return {c for c in named if not (c.isascii() and c.isprintable())}


def _of_other_scripts(facts: str) -> set[str]:
    """All that is not in the letters of our own languages."""
    return {c for c in facts if not any(ord(c) in each for each in OWN_SCRIPTS)}


def _without(facts: str, characters: set[str]) -> str:
    """The facts with a mark where something could not be set, so that it is seen."""
    marks = dict.fromkeys(map(ord, characters), MISSING)
    return json.dumps(_marked(json.loads(facts), marks), ensure_ascii=False)


def _marked(facts: Any, marks: Mapping[int, str]) -> Any:
    match facts:
        case str():
            return facts.translate(marks)
        case list():
            return [_marked(each, marks) for each in cast("list[Any]", facts)]
        case dict():
            named = cast("dict[str, Any]", facts)
            return {name: _marked(each, marks) for name, each in named.items()}
        case _:
            return facts


def letter_pages(
    template: Path | str, data: Mapping[str, Any], *, language: str, on: date
) -> list[bytes]:
    """The letter as pictures of its pages (PNG), for a preview.

    The latest ones are kept by what they say, so that the same letter is set once.
    """
    source = Path(template).read_text(encoding="utf-8")
    return list(_pages(source, _facts(data, language=language, on=on)))


@lru_cache(maxsize=LETTERS_KEPT)
def _pages(source: str, facts: str) -> tuple[bytes, ...]:
    return tuple(_set(source, facts, {"format": "png", "ppi": 110.0}))


def _facts(data: Mapping[str, Any], *, language: str, on: date) -> str:
    facts = {
        **data,
        "language": "ar" if language == "ar" else language.split("-", maxsplit=1)[0],
        "day": [on.year, on.month, on.day],
    }
    return json.dumps(facts, ensure_ascii=False)


def _set(source: str, facts: str, kind: Mapping[str, Any]) -> list[bytes]:
    """The letter set by Typst: a file if it is a PDF, else one a page."""
    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "letter.typ"
        main.write_text(source, encoding="utf-8")
        base = (HERE / "base.typ").read_text(encoding="utf-8")
        (Path(folder) / "base.typ").write_text(base, encoding="utf-8")
        made = cast(
            "bytes | list[bytes]",
            typst.compile(
                str(main),
                root=folder,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                sys_inputs={"facts": facts},
                **kind,
            ),
        )
    return made if isinstance(made, list) else [made]
