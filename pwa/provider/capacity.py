"""`/utforare/kapacitet`: how much the provider can take and where, from a coming day."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.execution import actions, queries
from backend.execution.facts import AreaUnknown, CapacityDesk, NotBeforehand
from backend.execution.forms import CapacityForm
from backend.kernel.forms import decode
from backend.kernel.refusal import NotFound
from components.data import summary_list
from components.forms import Choice, button, checkbox_cards, date_field, field, form
from components.html import Vdom, h
from components.layout import back_link, page_header, section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Places, Submission, not_right, op_id, titled
from pwa.shell import House, Visitor, see_other

ORDERS = "/utforare"
PATH = "/utforare/kapacitet"
AT: Final[Places] = {NotBeforehand: "valid_from", AreaUnknown: "areas"}


@get(PATH)
async def capacity_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    return await _page(visitor, house, Filling())


async def _page(visitor: Visitor, house: House, filling: Filling) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    desk = await house.door.look(
        partial(queries.capacity_desk, actor=actor, today=visitor.today), by=actor
    )
    if desk is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    w = visitor.words
    title = w("capacity-title")
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[
            *not_right(filling, visitor, names=_names(w)),
            back_link(ORDERS, w("orders-title")),
            page_header(title, w("capacity-lead")),
            _now(desk, w),
            _form(visitor, desk, filling),
        ],
        surface="desk",
        current="/utforare",
        status=filling.status,
    )


def _names(w: Words) -> dict[str, str]:
    return {
        "hours_per_week": w("capacity-hours"),
        "areas": w("room-areas"),
        "valid_from": w("capacity-valid-from"),
    }


def _now(desk: CapacityDesk, w: Words) -> Vdom:
    taken = formats.minutes(desk.taken_minutes_per_week)
    return section(
        w("capacity-now"),
        summary_list(
            [
                (
                    w("capacity-hours"),
                    w("capacity-hours-now", hours=desk.now.hours_per_week),
                ),
                (w("capacity-taken"), taken),
                (w("room-areas"), ", ".join(desk.now.areas) or w("nothing-said")),
                *(
                    (
                        w("capacity-from", day=formats.day(declared.valid_from)),
                        w(
                            "capacity-coming",
                            hours=declared.hours_per_week,
                            areas=", ".join(declared.areas) or w("nothing-said"),
                            name=declared.declared_by,
                        ),
                    )
                    for declared in desk.coming
                ),
            ]
        ),
    )


def _form(visitor: Visitor, desk: CapacityDesk, filling: Filling) -> Vdom:
    w = visitor.words
    return form(
        h.h2(w("capacity-change")),
        field(
            name="hours_per_week",
            label=w("capacity-hours"),
            value=filling.value("hours_per_week", str(desk.now.hours_per_week)),
            error=filling.error("hours_per_week"),
            inputmode="numeric",
        ),
        checkbox_cards(
            name="areas",
            legend=w("room-areas"),
            options=[Choice(area, area) for area in desk.areas],
            values=filling.chosen("areas", desk.now.areas),
            error=filling.error("areas"),
        ),
        date_field(
            name="valid_from",
            label=w("capacity-valid-from"),
            hint=w("capacity-valid-from-hint"),
            value=filling.value("valid_from"),
            error=filling.error("valid_from"),
        ),
        button(w("capacity-save")),
        action=PATH,
        op_id=op_id(filling, visitor),
    )


@post(PATH, status_code=303)
async def declare(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    kept = await sent.act_on(
        decode(CapacityForm, sent.form, today=visitor.today),
        lambda filled: partial(
            actions.declare_capacity,
            hours_per_week=filled.hours_per_week,
            areas=filled.areas,
            valid_from=filled.valid_from,
            by=actor,
            now=visitor.now,
        ),
        by=actor,
        at=AT,
    )
    if isinstance(kept, Filling):
        return await _page(visitor, sent.house, kept)
    return see_other(PATH)


ROUTES = [capacity_page, declare]
