"""Where one area ends and the next begins: the whole process on one screen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias, assert_never

from sqlalchemy.orm import Session

from backend.access import events as access_events
from backend.access import people, protected_files, relations
from backend.access.bounds import reads
from backend.access.facts import RelationKind
from backend.access.log import Log
from backend.access.protection_facts import ProtectionSet
from backend.contact import actions as contact
from backend.contact import facts as contact_facts
from backend.execution import actions as execution
from backend.execution import facts as execution_facts
from backend.fees import actions as fees
from backend.fees import facts as fees_facts
from backend.follow_up import actions as follow_up
from backend.follow_up import facts as follow_up_facts
from backend.investigation import actions as investigation
from backend.investigation import facts as investigation_facts
from backend.kernel.actor import Actor
from backend.kernel.event import Event, Whose
from backend.kernel.ids import LineId
from backend.kernel.period import Period
from backend.plumbing.database import Database, Door
from backend.plumbing.inbox import FormInbox

AnyEvent: TypeAlias = (
    contact_facts.ContactEvent
    | investigation_facts.InvestigationEvent
    | execution_facts.ExecutionEvent
    | follow_up_facts.FollowUpEvent
    | fees_facts.FeesEvent
    | access_events.AccessEvent
    | access_events.OfItsOwn
)

# What only its own area acts on. The log has these too.
STAYS: Final = (
    contact_facts.DraftSaved,
    contact_facts.SelfAnswerSaved,
    contact_facts.SelfAssessmentKept,
    contact_facts.PolicyAdopted,
    investigation_facts.InquiryOpened,
    investigation_facts.HomeVisitPlanned,
    investigation_facts.InvestigationPolicyAdopted,
    investigation_facts.CommunicatedToParty,
    investigation_facts.CommunicationSkipped,
    investigation_facts.PartyAnswered,
    investigation_facts.DecisionDraftSaved,
    investigation_facts.DecisionSentUp,
    investigation_facts.DecisionSentBack,
    investigation_facts.DecisionServed,
    investigation_facts.LetterPosted,
    investigation_facts.JournalEntryWritten,
    investigation_facts.NeedAssessed,
    investigation_facts.ObjectionNoted,
    investigation_facts.ObjectionAnswered,
    investigation_facts.PlanProposed,
    investigation_facts.PlanLineChanged,
    investigation_facts.SignatureAsked,
    follow_up_facts.FollowUpPlanned,
    follow_up_facts.GoalRated,
    follow_up_facts.FollowUpPolicyAdopted,
    execution_facts.ChoicePolicyAdopted,
    execution_facts.CapacityDeclared,
    execution_facts.ImplementationPlanDrafted,
    execution_facts.ImplementationPlanAgreed,
    execution_facts.TimeCorrectionProposed,
    execution_facts.HeldOperationApplied,
    execution_facts.HeldOperationLetBe,
    fees_facts.IncomeDeclared,
    fees_facts.IncomeDeclined,
    fees_facts.FeeDecided,
    fees_facts.FeeDecisionServed,
    fees_facts.MonthCalculated,
    fees_facts.MonthCheckDone,
    fees_facts.MonthAttested,
    fees_facts.MonthFinal,
    fees_facts.MonthHandledByHand,
    *access_events.STAYS,
)


def door_to(database: Database, *, wake: Callable[[str], None]) -> Door[AnyEvent]:
    """The door with everything wired: hand-overs, log, inbox, watchers."""
    return Door(
        database,
        receive=receive,
        record=Log(),
        inbox=FormInbox(),
        wake=wake,
        reads=reads,
    )


def receive(  # noqa: C901, PLR0912 — the process on one screen, an event a branch
    session: Session, event: AnyEvent, by: Actor, now: datetime
) -> None:
    """Hand what has happened to the area that goes on with it."""
    if isinstance(event, ProtectionSet):
        fees.count_anew_without(session, event.municipality_id, event.person_id)
    if isinstance(event, STAYS) or isinstance(event, access_events.OfItsOwn):  # noqa: SIM101
        return
    match event:
        case contact_facts.ApplicationReceived():
            _open_inquiry(session, event, now)
        case contact_facts.SelfAssessmentReceived():
            _keep_self_ratings(session, event, now)
        case contact_facts.ApplicationWithdrawn():
            _close_inquiry(session, event, now)
        case investigation_facts.CaseTaken():
            _tie(session, event, RelationKind.assigned, event.officer_id)
        case investigation_facts.CaseTakenOver():
            _untie(session, event, RelationKind.assigned, event.from_officer_id)
            _tie(session, event, RelationKind.assigned, event.officer_id)
        case investigation_facts.CaseHandedBack():
            _untie(session, event, RelationKind.assigned, by.user_id)
        case investigation_facts.InvestigationSigned():
            _close_self_assessment(session, event, now)
        case investigation_facts.DecisionMade():
            _carry_out_decision(session, event, now)
        case (
            execution_facts.ProviderChosen()
            | execution_facts.ProviderDeclinedByPerson()
        ):
            _tie(session, event, RelationKind.provider, event.provider_id)
        case execution_facts.OrderAccepted():
            _keep_order(session, event)
        case execution_facts.OrderDeclined():
            _pass_order_on(session, event, now)
        case execution_facts.WeekPlanned():
            _tie_workers(session, event)
        case execution_facts.ServiceStarted():
            _begin_help(session, event, event.line_ids, event.started_on, now)
        case execution_facts.VisitStarted():
            _begin_help(session, event, event.first_of, event.started_on, now)
        case execution_facts.VisitReported() | execution_facts.MissedVisitReported():
            _keep_time(session, event, now)
            _begin_help(session, event, event.first_of, event.started_on, now)
        case execution_facts.TimeCorrected():
            _keep_time(session, event, now)
        case fees_facts.MonthLocked():
            _lock_time(session, event, now)
        case follow_up_facts.FollowUpClosed():
            _ask_for_reassessment(session, event, now)
        case access_events.CodeLetterOrdered():
            _put_code_letter(session, event, now)
        case access_events.CodeLetterPosted():
            _code_letter_is_posted(session, event, by, now)
        case _:
            assert_never(event)


def _whose(event: Event) -> Whose:
    if event.case_id is None or event.person_id is None:
        raise ValueError("what is handed over is about somebody")
    return Whose(
        municipality_id=event.municipality_id,
        case_id=event.case_id,
        person_id=event.person_id,
    )


def _tie(session: Session, event: Event, kind: RelationKind, holder: str) -> None:
    """Whoever is tied reaches the case, from the day of the event on."""
    relations.grant(
        session,
        **_whose(event),
        kind=kind,
        holder=holder,
        valid=Period(event.at.date()),
    )


def _untie(session: Session, event: Event, kind: RelationKind, holder: str) -> None:
    relations.end(
        session,
        case_id=_whose(event)["case_id"],
        kind=kind,
        on=event.at.date(),
        holder=holder,
    )


def _open_inquiry(
    session: Session, event: contact_facts.ApplicationReceived, now: datetime
) -> None:
    """The receipt opens the inquiry (SoL 14:2), and the unit sees its row."""
    whose = _whose(event)
    for unit in people.units(session, event.municipality_id)[:1]:
        _tie(session, event, RelationKind.unit, unit)
    investigation.open_inquiry(
        session,
        **whose,
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
        represented_by=event.represented_by,
        now=now,
    )
    investigation.keep_self_ratings(
        session, **whose, ratings=event.self_ratings, answered_by="", now=now
    )
    protected_files.arrived(session, **whose, now=now)


def _keep_self_ratings(
    session: Session, event: contact_facts.SelfAssessmentReceived, now: datetime
) -> None:
    investigation.keep_self_ratings(
        session,
        **_whose(event),
        ratings=event.ratings,
        answered_by=event.answered_by,
        now=now,
    )


def _close_inquiry(
    session: Session, event: contact_facts.ApplicationWithdrawn, now: datetime
) -> None:
    investigation.close_inquiry(
        session,
        municipality_id=event.municipality_id,
        case_id=_whose(event)["case_id"],
        reason="withdrawn",
        now=now,
    )


def _close_self_assessment(
    session: Session, event: investigation_facts.InvestigationSigned, now: datetime
) -> None:
    """Her own view may be given until the investigation is closed."""
    contact.close_intake(session, case_id=_whose(event)["case_id"], now=now)


def _carry_out_decision(
    session: Session, event: investigation_facts.DecisionMade, now: datetime
) -> None:
    """What was granted goes to whoever orders it, charges for it and follows it up."""
    if not event.granted:
        return
    whose = _whose(event)
    fees.open_fee_case(
        session, **whose, decided_on=event.decided_on, granted=event.granted, now=now
    )
    execution.open_choice(
        session,
        **whose,
        decision_id=event.decision_id,
        decided_on=event.decided_on,
        granted=event.granted,
        goals=event.goals,
        now=now,
    )
    follow_up.keep_goals(
        session,
        **whose,
        decision_id=event.decision_id,
        goals=event.goals,
        promised_on=event.follow_up_on,
        now=now,
    )


def _keep_order(session: Session, event: execution_facts.OrderAccepted) -> None:
    fees.keep_order(
        session,
        municipality_id=event.municipality_id,
        order_id=event.order_id,
        provider_id=event.provider_id,
        line_ids=event.line_ids,
    )


def _pass_order_on(
    session: Session, event: execution_facts.OrderDeclined, now: datetime
) -> None:
    """The provider that said no loses its tie; the officer sees why."""
    _untie(session, event, RelationKind.provider, event.provider_id)
    if event.next_provider_id is not None:
        _tie(session, event, RelationKind.provider, event.next_provider_id)
    investigation.note_order_declined(
        session,
        municipality_id=event.municipality_id,
        case_id=_whose(event)["case_id"],
        reason=event.reason.value,
        now=now,
    )


def _tie_workers(session: Session, event: execution_facts.WeekPlanned) -> None:
    """A care worker reaches the case from the day before her first visit to the last."""
    for worker_id in event.worker_ids:
        relations.grant(
            session,
            **_whose(event),
            kind=RelationKind.visits,
            holder=worker_id,
            valid=Period(event.first_day - timedelta(days=1), event.last_day),
        )


def _begin_help(
    session: Session,
    event: Event,
    line_ids: tuple[LineId, ...],
    started_on: date | None,
    now: datetime,
) -> None:
    """The first of a granted line: it is charged and paid from here, and followed up."""
    if not line_ids or started_on is None:
        return
    fees.keep_service_start(
        session,
        municipality_id=event.municipality_id,
        line_ids=line_ids,
        started_on=started_on,
    )
    follow_up.schedule(session, **_whose(event), started_on=started_on, now=now)


def _keep_time(
    session: Session,
    event: execution_facts.VisitReported
    | execution_facts.MissedVisitReported
    | execution_facts.TimeCorrected,
    now: datetime,
) -> None:
    """Time and outcome go to fees and compensation; the note stays with the provider."""
    fees.keep_performed_time(
        session,
        **_whose(event),
        visit_id=event.visit_id,
        version=event.version,
        line_id=event.line_id,
        provider_id=event.provider_id,
        day=event.day,
        minutes=event.minutes,
        outcome=event.outcome.value,
        now=now,
    )


def _lock_time(session: Session, event: fees_facts.MonthLocked, now: datetime) -> None:
    """What has been charged and paid is not reported anew."""
    execution.lock_time(
        session, municipality_id=event.municipality_id, month=event.month, now=now
    )


def _ask_for_reassessment(
    session: Session, event: follow_up_facts.FollowUpClosed, now: datetime
) -> None:
    """A follow-up that asks for a new assessment is a row on the worklist."""
    if event.outcome is follow_up_facts.Outcome.reassess:
        investigation.note_reassessment(
            session,
            municipality_id=event.municipality_id,
            case_id=_whose(event)["case_id"],
            reason=event.reason,
            now=now,
        )


def _put_code_letter(
    session: Session, event: access_events.CodeLetterOrdered, now: datetime
) -> None:
    """The letter with her code is a row on the worklist until it has been posted."""
    investigation.put_code_letter(
        session,
        municipality_id=event.municipality_id,
        case_id=_whose(event)["case_id"],
        now=now,
    )


def _code_letter_is_posted(
    session: Session, event: access_events.CodeLetterPosted, by: Actor, now: datetime
) -> None:
    investigation.code_letter_is_posted(
        session, case_id=_whose(event)["case_id"], by=by, now=now
    )
