"""S15: what the service is made of is known, pinned, and may be used."""

import json
import re
from pathlib import Path

import pytest

from tests import materials
from tests.figures import Figure
from tests.materials import (
    BILL,
    LICENCES,
    LOCKS,
    UNKNOWN,
    is_allowed,
    licence_of,
    locked,
)


class TestLock:
    @pytest.mark.parametrize("lock", ["app", "demo", "dev"])
    def test_is_pinned_by_hash_and_names_no_registry(self, lock: str) -> None:
        text = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")

        packages = locked(lock)

        assert len(packages) > 20
        assert all(package.hashes for package in packages.values())
        assert re.search(r"://|--index-url|--extra-index|--find-links|@ ", text) is None

    def test_says_the_same_everywhere(self) -> None:
        """What runs is what was tried."""
        tried = locked("dev")

        for lock in ("app", "demo"):
            assert [p for p in locked(lock).values() if tried[p.name] != p] == []


class TestLicence:
    def test_of_every_package_is_known_and_allowed(self, figure: Figure) -> None:
        licences = {name: licence_of(name) for name in locked()}

        wrong = {n: each for n, each in licences.items() if not is_allowed(each)}

        figure("S15", tried=len(licences), wrong=len(wrong))
        assert wrong == {}

    @pytest.mark.parametrize(
        ("licence", "allowed"),
        [
            ("MIT", True),
            ("MIT OR GPL-3.0-only", True),
            ("Apache-2.0 AND BSD-2-Clause", True),
            ("MIT AND GPL-3.0-only", False),
            ("GPL-3.0-or-later", False),
            ("AGPL-3.0-only", False),
            ("SSPL-1.0", False),
            ("Proprietary", False),
            (UNKNOWN, False),
            ("", False),
        ],
    )
    def test_is_allowed_by_all_that_must_be_kept_to(
        self, licence: str, allowed: bool
    ) -> None:
        assert is_allowed(licence) is allowed


class TestBill:
    def test_holds_every_locked_package(self, tmp_path: Path, figure: Figure) -> None:
        materials.write(tmp_path)

        made = json.loads((tmp_path / BILL).read_text(encoding="utf-8"))
        listed = (tmp_path / LICENCES).read_text(encoding="utf-8")

        assert made["bomFormat"] == "CycloneDX"
        held = {each["name"]: each for each in made["components"]}
        missing = set(locked()) - set(held)
        figure("S15", tried=0, wrong=len(missing))
        assert missing == set()
        for name, package in locked().items():
            component = held[name]
            assert component["version"] == package.version
            assert component["purl"] == f"pkg:pypi/{name}@{package.version}"
            assert component["licenses"]
            assert {each["content"] for each in component["hashes"]} == {
                *package.hashes
            }
            assert f"{name} {package.version}: " in listed
        assert held["litestar"]["scope"] == "required"
        assert held["pytest"]["scope"] == "excluded"
