"""Letters: accessible, archivable PDF (PDF/UA-1 and PDF/A-2a), set by Typst.

A template is a `.typ` file. Its facts are given as JSON and never become markup.
"""

import json
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
    (made,) = _set(source, facts, {"format": "pdf", "pdf_standards": list(STANDARDS)})
    return made


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
