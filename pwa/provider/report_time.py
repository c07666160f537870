"""`/utforare/tid`: time as it arrives, missed visits first; corrections and approval."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries, rules
from backend.execution.facts import Outcome, ReportedTime, TimeRow, VisitState
from backend.execution.forms import CorrectionForm
from backend.kernel.actor import Actor
from backend.kernel.forms import decode
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import summary_list, table
from components.feedback import empty, notice, tag
from components.forms import (
    Choice,
    button,
    date_field,
    field,
    form,
    radio_cards,
    textarea,
)
from components.html import Child, Vdom, h
from components.layout import back_link, page_header
from components.live import live_island
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.live import live_route
from pwa.provider.held import held_notice
from pwa.provider.wording import local_day, outcome_in, span
from pwa.related import beside_visit
from pwa.shell import House, Visitor, see_other

PATH = "/utforare/tid"
SHOWN = timedelta(days=7)


async def load_time(visitor: Visitor, house: House) -> tuple[TimeRow, ...]:
    actor = visitor.for_purpose(Purpose.order)
    return await house.door.read(
        partial(
            queries.time_rows,
            actor=actor,
            first=visitor.today - SHOWN,
            last=visitor.today,
            now=visitor.now,
        ),
        by=actor,
        now=visitor.now,
        opened=lambda rows: Opened(
            purpose=Purpose.visits,
            what="time",
            shown=tuple(row.visit_id for row in rows),
        ),
    )


@get(PATH)
async def time_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    rows = await load_time(visitor, house)
    actor = visitor.for_purpose(Purpose.order)
    w = visitor.words
    return visitor.page(
        title=w("time-title"),
        main=[
            page_header(w("time-title"), w("time-lead")),
            *await held_notice(visitor, house, actor),
            live_island(f"{PATH}/live", time_view(rows, w, today=visitor.today)),
        ],
        surface="desk",
        current="/utforare/tid",
    )


def time_view(rows: tuple[TimeRow, ...], w: Words, *, today: date) -> Vdom:
    """What needs a look, today's and what is to come; earlier days are folded."""
    if not rows:
        return empty(w("time-none"))
    to_see = [row for row in rows if _needs_a_look(row)]
    others = [row for row in rows if not _needs_a_look(row)]
    arrived = [row for row in others if row.time is not None]
    coming = [row for row in reversed(others) if row.time is None]
    parts = (
        ("time-to-see", to_see),
        ("time-today", [row for row in arrived if _day(row) == today]),
        ("time-coming", coming),
    )
    earlier = [row for row in arrived if _day(row) != today]
    return h.div(
        {"class": "times"},
        [_table(w(name), part, w) for name, part in parts if part],
        [
            _folded(day, list(each), w)
            for day, each in groupby(sorted(earlier, key=_day, reverse=True), key=_day)
        ],
    )


def _day(row: TimeRow) -> date:
    return local_day(row.time.start if row.time else row.start)


def _folded(day: date, rows: Sequence[TimeRow], w: Words) -> Vdom:
    said = w("time-of-day", day=formats.weekday_day(day), count=len(rows))
    return h.details(
        {"class": "quiet-caption", "key": day.isoformat()},
        h.summary(said),
        _table(said, rows, w),
    )


def _needs_a_look(row: TimeRow) -> bool:
    return row.state is VisitState.missed or bool(row.proposed or row.flags)


def _table(caption: str, rows: Sequence[TimeRow], w: Words) -> Vdom:
    has_notes = any(row.note for row in rows)
    return table(
        caption=caption,
        columns=[
            w("time-person"),
            w("time-when"),
            w("time-worker"),
            w("time-minutes"),
            w("time-state"),
            *[w("time-note")] * has_notes,
        ],
        rows=[_row(row, w)[: 5 + has_notes] for row in rows],
        figures=(3,),
        keys=[row.visit_id for row in rows],
    )


def _row(row: TimeRow, w: Words) -> list[Child]:
    time = row.time
    start = time.start if time else row.start
    end = time.end if time else row.start + timedelta(minutes=row.planned_minutes)
    day = formats.short_day(local_day(start))
    minutes = str(time.minutes) if time else "–"
    return [
        h.a({"href": f"{PATH}/{row.visit_id}"}, row.person_name),
        f"{day} {span(start, end)}",
        row.worker_name,
        w("time-of-planned", minutes=minutes, planned=row.planned_minutes),
        h.span(_state(row, w), *_flags(row, w)),
        row.note,
    ]


def _state(row: TimeRow, w: Words) -> Vdom:
    if row.state is VisitState.missed:
        return tag(w("time-missed"), "bad")
    if row.proposed is not None:
        return tag(w("time-to-approve"), "warn")
    if row.time is None:
        return tag(w(f"visit-state-{row.state.value}"), "plain")
    said = outcome_in(row.time.outcome, w)
    return tag(w("time-manual", outcome=said) if row.time.manual else said, "good")


def _flags(row: TimeRow, w: Words) -> list[Vdom]:
    return [
        tag(w(f"flag-{flag.value.replace('_', '-')}"), "warn") for flag in row.flags
    ]


