"""The worklist: fifty rows out of however many, read off an index."""

from datetime import date, datetime
from typing import Any, assert_never

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.access.tables import Person, UserAccount
from backend.investigation.facts.work import (
    WorkList,
    Worklist,
    WorkRow,
    WorkSort,
    WorkStep,
)
from backend.investigation.tables.work import WorkItem
from backend.kernel.actor import Actor

ROWS_A_PAGE = 50
COUNTED_AT_MOST = 100


def worklist(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    shown: WorkList = WorkList.mine,
    sorted_by: WorkSort = WorkSort.due,
    page: int = 1,
) -> Worklist:
    """What there is to do for the officer or her unit; one row more tells of a next page."""
    rows = [
        _row(each, now=now, today=today)
        for each in session.execute(
            _rows()
            .where(*_in_list(actor, shown, today=today))
            .order_by(*_order(sorted_by))
            .limit(ROWS_A_PAGE + 1)
            .offset((page - 1) * ROWS_A_PAGE)
        )
    ]
    mine, unassigned, unit = session.execute(
        select(
            _count(actor, WorkList.mine, today=today),
            _count(actor, WorkList.unassigned, today=today),
            _count(actor, WorkList.unit, today=today),
        )
    ).one()
    return Worklist(
        shown=shown,
        sorted_by=sorted_by,
        rows=tuple(rows[:ROWS_A_PAGE]),
        mine=mine,
        unassigned=unassigned,
        unit=unit,
        page=page,
        has_more=len(rows) > ROWS_A_PAGE,
        visits_today=_visits_today(session, actor, now=now, today=today),
    )


def _rows() -> Select[WorkItem, Person, str]:
    return (
        select(WorkItem, Person, UserAccount.name)
        .join(Person, Person.person_id == WorkItem.person_id)
        .outerjoin(UserAccount, UserAccount.user_id == WorkItem.officer_id)
    )


def _in_list(
    actor: Actor, shown: WorkList, *, today: date
) -> tuple[ColumnElement[bool], ...]:
    open_rows = (
        WorkItem.municipality_id == actor.municipality_id,
        WorkItem.done_at.is_(None),
        scope(actor, Purpose.worklist, WorkItem),
        # A letter is posted only when she has had her days to open it.
        or_(WorkItem.step != WorkStep.print_letter, WorkItem.due_on <= today),
    )
    match shown:
        case WorkList.mine:
            return (*open_rows, WorkItem.officer_id == actor.user_id)
        case WorkList.unassigned:
            return (*open_rows, WorkItem.officer_id.is_(None))
        case WorkList.unit:
            return (*open_rows, WorkItem.unit_id == actor.unit_id)
        case _:
            assert_never(shown)


def _order(sorted_by: WorkSort) -> tuple[ColumnElement[Any], ...]:
    match sorted_by:
        case WorkSort.due:
            columns = (WorkItem.rank, WorkItem.due_on, WorkItem.work_id)
        case WorkSort.waiting:
            columns = (WorkItem.received_on, WorkItem.work_id)
        case WorkSort.person:
            columns = (WorkItem.sorted_name, WorkItem.work_id)
        case _:
            assert_never(sorted_by)
    return tuple(each.asc() for each in columns)


def _count(actor: Actor, shown: WorkList, *, today: date) -> ScalarSelect[int]:
    """Counted no further than a person would care, so that it costs the same always."""
    some = select(WorkItem.work_id).where(*_in_list(actor, shown, today=today))
    return (
        select(func.count())
        .select_from(some.limit(COUNTED_AT_MOST).subquery())
        .scalar_subquery()
    )


def _visits_today(
    session: Session, actor: Actor, *, now: datetime, today: date
) -> tuple[WorkRow, ...]:
    rows = session.execute(
        _rows()
        .where(
            *_in_list(actor, WorkList.mine, today=today),
            WorkItem.step == WorkStep.visit,
            WorkItem.due_on == today,
        )
        .order_by(WorkItem.due_at, WorkItem.work_id)
        .limit(ROWS_A_PAGE)
    )
    return tuple(_row(each, now=now, today=today) for each in rows)


def _row(found: Any, *, now: datetime, today: date) -> WorkRow:
    item: WorkItem
    person: Person
    item, person, officer_name = found
    is_over = item.due_at is not None and item.due_at <= now
    step = _step(item, today=today, is_over=is_over)
    born = person.born_on
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return WorkRow(
        work_id=item.work_id,
        case_id=item.case_id,
        person_id=item.person_id,
        person_name=f"{person.given_name} {person.family_name}",
        age=today.year - born.year - (0 if had_birthday else 1),
        case_number=item.case_number,
        asked=item.asked,
        step=step,
        due_on=item.due_on,
        due_at=item.due_at,
        urgent=item.urgent,
        is_waiting=step is WorkStep.await_answer,
        days_since_arrival=(today - item.received_on).days,
        officer_id=item.officer_id,
        officer_name=officer_name or "",
        note=item.note,
        note_by=item.note_by,
    )


def _step(item: WorkItem, *, today: date, is_over: bool) -> WorkStep:
    """Some steps turn into the next by the clock alone."""
    if item.step is WorkStep.visit and is_over:
        return WorkStep.assess
    if item.step is WorkStep.await_answer and item.due_on < today:
        return WorkStep.sign
    return item.step
