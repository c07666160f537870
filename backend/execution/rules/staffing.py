"""Who makes each visit: somebody who is free then, and whom she knows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, timedelta
from typing import Final

from msgspec.structs import replace

from backend.execution.facts import Occupied, PlannedVisit
from backend.execution.rules.planning import STOCKHOLM, local_day, planned_end
from backend.kernel.ids import UserId

STEP: Final = timedelta(minutes=15)
STEPS: Final = 8


def staffed(
    visits: Sequence[PlannedVisit],
    *,
    workers: Sequence[UserId],
    busy: Mapping[UserId, Sequence[Occupied]],
    known: Mapping[UserId, int],
) -> tuple[PlannedVisit, ...]:
    """Each visit with a worker that is free then: the one she has met most often first.

    `known` counts her earlier visits by worker. When nobody is free at the time, the
    visit is moved within the day, two hours at most; when nobody is free then either
    it keeps its time and is left open for the planner.
    """
    taken = {worker: list(busy.get(worker, ())) for worker in workers}
    met = Counter(known)
    hers: list[Occupied] = []
    found: list[PlannedVisit] = []
    for visit in sorted(visits, key=lambda v: (v.start, v.line_id)):
        laid = replace(visit, worker_id=None)
        for near, is_last in _times_near(visit):
            time = occupied_by(near)
            free = [w for w in workers if not any(overlap(time, t) for t in taken[w])]
            if free and (is_last or not any(overlap(time, t) for t in hers)):
                chosen = max(free, key=lambda w: (met[w], -workers.index(w)))
                taken[chosen].append(time)
                met[chosen] += 1
                laid = replace(near, worker_id=chosen)
                break
        hers.append(occupied_by(laid))
        found.append(laid)
    return tuple(found)


def _times_near(visit: PlannedVisit) -> Iterator[tuple[PlannedVisit, bool]]:
    """Its own time, then later and earlier ones that day; its own again at the last."""
    day = local_day(visit.start)
    for step in (*range(STEPS + 1), *range(-1, -STEPS - 1, -1)):
        start = (visit.start.astimezone(UTC) + step * STEP).astimezone(STOCKHOLM)
        if local_day(start) == day:
            yield replace(visit, start=start), False
    yield visit, True


def busy_at(visit: PlannedVisit, others: Sequence[Occupied]) -> Occupied | None:
    """What keeps the worker from this visit, if anything does."""
    time = occupied_by(visit)
    return next((other for other in others if overlap(time, other)), None)


def occupied_by(visit: PlannedVisit) -> Occupied:
    return Occupied(start=visit.start, end=planned_end(visit.start, visit.minutes))


def overlap(one: Occupied, other: Occupied) -> bool:
    """Whether the two share any time; one may begin when the other ends."""
    return one.start < other.end and other.start < one.end
