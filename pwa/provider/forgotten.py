"""A visit that was never stopped: asked about on the care worker's phone next time."""

from functools import partial

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries, rules
from backend.execution.facts import MADE, Outcome, VisitToDo
from backend.execution.forms import StoppedForm
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.forms import Choice, button, field, form, radio_cards
from components.html import Vdom, h
from components.layout import back_link, page_header
from i18n import formats
from pwa.forms import (
    Filling,
    Submission,
    not_right,
    op_id,
    titled,
    unreadable,
    wrong,
)
from pwa.provider.wording import local_day, outcome_in
from pwa.shell import House, Visitor

TODAY = "/utforare/idag"
OUTCOMES = tuple(outcome for outcome in Outcome if outcome in MADE)


async def load_forgotten(
    visitor: Visitor, house: House, actor: Actor
) -> tuple[VisitToDo, ...]:
    return await house.door.read(
        partial(queries.forgotten_stops, actor=actor, now=visitor.now),
        by=actor,
        now=visitor.now,
        opened=lambda visits: Opened(
            purpose=Purpose.visits,
            what="forgotten_stops",
            shown=tuple(v.visit_id for v in visits),
        ),
    )


def forgotten_part(
    visitor: Visitor,
    visits: tuple[VisitToDo, ...],
    filling: Filling,
) -> list[Vdom]:
    """One question at a time, the oldest first; folded, so that the next visit is near."""
    if not visits:
        return []
    w, visit = visitor.words, visits[0]
    began = visit.started_at or visit.start
    return [
        h.details(
            {"class": "card tinted", "open": bool(filling.errors)},
            h.summary(w("forgotten-question", name=visit.name)),
            h.p(
                w(
                    "forgotten-lead",
                    day=formats.weekday_day(local_day(began)),
                    start=formats.clock(began),
                )
            ),
            form(
                field(
                    name="end",
                    label=w("forgotten-end"),
                    value=filling.value("end"),
                    error=filling.error("end"),
                    inputmode="numeric",
                ),
                radio_cards(
                    name="outcome",
                    legend=w("visit-how-did-it-go"),
                    options=[Choice(o.value, outcome_in(o, w)) for o in OUTCOMES],
                    value=filling.value("outcome", Outcome.done.value),
                    error=filling.error("outcome"),
                ),
                button(w("forgotten-send"), kind="outlined"),
                h.p({"class": "hint"}, w("forgotten-hint")),
                action=f"{TODAY}/{visit.visit_id}/sluttid",
                op_id=op_id(filling, visitor),
            ),
        )
    ]


@post(TODAY + "/{visit_id:str}/sluttid", status_code=303)
async def stopped(
    visit_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """The time by hand: the planner approves it before it counts."""
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.visits)
    visits = await load_forgotten(visitor, sent.house, actor)
    visit = next((v for v in visits if v.visit_id == visit_id), None)
    if visit is None or visit.started_at is None:
        return visitor.refusal_page(NotFound(), back=TODAY, surface="staff")
    filled = decode(StoppedForm, sent.form, today=visitor.today)
    if isinstance(filled, FormErrors):
        return _again(visitor, visit, unreadable(sent.form, filled, visitor))
    end = rules.ended_at(visit.started_at, filled.end)
    if not visit.started_at < end <= visitor.now:
        errors = {"end": visitor.words("forgotten-not-then")}
        return _again(visitor, visit, wrong(sent.form, errors))
    action = partial(
        actions.propose_correction,
        visit_id=visit_id,
        start=visit.started_at,
        end=end,
        outcome=filled.outcome,
        reason=visitor.words("forgotten-reason"),
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=TODAY, surface="staff")


def _again(visitor: Visitor, visit: VisitToDo, filling: Filling) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=titled(w("forgotten-title"), filling, visitor),
        main=[
            *not_right(filling, visitor),
            back_link(TODAY, w("today-title")),
            page_header(visit.name),
            *forgotten_part(visitor, (visit,), filling),
        ],
        surface="staff",
        current="place-today",
        status=filling.status,
    )


ROUTES = [stopped]