@get(PATH + "/{visit_id:str}")
async def visit_time_page(
    visit_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    return await _time_page(visit_id, Filling(), visitor, house, actor)


async def _time_page(
    visit_id: str, filling: Filling, visitor: Visitor, house: House, actor: Actor
) -> Response[str]:
    row = await house.door.read(
        partial(queries.time_row, visit_id=visit_id, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(purpose=Purpose.visits, what="time", shown=(visit_id,)),
    )
    if row is None:
        return visitor.refusal_page(NotFound(), back=PATH, surface="desk")
    visitor = await beside_visit(visitor, house, visit_id)
    w = visitor.words
    return visitor.page(
        title=titled(
            w("time-visit-tab", when=formats.moment(row.start)), filling, visitor
        ),
        main=[
            *not_right(filling, visitor, names=_names(w)),
            back_link(PATH, w("time-title")),
            page_header(w("time-visit-title", name=row.person_name), row.worker_name),
            summary_list(
                [
                    (w("time-planned"), _planned(row)),
                    (w("time-reported"), _said(row.time, w)),
                    *(
                        [(w("time-proposed"), _said(row.proposed, w))]
                        if row.proposed
                        else []
                    ),
                ]
            ),
            *_approve(visitor, actor, row),
            _correct(visitor, row, filling),
        ],
        surface="desk",
        current="/utforare/tid",
        status=filling.status,
    )


def _names(w: Words) -> dict[str, str]:
    return {name: w(f"time-{name}") for name in ("day", "start", "end", "reason")}


def _planned(row: TimeRow) -> str:
    end = row.start + timedelta(minutes=row.planned_minutes)
    return f"{formats.weekday_day(local_day(row.start))} {span(row.start, end)}"


def _said(time: ReportedTime | None, w: Words) -> str:
    if time is None:
        return w("time-nothing")
    parts = [
        span(time.start, time.end),
        formats.minutes(time.minutes),
        outcome_in(time.outcome, w),
    ]
    if time.manual:
        parts.append(w("time-by-hand", name=time.proposed_by_name, reason=time.reason))
    if time.approved_by_name:
        parts.append(w("time-approved-by", name=time.approved_by_name))
    return " · ".join(parts)


def _approve(visitor: Visitor, actor: Actor, row: TimeRow) -> list[Child]:
    w = visitor.words
    if row.proposed is None:
        return []
    if row.proposed.proposed_by == actor.user_id:
        return [notice(w("time-another-approves"), kind="info")]
    return [
        form(
            button(w("time-approve")),
            action=f"{PATH}/{row.visit_id}/godkann",
            op_id=visitor.new_op(),
        )
    ]


def _correct(visitor: Visitor, row: TimeRow, filling: Filling) -> Vdom:
    w, time = visitor.words, row.time
    start = time.start if time else row.start
    end = time.end if time else row.start + timedelta(minutes=row.planned_minutes)
    usual = {
        "day": formats.day(local_day(start)),
        "start": formats.clock(start),
        "end": formats.clock(end),
        "outcome": (time.outcome if time else Outcome.done).value,
        "reason": "",
    }
    value = {name: filling.value(name, text) for name, text in usual.items()}
    return form(
        h.h2(w("time-correct")),
        h.p({"class": "hint"}, w("time-correct-hint")),
        date_field(
            name="day",
            label=w("time-day"),
            value=value["day"],
            error=filling.error("day"),
        ),
        field(
            name="start",
            label=w("time-start"),
            value=value["start"],
            error=filling.error("start"),
        ),
        field(
            name="end",
            label=w("time-end"),
            value=value["end"],
            error=filling.error("end"),
        ),
        radio_cards(
            name="outcome",
            legend=w("visit-how-did-it-go"),
            options=[Choice(o.value, outcome_in(o, w)) for o in Outcome],
            value=value["outcome"],
            error=filling.error("outcome"),
        ),
        textarea(
            name="reason",
            label=w("time-reason"),
            value=value["reason"],
            error=filling.error("reason"),
            rows=2,
        ),
        button(w("time-propose"), kind="outlined" if row.proposed else "filled"),
        action=f"{PATH}/{row.visit_id}/ratta",
        op_id=op_id(filling, visitor),
    )


@post(PATH + "/{visit_id:str}/ratta", status_code=303)
async def correct(
    visit_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    kept = await sent.act_on(
        decode(CorrectionForm, sent.form, today=visitor.today),
        lambda filled: partial(
            actions.propose_correction,
            visit_id=visit_id,
            start=rules.on_the_clock(filled.day, filled.start),
            end=rules.ended_at(
                rules.on_the_clock(filled.day, filled.start), filled.end
            ),
            outcome=filled.outcome,
            reason=filled.reason,
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    if isinstance(kept, Filling):
        return await _time_page(visit_id, kept, visitor, sent.house, actor)
    return see_other(f"{PATH}/{visit_id}")


@post(PATH + "/{visit_id:str}/godkann", status_code=303)
async def approve(
    visit_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    result = await sent.act(
        partial(
            actions.approve_correction, visit_id=visit_id, by=actor, now=visitor.now
        ),
        by=actor,
    )
    return visitor.after(result, to=PATH)


async def _follow(
    visitor: Visitor, house: House, _named: dict[str, str]
) -> tuple[TimeRow, ...]:
    return await load_time(visitor, house)


time_live = live_route(
    f"{PATH}/live",
    topics=lambda visitor, _named: (
        f"municipality:{visitor.municipality.municipality_id}",
    ),
    load=_follow,
    view=lambda visitor, rows: time_view(rows, visitor.words, today=visitor.today),
)

ROUTES = [time_page, visit_time_page, correct, approve, time_live]
