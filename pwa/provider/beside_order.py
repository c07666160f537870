"""What goes with an order: what it hangs together with, and what she says is wrong."""

from functools import partial

from backend.access.facts import Purpose
from backend.execution.facts import Order
from backend.investigation import queries
from backend.investigation.facts import Objection
from components.html import Vdom, h
from pwa.officer.said_wrong import said
from pwa.related import beside
from pwa.shell import House, Visitor


async def beside_order(visitor: Visitor, house: House, order: Order) -> Visitor:
    lines = [f"line-{service.line_id}" for service in order.told.services]
    return await beside(
        visitor, house, order.case_id, f"order-{order.order_id}", *lines
    )


async def said_of(
    visitor: Visitor, house: House, order: Order
) -> tuple[Objection, ...]:
    """What she says is wrong in the assessments that the order rests on."""
    actor = visitor.for_purpose(Purpose.order)
    needs = {
        task.need_id
        for service in order.told.services
        for task in service.tasks
        if task.need_id
    }
    return await house.door.look(
        partial(
            queries.objections_to_needs,
            actor=actor,
            case_id=order.case_id,
            need_ids=needs,
        ),
        by=actor,
    )


def said_wrong(
    objections: tuple[Objection, ...], person: str, visitor: Visitor
) -> list[Vdom]:
    return [
        h.div(h.h3(each.subject_name), said(each, visitor, person=person))
        for each in objections
    ]
