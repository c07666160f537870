"""`h` builds ReactPy VDOM; `to_html` writes it as complete HTML.

Attribute names are plain HTML (`class`, `for`, `aria-*`). What could run a script or a
style in the page is refused: `on*` given as text, `style`, `javascript:` addresses.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, ParamSpec, TypeAlias, cast

import reactpy
from reactpy.core._life_cycle_hook import HOOK_STACK, LifeCycleHook
from reactpy.core.events import EventHandler, to_event_handler_function
from reactpy.types import Component, VdomDict

P = ParamSpec("P")
Vdom: TypeAlias = VdomDict | Component
Child: TypeAlias = Any

VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
ADDRESSES: Final = frozenset(
    {"href", "src", "action", "formaction", "poster", "data", "xlink:href"}
)
SAFE_SCHEMES: Final = (
    "http:",
    "https:",
    "mailto:",
    "tel:",
    "/",
    "#",
    "?",
    "data:image/",
)
REFUSED: Final = frozenset({"style", "srcdoc", "classname", "htmlfor"})


class AttributeRefused(ValueError):
    """An attribute that could run a script or a style, or is not plain HTML."""


def component(function: Callable[P, Any]) -> Callable[P, Component]:
    """ReactPy's `component`, with the types of the arguments kept."""
    return cast("Callable[P, Component]", reactpy.component(function))


def _element(tag: str) -> Callable[..., VdomDict]:
    def make(*parts: Child) -> VdomDict:
        made = VdomDict.__new__(VdomDict)
        put = dict[str, Any].__setitem__
        put(made, "tagName", tag)
        if parts and parts[0].__class__ is dict:
            attributes, parts = parts[0], parts[1:]
            attributes = _with_events(made, attributes)
            put(made, "attributes", attributes)
        children = _flat(parts)
        if children:
            put(made, "children", children)
        return made

    return make


def _with_events(made: VdomDict, attributes: dict[str, Any]) -> dict[str, Any]:
    events: dict[str, EventHandler] = {}
    for name, given in attributes.items():
        if name[:2] == "on" and callable(given):
            events[name] = EventHandler(to_event_handler_function(given))
        else:
            _check(name, given)
    if not events:
        return attributes
    dict[str, Any].__setitem__(made, "eventHandlers", events)
    return {name: given for name, given in attributes.items() if name not in events}


def _check(name: str, given: Any) -> None:
    lower = name.lower()
    if lower[:2] == "on" or lower in REFUSED:
        raise AttributeRefused(name)
    if lower == "key":
        return
    if not name.isascii() or not all(c.isalnum() or c in "-_:." for c in name):
        raise AttributeRefused(name)
    if lower in ADDRESSES and isinstance(given, str):
        _check_address(given)


def _check_address(address: str) -> None:
    bare = "".join(c for c in address.lower() if c > " ")
    before_colon = bare.partition(":")[0]
    has_scheme = ":" in bare and not any(c in before_colon for c in "/?#")
    if has_scheme and not bare.startswith(SAFE_SCHEMES):
        raise AttributeRefused(address)


def _flat(parts: Iterable[Child]) -> list[Child]:
    children: list[Child] = []
    for part in parts:
        if part.__class__ is list or part.__class__ is tuple:
            children.extend(_flat(part))
        elif part.__class__ is dict:
            raise AttributeRefused("a bare dict is not a child")
        elif part is not None and part is not False and part is not True:
            children.append(part)
    return children


class _Elements:
    """`h.div(...)`, `h.p(...)`: an element by its tag."""

    def __getattr__(self, tag: str) -> Callable[..., VdomDict]:
        made = _element(tag)
        setattr(self, tag, made)
        return made


h: Final[Any] = _Elements()


def to_html(node: Child) -> str:
    """Complete HTML of a view. Effects of components are kept, never started."""
    out: list[str] = []
    token = HOOK_STACK.initialize()
    try:
        _write(node, out.append, {})
    finally:
        HOOK_STACK.reset(token)
    return "".join(out)


def _nothing() -> None:
    return None


def _write(node: Child, write: Callable[[str], None], context: dict[Any, Any]) -> None:
    if node.__class__ is str:
        write(_text(node))
    elif isinstance(node, dict):
        _write_element(cast("dict[str, Any]", node), write, context)
    elif isinstance(node, Component):
        hook = LifeCycleHook(_nothing)
        hook._context_providers = dict(context)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        stack = HOOK_STACK.get()
        stack.append(hook)
        try:
            made = node.render()
        finally:
            stack.pop()
        _write(made, write, hook._context_providers)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    elif node is not None and node is not True and node is not False:
        write(_text(str(node)))


def _write_element(
    node: dict[str, Any], write: Callable[[str], None], context: dict[Any, Any]
) -> None:
    tag = node["tagName"]
    if tag:
        write("<" + tag)
        for name, given in node.get("attributes", {}).items():
            _write_attribute(name, given, write)
        write(">")
        if tag in VOID:
            return
    for child in node.get("children", ()):
        _write(child, write, context)
    if tag:
        write("</" + tag + ">")


def _write_attribute(name: str, given: Any, write: Callable[[str], None]) -> None:
    if name == "key":
        name = "data-key"
    if given is None or (given is False and not name.startswith("aria-")):
        return
    if given is True and not name.startswith("aria-"):
        write(" " + name)
        return
    shown = str(given).lower() if given is True or given is False else str(given)
    write(f' {name}="{_quoted(shown)}"')


def _text(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _quoted(text: str) -> str:
    return _text(text).replace('"', "&quot;")
