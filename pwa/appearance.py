"""How somebody wants the pages to look: size of text, and colours."""

from collections.abc import Mapping
from typing import Final

from components.data import icon
from components.html import Vdom, h
from pwa.onlooker import Onlooker

# What may be chosen, under the name that address and cookie share. The first of each is
# how the phone itself is set.
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "text": ("own", "larger", "largest"),
    "utseende": ("own", "light", "dark", "contrast"),
}


def chosen_look(
    asked: Mapping[str, str], remembered: Mapping[str, str]
) -> dict[str, str]:
    """What holds of each: as asked for now, else as remembered, else the phone's own."""
    return {
        name: next(
            (
                value
                for value in (asked.get(name), remembered.get(name))
                if value in values
            ),
            values[0],
        )
        for name, values in CHOICES.items()
    }


def look_attributes(visitor: Onlooker) -> dict[str, str]:
    """What the style sheet goes by; nothing where the phone's own settings hold."""
    named = {"data-text": visitor.text, "data-theme": visitor.theme}
    return {name: value for name, value in named.items() if value != "own"}


def look_menu(visitor: Onlooker) -> Vdom:
    """Size of text and colours, one tap each, on every page."""
    w = visitor.words
    return h.details(
        {"class": "looks"},
        h.summary(icon("text-size"), h.span(w("look-menu"))),
        h.div(
            {"class": "looks-body"},
            _choices(visitor, "text", now=visitor.text),
            _choices(visitor, "utseende", now=visitor.theme),
        ),
    )


def _choices(visitor: Onlooker, name: str, *, now: str) -> Vdom:
    label = f"look-{name}"
    return h.div(
        h.p({"class": "hint", "id": label}, visitor.words(label)),
        h.ul(
            {"aria-labelledby": label},
            [_choice(visitor, name, value, now=now) for value in CHOICES[name]],
        ),
    )


def _choice(visitor: Onlooker, name: str, value: str, *, now: str) -> Vdom:
    return h.li(
        h.a(
            {
                "href": visitor.here(**{name: value}),
                "aria-current": "true" if value == now else None,
            },
            visitor.words(f"look-{name}-{value}"),
        )
    )
