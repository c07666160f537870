"""The demo's help at home: chosen, ordered, planned, and performed day by day."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from backend.access.facts import Purpose
from backend.demo.cases import StoryStuck, do
from backend.execution import actions, queries, rules
from backend.execution.facts import (
    Access,
    Outcome,
    PlanContent,
    PlannedVisit,
    ProviderChosen,
    ProviderDeclinedByPerson,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import OrderId
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Opened

FORTNIGHT: Final = timedelta(weeks=2)
LOOK: Final = Opened(purpose=Purpose.visits, what="demo")
CRITICAL: Final = "Står inte säkert. Stöd i duschen."
PLAN: Final = PlanContent(
    goal="Känna sig trygg hemma och klara vardagen.",
    what="Hjälp på morgonen, dusch, städning och inköp.",
    when="Morgon varje dag, dusch tisdag och fredag.",
    how="Lugnt tempo. Hon gör själv det hon kan.",
    who="En liten grupp, helst samma person på morgonen.",
    contact_offered=True,
    named_contact="",
    her_say="Hon vill duscha före frukost.",
    follow_up="Efter sex veckor.",
)


def choose(
    door: Door[Any], person: Actor, *, provider: str | None, at: datetime
) -> OrderId:
    """She chooses, or lets the turn decide, and says yes to what is told."""
    settle = partial(
        actions.settle_choice,
        provider=provider,
        access=Access.key_cabinet,
        critical=CRITICAL,
        with_contact=False,
        consents=True,
    )
    event = do(door, settle, by=person, now=at)
    if not isinstance(event, ProviderChosen | ProviderDeclinedByPerson):
        raise StoryStuck(repr(event))
    return event.order_id


def accept(door: Door[Any], order: OrderId, *, by: Actor, at: datetime) -> None:
    do(door, partial(actions.accept_order, order_id=order), by=by, now=at)


def lay_weeks(
    door: Door[Any],
    order: OrderId,
    workers: Sequence[Actor],
    *,
    by: Actor,
    first: date,
    until: date,
) -> None:
    """Two weeks at a time, as the planner does, one worker for each fortnight."""
    shown = door.read_now(
        partial(queries.order_file, order_id=order, actor=by, today=first),
        by=by,
        now=_at(first, 7),
        opened=LOOK,
    )
    terms = door.look_now(partial(queries.policy, municipality_id=by.municipality_id))
    if shown is None or terms is None:
        raise StoryStuck(order)
    for turn, start in enumerate(_fortnights(first, until)):
        proposed = rules.proposed_visits(
            shown.row.order.told.services, first_day=start, slots=terms.slots
        )
        visits = [_laid(visit, workers[turn % len(workers)]) for visit in proposed]
        lay = partial(actions.plan_week, order_id=order, visits=visits)
        door.act_now(
            partial(lay, by=by, now=_at(start - timedelta(days=3), 9)),
            by=by,
            now=_at(start - timedelta(days=3), 9),
        )


def write_plan(door: Door[Any], order: OrderId, *, by: Actor, at: datetime) -> None:
    do(door, partial(actions.draft_plan, order_id=order, content=PLAN), by=by, now=at)


def perform(door: Door[Any], worker: Actor, *, first: date, until: date) -> None:
    """Every planned visit is made; now and then somebody is not at home."""
    day = first
    while day < until:
        found = door.read_now(
            partial(queries.today_for, actor=worker, today=day),
            by=worker,
            now=_at(day, 7),
            opened=LOOK,
        )
        for place, visit in enumerate(found.visits):
            if visit.start.astimezone(STOCKHOLM).date() == day:
                _make(door, worker, visit, place + day.day)
        day += timedelta(days=1)


def _make(door: Door[Any], worker: Actor, visit: Any, place: int) -> None:
    ended = visit.end + timedelta(minutes=place % 4 - 2)
    missed = place % 29 == 0
    start = partial(actions.start_visit, visit_id=visit.visit_id, at=visit.start)
    do(door, start, by=worker, now=visit.start)
    finish = partial(
        actions.finish_visit,
        visit_id=visit.visit_id,
        at=ended,
        outcome=Outcome.not_home if missed else Outcome.done,
        tasks=() if missed else [task.task_id for task in visit.tasks],
        note="",
    )
    do(door, finish, by=worker, now=ended)


def _laid(visit: PlannedVisit, worker: Actor) -> PlannedVisit:
    return PlannedVisit(
        line_id=visit.line_id,
        kind=visit.kind,
        start=visit.start,
        minutes=visit.minutes,
        tasks=visit.tasks,
        worker_id=worker.user_id,
    )


def _fortnights(first: date, until: date) -> Iterator[date]:
    while first < until:
        yield first
        first += FORTNIGHT


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), STOCKHOLM)
