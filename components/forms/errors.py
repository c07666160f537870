"""What could not be used, said first on the page, with links to the fields."""

from collections.abc import Sequence

from components.data.icons import icon
from components.example import Example
from components.html import Vdom, h


def error_summary(title: str, errors: Sequence[tuple[str, str]]) -> Vdom:
    """The count in the title, and a link to each field that needs another look."""
    return h.div(
        {"class": "error-summary", "role": "alert", "tabindex": "-1", "data-focus": ""},
        h.h2(icon("warning"), title),
        h.ul([h.li(h.a({"href": f"#{name}"}, text)) for name, text in errors]),
    )


EXAMPLES = [
    Example(
        "error summary",
        lambda: error_summary(
            "Två svar behöver rättas", [("phone", "Skriv minst sju siffror.")]
        ),
    )
]
