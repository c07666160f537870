"""Setting letters: the same one once, another one anew."""

from datetime import date
from pathlib import Path

import pytest

from backend.plumbing.letters import letter_pages, letter_pdf

TODAY = date(2026, 11, 9)
LETTER = """#import "base.typ": *
#show: letter.with(title: "Brev")
#facts.greeting
"""
SHOWN_AS_MISSING = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "greeting.typ"
    path.write_text(LETTER, encoding="utf-8")
    return path


class TestLetterPages:
    def test_are_set_once_for_the_same_words(self, template: Path) -> None:
        (first,) = letter_pages(template, {"greeting": "Hej"}, language="sv", on=TODAY)
        (again,) = letter_pages(template, {"greeting": "Hej"}, language="sv", on=TODAY)

        assert first is again

    def test_are_set_anew_when_a_word_changes(self, template: Path) -> None:
        (first,) = letter_pages(template, {"greeting": "Hej"}, language="sv", on=TODAY)
        (other,) = letter_pages(template, {"greeting": "God"}, language="sv", on=TODAY)

        assert first != other


class TestLetterPdf:
    @pytest.mark.parametrize(
        ("written", "set_as"),
        [
            ("Tack 😀", f"Tack {SHOWN_AS_MISSING}"),
            ("李明 hos Łucja", f"{SHOWN_AS_MISSING * 2} hos Łucja"),
            ("\ue000 och \U0010ffff", f"{SHOWN_AS_MISSING} och {SHOWN_AS_MISSING}"),
            ("A\x01B", f"A{SHOWN_AS_MISSING}B"),
            ("👨\u200d👩", SHOWN_AS_MISSING * 3),
        ],
        ids=["emoji", "no such letters", "nobody's", "control", "joined"],
    )
    def test_shows_that_a_character_is_missing(
        self, template: Path, written: str, set_as: str
    ) -> None:
        """What somebody has typed on her phone never stops a letter or a decision."""
        made, as_shown = (
            letter_pdf(template, {"greeting": each}, language="sv", on=TODAY)
            for each in (written, set_as)
        )

        assert made == as_shown

    def test_is_set_however_many_are_missing(self, template: Path) -> None:
        many = "".join(chr(each) for each in range(0x4E00, 0x4E00 + 400))

        made = letter_pdf(template, {"greeting": many}, language="sv", on=TODAY)

        assert made.startswith(b"%PDF")
