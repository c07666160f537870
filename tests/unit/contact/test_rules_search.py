"""Search understands the words that people have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.contact.rules.search import TOPICS, is_misspelling, topics_about


class TestSearch:
    @pytest.mark.capability("C1")
    @pytest.mark.parametrize(
        ("words", "first"),
        [
            ("hemtjast", "home-care"),
            ("hemtjanst", "home-care"),
            ("bistånd", "home-care"),
            ("städning", "home-care"),
            ("vem kan städa hos mig?", "home-care"),
            ("jag har ramlat", "safety-alarm"),
            ("trygghetlarm", "safety-alarm"),
            ("vad kostar det", "fee"),
            ("ANSÖKAN", "apply"),
            ("överklagga", "my-case"),
        ],
    )
    def test_finds_what_people_mean(self, words: str, first: str) -> None:
        found = topics_about(words, language="sv")

        assert found[0].code == first

    @pytest.mark.parametrize(
        ("words", "language", "first"),
        [
            ("kotihoito", "fi", "home-care"),
            ("turvapuhelin", "fi", "safety-alarm"),
            ("cleaning", "en", "home-care"),
            ("تنظيف", "ar", "home-care"),
            ("hemtjänst", "ar", "home-care"),
            ("städa", "sv-x-lattlast", "home-care"),
        ],
    )
    def test_understands_the_language_of_the_page(
        self, words: str, language: str, first: str
    ) -> None:
        found = topics_about(words, language=language)

        assert found[0].code == first

    @pytest.mark.parametrize("words", ["", "   ", "xyzzy", "?!", "jag vill", "\u0000"])
    def test_finds_nothing_where_nothing_is(self, words: str) -> None:
        found = topics_about(words, language="sv")

        assert found == ()

    @given(st.text(max_size=200))
    def test_takes_any_text(self, words: str) -> None:
        found = topics_about(words, language="sv")

        assert len(set(found_codes := [topic.code for topic in found])) == len(
            found_codes
        )

    def test_every_topic_has_swedish_words(self) -> None:
        assert all(topic.words["sv"] for topic in TOPICS)


class TestMisspelling:
    @pytest.mark.parametrize(
        ("word", "meant"),
        [("hemtjast", "hemtjanst"), ("dushca", "duscha")],
    )
    def test_is_a_slip_or_two(self, word: str, meant: str) -> None:
        assert is_misspelling(word, meant)

    @pytest.mark.parametrize(("word", "meant"), [("mat", "hat"), ("hyra", "resa")])
    def test_is_not_another_word(self, word: str, meant: str) -> None:
        assert not is_misspelling(word, meant)
