"""Arbetslista: what to do now. The list follows the server while it is open."""

from datetime import date
from functools import partial
from itertools import groupby
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions, queries
from backend.investigation.facts import (
    WorkList,
    Worklist,
    WorkRow,
    WorkSort,
    WorkStep,
)
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId
from backend.plumbing.database import Opened
from components.data import Node, table, thread
from components.feedback import empty, tag
from components.forms import button, form, link_button
from components.html import Vdom, h
from components.layout import page_header, tabs, two_panes
from components.live import live_island
from i18n.words import Words
from pwa.brief_notice import reached_for_a_while, way_to_emergency
from pwa.forms import Submission
from pwa.live import live_route
from pwa.officer.protected import fees_by_hand
from pwa.officer.wording import PAGES, due_of, services_of, step_of
from pwa.onlooker import whole_number
from pwa.shell import House, Visitor
from pwa.steering.emergencies import emergencies_waiting

PATH = "/handlaggning"
LISTS = {
    "mina": WorkList.mine,
    "ofordelade": WorkList.unassigned,
    "enheten": WorkList.unit,
}
SORTS = {"dag": WorkSort.due, "vantan": WorkSort.waiting, "namn": WorkSort.person}
LAST_PAGE = 10_000
OFFICER = 3
TAKES_CASES = (Role.case_officer, Role.senior_officer)
SEES_THE_UNIT = (Role.senior_officer, Role.unit_head)


@get(PATH)
async def worklist_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.worklist)
    shown = await load_worklist(visitor, house)
    w = visitor.words
    alarms = await emergencies_waiting(visitor, house, actor)
    by_hand = await fees_by_hand(visitor, house)
    return visitor.page(
        title=w("worklist-title"),
        main=[
            page_header(
                w("worklist-title"),
                h.span({"class": "live-mark"}, w("worklist-live")),
                link_button(
                    w("worklist-register"), f"{PATH}/registrera", icon_name="plus"
                )
                if actor.role is Role.case_officer
                else None,
            ),
            *alarms,
            *by_hand,
            *reached_for_a_while(actor, w),
            live_island(
                visitor.here().replace(PATH, f"{PATH}/live", 1),
                worklist_view(shown, visitor=visitor),
            ),
            *way_to_emergency(actor, w),
        ],
        surface="desk",
        current=PATH,
    )


async def load_worklist(visitor: Visitor, house: House) -> Worklist:
    """The list that the address asks for; whose rows were shown goes into the log."""
    actor = visitor.for_purpose(Purpose.worklist)
    return await house.door.read(
        _asked(visitor, actor),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.worklist,
            what="worklist",
            shown=tuple(row.case_id for row in found.rows),
        ),
    )


async def follow_worklist(
    visitor: Visitor, house: House, _: dict[str, str]
) -> Worklist:
    """The same list again, when something has happened in the municipality."""
    actor = visitor.for_purpose(Purpose.worklist)
    return await house.door.look(_asked(visitor, actor), by=actor)


def _asked(visitor: Visitor, actor: Actor) -> partial[Worklist]:
    asked = dict(visitor.query)
    return partial(
        queries.worklist,
        actor=actor,
        now=visitor.now,
        today=visitor.today,
        shown=LISTS.get(asked.get("lista", ""), _first_list(actor)),
        sorted_by=SORTS.get(asked.get("ordning", ""), WorkSort.due),
        page=_page(asked.get("sida", "")),
    )


def _of_the_municipality(visitor: Visitor, _: dict[str, str]) -> tuple[str, ...]:
    return (f"municipality:{visitor.municipality.municipality_id}",)


def worklist_view(shown: Worklist, *, visitor: Visitor) -> Vdom:
    """The same view on the page and in the island."""
    return h.div(
        {"class": "stack work"},
        _tabs(shown, visitor),
        two_panes(
            [
                _sorting(shown, visitor),
                _sections(shown, visitor),
                _pages(shown, visitor),
            ],
            _day(shown, visitor),
        ),
    )


