"""Arbetslista: what to do now, one row a step of a case."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.services import ServiceKind


class WorkStep(StrEnum):
    """What the row asks for; its words begin with the verb."""

    take = "take"
    plan_inquiry = "plan_inquiry"
    visit = "visit"
    assess = "assess"
    propose = "propose"
    communicate = "communicate"
    await_answer = "await_answer"
    read_answer = "read_answer"
    sign = "sign"
    revise = "revise"
    decide = "decide"
    print_letter = "print_letter"
    print_code_letter = "print_code_letter"
    choose_again = "choose_again"
    reassess = "reassess"
    answer_objection = "answer_objection"


class WorkList(StrEnum):
    """The tabs of the worklist."""

    mine = "mine"
    unassigned = "unassigned"
    unit = "unit"


class WorkSort(StrEnum):
    due = "due"
    waiting = "waiting"
    person = "person"


class WorkRow(Struct, frozen=True, kw_only=True):
    work_id: str
    case_id: CaseId
    person_id: PersonId
    person_name: str
    age: int
    case_number: str
    asked: tuple[ServiceKind, ...]
    step: WorkStep
    due_on: date
    due_at: datetime | None
    urgent: bool
    is_waiting: bool
    days_since_arrival: int
    officer_id: UserId | None
    officer_name: str
    note: str
    note_by: str


class Worklist(Struct, frozen=True, kw_only=True):
    """A page of the worklist; counts stop at a hundred."""

    shown: WorkList
    sorted_by: WorkSort
    rows: tuple[WorkRow, ...]
    mine: int
    unassigned: int
    unit: int
    page: int
    has_more: bool
    visits_today: tuple[WorkRow, ...]
