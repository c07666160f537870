"""One person's economy, and the fee decision."""

from datetime import date, timedelta
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.fees.actions import decide_fee
from backend.fees.facts import (
    CivilState,
    DecidedFee,
    Declaration,
    FeePaper,
    FeePerson,
    GrantedHelp,
    HouseCostMissing,
    Housing,
    LoweredTooFar,
    MonthAlreadyFinal,
    NotFirstOfMonth,
)
from backend.fees.forms import FeeDecisionForm, whole
from backend.fees.queries import fee_letter, fee_person, invoice_pdf
from backend.insight.facts import NodeKind
from backend.investigation import letters
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import CaseId, InvoiceId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import link_list, summary_list
from components.feedback import notice
from components.forms import button, field, form, textarea
from components.html import Vdom, h
from components.layout import back_link, page_header, section, two_panes
from i18n import formats
from pwa.citizen.stair import stair
from pwa.forms import Filling, Places, Submission, not_right, op_id, titled
from pwa.officer.fees.desk import HERE
from pwa.related import beside
from pwa.shell import House, Visitor, see_other

PDF = "application/pdf"
AT: Places = {
    NotFirstOfMonth: "valid_from",
    MonthAlreadyFinal: "valid_from",
    HouseCostMissing: "house_cost",
    LoweredTooFar: "minimum_reduction",
}


@get(HERE + "/person/{case_id:str}")
async def fee_person_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    return await _page(visitor, house, CaseId(case_id), Filling())


async def _page(
    visitor: Visitor, house: House, case_id: CaseId, filling: Filling
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.economy)
    person = await house.door.read(
        partial(fee_person, actor=actor, case_id=case_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: _opened("fee_person", found),
    )
    if isinstance(person, NotFound):
        return visitor.refusal_page(person, back=HERE, surface="desk")
    visitor = await beside(visitor, house, case_id, NodeKind.line)
    w = visitor.words
    since = min(each.start for each in person.granted)
    tab = w("fee-person-tab", day=formats.day(since))
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=[
            *not_right(filling, visitor, names=_names(visitor)),
            back_link(HERE, w("fee-desk-title")),
            page_header(w("fee-person-title", name=person.name)),
            two_panes(
                [
                    _economy(visitor, person),
                    _decide(visitor, person, filling),
                ],
                [_help(visitor, person), _decisions(visitor, person)],
            ),
        ],
        surface="desk",
        status=filling.status,
        current=HERE,
    )


def _names(visitor: Visitor) -> dict[str, str]:
    w = visitor.words
    return {"valid_from": w("fee-person-from"), "reasons": w("fee-person-reasons")}


def _economy(visitor: Visitor, person: FeePerson) -> Vdom:
    w, declared = visitor.words, person.declared
    title = w("fee-person-economy")
    if declared is None:
        return section(title, notice(w("fee-person-none")))
    if not isinstance(declared, Declaration):
        return section(title, notice(w("fee-person-declined")))
    is_married = declared.civil_state is CivilState.married
    rows = [
        (w("fee-person-civil"), w(f"fee-person-civil-{declared.civil_state}")),
        (w("fee-person-own-income"), formats.kronor(declared.own_income.ore)),
        *(
            [
                (
                    w("fee-person-spouse-income"),
                    formats.kronor(declared.spouse_income.ore),
                )
            ]
            if is_married
            else []
        ),
        (w("fee-person-housing"), w(f"fee-person-housing-{declared.housing}")),
        (w("fee-person-housing-cost"), formats.kronor(declared.housing_cost.ore)),
        (w("fee-person-extra"), declared.extra_costs or "–"),
        (w("fee-person-given"), formats.day(declared.declared_at.date())),
    ]
    return section(title, summary_list(rows))


def _decide(visitor: Visitor, person: FeePerson, filling: Filling) -> Vdom:
    w = visitor.words
    first = _first_day(person, today=visitor.today)
    declared = person.declared
    has_house = (
        isinstance(declared, Declaration) and declared.housing is Housing.own_house
    )
    return section(
        w("fee-person-decide"),
        form(
            field(
                name="valid_from",
                label=w("fee-person-from"),
                value=filling.value("valid_from", formats.day(first)),
                hint=w("fee-person-from-hint", day=formats.day(first)),
                error=filling.error("valid_from"),
            ),
            _amount("minimum_increase", "fee-person-increase", visitor, filling),
            _amount("minimum_reduction", "fee-person-reduction", visitor, filling),
            _amount("house_cost", "fee-person-house", visitor, filling)
            if has_house
            else None,
            textarea(
                name="reasons",
                label=w("fee-person-reasons"),
                value=filling.value("reasons"),
                hint=w("fee-person-reasons-hint"),
                error=filling.error("reasons"),
            ),
            button(w("fee-person-submit")),
            action=f"{HERE}/person/{person.case_id}/besluta",
            op_id=op_id(filling, visitor),
        ),
    )


