"""`/utforare/tid/vantar`: what phones told once they were shut out, for the planner to judge."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries
from backend.execution.facts import HeldReasonMissing, HeldRow, Outcome, Telling
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import link_list, summary_list
from components.feedback import empty, notice
from components.forms import button, form, hidden, textarea
from components.html import Child, Vdom, h
from components.layout import back_link, page_header, section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, refused, titled
from pwa.provider.wording import local_day, outcome_in, span
from pwa.related import beside_visit
from pwa.shell import House, Visitor
from pwa.unproven import one

TIME: Final = "/utforare/tid"
PATH: Final = f"{TIME}/vantar"
ONE: Final = PATH + "/{held_id:str}"
REASON: Final = "reason"
TOLD: Final = "told"
LONGEST_REASON: Final = 500
# More than one page shows.
MOST_TOLD: Final = 200
Page = Callable[[str, Filling, Visitor, House, Actor], Awaitable[Response[str]]]


async def held_notice(visitor: Visitor, house: House, actor: Actor) -> list[Vdom]:
    """That something waits to be judged, and the way there."""
    count = await house.door.look(partial(queries.held_waiting, actor=actor))
    if not count:
        return []
    way = h.a({"href": PATH}, visitor.words("held-see", count=count))
    return [notice(way, kind="warn")]


@get(PATH)
async def held_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    rows = await _load(queries.held_rows, visitor, house, actor)
    w = visitor.words
    return visitor.page(
        title=w("held-title"),
        main=h.div(
            {"class": "desk-column"},
            back_link(TIME, w("time-title")),
            page_header(w("held-title"), w("held-lead")),
            _by_author(rows, w) or empty(w("held-none")),
        ),
        surface="desk",
        current=TIME,
    )


async def _load(
    query: Callable[..., tuple[HeldRow, ...]],
    visitor: Visitor,
    house: House,
    actor: Actor,
) -> tuple[HeldRow, ...]:
    return await house.door.read(
        partial(query, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda rows: Opened(
            purpose=Purpose.visits,
            what="held",
            shown=tuple(row.visit_id for row in rows if row.visit_id),
        ),
    )


def _by_author(rows: Sequence[HeldRow], w: Words) -> list[Vdom]:
    return [
        _of_one(list(told), w)
        for _, told in groupby(rows, lambda row: (row.author_id, row.why))
    ]


def _of_one(rows: Sequence[HeldRow], w: Words) -> Vdom:
    first = rows[0]
    several = h.p(h.a({"href": f"{PATH}/{first.held_ids[0]}/alla"}, w("held-all-see")))
    return section(
        first.author_name,
        h.p({"class": "hint"}, _why(first, w)),
        link_list([_line(row, w) for row in rows]),
        several if len(rows) > 1 else None,
    )


def _line(row: HeldRow, w: Words) -> tuple[str, str, str]:
    day = local_day(row.planned_start) if row.planned_start else None
    parts = [formats.weekday_day(day)] if day else []
    parts += [_told(telling, w, planned=day) for telling in row.tellings]
    if row.made_after:
        parts.append(w("held-made-after-short"))
    return f"{PATH}/{row.held_ids[0]}", _person(row, w), " · ".join(parts)


def _person(row: HeldRow, w: Words) -> str:
    return row.person_name if row.tellings else w("held-unreadable")


def _why(row: HeldRow, w: Words) -> str:
    return w(f"held-why-{row.why.value.replace('_', '-')}")


def _told(telling: Telling, w: Words, *, planned: date | None) -> str:
    """What and when, by the phone, and how it went; the day when it is another."""
    kind = telling.kind.replace(".", "-").replace("_", "-")
    said = f"{w(f'outbox-kind-{kind}')} {_clock(telling.start, telling.end)}"
    at = telling.start or telling.end
    if at is not None and local_day(at) != planned:
        said = f"{said} {formats.weekday_day(local_day(at))}"
    if telling.outcome is None or telling.outcome is Outcome.not_home:
        return said
    return f"{said}, {outcome_in(telling.outcome, w).lower()}"


def _clock(start: datetime | None, end: datetime | None) -> str:
    if start and end:
        return span(start, end)
    at = start or end
    return formats.clock(at) if at else ""


@get(ONE)
async def one_page(
    held_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    return await _one_page(held_id, Filling(), visitor, house, actor)


async def _one_page(
    held_id: str, filling: Filling, visitor: Visitor, house: House, actor: Actor
) -> Response[str]:
    of_it = partial(queries.held_row, held_id=held_id)
    found = await _load(of_it, visitor, house, actor)
    if not found:
        return visitor.refusal_page(NotFound(), back=PATH, surface="desk")
    (row,) = found
    if row.visit_id is not None:
        visitor = await beside_visit(visitor, house, row.visit_id)
    w = visitor.words
    return visitor.page(
        title=titled(_tab(row, w), filling, visitor),
        main=[
            *not_right(filling, visitor),
            back_link(PATH, w("held-title")),
            page_header(_person(row, w), row.author_name),
            *([notice(w("held-made-after"), kind="warn")] if row.made_after else []),
            summary_list(_facts(row, w)),
            *([_count(row, visitor)] if row.tellings else []),
            h.h2(w("held-let-be-title")),
            _let_be([row], w("held-let-be"), filling, visitor),
        ],
        surface="desk",
        current=TIME,
        status=filling.status,
    )


def _tab(row: HeldRow, w: Words) -> str:
    return w("held-tab", when=formats.moment(row.planned_start or row.came_at))


def _facts(row: HeldRow, w: Words) -> list[tuple[Child, ...]]:
    return [
        *(_about(row, w) or [(w("held-what"), w("held-cannot-be-read"))]),
        (w("held-came"), formats.moment(row.came_at)),
        (w("held-why"), _why(row, w)),
    ]


def _about(row: HeldRow, w: Words) -> list[tuple[Child, ...]]:
    if row.planned_start is None or not row.tellings:
        return []
    planned = local_day(row.planned_start)
    day, clock = formats.weekday_day(planned), formats.clock(row.planned_start)
    long = formats.minutes(row.planned_minutes)
    rows: list[tuple[Child, ...]] = [
        (w("time-planned"), f"{day} {clock} · {long}"),
        (
            w("held-told"),
            [h.div(_told(each, w, planned=planned)) for each in row.tellings],
        ),
    ]
    tasks = [task for each in row.tellings for task in each.tasks]
    notes = [each.note for each in row.tellings if each.note]
    if tasks:
        rows.append((w("held-tasks"), ", ".join(dict.fromkeys(tasks))))
    if notes:
        rows.append((w("time-note"), [h.div(note) for note in notes]))
    return rows


def _count(row: HeldRow, visitor: Visitor) -> Vdom:
    w = visitor.words
    return form(
        _shown([row]),
        h.p({"class": "hint"}, w("held-count-hint", name=row.author_name)),
        button(w("held-count")),
        action=f"{PATH}/{row.held_ids[0]}/rakna",
        op_id=visitor.new_op(),
    )


def _shown(rows: Sequence[HeldRow]) -> Vdom:
    """What the page shows: what has come since is judged when it has been seen."""
    return hidden(TOLD, " ".join(each for row in rows for each in row.held_ids))


def _let_be(
    rows: Sequence[HeldRow], verb: str, filling: Filling, visitor: Visitor
) -> Vdom:
    every = "/alla" if len(rows) > 1 else "/lat-vara"
    return form(
        _shown(rows),
        textarea(
            name=REASON,
            label=visitor.words("held-let-be-why"),
            value=filling.value(REASON),
            error=filling.error(REASON),
            rows=2,
        ),
        button(verb, kind="outlined"),
        action=f"{PATH}/{rows[0].held_ids[0]}{every}",
        op_id=op_id(filling, visitor),
    )


@get(ONE + "/alla")
async def all_page(
    held_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    return await _all_page(held_id, Filling(), visitor, house, actor)


async def _all_page(
    held_id: str, filling: Filling, visitor: Visitor, house: House, actor: Actor
) -> Response[str]:
    """A phone that somebody else has had: all that came from it is let be at once."""
    alike = partial(queries.held_beside, held_id=held_id)
    rows = await _load(alike, visitor, house, actor)
    if not rows:
        return visitor.refusal_page(NotFound(), back=PATH, surface="desk")
    first, w = rows[0], visitor.words
    return visitor.page(
        title=titled(w("held-all-tab"), filling, visitor),
        main=[
            *not_right(filling, visitor),
            back_link(PATH, w("held-title")),
            page_header(w("held-all-title", name=first.author_name), _why(first, w)),
            h.ul([h.li(" · ".join(_line(row, w)[1:])) for row in rows]),
            _let_be(rows, w("held-all", count=len(rows)), filling, visitor),
        ],
        surface="desk",
        current=TIME,
        status=filling.status,
    )


@post(ONE + "/rakna", status_code=303)
async def count(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    """It counts as it was told; where it no longer can, the page says so."""
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    result = await sent.act(
        partial(
            actions.apply_held,
            held_ids=_told_in(sent),
            sync=request.app.state.sync,
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    return visitor.after(result, to=PATH)


@post(ONE + "/lat-vara", status_code=303)
async def let_be(
    held_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    return await _let_be_sent(held_id, sent, again=_one_page)


@post(ONE + "/alla", status_code=303)
async def let_all_be(
    held_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    return await _let_be_sent(held_id, sent, again=_all_page)


async def _let_be_sent(held_id: str, sent: Submission, *, again: Page) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    action = partial(
        actions.let_held_be,
        held_ids=_told_in(sent),
        reason=one(sent.form, REASON)[:LONGEST_REASON],
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    if isinstance(result, HeldReasonMissing):
        filling = refused(sent.form, result, visitor, at={HeldReasonMissing: REASON})
        return await again(held_id, filling, visitor, sent.house, actor)
    return visitor.after(result, to=PATH)


def _told_in(sent: Submission) -> list[str]:
    return one(sent.form, TOLD).split()[:MOST_TOLD]


ROUTES = [held_page, one_page, all_page, count, let_be, let_all_be]
