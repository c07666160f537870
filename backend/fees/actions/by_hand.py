"""The fee of somebody protected, handled beside the month run and noted as done."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.fees.facts import MonthHandledByHand
from backend.fees.queries import months_by_hand
from backend.fees.tables import MonthByHandRow
from backend.kernel.actor import Actor
from backend.kernel.ids import PersonId
from backend.kernel.refusal import NotFound
from backend.plumbing.clock import STOCKHOLM


def note_month_by_hand(
    session: Session,
    *,
    person_id: PersonId,
    month: date | None,
    by: Actor,
    now: datetime,
) -> MonthHandledByHand | NotFound:
    """Once, by a named officer who has the file open, and only what is left."""
    if person_id not in by.opened or month is None:
        return NotFound()
    today = now.astimezone(STOCKHOLM).date()
    for each in months_by_hand(session, actor=by, today=today):
        if each.person_id == person_id and month in each.months:
            session.add(
                MonthByHandRow(
                    municipality_id=by.municipality_id,
                    case_id=each.case_id,
                    person_id=person_id,
                    month=month,
                    handled_by=by.user_id,
                    handled_by_name=by.name,
                    handled_at=now,
                )
            )
            return MonthHandledByHand(
                municipality_id=by.municipality_id,
                case_id=each.case_id,
                person_id=person_id,
                at=now,
                month=month,
            )
    return NotFound()
