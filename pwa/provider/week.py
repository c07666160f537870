"""`/utforare/uppdrag/…/vecka`: two weeks of visits, on days, times and care workers."""

from datetime import date, datetime, timedelta
from functools import partial

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries, rules
from backend.execution.facts import (
    Order,
    OrderFile,
    PlannedVisit,
    WeekClashes,
    WeekFile,
)
from backend.insight.facts import NodeKind
from backend.kernel import amounts
from backend.kernel.actor import Actor
from backend.kernel.ids import UserId
from backend.kernel.refusal import NotFound, StateHasMoved
from backend.plumbing.database import Opened
from components.data import icon, table
from components.feedback import notice
from components.forms import button, form, hidden
from components.html import Child, Vdom, h
from components.layout import back_link, page_header
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, titled, wrong
from pwa.provider.wording import local_day
from pwa.related import beside
from pwa.shell import FormFields, House, Visitor
from pwa.unproven import one

ORDERS = "/utforare"
PATH = "/utforare/uppdrag/{order_id:str}/vecka"
LONGEST_AHEAD = timedelta(days=400)


@get(PATH)
async def week_page(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    week = await _load(visitor, house, actor, order_id, first_day=visitor.today)
    return await _page(visitor, house, week, Filling())


async def _load(
    visitor: Visitor, house: House, actor: Actor, order_id: str, *, first_day: date
) -> WeekFile | None:
    return await house.door.read(
        partial(
            queries.week_file,
            order_id=order_id,
            actor=actor,
            today=visitor.today,
            first_day=first_day,
        ),
        by=actor,
        now=visitor.now,
        opened=lambda week: Opened(
            purpose=Purpose.order,
            what="order",
            case_id=week.file.row.order.case_id if week else None,
            person_id=week.file.row.order.person_id if week else None,
        ),
    )


async def _page(
    visitor: Visitor, house: House, week: WeekFile | None, filling: Filling
) -> Response[str]:
    if week is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    order = week.file.row.order
    visitor = await beside(visitor, house, order.case_id, NodeKind.planned)
    w, told = visitor.words, order.told
    here = f"{ORDERS}/uppdrag/{order.order_id}"
    return visitor.page(
        title=titled(_tab(order, w), filling, visitor),
        main=[
            *not_right(filling, visitor),
            back_link(here, told.name),
            page_header(w("week-title", name=told.name), w("week-lead")),
            _sum(week, w),
            form(
                hidden(
                    "first_day",
                    _first_day(visitor, filling.value("first_day")).isoformat(),
                ),
                hidden("laid", _laid(week)),
                _rows(week, filling, w),
                button(w("week-save")),
                action=f"{here}/vecka",
                op_id=op_id(filling, visitor),
            ),
        ],
        surface="desk",
        current="/utforare",
        status=filling.status,
    )


def _tab(order: Order, w: Words) -> str:
    return w("week-tab", when=formats.moment(order.sent_at))


def _first_day(visitor: Visitor, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return visitor.today


def _laid(week: WeekFile) -> str:
    """Which visits the page shows, so that a page that has aged is known."""
    return " ".join(v.visit_id or "new" for v in week.visits)


def _sum(week: WeekFile, w: Words) -> Vdom:
    planned = rules.planned_minutes(week.visits)
    services = week.file.row.order.told.services
    granted = rules.granted_in_two_weeks(services)
    sums = {"planned": formats.minutes(planned), "granted": formats.minutes(granted)}
    said = w("week-sum", **sums)
    if planned == granted:
        return notice(said, kind="good", lead=w("week-sum-equal"))
    above, rare = rules.above_the_share(services, week.visits)
    if rare and (planned - above) // 1 == granted:
        told = w("week-sum-rare", tasks=", ".join(rare), **sums)
        return notice(told, kind="good", lead=w("week-sum-over-four"))
    differs = "week-sum-more" if planned > granted else "week-sum-less"
    return notice(said, kind="warn", lead=w(differs))


def _rows(week: WeekFile, filling: Filling, w: Words) -> Vdom:
    return h.div(
        {"class": "weeks"},
        table(
            caption=w("week-caption"),
            columns=[
                w("week-what"),
                w("week-day"),
                w("week-time"),
                w("week-worker"),
                w("time-minutes"),
            ],
            rows=[
                _line(n, visit, week.file, filling, w)
                for n, visit in enumerate(week.visits)
            ],
            figures=(4,),
        ),
    )


def _line(
    n: int, visit: PlannedVisit, file: OrderFile, filling: Filling, w: Words
) -> list[Child]:
    what = ", ".join(task.name for task in visit.tasks)
    laid_on = local_day(visit.start)
    day = filling.value(f"day-{n}", _day(laid_on))
    at = filling.value(f"at-{n}", rules.local_clock(visit.start))
    worker = filling.value(f"worker-{n}", visit.worker_id or "")
    number, is_wrong = n + 1, filling.error(f"worker-{n}") is not None
    said = filling.error(f"at-{n}") or filling.error(f"worker-{n}")
    nobody = [h.option({"value": ""}, w("week-nobody"))] if not worker else []
    return [
        [
            h.span(f"{number}. {what} "),
            h.small(formats.weekday_day(laid_on)),
            h.span({"class": "error", "id": f"wrong-{n}"}, icon("warning"), said)
            if said
            else None,
        ],
        _input(f"day-{n}", day, w("week-day-of", number=number, what=what)),
        _input(
            f"at-{n}",
            at,
            w("week-time-of", number=number, what=what),
            wrong=f"wrong-{n}" if filling.error(f"at-{n}") else None,
        ),
        h.select(
            {
                "name": f"worker-{n}",
                "id": f"worker-{n}",
                "aria-label": w("week-worker-of", number=number, what=what),
                "aria-invalid": "true" if is_wrong else None,
                "aria-describedby": f"wrong-{n}" if is_wrong else None,
            },
            nobody,
            [
                h.option({"value": user_id, "selected": user_id == worker}, name)
                for user_id, name in file.workers
            ],
        ),
        str(visit.minutes),
    ]


def _day(day: date) -> str:
    return f"{day.day}/{day.month} {day.year}"


def _input(name: str, value: str, label: str, *, wrong: str | None = None) -> Vdom:
    return h.input(
        {
            "name": name,
            "id": name,
            "type": "text",
            "value": value,
            "aria-label": label,
            "aria-invalid": "true" if wrong else None,
            "aria-describedby": wrong,
        }
    )


@post(PATH, status_code=303)
async def save_week(
    order_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    first_day = _first_day(visitor, one(sent.form, "first_day"))
    week = await _load(visitor, sent.house, actor, order_id, first_day=first_day)
    here = f"{ORDERS}/uppdrag/{order_id}"
    if week is not None and one(sent.form, "laid") != _laid(week):
        return visitor.refusal_page(
            StateHasMoved(), back=f"{here}/vecka", surface="desk"
        )
    visits, errors = _read(sent.form, week, visitor)
    if week is None or errors:
        return await _page(visitor, sent.house, week, wrong(sent.form, errors))
    action = partial(
        actions.plan_week, order_id=order_id, visits=visits, by=actor, now=visitor.now
    )
    result = await sent.act(action, by=actor)
    if isinstance(result, WeekClashes):
        errors = {
            f"worker-{clash.number - 1}": visitor.words.refusal(clash)
            for clash in result.clashes
        }
        return await _page(visitor, sent.house, week, wrong(sent.form, errors))
    return visitor.after(result, to=here)


def _read(
    form: FormFields, week: WeekFile | None, visitor: Visitor
) -> tuple[list[PlannedVisit], dict[str, str]]:
    """The visits as they were filled in, and what is not a day or a time."""
    visits: list[PlannedVisit] = []
    errors: dict[str, str] = {}
    for n, visit in enumerate(week.visits if week else ()):
        start = _start(form, n, visitor.today)
        if start is None:
            errors[f"at-{n}"] = visitor.words("week-not-a-time", number=n + 1)
            continue
        worker = UserId(one(form, f"worker-{n}"))
        visits.append(msgspec.structs.replace(visit, start=start, worker_id=worker))
    return visits, errors


def _start(form: FormFields, n: int, today: date) -> datetime | None:
    day = amounts.day(one(form, f"day-{n}"), today=today)
    at = amounts.clock(one(form, f"at-{n}"))
    if day is None or at is None or abs(day - today) > LONGEST_AHEAD:
        return None
    return datetime.combine(day, at, formats.STOCKHOLM)


ROUTES = [week_page, save_week]
