"""Duties by the clock: what falls due without anybody asking for it.

Every process does its round. A duty is an action like any other and says no to what
has been done already, so a round that is done twice, or by two, counts once.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import zip_longest
from typing import Any, Final, Protocol

import structlog
from msgspec import Struct
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.event import Event
from backend.kernel.ids import MunicipalityId, UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.clock import Clock
from backend.plumbing.database import HOUSE, Door

ROUND_SECONDS: Final = 60.0
# So many things of one municipality before it is looked anew what waits in all of them.
SHARE: Final = 20

log = structlog.get_logger()


class Due(Struct, frozen=True, kw_only=True):
    """One thing whose time has come: its id, and the municipality it is in."""

    municipality_id: MunicipalityId
    what: str


class Look(Protocol):
    """Finds what has fallen due; ids only, so that it needs no log row."""

    def __call__(self, session: Session, *, now: datetime) -> Sequence[Due]: ...


class Act(Protocol):
    """Does what is due about one thing, or says that it has been done."""

    def __call__(
        self, session: Session, what: str, *, by: Actor, now: datetime
    ) -> Event | Refusal: ...


class Duty(Struct, frozen=True, kw_only=True):
    """What is looked for at every round, and what is done about each found."""

    name: str
    due: Look
    act: Act


class Task(Struct, frozen=True, kw_only=True):
    """One thing that is due, and the duty that found it."""

    duty: Duty
    due: Due


async def keep_duties(
    door: Door[Any], duties: Sequence[Duty], clock: Clock, moved: asyncio.Event
) -> None:
    """A round a minute, and one at once when the clock is `moved`; for ever."""
    while True:
        await do_duties(door, duties, now=clock.now())
        with suppress(TimeoutError):
            await asyncio.wait_for(moved.wait(), ROUND_SECONDS)
        moved.clear()


async def do_duties(door: Door[Any], duties: Sequence[Duty], *, now: datetime) -> None:
    """One round: all that has fallen due, each once. What fails is tried at the next.

    It goes round the municipalities, and looks anew when each has had its share, so that
    ten thousand things in one hold nothing up in another, nor what falls due meanwhile.
    """
    able, tried = list(duties), set[Task]()
    while turn := in_turn(
        [each for each in await _found(door, able, now=now) if each not in tried]
    ):
        for task in turn:
            tried.add(task)
            await _do(door, task, now=now)


def in_turn(tasks: Sequence[Task]) -> list[Task]:
    """One of each municipality, then the next of each: its share of them at the most."""
    waiting: dict[MunicipalityId, list[Task]] = {}
    for task in tasks:
        waiting.setdefault(task.due.municipality_id, []).append(task)
    shares = (of_one[:SHARE] for of_one in waiting.values())
    return [task for each in zip_longest(*shares) for task in each if task is not None]


async def _found(
    door: Door[Any], able: list[Duty], *, now: datetime
) -> tuple[Task, ...]:
    """What all duties find; one that cannot look is left out for the rest of the round."""
    found: list[Task] = []
    for duty in tuple(able):
        try:
            due = await door.database.read(partial(duty.due, now=now), bounds=HOUSE)
        except Exception as fault:  # noqa: BLE001 — the other duties are done
            _tell(duty, fault)
            able.remove(duty)
            continue
        found.extend(Task(duty=duty, due=each) for each in due)
    return tuple(found)


async def _do(door: Door[Any], task: Task, *, now: datetime) -> None:
    duty, due = task.duty, task.due
    by = the_clock(due.municipality_id)
    try:
        await door.act(partial(duty.act, what=due.what, by=by, now=now), by=by, now=now)
    except Exception as fault:  # noqa: BLE001 — the next that is due is done
        _tell(duty, fault)


def _tell(duty: Duty, fault: Exception) -> None:
    """Which duty and which kind of fault; its text may hold somebody's name."""
    log.error("duty_failed", duty=duty.name, fault=type(fault).__name__)


def the_clock(municipality_id: MunicipalityId) -> Actor:
    """Who the log says did it: nobody signed in."""
    return Actor(
        user_id=UserId("clock"),
        name="Anna",
        title="",
        role=Role.system_admin,
        level=ProofLevel.N3,
        municipality_id=municipality_id,
    )
