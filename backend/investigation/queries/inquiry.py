"""What may be asked about an inquiry: the investigation, its plan, who has had it."""

from collections.abc import Set as AbstractSet
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import finding, people, whereabouts
from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.scope import is_shown, scope
from backend.investigation.facts.case_file import Assignment, OwnInquiry
from backend.investigation.facts.inquiry import Investigation, InvestigationPlan
from backend.investigation.facts.policy import Policy
from backend.investigation.queries.journal import journal
from backend.investigation.tables.inquiry import (
    AssignmentRow,
    InvestigationPlanRow,
    InvestigationRow,
)
from backend.investigation.tables.policy import PolicyRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, InvestigationId, MunicipalityId


def investigation(
    session: Session,
    *,
    actor: Actor,
    case_id: CaseId,
    purpose: Purpose,
    to_change: bool = False,
) -> Investigation | None:
    """The latest investigation of a case, for whoever reaches it for this purpose.

    One that is read `to_change` it keeps others from changing it until the commit.
    """
    wanted = (
        select(InvestigationRow)
        .where(
            scope(actor, purpose, InvestigationRow), InvestigationRow.case_id == case_id
        )
        .order_by(InvestigationRow.investigation_id.desc())
        .limit(1)
    )
    row = session.scalar(wanted.with_for_update() if to_change else wanted)
    return None if row is None else facts_of(row)


def investigation_handed_over(
    session: Session, *, municipality_id: MunicipalityId, case_id: CaseId
) -> Investigation | None:
    """The latest investigation, for another area's event: nobody reads it."""
    row = session.scalar(
        select(InvestigationRow)
        .where(
            InvestigationRow.municipality_id == municipality_id,
            InvestigationRow.case_id == case_id,
        )
        .order_by(InvestigationRow.investigation_id.desc())
        .limit(1)
    )
    return None if row is None else facts_of(row)


def investigation_in_emergency(
    session: Session, *, actor: Actor, number: str, personnummer: str | None
) -> Investigation | None:
    """The case of this number, or of the person's; for whoever says why she opens it.

    Nothing of it is shown before she has: she may be nobody to the case.
    """
    if not may(actor, Purpose.emergency):
        return None
    here = InvestigationRow.municipality_id == actor.municipality_id
    if personnummer is None:
        which = InvestigationRow.case_number == number
    else:
        person = finding.person_found(session, actor=actor, personnummer=personnummer)
        if person is None:
            return None
        which = InvestigationRow.person_id == person.person_id
    row = session.scalar(
        select(InvestigationRow)
        .where(here, which, is_shown(actor, InvestigationRow.person_id))
        .order_by(InvestigationRow.investigation_id.desc())
        .limit(1)
    )
    return None if row is None else facts_of(row)


def investigation_plan(
    session: Session,
    *,
    actor: Actor,
    investigation_id: InvestigationId,
    purpose: Purpose,
) -> InvestigationPlan | None:
    """Utredningsplan in its latest version."""
    row = session.scalar(
        select(InvestigationPlanRow)
        .where(
            scope(actor, purpose, InvestigationPlanRow),
            InvestigationPlanRow.investigation_id == investigation_id,
        )
        .order_by(InvestigationPlanRow.version.desc())
        .limit(1)
    )
    if row is None:
        return None
    return InvestigationPlan(
        visit_at=row.visit_at,
        approach=row.approach,
        questions=row.questions,
        sources=row.sources,
        planned_by=row.planned_by,
        planned_by_name=row.planned_by_name,
        planned_at=row.planned_at,
        version=row.version,
    )


def assignments(
    session: Session, *, actor: Actor, case_id: CaseId, purpose: Purpose
) -> tuple[Assignment, ...]:
    """Who has had the case, first to last."""
    rows = session.scalars(
        select(AssignmentRow)
        .where(scope(actor, purpose, AssignmentRow), AssignmentRow.case_id == case_id)
        .order_by(AssignmentRow.taken_at, AssignmentRow.assignment_id)
    )
    return tuple(
        Assignment(
            officer_id=row.officer_id,
            officer_name=row.officer_name,
            taken_at=row.taken_at,
            handed_back_at=row.handed_back_at,
            reason=row.reason,
        )
        for row in rows
    )


def own_inquiry(
    session: Session, *, actor: Actor, case_id: CaseId
) -> OwnInquiry | None:
    """Who has the person's own case, and what is planned."""
    found = investigation(
        session, actor=actor, case_id=case_id, purpose=Purpose.own_file
    )
    if found is None:
        return None
    officer = people.staff(session, found.officer_id) if found.officer_id else None
    taken = assignments(session, actor=actor, case_id=case_id, purpose=Purpose.own_file)
    named = None if whereabouts.names_no_officer(session, actor) else officer
    return OwnInquiry(
        investigation=found,
        officer_name=named.name if named else "",
        officer_title=officer.title if officer else "",
        officer_phone=named.phone if named else "",
        taken_at=taken[-1].taken_at if officer and taken else None,
        plan=investigation_plan(
            session,
            actor=actor,
            investigation_id=found.investigation_id,
            purpose=Purpose.own_file,
        ),
        journal=journal(
            session, actor=actor, case_id=case_id, purpose=Purpose.own_file
        ),
    )


def policy_on(
    session: Session, *, municipality_id: MunicipalityId, day: date
) -> Policy | None:
    """The municipality's policy in force on the day, if it has adopted one."""
    return session.scalar(
        select(PolicyRow.policy)
        .where(
            PolicyRow.municipality_id == municipality_id, PolicyRow.valid_from <= day
        )
        .order_by(PolicyRow.valid_from.desc(), PolicyRow.policy_id.desc())
        .limit(1)
    )


def numbers_of_cases(
    session: Session, *, actor: Actor, case_ids: AbstractSet[CaseId]
) -> dict[CaseId, str]:
    """The numbers alone, for whoever looks through the log."""
    rows = session.execute(
        select(InvestigationRow.case_id, InvestigationRow.case_number)
        .where(
            scope(actor, Purpose.log_review, InvestigationRow),
            InvestigationRow.case_id.in_(case_ids),
        )
        .order_by(InvestigationRow.received_at)
    )
    return dict(rows.all())


def facts_of(row: InvestigationRow) -> Investigation:
    return Investigation(
        investigation_id=row.investigation_id,
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        application_id=row.application_id,
        case_number=row.case_number,
        received_at=row.received_at,
        source=row.source,
        urgent=row.urgent,
        asked=row.asked,
        asked_text=row.asked_text,
        language=row.language,
        interpreter=row.interpreter,
        contact_phone=row.contact_phone,
        unit_id=row.unit_id,
        officer_id=row.officer_id,
        state=row.state,
        version=row.version,
        represented_by=row.represented_by,
    )
