"""Her invoices: each line with its own stair, and the PDF."""

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.fees.facts import FeeLine, Invoice, InvoiceWithLines, LineKind
from backend.fees.queries import own_invoice, own_invoice_pdf
from backend.kernel.actor import Actor
from backend.kernel.ids import InvoiceId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import link_list, summary_list
from components.html import Vdom, h
from components.layout import page_header, section
from i18n import formats
from pwa.citizen.stair import whole_calculation
from pwa.related import beside
from pwa.shell import House, Visitor

HERE = "/mina-sidor/avgift"
PDF = "application/pdf"


def opened(what: str, actor: Actor) -> Opened:
    return Opened(purpose=Purpose.own_economy, what=what, person_id=actor.person_id)


def invoice_hint(visitor: Visitor, invoice: Invoice) -> str:
    w = visitor.words
    amount = formats.kronor(abs(invoice.amount.ore))
    if invoice.amount.ore < 0:
        return w("my-fee-invoice-back-hint", amount=amount)
    day = formats.day(invoice.due_on, w.language)
    return w("my-fee-invoice-hint", amount=amount, day=day)


def pdf_answer(
    visitor: Visitor, pdf: bytes | NotFound
) -> Response[bytes] | Response[str]:
    if isinstance(pdf, NotFound):
        return visitor.refusal_page(pdf, back=HERE)
    return Response(pdf, media_type=PDF, headers={"Cache-Control": "no-store"})


@get(HERE + "/faktura/{invoice_id:str}")
async def my_invoice_page(
    invoice_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_economy)
    found = await house.door.read(
        partial(own_invoice, actor=actor, invoice_id=InvoiceId(invoice_id)),
        by=actor,
        now=visitor.now,
        opened=opened("own_invoice", actor),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE)
    month = formats.month(found.invoice.month, visitor.words.language)
    shown = [f"fee-{line.line_id}" for line in found.lines]
    visitor = await beside(visitor, house, found.invoice.case_id, *shown)
    return visitor.page(
        title=visitor.words("my-fee-invoice", month=month),
        main=_invoice(visitor, found),
        current=HERE,
    )


def _invoice(visitor: Visitor, found: InvoiceWithLines) -> list[Vdom]:
    w, invoice = visitor.words, found.invoice
    return [
        page_header(
            w("my-fee-invoice", month=formats.month(invoice.month, w.language)),
            invoice_hint(visitor, invoice),
        ),
        summary_list(
            [
                (w("my-fee-number"), str(invoice.number)),
                (w("my-fee-ocr"), h.bdi({"dir": "ltr"}, invoice.ocr)),
            ]
        ),
        *(_line(visitor, line) for line in found.lines),
        link_list(
            [
                (
                    f"{HERE}/faktura/{invoice.invoice_id}/faktura.pdf",
                    w("my-fee-invoice-pdf"),
                    w("my-fee-swedish-applies"),
                )
            ]
        ),
    ]


def _line(visitor: Visitor, line: FeeLine) -> Vdom:
    """A line with its own stair: from any krona to how it came about."""
    w = visitor.words
    month = formats.month(line.for_month, w.language)
    is_correction = line.kind is LineKind.correction
    return section(
        w(f"my-fee-line-{line.kind}", month=month),
        h.p(h.strong(formats.kronor(line.amount.ore))),
        h.p(w("my-fee-line-correction-text", month=month)) if is_correction else None,
        whole_calculation(line.calculation, w),
    )


@get(HERE + "/faktura/{invoice_id:str}/faktura.pdf")
async def my_invoice_pdf(
    invoice_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    actor = visitor.for_purpose(Purpose.own_economy)
    pdf = await house.door.read(
        partial(own_invoice_pdf, actor=actor, invoice_id=InvoiceId(invoice_id)),
        by=actor,
        now=visitor.now,
        opened=opened("own_invoice_pdf", actor),
    )
    return pdf_answer(visitor, pdf)


ROUTES = [my_invoice_page, my_invoice_pdf]
