"""Her documents, whichever area made them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.contact import queries as contact
from backend.execution.tables import PlanRow
from backend.fees.tables import FeeDecisionRow, InvoiceRow
from backend.insight.facts import Document, DocumentKind
from backend.investigation import queries as investigation
from backend.kernel.actor import Actor
from backend.plumbing.clock import STOCKHOLM

OWN = Purpose.own_file
FEE = "/mina-sidor/avgift"


def documents(session: Session, *, actor: Actor) -> tuple[Document, ...]:
    """Receipts, decisions, plans and invoices, the newest first."""
    found = [
        *_from_case(session, actor),
        *_plans(session, actor),
        *_fee_decisions(session, actor),
        *_invoices(session, actor),
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.href), reverse=True))


def _from_case(session: Session, actor: Actor) -> Iterable[Document]:
    for receipt in contact.my_receipts(session, actor=actor):
        href = f"/ansok/kvitto/{receipt.application_id}"
        yield Document(
            kind=DocumentKind.receipt,
            on=receipt.received_at.astimezone(STOCKHOLM).date(),
            href=href,
            pdf=f"{href}/kvitto.pdf",
        )
        for each in investigation.own_documents(
            session, actor=actor, case_id=receipt.case_id
        ):
            is_question = each.name == "communication"
            yield Document(
                kind=DocumentKind.inquiry if is_question else DocumentKind.decision,
                on=each.on,
                href=each.href,
                pdf="" if is_question else f"{each.href}/brev.pdf",
                is_new=each.is_new,
            )


def _plans(session: Session, actor: Actor) -> Iterable[Document]:
    """Each plan as it stood; one that waits for her yes is new."""
    for row in session.scalars(select(PlanRow).where(scope(actor, OWN, PlanRow))):
        drafted_on = row.drafted_at.astimezone(STOCKHOLM).date()
        yield Document(
            kind=DocumentKind.plan,
            on=row.agreed_on or drafted_on,
            href="/mina-sidor/insatser",
            is_new=row.agreed_on is None,
        )


def _fee_decisions(session: Session, actor: Actor) -> Iterable[Document]:
    rows = session.scalars(
        select(FeeDecisionRow).where(scope(actor, OWN, FeeDecisionRow))
    )
    for row in rows:
        href = f"{FEE}/beslut/{row.fee_decision_id}"
        yield Document(
            kind=DocumentKind.fee_decision,
            on=row.decided_at.astimezone(STOCKHOLM).date(),
            href=href,
            pdf=f"{href}/brev.pdf",
            is_new=row.served_at is None,
        )


def _invoices(session: Session, actor: Actor) -> Iterable[Document]:
    for row in session.scalars(select(InvoiceRow).where(scope(actor, OWN, InvoiceRow))):
        href = f"{FEE}/faktura/{row.invoice_id}"
        yield Document(
            kind=DocumentKind.invoice,
            on=row.made_on,
            href=href,
            pdf=f"{href}/faktura.pdf",
            month=row.month,
        )
