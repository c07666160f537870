"""The fee officer's desk: whose fee to decide, and one person's economy."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.access.tables import Person
from backend.fees.facts import (
    DecidedFee,
    Declaration,
    Declined,
    FeeCase,
    FeePaper,
    FeePerson,
    Invoice,
)
from backend.fees.queries import kept
from backend.fees.tables import (
    FeeDecisionRow,
    GrantedHelpRow,
    IncomeDeclarationRow,
    InvoiceRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, InvoiceId, PersonId
from backend.kernel.refusal import NotFound

ECONOMY = Purpose.economy


def fee_cases(session: Session, *, actor: Actor) -> tuple[FeeCase, ...]:
    """Persons with granted help: those without a decision first, then by name."""
    rows = session.execute(
        select(GrantedHelpRow, Person.given_name, Person.family_name)
        .join(Person, Person.person_id == GrantedHelpRow.person_id)
        .where(scope(actor, ECONOMY, GrantedHelpRow))
        .order_by(Person.sorted_name, GrantedHelpRow.decided_on)
    ).all()
    declared = _declared(session, actor)
    decided = _decided(session, actor)
    cases: dict[PersonId, FeeCase] = {}
    for line, given, family in rows:
        before = cases.get(line.person_id)
        decision = decided.get(line.person_id)
        cases[line.person_id] = FeeCase(
            case_id=line.case_id,
            person_id=line.person_id,
            name=f"{given} {family}",
            opened_on=before.opened_on if before else line.decided_on,
            kinds=(*(before.kinds if before else ()), line.kind),
            declared=declared.get(line.person_id),
            valid_from=decision.decision.valid_from if decision else None,
            decided_on=decision.decision.decided_at.date() if decision else None,
            needs_decision=_needs_decision(declared.get(line.person_id), decision),
        )
    return tuple(sorted(cases.values(), key=lambda case: not case.needs_decision))


def _needs_decision(
    declared: Declaration | Declined | None, decision: DecidedFee | None
) -> bool:
    """No decision yet, or she has declared something since."""
    if decision is None:
        return True
    return declared is not None and declared.declared_at > decision.decision.decided_at


def _declared(session: Session, actor: Actor) -> dict[PersonId, Declaration | Declined]:
    rows = session.scalars(
        select(IncomeDeclarationRow)
        .where(scope(actor, ECONOMY, IncomeDeclarationRow))
        .order_by(IncomeDeclarationRow.declared_at)
    )
    return {row.person_id: row.content for row in rows}


def _decided(session: Session, actor: Actor) -> dict[PersonId, DecidedFee]:
    rows = session.scalars(
        select(FeeDecisionRow)
        .where(scope(actor, ECONOMY, FeeDecisionRow))
        .order_by(FeeDecisionRow.decided_at)
    )
    return {row.person_id: kept.decided_fee(row) for row in rows}


def fee_person(
    session: Session, *, actor: Actor, case_id: CaseId
) -> FeePerson | NotFound:
    """Household, incomes, decided help, decisions and invoices. Nothing of the inquiry."""
    granted = session.scalars(
        select(GrantedHelpRow)
        .where(
            scope(actor, ECONOMY, GrantedHelpRow),
            GrantedHelpRow.case_id == case_id,
        )
        .order_by(GrantedHelpRow.start, GrantedHelpRow.line_id)
    ).all()
    if not granted:
        return NotFound()
    person_id = granted[0].person_id
    declarations = session.scalars(
        select(IncomeDeclarationRow.content)
        .where(
            scope(actor, ECONOMY, IncomeDeclarationRow),
            IncomeDeclarationRow.person_id == person_id,
        )
        .order_by(IncomeDeclarationRow.declared_at.desc())
    )
    return FeePerson(
        case_id=case_id,
        person_id=person_id,
        name=people.person(session, person_id).name,
        granted=tuple(kept.granted_help(row) for row in granted),
        declarations=tuple(declarations),
        decisions=_decisions(session, actor, person_id),
        invoices=_invoices(session, actor, person_id),
    )


def _decisions(
    session: Session, actor: Actor, person_id: PersonId
) -> tuple[DecidedFee, ...]:
    rows = session.scalars(
        select(FeeDecisionRow)
        .where(
            scope(actor, ECONOMY, FeeDecisionRow),
            FeeDecisionRow.person_id == person_id,
        )
        .order_by(FeeDecisionRow.decided_at.desc())
    )
    return tuple(kept.decided_fee(row) for row in rows)


def _invoices(
    session: Session, actor: Actor, person_id: PersonId
) -> tuple[Invoice, ...]:
    rows = session.scalars(
        select(InvoiceRow)
        .where(
            scope(actor, ECONOMY, InvoiceRow),
            InvoiceRow.person_id == person_id,
        )
        .order_by(InvoiceRow.month.desc())
    )
    return tuple(kept.invoice(row) for row in rows)


def fee_letter(
    session: Session, *, actor: Actor, fee_decision_id: str
) -> FeePaper | NotFound:
    """The frozen letter of a decision."""
    row = session.scalar(
        select(FeeDecisionRow).where(
            scope(actor, ECONOMY, FeeDecisionRow),
            FeeDecisionRow.fee_decision_id == fee_decision_id,
        )
    )
    return NotFound() if row is None else _paper(row, row.letter)


def invoice_pdf(
    session: Session, *, actor: Actor, invoice_id: InvoiceId
) -> FeePaper | NotFound:
    """The frozen invoice."""
    row = session.scalar(
        select(InvoiceRow).where(
            scope(actor, ECONOMY, InvoiceRow), InvoiceRow.invoice_id == invoice_id
        )
    )
    return NotFound() if row is None else _paper(row, row.pdf)


def _paper(row: FeeDecisionRow | InvoiceRow, content: bytes) -> FeePaper:
    return FeePaper(content=content, case_id=row.case_id, person_id=row.person_id)
