"""The table of contrast in the visual language, computed again from the style sheet."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import tinycss2

STYLE = Path("pwa/static/css/anna.css").read_text(encoding="utf-8")
LIGHT, DARK, CONTRAST = (
    ":root",
    ':root[data-theme="dark"]',
    ':root[data-theme="contrast"]',
)
TEXT, SHAPE = 7.0, 3.0
PAIRS = [
    ("ink", "ground", TEXT),
    ("ink", "surface", TEXT),
    ("ink2", "ground", TEXT),
    ("ink2", "surface", TEXT),
    ("ink2", "sunken", TEXT),
    ("primary", "ground", TEXT),
    ("primary", "surface", TEXT),
    ("primary", "tint", TEXT),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-press", TEXT),
    ("on-tint", "tint", TEXT),
    ("good", "good-soft", TEXT),
    ("warn", "warn-soft", TEXT),
    ("bad", "bad-soft", TEXT),
    ("bad", "ground", TEXT),
    ("bad", "surface", TEXT),
    ("edge", "surface", SHAPE),
    ("edge", "ground", SHAPE),
]


def _declared(content: Sequence[Any]) -> dict[str, str]:
    found = re.findall(r"--([\w-]+):\s*([^;}]+)", tinycss2.serialize(content))
    return {name: value.strip() for name, value in found}


def _tokens() -> dict[str, dict[str, str]]:
    """The custom properties of each selector that stands outside any condition."""
    made: dict[str, dict[str, str]] = {}
    for rule in tinycss2.parse_stylesheet(STYLE, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            made.setdefault(selector, {}).update(_declared(rule.content))
    return made


TOKENS = _tokens()
LOOKS = {
    "light": TOKENS[LIGHT],
    "dark": TOKENS[LIGHT] | TOKENS[DARK],
    "contrast": TOKENS[LIGHT] | TOKENS[CONTRAST],
}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


class TestColours:
    @pytest.mark.parametrize("look", LOOKS)
    @pytest.mark.parametrize(
        ("over", "under", "least"), PAIRS, ids=[f"{a} on {b}" for a, b, _ in PAIRS]
    )
    def test_can_be_told_apart(
        self, look: str, over: str, under: str, least: float
    ) -> None:
        tokens = LOOKS[look]

        assert contrast(tokens[over], tokens[under]) >= least

    def test_the_device_gives_the_same_colours_as_the_choice(self) -> None:
        for scheme, chosen in (
            (r"prefers-color-scheme: dark", DARK),
            (r"prefers-contrast: more", CONTRAST),
        ):
            start = STYLE.index(f"@media ({scheme})")
            block = STYLE[start : STYLE.index("} }", start)]
            found = dict(re.findall(r"--([\w-]+):\s*([^;}]+)", block))

            assert {k: v.strip() for k, v in found.items()} == TOKENS[chosen]


class TestStyleSheet:
    def test_knows_no_left_or_right(self) -> None:
        sides = (
            r"[\s;{](?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:"
        )

        assert re.findall(sides, STYLE) == []

    def test_breaks_in_em(self) -> None:
        widths = re.findall(r"\((?:min|max)-width:\s*([^)]+)\)", STYLE)

        assert widths
        assert all(width.endswith("em") for width in widths)

    def test_never_takes_the_focus_ring_away_from_what_is_pressed(self) -> None:
        without = re.findall(r"([^{}]+?):focus[^{}]*\{[^}]*outline:\s*0;", STYLE)

        assert [s.strip() for s in without] == ["main", ".choice"]

    def test_names_nothing_outside_the_service(self) -> None:
        assert re.findall(r"url\((?!\"\.\./fonts/)", STYLE) == []
        assert "http" not in STYLE
