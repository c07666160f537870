"""Facts in rows: terms with values, links, tables, tasks."""

from collections.abc import Sequence

from msgspec import Struct

from components.data.icons import icon
from components.example import Example
from components.html import Child, Vdom, h


def summary_list(rows: Sequence[tuple[Child, ...]]) -> Vdom:
    """Terms and values; a third part is the act at the end of the row."""
    return h.dl(
        {"class": "summary"},
        [
            h.div(
                h.dt(row[0]),
                h.dd(row[1]),
                h.dd({"class": "act"}, row[2]) if len(row) > 2 and row[2] else None,
            )
            for row in rows
        ],
    )


def link_list(
    items: Sequence[tuple[str, str, str]], *, pictures: Sequence[str] = ()
) -> Vdom:
    """Links with a hint each, and a picture if there are some; the row can be pressed."""
    return h.ul(
        {"class": "links"},
        [
            h.li(
                h.a(
                    {"href": href},
                    icon(pictures[i]) if pictures else None,
                    h.span(
                        h.span({"class": "name"}, text),
                        h.span({"class": "hint"}, hint) if hint else None,
                    ),
                    icon("chevron"),
                )
            )
            for i, (href, text, hint) in enumerate(items)
        ],
    )


def table(
    *,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Child]],
    figures: Sequence[int] = (),
    foot: Sequence[Child] | None = None,
    keys: Sequence[str] = (),
) -> Vdom:
    """A table that becomes cards on a phone. `figures` are the columns with numbers."""
    return h.table(
        {"class": "cards"},
        h.caption(caption),
        h.thead(
            h.tr(
                [
                    h.th(
                        {"scope": "col", "class": "figure" if i in figures else None}, c
                    )
                    for i, c in enumerate(columns)
                ]
            )
        ),
        h.tbody(
            [
                _row(columns, row, figures, key=keys[i] if keys else None)
                for i, row in enumerate(rows)
            ]
        ),
        h.tfoot(_row(columns, foot, figures, key=None)) if foot else None,
    )


def _row(
    columns: Sequence[str],
    row: Sequence[Child],
    figures: Sequence[int],
    *,
    key: str | None,
) -> Vdom:
    return h.tr(
        {"key": key},
        h.th({"scope": "row"}, row[0]),
        [
            h.td(
                {
                    "data-column": columns[i],
                    "class": "figure" if i in figures else None,
                },
                cell,
            )
            for i, cell in enumerate(row[1:], start=1)
        ],
    )


class Task(Struct, frozen=True):
    """Something to do, with its state in words."""

    text: str
    href: str
    state: str
    is_done: bool = False


def task_list(tasks: Sequence[Task]) -> Vdom:
    return h.ul(
        {"class": "tasks"},
        [
            h.li(
                h.a({"href": task.href}, task.text),
                h.span(
                    {"class": "tag good" if task.is_done else "tag plain"},
                    icon("tick") if task.is_done else None,
                    task.state,
                ),
            )
            for task in tasks
        ],
    )


class Paper(Struct, frozen=True):
    """A document: its page, what it is, when and how it stands, and its PDF."""

    href: str
    text: str
    hint: Child
    pdf: str = ""


def paper_list(papers: Sequence[Paper], *, pdf_label: str) -> Vdom:
    """Documents in rows: the name leads to the page, the end of the row to the PDF."""
    return h.ul(
        {"class": "papers"},
        [
            h.li(
                h.div(
                    h.a({"href": each.href}, each.text),
                    h.p({"class": "hint"}, each.hint),
                ),
                h.a(
                    {"href": each.pdf, "class": "pdf"},
                    icon("document"),
                    h.span(
                        pdf_label,
                        h.span({"class": "visually-hidden"}, ", ", each.text),
                    ),
                )
                if each.pdf
                else None,
            )
            for each in papers
        ],
    )


class Beside(Struct, frozen=True):
    """One kind of what stands beside, and the links to it: address and text."""

    kind: str
    links: tuple[tuple[str, str], ...]


def belongs_with(label: str, kinds: Sequence[Beside]) -> Vdom:
    """What this hangs together with, quiet at the end of a page: one tap away."""
    return h.nav(
        {"class": "belongs", "aria-label": label},
        h.h2(label),
        h.dl(
            [
                h.div(
                    h.dt(each.kind),
                    h.dd([h.a({"href": href}, text) for href, text in each.links]),
                )
                for each in kinds
            ]
        ),
    )


EXAMPLES = [
    Example(
        "paper list",
        lambda: paper_list(
            [
                Paper("#b", "Beslut om hjälp", "16 november 2026", "#b.pdf"),
                Paper("#p", "Så ska hjälpen gå till", "20 november 2026"),
            ],
            pdf_label="PDF",
        ),
    ),
    Example(
        "belongs with",
        lambda: belongs_with(
            "Hänger ihop med",
            [
                Beside("Beställning", (("#bestallning", "Solgläntans hemtjänst"),)),
                Beside("Mål", (("#dusch", "Duscha tryggt"), ("#mat", "Laga mat"))),
            ],
        ),
    ),
    Example(
        "summary list",
        lambda: summary_list(
            [
                ("Person", "Märta Lindgren"),
                ("Telefon", "070-174 06 11", h.a({"href": "#andra"}, "Ändra telefon")),
            ]
        ),
    ),
    Example(
        "link list",
        lambda: link_list([("#hemtjanst", "Hemtjänst", "Städning, dusch, mat, inköp")]),
    ),
    Example(
        "table",
        lambda: table(
            caption="Förslag till plan",
            columns=["Insats", "Tid", "Min/vecka"],
            rows=[["Morgonhjälp", "7 × 20", "140"], ["Dusch", "2 × 40", "80"]],
            figures=(1, 2),
            foot=["Summa", "", "220"],
        ),
    ),
    Example(
        "task list",
        lambda: task_list(
            [
                Task("Bedöm behoven", "#b", "Klart", True),
                Task("Plan", "#p", "Ej börjat"),
            ]
        ),
    ),
]
