"""How a page is laid out: sections, cards, panes, tabs."""

from collections.abc import Sequence

from components.data.icons import icon
from components.example import Example
from components.html import Child, Vdom, h


def page_header(title: str, lead: Child = None, *beside: Child) -> Vdom:
    """The page's one h1, a line under it, and what stands beside it on a desk."""
    return h.div(
        {"class": "page-header"},
        h.div(h.h1(title), h.p({"class": "lead"}, lead) if lead else None),
        h.div({"class": "beside"}, *beside) if beside else None,
    )


def back_link(href: str, text: str) -> Vdom:
    """The way up, first on the page."""
    return h.p({"class": "back"}, h.a({"href": href}, icon("back"), text))


def pause_bar(back: Vdom, pause: Child = None) -> Vdom:
    """The way back and the way out of a long form, over everything else in it."""
    return h.div({"class": "pause-bar"}, back, pause)


def section(title: str, *children: Child, level: int = 2) -> Vdom:
    """A heading and what belongs to it."""
    heading = h.h3 if level == 3 else h.h2
    return h.section({"class": "part"}, heading(title), *children)


def card(title: str | None, *body: Child, tinted: bool = False) -> Vdom:
    """For what is picked up, compared or acted on."""
    return h.section(
        {"class": "card tinted" if tinted else "card"},
        h.h2(title) if title else None,
        *body,
    )


def paragraphs(text: str) -> list[Vdom]:
    """What somebody has written, a paragraph for each line of it."""
    return [h.p({"dir": "auto"}, each) for each in text.splitlines() if each.strip()]


def quoted(text: str, *, language: str | None = None) -> Vdom:
    """Somebody's own words; their `language` where the page's may be another."""
    return h.blockquote({"lang": language}, paragraphs(text))


def two_panes(main: Child, side: Child) -> Vdom:
    """The work, and what is beside it on a desk."""
    return h.div({"class": "panes two"}, h.div(main), h.div({"class": "side"}, side))


def three_panes(
    before: Child, main: Child, side: Child, *, alike: bool = False
) -> Vdom:
    """The history, the work, and what comes of it; `alike` when both sides are lists."""
    return h.div(
        {"class": "panes three alike" if alike else "panes three"},
        h.div({"class": "before"}, before),
        h.div(main),
        h.div({"class": "side"}, side),
    )


def acting_band(
    title: str,
    text: str,
    *,
    initials: str,
    label: str,
    way: tuple[str, str] | None,
    is_over: bool = False,
) -> Vdom:
    """For whom one fills in, on every page of it; the way to another person is a link."""
    return h.aside(
        {
            "class": "acting over" if is_over else "acting",
            "aria-label": label,
            "data-acting": "",
        },
        h.span({"class": "initials", "aria-hidden": "true"}, initials),
        h.p(
            h.strong(title),
            h.span(h.span(text), [" ", h.a({"href": way[0]}, way[1])] if way else None),
        ),
    )


def tabs(label: str, items: Sequence[tuple[str, str, bool]]) -> Vdom:
    """Real pages side by side: address, name with its count, whether it is this one."""
    return h.nav(
        {"class": "tabs", "aria-label": label},
        h.ul(
            [
                h.li(
                    h.a(
                        {"href": href, "aria-current": "page" if is_here else None},
                        name,
                    )
                )
                for href, name, is_here in items
            ]
        ),
    )


def dialog_page(title: str, consequence: str, act: Vdom, way_out: Vdom) -> Vdom:
    """For what cannot be undone: question, consequence, verb, way out."""
    return h.div({"class": "card dialog"}, h.h1(title), h.p(consequence), act, way_out)


def acts(*children: Child) -> Vdom:
    """Buttons in a row on a desk, under one another on a phone."""
    return h.div({"class": "acts"}, *children)


def docked(button: Vdom) -> Vdom:
    """The one button of a long page: at the thumb on a phone, in its place on a desk."""
    return h.div({"class": "dock"}, button)


