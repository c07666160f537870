"""Decisions as made: with their lines, their letter, and who has read them."""

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people, whereabouts
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.access.signatures import keeping
from backend.investigation.facts.decision import (
    Decision,
    DecisionLine,
    Signatory,
)
from backend.investigation.facts.decision_desk import OwnDecision, OwnDocument
from backend.investigation.tables.communication import CommunicationRow
from backend.investigation.tables.decision import (
    DecisionLetterRow,
    DecisionLineRow,
    DecisionRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import (
    CaseId,
    DecisionId,
    InvestigationId,
    MunicipalityId,
    PersonId,
)
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.database import counting


def decision_of_investigation(
    session: Session,
    *,
    actor: Actor,
    investigation_id: InvestigationId,
    purpose: Purpose = Purpose.case_file,
) -> Decision | None:
    row = session.scalar(
        select(DecisionRow).where(
            scope(actor, purpose, DecisionRow),
            DecisionRow.investigation_id == investigation_id,
        )
    )
    return None if row is None else _decision(session, row)


def own_decision(
    session: Session, *, actor: Actor, decision_id: DecisionId
) -> OwnDecision | None:
    """Her own decision, with whom to ring about it."""
    row = session.scalar(
        select(DecisionRow).where(
            scope(actor, Purpose.own_decision, DecisionRow),
            DecisionRow.decision_id == decision_id,
        )
    )
    if row is None:
        return None
    presenter = people.staff(session, row.presented_by or row.decided_by)
    is_unnamed = whereabouts.names_no_officer(session, actor)
    decision = _decision(session, row)
    return OwnDecision(
        decision=_unnamed(decision) if is_unnamed else decision,
        home=people.municipality(session, row.municipality_id),
        officer_phone="" if is_unnamed else presenter.phone,
    )


def _unnamed(decision: Decision) -> Decision:
    """Who decided by her title alone; the name stands in the case."""
    presenter = decision.presented_by
    return replace(
        decision,
        decided_by=replace(decision.decided_by, name=""),
        presented_by=replace(presenter, name="") if presenter else None,
    )


def my_latest_decision(session: Session, *, actor: Actor) -> DecisionId | None:
    """The one that was made last."""
    return session.scalar(
        select(DecisionRow.decision_id)
        .where(scope(actor, Purpose.own_decision, DecisionRow))
        .order_by(DecisionRow.decided_on.desc(), DecisionRow.decision_id.desc())
        .limit(1)
    )


def decision_letter(
    session: Session, *, actor: Actor, decision_id: DecisionId, purpose: Purpose
) -> bytes | None:
    """The letter's own bytes, as frozen when it was decided."""
    return session.scalar(
        select(DecisionLetterRow.content).where(
            scope(actor, purpose, DecisionLetterRow),
            DecisionLetterRow.decision_id == decision_id,
        )
    )


def own_documents(
    session: Session, *, actor: Actor, case_id: CaseId
) -> tuple[OwnDocument, ...]:
    """Decisions and questions before a decision, newest first."""
    decisions = session.scalars(
        select(DecisionRow).where(
            scope(actor, Purpose.own_decision, DecisionRow),
            DecisionRow.case_id == case_id,
        )
    )
    asked = session.scalars(
        select(CommunicationRow).where(
            scope(actor, Purpose.own_decision, CommunicationRow),
            CommunicationRow.case_id == case_id,
        )
    )
    found = [
        *(
            OwnDocument(
                href=f"/mina-sidor/beslut/{row.decision_id}",
                name=f"decision-{row.kind.replace('_', '-')}",
                on=row.decided_on,
                is_new=row.served_on is None,
            )
            for row in decisions
        ),
        *(
            OwnDocument(
                href="/mina-sidor/utredning",
                name="communication",
                on=row.sent_at.date(),
                is_new=row.answered_at is None,
            )
            for row in asked
        ),
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.href), reverse=True))


def standing_services(
    session: Session, *, municipality_id: MunicipalityId, person_id: PersonId
) -> tuple[GrantedService, ...]:
    """Everything granted to her so far, in all her cases.

    Nobody reads it: the delegation order counts all home care together, also what
    another officer has granted in a case of its own.
    """
    granted = select(DecisionLineRow.service).where(
        DecisionLineRow.municipality_id == municipality_id,
        DecisionLineRow.person_id == person_id,
        DecisionLineRow.service.is_not(None),
    )
    with counting(session):
        rows = session.scalars(granted).all()
    return tuple(each for each in rows if each is not None)


def _decision(session: Session, row: DecisionRow) -> Decision:
    """The whole of a decision whose row has been reached through `scope`."""
    its_lines = DecisionLineRow.decision_id == row.decision_id
    of_letter = DecisionLetterRow.decision_id == row.decision_id
    order = list(ServiceKind)
    lines = sorted(
        session.scalars(select(DecisionLineRow).where(its_lines)),
        key=lambda each: order.index(each.kind),
    )
    sha256 = session.scalar(select(DecisionLetterRow.sha256).where(of_letter)) or ""
    presented_by = (
        Signatory(name=row.presented_by_name, title=row.presented_by_title)
        if row.presented_by
        else None
    )
    return Decision(
        decision_id=row.decision_id,
        investigation_id=row.investigation_id,
        case_id=row.case_id,
        case_number=row.case_number,
        decided_on=row.decided_on,
        decided_at=row.decided_at,
        kind=row.kind,
        lines=tuple(
            DecisionLine(
                line_id=each.line_id, outcome=each.outcome, service=each.service
            )
            for each in lines
        ),
        reasons=row.reasons,
        decided_by=Signatory(name=row.decided_by_name, title=row.decided_by_title),
        presented_by=presented_by,
        role=row.role,
        delegation_point=row.delegation_point,
        delegation_source=row.delegation_source,
        hours_a_month=row.hours_a_month,
        legal_basis=row.legal_basis,
        appeal=row.appeal,
        follow_up_on=row.follow_up_on,
        sha256=sha256,
        served_on=row.served_on,
        appeal_until=row.appeal_until,
        posted_on=row.posted_on,
        signed_with=keeping.signed_with(
            session, row.decision_id, municipality_id=row.municipality_id
        ),
    )
