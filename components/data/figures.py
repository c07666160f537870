"""Figures as pictures, always with the same thing in words."""

from collections.abc import Sequence

from msgspec import Struct

from components.example import Example
from components.html import Vdom, h

WIDTH = 300
STEPS_OF_SCALE = 4


class Step(Struct, frozen=True):
    """A step of a fee: `before` and `left` in kronor, as shares of the first bar."""

    text: str
    amount: str
    left: int
    taken: int = 0
    explanation: str = ""


def fee_stair(
    *, total: str, total_label: str, steps: Sequence[Step], heading: str | None = None
) -> Vdom:
    """The sum first, then how it came about, step by step."""
    widest = max((step.left + step.taken for step in steps), default=1) or 1
    return h.div(
        {"class": "stair"},
        h.p({"class": "sum"}, h.strong(_figure(total)), h.span(total_label)),
        h.h2(heading) if heading and steps else None,
        h.ol([_step(step, widest) for step in steps]) if steps else None,
    )


def _step(step: Step, widest: int) -> Vdom:
    left = WIDTH * step.left // widest
    taken = WIDTH * step.taken // widest
    return h.li(
        h.div(
            {"class": "step-words"}, h.span(step.text), h.strong(_figure(step.amount))
        ),
        h.svg(
            {"class": "bar", "viewBox": f"0 0 {WIDTH} 14", "aria-hidden": True},
            h.rect({"class": "left", "width": left, "height": 14, "rx": 3}),
            h.rect(
                {
                    "class": "taken",
                    "x": left + 1,
                    "y": 1,
                    "width": max(taken - 2, 0),
                    "height": 12,
                    "rx": 3,
                }
            )
            if taken
            else None,
        ),
        h.p({"class": "hint"}, step.explanation) if step.explanation else None,
    )


def _figure(amount: str) -> Vdom:
    """With its minus in front in every language."""
    return h.bdi({"dir": "ltr"}, amount)


def scale(self_rating: int | None, assessed: int | None, target: int | None) -> Vdom:
    """0 to 4: a ring is the person, a disc the officer, a triangle the goal."""
    at = [10 + 22 * value for value in range(STEPS_OF_SCALE + 1)]
    return h.svg(
        {"class": "scale", "viewBox": "0 0 108 30", "aria-hidden": True},
        h.path({"d": "M10 19H98", "class": "line"}),
        [h.path({"d": f"M{x} 15v8", "class": "line"}) for x in at],
        h.path({"d": f"M{at[target] - 5} 3h10l-5 8z", "class": "goal"})
        if target is not None
        else None,
        h.circle({"cx": at[assessed], "cy": 19, "r": 6, "class": "disc"})
        if assessed is not None
        else None,
        h.circle({"cx": at[self_rating], "cy": 19, "r": 8, "class": "ring"})
        if self_rating is not None
        else None,
    )


class Bar(Struct, frozen=True):
    """One row of a comparison: `value` and `limit` in the same unit."""

    text: str
    value: int
    shown: str


def bars(
    *,
    conclusion: str,
    unit: str,
    rows: Sequence[Bar],
    columns: tuple[str, str],
    limit: int | None = None,
) -> Vdom:
    """A chart with its table in one: each row says its figure and draws it from zero.

    The caption is the conclusion; `limit` is a drawn line, such as 100 per cent.
    """
    widest = max([bar.value for bar in rows] + [limit or 0]) or 1
    return h.table(
        {"class": "bars"},
        h.caption(conclusion, h.span({"class": "hint"}, unit)),
        h.thead(
            h.tr(
                h.th({"scope": "col"}, columns[0]),
                h.th({"scope": "col", "class": "figure"}, columns[1]),
                h.td(),
            )
        ),
        h.tbody(
            [
                h.tr(
                    h.th({"scope": "row"}, bar.text),
                    h.td({"class": "figure"}, bar.shown),
                    h.td(
                        {"class": "drawn", "aria-hidden": True},
                        _bar(bar, widest, limit),
                    ),
                )
                for bar in rows
            ]
        ),
    )


def _bar(bar: Bar, widest: int, limit: int | None) -> Vdom:
    line = WIDTH * (limit or 0) // widest
    return h.svg(
        {"class": "bar", "viewBox": f"0 0 {WIDTH + 4} 14", "aria-hidden": True},
        h.rect({"class": "left", "width": WIDTH * bar.value // widest, "height": 14}),
        h.path({"class": "limit", "d": f"M{line} 0v14"}) if limit else None,
    )


EXAMPLES = [
    Example(
        "bars",
        lambda: bars(
            conclusion="Två av tre utförare avviker",
            unit="Utförd tid mot beviljad",
            columns=("Utförare", "Andel"),
            rows=[
                Bar("Kommunens hemtjänst", 96, "96 %"),
                Bar("Strandens omsorg", 83, "83 %"),
                Bar("Tallbackens vård", 114, "114 %"),
            ],
            limit=100,
        ),
    ),
    Example(
        "fee stair",
        lambda: fee_stair(
            total="1 704 kr",
            total_label="i månaden",
            steps=[
                Step("Din inkomst", "16 000 kr", 16000),
                Step("Hyran dras", "−7 000 kr", 9000, 7000),
                Step("Pengar att leva på dras", "−7 296 kr", 1704, 7296),
            ],
        ),
    ),
    Example("scale", lambda: scale(2, 3, 2)),
]
