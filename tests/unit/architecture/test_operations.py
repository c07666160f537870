"""Every form that writes carries the id of its operation, so that it counts once."""

import ast
from pathlib import Path

import pytest

PWA = Path(__file__).parents[3] / "pwa"
# What keeps nothing, and signing in, where each code and answer holds once by itself.
KEEP_NOTHING = {"citizen/calculate_fee.py", "citizen/check_document.py"}
SIGNING_IN = "sign_in/"


def _forms_without(source: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "form"
        and "op_id" not in {each.arg for each in node.keywords}
    ]


class TestAForm:
    @pytest.mark.capability("X8")
    def test_that_writes_carries_its_operation(self) -> None:
        without = [
            f"{name}:{line}"
            for path in sorted(PWA.rglob("*.py"))
            if (name := path.relative_to(PWA).as_posix()) not in KEEP_NOTHING
            and not name.startswith(SIGNING_IN)
            for line in _forms_without(path.read_text(encoding="utf-8"))
        ]

        assert without == []
