"""`h` builds ReactPy VDOM; `to_html` writes it as complete HTML.

Attribute names are plain HTML (`class`, `for`, `aria-*`). What could run a script or a
style in the page is refused: `on*` given as text, `style`, `javascript:` addresses.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
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
        content: dict[str, Any] = {"tagName": tag}
        if parts and parts[0].__class__ is dict:
            attributes, events = _with_events(parts[0])
            content["attributes"] = attributes
            if events:
                content["eventHandlers"] = events
            parts = parts[1:]
        children = _flat(parts)
        if children:
            content["children"] = children
        return _checked(content)

    return make


def _checked(content: dict[str, Any]) -> VdomDict:
    """The content as ReactPy's own kind, without its second check of every key."""
    made = VdomDict.__new__(VdomDict)
    dict[str, Any].update(made, content)
    return made


def _with_events(
    given: dict[str, Any],
) -> tuple[dict[str, Any], dict[str, EventHandler]]:
    """Plain attributes, and handlers apart; refuses what could run in the page."""
    events: dict[str, EventHandler] = {}
    for name, value in given.items():
        if name[:2] == "on" and callable(value):
            events[name] = EventHandler(to_event_handler_function(value))
        elif _takes_address(name) and isinstance(value, str):
            _check_address(value)
    if not events:
        return given, events
    return {name: value for name, value in given.items() if name not in events}, events


@lru_cache(maxsize=1024)
def _takes_address(name: str) -> bool:
    """Whether the attribute is an address; refuses one that is not plain HTML."""
    lower = name.lower()
    if lower[:2] == "on" or lower in REFUSED:
        raise AttributeRefused(name)
    if not name.isascii() or not all(c.isalnum() or c in "-_:." for c in name):
        raise AttributeRefused(name)
    return lower in ADDRESSES


def _check_address(address: str) -> None:
    bare = "".join(c for c in address.lower() if c > " ")
    before_colon = bare.partition(":")[0]
    has_scheme = ":" in bare and not any(c in before_colon for c in "/?#")
    if has_scheme and not bare.startswith(SAFE_SCHEMES):
        raise AttributeRefused(address)


def _flat(parts: Iterable[Child]) -> list[Child]:
    children: list[Child] = []
    for part in parts:
        if part.__class__ is VdomDict or part.__class__ is str:
            children.append(part)
        elif part.__class__ is list or part.__class__ is tuple:
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
    if isinstance(node, dict):
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
        attributes = node.get("attributes")
        if attributes:
            write("<" + tag)
            for name, given in attributes.items():
                if given is not None:
                    write(_attribute(name, given))
            write(">")
        else:
            write(f"<{tag}>")
        if tag in VOID:
            return
    for child in node.get("children", ()):
        if child.__class__ is VdomDict:
            _write_element(cast("dict[str, Any]", child), write, context)
        elif child.__class__ is str:
            write(_text(child))
        else:
            _write(child, write, context)
    if tag:
        write(f"</{tag}>")


def _attribute(name: str, given: Any) -> str:
    if name == "key":
        name = "data-key"
    if given is True or given is False:
        if name.startswith("aria-"):
            return f' {name}="{str(given).lower()}"'
        return f" {name}" if given else ""
    return f' {name}="{_quoted(str(given))}"'


def _text(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _quoted(text: str) -> str:
    return _text(text).replace('"', "&quot;")
