"""One word, one thing: every term of the domain has one identifier, and back."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

GLOSSARY = Path(__file__).parents[3] / "i18n" / "glossary.toml"
TERMS = tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))["term"]


def _twice(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


@pytest.mark.capability("X16")
class TestGlossary:
    def test_has_one_identifier_a_term(self) -> None:
        swedish = [
            word for term in TERMS for word in (term["swedish"], *term.get("also", []))
        ]

        assert _twice(swedish) == []

    def test_has_one_term_an_identifier(self) -> None:
        assert _twice([term["identifier"] for term in TERMS]) == []

    def test_names_in_the_way_of_the_code(self) -> None:
        odd = [
            term["identifier"]
            for term in TERMS
            if not re.fullmatch(r"[a-z]+(_[a-z]+)*", term["identifier"])
        ]

        assert odd == []

    def test_says_what_each_term_means_and_where_it_is_from(self) -> None:
        silent = [
            term["swedish"]
            for term in TERMS
            if not (term["meaning"] and term["source"])
        ]

        assert silent == []
