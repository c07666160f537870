"""Mitt ärende: one answer to "where does it stand", out of all areas."""

from datetime import date, datetime, timedelta

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.contact import queries as contact
from backend.contact.facts import Receipt
from backend.execution.tables import CareOrderRow, PlanRow
from backend.fees.tables import (
    GrantedHelpRow,
    IncomeDeclarationRow,
    PerformedTimeRow,
)
from backend.follow_up import queries as follow_up
from backend.follow_up.facts import Closed, FollowUp
from backend.insight import rules
from backend.insight.facts import (
    Delay,
    Expected,
    Happening,
    HappeningKind,
    OwnCase,
    Stage,
    ToDo,
)
from backend.investigation import queries as investigation
from backend.investigation.facts import (
    Approach,
    ClosedWithoutDecision,
    Communicated,
    Decided,
    OwnInquiry,
    Signed,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId

OWN = Purpose.own_file
WITHOUT_POLICY_DAYS = 21


class Help(Struct, frozen=True, kw_only=True):
    """What is granted and how far it has come."""

    granted: bool = False
    decided_on: date | None = None
    provider_name: str = ""
    starts_on: date | None = None
    started_on: date | None = None
    first_visit: date | None = None


def own_case(session: Session, *, actor: Actor, now: datetime) -> OwnCase | None:
    """The person's latest case, or None when she has not applied."""
    receipt = contact.my_latest_receipt(session, actor=actor)
    if receipt is None or actor.person_id is None:
        return None
    case_id = receipt.case_id
    inquiry = investigation.own_inquiry(session, actor=actor, case_id=case_id)
    if inquiry is None:
        return None
    given = _help(session, actor=actor, case_id=case_id)
    latest = follow_up.follow_up(session, actor=actor, case_id=case_id)
    policy = investigation.policy_on(
        session, municipality_id=actor.municipality_id, day=now.date()
    )
    within = policy.decide_within_days if policy else WITHOUT_POLICY_DAYS
    state = inquiry.investigation.state
    decided_on = state.decided_on if isinstance(state, Decided) else given.decided_on
    stage = _stage(inquiry, given, decided_on)
    return OwnCase(
        case_id=case_id,
        person_id=actor.person_id,
        case_number=receipt.case_number,
        application_id=receipt.application_id,
        asked=inquiry.investigation.asked,
        received_on=receipt.received_at.astimezone(now.tzinfo).date(),
        call_by=receipt.call_by,
        stage=stage,
        is_closed=isinstance(state, ClosedWithoutDecision),
        officer_name=inquiry.officer_name,
        officer_title=inquiry.officer_title,
        officer_phone=inquiry.officer_phone,
        visit_at=_visit_ahead(inquiry, now),
        is_home_visit=inquiry.plan is not None
        and inquiry.plan.approach is Approach.home_visit,
        answer_by=state.last_day if isinstance(state, Communicated) else None,
        decision_id=state.decision_id if isinstance(state, Decided) else None,
        decided_on=decided_on,
        granted=given.granted,
        provider_name=given.provider_name,
        started_on=given.started_on,
        decision_expected=rules.expected(
            receipt.received_at.date() + timedelta(days=within),
            today=now.date(),
            delay=_delay(inquiry, now),
        ),
        start_expected=_start_expected(given, decided_on, now.date()),
        follow_up=latest,
        follow_up_expected=_follow_up_expected(latest, now.date()),
        to_do=_to_do(session, actor=actor, case_id=case_id) if given.granted else None,
        happened=_happened(receipt, inquiry, given, latest, decided_on),
    )


def _help(session: Session, *, actor: Actor, case_id: CaseId) -> Help:
    rows = session.scalars(
        select(GrantedHelpRow).where(
            scope(actor, OWN, GrantedHelpRow), GrantedHelpRow.case_id == case_id
        )
    ).all()
    if not rows:
        return Help()
    provider_id = session.scalar(
        select(CareOrderRow.provider_id)
        .where(
            scope(actor, OWN, CareOrderRow),
            CareOrderRow.case_id == case_id,
            CareOrderRow.declined_at.is_(None),
        )
        .order_by(CareOrderRow.sent_at.desc())
        .limit(1)
    )
    paid = [row.provider_id for row in rows if row.provider_id is not None]
    helps = provider_id or next(iter(paid), None)
    started = [row.started_on for row in rows if row.started_on is not None]
    first_visit = session.scalar(
        select(func.min(PerformedTimeRow.day)).where(
            scope(actor, OWN, PerformedTimeRow),
            PerformedTimeRow.case_id == case_id,
            PerformedTimeRow.minutes > 0,
        )
    )
    return Help(
        granted=True,
        decided_on=min(row.decided_on for row in rows),
        provider_name=people.provider(session, helps).name if helps else "",
        starts_on=min(row.start for row in rows),
        started_on=min(started, default=first_visit),
        first_visit=first_visit,
    )


def _to_do(session: Session, *, actor: Actor, case_id: CaseId) -> ToDo | None:
    """The plan that waits for her yes, else the income that nobody knows."""
    latest = session.scalar(
        select(PlanRow)
        .where(scope(actor, OWN, PlanRow), PlanRow.case_id == case_id)
        .order_by(PlanRow.plan_id.desc())
        .limit(1)
    )
    if latest is not None and latest.agreed_on is None:
        return ToDo.agree_plan
    declared = select(IncomeDeclarationRow.declaration_id).where(
        scope(actor, OWN, IncomeDeclarationRow)
    )
    return ToDo.declare if session.scalar(declared.limit(1)) is None else None


def _stage(inquiry: OwnInquiry, given: Help, decided_on: date | None) -> Stage:
    if given.started_on is not None:
        return Stage.follow_up
    if decided_on is not None:
        return Stage.help_starts
    if isinstance(inquiry.investigation.state, Signed):
        return Stage.decision
    return Stage.finding_out


def _visit_ahead(inquiry: OwnInquiry, now: datetime) -> datetime | None:
    if inquiry.plan is None or inquiry.plan.visit_at < now:
        return None
    return inquiry.plan.visit_at


def _delay(inquiry: OwnInquiry, now: datetime) -> Delay:
    """Why a decision that should be there is not."""
    match inquiry.investigation.state:
        case Communicated():
            return Delay.waiting_for_answer
        case Signed():
            return Delay.being_decided
        case _ if not inquiry.officer_title:
            return Delay.not_taken
        case _ if _visit_ahead(inquiry, now) is not None:
            return Delay.waiting_for_visit
        case _:
            return Delay.finding_out


def _start_expected(
    given: Help, decided_on: date | None, today: date
) -> Expected | None:
    if decided_on is None or not given.granted or given.started_on is not None:
        return None
    has_provider = bool(given.provider_name)
    starts_on = given.starts_on or decided_on
    within = decided_on + timedelta(days=rules.START_WITHIN_DAYS)
    return rules.expected(
        starts_on if starts_on > decided_on else within,
        today=today,
        delay=Delay.provider_planning if has_provider else Delay.finding_provider,
    )


def _follow_up_expected(latest: FollowUp | None, today: date) -> Expected | None:
    if latest is None or isinstance(latest.state, Closed):
        return None
    return rules.expected(latest.due_on, today=today, delay=Delay.follow_up_waits)


def _happened(
    receipt: Receipt,
    inquiry: OwnInquiry,
    given: Help,
    latest: FollowUp | None,
    decided_on: date | None,
) -> tuple[Happening, ...]:
    """What has happened, newest first."""
    kinds, state = HappeningKind, inquiry.investigation.state
    plan = inquiry.plan
    days: list[tuple[HappeningKind, datetime | date | None, str]] = [
        (kinds.applied, receipt.received_at, ""),
        (kinds.taken, inquiry.taken_at, inquiry.officer_name),
        (kinds.visit_planned, plan.planned_at if plan else None, inquiry.officer_name),
        (
            kinds.communicated,
            state.communicated_at if isinstance(state, Communicated) else None,
            "",
        ),
        (kinds.decided, decided_on, ""),
        (kinds.help_started, given.started_on, given.provider_name),
        (kinds.followed_up, _closed_at(latest), ""),
        (
            kinds.closed,
            state.closed_at if isinstance(state, ClosedWithoutDecision) else None,
            "",
        ),
    ]
    return tuple(
        Happening(kind=kind, day=_day(at), who=who)
        for kind, at, who in reversed(days)
        if at is not None
    )


def _closed_at(latest: FollowUp | None) -> datetime | None:
    if latest is not None and isinstance(latest.state, Closed):
        return latest.state.closed_at
    return None


def _day(at: datetime | date) -> date:
    return at.date() if isinstance(at, datetime) else at
