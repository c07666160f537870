"""Letters: accessible, archivable PDF (PDF/UA-1 and PDF/A-2a), set by Typst.

A template is a `.typ` file. Its facts are given as JSON and never become markup.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import typst

HERE: Final = Path(__file__).parent / "letter_parts"
STANDARDS: Final = ("ua-1", "a-2a")


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
    compiled = _compile(template, data, language=language, on=on, pdf=True)
    return compiled[0]


def letter_pages(
    template: Path | str, data: Mapping[str, Any], *, language: str, on: date
) -> list[bytes]:
    """The letter as pictures of its pages (PNG), for a preview."""
    return _compile(template, data, language=language, on=on, pdf=False)


def _compile(
    template: Path | str,
    data: Mapping[str, Any],
    *,
    language: str,
    on: date,
    pdf: bool,
) -> list[bytes]:
    facts = {
        **data,
        "language": "ar" if language == "ar" else language.split("-", maxsplit=1)[0],
        "day": [on.year, on.month, on.day],
    }
    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "letter.typ"
        main.write_text(Path(template).read_text(encoding="utf-8"), encoding="utf-8")
        (Path(folder) / "base.typ").write_text(
            (HERE / "base.typ").read_text(encoding="utf-8"), encoding="utf-8"
        )
        options: dict[str, Any] = {
            "root": folder,
            "font_paths": _fonts(),
            "ignore_system_fonts": True,
            "sys_inputs": {"facts": json.dumps(facts, ensure_ascii=False)},
        }
        if pdf:
            options |= {"format": "pdf", "pdf_standards": list(STANDARDS)}
        else:
            options |= {"format": "png", "ppi": 110.0}
        made = cast("bytes | list[bytes]", typst.compile(str(main), **options))
    return made if isinstance(made, list) else [made]
