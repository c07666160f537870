"""Every building block is shown, and every example is whole HTML."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from components.example import Example
from components.gallery import MODULES, examples, gallery
from components.html import to_html
from tests.markup import faults_in_part

PACKAGES = ("data", "feedback", "forms", "layout")


def _blocks(module: ModuleType) -> Iterator[str]:
    for name, found in vars(module).items():
        is_own = getattr(found, "__module__", "") == module.__name__
        if is_own and inspect.isfunction(found) and not name.startswith("_"):
            yield name


def _names_in(render: Callable[[], Any]) -> set[str]:
    names = set(render.__code__.co_names)
    for constant in render.__code__.co_consts:
        names |= set(getattr(constant, "co_names", ()))
    return names


EVERY = [(m, e) for m in MODULES for e in examples(m)]


class TestExamples:
    @pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
    def test_show_every_building_block(self, module: ModuleType) -> None:
        shown: set[str] = set()
        for example in examples(module):
            shown |= _names_in(example.render)

        assert set(_blocks(module)) - {"hidden"} <= shown

    def test_leave_no_file_out(self) -> None:
        here = Path("components")
        kept = {
            ".".join(path.with_suffix("").parts).removesuffix(".__init__")
            for package in PACKAGES
            for path in (here / package).glob("*.py")
            if "EXAMPLES = [" in path.read_text(encoding="utf-8")
        }
        with_code = {
            ".".join(path.with_suffix("").parts).removesuffix(".__init__")
            for package in PACKAGES
            for path in (here / package).glob("*.py")
            if "\ndef " in path.read_text(encoding="utf-8")
        }

        assert kept == with_code == {m.__name__ for m in MODULES}

    @pytest.mark.parametrize(
        "example", [e for _, e in EVERY], ids=[e.name for _, e in EVERY]
    )
    def test_are_valid_html(self, example: Example) -> None:
        assert faults_in_part(to_html(example.render())) == []

    def test_have_names_of_their_own(self) -> None:
        names = [e.name for _, e in EVERY]

        assert len(names) == len(set(names))


class TestGallery:
    def test_keeps_its_own_heading_the_highest(self) -> None:
        assert "<h1" not in "".join(to_html(part) for part in gallery())
