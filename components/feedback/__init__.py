"""What the service answers: notices, tags, marks, receipts."""

from collections.abc import Sequence
from typing import Final, Literal

from components.data.icons import icon
from components.example import Example
from components.html import Child, Vdom, h

Kind = Literal["info", "good", "warn", "bad"]
ICONS: Final[dict[str, str]] = {
    "info": "info",
    "good": "tick",
    "warn": "clock",
    "bad": "warning",
}


def notice(text: Child, *, kind: Kind = "info", lead: str | None = None) -> Vdom:
    """One or two lines that matter now; at most one a screen."""
    return h.div(
        {"class": f"notice {kind}"},
        icon("warning" if kind == "warn" and lead else ICONS[kind]),
        h.p(h.strong(lead + " ") if lead else None, text),
    )


def told(*content: Child, kind: Kind = "info") -> Vdom:
    """What somebody has said, with more to it than a line, in the frame of a notice."""
    return h.div(
        {"class": f"notice {kind}"},
        icon("warning" if kind == "warn" else ICONS[kind]),
        h.div({"class": "said"}, *content),
    )


def tag(
    text: str, kind: Literal["good", "warn", "bad", "info", "plain"] = "plain"
) -> Vdom:
    """A state in one to three words; never a button."""
    mark = {"good": "tick", "warn": "clock", "bad": "warning"}.get(kind)
    return h.span({"class": f"tag {kind}"}, icon(mark) if mark else None, text)


def save_mark(text: str) -> Vdom:
    """That something is saved, and when."""
    return h.p({"class": "saved", "role": "status"}, icon("tick"), text)


def outbox_chip(text: str, *, kind: Literal["warn", "good", "bad"] = "warn") -> Vdom:
    """What waits on the phone, in words; leads to the list of it."""
    mark = {"warn": "offline", "good": "tick", "bad": "warning"}[kind]
    return h.a({"class": f"chip {kind}", "href": "/utkorg"}, icon(mark), text)


def empty(text: str, action: Vdom | None = None) -> Vdom:
    """What a list says when there is nothing in it."""
    return h.div({"class": "empty"}, h.p(text), action)


def receipt(*, title: str, rows: Sequence[tuple[str, Child]], after: str) -> Vdom:
    """That it has arrived: number, time, and what happens next."""
    return h.div(
        {"class": "receipt"},
        h.h2(icon("tick"), title),
        h.dl([h.div(h.dt(term), h.dd(value)) for term, value in rows]),
        h.p(after),
    )


EXAMPLES = [
    Example(
        "told",
        lambda: told(h.p(h.strong("Det här stämmer inte")), h.blockquote(h.p("Nej."))),
    ),
    Example("notice info", lambda: notice("Vi ringer dig i dag.")),
    Example("notice good", lambda: notice("Din ansökan är skickad.", kind="good")),
    Example(
        "notice warn",
        lambda: notice("Fall i oktober.", kind="warn", lead="Står inte säkert."),
    ),
    Example(
        "notice bad", lambda: notice("Vi kunde inte spara. Försök igen.", kind="bad")
    ),
    Example("tag good", lambda: h.p(tag("Beviljas", "good"))),
    Example("tag warn", lambda: h.p(tag("I dag", "warn"))),
    Example("tag bad", lambda: h.p(tag("Försenad", "bad"))),
    Example("tag info", lambda: h.p(tag("Ny", "info"))),
    Example("tag plain", lambda: h.p(tag("Vilande"))),
    Example("save mark", lambda: save_mark("Sparat 14.32")),
    Example("outbox chip", lambda: h.p(outbox_chip("2 väntar · utan nät"))),
    Example(
        "outbox chip, all sent", lambda: h.p(outbox_chip("Allt skickat", kind="good"))
    ),
    Example(
        "outbox chip, to mend",
        lambda: h.p(outbox_chip("1 behöver rättas", kind="bad")),
    ),
    Example("empty", lambda: empty("Klart för i dag.")),
    Example(
        "receipt",
        lambda: receipt(
            title="Vi har fått din ansökan",
            rows=[("Nummer", "2026-1184"), ("Tid", "2 november 12.00")],
            after="Du behöver inte göra något nu.",
        ),
    ),
]
