"""The demo's two municipalities, as files of the same kind as a real one's."""

from pathlib import Path
from typing import Any

import msgspec

SLUGS = ("nacka", "osteraker")


def municipality_file(slug: str) -> Path:
    return Path(__file__).with_name(f"{slug}.toml")


def municipality_policy(slug: str) -> dict[str, Any]:
    """The whole file: `[municipality]` and a section for every area."""
    return msgspec.toml.decode(municipality_file(slug).read_bytes())
