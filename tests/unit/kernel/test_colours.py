"""A municipality's own colour is read by everybody, by the table of contrast itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.demo.policy import SLUGS, municipality_policy
from backend.kernel.colours import (
    DARK,
    LIGHT,
    Colours,
    Theme,
    contrast,
    nearest,
    tokens,
    unread_in,
)
from tests.unit.components.test_style import LOOKS, PAIRS
from tests.unit.components.test_style import contrast as measured

# Any colour there is, as a file writes it.
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
OURS = Colours(light="#0A4A54", dark="#8FD6DF")
THEMES = {"light": LIGHT, "dark": DARK}


def too_faint(colour: str, look: str) -> list[str]:
    """The pairs of the table that fall short when the colour is put in ours' place."""
    made = LOOKS[look] | tokens(colour, THEMES[look])
    return [
        f"{over} on {under}"
        for over, under, least in PAIRS
        if measured(made[over], made[under]) < least
    ]


class TestAColour:
    @given(COLOURS)
    def test_is_offered_the_nearest_that_can_be_read(self, colour: str) -> None:
        for look, theme in THEMES.items():
            assert too_faint(nearest(colour, theme), look) == []

    @given(COLOURS, COLOURS)
    def test_is_taken_when_the_whole_table_holds(self, light: str, dark: str) -> None:
        """Never taken when it does not, and never refused when it does."""
        faint = [*too_faint(light, "light"), *too_faint(dark, "dark")]

        assert (unread_in(Colours(light=light, dark=dark)) is None) == (faint == [])

    def test_that_is_too_light_is_refused_with_its_figure(self) -> None:
        said = unread_in(Colours(light="#FFCC00", dark=OURS.dark)) or ""

        assert "'#FFCC00' has contrast 1.4 (on the page), and 7 is needed" in said
        assert "Choose a darker one, such as '#" in said

    def test_that_is_too_dark_for_dark_pages_is_refused(self) -> None:
        said = unread_in(Colours(light=OURS.light, dark="#0072CE")) or ""

        assert "dark = '#0072CE'" in said
        assert "Choose a lighter one" in said

    def test_of_ours_would_be_taken(self) -> None:
        assert unread_in(OURS) is None

    @pytest.mark.parametrize("slug", SLUGS)
    def test_of_the_demo_is_taken(self, slug: str) -> None:
        said = municipality_policy(slug)["municipality"].get("colours")
        assert said is None or unread_in(Colours(**said)) is None


class TestContrast:
    def test_is_that_of_wcag(self) -> None:
        assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
        assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


class TestATheme:
    @pytest.mark.parametrize(("look", "theme"), THEMES.items(), ids=list(THEMES))
    def test_stands_on_what_the_style_sheet_has(self, look: str, theme: Theme) -> None:
        assert (theme.ground, theme.surface) == (
            LOOKS[look]["ground"],
            LOOKS[look]["surface"],
        )
