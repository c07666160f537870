"""`/styrning`: how long it takes and how much is performed, in words and tables."""

from datetime import date, timedelta
from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.insight import queries, rules
from backend.insight.facts import LeadTime, LeadTimes, ProviderTime, Situation
from backend.plumbing.database import Opened
from components.data import table
from components.feedback import tag
from components.html import Child, Vdom, h
from components.layout import card, page_header
from i18n import formats
from i18n.words import Words
from pwa.onlooker import whole_number
from pwa.shell import House, Visitor
from pwa.steering.emergencies import emergencies_waiting
from pwa.steering.log_late import log_late

EARLIEST = 2000
HERE = "/styrning"
LOW, HIGH = 85, 110
MINUTES = 60


@get(HERE)
async def situation_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Figures for the head of the unit."""
    actor = visitor.for_purpose(Purpose.statistics)
    month = _month_asked(visitor)
    found = await house.door.read(
        partial(queries.situation, actor=actor, month=month),
        by=actor,
        now=visitor.now,
        opened=Opened(purpose=Purpose.statistics, what="situation"),
    )
    w, language = visitor.words, visitor.language
    title = w("steering-title", month=formats.month(month, language))
    return visitor.page(
        title=title,
        main=h.div(
            {"class": "stack steering quiet-caption"},
            *await log_late(visitor, house),
            page_header(title, None, _months(month, visitor)),
            await emergencies_waiting(visitor, house, actor),
            _lead_card("decision", found.to_decision, found.target_days, visitor),
            _lead_card("visit", found.to_first_visit, None, visitor),
            _time_card(found, visitor),
        ),
        surface="desk",
        current=HERE,
    )


def _month_asked(visitor: Visitor) -> date:
    """The month in the address, never one ahead; otherwise the last whole month."""
    this = visitor.today.replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    year, _, month = dict(visitor.query).get("manad", "").partition("-")
    in_year = whole_number(year, most=this.year)
    in_month = whole_number(month, most=12)
    if in_year is None or in_year < EARLIEST or in_month is None:
        return last
    return min(date(in_year, in_month, 1), this)


def _months(month: date, visitor: Visitor) -> Vdom:
    before = (month - timedelta(days=1)).replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)
    steps = [before] if after > visitor.today else [before, after]
    return h.p(
        {"class": "pages"},
        [
            h.a(
                {"href": f"{HERE}?manad={step:%Y-%m}"},
                formats.month(step, visitor.language),
            )
            for step in steps
        ],
    )


def _lead_card(
    what: str, found: LeadTimes, target: int | None, visitor: Visitor
) -> Vdom:
    """The conclusion as the heading, then the months."""
    w, months = visitor.words, found.months
    return card(
        _conclusion(what, found, target, w),
        h.p({"class": "hint"}, w(f"steering-{what}-unit")),
        table(
            caption=w(f"steering-{what}-unit"),
            columns=[
                w("steering-days"),
                *(
                    formats.short_month(each.month, visitor.language)
                    for each in months
                    if each.month
                ),
                w("steering-together"),
            ],
            rows=[
                [
                    w("steering-half"),
                    *_row([(m, m.half) for m in months], w),
                    _days(found.together, found.together.half, w),
                ],
                [
                    w("steering-nine-of-ten"),
                    *_row([(m, m.nine_of_ten) for m in months], w),
                    _days(found.together, found.together.nine_of_ten, w),
                ],
            ],
            figures=range(1, len(months) + 2),
        )
        if found.together.half is not None
        else h.p(w(f"steering-{what}-fewest", count=rules.FEWEST)),
    )


def _conclusion(what: str, found: LeadTimes, target: int | None, words: Words) -> str:
    """Of the month; of all the months where the month alone has too few."""
    last = found.months[-1]
    if last.half is None:
        if found.together.half is None:
            return words(f"steering-{what}-too-few")
        return words(f"steering-{what}-takes-together", days=found.together.half)
    if target is None:
        return words(f"steering-{what}-takes", days=last.half)
    return words(f"steering-{what}-takes-target", days=last.half, target=target)


def _row(months: list[tuple[LeadTime, int | None]], words: Words) -> list[Child]:
    """The months in a row; the one that the page is about stands out."""
    *before, last = [_days(each, days, words) for each, days in months]
    return [*before, h.strong(last)]


def _days(each: LeadTime, days: int | None, words: Words) -> str:
    if days is not None:
        return str(days)
    return words("steering-none") if each.count == 0 else words("steering-few")


def _time_card(found: Situation, visitor: Visitor) -> Vdom:
    w = visitor.words
    told = [each for each in found.providers if rules.is_shown(each.people)]
    off = sum(1 for each in told if not LOW <= _share(each) <= HIGH)
    return card(
        w("steering-providers-off", off=off, count=len(told))
        if told
        else w("steering-providers-few"),
        h.p({"class": "hint"}, w("steering-providers-unit", low=LOW, high=HIGH)),
        table(
            caption=w("steering-providers-caption"),
            columns=[
                w("steering-provider"),
                w("steering-granted"),
                w("steering-performed"),
                w("steering-share"),
                w("steering-note"),
            ],
            rows=[_provider_row(each, w) for each in found.providers],
            figures=(1, 2, 3),
        )
        if found.providers
        else None,
    )


def _provider_row(each: ProviderTime, words: Words) -> list[Child]:
    if not rules.is_shown(each.people):
        none = words("steering-none")
        return [each.name, none, none, none, words("steering-few-people")]
    return [
        each.name,
        formats.number(round(each.granted / MINUTES)),
        formats.number(round(each.performed / MINUTES)),
        f"{_share(each)} %",
        _mark(_share(each), words),
    ]


def _mark(share: int, words: Words) -> Child:
    if share < LOW:
        return tag(words("steering-low"), kind="warn")
    if share > HIGH:
        return tag(words("steering-high"), kind="warn")
    return words("steering-within")


def _share(each: ProviderTime) -> int:
    """Per cent of granted time that was performed."""
    return round(each.performed * 100 / each.granted) if each.granted else 0


ROUTES = [situation_page]
