"""Hänger ihop med: from a page to what stands beside it in the trace, in one tap."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from backend.insight import queries
from backend.insight.facts import NodeKind, Trace, TraceNode
from backend.investigation import letters
from backend.kernel.actor import Actor, Role
from backend.kernel.ids import CaseId
from components.data import Beside, belongs_with
from components.html import Vdom
from i18n import formats
from pwa.shell import House, Visitor

N = NodeKind
OWN_TRACE: Final = "/mina-sidor/kedja"
SERVICES: Final = "/mina-sidor/insatser"
FEW: Final = 4

OFFICER: Final = {
    N.need: "/handlaggning/{case}/bedomning/{about}",
    N.task: "/handlaggning/{case}/plan/{about}",
    N.line: "/handlaggning/{case}/beslut",
    N.goal: "/uppfoljning/{case}",
}
# The page of its own that a node has for each role; the others stand in the trace.
PAGES: Final[dict[Role, dict[NodeKind, str]]] = {
    Role.citizen: {
        N.line: "/mina-sidor/beslut/{about}",
        N.order: SERVICES,
        N.planned: SERVICES,
        N.time: SERVICES,
        N.goal: "/mina-sidor/uppfoljning",
        N.fee: "/mina-sidor/avgift/faktura/{about}",
    },
    Role.case_officer: OFFICER,
    Role.senior_officer: OFFICER,
    Role.unit_head: OFFICER,
    Role.provider_planner: {
        N.line: "/utforare/uppdrag/{about}",
        N.order: "/utforare/uppdrag/{about}",
        N.planned: "/utforare/uppdrag/{about}/vecka",
        N.time: "/utforare/tid",
        N.goal: "/uppfoljning/{case}",
    },
    Role.fee_officer: {
        N.line: "/avgifter/person/{case}",
        N.fee: "/avgifter/rad/{about}",
    },
    Role.settlement_officer: {N.compensation: "/avgifter/ersattning/{about}"},
}


async def beside(
    visitor: Visitor, house: House, case_id: str | None, *shown: str
) -> Visitor:
    """The visitor, whose next page shows these nodes, by key or kind, of the trace."""
    if case_id is None:
        return visitor
    query = partial(queries.neighbours, case_id=CaseId(case_id), shown=frozenset(shown))
    return await _with(query, visitor, house)


async def beside_visit(visitor: Visitor, house: House, visit_id: str) -> Visitor:
    """The same for one visit. A care worker, who plans nothing, gets no links."""
    query = partial(queries.visit_neighbours, visit_id=visit_id)
    return await _with(query, visitor, house)


async def _with(
    query: Callable[..., Trace | None], visitor: Visitor, house: House
) -> Visitor:
    """The page itself has left the log row of the opening."""
    actor = visitor.actor
    if actor is None or actor.role not in queries.SEES:
        return visitor
    found = await house.door.look(partial(query, actor=actor), by=actor)
    return replace(visitor, beside=_part(found, actor, visitor)) if found else visitor


def page_of(node: TraceNode, case_id: CaseId, actor: Actor) -> str | None:
    """The node's own page, for whoever has one to open."""
    page = PAGES.get(actor.role, {}).get(node.kind)
    if page is None or not node.about:
        return None
    return page.format(case=case_id, about=node.about)


def _address(node: TraceNode, case_id: CaseId, actor: Actor) -> str:
    trace = OWN_TRACE if actor.role is Role.citizen else f"/kedja/{case_id}"
    return page_of(node, case_id, actor) or f"{trace}#{node.key}"


def _part(found: Trace, actor: Actor, visitor: Visitor) -> Vdom | None:
    w = visitor.words
    kinds = [
        Beside(
            w(f"trace-kind-{kind}"), tuple(_links(nodes, found.case_id, actor, visitor))
        )
        for kind, nodes in groupby(found.nodes, key=lambda node: node.kind)
    ]
    return belongs_with(w("trace-related"), kinds) if kinds else None


def _links(
    nodes: Iterable[TraceNode], case_id: CaseId, actor: Actor, visitor: Visitor
) -> Iterable[tuple[str, str]]:
    """A link for each page; what stands on the same page shares one."""
    by_page: dict[str, list[TraceNode]] = {}
    for node in nodes:
        by_page.setdefault(_address(node, case_id, actor), []).append(node)
    for href, those in by_page.items():
        named = service_name if len(those) > 1 and those[0].kind is N.time else name_of
        told = list(dict.fromkeys(named(node, visitor) for node in those))
        rest = " …" if len(told) > FEW else ""
        yield href, " · ".join(told[:FEW]) + rest


def name_of(node: TraceNode, visitor: Visitor) -> str:
    """The node's name, where the word for its kind stands beside it."""
    month = formats.month(node.day, visitor.language) if node.day else ""
    match node.kind:
        case N.need | N.task | N.goal | N.order:
            return node.name
        case N.line | N.planned:
            return service_name(node, visitor)
        case N.time | N.compensation:
            service = service_name(node, visitor)
            return f"{service}, {month}" if service else month
        case N.fee:
            return month


def service_name(node: TraceNode, visitor: Visitor) -> str:
    kind = node.kind_of_service
    if kind is None:
        return ""
    return letters.service_named(kind, visitor.words)
