"""Kommunicering (FL 25): show her all of importance, and keep what she says about it."""

from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import queries, rules
from backend.investigation.actions.inquiry import keep, workable
from backend.investigation.actions.work import finish_work, move_on, put_work
from backend.investigation.facts.communication import (
    AlreadyAnswered,
    AnswerKind,
    AnswerMissing,
    AnswerTooLate,
    AssessedArea,
    CommunicatedContent,
    CommunicatedToParty,
    CommunicationId,
    CommunicationSkipped,
    LastDayTooSoon,
    NothingToCommunicate,
    PartyAnswered,
    ProposedTask,
)
from backend.investigation.facts.decision import DecisionDraft, Hindrance
from backend.investigation.facts.decision_desk import DecisionDesk
from backend.investigation.facts.inquiry import (
    Communicated,
    Investigation,
    InvestigationClosed,
    NotYourCase,
    Proposed,
    ReasonMissing,
)
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.communication import (
    CommunicationRow,
    SkippedCommunicationRow,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify

Blocked = NotFound | NotYourCase | InvestigationClosed
AnswerRefusal = NotFound | NotYourCase | AlreadyAnswered | AnswerTooLate | AnswerMissing


def communicate(
    session: Session,
    *,
    case_id: CaseId,
    last_day: date,
    by: Actor,
    now: datetime,
    today: date,
) -> CommunicatedToParty | Blocked | NothingToCommunicate | LastDayTooSoon:
    """Send her what the decision will rest on, with a last day to answer."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    desk = queries.decision_desk(session, actor=by, case_id=case_id, today=today)
    if desk is None:
        return NotFound()
    unheard = {Hindrance.communication, Hindrance.answer}
    if set(desk.before_signing) - unheard:
        return NothingToCommunicate()
    too_soon = rules.is_long_enough(last_day, today=today)
    if too_soon is not None:
        return too_soon
    communication_id = CommunicationId(new_id())
    _keep_sent(session, desk, communication_id, last_day=last_day, by=by, now=now)
    _wait_for_answer(
        session, found, communication_id, last_day=last_day, by=by, now=now
    )
    return CommunicatedToParty(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        communication_id=communication_id,
        last_day=last_day,
    )


def skip_communication(
    session: Session, *, case_id: CaseId, reason: str, by: Actor, now: datetime
) -> CommunicationSkipped | Blocked | ReasonMissing:
    """Decide without asking her first: only with the reason written down."""
    found = workable(session, case_id=case_id, by=by)
    if not isinstance(found, Investigation):
        return found
    if not reason.strip():
        return ReasonMissing()
    if not isinstance(found.state, Proposed):
        found = keep(session, replace(found, state=rules.proposed(now=now)))
    session.add(
        SkippedCommunicationRow(
            skip_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            reason=reason.strip(),
            skipped_at=now,
            skipped_by=by.user_id,
            skipped_by_name=by.name,
        )
    )
    finish_work(
        session,
        case_id=case_id,
        steps=[WorkStep.communicate, WorkStep.await_answer, WorkStep.read_answer],
        by=by.user_id,
        now=now,
    )
    put_work(session, found, step=WorkStep.sign, now=now, officer_id=found.officer_id)
    return CommunicationSkipped(
        municipality_id=found.municipality_id,
        case_id=case_id,
        person_id=found.person_id,
        at=now,
        reason=reason.strip(),
    )


def answer_communication(
    session: Session,
    *,
    communication_id: CommunicationId,
    answer: AnswerKind,
    text: str,
    by: Actor,
    now: datetime,
) -> PartyAnswered | AnswerRefusal:
    """She answers on her own page."""
    return _answer(
        session,
        communication_id=communication_id,
        answer=answer,
        text=text,
        purpose=Purpose.own_decision,
        noted_by_name="",
        by=by,
        now=now,
    )


def note_answer(
    session: Session,
    *,
    communication_id: CommunicationId,
    answer: AnswerKind,
    text: str,
    by: Actor,
    now: datetime,
) -> PartyAnswered | AnswerRefusal:
    """The officer notes what she said by word of mouth (SoL 14:8) or on paper."""
    return _answer(
        session,
        communication_id=communication_id,
        answer=answer,
        text=text,
        purpose=Purpose.case_file,
        noted_by_name=by.name,
        by=by,
        now=now,
    )


def _answer(
    session: Session,
    *,
    communication_id: CommunicationId,
    answer: AnswerKind,
    text: str,
    purpose: Purpose,
    noted_by_name: str,
    by: Actor,
    now: datetime,
) -> PartyAnswered | AnswerRefusal:
    row = session.scalar(
        select(CommunicationRow)
        .where(
            scope(by, purpose, CommunicationRow),
            CommunicationRow.communication_id == communication_id,
        )
        .with_for_update()
    )
    if row is None:
        return NotFound()
    found = queries.investigation(
        session, actor=by, case_id=row.case_id, purpose=purpose, to_change=True
    )
    if found is None:
        return NotFound()
    shown = queries.communication_of(row)
    refusal = rules.only_reads(row.case_id, by=by) or rules.may_answer(
        shown, state=found.state, answer=answer, text=text
    )
    if refusal is not None:
        return refusal
    row.answer, row.answer_text, row.answered_at = answer, text.strip(), now
    row.noted_by_name = noted_by_name
    _is_to_be_read(session, found, by=by, now=now)
    return PartyAnswered(
        municipality_id=found.municipality_id,
        case_id=row.case_id,
        person_id=found.person_id,
        at=now,
        communication_id=communication_id,
        answer=answer,
    )


def _is_to_be_read(
    session: Session, found: Investigation, *, by: Actor, now: datetime
) -> None:
    """The officer no longer waits: the answer is there."""
    finish_work(
        session,
        case_id=found.case_id,
        steps=[WorkStep.await_answer],
        by=by.user_id,
        now=now,
    )
    put_work(
        session,
        found,
        step=WorkStep.read_answer,
        now=now,
        due_on=now.date(),
        officer_id=found.officer_id,
    )


def content_of(desk: DecisionDesk) -> CommunicatedContent:
    """All of importance: what is assessed, what is proposed, how each thing would end."""
    draft: DecisionDraft = desk.draft
    granted = set(rules.granted_kinds(draft.outcomes))
    lines = [each for each in queries.plan_lines(desk.file) if each.kind in granted]
    week = rules.minutes_per_week(lines)
    return CommunicatedContent(
        areas=tuple(
            AssessedArea(
                name=each.category.name_sv,
                person_view_text=each.assessment.person_view_text,
                need=each.assessment.need,
                goal_text=each.assessment.goal_text,
                met_by=each.assessment.met_by,
            )
            for each in desk.file.life
            if each.assessment
        ),
        tasks=tuple(
            ProposedTask(
                name=each.name,
                minutes=each.minutes,
                times=each.times,
                weeks=each.weeks,
            )
            for each in lines
        ),
        outcomes=draft.outcomes,
        minutes_a_week=-(-week.numerator // week.denominator),
    )


def _keep_sent(
    session: Session,
    desk: DecisionDesk,
    communication_id: CommunicationId,
    *,
    last_day: date,
    by: Actor,
    now: datetime,
) -> None:
    found = desk.file.investigation
    session.add(
        CommunicationRow(
            communication_id=communication_id,
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            sent_at=now,
            sent_by=by.user_id,
            sent_by_name=by.name,
            sent_by_title=by.title,
            last_day=last_day,
            content=content_of(desk),
        )
    )


def _wait_for_answer(
    session: Session,
    found: Investigation,
    communication_id: CommunicationId,
    *,
    last_day: date,
    by: Actor,
    now: datetime,
) -> None:
    state = Communicated(
        communicated_at=now, communication_id=communication_id, last_day=last_day
    )
    moved = keep(session, replace(found, state=state))
    move_on(session, moved, by=by.user_id, now=now)
    put_work(
        session,
        moved,
        step=WorkStep.await_answer,
        now=now,
        due_on=last_day,
        officer_id=moved.officer_id,
    )
    notify(
        session,
        municipality_id=found.municipality_id,
        to_email=people.person(session, found.person_id).email,
        template="notification-communication",
        language=found.language,
        now=now,
    )
