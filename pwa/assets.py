"""Scripts, styles, fonts and pictures: read once, named by their content, never by a path.

An address is `/static/<build>/<name>`, where `build` changes when any of them does, so
that a browser may keep them for ever and scripts may import one another by name.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from msgspec import Struct

HERE = Path(__file__).parent
KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain",
}
COMPRESSED = {".js", ".css", ".svg", ".txt"}


class Asset(Struct, frozen=True):
    """A file as it is sent; `gzipped` is empty where it would not help."""

    content: bytes
    gzipped: bytes
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """Every file that browsers may fetch, by name: `live.js`, `css/anna.css` and so on."""
    found: dict[str, Asset] = {}
    places = (HERE, HERE / "offline", HERE / "static")
    for place in places:
        pattern = "**/*" if place.name == "static" else "*"
        for path in sorted(place.glob(pattern)):
            if path.is_file() and path.suffix in KINDS:
                found[path.relative_to(place).as_posix()] = _asset(path)
    return found


@cache
def build() -> str:
    """A name for this set of files."""
    digest = hashlib.sha256()
    for name, asset in sorted(assets().items()):
        digest.update(name.encode() + b"\0" + asset.content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where a browser finds the file; a name that does not exist is a fault."""
    if name not in assets():
        raise KeyError(name)
    return f"/static/{build()}/{name}"


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    packed = gzip.compress(content, 9) if path.suffix in COMPRESSED else b""
    media_type = KINDS[path.suffix]
    return Asset(content, packed, media_type)
