"""From any krona to its stair: a fee line, a compensation line, a settlement."""

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.fees.facts import (
    FeeStair,
    LineKind,
    PaidLine,
    PerformedVisit,
    SettledMonth,
)
from backend.fees.queries import fee_stair, paid_line, purpose_of, settled_month
from backend.fees.rules import replayed, replayed_compensation
from backend.investigation import letters
from backend.kernel.actor import Actor
from backend.kernel.ids import SettlementId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import summary_list, table
from components.feedback import notice
from components.html import Child, Vdom, h
from components.layout import back_link, page_header, section
from i18n import formats
from pwa.citizen.stair import lowest_of_three, step_table, whole_calculation
from pwa.officer.fees.desk import HERE, month_href
from pwa.related import beside
from pwa.shell import House, Visitor


def _opened(actor: Actor, what: str) -> Opened:
    return Opened(purpose=purpose_of(actor), what=what)


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
        opened=_opened(actor, "fee_line"),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    visitor = await beside(visitor, house, found.line.case_id, f"fee-{line_id}")
    return visitor.page(
        title=visitor.words("line-title", name=found.name),
        main=_fee_line(visitor, found),
        surface="desk",
        current=HERE,
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
    return _column(
        back_link(
            month_href(found.run_month), formats.month(found.run_month).capitalize()
        ),
        page_header(w("line-title", name=found.name), w("line-for", month=month)),
        summary_list(rows),
        lowest_of_three(line.calculation, w),
        whole_calculation(line.calculation, w),
        _replayed(visitor, is_same=is_same),
        _visits(visitor, found.visits, month),
        h.p(
            h.a(
                {"href": f"{HERE}/person/{line.case_id}"},
                w("fee-person-title", name=found.name),
            )
        ),
    )


def _column(*parts: Child) -> list[Vdom]:
    """A line's page is read downwards: as wide as it can be read."""
    return [h.div({"class": "desk-column"}, *parts)]


def _replayed(visitor: Visitor, *, is_same: bool) -> Vdom:
    """The kept inputs are counted again while one looks."""
    w = visitor.words
    if is_same:
        return notice(w("line-replayed"), kind="good")
    return notice(w("line-differs"), kind="bad")


def _visits(visitor: Visitor, visits: tuple[PerformedVisit, ...], month: str) -> Vdom:
    w = visitor.words
    if not visits:
        return section(w("line-visits"), h.p(w("line-no-visits")))
    return section(
        w("line-visits"),
        table(
            caption=w("line-visits-caption", month=month),
            columns=[
                w("line-day"),
                w("line-minutes"),
                w("line-outcome"),
                w("line-version"),
            ],
            rows=[
                [
                    formats.day(visit.day),
                    formats.minutes(visit.minutes),
                    w(f"line-outcome-{visit.outcome}"),
                    str(visit.version),
                ]
                for visit in visits
            ],
            figures=(1, 3),
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
        opened=_opened(actor, "compensation_line"),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    shown = f"compensation-{line_id}"
    visitor = await beside(visitor, house, found.line.case_id, shown)
    return visitor.page(
        title=visitor.words("line-title", name=found.name),
        main=_paid_line(visitor, found),
        surface="desk",
        current=HERE,
    )


def _paid_line(visitor: Visitor, found: PaidLine) -> list[Vdom]:
    w, line = visitor.words, found.line
    month = formats.month(line.for_month)
    is_same = replayed_compensation(line.calculation) == line.calculation
    return _column(
        back_link(HERE, w("fee-desk-title")),
        page_header(
            w("line-title", name=found.name),
            f"{found.provider_name}, {letters.service_named(line.kind, w)}, {month}",
        ),
        summary_list(
            [
                (w("settlement-amount"), formats.kronor(line.amount.ore)),
                (w("settlement-vat"), formats.kronor(line.vat.ore)),
            ]
        ),
        step_table(line.calculation.steps, w),
        _replayed(visitor, is_same=is_same),
        _visits(visitor, found.visits, month),
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
        opened=_opened(actor, "settlement"),
    )
    if isinstance(found, NotFound):
        return visitor.refusal_page(found, back=HERE, surface="desk")
    return visitor.page(
        title=_settlement_title(visitor, found),
        main=_settlement(visitor, found),
        surface="desk",
        current=HERE,
    )


def _settlement_title(visitor: Visitor, found: SettledMonth) -> str:
    return visitor.words(
        "settlement-title",
        provider=found.settlement.provider_name,
        month=formats.month(found.settlement.month),
    )


def _settlement(visitor: Visitor, found: SettledMonth) -> list[Vdom]:
    w, settlement = visitor.words, found.settlement
    month = settlement.month
    return [
        back_link(month_href(month), formats.month(month).capitalize()),
        page_header(_settlement_title(visitor, found)),
        table(
            caption=w("settlement-lines"),
            columns=[
                w("settlement-person"),
                w("settlement-kind"),
                w("settlement-for"),
                w("settlement-time"),
                w("settlement-amount"),
                w("settlement-vat"),
            ],
            rows=[_settled_row(visitor, paid) for paid in found.lines],
            figures=(3, 4, 5),
            foot=[
                w("settlement-sum"),
                "",
                "",
                formats.minutes(settlement.minutes),
                formats.kronor(settlement.amount.ore, always_ore=True),
                formats.kronor(settlement.vat.ore, always_ore=True),
            ],
        ),
    ]


def _settled_row(visitor: Visitor, paid: PaidLine) -> list[Child]:
    w, line = visitor.words, paid.line
    return [
        h.a({"href": f"{HERE}/ersattning/{line.line_id}"}, paid.name),
        letters.service_named(line.kind, w),
        formats.month(line.for_month),
        formats.minutes(line.minutes)
        if line.minutes >= 0
        else f"−{formats.minutes(-line.minutes)}",
        formats.kronor(line.amount.ore, always_ore=True),
        formats.kronor(line.vat.ore, always_ore=True),
    ]


ROUTES = [fee_line_page, paid_line_page, settlement_page]
