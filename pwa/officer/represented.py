"""Who applied in the person's place, told on the case."""

from backend.investigation.facts import Investigation
from components.feedback import notice
from components.html import Vdom
from i18n.words import Words


def sent_by(found: Investigation, w: Words) -> list[tuple[str, str, None]]:
    """Who applied in the person's place and by which right, if she did not herself."""
    by = found.represented_by
    if by is None:
        return []
    kind = w(f"mandate-kind-{by.kind.value.replace('_', '-')}").lower()
    text = w("receipt-sent-by-whom", name=by.name, kind=kind)
    return [(w("receipt-sent-by"), text, None)]


def sent_without_right(found: Investigation, w: Words) -> list[Vdom]:
    """The right had ended when the application arrived: it is received all the same."""
    by = found.represented_by
    if by is None or not by.had_ended:
        return []
    text = w("case-sent-without-right-text", name=by.name)
    return [notice(text, kind="warn", lead=w("case-sent-without-right"))]