def _tabs(shown: Worklist, visitor: Visitor) -> Vdom:
    w = visitor.words
    counts = {"mina": shown.mine, "ofordelade": shown.unassigned, "enheten": shown.unit}
    return tabs(
        w("worklist-tabs"),
        [
            (
                _here(visitor, lista=name, sida="1"),
                f"{w(f'worklist-tab-{which}')} {_count(counts[name], w)}",
                shown.shown is which,
            )
            for name, which in LISTS.items()
        ],
    )


def _sorting(shown: Worklist, visitor: Visitor) -> Vdom:
    w = visitor.words
    return h.nav(
        {"class": "sorting", "aria-label": w("worklist-sort-label")},
        h.span(w("worklist-sort-label")),
        h.ul(
            [
                h.li(
                    h.a(
                        {
                            "href": _here(visitor, ordning=name, sida="1"),
                            "aria-current": "true" if sort is shown.sorted_by else None,
                        },
                        w(f"worklist-sort-{sort}"),
                    )
                )
                for name, sort in SORTS.items()
            ]
        ),
    )


def _sections(shown: Worklist, visitor: Visitor) -> list[Vdom]:
    w = visitor.words
    if not shown.rows:
        way_on = (
            h.a(
                {"href": _here(visitor, lista="ofordelade")},
                w("worklist-see-unassigned"),
            )
            if shown.shown is WorkList.mine and shown.unassigned
            else None
        )
        return [empty(w(f"worklist-empty-{shown.shown}"), way_on)]
    grouped = groupby(
        shown.rows, key=lambda row: _section(row, shown.sorted_by, visitor.today)
    )
    return [
        _section_table(w(name), list(rows), shown, visitor) for name, rows in grouped
    ]


def _section(row: WorkRow, sorted_by: WorkSort, today: date) -> str:
    if sorted_by is not WorkSort.due:
        return "worklist-all"
    if row.is_waiting:
        return "worklist-waiting"
    days_left = (row.due_on - today).days
    if row.urgent or days_left <= 0:
        return "worklist-today"
    return (
        "worklist-this-week" if days_left <= 6 - today.weekday() else "worklist-later"
    )


def _section_table(
    caption: str, rows: list[WorkRow], shown: Worklist, visitor: Visitor
) -> Vdom:
    w = visitor.words
    columns = [
        w("worklist-column-step"),
        w("worklist-column-person"),
        w("worklist-column-case"),
        w("worklist-column-officer"),
        w("worklist-column-arrived"),
        w("worklist-column-due"),
    ]
    cells = [_cells(row, visitor) for row in rows]
    if shown.shown is not WorkList.unit:
        columns.pop(OFFICER)
        for row in cells:
            row.pop(OFFICER)
    return table(
        caption=f"{caption} {len(rows)}",
        columns=columns,
        rows=cells,
        keys=[row.work_id for row in rows],
    )


def _cells(row: WorkRow, visitor: Visitor) -> list[Vdom | str]:
    w = visitor.words
    return [
        _step(row, visitor),
        h.span(row.person_name, " ", h.small(w("worklist-age", age=row.age))),
        h.span(services_of(row.asked, w), " ", h.small(row.case_number)),
        row.officer_name or w("worklist-nobody"),
        w("worklist-days", days=row.days_since_arrival),
        _due(row, visitor),
    ]


def _step(row: WorkRow, visitor: Visitor) -> Vdom:
    """The next step: a button to take it, a link to do it, or words when it is another's."""
    w = visitor.words
    step = step_of(row, w)
    urgent = tag(w("worklist-urgent"), kind="bad") if row.urgent else None
    note = h.p({"class": "hint"}, _note(row, w)) if row.note else None
    actor = visitor.actor
    if row.step is WorkStep.take and actor and actor.role in TAKES_CASES:
        return h.div(
            form(
                button(step, kind="outlined"),
                action=f"{PATH}/{row.case_id}/ta",
                op_id=visitor.new_op(),
            ),
            urgent,
            note,
        )
    if actor and _reaches(row, actor):
        return h.div(h.a({"href": _where(row)}, step), urgent, note)
    ask = h.a({"href": f"{PATH}/{row.case_id}/kollega"}, w("worklist-colleagues"))
    return h.div(h.span(step, " "), urgent, note, h.p(ask) if row.officer_id else None)


