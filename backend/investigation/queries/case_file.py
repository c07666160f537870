"""The whole case in one question."""

from datetime import date

from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.investigation.facts.case_file import CaseFile
from backend.investigation.queries.assessment import life, self_rated_at
from backend.investigation.queries.inquiry import (
    assignments,
    investigation,
    investigation_plan,
    policy_on,
)
from backend.investigation.queries.journal import journal
from backend.investigation.queries.objection import objections
from backend.investigation.queries.proposal import proposal
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId

FILE = Purpose.case_file


def case_file(
    session: Session, *, actor: Actor, case_id: CaseId, today: date
) -> CaseFile | None:
    """Everything the officer needs on one screen, or nothing if it is not hers."""
    found = investigation(session, actor=actor, case_id=case_id, purpose=FILE)
    if found is None:
        return None
    its = found.investigation_id
    policy = policy_on(session, municipality_id=found.municipality_id, day=today)
    return CaseFile(
        investigation=found,
        person=people.person(session, found.person_id),
        assignments=assignments(session, actor=actor, case_id=case_id, purpose=FILE),
        plan=investigation_plan(
            session, actor=actor, investigation_id=its, purpose=FILE
        ),
        journal=journal(session, actor=actor, case_id=case_id, purpose=FILE),
        life=life(session, actor=actor, case_id=case_id, investigation_id=its),
        self_rated_at=self_rated_at(
            session, actor=actor, case_id=case_id, purpose=FILE
        ),
        proposal=proposal(session, actor=actor, investigation_id=its),
        templates=policy.templates if policy else (),
        objections=objections(session, actor=actor, case_id=case_id, purpose=FILE),
    )
