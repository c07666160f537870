"""Putting a row on the worklist, and taking it off when the thing is done."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.access.tables import Person
from backend.investigation import rules
from backend.investigation.facts.inquiry import Investigation
from backend.investigation.facts.work import WorkStep
from backend.investigation.queries.inquiry import policy_on
from backend.investigation.tables.work import WorkItem
from backend.kernel.ids import CaseId, UserId
from backend.plumbing.identity import new_id

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WAITING = (WorkStep.await_answer,)
# The steps of the inquiry itself: one at a time. The others stand beside them.
OF_THE_INQUIRY = (
    WorkStep.take,
    WorkStep.plan_inquiry,
    WorkStep.visit,
    WorkStep.assess,
    WorkStep.propose,
    WorkStep.communicate,
    WorkStep.await_answer,
    WorkStep.read_answer,
    WorkStep.sign,
    WorkStep.revise,
    WorkStep.decide,
)


def put_work(
    session: Session,
    about: Investigation,
    *,
    step: WorkStep,
    now: datetime,
    due_on: date | None = None,
    due_at: datetime | None = None,
    officer_id: UserId | None = None,
    note: str = "",
    note_by: str = "",
) -> None:
    """A row on the worklist; a step that already has one gets its new day and note."""
    due = due_on or _due_on(session, about, step=step, due_at=due_at, now=now)
    row = session.scalar(
        select(WorkItem).where(
            WorkItem.municipality_id == about.municipality_id,
            WorkItem.case_id == about.case_id,
            WorkItem.step == step,
            WorkItem.done_at.is_(None),
        )
    )
    if row is not None:
        row.due_on, row.due_at, row.officer_id = due, due_at, officer_id
        row.note, row.note_by = note, note_by
        return
    session.add(
        WorkItem(
            work_id=new_id(),
            municipality_id=about.municipality_id,
            case_id=about.case_id,
            person_id=about.person_id,
            unit_id=about.unit_id,
            officer_id=officer_id,
            step=step,
            rank=_rank(step, urgent=about.urgent),
            due_on=due,
            due_at=due_at,
            received_on=about.received_at.astimezone(STOCKHOLM).date(),
            urgent=about.urgent,
            case_number=about.case_number,
            asked=about.asked,
            sorted_name=session.get_one(Person, about.person_id).sorted_name,
            note=note,
            note_by=note_by,
            put_at=now,
        )
    )


def finish_work(
    session: Session,
    *,
    case_id: CaseId,
    steps: Collection[WorkStep],
    by: UserId | None,
    now: datetime,
) -> None:
    """The rows of these steps are done; who and when stays."""
    session.execute(
        update(WorkItem)
        .where(
            WorkItem.case_id == case_id,
            WorkItem.step.in_(steps),
            WorkItem.done_at.is_(None),
        )
        .values(done_at=now, done_by=by)
    )
    session.flush()


def move_on(
    session: Session,
    about: Investigation,
    *,
    by: UserId | None,
    now: datetime,
    due_at: datetime | None = None,
) -> None:
    """The inquiry's own row becomes its next step, for whoever has the case."""
    finish_work(session, case_id=about.case_id, steps=OF_THE_INQUIRY, by=by, now=now)
    step = rules.next_step(about.state)
    if about.officer_id is None and step is not None:
        step = WorkStep.take
    if step is not None:
        put_work(
            session,
            about,
            step=step,
            now=now,
            due_at=due_at,
            officer_id=about.officer_id,
        )


def _due_on(
    session: Session,
    about: Investigation,
    *,
    step: WorkStep,
    due_at: datetime | None,
    now: datetime,
) -> date:
    today = now.astimezone(STOCKHOLM).date()
    policy = policy_on(session, municipality_id=about.municipality_id, day=today)
    return rules.due_on(
        step,
        received_on=about.received_at.astimezone(STOCKHOLM).date(),
        visit_on=due_at.astimezone(STOCKHOLM).date() if due_at else None,
        policy=policy,
    )


def _rank(step: WorkStep, *, urgent: bool) -> int:
    if step in WAITING:
        return 2
    return 0 if urgent else 1