def _first_day(person: FeePerson, *, today: date) -> date:
    """The first fee from the month in which help begins, a change from the next one.

    A change holds from the month after the one in which it arose (32:10).
    """
    if not person.decisions and person.granted:
        return min(granted.start for granted in person.granted).replace(day=1)
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def _amount(name: str, message: str, visitor: Visitor, filling: Filling) -> Vdom:
    w = visitor.words
    hint = f"{message}-hint"
    return field(
        name=name,
        label=w(message),
        value=filling.value(name),
        hint=w(hint) if w.has(hint) else None,
        error=filling.error(name),
        inputmode="decimal",
        optional_text=w("declare-optional"),
    )


def _help(visitor: Visitor, person: FeePerson) -> Vdom:
    w = visitor.words
    return section(
        w("fee-person-help"),
        summary_list(
            [
                (letters.service_named(g.kind, w), _granted(visitor, g))
                for g in person.granted
            ]
        ),
    )


def _granted(visitor: Visitor, granted: GrantedHelp) -> str:
    w = visitor.words
    since = w("fee-person-help-since", day=formats.day(granted.start))
    if not granted.minutes_per_4_weeks:
        return since
    time = formats.minutes(granted.minutes_per_4_weeks)
    return f"{w('fee-person-help-minutes', minutes=time)}, {since}"


def _decisions(visitor: Visitor, person: FeePerson) -> Vdom | None:
    w = visitor.words
    if not person.decisions:
        return None
    latest = person.decisions[0]
    since = formats.day(latest.decision.valid_from)
    return section(
        w("fee-person-decisions"),
        link_list([_decision_link(visitor, fee) for fee in person.decisions]),
        h.h3(w("fee-person-as-read")),
        *stair(latest.calculation, words=w, lead=w("my-fee-from", day=since)),
        h.p(
            {"class": "hint"},
            w("fee-person-delegation", source=latest.decision.delegation),
        ),
        link_list(
            [
                (
                    f"{HERE}/faktura/{invoice.invoice_id}/faktura.pdf",
                    w("my-fee-invoice", month=formats.month(invoice.month)),
                    formats.kronor(invoice.amount.ore),
                )
                for invoice in person.invoices
            ]
        ),
    )


def _decision_link(visitor: Visitor, fee: DecidedFee) -> tuple[str, str, str]:
    w, decision = visitor.words, fee.decision
    served = (
        w("fee-person-served", day=formats.day(decision.served_at.date()))
        if decision.served_at
        else w("fee-person-not-served")
    )
    hint = w(
        "fee-person-decision-hint",
        kronor=formats.number(decision.expected_kronor),
        name=decision.decided_by_name,
        day=formats.day(decision.decided_at.date()),
    )
    return (
        f"{HERE}/beslut/{decision.fee_decision_id}/brev.pdf",
        w("fee-person-decision", day=formats.day(decision.valid_from)),
        f"{hint} · {served}",
    )


@post(HERE + "/person/{case_id:str}/besluta", status_code=303)
async def decide(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.economy)
    read = decode(FeeDecisionForm, sent.form, today=visitor.today)
    given = read if isinstance(read, FormErrors) else whole(read)
    kept = await sent.act_on(
        given,
        lambda asked: partial(
            decide_fee, case_id=CaseId(case_id), form=asked, by=actor, now=visitor.now
        ),
        by=actor,
        at=AT,
    )
    if isinstance(kept, Filling):
        return await _page(visitor, sent.house, CaseId(case_id), kept)
    return see_other(f"{HERE}/person/{case_id}")


@get(HERE + "/beslut/{fee_decision_id:str}/brev.pdf")
async def fee_letter_pdf(
    fee_decision_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    actor = visitor.for_purpose(Purpose.economy)
    pdf = await house.door.read(
        partial(fee_letter, actor=actor, fee_decision_id=fee_decision_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: _opened("fee_letter", found),
    )
    return _pdf(visitor, pdf)


@get(HERE + "/faktura/{invoice_id:str}/faktura.pdf")
async def fee_invoice_pdf(
    invoice_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    actor = visitor.for_purpose(Purpose.economy)
    pdf = await house.door.read(
        partial(invoice_pdf, actor=actor, invoice_id=InvoiceId(invoice_id)),
        by=actor,
        now=visitor.now,
        opened=lambda found: _opened("invoice_pdf", found),
    )
    return _pdf(visitor, pdf)


def _opened(what: str, found: FeePerson | FeePaper | NotFound) -> Opened:
    if isinstance(found, NotFound):
        return Opened(purpose=Purpose.economy, what=what)
    return Opened(
        purpose=Purpose.economy,
        what=what,
        case_id=found.case_id,
        person_id=found.person_id,
    )


def _pdf(visitor: Visitor, pdf: FeePaper | NotFound) -> Response[bytes] | Response[str]:
    if isinstance(pdf, NotFound):
        return visitor.refusal_page(pdf, back=HERE, surface="desk")
    return Response(pdf.content, media_type=PDF, headers={"Cache-Control": "no-store"})


ROUTES = [fee_person_page, decide, fee_letter_pdf, fee_invoice_pdf]
