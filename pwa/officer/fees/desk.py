"""The first page of `/avgifter`: whose fee to decide, and the months."""

from datetime import date
from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.fees.facts import Declaration, Declined, FeeCase, MonthRun
from backend.fees.queries import fee_cases, month_before, month_runs, purpose_of
from backend.investigation import letters
from backend.plumbing.database import Opened
from components.data import link_list, table
from components.feedback import empty, tag
from components.html import Child, Vdom, h
from components.layout import page_header, section
from i18n import formats
from pwa.shell import House, Visitor

HERE = "/avgifter"


def month_href(month: date) -> str:
    return f"{HERE}/manad/{month:%Y-%m}"


@get(HERE)
async def fee_desk_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.economy, Purpose.settlement)
    runs = await house.door.read(
        partial(month_runs, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(purpose=purpose_of(actor), what="month_runs"),
    )
    people: tuple[FeeCase, ...] = ()
    if may(actor, Purpose.economy):
        people = await house.door.read(
            partial(fee_cases, actor=actor),
            by=actor,
            now=visitor.now,
            opened=lambda cases: Opened(
                purpose=Purpose.economy,
                what="fee_cases",
                shown=tuple(case.case_id for case in cases),
            ),
        )
    sees_people = may(actor, Purpose.economy)
    return visitor.page(
        title=visitor.words("fee-desk-title"),
        main=[
            page_header(visitor.words("fee-desk-title")),
            _months(visitor, runs),
            *([_people(visitor, people)] if sees_people else []),
        ],
        surface="desk",
        current=HERE,
    )


def _months(visitor: Visitor, runs: tuple[MonthRun, ...]) -> Vdom:
    """The months that can be run or looked at, the latest first."""
    w = visitor.words
    started = {run.month: run for run in runs}
    return section(
        w("fee-desk-months"),
        link_list(
            [
                (
                    month_href(month),
                    formats.month(month).capitalize(),
                    _month_state(visitor, month, started.get(month)),
                )
                for month in _listed(visitor.today, tuple(started))
            ]
        ),
    )


def _listed(today: date, started: tuple[date, ...]) -> list[date]:
    """This month and back to the first that was run: one passed over stays in sight."""
    months = [today.replace(day=1)]
    first = min({month_before(months[0]), *started})
    while months[-1] > first:
        months.append(month_before(months[-1]))
    return months


def _month_state(visitor: Visitor, month: date, run: MonthRun | None) -> str:
    w = visitor.words
    if run is None:
        is_running = month == visitor.today.replace(day=1)
        return w("month-preview" if is_running else "month-not-started")
    if run.final_at is not None:
        return w("month-final", day=formats.day(run.final_at.date()))
    return w("month-step-calculated" if run.calculated_at else "month-step-locked")


def _people(visitor: Visitor, cases: tuple[FeeCase, ...]) -> Vdom:
    w = visitor.words
    if not cases:
        return section(w("fee-desk-people"), empty(w("fee-desk-nobody")))
    return section(
        w("fee-desk-people"),
        table(
            caption=w("fee-desk-people-caption"),
            columns=[
                w("fee-desk-name"),
                w("fee-desk-help"),
                w("fee-desk-declared"),
                w("fee-desk-decision"),
                w("fee-desk-state"),
            ],
            rows=[_row(visitor, case) for case in cases],
            keys=[case.case_id for case in cases],
        ),
    )


def _row(visitor: Visitor, case: FeeCase) -> list[Child]:
    w = visitor.words
    kinds = ", ".join(
        dict.fromkeys(letters.service_named(kind, w) for kind in case.kinds)
    )
    decided = (
        w("fee-desk-decided-from", day=formats.day(case.valid_from))
        if case.valid_from
        else "–"
    )
    state = (
        tag(w("fee-desk-to-decide"), "warn")
        if case.needs_decision
        else tag(w("fee-desk-decided"), "good")
    )
    return [
        h.a({"href": f"{HERE}/person/{case.case_id}"}, case.name),
        kinds,
        declared_text(visitor, case.declared),
        decided,
        state,
    ]


def declared_text(visitor: Visitor, declared: Declaration | Declined | None) -> str:
    w = visitor.words
    match declared:
        case None:
            return w("fee-desk-not-declared")
        case Declaration():
            day = formats.day(declared.declared_at.date())
            return w("fee-desk-declared-on", day=day)
        case Declined():
            day = formats.day(declared.declared_at.date())
            return w("fee-desk-declined-on", day=day)


ROUTES = [fee_desk_page]
