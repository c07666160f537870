"""What she was shown before the decision, and what she answered."""

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import whereabouts
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation.facts.communication import (
    Communication,
    SkippedCommunication,
)
from backend.investigation.tables.communication import (
    CommunicationRow,
    SkippedCommunicationRow,
)
from backend.investigation.tables.decision import DecisionRow
from backend.kernel.actor import Actor
from backend.kernel.ids import InvestigationId


def communication(
    session: Session,
    *,
    actor: Actor,
    investigation_id: InvestigationId,
    purpose: Purpose = Purpose.case_file,
) -> Communication | None:
    """The latest of an investigation: a changed proposal is sent anew."""
    row = session.scalar(
        select(CommunicationRow)
        .where(
            scope(actor, purpose, CommunicationRow),
            CommunicationRow.investigation_id == investigation_id,
        )
        .order_by(CommunicationRow.communication_id.desc())
        .limit(1)
    )
    return None if row is None else communication_of(row)


def own_communication(session: Session, *, actor: Actor) -> Communication | None:
    """The latest that she herself has been sent, and whether it is decided since."""
    row = session.scalar(
        select(CommunicationRow)
        .where(scope(actor, Purpose.own_decision, CommunicationRow))
        .order_by(CommunicationRow.communication_id.desc())
        .limit(1)
    )
    if row is None:
        return None
    decision = select(DecisionRow.decision_id).where(
        scope(actor, Purpose.own_decision, DecisionRow),
        DecisionRow.investigation_id == row.investigation_id,
    )
    is_decided = session.scalar(decision) is not None
    found = replace(communication_of(row), is_decided=is_decided)
    if whereabouts.names_no_officer(session, actor):
        return replace(found, sent_by_name="", noted_by_name="")
    return found


def skipped_communication(
    session: Session, *, actor: Actor, investigation_id: InvestigationId
) -> SkippedCommunication | None:
    """Why she was not asked, if it has been written down."""
    row = session.scalar(
        select(SkippedCommunicationRow)
        .where(
            scope(actor, Purpose.case_file, SkippedCommunicationRow),
            SkippedCommunicationRow.investigation_id == investigation_id,
        )
        .order_by(SkippedCommunicationRow.skip_id.desc())
        .limit(1)
    )
    if row is None:
        return None
    return SkippedCommunication(
        reason=row.reason,
        skipped_at=row.skipped_at,
        skipped_by_name=row.skipped_by_name,
    )


def communication_of(row: CommunicationRow) -> Communication:
    return Communication(
        communication_id=row.communication_id,
        investigation_id=row.investigation_id,
        case_id=row.case_id,
        sent_at=row.sent_at,
        sent_by_name=row.sent_by_name,
        sent_by_title=row.sent_by_title,
        last_day=row.last_day,
        content=row.content,
        answer=row.answer,
        answer_text=row.answer_text,
        answered_at=row.answered_at,
        noted_by_name=row.noted_by_name,
    )
