"""The column that a form of the desk stands in."""

from litestar import Response

from backend.investigation.facts import CaseFile
from components.html import Child, h
from components.layout import back_link
from pwa.forms import Filling, not_right, titled
from pwa.officer.wording import titled_of
from pwa.shell import Visitor


def form_page(
    title: str,
    filling: Filling,
    visitor: Visitor,
    *content: Child,
    back: tuple[str, str],
    lead: str | None = None,
    of: CaseFile | None = None,
    tab: str = "",
) -> Response[str]:
    """A page of its own for a form: what was not right first, then the way back.

    A title is kept by the browser and seen by others. So it says the number of the case
    that it is `of`; `tab` stands in it where the heading names somebody.
    """
    href, text = back
    told = tab or title
    in_tab = titled_of(told, of, visitor.words) if of else told
    return visitor.page(
        title=titled(in_tab, filling, visitor),
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
