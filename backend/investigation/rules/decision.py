"""How what was asked for ends, and what stands in the way of deciding it."""

from collections.abc import Iterable, Mapping
from datetime import date

from backend.investigation.facts.assessment import Assessment
from backend.investigation.facts.decision import (
    AppealText,
    DecisionDraft,
    DecisionKind,
    DecisionLine,
    Hindrance,
    LegalBasis,
    Outcome,
    Result,
)
from backend.investigation.facts.proposal import PlanLine
from backend.investigation.rules.proposal import granted_services
from backend.kernel.ids import GoalId, LineId, NeedId
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, ServiceKind

FAVOURABLE = (Result.granted, Result.partly)
NEEDS_REASON = (Result.partly, Result.refused)


def to_be_answered(
    asked: Iterable[ServiceKind], lines: Iterable[PlanLine]
) -> tuple[ServiceKind, ...]:
    """Everything that was asked for or is proposed, in the order of the list of kinds."""
    wanted = {*asked, *(each.kind for each in lines)}
    return tuple(kind for kind in ServiceKind if kind in wanted)


def granted_kinds(outcomes: Iterable[Outcome]) -> tuple[ServiceKind, ...]:
    return tuple(each.kind for each in outcomes if each.result in FAVOURABLE)


def refused_kinds(outcomes: Iterable[Outcome]) -> tuple[ServiceKind, ...]:
    """Refused, or met by somebody else: she can appeal both."""
    against = (Result.refused, Result.met_otherwise)
    return tuple(each.kind for each in outcomes if each.result in against)


def kind_of_decision(outcomes: Iterable[Outcome]) -> DecisionKind:
    """The whole, from its lines; what was taken back weighs neither way."""
    results = {each.result for each in outcomes} - {Result.withdrawn}
    if not results:
        return DecisionKind.written_off
    if results == {Result.granted}:
        return DecisionKind.granted
    if results & set(FAVOURABLE):
        return DecisionKind.partly_granted
    return DecisionKind.refused


def hindrances_of_outcomes(
    draft: DecisionDraft,
    *,
    answered: tuple[ServiceKind, ...],
    assessments: tuple[Assessment, ...],
    lines: tuple[PlanLine, ...],
) -> tuple[Hindrance, ...]:
    """What must be there before she is asked, in the order an officer does it."""
    given = {each.kind: each for each in draft.outcomes}
    outcomes = [given[kind] for kind in answered if kind in given]
    granted = set(granted_kinds(outcomes))
    all_withdrawn = bool(outcomes) and all(
        each.result is Result.withdrawn for each in outcomes
    )
    found = (
        (Hindrance.assessment, not assessments and not all_withdrawn),
        (Hindrance.outcomes, len(outcomes) < len(answered) or not answered),
        (
            Hindrance.refusal_reasons,
            any(
                each.result in NEEDS_REASON and not each.reason.strip()
                for each in outcomes
            ),
        ),
        (
            Hindrance.met_by,
            any(
                each.result is Result.met_otherwise
                and not (each.met_by.strip() and each.met_by_agrees)
                for each in outcomes
            ),
        ),
        (Hindrance.tasks, bool(granted - {each.kind for each in lines})),
        (Hindrance.period, bool(granted) and draft.starts_on is None),
        (Hindrance.reasons, not draft.reasons.strip()),
    )
    return tuple(each for each, is_lacking in found if is_lacking)


def provisions_on(day: date, rows: Iterable[LegalBasis]) -> tuple[LegalBasis, ...]:
    """The provisions in force on the day of the decision."""
    return tuple(
        each
        for each in rows
        if each.start <= day and (each.until is None or day <= each.until)
    )


def appeal_on(day: date, rows: Iterable[AppealText]) -> AppealText | None:
    """How to appeal a decision made on the day: the latest text in force."""
    in_force = [
        each
        for each in rows
        if each.start <= day and (each.until is None or day <= each.until)
    ]
    return max(in_force, key=lambda each: each.start, default=None)


def services_of(
    outcomes: Iterable[Outcome],
    *,
    lines: Iterable[PlanLine],
    line_ids: Mapping[ServiceKind, LineId],
    goal_ids: Mapping[NeedId, GoalId],
    period: Period,
) -> tuple[GrantedService, ...]:
    """What is granted, with its tasks, as other areas are told it."""
    granted = granted_kinds(outcomes)
    return granted_services(
        lines,
        line_ids={kind: line_ids[kind] for kind in granted},
        goal_ids=goal_ids,
        period=period,
    )


def lines_of(
    outcomes: Iterable[Outcome],
    *,
    services: Iterable[GrantedService],
    line_ids: Mapping[ServiceKind, LineId],
) -> tuple[DecisionLine, ...]:
    """A line for each thing that was asked for, whichever way it ends."""
    by_kind = {each.kind: each for each in services}
    return tuple(
        DecisionLine(
            line_id=line_ids[each.kind], outcome=each, service=by_kind.get(each.kind)
        )
        for each in outcomes
    )
