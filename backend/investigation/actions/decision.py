"""Deciding, and that she has got the decision."""

import hashlib
from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import letters, queries, rules
from backend.investigation.actions.inquiry import keep
from backend.investigation.actions.sending import send_up
from backend.investigation.actions.work import finish_work, move_on, put_work
from backend.investigation.facts.decision import (
    AlreadyDecided,
    DecisionLine,
    DecisionMade,
    DecisionSentUp,
    DecisionServed,
    LetterPosted,
    NotReady,
    Signatory,
    StartsInThePast,
)
from backend.investigation.facts.decision_desk import DecisionDesk, LetterFacts
from backend.investigation.facts.delegation import (
    BeyondDelegation,
    LegalBasisMissing,
    NobodyMayDecide,
    RightToDecide,
)
from backend.investigation.facts.inquiry import (
    Decided,
    Investigation,
    NotYourCase,
    Signed,
)
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.decision import (
    DecisionLetterRow,
    DecisionLineRow,
    DecisionRow,
)
from backend.kernel.actor import Actor
from backend.kernel.calendar import add_workdays, appeal_last_day
from backend.kernel.ids import CaseId, DecisionId, LineId
from backend.kernel.period import Period
from backend.kernel.refusal import NotFound
from backend.kernel.services import Goal, GrantedService
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify

NotDecided = (
    NotFound
    | NotYourCase
    | NotReady
    | AlreadyDecided
    | BeyondDelegation
    | NobodyMayDecide
    | LegalBasisMissing
    | StartsInThePast
)


def decide(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime, today: date
) -> DecisionMade | DecisionSentUp | NotDecided:
    """Decide; what is above one's right goes to the right level by itself."""
    desk = queries.decision_desk(session, actor=by, case_id=case_id, today=today)
    if desk is None:
        return NotFound()
    refusal = _hinders(desk, by=by, today=today)
    if refusal is not None:
        return refusal
    if isinstance(desk.right, BeyondDelegation):
        return desk.right
    if not rules.may_decide(by.role, desk.right):
        return send_up(session, desk, desk.right, by=by, now=now)
    if desk.letter is None or not desk.letter.legal_basis:
        return LegalBasisMissing()
    return _make(
        session, desk, desk.letter, right=desk.right, by=by, now=now, today=today
    )


def serve_decision(
    session: Session,
    *,
    decision_id: DecisionId,
    by: Actor,
    now: datetime,
    today: date,
) -> DecisionServed | NotFound:
    """Her first opening is the day she got it, and sets the last day to appeal."""
    row = session.scalar(
        select(DecisionRow).where(
            scope(by, Purpose.own_decision, DecisionRow),
            DecisionRow.decision_id == decision_id,
        )
    )
    if row is None:
        return NotFound()
    if row.served_on is None:
        row.served_on, row.served_at = today, now
        row.appeal_until = appeal_last_day(today)
        finish_work(
            session,
            case_id=row.case_id,
            steps=[WorkStep.print_letter],
            by=by.user_id,
            now=now,
        )
    return DecisionServed(
        municipality_id=row.municipality_id,
        case_id=row.case_id,
        person_id=row.person_id,
        at=now,
        decision_id=decision_id,
        served_on=row.served_on,
        appeal_until=row.appeal_until or appeal_last_day(row.served_on),
    )


def note_letter_posted(
    session: Session, *, case_id: CaseId, by: Actor, now: datetime, today: date
) -> LetterPosted | NotFound:
    """The letter has gone by post, since she has not opened it on her page."""
    row = session.scalar(
        select(DecisionRow)
        .where(scope(by, Purpose.decide, DecisionRow), DecisionRow.case_id == case_id)
        .order_by(DecisionRow.decision_id.desc())
        .limit(1)
    )
    if row is None:
        return NotFound()
    if row.posted_on is None:
        row.posted_on, row.posted_by = today, by.user_id
    finish_work(
        session,
        case_id=case_id,
        steps=[WorkStep.print_letter],
        by=by.user_id,
        now=now,
    )
    return LetterPosted(
        municipality_id=row.municipality_id,
        case_id=case_id,
        person_id=row.person_id,
        at=now,
        decision_id=row.decision_id,
    )


def _hinders(
    desk: DecisionDesk, *, by: Actor, today: date
) -> NotYourCase | NotReady | AlreadyDecided | StartsInThePast | None:
    found = desk.file.investigation
    if isinstance(found.state, Decided):
        return AlreadyDecided()
    if not isinstance(found.state, Signed) or not desk.draft.reasons.strip():
        return NotReady()
    is_officer = found.officer_id == by.user_id
    if not is_officer and not desk.is_mine_to_decide:
        return NotYourCase()
    if desk.sent_up is not None and not desk.is_mine_to_decide:
        return NotReady()
    starts_on = desk.draft.starts_on
    return StartsInThePast() if starts_on is not None and starts_on < today else None


