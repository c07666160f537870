"""The trace: from the need to the fee, each node one tap from its neighbours."""

from functools import partial
from itertools import groupby

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.insight import queries
from backend.insight.facts import NodeKind, Trace, TraceNode
from backend.kernel.actor import Role
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.data import thread
from components.data.threads import Node
from components.feedback import empty
from components.html import Vdom, h
from components.layout import back_link, page_header
from i18n import formats
from pwa.related import OWN_TRACE, name_of, page_of
from pwa.shell import House, Visitor

PURPOSES = (
    Purpose.case_file,
    Purpose.order,
    Purpose.economy,
    Purpose.settlement,
)
FIRST_PAGES = {
    Role.provider_planner: "/utforare",
    Role.fee_officer: "/avgifter",
    Role.settlement_officer: "/avgifter",
}


@get(OWN_TRACE)
async def own_trace_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_file)
    case = await house.door.look(
        partial(queries.own_case, actor=actor, now=visitor.now), by=actor
    )
    found = await _open(visitor, house, case.case_id) if case else None
    return _page(visitor, found, back="/mina-sidor")


@get("/kedja/{case_id:str}")
async def trace_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """A case's trace, for staff; what is not theirs to see is not in it."""
    actor = visitor.for_purpose(*PURPOSES)
    found = await _open(visitor, house, CaseId(case_id))
    back = FIRST_PAGES.get(actor.role, f"/handlaggning/{case_id}")
    if found is None:
        return visitor.refusal_page(NotFound(), back=back, surface="desk")
    return _page(visitor, found, back=back)


async def _open(visitor: Visitor, house: House, case_id: CaseId) -> Trace | None:
    actor = visitor.for_purpose(Purpose.own_file, *PURPOSES)
    return await house.door.read(
        partial(queries.trace, actor=actor, case_id=case_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=queries.SEES[actor.role][0],
            what="trace",
            case_id=case_id if found else None,
            person_id=found.person_id if found else None,
        ),
    )


def _page(visitor: Visitor, found: Trace | None, *, back: str) -> Response[str]:
    w = visitor.words
    is_own = visitor.actor is not None and visitor.actor.role is Role.citizen
    return visitor.page(
        title=w("trace-title"),
        main=h.div(
            {"class": "stack" if is_own else "stack desk-column"},
            back_link(back, w("trace-back")),
            page_header(w("trace-title"), w("trace-lead")),
            trace_view(found, visitor) if found else empty(w("trace-nothing")),
        ),
        surface="citizen" if is_own else "desk",
        current=back,
    )


def trace_view(found: Trace, visitor: Visitor) -> list[Vdom]:
    """A section for each station of the trace, in its order."""
    w = visitor.words
    named = {
        node.key: f"{w(f'trace-kind-{node.kind}')}: {name_of(node, visitor)}"
        for node in found.nodes
    }
    return [
        h.section(
            {"class": "part"},
            h.h2(w(f"trace-kind-{kind}")),
            thread([_node(node, found, named, visitor) for node in nodes]),
        )
        for kind, nodes in groupby(found.nodes, key=lambda node: node.kind)
    ]


def _node(
    node: TraceNode, found: Trace, named: dict[str, str], visitor: Visitor
) -> Node:
    """A node by its name, which leads to its own page, and its neighbours under it."""
    w, actor = visitor.words, visitor.actor
    return Node(
        text=name_of(node, visitor),
        href=page_of(node, found.case_id, actor) if actor else None,
        state="later" if node.kind is NodeKind.goal else "done",
        hint=[
            h.p({"id": node.key}, _facts(node, visitor)),
            h.div(
                {"class": "neighbours"},
                h.p(w("trace-belongs")),
                h.ul(_links(node, named)),
            )
            if node.neighbours
            else None,
        ],
        key=node.key,
    )


def _links(node: TraceNode, named: dict[str, str]) -> list[Vdom]:
    return [h.li(h.a({"href": f"#{key}"}, named[key])) for key in node.neighbours]


def _facts(node: TraceNode, visitor: Visitor) -> str:
    """The node's figures, in words."""
    w, language = visitor.words, visitor.language
    said: list[str] = []
    if node.count is not None:
        said.append(w(f"trace-{node.kind}-name", count=node.count))
    if node.level is not None:
        said.append(w(f"trace-level-{node.kind}", level=_level(node, visitor)))
    if node.day is not None and node.amount is None:
        day = formats.month_day(node.day, language)
        until = formats.month_day(node.until, language) if node.until else ""
        said.append(w("trace-days", day=day, until=until, has_until=int(bool(until))))
    if node.minutes:
        hours = formats.minutes(
            node.minutes, hour=w("trace-hour"), minute=w("trace-minute")
        )
        per_cycle = node.kind in {NodeKind.task, NodeKind.line}
        said.append(w("trace-minutes-cycle", time=hours) if per_cycle else hours)
    if node.amount is not None:
        said.append(formats.kronor(node.amount.ore))
    return ". ".join(said)


def _level(node: TraceNode, visitor: Visitor) -> str:
    level = node.level or 0
    return visitor.words(f"follow-up-level-{level if 0 <= level <= 4 else 'none'}")


ROUTES = [own_trace_page, trace_page]
