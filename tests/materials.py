"""What the service is made of: a bill of materials (CycloneDX) and a list of licences.

`make security` writes both to `build/`. Every package of the locks must be in the bill,
with a licence that may stand beside the EUPL.
"""

import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, Final

from cyclonedx import model
from cyclonedx.contrib.license import factories
from cyclonedx.model import bom, component
from cyclonedx.output import json
from msgspec import Struct
from packageurl import PackageURL

# Its classes are made by a decorator that keeps no types.
MODEL: Final[Any] = model
BOM: Final[Any] = bom
COMPONENT: Final[Any] = component
LICENCE: Final[Any] = factories
JSON: Final[Any] = json
ROOT: Final = Path(__file__).parents[1]
LOCKS: Final = ROOT / "requirements"
BILL: Final = "bill-of-materials.cdx.json"
LICENCES: Final = "licences.txt"
PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ;[^\\]*)? \\$")
HASHED: Final = re.compile(r"^ {4}--hash=sha256:([0-9a-f]{64})(?: \\)?$")
# Permissive ones, and those that ask only for their own code to stay open.
ALLOWED: Final = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EUPL-1.2", "ISC"),
        *("MIT", "MIT-0", "PSF-2.0", "LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"),
    }
)
# What packages write of themselves that is no SPDX name.
WRITTEN_AS: Final[Mapping[str, str]] = {
    "APL 2": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "LGPL": "LGPL-2.1-or-later",
    "MIT License": "MIT",
    "PSFL": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# Looked up in the package itself, where its description does not say or is not here.
READ_IN_THE_PACKAGE: Final[Mapping[str, str]] = {
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
}
UNKNOWN: Final = "unknown"


class Package(Struct, frozen=True, kw_only=True):
    """A locked package: exactly which, and by which hashes it is known."""

    name: str
    version: str
    hashes: tuple[str, ...]


@cache
def locked(lock: str = "dev") -> dict[str, Package]:
    """The packages of a lock, by name; a line that is neither is a fault."""
    found: dict[str, Package] = {}
    name, version, hashes = "", "", list[str]()
    for line in (LOCKS / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if pinned := PINNED.match(line):
            name, version = pinned[1], pinned[2]
            hashes = []
        elif hashed := HASHED.match(line):
            hashes.append(hashed[1])
            found[name] = Package(name=name, version=version, hashes=tuple(hashes))
        elif line.strip() and not line.lstrip().startswith("#"):
            raise ValueError(f"{lock}.txt: {line}")
    return found


def licence_of(name: str) -> str:
    """The licence as SPDX writes it, or `unknown`."""
    if name in READ_IN_THE_PACKAGE:
        return READ_IN_THE_PACKAGE[name]
    written = _written_by(name)
    for each in written:
        spdx = WRITTEN_AS.get(each, each)
        if all(part in ALLOWED for part in _parts(spdx)):
            return spdx
    return written[0] if written else UNKNOWN


def _written_by(name: str) -> list[str]:
    """What a package says of its licence, the surest first."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return []
    fields = told.json
    classified = [
        each.rpartition(" :: ")[2]
        for each in fields.get("classifier", [])
        if each.startswith("License :: ") and not each.endswith("OSI Approved")
    ]
    first = str(fields.get("license", "")).partition("\n")[0].strip()
    written = [str(fields.get("license_expression", "")), first, *classified]
    return [each for each in written if each]


def is_allowed(licence: str) -> bool:
    """All that must be kept to is allowed; of what one may choose from, something."""
    return all(
        any(choice in ALLOWED for choice in part.split(" OR "))
        for part in licence.split(" AND ")
    )


def _parts(spdx: str) -> list[str]:
    return re.split(r" AND | OR ", spdx)


def bill() -> Any:
    """Every locked package: what the service needs, and what it is made and tried with."""
    made = BOM.Bom()
    for package in locked().values():
        made.components.add(_component(package))
    return made


def _component(package: Package) -> Any:
    licences = LICENCE.LicenseFactory()
    sha256 = MODEL.HashAlgorithm.SHA_256
    return COMPONENT.Component(
        type=COMPONENT.ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        purl=PackageURL("pypi", name=package.name, version=package.version),
        bom_ref=f"{package.name}=={package.version}",
        scope=_scope(package.name),
        licenses=[licences.make_from_string(licence_of(package.name))],
        hashes=[MODEL.HashType(alg=sha256, content=each) for each in package.hashes],
    )


def _scope(name: str) -> Any:
    scopes = COMPONENT.ComponentScope
    if name in locked("app"):
        return scopes.REQUIRED
    return scopes.OPTIONAL if name in locked("demo") else scopes.EXCLUDED


def write(folder: Path) -> tuple[Path, Path]:
    """The bill and the list, in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made, listed = folder / BILL, folder / LICENCES
    made.write_text(_as_json(bill()), encoding="utf-8")
    lines = [f"{p.name} {p.version}: {licence_of(p.name)}" for p in locked().values()]
    listed.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return made, listed


def _as_json(whole: Any) -> str:
    return JSON.JsonV1Dot6(whole).output_as_string(indent=2)


def main() -> None:
    for path in write(Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
