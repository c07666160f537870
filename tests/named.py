"""Tests by their names: `tests/…/test_x.py::TestThing::test_is_so`."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


def exists(node: str) -> bool:
    """Whether there is such a file, and in it such a class or test."""
    path, _, inside = node.partition("::")
    return inside in _names(path)


@cache
def _names(path: str) -> frozenset[str]:
    """All that can be named in a file; the empty name is the file itself."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {""}
    for part in tree.body:
        if isinstance(part, ast.ClassDef) and part.name.startswith("Test"):
            found.add(part.name)
            found |= {f"{part.name}::{name}" for name in _tests(part)}
    return frozenset(found | set(_tests(tree)))


def _tests(holder: ast.Module | ast.ClassDef) -> list[str]:
    return [
        part.name
        for part in holder.body
        if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")
    ]
