"""What she has said is wrong stands on the worklist until it is answered."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.investigation import queries
from backend.investigation.actions.work import STOCKHOLM, finish_work, put_work
from backend.investigation.facts.inquiry import Investigation
from backend.investigation.facts.work import WorkStep
from backend.kernel.actor import Actor


def put_objections(session: Session, about: Investigation, *, now: datetime) -> None:
    """It waits for whoever has the case, and has no deadline."""
    if about.officer_id is None or not queries.has_open_objections(
        session, municipality_id=about.municipality_id, case_id=about.case_id
    ):
        return
    put_work(
        session,
        about,
        step=WorkStep.answer_objection,
        now=now,
        due_on=now.astimezone(STOCKHOLM).date(),
        officer_id=about.officer_id,
    )


def finish_if_answered(
    session: Session, about: Investigation, *, by: Actor, now: datetime
) -> None:
    if queries.has_open_objections(
        session, municipality_id=about.municipality_id, case_id=about.case_id
    ):
        return
    finish_work(
        session,
        case_id=about.case_id,
        steps=[WorkStep.answer_objection],
        by=by.user_id,
        now=now,
    )
