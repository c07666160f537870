"""`/mina-sidor/handlingar`: what she has sent, been given and agreed to, in one list."""

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.insight import queries
from backend.insight.facts import Document, DocumentKind
from backend.plumbing.database import Opened
from components.data import Paper, paper_list
from components.feedback import empty, tag
from components.forms import link_button
from components.html import Child, Vdom, h
from components.layout import page_header
from i18n import formats
from pwa.shell import House, Visitor

HERE = "/mina-sidor/handlingar"


@get(HERE)
async def my_documents_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_file)
    found = await house.door.read(
        partial(queries.documents, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_file, what="documents", person_id=actor.person_id
        ),
    )
    return visitor.page(
        title=visitor.words("documents-title"),
        main=_view(visitor, found),
        current=HERE,
    )


def _view(visitor: Visitor, found: tuple[Document, ...]) -> list[Vdom]:
    w = visitor.words
    if not found:
        way_on = link_button(w("documents-apply"), "/ansok")
        return [page_header(w("documents-title")), empty(w("documents-none"), way_on)]
    return [
        page_header(w("documents-title"), w("documents-lead")),
        paper_list(
            [_paper(each, visitor) for each in found], pdf_label=w("documents-pdf")
        ),
    ]


def _paper(each: Document, visitor: Visitor) -> Paper:
    month = formats.month(each.month, visitor.language) if each.month else ""
    name = visitor.words(f"documents-{each.kind.replace('_', '-')}", month=month)
    return Paper(href=each.href, text=name, hint=_hint(each, visitor), pdf=each.pdf)


def _hint(each: Document, visitor: Visitor) -> Child:
    """The day, and whether it is new to her or waits for her."""
    w, day = visitor.words, formats.day(each.on, visitor.language)
    if not each.is_new:
        return day
    match each.kind:
        case DocumentKind.decision | DocumentKind.fee_decision:
            return h.span(day, " ", tag(w("documents-new"), "info"))
        case DocumentKind.plan:
            return h.span(day, " ", tag(w("documents-plan-waits"), "warn"))
        case DocumentKind.receipt | DocumentKind.inquiry | DocumentKind.invoice:
            return day


ROUTES = [my_documents_page]
