"""What stands before whoever decides: one question for the whole page."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.investigation import rules
from backend.investigation.facts.case_file import CaseFile
from backend.investigation.facts.communication import (
    Communication,
    SkippedCommunication,
)
from backend.investigation.facts.decision import (
    DecisionDraft,
    Hindrance,
    Outcome,
    Signatory,
)
from backend.investigation.facts.decision_desk import (
    DecisionDesk,
    LetterFacts,
    SentBack,
    SentUp,
)
from backend.investigation.facts.delegation import BeyondDelegation, RightToDecide
from backend.investigation.facts.inquiry import Investigation
from backend.investigation.facts.policy import Policy
from backend.investigation.facts.proposal import PlanLine
from backend.investigation.queries.case_file import case_file
from backend.investigation.queries.communication import (
    communication,
    skipped_communication,
)
from backend.investigation.queries.decision import (
    decision_of_investigation,
    standing_services,
)
from backend.investigation.queries.inquiry import policy_on
from backend.investigation.tables.decision import DecisionDraftRow, SentUpRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, GoalId, InvestigationId, LineId, NeedId
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.clock import STOCKHOLM

NO_DRAFT = DecisionDraft(
    outcomes=(),
    starts_on=None,
    until=None,
    follow_up_on=None,
    reasons="",
    saved_at=None,
    saved_by_name="",
    version=0,
)


def decision_desk(
    session: Session, *, actor: Actor, case_id: CaseId, today: date
) -> DecisionDesk | None:
    """The case, the draft, what is missing, whose decision it is, and the letter."""
    file = case_file(session, actor=actor, case_id=case_id, today=today)
    if file is None:
        return None
    found = file.investigation
    its = found.investigation_id
    policy = policy_on(session, municipality_id=found.municipality_id, day=today)
    draft = decision_draft(session, actor=actor, investigation_id=its)
    shown = communication(session, actor=actor, investigation_id=its)
    skipped = skipped_communication(session, actor=actor, investigation_id=its)
    row = _last_sent_up(session, actor=actor, investigation_id=its)
    sent = _sent_up(row)
    right = right_for(session, file, draft, policy=policy, today=today)
    return DecisionDesk(
        file=file,
        draft=draft,
        answered=answered_kinds(file),
        communication=shown,
        skipped=skipped,
        before_signing=before_signing(
            file, draft, shown=shown, skipped=skipped, today=today
        ),
        right=right,
        is_mine_to_decide=isinstance(right, RightToDecide)
        and rules.may_decide(actor.role, right),
        sends_to=_who_decides(session, found, right).name,
        sent_up=sent,
        sent_back=_sent_back(row),
        proposed_last_day=rules.proposed_last_day(
            today, answer_days=policy.answer_days if policy else 0
        ),
        letter=_letter(
            session, file, draft, right=right, sent=sent, by=actor, on=today
        ),
        decision=decision_of_investigation(session, actor=actor, investigation_id=its),
    )


def answered_kinds(file: CaseFile) -> tuple[ServiceKind, ...]:
    return rules.to_be_answered(file.investigation.asked, plan_lines(file))


def plan_lines(file: CaseFile) -> tuple[PlanLine, ...]:
    return file.proposal.lines if file.proposal else ()


def decision_draft(
    session: Session, *, actor: Actor, investigation_id: InvestigationId
) -> DecisionDraft:
    row = session.scalar(
        select(DecisionDraftRow).where(
            scope(actor, Purpose.case_file, DecisionDraftRow),
            DecisionDraftRow.investigation_id == investigation_id,
        )
    )
    if row is None:
        return NO_DRAFT
    return DecisionDraft(
        outcomes=row.outcomes,
        starts_on=row.starts_on,
        until=row.until,
        follow_up_on=row.follow_up_on,
        reasons=row.reasons,
        saved_at=row.saved_at,
        saved_by_name=row.saved_by_name,
        version=row.version,
    )


def _last_sent_up(
    session: Session, *, actor: Actor, investigation_id: InvestigationId
) -> SentUpRow | None:
    return session.scalar(
        select(SentUpRow)
        .where(
            scope(actor, Purpose.case_file, SentUpRow),
            SentUpRow.investigation_id == investigation_id,
        )
        .order_by(SentUpRow.sent_up_id.desc())
        .limit(1)
    )


def _sent_up(row: SentUpRow | None) -> SentUp | None:
    if row is None or row.sent_back_at is not None:
        return None
    return SentUp(
        role=row.role,
        presented_by=row.presented_by,
        presenter=Signatory(name=row.presented_by_name, title=row.presented_by_title),
        sent_to_name=row.sent_to_name,
        sent_at=row.sent_at,
    )


def _sent_back(row: SentUpRow | None) -> SentBack | None:
    if row is None or row.sent_back_at is None:
        return None
    return SentBack(
        by=Signatory(name=row.sent_back_by_name, title=row.sent_back_by_title),
        note=row.sent_back_note,
        at=row.sent_back_at,
    )


def before_signing(
    file: CaseFile,
    draft: DecisionDraft,
    *,
    shown: Communication | None,
    skipped: SkippedCommunication | None,
    today: date,
) -> tuple[Hindrance, ...]:
    """What is missing before the investigation can be closed and signed."""
    missing = rules.hindrances_of_outcomes(
        draft,
        answered=answered_kinds(file),
        assessments=tuple(each.assessment for each in file.life if each.assessment),
        lines=plan_lines(file),
    )
    unheard = rules.is_heard(
        file.investigation.state, communication=shown, skipped=skipped, today=today
    )
    return (*missing, *([unheard] if unheard else []))


def services_granted(
    file: CaseFile,
    outcomes: tuple[Outcome, ...],
    *,
    line_ids: dict[ServiceKind, LineId],
    period: Period,
) -> tuple[GrantedService, ...]:
    return rules.services_of(
        outcomes,
        lines=plan_lines(file),
        line_ids=line_ids,
        goal_ids=_goal_ids(file),
        period=period,
    )


def right_for(
    session: Session,
    file: CaseFile,
    draft: DecisionDraft,
    *,
    policy: Policy | None,
    today: date,
) -> RightToDecide | BeyondDelegation:
    """Whose decision it is, with everything in force counted together."""
    found = file.investigation
    period = _period(draft, today=today)
    new = services_granted(
        file, draft.outcomes, line_ids=_drawn_up(draft), period=period
    )
    before = standing_services(
        session, municipality_id=found.municipality_id, person_id=found.person_id
    )
    together = (*new, *rules.in_force_with(before, period))
    return rules.right_needed(
        [each.kind for each in draft.outcomes] or answered_kinds(file),
        hours=rules.hours_a_month(together),
        rows=policy.delegation if policy else (),
    )


def _period(draft: DecisionDraft, *, today: date) -> Period:
    start = draft.starts_on or today
    is_backwards = draft.until is not None and draft.until < start
    return Period(start, None if is_backwards else draft.until)


def _drawn_up(draft: DecisionDraft) -> dict[ServiceKind, LineId]:
    """Lines have no ids until they are decided; a draft calls each by its kind."""
    return {each.kind: LineId(str(each.kind)) for each in draft.outcomes}


def _goal_ids(file: CaseFile) -> dict[NeedId, GoalId]:
    assessed = [each.assessment for each in file.life if each.assessment]
    return {each.need_id: each.goal_id for each in assessed if each.goal_id}


def _who_decides(
    session: Session, found: Investigation, right: RightToDecide | BeyondDelegation
) -> Signatory:
    """The one in the unit who has the right; nobody if there is no such."""
    if isinstance(right, RightToDecide):
        above = people.staff_in_role(
            session, municipality_id=found.municipality_id, role=right.row.lowest_role
        )
        for each in above:
            if each.unit_id == found.unit_id:
                return Signatory(name=each.name, title=each.title)
    return Signatory(name="", title="")


def _letter(
    session: Session,
    file: CaseFile,
    draft: DecisionDraft,
    *,
    right: RightToDecide | BeyondDelegation,
    sent: SentUp | None,
    by: Actor,
    on: date,
) -> LetterFacts | None:
    """The letter as it would read if it were decided today."""
    found = file.investigation
    policy = policy_on(session, municipality_id=found.municipality_id, day=on)
    appeal = rules.appeal_on(on, policy.appeal) if policy else None
    if policy is None or appeal is None:
        return None
    services = services_granted(
        file,
        draft.outcomes,
        line_ids=_drawn_up(draft),
        period=_period(draft, today=on),
    )
    is_mine = isinstance(right, RightToDecide) and rules.may_decide(by.role, right)
    me = Signatory(name=by.name, title=by.title)
    decider = me if is_mine else _who_decides(session, found, right)
    presenter = sent.presenter if sent else None if is_mine else me
    return LetterFacts(
        home=people.municipality(session, found.municipality_id),
        resident=file.person,
        case_number=found.case_number,
        received_on=found.received_at.astimezone(STOCKHOLM).date(),
        decided_on=on,
        kind=rules.kind_of_decision(draft.outcomes),
        lines=rules.lines_of(
            draft.outcomes, services=services, line_ids=_drawn_up(draft)
        ),
        reasons=draft.reasons,
        decided_by=decider,
        presented_by=presenter,
        delegation_point=right.row.point if isinstance(right, RightToDecide) else "",
        delegation_source=policy.delegation_source,
        legal_basis=rules.provisions_on(on, policy.legal_basis),
        appeal=appeal,
        follow_up_on=draft.follow_up_on,
    )
