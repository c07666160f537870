"""The receipt: that we have it, since when, and who rings about when."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.contact import actions, letters, queries
from backend.contact.facts import Receipt
from backend.kernel.ids import ApplicationId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import icon, link_list, summary_list
from components.feedback import notice
from components.forms import button, link_button
from components.forms import form as form_of
from components.html import Vdom, h
from components.layout import dialog_page, section
from i18n.formats import day, day_and_time, phone
from pwa.forms import Submission
from pwa.shell import House, Visitor, nothing_here


@get("/ansok/kvitto/{application_id:str}")
async def receipt_page(
    application_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What she sees when it has arrived, and whenever she comes back."""
    receipt = await _receipt(application_id, visitor, house)
    if isinstance(receipt, NotFound):
        return nothing_here(visitor)
    return (
        _taken_back(receipt, visitor)
        if receipt.withdrawn_at
        else _kept(receipt, visitor)
    )


@get("/ansok/kvitto/{application_id:str}/ta-tillbaka")
async def withdraw_page(
    application_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What it means to take it back, before it is done."""
    receipt = await _receipt(application_id, visitor, house)
    if isinstance(receipt, NotFound):
        return nothing_here(visitor)
    w, back = visitor.words, f"/ansok/kvitto/{receipt.application_id}"
    return visitor.page(
        title=w("withdraw-title"),
        main=dialog_page(
            w("withdraw-title"),
            w("withdraw-consequence"),
            form_of(
                button(w("withdraw-do"), kind="danger"),
                action=f"{back}/ta-tillbaka",
                op_id=visitor.new_op(),
            ),
            link_button(w("withdraw-keep"), back, kind="text"),
        ),
    )


@post("/ansok/kvitto/{application_id:str}/ta-tillbaka", status_code=303)
async def withdraw(
    application_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_application)
    result = await sent.act(
        partial(
            actions.withdraw_application,
            application_id=ApplicationId(application_id),
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    if isinstance(result, NotFound):
        return nothing_here(visitor)
    return visitor.after(
        result, to=f"/ansok/kvitto/{application_id}", surface="citizen"
    )


@get("/ansok/kvitto/{application_id:str}/kvitto.pdf")
async def receipt_pdf(
    application_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """The same receipt to save or print."""
    receipt = await _receipt(application_id, visitor, house)
    if isinstance(receipt, NotFound):
        return nothing_here(visitor)
    return Response(
        content=letters.receipt_pdf(receipt, language=visitor.language),
        media_type="application/pdf",
        headers={
            "Cache-Control": "no-store",
            "Content-Disposition": f'attachment; filename="{receipt.receipt_no}.pdf"',
        },
    )


async def _receipt(
    application_id: str, visitor: Visitor, house: House
) -> Receipt | NotFound:
    actor = visitor.for_purpose(Purpose.own_application)
    return await house.door.read(
        partial(
            queries.my_receipt,
            application_id=ApplicationId(application_id),
            actor=actor,
        ),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_application, what="receipt", person_id=actor.person_id
        ),
    )


def _kept(receipt: Receipt, visitor: Visitor) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=w("receipt-title"),
        main=[
            h.p({"class": "receipt-tick"}, icon("tick")),
            h.h1(w("receipt-title")),
            notice(w("receipt-nothing-now"), kind="good"),
            _facts(receipt, visitor),
            _next(receipt, visitor),
            _more(receipt, visitor),
        ],
    )


def _taken_back(receipt: Receipt, visitor: Visitor) -> Response[str]:
    """Nothing comes next; the receipt stays."""
    w, moment = visitor.words, receipt.withdrawn_at or receipt.received_at
    title = w("withdraw-done", when=day_and_time(moment, visitor.language))
    return visitor.page(
        title=title,
        main=[
            h.h1(title),
            _facts(receipt, visitor),
            link_button(w("start-apply"), "/ansok", kind="outlined"),
        ],
    )


def _facts(receipt: Receipt, visitor: Visitor) -> Vdom:
    w = visitor.words
    facts = summary_list(
        [
            *(
                (label, text, None)
                for label, text in letters.represented(
                    receipt.represented_by, receipt.person_name, w
                )
            ),
            (w("receipt-case-number"), _number(receipt.case_number), None),
            (w("receipt-number"), _number(receipt.receipt_no), None),
            (
                w("receipt-arrived"),
                day_and_time(receipt.received_at, visitor.language),
                None,
            ),
        ]
    )
    return h.div({"class": "short-labels"}, facts)


def _number(text: str) -> Vdom:
    return h.bdi({"dir": "ltr"}, text)


def _next(receipt: Receipt, visitor: Visitor) -> Vdom:
    w = visitor.words
    by = day(receipt.call_by, visitor.language)
    return section(
        w("receipt-next"),
        h.p(
            h.strong(
                w(
                    "receipt-call",
                    office=receipt.office,
                    phone=phone(receipt.contact_phone),
                    day=by,
                )
            )
        ),
        h.p(w("receipt-talk")),
        h.p(w("receipt-wrong", phone=phone(receipt.phone))),
    )


def _more(receipt: Receipt, visitor: Visitor) -> Vdom:
    w, here = visitor.words, f"/ansok/kvitto/{receipt.application_id}"
    return h.div(
        {"class": "start"},
        section(
            w("receipt-assess-lead"),
            h.p(w("receipt-assess-text")),
            link_button(w("receipt-assess"), "/sjalvskattning", kind="outlined"),
        ),
        link_list(
            [
                (f"{here}/kvitto.pdf", w("receipt-print"), ""),
                ("/mina-sidor", w("receipt-follow"), ""),
                (f"{here}/ta-tillbaka", w("withdraw-link"), ""),
            ]
        ),
    )


ROUTES = [receipt_page, receipt_pdf, withdraw_page, withdraw]
