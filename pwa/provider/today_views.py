"""The parts of a care worker's day: the next visit, and the day as a thread.

Every text that is somebody's stands in an element with `data-fill`, so that the same
part serves as the empty template of the shell.
"""

from typing import Final

from backend.execution.facts import VisitState, VisitToDo, WorkersDay
from backend.execution.rules import local_clock
from components.data import icon
from components.feedback import empty
from components.forms import button, hidden
from components.html import Child, Vdom, h
from i18n import formats
from i18n.words import Words
from pwa.provider.wording import access_told

PATH: Final = "/utforare/idag"
ENDED: Final = {VisitState.reported, VisitState.missed}
STATES: Final = {
    VisitState.planned: "later",
    VisitState.ongoing: "now",
    VisitState.reported: "done",
    VisitState.missed: "stopped",
    VisitState.cancelled: "stopped",
}


def day_words(w: Words) -> dict[str, str]:
    """What the script says, with its blanks."""
    return {
        "data-title": w("today-title"),
        "data-done": w("today-done", start="{start}", end="{end}"),
        "data-ongoing": w("today-ongoing", start="{start}"),
        "data-missed": w("today-missed"),
        "data-tomorrow": w("today-tomorrow", time="{time}", name="{name}"),
        "data-empty": w("today-no-more"),
        "data-next": w("today-next"),
        "data-now": w("today-ongoing-now"),
        "data-choose": w("visit-choose-outcome"),
        "data-minutes": w("visit-minutes", minutes="{minutes}"),
        "data-began": w("visit-began", start="{start}"),
        "data-planned": w("visit-planned", minutes="{minutes}"),
    }


def day_view(day: WorkersDay, w: Words, *, op_id: str) -> list[Child]:
    following = next((v for v in day.visits if v.state not in ENDED), None)
    said = all_sent(day, w)
    return [
        next_card(following, w, op_id=op_id)
        if following
        else empty(w("today-no-more")),
        h.ol({"class": "thread day"}, [_node(v, w) for v in day.visits]),
        sum_line(said) if said else None,
        _tomorrow(day, w),
    ]


def all_sent(day: WorkersDay, w: Words) -> str:
    """The day's sum, by what has been received."""
    reported = [v for v in day.visits if v.state in ENDED]
    if not reported:
        return ""
    return w("today-all-sent", visits=len(reported), time=formats.minutes(day.minutes))


def sum_line(said: str) -> Vdom:
    return h.p(
        {"class": "saved", "role": "status"},
        icon("tick"),
        h.span({"data-fill": "sum"}, said),
    )


def _tomorrow(day: WorkersDay, w: Words) -> Vdom | None:
    if not day.tomorrow:
        return None
    first = day.tomorrow[0]
    return h.p(
        {"class": "hint"},
        w("today-tomorrow", time=local_clock(first.start), name=first.name),
    )


def next_card(visit: VisitToDo | None, w: Words, *, op_id: str = "") -> Vdom:
    """The next visit, with what must be known first, and one button."""
    is_ongoing = visit is not None and visit.state is VisitState.ongoing
    act = continue_link(visit, w) if is_ongoing else start_form(visit, w, op_id=op_id)
    return h.section(
        {
            "class": "card next-visit",
            "key": f"next-{visit.visit_id}" if visit else None,
        },
        _who_and_when(visit, w, is_ongoing=is_ongoing),
        critical(visit),
        _where(visit, w),
        act,
        h.p(
            h.a(
                {
                    "data-open": "",
                    "href": f"{PATH}/{visit.visit_id}" if visit else PATH,
                },
                w("visit-open"),
            )
        ),
    )


def _who_and_when(visit: VisitToDo | None, w: Words, *, is_ongoing: bool) -> Vdom:
    return h.div(
        {"class": "next-head"},
        h.div(
            h.p(
                {"class": "hint", "data-fill": "said"},
                w("today-ongoing-now" if is_ongoing else "today-next"),
            ),
            h.h2({"data-fill": "name"}, visit.name if visit else ""),
        ),
        h.p(
            {"class": "next-time"},
            h.strong({"data-fill": "start"}, local_clock(visit.start) if visit else ""),
            h.span(
                "–",
                h.span({"data-fill": "end"}, local_clock(visit.end) if visit else ""),
            ),
        ),
    )


def _where(visit: VisitToDo | None, w: Words) -> Vdom:
    """The address, and how one gets in."""
    return h.p(
        {"class": "where"},
        icon("pin"),
        h.span(
            h.span(
                {"data-fill": "address"},
                formats.place(visit.address, visit.postal) if visit else "",
            ),
            "\u00a0· ",
            h.span(
                {"data-fill": "access"},
                access_told(visit.access, w) if visit else "",
            ),
        ),
    )


def continue_link(visit: VisitToDo | None, w: Words) -> Vdom:
    return h.a(
        {
            "class": "button filled giant",
            "data-open": "",
            "href": f"{PATH}/{visit.visit_id}" if visit else PATH,
        },
        w("visit-continue"),
    )


def start_form(visit: VisitToDo | None, w: Words, *, op_id: str = "") -> Vdom:
    return h.form(
        {
            "action": f"{PATH}/{visit.visit_id}/starta" if visit else PATH,
            "method": "post",
            "data-act": "start",
            "data-visit": visit.visit_id if visit else None,
        },
        hidden("op_id", op_id),
        button(w("visit-start"), giant=True, icon_name="play"),
    )


def critical(visit: VisitToDo | None) -> Vdom | None:
    """First, and never taken away."""
    if visit is not None and not visit.critical:
        return None
    return h.div(
        {"class": "notice warn", "data-critical": ""},
        icon("warning"),
        h.p({"data-fill": "critical"}, visit.critical if visit else ""),
    )


def _node(visit: VisitToDo, w: Words) -> Vdom:
    return node_part(
        visit_id=visit.visit_id,
        state=STATES[visit.state],
        clock=local_clock(visit.start),
        name=visit.name,
        hint=hint_of(visit, w),
    )


def node_part(
    *,
    visit_id: str,
    state: str,
    clock: str,
    name: str,
    hint: str,
    waits: Vdom | None = None,
) -> Vdom:
    mark = {"done": "tick", "stopped": "warning"}.get(state)
    return h.li(
        {"class": f"node {state}", "key": visit_id or None},
        h.span({"class": "mark", "aria-hidden": True}, icon(mark) if mark else None),
        h.div(
            {"class": "node-words"},
            h.span(
                h.span({"class": "clock", "data-fill": "start"}, clock),
                " ",
                h.a(
                    {
                        "data-open": "",
                        "data-fill": "name",
                        "href": f"{PATH}/{visit_id}",
                    },
                    name,
                ),
            ),
            h.span({"class": "hint", "data-fill": "hint"}, hint),
            waits,
        ),
    )


def hint_of(visit: VisitToDo, w: Words) -> str:
    if visit.state is VisitState.missed:
        return w("today-missed")
    if visit.started_at and visit.ended_at:
        return w(
            "today-done",
            start=local_clock(visit.started_at),
            end=local_clock(visit.ended_at),
        )
    if visit.state is VisitState.ongoing and visit.started_at:
        return w("today-ongoing", start=local_clock(visit.started_at))
    return ", ".join(task.name for task in visit.tasks)
