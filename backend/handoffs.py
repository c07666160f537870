"""Where one area ends and the next begins: the whole process on one screen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias, assert_never

import msgspec
from sqlalchemy.orm import Session

from backend.access import people, relations
from backend.access.administration import AccessEvent, MunicipalityAdded, StaffAdded
from backend.access.facts import RelationKind
from backend.access.log import Log
from backend.contact import actions as contact
from backend.contact import facts as contact_facts
from backend.contact.facts import ContactEvent
from backend.execution import actions as execution
from backend.execution import facts as execution_facts
from backend.execution.facts import ExecutionEvent
from backend.fees import actions as fees
from backend.fees import facts as fees_facts
from backend.fees.facts import FeesEvent
from backend.follow_up import actions as follow_up
from backend.follow_up import facts as follow_up_facts
from backend.follow_up.facts import FollowUpEvent
from backend.investigation import actions as investigation
from backend.investigation import facts as investigation_facts
from backend.investigation.facts import InvestigationEvent
from backend.kernel.actor import Actor, Role
from backend.kernel.event import Event
from backend.kernel.ids import LineId, MunicipalityId, ProviderId, UserId
from backend.kernel.period import Period
from backend.plumbing.database import Database, Door
from backend.plumbing.inbox import FormInbox

AnyEvent: TypeAlias = (
    ContactEvent
    | InvestigationEvent
    | ExecutionEvent
    | FollowUpEvent
    | FeesEvent
    | AccessEvent
)


def door_to(database: Database, *, wake: Callable[[str], None]) -> Door[AnyEvent]:
    """The door with everything wired: hand-overs, log, inbox, watchers."""
    return Door(database, receive=receive, record=Log(), inbox=FormInbox(), wake=wake)


def receive(  # noqa: C901, PLR0912 — the process on one screen, an event a branch
    session: Session, event: AnyEvent, by: Actor, now: datetime
) -> None:
    """Hand what has happened to the area that goes on with it."""
    match event:
        case contact_facts.ApplicationReceived():
            _open_inquiry(session, event, now=now)
        case contact_facts.SelfAssessmentReceived():
            _keep_self_ratings(session, event, now=now)
        case contact_facts.ApplicationWithdrawn():
            _close_inquiry(session, event, now=now)
        case investigation_facts.CaseTaken():
            _tie_officer(session, event, officer_id=event.officer_id)
        case investigation_facts.CaseHandedBack():
            _untie_officer(session, event, by=by)
        case follow_up_facts.FollowUpClosed():
            _ask_for_reassessment(session, event, now=now)
        case investigation_facts.InvestigationSigned():
            _close_self_assessment(session, event, now=now)
        case investigation_facts.DecisionMade():
            _carry_out_decision(session, event, now=now)
        case (
            execution_facts.ProviderChosen()
            | execution_facts.ProviderDeclinedByPerson()
        ):
            _tie_provider(session, event, provider_id=event.provider_id)
        case execution_facts.OrderAccepted():
            _keep_order(session, event)
        case execution_facts.OrderDeclined():
            _pass_order_on(session, event, now=now)
        case execution_facts.WeekPlanned():
            _tie_workers(session, event)
        case execution_facts.ServiceStarted():
            _begin_help(session, event, event.line_ids, event.started_on, now=now)
        case execution_facts.VisitStarted():
            _begin_help(session, event, event.first_of, event.started_on, now=now)
        case fees_facts.MonthLocked():
            execution.lock_time(
                session,
                municipality_id=event.municipality_id,
                month=event.month,
                now=now,
            )
        case (
            execution_facts.VisitReported()
            | execution_facts.MissedVisitReported()
            | execution_facts.TimeCorrected()
        ):
            _keep_time(session, event, now=now)
        case (
            contact_facts.DraftSaved()
            | contact_facts.SelfAnswerSaved()
            | contact_facts.SelfAssessmentKept()
            | contact_facts.PolicyAdopted()
            | investigation_facts.InquiryOpened()
            | investigation_facts.HomeVisitPlanned()
            | investigation_facts.InvestigationPolicyAdopted()
            | investigation_facts.CommunicatedToParty()
            | investigation_facts.CommunicationSkipped()
            | investigation_facts.PartyAnswered()
            | investigation_facts.DecisionDraftSaved()
            | investigation_facts.DecisionSentUp()
            | investigation_facts.DecisionServed()
            | investigation_facts.LetterPosted()
            | investigation_facts.JournalEntryWritten()
            | investigation_facts.NeedAssessed()
            | investigation_facts.PlanProposed()
            | investigation_facts.PlanLineChanged()
            | follow_up_facts.FollowUpPlanned()
            | follow_up_facts.GoalRated()
            | follow_up_facts.FollowUpPolicyAdopted()
            | execution_facts.ChoicePolicyAdopted()
            | execution_facts.ImplementationPlanDrafted()
            | execution_facts.ImplementationPlanAgreed()
            | execution_facts.TimeCorrectionProposed()
            | fees_facts.IncomeDeclared()
            | fees_facts.IncomeDeclined()
            | fees_facts.FeeDecided()
            | fees_facts.FeeDecisionServed()
            | fees_facts.MonthCalculated()
            | fees_facts.MonthCheckDone()
            | fees_facts.MonthAttested()
            | fees_facts.MonthFinal()
            | MunicipalityAdded()
            | StaffAdded()
        ):
            return
        case _:
            assert_never(event)


def _tie(
    session: Session, event: Event, *, kind: RelationKind, holder: str, now: datetime
) -> None:
    if event.case_id is None or event.person_id is None:
        raise ValueError("an event about nobody ties nobody")
    relations.grant(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        person_id=event.person_id,
        kind=kind,
        holder=holder,
        valid=Period(now.date()),
    )


def _open_inquiry(
    session: Session, event: contact_facts.ApplicationReceived, *, now: datetime
) -> None:
    """The receipt opens the inquiry (SoL 14:2), and the unit sees its row."""
    if event.case_id is None or event.person_id is None:
        raise ValueError("an application is somebody's")
    for unit in people.units(session, event.municipality_id):
        _tie(session, event, kind=RelationKind.unit, holder=unit, now=now)
    investigation.open_inquiry(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        person_id=event.person_id,
        application_id=event.application_id,
        case_number=event.case_number,
        source=event.source,
        urgent=event.urgent,
        asked=event.asked,
        asked_text=event.asked_text,
        language=event.language,
        interpreter=event.interpreter,
        contact_phone=event.contact_phone,
        received_at=event.received_at,
        self_ratings=event.self_ratings,
        now=now,
    )


def _keep_self_ratings(
    session: Session, event: contact_facts.SelfAssessmentReceived, *, now: datetime
) -> None:
    if event.case_id is None or event.person_id is None:
        raise ValueError("a self-assessment that is handed over has its case")
    investigation.keep_self_ratings(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        person_id=event.person_id,
        ratings=event.ratings,
        answered_by=event.answered_by,
        now=now,
    )


def _close_inquiry(
    session: Session, event: contact_facts.ApplicationWithdrawn, *, now: datetime
) -> None:
    if event.case_id is None:
        raise ValueError("an application that is taken back has its case")
    investigation.close_inquiry(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        reason="withdrawn",
        now=now,
    )


def _close_self_assessment(
    session: Session, event: investigation_facts.InvestigationSigned, *, now: datetime
) -> None:
    """Her own view may be given until the investigation is closed."""
    if event.case_id is None:
        raise ValueError("an investigation has its case")
    contact.close_intake(session, case_id=event.case_id, now=now)


def _tie_officer(
    session: Session, event: investigation_facts.CaseTaken, *, officer_id: UserId
) -> None:
    _tie(session, event, kind=RelationKind.assigned, holder=officer_id, now=event.at)


def _untie_officer(
    session: Session, event: investigation_facts.CaseHandedBack, *, by: Actor
) -> None:
    if event.case_id is not None:
        relations.end(
            session,
            case_id=event.case_id,
            kind=RelationKind.assigned,
            on=event.at.date(),
            holder=by.user_id,
        )


def _ask_for_reassessment(
    session: Session, event: follow_up_facts.FollowUpClosed, *, now: datetime
) -> None:
    """A follow-up that asks for a new assessment is a row on the worklist."""
    if event.outcome is follow_up_facts.Outcome.reassess and event.case_id is not None:
        investigation.note_reassessment(
            session,
            municipality_id=event.municipality_id,
            case_id=event.case_id,
            reason=event.reason,
            now=now,
        )


def _carry_out_decision(
    session: Session, event: investigation_facts.DecisionMade, *, now: datetime
) -> None:
    """What was granted goes to whoever orders it, charges for it and follows it up."""
    if event.case_id is None or event.person_id is None:
        raise ValueError("a decision is about somebody")
    if event.granted:
        fees.open_fee_case(
            session,
            municipality_id=event.municipality_id,
            case_id=event.case_id,
            person_id=event.person_id,
            decided_on=event.decided_on,
            granted=event.granted,
            now=now,
        )
        execution.open_choice(
            session,
            municipality_id=event.municipality_id,
            case_id=event.case_id,
            person_id=event.person_id,
            decision_id=event.decision_id,
            decided_on=event.decided_on,
            granted=event.granted,
            goals=event.goals,
            now=now,
        )
        follow_up.keep_goals(
            session,
            municipality_id=event.municipality_id,
            case_id=event.case_id,
            person_id=event.person_id,
            decision_id=event.decision_id,
            goals=event.goals,
            now=now,
        )


def _tie_provider(session: Session, event: Event, *, provider_id: ProviderId) -> None:
    """From the order on the provider reaches the case, and only what was ordered."""
    _tie(session, event, kind=RelationKind.provider, holder=provider_id, now=event.at)


def _keep_order(session: Session, event: execution_facts.OrderAccepted) -> None:
    fees.keep_order(
        session,
        municipality_id=event.municipality_id,
        order_id=event.order_id,
        provider_id=event.provider_id,
        line_ids=event.line_ids,
    )


def _pass_order_on(
    session: Session, event: execution_facts.OrderDeclined, *, now: datetime
) -> None:
    """The provider that said no loses its tie; the officer sees why."""
    if event.case_id is None:
        raise ValueError("an order is about somebody")
    relations.end(
        session,
        case_id=event.case_id,
        kind=RelationKind.provider,
        on=event.at.date(),
        holder=event.provider_id,
    )
    if event.next_provider_id is not None:
        _tie_provider(session, event, provider_id=event.next_provider_id)
    investigation.note_order_declined(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        reason=event.reason.value,
        now=now,
    )


def _tie_workers(session: Session, event: execution_facts.WeekPlanned) -> None:
    """A care worker reaches the case from the day before her first visit to the last."""
    if event.case_id is None or event.person_id is None:
        raise ValueError("visits are laid for somebody")
    for worker_id in event.worker_ids:
        relations.grant(
            session,
            municipality_id=event.municipality_id,
            case_id=event.case_id,
            person_id=event.person_id,
            kind=RelationKind.visits,
            holder=worker_id,
            valid=Period(event.first_day - timedelta(days=1), event.last_day),
        )


def _begin_help(
    session: Session,
    event: Event,
    line_ids: tuple[LineId, ...],
    started_on: date | None,
    *,
    now: datetime,
) -> None:
    """The first of a granted line: it is charged and paid from here, and followed up."""
    if not line_ids or started_on is None:
        return
    if event.case_id is None or event.person_id is None:
        raise ValueError("help is given to somebody")
    fees.keep_service_start(
        session,
        municipality_id=event.municipality_id,
        line_ids=line_ids,
        started_on=started_on,
    )
    follow_up.schedule(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        person_id=event.person_id,
        started_on=started_on,
        now=now,
    )


def _keep_time(
    session: Session,
    event: execution_facts.VisitReported
    | execution_facts.MissedVisitReported
    | execution_facts.TimeCorrected,
    *,
    now: datetime,
) -> None:
    """Time and outcome go to fees and compensation; the note stays with the provider."""
    if event.case_id is None or event.person_id is None:
        raise ValueError("a visit is to somebody")
    fees.keep_performed_time(
        session,
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        person_id=event.person_id,
        visit_id=event.visit_id,
        version=event.version,
        line_id=event.line_id,
        provider_id=event.provider_id,
        day=event.day,
        minutes=event.minutes,
        outcome=event.outcome.value,
        now=now,
    )
    if not isinstance(event, execution_facts.TimeCorrected):
        _begin_help(session, event, event.first_of, event.started_on, now=now)


def adopt_policies(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    content: dict[str, Any],
    now: datetime,
) -> None:
    """Adopt each area's section of a municipality's file.

    Raises `msgspec.ValidationError` for a section that cannot be used.
    """
    installer = Actor(
        user_id=UserId("installation"),
        name="Installation",
        title="",
        role=Role.system_admin,
        municipality_id=municipality_id,
    )
    contact.adopt_policy(
        session,
        municipality_id=municipality_id,
        policy=msgspec.convert(content.get("contact", {}), contact_facts.Policy),
        by=installer,
        now=now,
    )
    investigation.adopt_policy(
        session,
        municipality_id=municipality_id,
        policy=msgspec.convert(content["investigation"], investigation_facts.Policy),
        by=installer,
        now=now,
    )
    follow_up.adopt_policy(
        session,
        municipality_id=municipality_id,
        policy=msgspec.convert(content["follow_up"], follow_up_facts.Policy),
        by=installer,
        now=now,
    )
    execution.adopt_policy(
        session,
        municipality_id=municipality_id,
        policy=msgspec.convert(content["execution"], execution_facts.Policy),
        by=installer,
        now=now,
    )
    fees.adopt_policy(
        session,
        municipality_id=municipality_id,
        policy=msgspec.convert(content["fees"], fees_facts.Policy),
        by=installer.user_id,
        now=now,
    )