def _make(
    session: Session,
    desk: DecisionDesk,
    drawn: LetterFacts,
    *,
    right: RightToDecide,
    by: Actor,
    now: datetime,
    today: date,
) -> DecisionMade:
    found, draft = desk.file.investigation, desk.draft
    decision_id = DecisionId(new_id())
    line_ids = {each.kind: LineId(new_id()) for each in draft.outcomes}
    services = queries.services_granted(
        desk.file,
        draft.outcomes,
        line_ids=line_ids,
        period=Period(draft.starts_on or today, draft.until),
    )
    letter = replace(
        drawn,
        decided_on=today,
        decided_by=Signatory(name=by.name, title=by.title),
        lines=rules.lines_of(draft.outcomes, services=services, line_ids=line_ids),
    )
    _keep_decision(session, desk, letter, decision_id, right=right, by=by, now=now)
    _keep_lines(session, found, decision_id, lines=letter.lines)
    _freeze_letter(session, found, decision_id, letter=letter, now=now)
    _close(session, found, decision_id, by=by, now=now, today=today)
    return DecisionMade(
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        at=now,
        decision_id=decision_id,
        decided_on=today,
        granted=services,
        refused=rules.refused_kinds(draft.outcomes),
        goals=_goals_of(desk, services),
        follow_up_on=draft.follow_up_on,
    )


def _goals_of(
    desk: DecisionDesk, services: tuple[GrantedService, ...]
) -> tuple[Goal, ...]:
    granted = {task.need_id for each in services for task in each.tasks}
    assessed = [each.assessment for each in desk.file.life if each.assessment]
    return rules.goals(
        [each for each in assessed if each.need_id in granted],
        names=queries.category_names(),
    )


def _keep_decision(
    session: Session,
    desk: DecisionDesk,
    letter: LetterFacts,
    decision_id: DecisionId,
    *,
    right: RightToDecide,
    by: Actor,
    now: datetime,
) -> None:
    found, sent = desk.file.investigation, desk.sent_up
    session.add(
        DecisionRow(
            decision_id=decision_id,
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            investigation_id=found.investigation_id,
            case_number=found.case_number,
            decided_on=letter.decided_on,
            decided_at=now,
            kind=letter.kind,
            reasons=letter.reasons,
            decided_by=by.user_id,
            decided_by_name=by.name,
            decided_by_title=by.title,
            presented_by=sent.presented_by if sent else None,
            presented_by_name=sent.presenter.name if sent else "",
            presented_by_title=sent.presenter.title if sent else "",
            role=by.role,
            delegation_point=right.row.point,
            delegation_source=letter.delegation_source,
            hours_a_month=right.hours_a_month,
            legal_basis=letter.legal_basis,
            appeal=letter.appeal,
            follow_up_on=letter.follow_up_on,
        )
    )


def _keep_lines(
    session: Session,
    found: Investigation,
    decision_id: DecisionId,
    *,
    lines: tuple[DecisionLine, ...],
) -> None:
    session.add_all(
        DecisionLineRow(
            line_id=each.line_id,
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            decision_id=decision_id,
            kind=each.outcome.kind,
            result=each.outcome.result,
            outcome=each.outcome,
            service=each.service,
        )
        for each in lines
    )


def _freeze_letter(
    session: Session,
    found: Investigation,
    decision_id: DecisionId,
    *,
    letter: LetterFacts,
    now: datetime,
) -> None:
    content = letters.decision_pdf(letter)
    session.add(
        DecisionLetterRow(
            document_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            decision_id=decision_id,
            made_at=now,
            language="sv",
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
    )


def _close(
    session: Session,
    found: Investigation,
    decision_id: DecisionId,
    *,
    by: Actor,
    now: datetime,
    today: date,
) -> None:
    """Decided: nothing more to do in the inquiry, but see that she gets the letter."""
    state = Decided(decided_on=today, decision_id=decision_id)
    decided = keep(session, replace(found, state=state))
    move_on(session, decided, by=by.user_id, now=now)
    policy = queries.policy_on(
        session, municipality_id=found.municipality_id, day=today
    )
    workdays = policy.post_after_workdays if policy else 0
    put_work(
        session,
        decided,
        step=WorkStep.print_letter,
        now=now,
        due_on=add_workdays(today, workdays),
        officer_id=found.officer_id,
    )
    notify(
        session,
        municipality_id=found.municipality_id,
        to_email=people.person(session, found.person_id).email,
        template="notification-decision",
        language=found.language,
        now=now,
    )
