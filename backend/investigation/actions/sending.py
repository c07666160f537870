"""Above the officer's right: sending up to whoever decides, and sending back with a note."""

from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import queries
from backend.investigation.actions.documents import hinders
from backend.investigation.actions.inquiry import keep
from backend.investigation.actions.work import OF_THE_INQUIRY, finish_work, put_work
from backend.investigation.facts.decision import (
    AlreadyDecided,
    DecisionSentBack,
    DecisionSentUp,
    NoteMissing,
    NotReady,
    StartsInThePast,
)
from backend.investigation.facts.decision_desk import DecisionDesk
from backend.investigation.facts.delegation import (
    BeyondDelegation,
    NobodyMayDecide,
    RightToDecide,
)
from backend.investigation.facts.inquiry import Decided, NotYourCase, Signed
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.decision import SentUpRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id

NotSentUp = (
    NotFound
    | NotYourCase
    | NotReady
    | AlreadyDecided
    | BeyondDelegation
    | NobodyMayDecide
    | StartsInThePast
)


def send_up(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime, today: date
) -> DecisionSentUp | NotSentUp:
    """What is above one's right goes to the right level by itself."""
    desk = _desk_to_decide(session, case_id=case_id, by=by, today=today)
    if desk is None:
        return NotFound()
    refusal = hinders(desk, by=by, today=today)
    if refusal is not None:
        return refusal
    if isinstance(desk.right, BeyondDelegation):
        return desk.right
    return _to_whoever_may(session, desk, desk.right, by=by, now=now)


def _to_whoever_may(
    session: Session,
    desk: DecisionDesk,
    right: RightToDecide,
    *,
    by: Actor,
    now: datetime,
) -> DecisionSentUp | NobodyMayDecide:
    """To the one in the unit who has the right."""
    found = desk.file.investigation
    above = people.staff_in_role(
        session, municipality_id=found.municipality_id, role=right.row.lowest_role
    )
    in_unit = [each for each in above if each.unit_id == found.unit_id]
    if not in_unit:
        return NobodyMayDecide()
    receiver = in_unit[0]
    session.add(
        SentUpRow(
            sent_up_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            role=right.row.lowest_role,
            presented_by=by.user_id,
            presented_by_name=by.name,
            presented_by_title=by.title,
            sent_to_name=receiver.name,
            sent_at=now,
        )
    )
    put_work(session, found, step=WorkStep.decide, now=now, officer_id=receiver.user_id)
    return DecisionSentUp(
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        at=now,
        role=right.row.lowest_role,
    )


def send_back(
    session: Session,
    *,
    case_id: CaseId,
    note: str,
    by: Actor,
    now: datetime,
    today: date,
) -> (
    DecisionSentBack
    | NotFound
    | NotReady
    | AlreadyDecided
    | BeyondDelegation
    | NoteMissing
):
    """Not decided as presented: the investigation opens again where it was signed."""
    desk = _desk_to_decide(session, case_id=case_id, by=by, today=today)
    if desk is None:
        return NotFound()
    found = desk.file.investigation
    if isinstance(found.state, Decided):
        return AlreadyDecided()
    if not isinstance(found.state, Signed) or desk.sent_up is None:
        return NotReady()
    if not desk.is_mine_to_decide:
        return BeyondDelegation()
    if not note.strip():
        return NoteMissing()
    _note_on_what_was_sent(session, desk, note=note.strip(), by=by, now=now)
    opened = keep(session, replace(found, state=found.state.before))
    finish_work(session, case_id=case_id, steps=OF_THE_INQUIRY, by=by.user_id, now=now)
    put_work(
        session,
        opened,
        step=WorkStep.revise,
        now=now,
        officer_id=found.officer_id,
        note=note.strip(),
        note_by=by.name,
    )
    return DecisionSentBack(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
    )


def _desk_to_decide(
    session: Session, *, case_id: CaseId, by: Actor, today: date
) -> DecisionDesk | None:
    """Only for whoever has the case or decides in it: others may read what stands there."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.decide, to_change=True
    )
    if found is None:
        return None
    return queries.decision_desk(session, actor=by, case_id=case_id, today=today)


def _note_on_what_was_sent(
    session: Session, desk: DecisionDesk, *, note: str, by: Actor, now: datetime
) -> None:
    sent = session.scalars(
        select(SentUpRow).where(
            scope(by, Purpose.decide, SentUpRow),
            SentUpRow.investigation_id == desk.file.investigation.investigation_id,
            SentUpRow.sent_back_at.is_(None),
        )
    ).one()
    sent.sent_back_at, sent.sent_back_by = now, by.user_id
    sent.sent_back_by_name, sent.sent_back_by_title = by.name, by.title
    sent.sent_back_note = note
