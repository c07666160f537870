"""Reaching a case that a colleague has: covering, taking over, and in an emergency."""

from datetime import datetime, time, timedelta

from msgspec.structs import replace
from sqlalchemy import update
from sqlalchemy.orm import Session

from backend.access import brief
from backend.access.brief_facts import (
    COVERS_FOR,
    EMERGENCY_LASTS,
    AlreadyReached,
    BriefReasonMissing,
    CaseNumberUnknown,
    CoveringBegun,
    EmergencyOpened,
)
from backend.access.facts import Purpose
from backend.access.impartial import NotImpartial, not_impartial
from backend.access.scope import scope
from backend.investigation import queries
from backend.investigation.actions.inquiry import keep, note_taker
from backend.investigation.facts.inquiry import (
    CaseTakenOver,
    Investigation,
    NobodysCase,
)
from backend.investigation.tables.inquiry import AssignmentRow
from backend.investigation.tables.work import WorkItem
from backend.kernel.actor import Actor, BriefKind
from backend.kernel.event import Whose
from backend.kernel.ids import CaseId, UserId
from backend.kernel.refusal import NotFound
from backend.plumbing.clock import STOCKHOLM

NotColleagues = NotFound | NobodysCase | AlreadyReached | NotImpartial


def cover(
    session: Session,
    *,
    case_id: CaseId,
    days: int,
    reason: str,
    by: Actor,
    now: datetime,
) -> CoveringBegun | NotColleagues | BriefReasonMissing:
    """She reads it and writes in its journal until then; it stays with who has it."""
    found = _colleagues(session, case_id, by=by, now=now)
    if not isinstance(found, tuple):
        return found
    found, _ = found
    if reached := _reached(session, case_id, by=by):
        return reached
    last = now.astimezone(STOCKHOLM).date() + timedelta(days=min(days, COVERS_FOR[-1]))
    until = datetime.combine(last, time(), tzinfo=STOCKHOLM)
    return brief.begin(
        session,
        whose=_whose(found),
        case_number=found.case_number,
        kind=BriefKind.covering,
        reason=reason,
        until=until,
        by=by,
        now=now,
    ) or CoveringBegun(**_whose(found), at=now, until=until)


def take_over(
    session: Session, *, case_id: CaseId, reason: str, by: Actor, now: datetime
) -> CaseTakenOver | NotColleagues | BriefReasonMissing:
    """The case is hers from now on, with all there is to do in it."""
    found = _colleagues(session, case_id, by=by, now=now)
    if not isinstance(found, tuple):
        return found
    found, holder = found
    if not brief.is_reason(reason):
        return BriefReasonMissing()
    session.execute(
        update(AssignmentRow)
        .where(
            scope(by, Purpose.take_over, AssignmentRow),
            AssignmentRow.case_id == case_id,
            AssignmentRow.handed_back_at.is_(None),
        )
        .values(handed_back_at=now, reason=reason.strip())
    )
    session.execute(
        update(WorkItem)
        .where(
            scope(by, Purpose.take_over, WorkItem),
            WorkItem.case_id == case_id,
            WorkItem.officer_id == holder,
            WorkItem.done_at.is_(None),
        )
        .values(officer_id=by.user_id)
        .execution_options(synchronize_session=False)
    )
    note_taker(session, found, by=by, now=now)
    keep(session, replace(found, officer_id=by.user_id))
    return CaseTakenOver(
        **_whose(found),
        at=now,
        officer_id=by.user_id,
        from_officer_id=holder,
        reason=reason.strip(),
    )


def break_glass(
    session: Session,
    *,
    number: str,
    personnummer: str | None,
    reason: str,
    by: Actor,
    now: datetime,
) -> (
    EmergencyOpened
    | CaseNumberUnknown
    | AlreadyReached
    | BriefReasonMissing
    | NotImpartial
):
    """Nödöppning: an hour in a case of the municipality, told at once to its head."""
    found = queries.investigation_in_emergency(
        session, actor=by, number=number, personnummer=personnummer
    )
    if found is None:
        return CaseNumberUnknown()
    if reached := _reached(session, found.case_id, by=by):
        return reached
    if no := not_impartial(session, found.person_id, by=by, now=now):
        return no
    until = now + EMERGENCY_LASTS
    refusal = brief.begin(
        session,
        whose=_whose(found),
        case_number=found.case_number,
        kind=BriefKind.emergency,
        reason=reason,
        until=until,
        by=by,
        now=now,
    )
    if refusal is not None:
        return refusal
    brief.tell_heads(session, whose=_whose(found), now=now)
    return EmergencyOpened(**_whose(found), at=now, until=until)


def _colleagues(
    session: Session, case_id: CaseId, *, by: Actor, now: datetime
) -> tuple[Investigation, UserId] | NotColleagues:
    """A case of her unit that somebody else has, and who.

    Or that she had herself before she was at another unit for a time.
    """
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.take_over, to_change=True
    )
    if found is None:
        return NotFound()
    if found.officer_id is None:
        return NobodysCase()
    if found.officer_id == by.user_id and _reached(session, case_id, by=by):
        return AlreadyReached(case_id=case_id)
    if no := not_impartial(session, found.person_id, by=by, now=now):
        return no
    return found, found.officer_id


def _reached(session: Session, case_id: CaseId, *, by: Actor) -> AlreadyReached | None:
    hers = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.case_file
    )
    return None if hers is None else AlreadyReached(case_id=case_id)


def _whose(found: Investigation) -> Whose:
    return Whose(
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
    )
