"""`/utforare/idag`: the next visit in one tap, also without network.

The shell holds the same parts as the page, empty, as `<template>` elements; `today.js`
fills them from what the phone keeps.
"""

from functools import partial
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries
from backend.execution.facts import VisitToDo, WorkersDay
from backend.execution.forms import FinishForm
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.html import h
from components.layout import page_header
from i18n import formats
from pwa.forms import Filling, Submission, unreadable
from pwa.provider.forgotten import forgotten_part, load_forgotten
from pwa.provider.today_views import all_sent, day_view, day_words
from pwa.provider.visit_view import templates, visit_view
from pwa.related import beside_visit
from pwa.shell import House, Visitor

PATH = "/utforare/idag"
SCRIPT = "today.js"
NO_STORE = {"Cache-Control": "no-store"}


@get(PATH)
async def today_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.visits)
    if actor.provider_id is None:
        return visitor.refusal_page(NotFound(), back="/")
    day = await _day(visitor, house, actor)
    forgotten = await load_forgotten(visitor, house, actor)
    w = visitor.words
    return visitor.page(
        title=w("today-title"),
        main=[
            page_header(w("today-title"), formats.weekday_day(day.day).capitalize()),
            *forgotten_part(visitor, forgotten, Filling()),
            h.div(
                {"data-today": "", **day_words(w)},
                *day_view(day, w, op_id=visitor.new_op()),
            ),
            *templates(w),
        ],
        surface="staff",
        current="place-today",
        scripts=(SCRIPT,),
    )


@get(PATH + "/{visit_id:str}")
async def visit_page(
    visit_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.visits)
    visitor = await beside_visit(visitor, house, visit_id)
    return await _visit_page(visit_id, Filling(), visitor, house, actor)


async def _visit_page(
    visit_id: str, filling: Filling, visitor: Visitor, house: House, actor: Actor
) -> Response[str]:
    day = await house.door.read(
        partial(queries.today_for, actor=actor, today=visitor.today),
        by=actor,
        now=visitor.now,
        opened=lambda day: _opened(_visit(day, visit_id)),
    )
    visit = _visit(day, visit_id)
    w = visitor.words
    if visit is None:
        return _no_visit(visitor)
    return visitor.page(
        title=w("visit-tab", when=formats.moment(visit.start)),
        main=[
            h.div(
                {"data-today": "", **day_words(w)},
                visit_view(
                    visit,
                    w,
                    new_op=visitor.new_op,
                    now=visitor.now,
                    filling=filling,
                ),
            ),
            *templates(w),
        ],
        surface="staff",
        current="place-today",
        scripts=(SCRIPT,),
        status=filling.status,
    )


def _no_visit(visitor: Visitor) -> Response[str]:
    """What the phone keeps of the day is drawn anew, so that it holds no other visit."""
    w = visitor.words
    return visitor.page(
        title=w("refused-title"),
        main=[
            h.h1(w("refused-title")),
            h.p(w.refusal(NotFound())),
            h.p(h.a({"href": PATH}, w("refused-back"))),
            h.div({"data-today": "", **day_words(w)}),
            *templates(w),
        ],
        surface="staff",
        current="place-today",
        scripts=(SCRIPT,),
        status=NotFound().status,
    )


@post(PATH + "/{visit_id:str}/starta", status_code=303)
async def start(
    visit_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.visits)
    action = partial(
        actions.start_visit,
        visit_id=visit_id,
        at=visitor.now,
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=f"{PATH}/{visit_id}", surface="staff")


@post(PATH + "/{visit_id:str}/avsluta", status_code=303)
async def finish(
    visit_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.visits)
    filled = decode(FinishForm, sent.form, today=visitor.today)
    if isinstance(filled, FormErrors):
        again = unreadable(sent.form, filled, visitor)
        return await _visit_page(visit_id, again, visitor, sent.house, actor)
    action = partial(
        actions.finish_visit,
        visit_id=visit_id,
        at=visitor.now,
        outcome=filled.outcome,
        tasks=filled.tasks,
        note=filled.note,
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=PATH, surface="staff")


@get("/api/idag")
async def today_data(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[bytes]:
    """Today's and tomorrow's visits for the phone's sealed store."""
    if visitor.actor is None:
        return Response(
            content=b'{"error":"sign in"}', status_code=401, headers=NO_STORE
        )
    actor = visitor.for_purpose(Purpose.visits)
    day = await _day(visitor, house, actor)
    return Response(
        content=msgspec.json.encode(_for_phone(day, visitor)),
        media_type="application/json",
        headers=NO_STORE,
    )


def _for_phone(day: WorkersDay, visitor: Visitor) -> dict[str, Any]:
    """The facts, with their words: the phone has no dictionary of its own."""
    w = visitor.words
    return {
        "now": visitor.now,
        "day": formats.weekday_day(day.day).capitalize(),
        "sum": all_sent(day, w),
        "visits": [_visit_for_phone(v, w) for v in day.visits],
        "tomorrow": [_visit_for_phone(v, w) for v in day.tomorrow],
    }


def _visit_for_phone(visit: VisitToDo, w: Any) -> dict[str, Any]:
    return {
        "id": visit.visit_id,
        "name": visit.name,
        "address": formats.place(visit.address, visit.postal),
        "access": w(f"access-{visit.access.value.replace('_', '-')}"),
        "critical": visit.critical,
        "phone": visit.phone,
        "planner": visit.planner_phone,
        "contact": visit.contact,
        "start": formats.clock(visit.start),
        "end": formats.clock(visit.end),
        "minutes": int((visit.end - visit.start).total_seconds()) // 60,
        "tasks": [{"id": t.task_id, "name": t.name, "how": t.how} for t in visit.tasks],
        "state": visit.state.value,
        "started_at": visit.started_at,
        "ended_at": visit.ended_at,
        "outcome": visit.outcome,
    }


@get("/skal/idag", opt={"public": True})
async def today_shell(visitor: NamedDependency[Visitor]) -> Response[str]:
    """The day, empty, for a phone without network."""
    w = visitor.words
    return visitor.page(
        title=w("today-title"),
        main=[
            h.div(
                {"data-today": "", "data-shell": "today", **day_words(w)},
                h.h1(w("today-title")),
                h.p(w("today-nothing-kept")),
            ),
            *templates(w),
        ],
        surface="staff",
        scripts=(SCRIPT,),
        cacheable=visitor.actor is None,
    )


async def _day(visitor: Visitor, house: House, actor: Actor) -> WorkersDay:
    return await house.door.read(
        partial(queries.today_for, actor=actor, today=visitor.today),
        by=actor,
        now=visitor.now,
        opened=lambda day: Opened(
            purpose=Purpose.visits,
            what="day",
            shown=tuple(v.visit_id for v in (*day.visits, *day.tomorrow)),
        ),
    )


def _opened(visit: VisitToDo | None) -> Opened:
    """What she reads at one person's door stands in that person's log."""
    return Opened(
        purpose=Purpose.visits,
        what="visit",
        case_id=visit.case_id if visit else None,
        person_id=visit.person_id if visit else None,
    )


def _visit(day: WorkersDay, visit_id: str) -> VisitToDo | None:
    return next((v for v in day.visits if v.visit_id == visit_id), None)


ROUTES = [today_page, visit_page, start, finish, today_data, today_shell]
