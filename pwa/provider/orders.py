"""`/utforare`: orders to answer, to plan and under way; one order at a time."""

from datetime import date
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries
from backend.execution.facts import (
    Accepted,
    OrderFile,
    OrderRow,
    PlannerDesk,
    Sent,
    Started,
)
from backend.investigation import letters
from backend.investigation.facts import Objection
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import link_list, summary_list
from components.feedback import empty, notice, tag
from components.forms import button, form, link_button
from components.html import Child, Vdom, h
from components.layout import acts, back_link, page_header, section, three_panes
from i18n import formats
from i18n.words import Words
from pwa.forms import Submission
from pwa.provider.beside_order import beside_order, said_of, said_wrong
from pwa.provider.wording import access_told, goals_told, help_rows
from pwa.shell import House, Visitor

PATH = "/utforare"


@get(PATH)
async def orders_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    desk = await _desk(visitor, house, actor)
    first = next(iter((*desk.new, *desk.to_plan, *desk.running)), None)
    w = visitor.words
    if first is None:
        return visitor.page(
            title=w("orders-title"),
            main=[page_header(w("orders-title")), empty(w("orders-empty"))],
            surface="desk",
            current="/utforare",
        )
    file = await load_order(visitor, house, actor, first.order.order_id)
    return await _page(visitor, house, desk, file)


