"""A municipality's own colour, and whether everybody can read what is written in it.

What is asked is the table of contrast of the visual language: text 7 to 1 on whatever it
stands on (WCAG 2.2, 1.4.3 asks 4.5). Our own colours stand in `pwa/static/css/anna.css`.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

LEAST: Final = 7.0
STEPS: Final = 50
BLACK, WHITE = "#000000", "#FFFFFF"

Tokens = dict[str, str]


class Theme(Struct, frozen=True, kw_only=True):
    """What a colour stands on, and how what goes with it is made of it.

    Each part is mixed: towards which colour, and how many hundredths of that.
    """

    ground: str
    surface: str
    better: str
    on_primary: tuple[str, int]
    primary_press: tuple[str, int]
    tint: tuple[str, int]
    on_tint: tuple[str, int]


LIGHT: Final = Theme(
    ground="#F3F6F5",
    surface="#FFFFFF",
    better=BLACK,
    on_primary=(WHITE, 100),
    primary_press=(BLACK, 35),
    tint=(WHITE, 86),
    on_tint=(BLACK, 25),
)
DARK: Final = Theme(
    ground="#0E1716",
    surface="#172321",
    better=WHITE,
    on_primary=(BLACK, 88),
    primary_press=(WHITE, 40),
    tint=("#172321", 88),
    on_tint=(WHITE, 60),
)


class Colours(Struct, frozen=True, kw_only=True):
    """For light pages and for dark ones. High contrast keeps its own black and white."""

    light: str
    dark: str


def unread_in(colours: Colours) -> str | None:
    """What could not be read in them: the figure, and the nearest that will do."""
    for name, colour, theme in (
        ("light", colours.light, LIGHT),
        ("dark", colours.dark, DARK),
    ):
        pair, figure = faintest(colour, theme)
        if figure < LEAST:
            change = "darker" if theme is LIGHT else "lighter"
            return (
                f"{name} = {colour!r} has contrast {figure:.1f} ({pair}), and {LEAST:.0f} "
                f"is needed. Choose a {change} one, such as {nearest(colour, theme)!r}"
            )
    return None


def tokens(colour: str, theme: Theme) -> Tokens:
    """The colour and what goes with it, under the style sheet's names."""
    return {
        "primary": colour,
        "primary-press": mixed(colour, *theme.primary_press),
        "on-primary": mixed(colour, *theme.on_primary),
        "tint": mixed(colour, *theme.tint),
        "on-tint": mixed(colour, *theme.on_tint),
    }


def faintest(colour: str, theme: Theme) -> tuple[str, float]:
    """The pair that is hardest to read, and its contrast."""
    made = tokens(colour, theme)
    pairs = {
        "on the page": (colour, theme.ground),
        "on a card": (colour, theme.surface),
        "on its own tint": (colour, made["tint"]),
        "text on it": (made["on-primary"], colour),
        "text on it, pressed": (made["on-primary"], made["primary-press"]),
        "text on its tint": (made["on-tint"], made["tint"]),
    }
    figures = {name: contrast(*pair) for name, pair in pairs.items()}
    name = min(figures, key=lambda each: figures[each])
    return name, figures[name]


def nearest(colour: str, theme: Theme) -> str:
    """The same colour, as little darker or lighter as it takes to be read."""
    tried = (
        mixed(colour, theme.better, step * 100 // STEPS) for step in range(STEPS + 1)
    )
    return next(each for each in tried if faintest(each, theme)[1] >= LEAST)


def mixed(colour: str, other: str, hundredths: int) -> str:
    """So many hundredths of the other in it."""
    parts = (
        (one * (100 - hundredths) + two * hundredths + 50) // 100
        for one, two in zip(_parts(colour), _parts(other), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> Iterator[int]:
    return (int(colour[start:end], 16) for start, end in pairwise((1, 3, 5, 7)))
