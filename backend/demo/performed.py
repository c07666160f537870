"""The demo's help at home: chosen, ordered, planned, and performed day by day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from msgspec.structs import replace

from backend.access.facts import Purpose
from backend.demo.cases import StoryStuck, do
from backend.execution import actions, queries, rules
from backend.execution.facts import (
    Access,
    ImplementationPlanDrafted,
    OrderFile,
    Outcome,
    PlanContent,
    PlannedVisit,
    ProviderChosen,
    ProviderDeclinedByPerson,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import OrderId
from backend.kernel.services import ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Opened

NOON: Final = 12
MISSED: Final = 17
MISSED_OF: Final = 29
FORTNIGHT: Final = timedelta(weeks=2)
LOOK: Final = Opened(purpose=Purpose.order, what="demo")
CRITICAL: Final = "Står inte säkert. Stöd i duschen."
PLAN: Final = PlanContent(
    goal="Känna sig trygg hemma och klara vardagen.",
    what="Hjälp på morgonen, dusch, städning och inköp.",
    when="Morgon varje dag, dusch tisdag och fredag.",
    how="Lugnt tempo. Det som går att göra på egen hand lämnas.",
    who="En liten grupp, helst samma person på morgonen.",
    contact_offered=True,
    named_contact="",
    her_say="Vill duscha före frukost.",
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
    hands: tuple[Actor, Actor],
    *,
    later: timedelta,
    by: Actor,
    first: date,
    until: date,
) -> None:
    """Two weeks at a time: one pair of hands before noon, another after."""
    services = _file(door, order, by=by, at=_at(first, 7)).row.order.told.services
    terms = door.look_now(partial(queries.policy, municipality_id=by.municipality_id))
    if terms is None:
        raise StoryStuck(order)
    for start in _fortnights(first, until):
        proposed = rules.proposed_visits(services, first_day=start, slots=terms.slots)
        visits = [_laid(visit, hands, later=later) for visit in proposed]
        lay = partial(actions.plan_week, order_id=order, visits=visits)
        do(door, lay, by=by, now=_at(start - timedelta(days=3), 9))


def start_alarm(door: Door[Any], order: OrderId, *, by: Actor, on: date) -> None:
    """The alarm has no visits: the planner notes the day it was put in."""
    for service in _file(door, order, by=by, at=_at(on, 9)).row.order.told.services:
        if service.kind is ServiceKind.safety_alarm:
            start = partial(
                actions.start_service, order_id=order, line_id=service.line_id
            )
            do(door, start, by=by, now=_at(on, 9))


def _file(door: Door[Any], order: OrderId, *, by: Actor, at: datetime) -> OrderFile:
    shown = door.read_now(
        partial(queries.order_file, order_id=order, actor=by, today=at.date()),
        by=by,
        now=at,
        opened=LOOK,
    )
    if shown is None:
        raise StoryStuck(order)
    return shown


def agree_plan(
    door: Door[Any],
    order: OrderId,
    *,
    herself: Actor | None,
    by: Actor,
    at: datetime,
) -> None:
    """Drafted by the planner; agreed on her own page, or by word of mouth."""
    drafted = do(
        door, partial(actions.draft_plan, order_id=order, content=PLAN), by=by, now=at
    )
    if not isinstance(drafted, ImplementationPlanDrafted):
        raise StoryStuck(repr(drafted))
    if herself is None:
        agree: Any = partial(
            actions.note_agreement, plan_id=drafted.plan_id, note="Vid första besöket."
        )
    else:
        agree = partial(actions.agree_plan, plan_id=drafted.plan_id)
    do(door, agree, by=herself or by, now=at + timedelta(days=1))


def perform(
    door: Door[Any],
    order: OrderId,
    hands: tuple[Actor, Actor],
    *,
    by: Actor,
    until: date,
    missed: int = MISSED,
) -> None:
    """Every planned visit is made; now and then, at `missed`, nobody is at home."""
    by_id = {worker.user_id: worker for worker in hands}
    for place, visit in enumerate(_file(door, order, by=by, at=_at(until, 7)).visits):
        if visit.start < _at(until, 0) and visit.worker_id is not None:
            is_missed = place % MISSED_OF == missed
            worker = by_id[visit.worker_id]
            _make(door, worker, visit, place, is_missed=is_missed)


def _make(
    door: Door[Any], worker: Actor, visit: PlannedVisit, place: int, *, is_missed: bool
) -> None:
    if visit.visit_id is None:
        raise StoryStuck("a visit that is laid has its id")
    ended = visit.start + timedelta(minutes=visit.minutes + place % 4 - 2)
    start = partial(actions.start_visit, visit_id=visit.visit_id, at=visit.start)
    do(door, start, by=worker, now=visit.start)
    finish = partial(
        actions.finish_visit,
        visit_id=visit.visit_id,
        at=ended,
        outcome=Outcome.not_home if is_missed else Outcome.done,
        tasks=() if is_missed else [task.task_id for task in visit.tasks],
        note="",
    )
    do(door, finish, by=worker, now=ended)


def _laid(
    visit: PlannedVisit, hands: tuple[Actor, Actor], *, later: timedelta
) -> PlannedVisit:
    before_noon, after_noon = hands
    worker = before_noon if visit.start.hour < NOON else after_noon
    return replace(visit, start=visit.start + later, worker_id=worker.user_id)


def _fortnights(first: date, until: date) -> Iterator[date]:
    while first < until:
        yield first
        first += FORTNIGHT


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), STOCKHOLM)
