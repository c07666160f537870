"""Who may be chosen, in which order they are shown, and who stands in turn."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from backend.execution.facts import Candidate, DeclineReason
from backend.kernel.ids import ProviderId
from backend.kernel.services import GrantedService


def minutes_a_week(services: Collection[GrantedService]) -> int:
    """Granted minutes in an average week, rounded up."""
    return -(-sum(s.minutes_per_4_weeks for s in services) // 4)


def free_minutes(candidate: Candidate, taken: Mapping[ProviderId, int]) -> int:
    """What is left of the declared capacity, in minutes a week."""
    declared = candidate.terms.hours_per_week * 60
    return declared - taken.get(candidate.provider_id, 0)


def may_decline(
    candidate: Candidate, *, area: str, needed: int, taken: Mapping[ProviderId, int]
) -> DeclineReason | None:
    """The reason for which this provider may say no, if there is one."""
    if area not in candidate.terms.areas:
        return DeclineReason.outside_area
    if free_minutes(candidate, taken) < needed:
        return DeclineReason.capacity_full
    return None


def with_room(
    candidates: Sequence[Candidate],
    *,
    area: str,
    needed: int,
    taken: Mapping[ProviderId, int],
) -> tuple[Candidate, ...]:
    """Those that work in the area and have room."""
    return tuple(
        c
        for c in candidates
        if may_decline(c, area=area, needed=needed, taken=taken) is None
    )


def in_drawn_order(
    candidates: Sequence[Candidate], *, seed: str
) -> tuple[Candidate, ...]:
    """An order drawn once for each person: neutral, and the same every time she looks."""

    def lot(candidate: Candidate) -> bytes:
        return sha256(f"{seed}:{candidate.provider_id}".encode()).digest()

    return tuple(sorted(candidates, key=lot))


def next_in_turn(
    candidates: Sequence[Candidate],
    *,
    rotation: Sequence[str],
    last: str | None,
    without: Collection[ProviderId] = (),
) -> Candidate | None:
    """Ickevalsalternativ: the next in a fixed round, past those who cannot take it."""
    after = rotation.index(last) + 1 if last in rotation else 0
    for slug in (*rotation[after:], *rotation[:after]):
        for candidate in candidates:
            if candidate.terms.slug == slug and candidate.provider_id not in without:
                return candidate
    return None
