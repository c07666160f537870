"""The font of the letters: a zero is a zero, as on screen."""

# fontTools has no types of its own.
# pyright: basic, reportOptionalSubscript=false, reportMissingTypeStubs=false

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[3] / "backend/plumbing/letter_parts/fonts"


class TestZero:
    @pytest.mark.parametrize("style", ["Regular", "Bold"])
    def test_is_a_ring_without_a_stroke(self, style: str) -> None:
        font = TTFont(FONTS / f"AnnaText-{style}.ttf")
        zero = font["glyf"][font.getBestCmap()[ord("0")]]

        assert zero.numberOfContours == 2
