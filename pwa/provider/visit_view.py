"""The visit on the care worker's phone: critical first, then tasks, outcome, the stop."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from backend.execution.facts import Outcome, VisitState, VisitToDo
from backend.execution.rules import local_clock
from components.data import icon
from components.forms import Choice, button, hidden, radio_cards, textarea
from components.html import Vdom, h
from components.layout import back_link, docked
from i18n.formats import place
from i18n.words import Words
from pwa.forms import Filling
from pwa.provider.today_views import (
    ENDED,
    PATH,
    STATES,
    continue_link,
    critical,
    hint_of,
    next_card,
    node_part,
    start_form,
    sum_line,
)
from pwa.provider.wording import access_told

OUTCOMES: Final = (
    Outcome.done,
    Outcome.partly,
    Outcome.cancelled_by_person,
    Outcome.cancelled_by_provider,
    Outcome.not_home,
)


EMPTY: Final = Filling()


def visit_view(
    visit: VisitToDo | None,
    w: Words,
    *,
    new_op: Callable[[], str] = str,
    now: datetime | None = None,
    filling: Filling = EMPTY,
) -> Vdom:
    """The visit: critical first, then time, tasks, outcome, note, and the stop."""
    is_planned = visit is not None and visit.state is VisitState.planned
    has_ended = visit is not None and visit.state in ENDED
    is_ongoing = visit is not None and not is_planned and not has_ended
    return h.div(
        {"class": "visit", "key": visit.visit_id if visit else None},
        back_link(PATH, w("today-title")),
        _band(visit, w, now),
        critical(visit),
        _numbers(visit, w),
        None if is_ongoing else _tasks_to_do(visit),
        start_form(visit, w, op_id=new_op()) if is_planned else None,
        h.p({"class": "lead"}, hint_of(visit, w)) if visit and has_ended else None,
        None
        if is_planned or has_ended
        else finish_form(visit, w, op_id=new_op(), filling=filling),
        not_home(visit, w, op_id=new_op()) if is_planned or visit is None else None,
    )


def _band(visit: VisitToDo | None, w: Words, now: datetime | None) -> Vdom:
    started = visit.started_at if visit else None
    planned = int((visit.end - visit.start).total_seconds()) // 60 if visit else 0
    gone = int((now - started).total_seconds()) // 60 if started and now else 0
    is_ongoing = visit is None or visit.state is VisitState.ongoing
    return h.div(
        {"class": "band"},
        h.div(
            h.h1({"data-fill": "name"}, visit.name if visit else w("today-title")),
            h.p(
                {"data-fill": "began"},
                w("visit-began", start=local_clock(started)) if started else "",
            )
            if visit is None or started
            else None,
            h.p(
                {"data-fill": "planned"},
                w("visit-planned", minutes=planned) if visit else "",
            ),
        ),
        h.p(
            {"class": "band-time", "data-fill": "gone"},
            w("visit-minutes", minutes=max(0, gone)) if visit else "",
        )
        if is_ongoing
        else None,
    )


def _numbers(visit: VisitToDo | None, w: Words) -> Vdom:
    return h.dl(
        {"class": "summary"},
        [
            h.div(
                h.dt(w(label)),
                h.dd({"data-fill": fill}, value),
            )
            for label, fill, value in (
                (
                    "visit-address",
                    "address",
                    place(visit.address, visit.postal) if visit else "",
                ),
                (
                    "order-access",
                    "access",
                    access_told(visit.access, w) if visit else "",
                ),
            )
        ],
        [
            h.div(h.dt(w(label)), h.dd(phone_link(fill, value)))
            for label, fill, value in (
                ("visit-phone", "phone", visit.phone if visit else ""),
                ("visit-planner", "planner", visit.planner_phone if visit else ""),
            )
        ],
        h.div(
            {"data-contact": ""},
            h.dt(w("order-contact")),
            h.dd(
                {"data-fill": "contact"},
                visit.contact if visit else "",
            ),
        )
        if visit is None or visit.contact
        else None,
    )


def phone_link(fill: str, number: str) -> Vdom:
    return h.a(
        {"href": "tel:" + number.replace(" ", ""), "data-phone": fill},
        h.bdi({"dir": "ltr", "data-fill": fill}, number),
    )


def _tasks_to_do(visit: VisitToDo | None) -> Vdom:
    return h.ul(
        {"data-to-do": ""},
        [_task_to_do(t.name, t.how) for t in (visit.tasks if visit else ())],
    )


def _task_to_do(name: str, how: str) -> Vdom:
    return h.li(
        h.strong({"data-fill": "name"}, name),
        " ",
        h.span({"data-fill": "how"}, how) if how or not name else None,
    )


def finish_form(
    visit: VisitToDo | None,
    w: Words,
    *,
    op_id: str,
    filling: Filling = EMPTY,
) -> Vdom:
    return h.form(
        {
            "action": f"{PATH}/{visit.visit_id}/avsluta" if visit else PATH,
            "method": "post",
            "novalidate": True,
            "data-act": "finish",
            "data-visit": visit.visit_id if visit else None,
        },
        hidden("op_id", op_id),
        _tasks_done(visit, filling.chosen("tasks"), w),
        h.div(
            {"class": "pair"},
            radio_cards(
                name="outcome",
                legend=w("visit-how-did-it-go"),
                options=[
                    Choice(o.value, w(f"visit-outcome-{o.value.replace('_', '-')}"))
                    for o in OUTCOMES
                ],
                value=filling.value("outcome"),
                error=filling.error("outcome"),
            ),
        ),
        textarea(
            name="note",
            label=w("visit-note"),
            hint=w("visit-note-hint"),
            value=filling.value("note"),
            error=filling.error("note"),
            rows=2,
            optional_text=w("apply-optional"),
        ),
        docked(button(w("visit-finish"), giant=True, icon_name="stop")),
    )


def _tasks_done(visit: VisitToDo | None, done: Sequence[str], w: Words) -> Vdom:
    return h.fieldset(
        {"class": "choices", "data-tasks": ""},
        h.legend(w("visit-tasks")),
        [
            task_card(
                t.task_id,
                t.name,
                t.how,
                is_done=t.task_id in done,
            )
            for t in (visit.tasks if visit else ())
        ],
    )


def task_card(task_id: str, name: str, how: str, *, is_done: bool = False) -> Vdom:
    return h.label(
        {"class": "choice"},
        h.input(
            {"type": "checkbox", "name": "tasks", "value": task_id, "checked": is_done}
        ),
        h.span(
            {"class": "choice-words"},
            h.span({"data-fill": "name"}, name),
            h.span({"class": "hint", "data-fill": "how"}, how)
            if how or not name
            else None,
        ),
    )


def not_home(visit: VisitToDo | None, w: Words, *, op_id: str) -> Vdom:
    """Before one goes: ring her, then the planner."""
    return h.details(
        {"class": "not-home"},
        h.summary(w("visit-not-home-question")),
        h.p(h.strong(w("visit-ring-first"))),
        h.p(w("visit-phone"), ": ", phone_link("phone", visit.phone if visit else "")),
        h.p(
            w("visit-planner"),
            ": ",
            phone_link("planner", visit.planner_phone if visit else ""),
        ),
        h.form(
            {
                "action": f"{PATH}/{visit.visit_id}/avsluta" if visit else PATH,
                "method": "post",
                "data-act": "not-home",
                "data-visit": visit.visit_id if visit else None,
            },
            hidden("op_id", op_id),
            hidden("outcome", Outcome.not_home.value),
            button(w("visit-not-home"), kind="outlined"),
        ),
    )


def templates(w: Words) -> list[Vdom]:
    """The same parts, empty, for the script."""
    parts = {
        "next": next_card(None, w),
        "continue": continue_link(None, w),
        "visit": visit_view(None, w),
        "start": start_form(None, w),
        "task": task_card("", "", ""),
        "to-do": _task_to_do("", ""),
        "sum": sum_line(""),
        **{
            f"node-{state}": _empty_node(state, w)
            for state in sorted(set(STATES.values()))
        },
    }
    return [h.template({"data-part": name}, part) for name, part in parts.items()]


def _empty_node(state: str, w: Words) -> Vdom:
    waits = h.span(
        {"class": "tag warn", "data-waits": ""}, icon("clock"), w("today-waiting")
    )
    return node_part(visit_id="", state=state, clock="", name="", hint="", waits=waits)
