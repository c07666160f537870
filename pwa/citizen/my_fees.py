"""`/mina-sidor/avgift`: her fee, what she declares, her invoices."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.fees.actions import declare_income, decline_income, serve_fee_decision
from backend.fees.facts import (
    CivilState,
    DecidedFee,
    Declaration,
    Invoice,
    OwnFee,
)
from backend.fees.forms import DeclarationForm, whole
from backend.fees.queries import (
    own_fee,
    own_fee_decision,
    own_fee_letter,
    policy,
)
from backend.insight.facts import NodeKind
from backend.kernel.calendar import appeal_last_day
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import NotFound
from components.data import link_list
from components.feedback import empty, notice
from components.forms import button, form, link_button, textarea
from components.html import Vdom, h
from components.layout import page_header, section
from i18n import formats
from pwa.citizen.economy_fields import economy_fields
from pwa.citizen.my_invoices import HERE, invoice_hint, opened, pdf_answer
from pwa.citizen.named import named
from pwa.citizen.stair import stair
from pwa.forms import Filling, Submission, not_right, op_id, titled, unreadable
from pwa.related import beside
from pwa.shell import House, Visitor

DECLARE = f"{HERE}/uppgifter"


@get(HERE)
async def my_fee_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_economy)
    hers = await house.door.read(
        partial(own_fee, actor=actor),
        by=actor,
        now=visitor.now,
        opened=opened("own_fee", actor),
    )
    visitor = await beside(visitor, house, hers.case_id, NodeKind.fee)
    return visitor.page(
        title=visitor.words("my-fee-title"), main=_my_fee(visitor, hers)
    )


def _my_fee(visitor: Visitor, hers: OwnFee) -> list[Vdom]:
    w = visitor.words
    if hers.case_id is None:
        return [
            page_header(w("my-fee-title")),
            empty(f"{w('my-fee-none-title')}. {w('my-fee-none-text')}"),
        ]
    return [
        *(
            _decided(visitor, hers.decided, hers)
            if hers.decided
            else [page_header(w("my-fee-title"))]
        ),
        *_declared(visitor, hers),
        _invoices(visitor, hers.invoices),
    ]


def _decided(visitor: Visitor, fee: DecidedFee, hers: OwnFee) -> list[Vdom]:
    w, decision = visitor.words, fee.decision
    declared = hers.declared
    is_joint = (
        isinstance(declared, Declaration) and declared.civil_state is CivilState.married
    )
    since = formats.day(decision.valid_from, w.language)
    return [
        h.h1({"class": "quiet"}, w("my-fee-from", day=since)),
        *stair(fee.calculation, words=w, joint_income=is_joint),
        link_list(
            [
                (
                    f"{HERE}/beslut/{decision.fee_decision_id}",
                    w("my-fee-decision", day=since),
                    w("my-fee-decision-hint"),
                )
            ]
        ),
    ]


def _declared(visitor: Visitor, hers: OwnFee) -> list[Vdom]:
    w, declared = visitor.words, hers.declared
    decline = form(
        button(w("my-fee-decline"), kind="text"),
        h.p({"class": "hint"}, w("my-fee-decline-hint")),
        action=f"{HERE}/avsta",
        op_id=visitor.new_op(),
    )
    if declared is None:
        return [
            notice(w("my-fee-unknown-text"), lead=w("my-fee-unknown-lead")),
            link_button(w("my-fee-give"), DECLARE),
            decline,
        ]
    change = h.p(h.a({"href": DECLARE}, w("my-fee-wrong")))
    if not isinstance(declared, Declaration):
        return [notice(w("my-fee-declined")), link_button(w("my-fee-give"), DECLARE)]
    waiting = (
        hers.decided is None or hers.decided.decision.decided_at < declared.declared_at
    )
    if not waiting:
        return [change]
    day = formats.day(declared.declared_at.date(), w.language)
    return [notice(w("my-fee-declared", day=day), kind="good"), change]


def _invoices(visitor: Visitor, invoices: tuple[Invoice, ...]) -> Vdom:
    w = visitor.words
    if not invoices:
        return section(w("my-fee-invoices"), h.p(w("my-fee-no-invoices")))
    return section(
        w("my-fee-invoices"),
        link_list(
            [
                (
                    f"{HERE}/faktura/{invoice.invoice_id}",
                    w(
                        "my-fee-invoice",
                        month=formats.month(invoice.month, w.language),
                    ),
                    invoice_hint(visitor, invoice),
                )
                for invoice in invoices
            ]
        ),
    )


@get(DECLARE)
async def declaration_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    visitor.for_purpose(Purpose.own_economy)
    return visitor.page(
        title=visitor.words("declare-title"),
        main=_declaration(visitor, Filling()),
        current=HERE,
    )


def _declaration(visitor: Visitor, filling: Filling) -> list[Vdom]:
    w = visitor.words
    phone = formats.phone(visitor.municipality.phone)
    return [
        *not_right(filling, visitor),
        page_header(w("declare-title"), w("declare-lead")),
        form(
            *economy_fields(filling, words=w),
            h.p({"class": "hint"}, w("my-fee-own-house", phone=phone)),
            textarea(
                name="extra_costs",
                label=w("declare-extra"),
                value=filling.value("extra_costs"),
                hint=w("declare-extra-hint"),
                error=filling.error("extra_costs"),
                optional_text=w("declare-optional"),
            ),
            button(w("declare-send")),
            action=DECLARE,
            op_id=op_id(filling, visitor),
        ),
    ]


@post(DECLARE, status_code=303)
async def declare(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    actor, w = visitor.for_purpose(Purpose.own_economy), visitor.words
    read = decode(DeclarationForm, sent.form)
    given = read if isinstance(read, FormErrors) else whole(read)
    if isinstance(given, FormErrors):
        filling = unreadable(sent.form, given, visitor)
        return visitor.page(
            title=titled(w("declare-title"), filling, visitor),
            main=_declaration(visitor, filling),
            status=filling.status,
            current=HERE,
        )
    result = await sent.act(
        partial(declare_income, form=given, by=actor, now=visitor.now), by=actor
    )
    return visitor.after(result, to=HERE, surface="citizen")


@post(f"{HERE}/avsta", status_code=303)
async def decline(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.own_economy)
    result = await sent.act(
        partial(decline_income, by=actor, now=visitor.now), by=actor
    )
    return visitor.after(result, to=HERE, surface="citizen")


@get(HERE + "/beslut/{fee_decision_id:str}")
async def my_fee_decision_page(
    fee_decision_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Opening it for the first time is what starts the three weeks."""
    actor = visitor.for_purpose(Purpose.own_economy)
    fee = await house.door.read(
        partial(own_fee_decision, actor=actor, fee_decision_id=fee_decision_id),
        by=actor,
        now=visitor.now,
        opened=opened("own_fee_decision", actor),
    )
    if isinstance(fee, NotFound):
        return visitor.refusal_page(fee, back=HERE)
    if fee.decision.served_at is None:
        await _serve(visitor, house, fee_decision_id)
    own = await house.door.look(partial(policy, municipality_id=actor.municipality_id))
    visitor = await beside(visitor, house, fee.decision.case_id, NodeKind.fee)
    address = own.appeal_address if own else visitor.municipality.address
    return visitor.page(
        title=visitor.words("my-fee-title"),
        main=_decision(visitor, fee, address),
        current=HERE,
    )


