"""What a mandate does not cover: the page says what it does, and whom to ask."""

from litestar import Response

from backend.kernel.mandate import MandateScope
from components.forms import link_button
from components.html import Vdom, h
from components.layout import phone_link, section
from i18n.formats import day
from i18n.words import Words
from pwa.acting import SWITCH
from pwa.shell import Visitor, not_for_you


def not_covered(visitor: Visitor) -> Response[str]:
    actor, w = visitor.actor, visitor.words
    if actor is None or actor.acting is None:
        return not_for_you(visitor)
    acting, name = actor.acting, actor.acting.name
    kind = acting.kind.value.replace("_", "-")
    if acting.scopes:
        title, tab = w("not-covered-title", name=name), w("not-covered-tab")
    else:
        title, tab = w("acting-over-title", name=name), w("acting-over-tab")
    main: list[Vdom] = [h.h1(title)]
    if acting.scopes:
        until = day(acting.until, visitor.language) if acting.until else ""
        main += [
            section(w("not-covered-may"), scope_list(acting.scopes, w)),
            *([h.p(w("not-covered-until", until=until))] if until else []),
        ]
    else:
        main.append(h.p({"class": "lead"}, w("not-covered-over", name=name)))
    main.append(
        section(
            w("not-covered-ask"),
            h.p(w(f"not-covered-whom-{kind}", name=name)),
            h.p(phone_link(visitor.municipality.phone, w("call-verb"), " ")),
        )
    )
    if acting.scopes:
        main.append(link_button(w("not-covered-back"), visitor.start))
    main.append(link_button(w("switch-link"), SWITCH, kind="outlined"))
    shown = h.div({"class": "stack"}, main)
    return visitor.page(title=tab, main=shown, status=403)


def scope_list(
    scopes: frozenset[MandateScope] | tuple[MandateScope, ...], w: Words
) -> Vdom:
    """What it covers, in the order of the form."""
    return h.ul([h.li(w(scope_words(each))) for each in MandateScope if each in scopes])


def scope_words(scope: MandateScope) -> str:
    return f"mandate-scope-{scope.value.replace('_', '-')}"