@get(PATH + "/uppdrag/{order_id:str}")
async def order_page(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    file = await load_order(visitor, house, actor, order_id)
    if file is None:
        return visitor.refusal_page(NotFound(), back=PATH, surface="desk")
    desk = await _desk(visitor, house, actor)
    return await _page(visitor, house, desk, file, opened=True)


@post(PATH + "/uppdrag/{order_id:str}/ta-emot", status_code=303)
async def accept(
    order_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    result = await sent.act(
        partial(actions.accept_order, order_id=order_id, by=actor, now=visitor.now),
        by=actor,
    )
    return visitor.after(result, to=f"{PATH}/uppdrag/{order_id}")


@post(PATH + "/uppdrag/{order_id:str}/avboj", status_code=303)
async def decline(
    order_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    result = await sent.act(
        partial(actions.decline_order, order_id=order_id, by=actor, now=visitor.now),
        by=actor,
    )
    return visitor.after(result, to=PATH)


@post(PATH + "/uppdrag/{order_id:str}/borja/{line_id:str}", status_code=303)
async def begin(
    order_id: FromPath[str], line_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Help without visits has begun: the alarm is in place."""
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    action = partial(
        actions.start_service,
        order_id=order_id,
        line_id=line_id,
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=f"{PATH}/uppdrag/{order_id}")


async def _desk(visitor: Visitor, house: House, actor: Actor) -> PlannerDesk:
    return await house.door.read(
        partial(queries.planner_desk, actor=actor, today=visitor.today),
        by=actor,
        now=visitor.now,
        opened=lambda desk: Opened(
            purpose=Purpose.order,
            what="orders",
            shown=tuple(
                r.order.case_id for r in (*desk.new, *desk.to_plan, *desk.running)
            ),
        ),
    )


async def load_order(
    visitor: Visitor, house: House, actor: Actor, order_id: str
) -> OrderFile | None:
    return await house.door.read(
        partial(
            queries.order_file, order_id=order_id, actor=actor, today=visitor.today
        ),
        by=actor,
        now=visitor.now,
        opened=lambda file: Opened(
            purpose=Purpose.order,
            what="order",
            case_id=file.row.order.case_id if file else None,
            person_id=file.row.order.person_id if file else None,
        ),
    )


async def _page(
    visitor: Visitor,
    house: House,
    desk: PlannerDesk,
    file: OrderFile | None,
    *,
    opened: bool = False,
) -> Response[str]:
    """The lists, one order and the room. On a phone, one stands alone once `opened`."""
    w = visitor.words
    if file is None:
        return visitor.refusal_page(NotFound(), back=PATH, surface="desk")
    order = file.row.order
    if opened:
        visitor = await beside_order(visitor, house, order)
    said = await said_of(visitor, house, order)
    return visitor.page(
        title=w("order-tab", when=formats.moment(order.sent_at))
        if opened
        else w("orders-title"),
        main=three_panes(
            h.div(
                {"class": "part from-tablet" if opened else "part"},
                None if opened else h.h1({"class": "phone-title"}, w("orders-title")),
                *_lists(desk, file, w),
            ),
            h.div(
                {"class": "part" if opened else "part from-tablet"},
                _to_lists(w) if opened else None,
                *_order(visitor, file, said, opened=opened),
            ),
            h.div({"class": "part"}, *_room(desk, w)),
            alike=True,
        ),
        surface="desk",
        current="/utforare",
    )


def _to_lists(w: Words) -> Vdom:
    return h.div({"class": "only-phone"}, back_link(PATH, w("orders-title")))


def _lists(desk: PlannerDesk, file: OrderFile, w: Words) -> list[Vdom]:
    here = file.row.order.order_id
    return [
        h.h2(w("orders-new")),
        _rows(desk.new, here, w) if desk.new else empty(w("orders-none-new")),
        *(
            [h.h2(w("orders-to-plan")), _rows(desk.to_plan, here, w)]
            * bool(desk.to_plan)
        ),
        *(
            [h.h2(w("orders-running")), _rows(desk.running, here, w)]
            * bool(desk.running)
        ),
        link_list([(f"{PATH}/tid", w("time-title"), w("time-hint"))]),
    ]


def _rows(rows: tuple[OrderRow, ...], here: str, w: Words) -> Vdom:
    return h.ul(
        {"class": "links"},
        [
            h.li(
                {"key": row.order.order_id},
                h.a(
                    {
                        "href": f"{PATH}/uppdrag/{row.order.order_id}",
                        "aria-current": "page" if row.order.order_id == here else None,
                    },
                    h.span(
                        h.span({"class": "name"}, row.order.told.name),
                        h.span({"class": "hint"}, _row_hint(row, w)),
                        _answer_by(row, w),
                    ),
                ),
            )
            for row in rows
        ],
    )


def _answer_by(row: OrderRow, w: Words) -> Vdom | None:
    order = row.order
    if not isinstance(order.state, Sent):
        return None
    day = formats.short_day(order.answer_by)
    return tag(w("order-answer-by", day=day), "warn")


def _row_hint(row: OrderRow, w: Words) -> str:
    """What is next, and days since the decision as long as nothing has begun."""
    order = row.order
    weekly = formats.minutes(order.granted_minutes // 4)
    parts = [w("order-a-week", time=weekly)]
    if not isinstance(order.state, Sent) and not row.has_week:
        parts.append(w("order-week-missing"))
    if row.plan_due and not row.plan_is_agreed:
        parts.append(w("order-plan-due", day=formats.short_day(row.plan_due)))
    if not isinstance(order.state, Started):
        parts.append(w("days-since-decision", days=row.days))
    return " · ".join(parts)


def _order(
    visitor: Visitor, file: OrderFile, said: tuple[Objection, ...], *, opened: bool
) -> list[Child]:
    w, order = visitor.words, file.row.order
    told = order.told
    years = visitor.today.year - told.born_on.year
    has_had = (visitor.today.month, visitor.today.day) >= (
        told.born_on.month,
        told.born_on.day,
    )
    who = w("order-who", name=told.name, age=years - (0 if has_had else 1))
    where = w("order-where", address=told.address, postal=told.postal, area=told.area)
    # A page has one h1: of the lists, or of the one that is opened.
    of_lists = h.div(
        {"class": "page-header"},
        h.div(h.h2({"class": "as-h1"}, who), h.p({"class": "lead"}, where)),
    )
    return [
        page_header(who, where) if opened else of_lists,
        notice(told.critical, kind="warn", lead=w("critical-lead"))
        if told.critical
        else None,
        summary_list(
            [
                *help_rows(told, w),
                (w("order-goal"), goals_told(told.goals, w)),
                (w("order-language"), w(f"language-name-{told.language}")),
                (w("order-access"), access_told(told.access, w)),
                (w("order-phone"), h.bdi({"dir": "ltr"}, told.phone)),
                *([(w("order-contact"), told.contact)] if told.contact else []),
                (w("order-consent"), formats.moment(order.consented_at)),
                (
                    w("order-decided"),
                    w(
                        "order-decided-on",
                        day=formats.day(order.decided_on),
                        days=file.row.days,
                    ),
                ),
            ]
        ),
        *said_wrong(said, told.name, visitor),
        *_next_act(visitor, file),
    ]


def _next_act(visitor: Visitor, file: OrderFile) -> list[Child]:
    w, order = visitor.words, file.row.order
    here = f"{PATH}/uppdrag/{order.order_id}"
    match order.state:
        case Sent():
            return _answer(visitor, file, here)
        case Accepted() | Started():
            return [
                acts(
                    link_button(
                        w("week-open" if file.visits else "week-lay"),
                        f"{here}/vecka",
                        kind="outlined" if file.visits else "filled",
                    ),
                    link_button(
                        w("care-plan-open" if file.plan else "care-plan-write"),
                        f"{here}/plan",
                        kind="outlined" if file.plan or not file.visits else "filled",
                    ),
                ),
                *_alarms(visitor, file, here),
            ]
        case _:
            return []


def _answer(visitor: Visitor, file: OrderFile, here: str) -> list[Child]:
    w, needed = visitor.words, file.row.order.granted_minutes // 4
    free = formats.minutes(max(0, file.free_minutes_per_week))
    has_room = file.in_area and file.free_minutes_per_week >= needed
    accept_form = form(
        button(w("order-accept")), action=f"{here}/ta-emot", op_id=visitor.new_op()
    )
    if has_room:
        return [
            notice(w("order-room", free=free), kind="good", lead=w("order-room-lead")),
            accept_form,
            h.p({"class": "hint"}, w("order-may-not-decline")),
        ]
    why = "order-full" if file.in_area else "order-outside"
    return [
        notice(w(why, free=free), kind="warn", lead=w("order-no-room-lead")),
        acts(
            accept_form,
            form(
                button(w("order-decline"), kind="text"),
                action=f"{here}/avboj",
                op_id=visitor.new_op(),
            ),
        ),
    ]


def _alarms(visitor: Visitor, file: OrderFile, here: str) -> list[Child]:
    """Help without visits: the day it began is told by hand."""
    w = visitor.words
    return [
        section(
            letters.service_named(service.kind, w),
            _begins(visitor, file.begun.get(service.line_id), here, service.line_id),
        )
        for service in file.row.order.told.services
        if not service.minutes_per_4_weeks
    ]


def _begins(visitor: Visitor, begun: date | None, here: str, line_id: str) -> Vdom:
    w = visitor.words
    if begun is not None:
        return h.p(w("service-began", day=formats.day(begun)))
    return form(
        button(w("service-has-begun"), kind="outlined"),
        action=f"{here}/borja/{line_id}",
        op_id=visitor.new_op(),
    )


def _room(desk: PlannerDesk, w: Words) -> list[Child]:
    free = desk.free_minutes_per_week
    return [
        h.h2(w("room-title")),
        summary_list(
            [
                (w("room-areas"), ", ".join(desk.areas)),
                (
                    w("room-free"),
                    h.span(
                        formats.minutes(max(0, free)),
                        tag(w("room-full")) if free <= 0 else None,
                    ),
                ),
            ]
        ),
        h.p({"class": "hint"}, w("room-hint")),
        h.p(h.a({"href": f"{PATH}/kapacitet"}, w("capacity-link"))),
    ]


ROUTES = [orders_page, order_page, accept, decline, begin]
