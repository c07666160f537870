"""The municipality's own colour, as a small style sheet after ours.

High contrast keeps its own black and white, whoever asks for it: the phone or the person.
"""

import hashlib
from typing import Final

from backend.access.facts import MunicipalityFacts
from backend.kernel.colours import DARK, LIGHT, Colours, Theme, tokens

OURS: Final = "#0A4A54"


def bar_colour(home: MunicipalityFacts) -> str:
    """What a browser paints round the pages."""
    return home.colours.light if home.colours else OURS


def style_sheet(colours: Colours) -> str:
    light, dark = _block(colours.light, LIGHT), _block(colours.dark, DARK)
    return (
        f":root {{ {light} }}\n"
        "@media (prefers-color-scheme: dark) and (not (prefers-contrast: more)) "
        f"{{ :root:not([data-theme]) {{ {dark} }} }}\n"
        f':root[data-theme="dark"] {{ {dark} }}\n'
    )


def _block(colour: str, theme: Theme) -> str:
    made = tokens(colour, theme)
    return " ".join(f"--{name}: {value};" for name, value in made.items())


def address_of_colours(home: MunicipalityFacts) -> str | None:
    """Where its style sheet is: another address when the colours are others."""
    if home.colours is None:
        return None
    return f"/farger/{home.slug}/{version_of(home.colours)}"


def version_of(colours: Colours) -> str:
    return hashlib.sha256(style_sheet(colours).encode()).hexdigest()[:12]
