"""Every import contract catches the trespass that it is there for."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[3]
PACKAGES = ("backend", "pwa", "components", "i18n", "accessibility")
TRESPASSES = {
    "Surfaces stand on components": ("components/example.py", "import backend.kernel"),
    "Backend: cli > app": ("backend/plumbing/clock.py", "import backend.access"),
    "Inside an area": ("backend/contact/facts.py", "import backend.contact.tables"),
    "The five areas never": ("backend/fees/tables.py", "import backend.contact.facts"),
    "Rules and facts are pure": ("backend/kernel/period.py", "import time"),
    "Only queries and actions": (
        "backend/contact/routes.py",
        "import backend.contact.tables",
    ),
    "Pages ask queries": ("pwa/places.py", "import backend.access.tables"),
}


def _lint(folder: Path) -> str:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
    ]
    done = subprocess.run(  # noqa: S603
        [*command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            CHECKOUT / package,
            folder / package,
            ignore=shutil.ignore_patterns("__pycache__", "*.ftl", "*.png", "*.ttf"),
        )
    return folder


class TestContract:
    @pytest.mark.parametrize("contract", TRESPASSES)
    def test_catches_its_trespass(self, copied: Path, contract: str) -> None:
        file, trespass = TRESPASSES[contract]
        whole = (copied / file).read_text(encoding="utf-8")
        (copied / file).write_text(f"{whole}\n{trespass}\n", encoding="utf-8")

        said = _lint(copied)

        (copied / file).write_text(whole, encoding="utf-8")
        after = " ".join(said.split()).partition(contract)[2]
        assert re.search(r"\b(KEPT|BROKEN)\b", after)[1] == "BROKEN"  # type: ignore[index]
