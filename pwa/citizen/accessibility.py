"""The accessibility statement: what holds, what is not reviewed, whom to tell."""

from litestar import Response, get
from litestar.di import NamedDependency

from accessibility.statement import Criterion, statement
from components.html import Vdom, h
from components.layout import page_header, section
from i18n.words import Words
from pwa.shell import Visitor

IN_SWEDISH = ("sv", "sv-x-lattlast")


@get("/tillganglighet", opt={"public": True})
async def accessibility_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """In plain words first, then the list for whoever wants it."""
    w, home, found = visitor.words, visitor.municipality, statement()
    return visitor.page(
        title=w("accessibility-title"),
        main=[
            page_header(
                w("accessibility-title"),
                w("accessibility-lead", municipality=home.name),
            ),
            section(
                w("accessibility-report"),
                h.p(w("accessibility-report-text")),
                h.p(
                    w("accessibility-report-call"),
                    " ",
                    h.bdi({"dir": "ltr"}, home.phone),
                ),
            ),
            section(
                w("accessibility-state"),
                h.p(w("accessibility-state-text")),
                h.p(w("accessibility-state-people")),
            ),
            section(
                w("accessibility-unreviewed"),
                h.p(w("accessibility-unreviewed-text", count=len(found.unreviewed))),
                _listed(w, found.unreviewed),
            ),
            section(
                w("accessibility-tested"),
                h.p(w("accessibility-tested-text", count=len(found.tested))),
                _listed(w, found.tested),
            ),
            section(
                w("accessibility-supervision"), h.p(w("accessibility-supervision-text"))
            ),
        ],
        cacheable=visitor.actor is None,
    )


def _listed(w: Words, found: tuple[Criterion, ...]) -> Vdom:
    in_swedish = w.language in IN_SWEDISH
    return h.details(
        {"class": "more"},
        h.summary(w("accessibility-show")),
        h.ul(
            {"class": "plain", "lang": "sv" if in_swedish else "en", "dir": "ltr"},
            [
                h.li(f"{c.number} {c.name if in_swedish else c.english} ({c.level})")
                for c in found
            ],
        ),
    )


ROUTES = [accessibility_page]