def bottom_bar(
    label: str, places: Sequence[tuple[str, str, str, bool]], *others: Child
) -> Vdom:
    """The places of a phone, at the thumb: address, icon, name, whether it is here.

    On a desk the same list stands in the top bar.
    """
    return h.nav(
        {"class": "places", "aria-label": label},
        h.ul(
            [
                h.li(
                    h.a(
                        {"href": href, "aria-current": "page" if is_here else None},
                        icon(picture),
                        h.span(name),
                    )
                )
                for href, picture, name, is_here in places
            ],
            [h.li({"class": "only-phone"}, other) for other in others],
        ),
    )


def phone_link(number: str, *before: Child) -> Vdom:
    """A number to ring: in one piece, and left to right in every language."""
    dialled = "".join(c for c in number if c.isdigit() or c == "+")
    return h.a({"href": f"tel:{dialled}"}, *before, h.bdi({"dir": "ltr"}, number))


def call_bar(label: str, verb: str, number: str, hours: str) -> Vdom:
    """The way to a human: the number as a link, and when someone answers."""
    return h.aside(
        {"class": "call-bar", "aria-label": label},
        h.span({"class": "disc"}, icon("phone")),
        h.div(
            phone_link(number, verb, " "),
            h.p(hours),
        ),
    )


EXAMPLES = [
    Example(
        "acting band",
        lambda: acting_band(
            "Du fyller i för Märta Lindgren",
            "Du är Karin och har fullmakt.",
            initials="ML",
            label="För vem du fyller i",
            way=("#byt", "Byt"),
        ),
    ),
    Example("page header", lambda: page_header("Min arbetslista", "Tolv ärenden")),
    Example(
        "dialog",
        lambda: dialog_page(
            "Ta tillbaka ansökan?",
            "Vi slutar att utreda. Du kan ansöka igen när du vill.",
            h.a({"class": "button danger", "href": "#ta-tillbaka"}, "Ta tillbaka"),
            h.a({"class": "button text", "href": "#behall"}, "Nej, behåll ansökan"),
        ),
    ),
    Example(
        "bottom bar",
        lambda: bottom_bar(
            "Sidor",
            [
                ("#idag", "calendar", "I dag", True),
                ("#utkorg", "offline", "Utkorg", False),
            ],
        ),
    ),
    Example("phone link", lambda: h.p(phone_link("08-465 004 10"))),
    Example(
        "call bar",
        lambda: call_bar(
            "Ring till oss",
            "Ring",
            "08-465 004 10",
            "Vi svarar i dag till klockan 16.30",
        ),
    ),
    Example("back link", lambda: back_link("#arende", "Mitt ärende")),
    Example(
        "pause bar",
        lambda: pause_bar(
            back_link("#vem", "Tillbaka"),
            h.a({"class": "button text", "href": "#sparad"}, "Spara och stäng"),
        ),
    ),
    Example("section", lambda: section("Din handläggare", h.p("Elin Sandberg"))),
    Example("card", lambda: card("Din handläggare", h.p("Elin Sandberg"))),
    Example("tinted card", lambda: card("Elin kommer hem till dig", tinted=True)),
    Example(
        "somebody's own words",
        lambda: section(
            "Vi skrev",
            paragraphs("Du duschar själv.\nDottern handlar."),
            quoted("Jag duschar inte själv.\nMin son handlar.", language="sv"),
        ),
    ),
    Example("two panes", lambda: two_panes(h.p("Arbetet"), h.p("Bredvid"))),
    Example(
        "three panes", lambda: three_panes(h.p("Före"), h.p("Arbetet"), h.p("Bredvid"))
    ),
    Example(
        "three panes, the sides alike",
        lambda: three_panes(h.p("Listan"), h.p("Arbetet"), h.p("Bredvid"), alike=True),
    ),
    Example(
        "tabs",
        lambda: tabs(
            "Listor", [("#mina", "Mina 12", True), ("#alla", "Alla 40", False)]
        ),
    ),
    Example(
        "docked", lambda: docked(h.a({"class": "button filled", "href": "#n"}, "Nästa"))
    ),
    Example(
        "acts", lambda: acts(h.a({"class": "button filled", "href": "#s"}, "Spara"))
    ),
]
