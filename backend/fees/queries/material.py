"""What a month is counted from, gathered for all persons in a few statements."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import protected_files
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.fees.facts import (
    CompensationLine,
    FeeLine,
    Gathered,
    GrantedHelp,
    LateMonth,
    Means,
    PerformedVisit,
    PersonMonth,
    Policy,
)
from backend.fees.queries import kept
from backend.fees.queries.policy import municipal_providers, purpose_of
from backend.fees.rules import read_record
from backend.fees.tables import (
    CompensationLineRow,
    FeeDecisionRow,
    FeeLineRow,
    GrantedHelpRow,
    MonthByHandRow,
    MonthRunRow,
    PerformedTimeRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import PersonId
from backend.kernel.period import Period, month_of


def gathered(
    session: Session,
    *,
    actor: Actor,
    month: date,
    policy: Policy,
    known_until: datetime,
) -> Gathered:
    """Everything a proposal is made from, as it was known at a moment (the lock)."""
    return Gathered(
        month=month,
        people=people_in_month(
            session, actor=actor, month=month, known_until=known_until
        ),
        before=charged_for(session, actor=actor, month=month_before(month)),
        late=_late_months(session, actor=actor, month=month, known_until=known_until),
        policy=policy,
        municipal=municipal_providers(session, municipality_id=actor.municipality_id),
    )


def month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def people_in_month(
    session: Session,
    *,
    actor: Actor,
    month: date,
    known_until: datetime,
    only: Collection[PersonId] | None = None,
) -> tuple[PersonMonth, ...]:
    """Each person who has, or has had, granted help by the end of the month.

    Without those whose month has been handled by hand while they were protected.
    """
    days = month_of(month)
    by_hand = _by_hand(session, actor=actor, month=month)
    granted = _granted(session, actor=actor, days=days, only=only)
    visits = _visits(session, actor=actor, days=days, until=known_until, only=only)
    means = _means(session, actor=actor, days=days, only=only)
    return tuple(
        PersonMonth(
            person_id=person_id,
            case_id=lines[-1].case_id,
            granted=tuple(lines),
            visits=tuple(visits.get(person_id, ())),
            means=means.get(person_id),
        )
        for person_id, lines in sorted(granted.items())
        if person_id not in by_hand
    )


def _by_hand(session: Session, *, actor: Actor, month: date) -> frozenset[PersonId]:
    return frozenset(
        session.scalars(
            select(MonthByHandRow.person_id).where(
                scope(actor, purpose_of(actor), MonthByHandRow),
                MonthByHandRow.month == month,
            )
        )
    )


def _granted(
    session: Session,
    *,
    actor: Actor,
    days: Period,
    only: Collection[PersonId] | None,
) -> dict[PersonId, list[GrantedHelp]]:
    asked = (
        select(GrantedHelpRow)
        .where(
            scope(actor, purpose_of(actor), GrantedHelpRow),
            GrantedHelpRow.start <= days.until,
        )
        .order_by(GrantedHelpRow.decided_on, GrantedHelpRow.line_id)
    )
    if only is not None:
        asked = asked.where(GrantedHelpRow.person_id.in_(only))
    found: dict[PersonId, list[GrantedHelp]] = defaultdict(list)
    for row in session.scalars(asked):
        found[row.person_id].append(kept.granted_help(row))
    return found


def _visits(
    session: Session,
    *,
    actor: Actor,
    days: Period,
    until: datetime,
    only: Collection[PersonId] | None,
) -> dict[PersonId, list[PerformedVisit]]:
    """The newest version of each visit, as known at `until`.

    A corrected visit may have moved to another day, so the newest version is found
    before the month is asked about.
    """
    asked = (
        select(PerformedTimeRow)
        .where(
            scope(actor, purpose_of(actor), PerformedTimeRow),
            PerformedTimeRow.kept_at <= until,
            PerformedTimeRow.visit_id.in_(
                select(PerformedTimeRow.visit_id).where(
                    PerformedTimeRow.municipality_id == actor.municipality_id,
                    PerformedTimeRow.day >= days.start,
                    PerformedTimeRow.day <= days.until,
                )
            ),
        )
        .order_by(PerformedTimeRow.visit_id, PerformedTimeRow.version)
    )
    if only is not None:
        asked = asked.where(PerformedTimeRow.person_id.in_(only))
    newest = {row.visit_id: row for row in session.scalars(asked)}
    found: dict[PersonId, list[PerformedVisit]] = defaultdict(list)
    for row in newest.values():
        if days.contains(row.day):
            found[row.person_id].append(kept.performed_visit(row))
    return found


def _means(
    session: Session,
    *,
    actor: Actor,
    days: Period,
    only: Collection[PersonId] | None,
) -> dict[PersonId, Means]:
    """The means of the decision that holds on the first of the month."""
    asked = (
        select(FeeDecisionRow.person_id, FeeDecisionRow.means)
        .where(
            scope(actor, Purpose.economy, FeeDecisionRow),
            FeeDecisionRow.valid_from <= days.start,
        )
        .order_by(FeeDecisionRow.valid_from, FeeDecisionRow.decided_at)
    )
    if only is not None:
        asked = asked.where(FeeDecisionRow.person_id.in_(only))
    latest = {row.person_id: row.means for row in session.execute(asked)}
    return {person: read_record(text, Means) for person, text in latest.items()}


def charged_for(
    session: Session,
    *,
    actor: Actor,
    month: date,
    only: Collection[PersonId] | None = None,
) -> tuple[FeeLine, ...]:
    """All that final runs have charged for a month, corrections included."""
    asked = (
        select(FeeLineRow)
        .join(
            MonthRunRow,
            (MonthRunRow.municipality_id == FeeLineRow.municipality_id)
            & (MonthRunRow.month == FeeLineRow.run_month),
        )
        .where(
            scope(actor, Purpose.economy, FeeLineRow),
            FeeLineRow.for_month == month,
            MonthRunRow.final_at.is_not(None),
        )
        .order_by(FeeLineRow.run_month, FeeLineRow.line_id)
    )
    if only is not None:
        asked = asked.where(FeeLineRow.person_id.in_(only))
    return tuple(kept.fee_line(row) for row in session.scalars(asked))


def paid_for(
    session: Session,
    *,
    actor: Actor,
    month: date,
    only: Collection[PersonId],
) -> tuple[CompensationLine, ...]:
    """All that final runs have paid providers for a month, for these persons."""
    rows = session.scalars(
        select(CompensationLineRow)
        .join(
            MonthRunRow,
            (MonthRunRow.municipality_id == CompensationLineRow.municipality_id)
            & (MonthRunRow.month == CompensationLineRow.run_month),
        )
        .where(
            scope(actor, purpose_of(actor), CompensationLineRow),
            CompensationLineRow.for_month == month,
            CompensationLineRow.person_id.in_(only),
            MonthRunRow.final_at.is_not(None),
        )
        .order_by(CompensationLineRow.run_month, CompensationLineRow.line_id)
    )
    return tuple(kept.compensation_line(row) for row in rows)


def _late_months(
    session: Session, *, actor: Actor, month: date, known_until: datetime
) -> tuple[LateMonth, ...]:
    closed = session.execute(
        select(MonthRunRow.month, MonthRunRow.locked_at)
        .where(
            MonthRunRow.municipality_id == actor.municipality_id,
            MonthRunRow.month < month,
            MonthRunRow.final_at.is_not(None),
        )
        .order_by(MonthRunRow.month)
    ).all()
    late: list[LateMonth] = []
    for row in closed:
        people = _touched_after(
            session, actor=actor, month=row.month, lock=row.locked_at, until=known_until
        ) | protected_files.whose_ended(
            session,
            municipality_id=actor.municipality_id,
            after=row.locked_at,
            until=known_until,
        )
        if people:
            late.append(
                LateMonth(
                    month=row.month,
                    people=people_in_month(
                        session,
                        actor=actor,
                        month=row.month,
                        known_until=known_until,
                        only=people,
                    ),
                    charged=charged_for(
                        session, actor=actor, month=row.month, only=people
                    ),
                    paid=paid_for(session, actor=actor, month=row.month, only=people),
                )
            )
    return tuple(late)


def _touched_after(
    session: Session, *, actor: Actor, month: date, lock: datetime, until: datetime
) -> frozenset[PersonId]:
    """Persons with a visit in the month that was kept, or corrected, after its lock."""
    days = month_of(month)
    in_month = select(PerformedTimeRow.visit_id).where(
        PerformedTimeRow.municipality_id == actor.municipality_id,
        PerformedTimeRow.day >= days.start,
        PerformedTimeRow.day <= days.until,
    )
    return frozenset(
        session.scalars(
            select(PerformedTimeRow.person_id)
            .where(
                scope(actor, purpose_of(actor), PerformedTimeRow),
                PerformedTimeRow.visit_id.in_(in_month),
                PerformedTimeRow.kept_at > lock,
                PerformedTimeRow.kept_at <= until,
            )
            .distinct()
        )
    )