def _note(row: WorkRow, words: Words) -> str:
    """Why it stands here again: a reason that somebody wrote, or one that has a name."""
    if row.note_by:
        return words("worklist-sent-back", name=row.note_by, note=row.note)
    if row.step is WorkStep.take:
        return words("worklist-handed-back", reason=row.note)
    named = f"worklist-note-{row.note.replace('_', '-')}"
    return words(named) if words.has(named) else row.note


def _reaches(row: WorkRow, actor: Actor) -> bool:
    if row.officer_id == actor.user_id or actor.role in SEES_THE_UNIT:
        return True
    return any(each.case_id == row.case_id for each in actor.for_a_while)


def _where(row: WorkRow) -> str:
    """The page where the step is done."""
    at_case = f"{PATH}/{row.case_id}"
    return at_case + PAGES.get(row.step, "")


def _due(row: WorkRow, visitor: Visitor) -> Vdom | str:
    w = visitor.words
    if row.step is WorkStep.answer_objection:
        return w("worklist-no-deadline")
    late = (visitor.today - row.due_on).days
    if late > 0 and not row.is_waiting:
        return tag(w("worklist-late", days=late), kind="bad")
    if late == 0:
        return tag(w("worklist-due-today"), kind="warn")
    return due_of(row.due_on, today=visitor.today, language=visitor.language)


def _pages(shown: Worklist, visitor: Visitor) -> Vdom | None:
    w = visitor.words
    if shown.page == 1 and not shown.has_more:
        return None
    before, after = str(shown.page - 1), str(shown.page + 1)
    return h.nav(
        {"class": "pages", "aria-label": w("worklist-pages")},
        h.a({"href": _here(visitor, sida=before)}, w("worklist-previous"))
        if shown.page > 1
        else None,
        h.a({"href": _here(visitor, sida=after)}, w("worklist-next"))
        if shown.has_more
        else None,
    )


def _day(shown: Worklist, visitor: Visitor) -> Vdom:
    """The day at the side: the home visits, in order."""
    w = visitor.words
    nodes = [
        Node(
            text=step_of(row, w),
            state="done" if row.step is WorkStep.assess else "later",
            hint=row.person_name,
            href=f"{PATH}/{row.case_id}",
            key=row.work_id,
        )
        for row in shown.visits_today
    ]
    return h.section(
        h.h2(w("worklist-day")),
        thread(nodes) if nodes else h.p(w("worklist-no-visits")),
    )


def _here(visitor: Visitor, **changed: str) -> str:
    """The worklist's own address: the island is served from another one."""
    fields = dict(visitor.query) | changed
    return f"{PATH}?{urlencode(fields)}"


def _count(count: int, words: Words) -> str:
    capped = queries.COUNTED_AT_MOST
    return (
        words("worklist-count-capped", count=capped) if count >= capped else str(count)
    )


def _first_list(actor: Actor) -> WorkList:
    """Whoever has cases begins with her own; a unit head with the unit's."""
    return WorkList.unit if actor.role is Role.unit_head else WorkList.mine


def _page(asked: str) -> int:
    return whole_number(asked, most=LAST_PAGE) or 1


@post(PATH + "/{case_id:str}/ta", status_code=303)
async def take(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    case = CaseId(case_id)
    result = await sent.act(
        partial(actions.take_case, case_id=case, by=by, now=visitor.now), by=by
    )
    return visitor.after(result, to=f"{PATH}/{case}")


live = live_route(
    f"{PATH}/live",
    topics=_of_the_municipality,
    load=follow_worklist,
    view=lambda visitor, shown: worklist_view(shown, visitor=visitor),
)
ROUTES = [worklist_page, live, take]
