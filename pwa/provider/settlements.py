"""`/utforare/ersattning`: what the provider has been paid, from month to visit."""

from functools import partial
from typing import Final

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.fees.facts import Settlement
from backend.fees.queries import own_settlements, paid_line, settled_month
from backend.kernel.ids import SettlementId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import link_list
from components.feedback import empty
from components.html import Vdom
from components.layout import back_link, page_header
from i18n import formats
from pwa.paid import (
    line_opened,
    paid_line_tab,
    paid_line_view,
    settled_table,
    settlement_title,
)
from pwa.related import beside
from pwa.shell import House, Visitor

HERE: Final = "/utforare/ersattning"
PAID = Purpose.own_settlement


@get(HERE)
async def own_settlements_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor, w = visitor.for_purpose(PAID), visitor.words
    found = await house.door.look(partial(own_settlements, actor=actor), by=actor)
    return visitor.page(
        title=w("own-settlements-title"),
        main=[
            page_header(w("own-settlements-title"), w("own-settlements-lead")),
            _months(visitor, found),
        ],
        surface="desk",
        current=HERE,
    )


def _months(visitor: Visitor, found: tuple[Settlement, ...]) -> Vdom:
    if not found:
        return empty(visitor.words("own-settlements-none"))
    return link_list(
        [
            (
                f"{HERE}/{each.settlement_id}",
                formats.month(each.month).capitalize(),
                visitor.words(
                    "month-settlement-hint",
                    amount=formats.kronor(each.amount.ore),
                    hours=formats.number(each.minutes // 60),
                ),
            )
            for each in found
        ]
    )


@get(HERE + "/{settlement_id:str}")
async def own_settlement_page(
    settlement_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor, w = visitor.for_purpose(PAID), visitor.words
    found = await house.door.read(
        partial(settled_month, actor=actor, settlement_id=SettlementId(settlement_id)),
        by=actor,
        now=visitor.now,
        opened=Opened(purpose=PAID, what="settlement"),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    title = settlement_title(visitor, found.settlement)
    return visitor.page(
        title=title,
        main=[
            back_link(HERE, w("own-settlements-title")),
            page_header(title),
            settled_table(visitor, found, line_at=f"{HERE}/rad"),
        ],
        surface="desk",
        current=HERE,
    )


@get(HERE + "/rad/{line_id:str}")
async def own_paid_line_page(
    line_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor, w = visitor.for_purpose(PAID), visitor.words
    found = await house.door.read(
        partial(paid_line, actor=actor, line_id=line_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: line_opened(PAID, "compensation_line", found),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    visitor = await beside(
        visitor, house, found.line.case_id, f"compensation-{line_id}"
    )
    back = back_link(HERE, w("own-settlements-title"))
    return visitor.page(
        title=paid_line_tab(visitor, found),
        main=paid_line_view(visitor, found, back=back),
        surface="desk",
        current=HERE,
    )


ROUTES = [own_settlements_page, own_settlement_page, own_paid_line_page]
