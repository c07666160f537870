"""Cut Anna Text from Atkinson Hyperlegible Next (SIL OFL 1.1): Latin letters and signs.

Usage: python pwa/static/fonts/cut.py SOURCE.woff2, with the variable upright Latin file
of the package `@fontsource-variable/atkinson-hyperlegible-next`; with a `-Regular.ttf` or
`-Bold.ttf` of the same font, the cut for letters is made of it instead.
"""  # noqa: INP001 — a script, beside the font that it makes

# fontTools has no types of its own.
# pyright: basic, reportAttributeAccessIssue=false, reportOptionalSubscript=false

import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib import instancer

TARGET = Path(__file__).with_name("anna-text.woff2")
LETTERS = Path(__file__).parents[3] / "backend/plumbing/letter_parts/fonts"
NAME = "Anna Text"
SIGNS = (
    *range(0x20, 0x7F),
    *(0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xBD, 0xD7),
    *range(0xC0, 0xDE),
    *range(0xDF, 0xFE),
    *(0x2009, 0x202F),
    *range(0x2010, 0x2015),
    *range(0x2018, 0x201F),
    *(0x2022, 0x2026, 0x2212, 0x20AC),
)
FEATURES = ["kern", "mark", "mkmk", "locl", "ccmp", "tnum"]
WEIGHTS = (400, 700)
NARROWER = 0.9
Points = list[tuple[float, float]]


def cut(source: Path) -> None:
    """Narrow the weights, keep the signs and features, name it, and pack it."""
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = FEATURES
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=SIGNS)
    cutter.subset(font)
    plain = BytesIO()
    font.flavor = None
    font.save(plain)
    plain.seek(0)
    font = TTFont(plain)
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    open_zero(font)
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = NAME
    subset.save_font(font, str(TARGET), options)


def cut_for_letters(source: Path) -> None:
    """The same zero and the same name in the font that letters are set in."""
    font = TTFont(source)
    style = source.stem.rpartition("-")[2]
    name: str = font.getBestCmap()[ord("0")]
    glyph, outer = font["glyf"][name], font["glyf"][name].endPtsOfContours[0] + 1
    _draw(glyph, _opened(list(glyph.coordinates), outer), outer)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)
    named = {1: NAME, 4: f"{NAME} {style}", 6: f"AnnaText-{style}", 16: NAME}
    for record in font["name"].names:
        if record.nameID in named:
            record.string = named[record.nameID]
    font.save(LETTERS / f"AnnaText-{style}.ttf")


def open_zero(font: TTFont) -> None:
    """Take the stroke out of the zero, and narrow it so that it is not an O.

    The source's zero is struck through from left to right, which Nordic eyes read as Ø.
    The zero as wide as all figures is made of the same outline.
    """
    bold = instancer.instantiateVariableFont(deepcopy(font), {"wght": WEIGHTS[1]})
    name: str = font.getBestCmap()[ord("0")]
    glyph, outer = font["glyf"][name], font["glyf"][name].endPtsOfContours[0] + 1
    thin = _opened(list(glyph.coordinates), outer)
    thick = _opened(list(bold["glyf"][name].coordinates), outer)
    _draw(glyph, thin, outer)
    moved = [
        (round(b[0] - a[0]), round(b[1] - a[1]))
        for a, b in zip(thin, thick, strict=True)
    ]
    wider = bold["hmtx"][name][0] - font["hmtx"][name][0]
    still: list[tuple[int, int]] = [(0, 0), (wider, 0), (0, 0), (0, 0)]
    font["gvar"].variations[name] = [
        TupleVariation({"wght": (0.0, 1.0, 1.0)}, moved + still)
    ]
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)


def _draw(glyph: Any, points: Points, outer: int) -> None:
    """The ring and its hole become the glyph."""
    glyph.coordinates = GlyphCoordinates([(round(x), round(y)) for x, y in points])
    glyph.endPtsOfContours = [outer - 1, 2 * outer - 1]
    glyph.numberOfContours = 2
    ring = glyph.flags[:outer]
    glyph.flags = ring + bytearray([ring[0], *reversed(ring[1:])])


def _opened(points: Points, outer: int) -> Points:
    """The outer ring, and the same ring again inside it, the other way round."""
    ring, holes = points[:outer], points[outer:]
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    middle, half = (left + right) / 2, (low + high) / 2
    wide = (max(x for x, _ in holes) - min(x for x, _ in holes)) / (right - left)
    tall = (max(y for _, y in holes) - min(y for _, y in holes)) / (high - low)
    hole = [(middle + (x - middle) * wide, half + (y - half) * tall) for x, y in ring]
    both = [*ring, hole[0], *reversed(hole[1:])]
    return [(middle + (x - middle) * NARROWER, y) for x, y in both]


if __name__ == "__main__":
    given = Path(sys.argv[1])
    (cut_for_letters if given.suffix == ".ttf" else cut)(given)
