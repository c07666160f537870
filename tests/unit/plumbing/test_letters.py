"""Setting letters: the same one once, another one anew."""

from datetime import date
from pathlib import Path

import pytest

from backend.plumbing.letters import letter_pages

TODAY = date(2026, 11, 9)
LETTER = """#import "base.typ": *
#facts.greeting
"""


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
