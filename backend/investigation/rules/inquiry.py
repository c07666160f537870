"""How far an investigation has come, and what is to be done next."""

from datetime import date, datetime, timedelta
from typing import assert_never

from backend.investigation.facts.inquiry import (
    AlreadyTaken,
    Assessed,
    ClosedWithoutDecision,
    Communicated,
    Decided,
    Investigation,
    InvestigationClosed,
    InvestigationState,
    NotYourCase,
    Opened,
    Planned,
    Proposed,
    Signed,
    UnderWay,
)
from backend.investigation.facts.policy import Policy
from backend.investigation.facts.work import WorkStep
from backend.kernel.actor import Actor, BriefKind
from backend.kernel.ids import CaseId, UserId


def may_take(
    investigation: Investigation, *, by: UserId, holder: str
) -> AlreadyTaken | InvestigationClosed | None:
    """Anyone in the unit may take a case that nobody has."""
    if not isinstance(investigation.state, UnderWay):
        return InvestigationClosed()
    if investigation.officer_id is not None and investigation.officer_id != by:
        return AlreadyTaken(officer=holder)
    return None


def may_work(
    investigation: Investigation, *, by: UserId
) -> NotYourCase | InvestigationClosed | None:
    """Whoever has the case works on it, until it is signed."""
    if investigation.officer_id != by:
        return NotYourCase()
    if not isinstance(investigation.state, UnderWay):
        return InvestigationClosed()
    return None


def may_note(
    investigation: Investigation, *, by: Actor
) -> NotYourCase | InvestigationClosed | None:
    """Whoever covers for a colleague writes in the journal too, and nothing else."""
    is_covering = any(
        each.case_id == investigation.case_id and each.kind is BriefKind.covering
        for each in by.for_a_while
    )
    worker = investigation.officer_id if is_covering else by.user_id
    return may_work(investigation, by=worker or by.user_id)


def only_reads(case_id: CaseId, *, by: Actor) -> NotYourCase | None:
    """Whoever has it open in an emergency looks, and changes nothing."""
    is_emergency = any(
        each.case_id == case_id and each.kind is BriefKind.emergency
        for each in by.for_a_while
    )
    return NotYourCase() if is_emergency else None


def planned(state: UnderWay, *, now: datetime) -> UnderWay:
    """A plan takes an opened inquiry on; a later one changes no state."""
    return Planned(planned_at=now) if isinstance(state, Opened) else state


def assessed(*, now: datetime) -> Assessed:
    """A changed assessment asks for a new proposal, and to be communicated anew (FL 25)."""
    return Assessed(assessed_at=now)


def proposed(*, now: datetime) -> Proposed:
    """A changed plan is communicated anew (FL 25)."""
    return Proposed(proposed_at=now)


def next_step(state: InvestigationState) -> WorkStep | None:
    """What the officer who has the case does next."""
    match state:
        case Opened():
            return WorkStep.plan_inquiry
        case Planned():
            return WorkStep.visit
        case Assessed():
            return WorkStep.propose
        case Proposed():
            return WorkStep.communicate
        case Communicated():
            return WorkStep.await_answer
        case Signed():
            return WorkStep.decide
        case Decided() | ClosedWithoutDecision():
            return None
        case _:
            assert_never(state)


def due_on(
    step: WorkStep, *, received_on: date, visit_on: date | None, policy: Policy | None
) -> date:
    """The day a step is to be done, by the municipality's own times, or at once."""
    if step is WorkStep.visit and visit_on is not None:
        return visit_on
    if policy is None:
        return received_on
    if step is WorkStep.take:
        return received_on + timedelta(days=policy.take_within_days)
    if step is WorkStep.plan_inquiry:
        return received_on + timedelta(days=policy.plan_within_days)
    return received_on + timedelta(days=policy.decide_within_days)
