"""Search among the topics: everyday words, old words, and words spelt as they sound."""

import unicodedata
from importlib.resources import files

from msgspec import Struct, toml

from backend.contact.facts import Topic

EXACT, PREFIX, INSIDE, MISSPELT = 8, 5, 3, 2
SHORTEST_TO_MISSPELL = 4
LONG_WORD = 8
MOST_WORDS = 12


class _Topics(Struct, frozen=True):
    topics: tuple[Topic, ...]


TOPICS = toml.decode(
    files("backend.contact.rules").joinpath("topics.toml").read_bytes(), type=_Topics
).topics


def topics_about(
    query: str, *, language: str, topics: tuple[Topic, ...] = TOPICS
) -> tuple[Topic, ...]:
    """The topics that the words point to, best first. Empty: nothing was found.

    Swedish words are understood whatever the language of the page: people mix.
    """
    asked = words_in(query)[:MOST_WORDS]
    ranked = [(sum(_fit(word, t, language) for word in asked), t) for t in topics]
    best = max((points for points, _ in ranked), default=0)
    hits = [(points, topic) for points, topic in ranked if points and points * 3 > best]
    return tuple(topic for _, topic in sorted(hits, key=lambda hit: -hit[0]))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, without accents and signs, the common ones left out."""
    spaced = "".join(c if c.isalnum() else " " for c in _plain(text))
    return tuple(word for word in spaced.split() if word not in _COMMON)


def is_misspelling(word: str, of: str) -> bool:
    """One slip apart; two in a long word. A slip: a letter more, less, other or swapped."""
    if min(len(word), len(of)) < SHORTEST_TO_MISSPELL:
        return False
    allowed = 2 if min(len(word), len(of)) >= LONG_WORD else 1
    return _slips(word, of, at_most=allowed) <= allowed


def _fit(word: str, topic: Topic, language: str) -> int:
    known = topic.words.get("sv", ()) + topic.words.get(_base(language), ())
    return max((_likeness(word, _plain(each)) for each in known), default=0)


def _likeness(word: str, known: str) -> int:
    if word == known:
        return EXACT
    if len(word) >= 3 and known.startswith(word):
        return PREFIX
    if len(known) >= SHORTEST_TO_MISSPELL and word.startswith(known):
        return PREFIX
    if len(known) >= SHORTEST_TO_MISSPELL and known in word:
        return INSIDE
    if is_misspelling(word, known):
        return MISSPELT
    return 0


def _slips(a: str, b: str, *, at_most: int) -> int:
    """Optimal string alignment distance, given up beyond `at_most`."""
    if abs(len(a) - len(b)) > at_most:
        return at_most + 1
    before, last = [], list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        row = [i]
        for j, other in enumerate(b, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other
            row.append(min(cost, before[j - 2] + 1) if swapped else cost)
        before, last = last, row
    return last[-1]


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0]


_COMMON = frozenset(
    [
        *(
            "jag",
            "vill",
            "ha",
            "kan",
            "man",
            "hur",
            "gor",
            "du",
            "en",
            "ett",
            "i",
            "pa",
        ),
        *("om", "och", "att", "med", "for", "till", "det", "ar", "min", "mitt"),
        *("the", "a", "an", "to", "how", "do", "can", "want", "my", "and", "of"),
        *("mina", "minun", "ja", "on"),
    ]
)
