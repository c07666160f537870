"""`/styrning/loggranskning`: patterns in the log, closed in words; questions, answered."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from litestar import Response, get
from litestar.di import NamedDependency

from backend.access import log_review
from backend.access.brief_facts import ReviewOutcome
from backend.access.facts import Purpose
from backend.access.log_facts import (
    MonthDrawn,
    OpenedRow,
    ReviewDesk,
    ReviewItem,
)
from backend.kernel.ids import CaseId
from backend.plumbing.database import Opened
from components.data import table
from components.feedback import empty, tag
from components.html import Child, Vdom, h
from components.layout import back_link, page_header, section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, not_right, titled
from pwa.shell import House, Visitor
from pwa.steering.emergencies import emergencies_waiting
from pwa.steering.log_late import log_late

HERE: Final = "/styrning/loggranskning"
Numbers = dict[CaseId, str]


@get(HERE)
async def desk_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Questions first, then what the rules and the month's sample have found."""
    actor, w = visitor.for_purpose(Purpose.log_review), visitor.words
    found = await house.door.read(
        partial(log_review.desk, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda shown: Opened(
            purpose=Purpose.log_review,
            what="log_review",
            shown=tuple(each.item_id for each in (*shown.items, *shown.closed)),
        ),
    )
    return visitor.page(
        title=w("log-desk-title"),
        main=h.div(
            {"class": "desk-column quiet-caption"},
            *await log_late(visitor, house),
            page_header(w("log-desk-title"), w("log-desk-lead")),
            await emergencies_waiting(visitor, house, actor),
            _questions(found, visitor),
            section(w("log-desk-items"), _waiting(found.items, visitor)),
            _month(found.month, visitor) if found.month else None,
            section(w("log-desk-closed"), _closed(found.closed, visitor))
            if found.closed
            else None,
        ),
        surface="desk",
        current=HERE,
    )


def _questions(found: ReviewDesk, visitor: Visitor) -> Vdom:
    w = visitor.words
    if not found.questions:
        return section(w("log-desk-questions"), h.p(w("log-desk-questions-none")))
    return section(
        w("log-desk-questions"),
        table(
            caption=w("log-desk-questions"),
            columns=[w("log-desk-when"), w("log-desk-who"), w("log-desk-due")],
            rows=[
                [
                    h.a(
                        {"href": f"{HERE}/fraga/{each.question.question_id}"},
                        w(
                            "log-desk-question-row",
                            when=formats.moment(each.question.asked_at),
                        ),
                    ),
                    each.opening.name,
                    _due(each.question.due_on, visitor),
                ]
                for each in found.questions
            ],
        ),
    )


def _waiting(items: Sequence[ReviewItem], visitor: Visitor) -> Vdom:
    w = visitor.words
    if not items:
        return empty(w("log-desk-items-none"))
    return table(
        caption=w("log-desk-items"),
        columns=[
            w("log-desk-who"),
            w("log-desk-rule"),
            w("log-desk-when"),
            w("log-desk-count"),
            w("log-desk-due"),
        ],
        rows=[[*_row(each, w), _due(each.due_on, visitor)] for each in items],
        figures=(3,),
        keys=[each.item_id for each in items],
    )


def _closed(items: Sequence[ReviewItem], visitor: Visitor) -> Vdom:
    w = visitor.words
    return table(
        caption=w("log-desk-closed"),
        columns=[
            w("log-desk-who"),
            w("log-desk-rule"),
            w("log-desk-when"),
            w("log-desk-count"),
            w("log-desk-outcome"),
        ],
        rows=[
            [*_row(each, w), w(outcome_of(each.closing.outcome))]
            for each in items
            if each.closing
        ],
        figures=(3,),
        keys=[each.item_id for each in items],
    )


def _row(each: ReviewItem, w: Words) -> list[Child]:
    return [
        h.a({"href": f"{HERE}/{each.item_id}"}, each.reader_name),
        w(rule_of(each)),
        _span(each),
        str(each.count),
    ]


def _span(each: ReviewItem) -> str:
    first, last = each.first_at.date(), each.last_at.date()
    if first == last:
        return formats.short_day(first)
    return f"{formats.short_day(first)}–{formats.short_day(last)}"


def _due(due_on: date, visitor: Visitor) -> Child:
    day = formats.short_day(due_on)
    if due_on >= visitor.today:
        return day
    return tag(visitor.words("log-desk-due-late", day=day), kind="bad")


def rule_of(each: ReviewItem) -> str:
    return f"log-rule-{each.rule.replace('_', '-')}"


def outcome_of(outcome: ReviewOutcome) -> str:
    return f"log-desk-outcome-{outcome.replace('_', '-')}"


def _month(month: MonthDrawn, visitor: Visitor) -> Vdom:
    """How the sample was made, so that anybody can see that it was made as it should."""
    w = visitor.words
    return section(
        w("log-desk-month", month=formats.month(month.month)),
        h.p(w("log-desk-month-how", share=month.per_cent, least=month.at_least)),
        h.p({"class": "hint"}, w("log-desk-month-source", source=month.source)),
        table(
            caption=w("log-desk-month", month=formats.month(month.month)),
            columns=[w("log-desk-unit"), w("log-desk-opened"), w("log-desk-drawn")],
            rows=[
                [each.name or w("log-desk-no-unit"), str(each.opened), str(each.drawn)]
                for each in month.units
            ],
            figures=(1, 2),
        )
        if month.units
        else None,
    )


def opened_page(
    *after: Child,
    title: str,
    tab: str,
    lead: str,
    rows: tuple[OpenedRow, ...],
    numbers: Numbers,
    filling: Filling,
    visitor: Visitor,
) -> Response[str]:
    """What was opened, and under it what is said of it or asked for; `tab` names nobody."""
    w = visitor.words
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=h.div(
            {"class": "desk-column quiet-caption"},
            *not_right(filling, visitor),
            back_link(HERE, w("log-desk-title")),
            page_header(title, lead),
            _opened_table(rows, numbers, title, w),
            *after,
        ),
        surface="desk",
        status=filling.status,
        current=HERE,
    )


def _opened_table(
    rows: tuple[OpenedRow, ...], numbers: Numbers, title: str, w: Words
) -> Vdom:
    return table(
        caption=title,
        columns=[
            w("log-desk-at"),
            w("log-desk-what"),
            w("log-desk-why"),
            w("log-desk-case"),
        ],
        rows=[
            [
                formats.moment(each.at),
                _in_words("did", each.action, w),
                _purpose(each.purpose, w),
                numbers.get(each.case_id, "–") if each.case_id else "–",
            ]
            for each in rows
        ],
    )


def _in_words(kind: str, action: str, w: Words) -> str:
    name = f"{kind}-{action.replace('_', '-')}"
    return w(name if w.has(name) else "did-read")


def _purpose(purpose: str, w: Words) -> str:
    name = f"rights-to-{purpose.replace('_', '-')}"
    return w(name) if w.has(name) else "–"


ROUTES = [desk_page]
