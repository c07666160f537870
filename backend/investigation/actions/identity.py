"""Who its person is and how she gets in: for whoever has the case, and nobody who reads it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.investigation import queries
from backend.investigation.facts.inquiry import NotYourCase
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId

T = TypeVar("T")


def of_own_case(
    session: Session, act: Callable[[Session], T], *, case_id: CaseId, by: Actor
) -> T | NotYourCase:
    """Do it if she answers for the case; who covers for her, or has it open, does not."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.identity
    )
    return NotYourCase() if found is None else act(session)
