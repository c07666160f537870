"""From any krona to its stair: a fee line, a compensation line, a settlement."""

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.fees.facts import (
    FeeLine,
    FeeStair,
    LineKind,
)
from backend.fees.queries import fee_stair, paid_line, purpose_of, settled_month
from backend.fees.rules import replayed
from backend.kernel.ids import SettlementId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import summary_list
from components.html import Child, Vdom, h
from components.layout import back_link, page_header
from i18n import formats
from pwa.citizen.stair import lowest_of_three, whole_calculation
from pwa.officer.fees.desk import HERE, month_href
from pwa.paid import (
    column,
    line_opened,
    paid_line_tab,
    paid_line_view,
    replayed_notice,
    settled_table,
    settlement_title,
    visits_behind,
)
from pwa.related import beside
from pwa.shell import House, Visitor


@get(HERE + "/rad/{line_id:str}")
async def fee_line_page(
    line_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.economy)
    found = await house.door.read(
        partial(fee_stair, actor=actor, line_id=line_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: line_opened(purpose_of(actor), "fee_line", found),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    visitor = await beside(visitor, house, found.line.case_id, f"fee-{line_id}")
    return visitor.page(
        title=_tab(visitor, found.line),
        main=_fee_line(visitor, found),
        surface="desk",
        current=HERE,
    )


def _tab(visitor: Visitor, line: FeeLine) -> str:
    return visitor.words(
        "fee-line-tab",
        month=formats.month(line.for_month),
        amount=formats.kronor(line.amount.ore),
    )


def _fee_line(visitor: Visitor, found: FeeStair) -> list[Vdom]:
    w, line = visitor.words, found.line
    month = formats.month(line.for_month)
    rows: list[tuple[Child, ...]] = [
        (w("month-fee-line"), w(f"line-{line.kind}")),
        (w("line-amount"), formats.kronor(line.amount.ore)),
        (
            w("line-run"),
            h.a({"href": month_href(found.run_month)}, formats.month(found.run_month)),
        ),
    ]
    if line.kind is LineKind.correction:
        rows.append(
            (
                w("line-before", month=month),
                formats.kronor(found.charged_before.ore),
            )
        )
    is_same = replayed(line.calculation) == line.calculation
    return column(
        back_link(
            month_href(found.run_month), formats.month(found.run_month).capitalize()
        ),
        page_header(w("line-title", name=found.name), w("line-for", month=month)),
        summary_list(rows),
        lowest_of_three(line.calculation, w),
        whole_calculation(line.calculation, w),
        replayed_notice(visitor, is_same=is_same),
        visits_behind(visitor, found.visits, month),
        h.p(
            h.a(
                {"href": f"{HERE}/person/{line.case_id}"},
                w("fee-person-title", name=found.name),
            )
        ),
    )


@get(HERE + "/ersattning/{line_id:str}")
async def paid_line_page(
    line_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.economy, Purpose.settlement)
    found = await house.door.read(
        partial(paid_line, actor=actor, line_id=line_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: line_opened(purpose_of(actor), "compensation_line", found),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    shown = f"compensation-{line_id}"
    visitor = await beside(visitor, house, found.line.case_id, shown)
    return visitor.page(
        title=paid_line_tab(visitor, found),
        main=paid_line_view(
            visitor, found, back=back_link(HERE, visitor.words("fee-desk-title"))
        ),
        surface="desk",
        current=HERE,
    )


@get(HERE + "/avrakning/{settlement_id:str}")
async def settlement_page(
    settlement_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.economy, Purpose.settlement)
    found = await house.door.read(
        partial(settled_month, actor=actor, settlement_id=SettlementId(settlement_id)),
        by=actor,
        now=visitor.now,
        opened=Opened(purpose=purpose_of(actor), what="settlement"),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    month = found.settlement.month
    return visitor.page(
        title=settlement_title(visitor, found.settlement),
        main=[
            back_link(month_href(month), formats.month(month).capitalize()),
            page_header(settlement_title(visitor, found.settlement)),
            settled_table(visitor, found, line_at=f"{HERE}/ersattning"),
        ],
        surface="desk",
        current=HERE,
    )


ROUTES = [fee_line_page, paid_line_page, settlement_page]
