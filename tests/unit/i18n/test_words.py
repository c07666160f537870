"""Every word that a page says exists, in every language that the page is read in."""

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

import backend
from backend.kernel.refusal import Refusal
from i18n.words import LANGUAGES, WordsMissing, words_for

ROOT = Path(__file__).parents[3]
WORDS = ROOT / "i18n"
PUBLIC = (
    "information",
    "apply",
    "self_assessment",
    "fee_calculator",
    "ways_in",
    "privacy",
    "check",
)
SHARED = ("shell", "forms", "sign_in")
OWN = (
    "mandate",
    "my_case",
    "my_services",
    "documents",
    "my_fee",
    "follow_up",
    "trace",
    "details",
    "objection",
    "own_log",
    "role",
    "e_id",
)
# Words for staff and for the demo in the same files are Swedish only.
STAFF_WORDS = re.compile(
    r"^(demo|place|invited|fee-step-compensation|refusal-staff|refusal-no-such|refusal-municipality|refusal-idp)[-_]"
)
ID = re.compile(r"^(-?[a-z][\w-]*) *=", re.MULTILINE)
READ = re.compile(r"(?:what=|\bopened\()\"([a-z_]+)\"")
SAID = re.compile(r"\b(?:w|words|visitor\.words)\(\s*\"([a-z0-9-]+)\"")


class _Arguments(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802
        self.generic_visit(node)


def _messages(language: str, name: str) -> dict[str, set[str]]:
    """The messages of a file with the arguments that each one uses."""
    path = WORDS / language / f"{name}.ftl"
    if not path.exists():
        return {}
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, Message):
            arguments = _Arguments()
            arguments.visit(entry)
            found[entry.id.name] = arguments.names
    return found


def _needed(name: str) -> set[str]:
    """The messages of a file that are read in every language."""
    return {m for m in _messages("sv", name) if not STAFF_WORDS.match(m)}


def _refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for each in kind.__subclasses__():
        yield each
        yield from _refusals(each)


def _import_all() -> None:
    for module in pkgutil.walk_packages(backend.__path__, "backend."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)


class TestWords:
    def test_exist_in_swedish_wherever_a_page_says_them(self) -> None:
        swedish = words_for("sv")
        said = {
            (path.relative_to(ROOT).as_posix(), message)
            for folder in ("pwa", "components", "accessibility")
            for path in (ROOT / folder).rglob("*.py")
            for message in SAID.findall(path.read_text(encoding="utf-8"))
        }

        assert {pair for pair in said if not swedish.has(pair[1])} == set()

    def test_has_a_sentence_for_every_refusal(self) -> None:
        _import_all()
        swedish = words_for("sv")

        silent = {
            refusal.__qualname__
            for refusal in _refusals()
            if refusal.__module__.startswith("backend.")
            and not refusal.__name__.startswith("_")
            and not swedish.has(refusal.sentence_id())
        }

        assert silent == set()

    @pytest.mark.parametrize("language", ["sv-x-lattlast", "fi", "en", "ar"])
    @pytest.mark.parametrize("name", PUBLIC)
    def test_is_whole_on_public_pages(self, name: str, language: str) -> None:
        assert _needed(name) - set(_messages(language, name)) == set()

    @pytest.mark.parametrize("language", ["fi", "en", "ar"])
    @pytest.mark.parametrize("name", [*SHARED, *OWN])
    def test_is_whole_on_her_own_pages(self, name: str, language: str) -> None:
        assert _needed(name) - set(_messages(language, name)) == set()

    @pytest.mark.parametrize("language", ["sv-x-lattlast", "fi", "en", "ar"])
    def test_takes_no_argument_that_the_swedish_lacks(self, language: str) -> None:
        odd: dict[str, set[str]] = {}
        for path in sorted((WORDS / language).glob("*.ftl")):
            swedish = _messages("sv", path.stem)
            for message, arguments in _messages(language, path.stem).items():
                if arguments - swedish.get(message, set()):
                    odd[message] = arguments - swedish.get(message, set())

        assert odd == {}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_says_each_thing_in_one_place(self, language: str) -> None:
        times = Counter(
            message
            for path in sorted((WORDS / language).glob("*.ftl"))
            for message in ID.findall(path.read_text(encoding="utf-8"))
        )

        assert [message for message, count in times.items() if count > 1] == []

    def test_name_each_thing_that_she_or_an_agent_may_have_read(self) -> None:
        opened = {
            what
            for path in (ROOT / "pwa" / "citizen").glob("*.py")
            for what in READ.findall(path.read_text(encoding="utf-8"))
        }
        swedish = words_for("sv")
        named = {
            what for what in opened if swedish.has(f"did-read-{what.replace('_', '-')}")
        }

        assert {"own_case", "own_invoice"} < named
        assert opened - named == set()

    def test_falls_back_on_swedish_message_by_message(self) -> None:
        easy = words_for("sv-x-lattlast")

        assert easy("my-case-title") == words_for("sv")("my-case-title")

    def test_fails_aloud_when_a_word_is_missing(self) -> None:
        with pytest.raises(WordsMissing):
            words_for("sv")("there-is-no-such-word")
