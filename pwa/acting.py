"""Acting for somebody else: the band that says for whom, and the mark on every form.

A form says for whom it was opened, so that one that is sent after somebody has switched
person, in this tab or another, is never taken for the other's.
"""

from typing import Any, Final

from backend.kernel.actor import Actor
from backend.kernel.mandate import Acting
from components.forms import hidden
from components.html import Vdom, h
from components.layout import acting_band
from i18n.words import Words

FOR_WHOM: Final = "for_whom"
SWITCH: Final = "/byt-person"
ASK: Final = f"{SWITCH}/fraga"


def basis_of(actor: Actor | None) -> str:
    """The mandate that she stands on; empty when she is herself."""
    return actor.acting.mandate_id if actor and actor.acting else ""


def marked(content: Vdom, actor: Actor | None) -> Vdom:
    """The same content, each form in it saying for whom it was opened."""
    return marked_all([content], actor)[0] or content


def marked_all(contents: list[Vdom | None], actor: Actor | None) -> list[Vdom | None]:
    basis = basis_of(actor)
    for content in contents if basis else ():
        _mark(content, basis)
    return contents


def _mark(node: Any, basis: str) -> None:
    if not isinstance(node, dict):
        return
    element: dict[str, Any] = node  # pyright: ignore[reportUnknownVariableType]
    children = element.get("children", [])
    for child in children:
        _mark(child, basis)
    attributes = element.get("attributes", {})
    is_form = element.get("tagName") == "form" and attributes.get("method") == "post"
    if is_form:
        element["children"] = [hidden(FOR_WHOM, basis), *children]


def acts_for_nobody(actor: Actor | None) -> bool:
    """Her mandate is over, and she has not switched to herself yet."""
    return bool(actor and actor.acting and not actor.acting.scopes)


def band(actor: Actor, words: Words) -> Vdom | None:
    """First on every page: for whom she fills in and by which right."""
    if actor.acting is None:
        return None
    title, text = band_words(actor.acting, actor.name, words)
    return acting_band(
        title,
        text,
        initials=initials_of(actor.acting.name),
        label=words("acting-label"),
        way=(SWITCH, words("acting-switch")),
        is_over=acts_for_nobody(actor),
    )


def acting_place() -> Vdom:
    """Where the phone itself puts the band on a page that knows nobody."""
    empty = acting_band("", "", initials="", label="", way=None)
    return h.div({"id": "acting", "hidden": True}, h.template(empty))


def band_words(acting: Acting, own_name: str, words: Words) -> tuple[str, str]:
    own = own_name.partition(" ")[0]
    if not acting.scopes:
        return (
            words("acting-over-title", name=acting.name),
            words("acting-over-text", own=own),
        )
    kind = acting.kind.value.replace("_", "-")
    return (
        words("acting-title", name=acting.name),
        words(f"acting-as-{kind}", own=own),
    )


def initials_of(name: str) -> str:
    """First and last, as in a round mark."""
    parts = name.split()
    ends = [parts[0], parts[-1]] if len(parts) > 1 else parts
    return "".join(part[0].upper() for part in ends)
