"""`make capabilities`: a line for every capability, with the tests that prove it."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
LIST = TESTS / "capabilities.txt"


def named() -> list[tuple[str, str]]:
    """Every capability's id and short name, in order."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [(line.split("  ", 1)[0], line.split("  ", 1)[1]) for line in lines if line]


def proofs() -> dict[str, list[str]]:
    """The tests that carry a capability's mark, by its id."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(TESTS.parent).as_posix()
        for capability, test in _marked(tree, name, ()):
            found[capability].append(test)
    return found


def _marked(
    node: ast.AST, name: str, outer: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            ids = (*outer, *_ids(child.decorator_list))
            yield from _marked(child, f"{name}::{child.name}", ids)
        elif isinstance(child, ast.FunctionDef) and child.name.startswith("test_"):
            for capability in dict.fromkeys((*outer, *_ids(child.decorator_list))):
                yield capability, f"{name}::{child.name}"


def _ids(decorators: list[ast.expr]) -> list[str]:
    """The ids in `@pytest.mark.capability("C1", "C3")`."""
    return [
        str(argument.value)
        for decorator in decorators
        if isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr == "capability"
        for argument in decorator.args
        if isinstance(argument, ast.Constant)
    ]


def main() -> None:
    proven = proofs()
    for capability, name in named():
        tests = " ".join(proven.get(capability, [])) or "-"
        sys.stdout.write(f"{capability}  {name}  {tests}\n")


if __name__ == "__main__":
    main()
