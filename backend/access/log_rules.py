"""What is looked through: so many drawn from every unit, and what stands out. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from statistics import fmean, pstdev
from typing import Final
from zoneinfo import ZoneInfo

from backend.access.log_facts import (
    Drawn,
    Finding,
    Home,
    LogPolicy,
    Opening,
    OpeningsOfDay,
    Rule,
    Seen,
)
from backend.kernel.actor import Role
from backend.kernel.calendar import is_working_day
from backend.kernel.ids import PersonId, UserId

# Whose work goes on at all hours.
ROUND_THE_CLOCK: Final = frozenset({Role.care_worker, Role.provider_planner})

Draw = Callable[[int], str]


def sample_size(count: int, policy: LogPolicy) -> int:
    """So many per cent of the openings, begun ones counted, and never fewer than that."""
    share = -(-count * policy.sample_per_cent // 100)
    return min(count, max(share, policy.sample_at_least))


def drawn(seqs: Iterable[int], policy: LogPolicy, draw: Draw) -> tuple[int, ...]:
    """Those whose lots are the lowest. The same lots draw the same, whoever draws again."""
    lots = sorted(set(seqs), key=lambda seq: (draw(seq), seq))
    return tuple(sorted(lots[: sample_size(len(lots), policy)]))


def samples(
    seen: Sequence[Seen], policy: LogPolicy, draw: Draw
) -> dict[str, tuple[int, ...]]:
    """What is drawn from each unit."""
    of_unit: defaultdict[str, list[int]] = defaultdict(list)
    for each in seen:
        of_unit[each.place].append(each.seq)
    return {place: drawn(seqs, policy, draw) for place, seqs in of_unit.items()}


def units_of(
    seen: Sequence[Seen],
    sampled: Mapping[str, tuple[int, ...]],
    names: Mapping[str, str],
) -> tuple[Drawn, ...]:
    counted = Counter(each.place for each in seen)
    return tuple(
        Drawn(
            place=place,
            name=names.get(place, ""),
            opened=count,
            drawn=len(sampled[place]),
        )
        for place, count in sorted(counted.items())
    )


def findings(
    seen: Sequence[Seen],
    sampled: Mapping[str, tuple[int, ...]],
    *,
    policy: LogPolicy,
    readers: Mapping[UserId, Home],
    persons: Mapping[PersonId, Home],
) -> tuple[Finding, ...]:
    """A finding for each reader and rule; what one rule finds another may find too."""
    in_sample = {seq for seqs in sampled.values() for seq in seqs}
    busy = _busy_days(seen, policy)
    staff = {home.person_id for home in readers.values() if home.person_id}
    pointed: defaultdict[tuple[Rule, str, UserId], list[int]] = defaultdict(list)
    for each in seen:
        told = {
            Rule.sample: each.seq in in_sample,
            Rule.no_case_relation: not each.is_tied,
            Rule.many_openings: (each.reader_id, _day(each)) in busy,
            Rule.off_hours: _is_off_hours(each, policy),
            Rule.protected: each.is_protected,
            **_kin(each, readers, persons, staff),
        }
        for rule, holds in told.items():
            if holds:
                pointed[rule, each.place, each.reader_id].append(each.seq)
    return tuple(
        Finding(rule=rule, place=place, reader_id=reader_id, seqs=tuple(sorted(seqs)))
        for (rule, place, reader_id), seqs in sorted(pointed.items())
    )


def by_day(
    openings: Sequence[Opening], zone: ZoneInfo
) -> tuple[tuple[date, tuple[OpeningsOfDay, ...]], ...]:
    """The latest day first; the same thing opened again by the same reader is one line."""
    days = groupby(openings, key=lambda each: each.at.astimezone(zone).date())
    return tuple((day, _lines(list(told), zone)) for day, told in days)


def _lines(openings: Sequence[Opening], zone: ZoneInfo) -> tuple[OpeningsOfDay, ...]:
    alike: defaultdict[tuple[str, ...], list[Opening]] = defaultdict(list)
    for each in openings:
        alike[each.reader_id, each.purpose, each.action, each.reason].append(each)
    return tuple(
        OpeningsOfDay(
            opening=same[0], times=tuple(each.at.astimezone(zone) for each in same)
        )
        for same in alike.values()
    )


def _kin(
    each: Seen,
    readers: Mapping[UserId, Home],
    persons: Mapping[PersonId, Home],
    staff: set[PersonId],
) -> dict[Rule, bool]:
    """Whether she knows the person in another way than by her work."""
    reader, person = readers.get(each.reader_id), persons.get(each.person_id)
    if reader is None or person is None:
        return {}
    if reader.person_id == each.person_id:
        return {Rule.own_file: True}
    return {
        Rule.same_surname: _is_same(reader.surname, person.surname),
        Rule.same_address: _is_same(reader.address, person.address),
        Rule.colleague: each.person_id in staff,
    }


def _is_same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def _busy_days(
    seen: Sequence[Seen], policy: LogPolicy
) -> frozenset[tuple[UserId, date]]:
    """Days on which somebody opened far more than is usual for a day in her role."""
    in_role: defaultdict[Role, Counter[tuple[UserId, date]]] = defaultdict(Counter)
    for each in seen:
        in_role[each.role][each.reader_id, _day(each)] += 1
    busy: set[tuple[UserId, date]] = set()
    for counted in in_role.values():
        usual, spread = fmean(counted.values()), pstdev(counted.values())
        busy |= {
            day
            for day, count in counted.items()
            if count > usual + policy.sigmas * spread
        }
    return frozenset(busy)


def _is_off_hours(each: Seen, policy: LogPolicy) -> bool:
    if each.role in ROUND_THE_CLOCK:
        return False
    is_at_work = policy.day_begins <= each.at.time() < policy.day_ends
    return not (is_working_day(_day(each)) and is_at_work)


def _day(each: Seen) -> date:
    return each.at.date()


def month_of(moment: datetime) -> date:
    return moment.date().replace(day=1)
