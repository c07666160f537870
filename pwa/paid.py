"""What a provider is paid, as the desk and the provider itself see it."""

from backend.access.facts import Purpose
from backend.fees.facts import (
    FeeStair,
    PaidLine,
    PerformedVisit,
    SettledMonth,
    Settlement,
)
from backend.fees.rules import replayed_compensation
from backend.investigation import letters
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import summary_list, table
from components.feedback import notice
from components.html import Child, Vdom, h
from components.layout import page_header, section
from i18n import formats
from pwa.citizen.stair import step_table
from pwa.shell import Visitor


def line_opened(
    purpose: Purpose, what: str, found: FeeStair | PaidLine | NotFound
) -> Opened:
    """A line of one person's, for the log."""
    if isinstance(found, NotFound):
        return Opened(purpose=purpose, what=what)
    return Opened(
        purpose=purpose,
        what=what,
        case_id=found.line.case_id,
        person_id=found.line.person_id,
    )


def settlement_title(visitor: Visitor, settlement: Settlement) -> str:
    return visitor.words(
        "settlement-title",
        provider=settlement.provider_name,
        month=formats.month(settlement.month),
    )


def paid_line_tab(visitor: Visitor, found: PaidLine) -> str:
    """What a line of a settlement is called where her name must not stand."""
    return visitor.words(
        "paid-line-tab",
        provider=found.provider_name,
        month=formats.month(found.line.for_month),
        amount=formats.kronor(found.line.amount.ore),
    )


def settled_table(visitor: Visitor, found: SettledMonth, *, line_at: str) -> Vdom:
    """The month's lines; each leads to its page under `line_at`."""
    w, settlement = visitor.words, found.settlement
    return table(
        caption=w("settlement-lines"),
        columns=[
            w("settlement-person"),
            w("settlement-kind"),
            w("settlement-for"),
            w("settlement-time"),
            w("settlement-amount"),
            w("settlement-vat"),
        ],
        rows=[_settled_row(visitor, paid, line_at) for paid in found.lines],
        figures=(3, 4, 5),
        foot=[
            w("settlement-sum"),
            "",
            "",
            formats.minutes(settlement.minutes),
            formats.kronor(settlement.amount.ore, always_ore=True),
            formats.kronor(settlement.vat.ore, always_ore=True),
        ],
    )


def _settled_row(visitor: Visitor, paid: PaidLine, line_at: str) -> list[Child]:
    w, line = visitor.words, paid.line
    return [
        h.a({"href": f"{line_at}/{line.line_id}"}, paid.name),
        letters.service_named(line.kind, w),
        formats.month(line.for_month),
        formats.minutes(line.minutes)
        if line.minutes >= 0
        else f"−{formats.minutes(-line.minutes)}",
        formats.kronor(line.amount.ore, always_ore=True),
        formats.kronor(line.vat.ore, always_ore=True),
    ]


def paid_line_view(visitor: Visitor, found: PaidLine, *, back: Vdom) -> list[Vdom]:
    """What was paid, the steps to it, and the visits it rests on."""
    w, line = visitor.words, found.line
    month = formats.month(line.for_month)
    is_same = replayed_compensation(line.calculation) == line.calculation
    return column(
        back,
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
        replayed_notice(visitor, is_same=is_same),
        visits_behind(visitor, found.visits, month),
    )


def column(*parts: Child) -> list[Vdom]:
    """A line's page is read downwards: as wide as it can be read."""
    return [h.div({"class": "desk-column"}, *parts)]


def replayed_notice(visitor: Visitor, *, is_same: bool) -> Vdom:
    """The kept inputs are counted again while one looks."""
    w = visitor.words
    if is_same:
        return notice(w("line-replayed"), kind="good")
    return notice(w("line-differs"), kind="bad")


def visits_behind(
    visitor: Visitor, visits: tuple[PerformedVisit, ...], month: str
) -> Vdom:
    """The visits that a line rests on."""
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
