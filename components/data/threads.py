"""The thread: one line with nodes, for everything that goes from a start to an end."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from components.data.icons import icon
from components.example import Example
from components.html import Child, Vdom, h

State = Literal["done", "now", "later", "stopped"]


class Node(Struct, frozen=True):
    """A node: a tick when done, a ring now, open later, a square when stopped."""

    text: str
    state: State = "later"
    hint: Child = None
    href: str | None = None
    key: str | None = None


def thread(nodes: Sequence[Node], *, horizontal: bool = False) -> Vdom:
    """Nodes in order; the words carry the state, the line only shows it."""
    return h.ol(
        {"class": "thread across" if horizontal else "thread"},
        [_node(node) for node in nodes],
    )


def _node(node: Node) -> Vdom:
    mark = {"done": "tick", "stopped": "warning"}.get(node.state)
    return h.li(
        {
            "class": f"node {node.state}",
            "aria-current": "step" if node.state == "now" else None,
            "key": node.key,
        },
        h.span({"class": "mark", "aria-hidden": True}, icon(mark) if mark else None),
        h.div(
            {"class": "node-words"},
            h.a({"href": node.href}, node.text) if node.href else h.strong(node.text),
            h.div({"class": "hint"}, node.hint) if node.hint else None,
        ),
    )


def timeline(nodes: Sequence[Node]) -> Vdom:
    """What has happened, in the thread's small size."""
    return h.ol({"class": "thread small"}, [_node(node) for node in nodes])


EXAMPLES = [
    Example(
        "thread",
        lambda: thread(
            [
                Node("Du ansökte", "done", "2 november"),
                Node("Vi tar reda på vad du behöver", "now", "Pågår."),
                Node("Stannat, med skäl", "stopped"),
                Node("Du får beslut", "later", "Omkring 27 november"),
            ]
        ),
    ),
    Example(
        "thread across",
        lambda: thread(
            [Node("Kontakt", "done"), Node("Utredning", "now"), Node("Beslut")],
            horizontal=True,
        ),
    ),
    Example(
        "timeline",
        lambda: timeline([Node("Ansökan", "done", "2 nov", href="#ansokan")]),
    ),
]
