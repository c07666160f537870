"""Läget: lead times and performed time, counted over the municipality, no names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import Purpose
from backend.access.scope import scope
from backend.fees.tables import GrantedHelpRow, PerformedTimeRow
from backend.insight import rules
from backend.insight.facts import LeadTimes, ProviderTime, Situation
from backend.investigation import queries as investigation
from backend.investigation.facts import Decided
from backend.investigation.tables import InvestigationRow
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId, ProviderId
from backend.kernel.period import Period, month_of
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import counting

STATISTICS = Purpose.statistics
MONTHS_SHOWN = 6
CYCLE_DAYS = 28


def situation(session: Session, *, actor: Actor, month: date) -> Situation:
    """The figures of the month and the five before it."""
    months = rules.months_back(month, MONTHS_SHOWN)
    policy = investigation.policy_on(
        session, municipality_id=actor.municipality_id, day=month
    )
    with counting(session):
        return Situation(
            month=months[-1],
            target_days=policy.decide_within_days if policy else None,
            to_decision=_by_month(months, _days_to_decision(session, actor)),
            to_first_visit=_by_month(months, _days_to_first_visit(session, actor)),
            providers=_providers(session, actor, months[-1]),
        )


def _by_month(
    months: tuple[date, ...], measured: Iterable[tuple[date, int]]
) -> LeadTimes:
    """Each measure counts in the month in which it ended."""
    found: dict[date, list[int]] = {month: [] for month in months}
    for ended_on, days in measured:
        if (month := ended_on.replace(day=1)) in found:
            found[month].append(days)
    return LeadTimes(
        months=tuple(rules.lead_time(month, found[month]) for month in months),
        together=rules.lead_time(None, [days for m in months for days in found[m]]),
    )


def _days_to_decision(session: Session, actor: Actor) -> list[tuple[date, int]]:
    rows = session.execute(
        select(InvestigationRow.received_at, InvestigationRow.state).where(
            scope(actor, STATISTICS, InvestigationRow)
        )
    )
    return [
        (
            state.decided_on,
            (state.decided_on - received_at.astimezone(STOCKHOLM).date()).days,
        )
        for received_at, state in rows
        if isinstance(state, Decided)
    ]


def _days_to_first_visit(session: Session, actor: Actor) -> list[tuple[date, int]]:
    decided = session.execute(
        select(GrantedHelpRow.case_id, func.min(GrantedHelpRow.decided_on))
        .where(scope(actor, STATISTICS, GrantedHelpRow))
        .group_by(GrantedHelpRow.case_id)
    )
    decided_on: dict[CaseId, date] = {row[0]: row[1] for row in decided}
    visited = session.execute(
        select(PerformedTimeRow.case_id, func.min(PerformedTimeRow.day))
        .where(scope(actor, STATISTICS, PerformedTimeRow), PerformedTimeRow.minutes > 0)
        .group_by(PerformedTimeRow.case_id)
    )
    return [
        (first, (first - decided_on[case_id]).days)
        for case_id, first in visited
        if case_id in decided_on and first >= decided_on[case_id]
    ]


def _providers(session: Session, actor: Actor, month: date) -> tuple[ProviderTime, ...]:
    """Each provider's granted and performed time in the month."""
    performed = _performed(session, actor, month_of(month))
    granted: dict[ProviderId, Fraction] = defaultdict(Fraction)
    persons: dict[ProviderId, set[str]] = defaultdict(set)
    for row in session.scalars(
        select(GrantedHelpRow).where(
            scope(actor, STATISTICS, GrantedHelpRow),
            GrantedHelpRow.provider_id.is_not(None),
            GrantedHelpRow.started_on.is_not(None),
        )
    ):
        provider_id, days = row.provider_id, _days_in(row, month_of(month))
        if provider_id is not None and days:
            granted[provider_id] += Fraction(row.minutes_per_4_weeks * days, CYCLE_DAYS)
            persons[provider_id].add(row.person_id)
    return tuple(
        ProviderTime(
            provider_id=each.provider_id,
            name=each.name,
            people=len(persons[each.provider_id]),
            granted=granted[each.provider_id],
            performed=performed.get(each.provider_id, 0),
        )
        for each in people.providers(session, actor.municipality_id)
        if each.provider_id in granted or each.provider_id in performed
    )


def _performed(session: Session, actor: Actor, month: Period) -> dict[ProviderId, int]:
    """Minutes by provider; of a corrected visit the latest version counts."""
    rows = session.scalars(
        select(PerformedTimeRow)
        .where(
            scope(actor, STATISTICS, PerformedTimeRow),
            PerformedTimeRow.day >= month.start,
            PerformedTimeRow.day <= month.until,
        )
        .order_by(PerformedTimeRow.version)
    )
    latest = {row.visit_id: row for row in rows}
    total: dict[ProviderId, int] = defaultdict(int)
    for row in latest.values():
        total[row.provider_id] += row.minutes
    return dict(total)


def _days_in(row: GrantedHelpRow, month: Period) -> int:
    start = max(row.start, row.started_on or row.start)
    if row.until is not None and row.until < start:
        return 0
    shared = Period(start, row.until).shared_with(month)
    if shared is None or shared.until is None:
        return 0
    return (shared.until - shared.start + timedelta(days=1)).days
