"""What help a person had in a month, as tariff and compensation see it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from backend.fees.facts import (
    NOTHING,
    GrantedHelp,
    HelpGiven,
    KindOfHelp,
    PerformedVisit,
    PersonMonth,
)
from backend.fees.rules.tariff import granted_minutes_a_month
from backend.kernel.ids import LineId, ProviderId
from backend.kernel.period import Period
from backend.kernel.services import ServiceKind


def help_given(person: PersonMonth, *, month: Period) -> HelpGiven:
    """All her help in the month, a kind an entry, whoever gave it."""
    kinds = _kinds(person)
    made = _made(person.visits, month)
    given = [line for line in person.granted if _is_given(line, made, month)]
    present = {line.kind for line in given} | {kinds[v.line_id] for v in made}
    return HelpGiven(
        tuple(
            KindOfHelp(
                kind=kind,
                performed_minutes=sum(
                    v.minutes for v in made if kinds[v.line_id] is kind
                ),
                granted_minutes=_granted_full_month(given, kind, month),
                visits=sum(1 for v in made if kinds[v.line_id] is kind),
            )
            for kind in sorted(present)
        ),
    )


def expected_help(granted: Iterable[GrantedHelp], *, day: date) -> HelpGiven:
    """A month with exactly what is granted, from `day` on: for decision and calculator."""
    lines = [g for g in granted if g.until is None or g.until >= day]
    return HelpGiven(
        tuple(
            KindOfHelp(
                kind=kind,
                performed_minutes=round(minutes),
                granted_minutes=minutes,
            )
            for kind, minutes in sorted(_minutes_by_kind(lines).items())
        ),
    )


def _minutes_by_kind(lines: Iterable[GrantedHelp]) -> dict[ServiceKind, Fraction]:
    minutes: dict[ServiceKind, Fraction] = defaultdict(Fraction)
    for line in lines:
        minutes[line.kind] += granted_minutes_a_month(line.minutes_per_4_weeks)
    return minutes


def help_by_provider(
    person: PersonMonth,
    *,
    month: Period,
) -> dict[ProviderId, tuple[KindOfHelp, ...]]:
    """Her help by who gave it. Granted time counts only the days it was in force."""
    kinds = _kinds(person)
    minutes: dict[tuple[ProviderId, ServiceKind], int] = defaultdict(int)
    granted: dict[tuple[ProviderId, ServiceKind], Fraction] = defaultdict(Fraction)
    for visit in _made(person.visits, month):
        minutes[visit.provider_id, kinds[visit.line_id]] += visit.minutes
    for line in person.granted:
        if line.provider_id is not None:
            granted[line.provider_id, line.kind] += _granted_by_days(line, month)
    found: dict[ProviderId, list[KindOfHelp]] = defaultdict(list)
    for provider_id, kind in sorted(minutes.keys() | granted.keys()):
        found[provider_id].append(
            KindOfHelp(
                kind=kind,
                performed_minutes=minutes[provider_id, kind],
                granted_minutes=granted[provider_id, kind],
            ),
        )
    return {provider_id: tuple(entries) for provider_id, entries in found.items()}


def _kinds(person: PersonMonth) -> dict[LineId, ServiceKind]:
    return {line.line_id: line.kind for line in person.granted}


def _made(
    visits: Iterable[PerformedVisit],
    month: Period,
) -> tuple[PerformedVisit, ...]:
    return tuple(v for v in visits if v.was_made and month.contains(v.day))


def _is_given(
    line: GrantedHelp,
    made: tuple[PerformedVisit, ...],
    month: Period,
) -> bool:
    """Whether the line is in force, and has really begun, some day of the month."""
    if any(visit.line_id == line.line_id for visit in made):
        return True
    return _days_in_force(line, month) > 0


def _days_in_force(line: GrantedHelp, month: Period) -> int:
    if line.started_on is None:
        return 0
    start = max(line.start, line.started_on)
    if line.until is not None and line.until < start:
        return 0
    shared = Period(start, line.until).shared_with(month)
    return 0 if shared is None else sum(1 for _ in shared.days())


def _granted_by_days(line: GrantedHelp, month: Period) -> Fraction:
    in_month = sum(1 for _ in month.days())
    share = Fraction(_days_in_force(line, month), in_month)
    return granted_minutes_a_month(line.minutes_per_4_weeks) * share


def _granted_full_month(
    given: list[GrantedHelp],
    kind: ServiceKind,
    month: Period,
) -> Fraction:
    """A level is for the whole month: of lines that follow one another, the last counts."""
    lines = [line for line in given if line.kind is kind]
    if not lines or month.until is None:
        return NOTHING
    last_day = max(min(line.until or month.until, month.until) for line in lines)
    return sum(
        (
            granted_minutes_a_month(line.minutes_per_4_weeks)
            for line in lines
            if Period(line.start, line.until).contains(last_day)
        ),
        NOTHING,
    )
