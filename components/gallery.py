"""Every building block there is, from the examples at the end of each file."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, Final, cast

from components import feedback, layout
from components.data import figures, icons, lists, threads
from components.example import Example
from components.forms import buttons, choices, errors, fields
from components.html import Vdom, h

MODULES: Final[tuple[ModuleType, ...]] = (
    buttons,
    fields,
    choices,
    errors,
    layout,
    feedback,
    threads,
    lists,
    figures,
    icons,
)
LOWERED: Final = {"h1": "h3", "h2": "h3", "h3": "h4"}


def examples(module: ModuleType) -> Sequence[Example]:
    return module.EXAMPLES


def gallery() -> list[Vdom]:
    """A section for each file. The names of parts are the names in the code."""
    return [_section(module) for module in MODULES]


def _section(module: ModuleType) -> Vdom:
    name = module.__name__.removeprefix("components.")
    return h.section(
        {"class": "part", "id": name, "lang": "en"},
        h.h2(name),
        [_shown(example) for example in examples(module)],
    )


def _shown(example: Example) -> Vdom:
    return h.div(
        {"class": "example"},
        h.p({"class": "hint"}, example.name),
        h.div({"lang": "sv"}, _lowered(example.render())),
    )


def _lowered(node: Any) -> Any:
    """The same part with its headings under those of the gallery."""
    if not isinstance(node, dict):
        return node
    part = cast("dict[str, Any]", node)
    tag: str = part["tagName"]
    make = getattr(h, LOWERED.get(tag, tag))
    return make(
        dict(part.get("attributes", {})),
        [_lowered(child) for child in part.get("children", ())],
    )