async def _serve(visitor: Visitor, house: House, fee_decision_id: str) -> None:
    """Her first opening, of page or letter, is the day she got it; later ones are not."""
    actor = visitor.for_purpose(Purpose.own_economy)
    await house.door.act(
        partial(
            serve_fee_decision,
            fee_decision_id=fee_decision_id,
            by=actor,
            now=visitor.now,
        ),
        by=actor,
        now=visitor.now,
    )


def _decision(visitor: Visitor, fee: DecidedFee, address: str) -> list[Vdom]:
    w, decision = visitor.words, fee.decision
    served = decision.served_at or visitor.now
    last_day = appeal_last_day(served.astimezone(visitor.now.tzinfo).date())
    return [
        h.h1(w("my-fee-decision", day=formats.day(decision.valid_from, w.language))),
        *stair(fee.calculation, words=w),
        section(
            w("my-fee-reasons"),
            h.p({"lang": "sv"}, decision.reasons),
            h.p(
                named(
                    w,
                    "my-fee-decided-by",
                    decision.decided_by_name,
                    title=decision.decided_by_title,
                    day=formats.day(decision.decided_at.date(), w.language),
                )
            ),
        ),
        section(
            w("my-fee-appeal"),
            h.p(
                w(
                    "my-fee-appeal-text",
                    address=address,
                    day=formats.day(last_day, w.language),
                    phone=formats.phone(visitor.municipality.phone),
                )
            ),
        ),
        link_list(
            [
                (
                    f"{HERE}/beslut/{decision.fee_decision_id}/brev.pdf",
                    w("my-fee-decision-pdf"),
                    w("my-fee-swedish-applies"),
                )
            ]
        ),
    ]


@get(HERE + "/beslut/{fee_decision_id:str}/brev.pdf")
async def my_fee_letter(
    fee_decision_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    actor = visitor.for_purpose(Purpose.own_economy)
    letter = await house.door.read(
        partial(own_fee_letter, actor=actor, fee_decision_id=fee_decision_id),
        by=actor,
        now=visitor.now,
        opened=opened("own_fee_letter", actor),
    )
    await _serve(visitor, house, fee_decision_id)
    return pdf_answer(visitor, letter)


ROUTES = [
    my_fee_page,
    declaration_page,
    declare,
    decline,
    my_fee_decision_page,
    my_fee_letter,
]
