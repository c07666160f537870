"""A person's matter from her first answer on, and the numbers it is given."""

from datetime import datetime
from secrets import token_bytes

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.access.scope import scope
from backend.contact.rules import applications as rules
from backend.contact.tables import CaseNumberSeries, Intake
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, MunicipalityId, PersonId
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.identity import new_id


def intake_not_arrived(session: Session, *, by: Actor) -> Intake | None:
    """The matter in which an application is under way."""
    return session.scalar(
        select(Intake)
        .where(scope(by, Purpose.own_application, Intake), Intake.arrived_at.is_(None))
        .order_by(Intake.begun_at.desc())
        .limit(1)
    )


def latest_intake(session: Session, *, by: Actor) -> Intake | None:
    return _latest(session, scope(by, Purpose.own_application, Intake))


def latest_intake_to_receive(session: Session, *, by: Actor) -> Intake | None:
    """Where what she may still send belongs; it opens nothing for her to read."""
    if not has_ended(by):
        return latest_intake(session, by=by)
    hers = and_(
        Intake.municipality_id == by.municipality_id, Intake.person_id == by.person_id
    )
    return _latest(session, hers)


def has_ended(by: Actor) -> bool:
    """Whether her right ended while what she sends was waiting."""
    return by.acting is not None and by.acting.has_ended


def may_send(by: Actor) -> bool:
    """What a representative had waiting when her mandate ended is received too."""
    return has_ended(by) or may(by, Purpose.own_application)


def _latest(session: Session, whose: ColumnElement[bool]) -> Intake | None:
    return session.scalar(
        select(Intake).where(whose).order_by(Intake.begun_at.desc()).limit(1)
    )


def begin_intake(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    person_id: PersonId,
    now: datetime,
) -> Intake:
    intake = Intake(
        intake_id=new_id(),
        municipality_id=municipality_id,
        case_id=CaseId(new_id()),
        person_id=person_id,
        begun_at=now,
    )
    session.add(intake)
    session.flush()
    return intake


def next_case_number(
    session: Session, *, municipality_id: MunicipalityId, now: datetime
) -> str:
    """The next running number of the year. The row is locked until the commit."""
    year = now.astimezone(STOCKHOLM).year
    mine = (
        CaseNumberSeries.municipality_id == municipality_id,
        CaseNumberSeries.year == year,
    )
    counted = session.scalar(
        update(CaseNumberSeries)
        .where(*mine)
        .values(last=CaseNumberSeries.last + 1)
        .returning(CaseNumberSeries.last)
    )
    if counted is None:
        counted = 1
        session.add(
            CaseNumberSeries(municipality_id=municipality_id, year=year, last=counted)
        )
        session.flush()
    return rules.case_number(year, counted)


def new_receipt_number() -> str:
    return rules.receipt_number(token_bytes(6))
