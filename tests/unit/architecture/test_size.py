"""A file has one subject and a function one breath: the house stays easy to walk in."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60


def _files() -> Iterator[Path]:
    for folder in ("backend", "pwa", "components"):
        for path in (ROOT / folder).rglob("*"):
            is_code = path.suffix in {".py", ".js"}
            if is_code and "migrations" not in path.parts:
                yield path


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            last = node.end_lineno or node.lineno
            yield node.name, last - node.lineno + 1


class TestSize:
    def test_of_a_file_is_at_most_four_hundred_lines(self) -> None:
        long = {
            path.relative_to(ROOT).as_posix(): lines
            for path in _files()
            if (lines := len(path.read_text(encoding="utf-8").splitlines()))
            > MOST_LINES_IN_A_FILE
        }

        assert long == {}

    def test_of_a_function_is_at_most_sixty_lines(self) -> None:
        long = {
            f"{path.relative_to(ROOT).as_posix()}:{name}": lines
            for path in _files()
            if path.suffix == ".py"
            for name, lines in _functions(path)
            if lines > MOST_LINES_IN_A_FUNCTION
        }

        assert long == {}
