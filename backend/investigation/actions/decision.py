"""Deciding: what is signed, kept and told."""

from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.impartial import not_impartial
from backend.access.signatures import keeping
from backend.access.signatures.facts import Document, Signature, Signing
from backend.investigation import queries, rules
from backend.investigation.actions.documents import (
    NotSigned,
    ToDecide,
    decision_to_sign,
)
from backend.investigation.actions.inquiry import keep
from backend.investigation.actions.work import move_on, put_work
from backend.investigation.facts.decision import DecisionLine, DecisionMade
from backend.investigation.facts.decision_desk import DecisionDesk, LetterFacts
from backend.investigation.facts.delegation import RightToDecide
from backend.investigation.facts.inquiry import Decided, Investigation
from backend.investigation.facts.work import WorkStep
from backend.investigation.tables.decision import (
    DecisionLetterRow,
    DecisionLineRow,
    DecisionRow,
)
from backend.kernel.actor import Actor
from backend.kernel.calendar import add_workdays
from backend.kernel.ids import CaseId, DecisionId, LineId
from backend.kernel.period import Period
from backend.kernel.refusal import NotFound
from backend.kernel.services import Goal, GrantedService
from backend.plumbing.identity import new_id
from backend.plumbing.post import notify


def decide(
    session: Session,
    *,
    case_id: CaseId,
    signing: Signing,
    by: Actor,
    now: datetime,
    today: date,
) -> DecisionMade | NotSigned:
    """Decide, by signing the letter as it then reads."""
    held = queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.sign, to_change=True
    )
    desk = queries.decision_desk(session, actor=by, case_id=case_id, today=today)
    if held is None or desk is None:
        return NotFound()
    if no := not_impartial(session, held.person_id, by=by, now=now):
        return no
    drawn = decision_to_sign(desk, by=by, today=today)
    if not isinstance(drawn, ToDecide):
        return drawn
    signature = keeping.sign(session, drawn.document, signing, by=by, now=now)
    if not isinstance(signature, Signature):
        return signature
    return _make(session, desk, drawn, signature, by=by, now=now, today=today)


def _make(
    session: Session,
    desk: DecisionDesk,
    drawn: ToDecide,
    signature: Signature,
    *,
    by: Actor,
    now: datetime,
    today: date,
) -> DecisionMade:
    found, draft = desk.file.investigation, desk.draft
    decision_id = DecisionId(signature.subject_id)
    line_ids = {each.kind: LineId(new_id()) for each in draft.outcomes}
    services = queries.services_granted(
        desk.file,
        draft.outcomes,
        line_ids=line_ids,
        period=Period(draft.starts_on or today, draft.until),
    )
    letter = replace(
        drawn.letter,
        lines=rules.lines_of(draft.outcomes, services=services, line_ids=line_ids),
    )
    _keep_decision(
        session, desk, letter, decision_id, right=drawn.right, by=by, now=now
    )
    _keep_lines(session, found, decision_id, lines=letter.lines)
    _freeze_letter(session, found, decision_id, document=drawn.document, now=now)
    _close(session, found, decision_id, by=by, now=now, today=today)
    return DecisionMade(
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        at=now,
        decision_id=decision_id,
        signature=keeping.mark_of(signature),
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
    document: Document,
    now: datetime,
) -> None:
    session.add(
        DecisionLetterRow(
            document_id=new_id(),
            municipality_id=found.municipality_id,
            case_id=found.case_id,
            person_id=found.person_id,
            decision_id=decision_id,
            made_at=now,
            language="sv",
            sha256=document.pdf_sha256,
            content=document.pdf,
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
