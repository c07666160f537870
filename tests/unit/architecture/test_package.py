"""What is installed holds everything that the code reads at run time."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
PACKAGES: Final = ("backend", "pwa", "components", "i18n", "accessibility")
# Read by people, and made by running: neither is installed.
LEFT_OUT: Final = {".md", ".py", ".pyc", ".webp"}


class TestPackage:
    def test_takes_every_file_along(self) -> None:
        told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        patterns = told["tool"]["setuptools"]["package-data"]["*"]
        files = [
            path
            for package in PACKAGES
            for path in (ROOT / package).rglob("*")
            if path.is_file() and path.suffix not in LEFT_OUT
        ]

        forgotten = {
            path.relative_to(ROOT).as_posix()
            for path in files
            if not any(fnmatch(path.name, pattern) for pattern in patterns)
        }

        assert len(files) > 80
        assert forgotten == set()
