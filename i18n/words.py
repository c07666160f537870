"""Every word a person reads, by meaning.

Each message is looked up in the chosen language and then in Swedish; easy Swedish falls
back on Swedish message by message. A message that does not exist at all is a fault.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol

from fluent.runtime import FluentBundle, FluentResource

HERE: Final = Path(__file__).parent
LANGUAGES: Final[dict[str, str]] = {
    "sv": "Svenska",
    "sv-x-lattlast": "Lättläst svenska",
    "fi": "Suomi",
    "en": "English",
    "ar": "العربية",
}
COUNTED_SENTENCES: Final = 4_096


class WordsMissing(LookupError):
    """A message id that is not in Swedish."""


class Sentence(Protocol):
    """A refusal: its Fluent id and the facts that it needs."""

    __struct_fields__: ClassVar[tuple[str, ...]]

    @classmethod
    def sentence_id(cls) -> str: ...


class Words:
    """The words of one language: `words("sign-in-title")`."""

    def __init__(self, language: str, bundles: tuple[FluentBundle, ...]) -> None:
        self.language = language
        self._bundles = bundles
        self._plain: dict[str, str] = {}
        self._counted = lru_cache(maxsize=COUNTED_SENTENCES)(self._formatted)

    def __call__(self, message: str, /, **facts: Any) -> str:
        """The sentence; kept for the next reader unless it may name a person."""
        if not facts:
            text = self._plain.get(message)
            if text is None:
                text = self._plain[message] = self._formatted(message)
            return text
        if all(fact.__class__ is int for fact in facts.values()):
            return self._counted(message, **facts)
        return self._formatted(message, **facts)

    def _formatted(self, message: str, /, **facts: Any) -> str:
        for bundle in self._bundles:
            if bundle.has_message(message):
                pattern = bundle.get_message(message).value
                if pattern is not None:
                    text, _ = bundle.format_pattern(pattern, facts)
                    return str(text)
        raise WordsMissing(message)

    def has(self, message: str) -> bool:
        return any(bundle.has_message(message) for bundle in self._bundles)

    def refusal(self, refusal: Sentence) -> str:
        """The sentence of an expected no."""
        facts: Mapping[str, Any] = {
            name: getattr(refusal, name) for name in refusal.__struct_fields__
        }
        return self(refusal.sentence_id(), **facts)


def words_for(language: str) -> Words:
    """The words of a language tag; an unknown tag is Swedish."""
    return _words_in(language if language in LANGUAGES else "sv")


@cache
def _words_in(language: str) -> Words:
    chain = [] if language == "sv" else [language]
    return Words(language, tuple(_bundle(tag) for tag in [*chain, "sv"]))


@cache
def _bundle(language: str) -> FluentBundle:
    locale = "sv" if language == "sv-x-lattlast" else language
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((HERE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
