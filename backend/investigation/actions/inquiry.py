"""Taking a case and handing it back, planning the inquiry."""

from datetime import datetime

from msgspec.structs import asdict, replace
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.impartial import NotImpartial, not_impartial
from backend.access.scope import scope
from backend.investigation import queries, rules
from backend.investigation.actions.objection_work import put_objections
from backend.investigation.actions.work import finish_work, move_on, put_work
from backend.investigation.facts.inquiry import (
    AlreadyTaken,
    Approach,
    CaseHandedBack,
    CaseTaken,
    ChangedMeanwhile,
    HomeVisitPlanned,
    Investigation,
    InvestigationClosed,
    InvestigationPlan,
    NotYourCase,
    ReasonMissing,
    UnderWay,
    VisitInThePast,
)
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.inquiry import (
    AssignmentRow,
    InvestigationPlanRow,
    InvestigationRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import (
    CaseId,
)
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id

Blocked = NotFound | NotYourCase | InvestigationClosed


def take_case(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime
) -> CaseTaken | NotFound | AlreadyTaken | InvestigationClosed | NotImpartial:
    """Whoever takes the case first has it."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.worklist, to_change=True
    )
    if found is None:
        return NotFound()
    holder = people.staff(session, found.officer_id).name if found.officer_id else ""
    refusal = rules.may_take(found, by=by.user_id, holder=holder) or not_impartial(
        session, found.person_id, by=by, now=now
    )
    if refusal is not None:
        return refusal
    if found.officer_id is None:
        _assign(session, found, by=by, now=now)
    return CaseTaken(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        officer_id=by.user_id,
    )


def hand_back_case(
    session: Session, *, case_id: CaseId, reason: str, by: Actor, now: datetime
) -> CaseHandedBack | NotFound | NotYourCase | InvestigationClosed | ReasonMissing:
    """Back to the unit, with the reason for whoever takes it next."""
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.worklist, to_change=True
    )
    if found is None:
        return NotFound()
    refusal = rules.may_work(found, by=by.user_id)
    if refusal is not None:
        return refusal
    if not reason.strip():
        return ReasonMissing()
    session.execute(
        update(AssignmentRow)
        .where(
            scope(by, Purpose.worklist, AssignmentRow),
            AssignmentRow.case_id == case_id,
            AssignmentRow.handed_back_at.is_(None),
        )
        .values(handed_back_at=now, reason=reason.strip())
    )
    free = keep(session, replace(found, officer_id=None))
    finish_work(
        session,
        case_id=case_id,
        steps=[each for each in WorkStep if each is not WorkStep.take],
        by=by.user_id,
        now=now,
    )
    put_work(session, free, step=WorkStep.take, now=now, note=reason.strip())
    return CaseHandedBack(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        reason=reason.strip(),
    )


def plan_inquiry(
    session: Session,
    *,
    case_id: CaseId,
    visit_at: datetime,
    approach: Approach,
    questions: str,
    sources: str,
    base_version: int,
    by: Actor,
    now: datetime,
) -> HomeVisitPlanned | Blocked | ChangedMeanwhile | VisitInThePast:
    """Utredningsplan: what to find out, from whom, and when she comes."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    before = queries.investigation_plan(
        session,
        actor=by,
        investigation_id=found.investigation_id,
        purpose=Purpose.case_file,
    )
    if before is not None and before.version != base_version:
        return ChangedMeanwhile(by=before.planned_by_name, at=before.planned_at)
    if visit_at <= now:
        return VisitInThePast()
    plan = InvestigationPlan(
        visit_at=visit_at,
        approach=approach,
        questions=questions.strip(),
        sources=sources.strip(),
        planned_by=by.user_id,
        planned_by_name=by.name,
        planned_at=now,
        version=before.version + 1 if before else 1,
    )
    _keep_plan(session, found, plan)
    _visit_on_worklist(session, found, visit_at=visit_at, by=by, now=now)
    return HomeVisitPlanned(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        visit_at=visit_at,
    )


def _keep_plan(session: Session, found: Investigation, plan: InvestigationPlan) -> None:
    session.add(
        InvestigationPlanRow(
            plan_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            **asdict(plan),
        )
    )


def workable(
    session: Session, *, case_id: CaseId, by: Actor, to_note: bool = False
) -> Investigation | Blocked:
    """The investigation, if it is the actor's own and under way.

    `to_note` it in its journal, also if she covers for who has it.
    """
    found = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.case_file, to_change=True
    )
    if found is None:
        return NotFound()
    refusal = (
        rules.may_note(found, by=by)
        if to_note
        else rules.may_work(found, by=by.user_id)
    )
    return refusal or found


def keep(session: Session, changed: Investigation) -> Investigation:
    """What has changed about the investigation, one version on."""
    kept = replace(changed, version=changed.version + 1)
    session.execute(
        update(InvestigationRow)
        .where(InvestigationRow.investigation_id == kept.investigation_id)
        .values(officer_id=kept.officer_id, state=kept.state, version=kept.version)
    )
    return kept


def note_taker(
    session: Session, found: Investigation, *, by: Actor, now: datetime
) -> None:
    """Who has the case from now on."""
    session.add(
        AssignmentRow(
            assignment_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            officer_id=by.user_id,
            officer_name=by.name,
            taken_at=now,
        )
    )


def _assign(
    session: Session, found: Investigation, *, by: Actor, now: datetime
) -> None:
    note_taker(session, found, by=by, now=now)
    mine = keep(session, replace(found, officer_id=by.user_id))
    visit_at = session.scalar(
        select(InvestigationPlanRow.visit_at)
        .where(
            scope(by, Purpose.worklist, InvestigationPlanRow),
            InvestigationPlanRow.investigation_id == found.investigation_id,
        )
        .order_by(InvestigationPlanRow.version.desc())
        .limit(1)
    )
    move_on(session, mine, by=by.user_id, now=now, due_at=visit_at)
    put_objections(session, mine, now=now)


def _visit_on_worklist(
    session: Session,
    found: Investigation,
    *,
    visit_at: datetime,
    by: Actor,
    now: datetime,
) -> None:
    if not isinstance(found.state, UnderWay):
        return
    state = rules.planned(found.state, now=now)
    moved = keep(session, replace(found, state=state))
    if rules.next_step(state) is WorkStep.visit:
        move_on(session, moved, by=by.user_id, now=now, due_at=visit_at)
