"""Who makes each visit: somebody who is free then, and whom she knows."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from backend.execution.facts import Occupied, PlannedVisit
from backend.execution.rules.planning import planned_end
from backend.kernel.ids import UserId


def staffed(
    visits: Sequence[PlannedVisit],
    *,
    workers: Sequence[UserId],
    busy: Mapping[UserId, Sequence[Occupied]],
    known: Mapping[UserId, int],
) -> tuple[PlannedVisit, ...]:
    """Each visit with a worker that is free then: the one she has met most often first.

    `known` counts her earlier visits by worker. A visit for which nobody is free is
    left open for the planner.
    """
    taken = {worker: list(busy.get(worker, ())) for worker in workers}
    met = Counter(known)
    found: list[PlannedVisit] = []
    for visit in sorted(visits, key=lambda v: (v.start, v.line_id)):
        time = occupied_by(visit)
        free = [w for w in workers if not any(overlap(time, t) for t in taken[w])]
        if not free:
            found.append(replace(visit, worker_id=None))
            continue
        chosen = max(free, key=lambda w: (met[w], -workers.index(w)))
        taken[chosen].append(time)
        met[chosen] += 1
        found.append(replace(visit, worker_id=chosen))
    return tuple(found)


def busy_at(visit: PlannedVisit, others: Sequence[Occupied]) -> Occupied | None:
    """What keeps the worker from this visit, if anything does."""
    time = occupied_by(visit)
    return next((other for other in others if overlap(time, other)), None)


def occupied_by(visit: PlannedVisit) -> Occupied:
    return Occupied(start=visit.start, end=planned_end(visit.start, visit.minutes))


def overlap(one: Occupied, other: Occupied) -> bool:
    """Whether the two share any time; one may begin when the other ends."""
    return one.start < other.end and other.start < one.end
