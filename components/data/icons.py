"""Pictures of one stroke, drawn in the text's own colour, always beside words."""

from typing import Final

from components.example import Example
from components.html import Vdom, h

# Each icon is a list of SVG path data on a grid of 24.
STROKES: Final[dict[str, tuple[str, ...]]] = {
    "anna": ("M14.6 13.8a4.9 4.9 0 1 1-9.8 0a4.9 4.9 0 1 1 9.8 0", "M17.6 4.5v15.3"),
    "arrow": ("M4 12h16", "M14 6l6 6-6 6"),
    "back": ("M20 12H4", "M10 6l-6 6 6 6"),
    "calendar": ("M4 6h16v14H4z", "M4 10h16", "M8 3v4", "M16 3v4"),
    "chevron": ("M9 5l7 7-7 7",),
    "clock": ("M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0", "M12 7v5l3 2"),
    "coin": (
        "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0",
        "M9 8v8",
        "M15 8l-6 4.5",
        "M11.5 11l3.5 5",
    ),
    "cross": ("M6 6l12 12", "M18 6L6 18"),
    "document": ("M6 3h8l4 4v14H6z", "M14 3v4h4", "M9 12h6", "M9 16h6"),
    "envelope": ("M3 6h18v12H3z", "M3 7.5l9 6 9-6"),
    "fingerprint": (
        "M5 15c1-3-1-8 7-8s7 6 6.5 10",
        "M4.5 9.500C6 5.500 9 4 12 4s6 1.500 7.500 5",
        "M8.500 19c1-2.500.2-8 3.500-8s3 4 2.500 9",
        "M12 14.500c0 2 0 4-.7 6",
    ),
    "globe": (
        "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0",
        "M3 12h18",
        "M12 3c3 3 3 15 0 18",
        "M12 3c-3 3-3 15 0 18",
    ),
    "home": ("M4 11l8-7 8 7", "M6 10v10h12V10"),
    "id-card": (
        "M3 5h18v14H3z",
        "M11 10a2 2 0 1 1-4 0a2 2 0 1 1 4 0",
        "M6 16c0-3 6-3 6 0",
        "M15 10h3",
        "M15 14h3",
    ),
    "info": ("M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0", "M12 11v6", "M12 7.5v.1"),
    "key": ("M12 14a4 4 0 1 1-8 0a4 4 0 1 1 8 0", "M11 11l9-7", "M17 6l3 3"),
    "list": ("M4 6h16", "M4 12h16", "M4 18h10"),
    "menu": ("M4 6h16", "M4 12h16", "M4 18h16"),
    "message": ("M4 5h16v11h-9l-4 4v-4H4z",),
    "minus": ("M5 12h14",),
    "offline": (
        "M3 3l18 18",
        "M5 12a10 10 0 0 1 4-2.5",
        "M15 10a10 10 0 0 1 4 2",
        "M8.5 15.5a5 5 0 0 1 7 0",
        "M12 19v.1",
    ),
    "outbox": ("M4 14v5h16v-5", "M12 15V4", "M7 9l5-5 5 5"),
    "pen": ("M4 20l1-4L16 5l3 3L8 19z",),
    "person": ("M16 8a4 4 0 1 1-8 0a4 4 0 1 1 8 0", "M4 21c1-5 4-7 8-7s7 2 8 7"),
    "phone": (
        "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2",
    ),
    "pin": (
        "M12 21c-4-5-7-8-7-11a7 7 0 0 1 14 0c0 3-3 6-7 11z",
        "M14.5 10a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0",
    ),
    "play": ("M8 5v14l11-7z",),
    "plus": ("M12 5v14", "M5 12h14"),
    "search": ("M17 10.5a6.5 6.5 0 1 1-13 0a6.5 6.5 0 1 1 13 0", "M15.5 15.5L21 21"),
    "stop": ("M7 7h10v10H7z",),
    "text-size": (
        "M3 19L8.500 5 14 19",
        "M5 14.500h7",
        "M15 19l3-8 3 8",
        "M16 16.500h4",
    ),
    "thread": (
        "M8 5.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0",
        "M8 18.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0",
        "M5.5 8v8",
        "M12 6h9",
        "M12 18h9",
        "M12 12h6",
    ),
    "tick": ("M5 13l4 4L19 7",),
    "warning": ("M12 4l9 16H3z", "M12 10v4", "M12 17v.1"),
}


def icon(name: str) -> Vdom:
    """An icon by name; arrows and chevrons turn with the direction of the text."""
    extra = {"play": " solid flip", "stop": " solid"}.get(name, "")
    turns = " flip" if name in {"arrow", "back", "chevron"} else extra
    return h.svg(
        {
            "class": f"icon{turns}",
            "viewBox": "0 0 24 24",
            "aria-hidden": True,
            "focusable": "false",
        },
        [h.path({"d": path}) for path in STROKES[name]],
    )


EXAMPLES = [
    Example(f"icon {name}", lambda name=name: h.p(icon(name), " ", name))
    for name in STROKES
]
