"""Her own fee, for herself."""

from msgspec.structs import replace
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from backend.access import whereabouts
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.fees.facts import (
    DecidedFee,
    Declaration,
    Declined,
    Invoice,
    InvoiceWithLines,
    OwnCase,
    OwnFee,
)
from backend.fees.queries import kept
from backend.fees.tables import (
    FeeDecisionRow,
    FeeLineRow,
    GrantedHelpRow,
    IncomeDeclarationRow,
    InvoiceRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import InvoiceId
from backend.kernel.refusal import NotFound

OWN = Purpose.own_economy


def own_case(session: Session, *, actor: Actor) -> OwnCase | None:
    """Her case with granted help. None where nothing is granted."""
    row = session.scalar(
        select(GrantedHelpRow)
        .where(scope(actor, OWN, GrantedHelpRow))
        .order_by(GrantedHelpRow.decided_on.desc(), GrantedHelpRow.line_id.desc())
        .limit(1)
    )
    if row is None:
        return None
    return OwnCase(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
    )


def own_fee(session: Session, *, actor: Actor) -> OwnFee:
    """What she declared, what is decided, and her invoices."""
    hers = own_case(session, actor=actor)
    return OwnFee(
        case_id=hers.case_id if hers else None,
        declared=_declared(session, actor),
        decided=_decided(session, actor),
        invoices=_invoices(session, actor),
    )


def _declared(session: Session, actor: Actor) -> Declaration | Declined | None:
    return session.scalar(
        select(IncomeDeclarationRow.content)
        .where(scope(actor, OWN, IncomeDeclarationRow))
        .order_by(IncomeDeclarationRow.declared_at.desc())
        .limit(1)
    )


def _decided(session: Session, actor: Actor) -> DecidedFee | None:
    row = session.scalar(
        select(FeeDecisionRow)
        .where(scope(actor, OWN, FeeDecisionRow))
        .order_by(FeeDecisionRow.decided_at.desc())
        .limit(1)
    )
    return None if row is None else kept.decided_fee(row)


def _invoices(session: Session, actor: Actor) -> tuple[Invoice, ...]:
    rows = session.scalars(
        select(InvoiceRow)
        .where(scope(actor, OWN, InvoiceRow))
        .order_by(InvoiceRow.month.desc())
    )
    return tuple(kept.invoice(row) for row in rows)


def own_fee_decision(
    session: Session, *, actor: Actor, fee_decision_id: str
) -> DecidedFee | NotFound:
    row = session.scalar(_decision_asked(actor, fee_decision_id))
    if row is None:
        return NotFound()
    found = kept.decided_fee(row)
    if whereabouts.names_no_officer(session, actor):
        return replace(found, decision=replace(found.decision, decided_by_name=""))
    return found


def own_fee_letter(
    session: Session, *, actor: Actor, fee_decision_id: str
) -> bytes | NotFound:
    row = session.scalar(_decision_asked(actor, fee_decision_id))
    return NotFound() if row is None else row.letter


def _decision_asked(actor: Actor, fee_decision_id: str) -> Select[FeeDecisionRow]:
    return select(FeeDecisionRow).where(
        scope(actor, OWN, FeeDecisionRow),
        FeeDecisionRow.fee_decision_id == fee_decision_id,
    )


def own_invoice(
    session: Session, *, actor: Actor, invoice_id: InvoiceId
) -> InvoiceWithLines | NotFound:
    """An invoice of hers, and the stair of each line."""
    row = session.scalar(
        select(InvoiceRow).where(
            scope(actor, OWN, InvoiceRow), InvoiceRow.invoice_id == invoice_id
        )
    )
    if row is None:
        return NotFound()
    lines = session.scalars(
        select(FeeLineRow)
        .where(
            scope(actor, OWN, FeeLineRow),
            FeeLineRow.run_month == row.month,
            FeeLineRow.person_id == row.person_id,
        )
        .order_by(FeeLineRow.line_id)
    )
    return InvoiceWithLines(
        invoice=kept.invoice(row), lines=tuple(kept.fee_line(line) for line in lines)
    )


def own_invoice_pdf(
    session: Session, *, actor: Actor, invoice_id: InvoiceId
) -> bytes | NotFound:
    pdf = session.scalar(
        select(InvoiceRow.pdf).where(
            scope(actor, OWN, InvoiceRow), InvoiceRow.invoice_id == invoice_id
        )
    )
    return NotFound() if pdf is None else pdf
