"""The fees that no month run charges: of whoever is protected, for who is named for her."""

from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.access import protected_files, whereabouts
from backend.fees.facts import MonthsByHand
from backend.fees.queries.material import month_before
from backend.fees.tables import GrantedHelpRow, MonthByHandRow, MonthRunRow
from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId, PersonId
from backend.kernel.period import Period, month_of
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import counting


def months_by_hand(
    session: Session, *, actor: Actor, today: date
) -> tuple[MonthsByHand, ...]:
    """What is left of each that she is named for, whether she has her file open or not."""
    found = (
        _left(session, actor.municipality_id, each.person_id, today=today)
        for each in protected_files.may_open(session, actor=actor)
    )
    return tuple(each for each in found if each is not None)


def _left(
    session: Session, home: MunicipalityId, person_id: PersonId, *, today: date
) -> MonthsByHand | None:
    """Months that are over, in which she had help, and which nobody has charged."""
    since = whereabouts.protected_since(
        session, municipality_id=home, person_id=person_id
    )
    if since is None:
        return None
    with counting(session):
        handled = session.scalars(
            select(MonthByHandRow.month).where(
                MonthByHandRow.municipality_id == home,
                MonthByHandRow.person_id == person_id,
            )
        ).all()
        helped = session.execute(
            select(GrantedHelpRow.case_id, GrantedHelpRow.start, GrantedHelpRow.until)
            .where(
                GrantedHelpRow.municipality_id == home,
                GrantedHelpRow.person_id == person_id,
                or_(
                    GrantedHelpRow.until.is_(None),
                    GrantedHelpRow.until >= month_before(since.date().replace(day=1)),
                ),
            )
            .order_by(GrantedHelpRow.decided_on, GrantedHelpRow.line_id)
        ).all()
    gone = {*handled, *_final_before(session, home, since)}
    months = tuple(
        month
        for month in _over_since(since, today=today)
        if month not in gone
        and any(
            Period(start, until).overlaps(month_of(month)) for _, start, until in helped
        )
    )
    if not months:
        return None
    return MonthsByHand(person_id=person_id, case_id=helped[-1][0], months=months)


def _final_before(
    session: Session, home: MunicipalityId, since: datetime
) -> tuple[date, ...]:
    """The months in which she was charged as anybody."""
    return tuple(
        session.scalars(
            select(MonthRunRow.month).where(
                MonthRunRow.municipality_id == home, MonthRunRow.final_at <= since
            )
        )
    )


def _over_since(since: datetime, *, today: date) -> tuple[date, ...]:
    """From the month before: its run may not have been made when she was protected."""
    first = month_before(since.astimezone(STOCKHOLM).date().replace(day=1))
    month, found = month_before(today.replace(day=1)), list[date]()
    while month >= first:
        found.append(month)
        month = month_before(month)
    return tuple(reversed(found))
