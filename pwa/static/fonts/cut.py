"""Cut Anna Text from Atkinson Hyperlegible Next (SIL OFL 1.1): Latin letters and signs.

Usage: python pwa/static/fonts/cut.py SOURCE.woff2, with the variable upright Latin file
of the package `@fontsource-variable/atkinson-hyperlegible-next`.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).with_name("anna-text.woff2")
SIGNS = (
    [*range(0x20, 0x7F), 0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xBD, 0xD7]
    + [*range(0xC0, 0xDE), *range(0xDF, 0xFE), 0x2009, 0x202F]
    + [*range(0x2010, 0x2015), *range(0x2018, 0x201F), 0x2022, 0x2026, 0x2212, 0x20AC]
)
FEATURES = ["kern", "mark", "mkmk", "locl", "ccmp", "tnum"]
WEIGHTS = (400, 700)


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
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = "Anna Text"
    subset.save_font(font, str(TARGET), options)


if __name__ == "__main__":
    cut(Path(sys.argv[1]))
