"""An example of a building block: shown in the gallery and walked by the axe test."""

from collections.abc import Callable

from msgspec import Struct

from components.html import Vdom


class Example(Struct, frozen=True):
    name: str
    render: Callable[[], Vdom]
