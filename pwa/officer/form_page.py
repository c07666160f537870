"""The column that a form of the desk stands in."""

from litestar import Response

from components.html import Child, h
from components.layout import back_link
from pwa.forms import Filling, not_right, titled
from pwa.shell import Visitor


def form_page(
    title: str,
    filling: Filling,
    visitor: Visitor,
    *content: Child,
    back: tuple[str, str],
    lead: str | None = None,
) -> Response[str]:
    """A page of its own for a form: what was not right first, then the way back."""
    href, text = back
    return visitor.page(
        title=titled(title, filling, visitor),
        main=h.div(
            {"class": "desk-column"},
            not_right(filling, visitor),
            back_link(href, text),
            h.h1(title),
            h.p({"class": "lead"}, lead) if lead else None,
            *content,
        ),
        surface="desk",
        status=filling.status,
        current="/handlaggning",
    )
