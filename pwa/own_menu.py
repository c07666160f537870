"""The menu of whoever is signed in, on every page."""

from backend.access.facts import Purpose
from backend.access.permissions import level_for, may
from backend.kernel.actor import Actor, ProofLevel, Role
from components.data import icon
from components.html import Vdom, h
from i18n.words import Words
from pwa.acting import SWITCH, basis_of


def own_menu(actor: Actor, w: Words) -> Vdom:
    """Under her name: who she is here, what is her own, and the way out."""
    given, _, rest = actor.name.partition(" ")
    return h.details(
        {"class": "menu"},
        h.summary(
            icon("person"), h.span(given, h.span({"class": "not-phone"}, " ", rest))
        ),
        h.div(
            {"class": "menu-body"},
            h.p(actor.title) if actor.title else None,
            _with_others(actor, w) if actor.role is Role.citizen else None,
            h.p(h.a({"href": "/mina-sidor/uppgifter"}, w("details-title")))
            if _has_details(actor)
            else None,
            h.p(h.a({"href": "/mina-sidor/vem-har-last"}, w("own-log-title")))
            if _has_log(actor)
            else None,
            h.p(h.a({"href": "/mina-inloggningar"}, w("my-sign-ins-title"))),
            h.p(h.a({"href": "/byt-roll"}, w("role-title")))
            if _has_roles(actor)
            else None,
            h.form(
                {"method": "post", "action": "/logga-ut", "data-sign-out": ""},
                h.button({"type": "submit", "class": "button text"}, w("sign-out")),
            ),
        ),
    )


def _with_others(actor: Actor, w: Words) -> Vdom:
    """Who may act for her, and for whom she may."""
    is_herself = not basis_of(actor)
    return h.div(
        h.p(h.a({"href": "/mina-sidor/ombud"}, w("agents-title")))
        if is_herself
        else None,
        h.p(h.a({"href": SWITCH}, w("switch-link"))),
    )


def _has_roles(actor: Actor) -> bool:
    """Whoever has a post may go from it to herself, and back."""
    return actor.role is not Role.citizen or actor.post_id is not None


def _has_details(actor: Actor) -> bool:
    """Whoever is proven reads and changes her own details, and nobody else's."""
    is_proven = actor.role is Role.citizen and actor.level is ProofLevel.N3
    return is_proven and not basis_of(actor)


def _has_log(actor: Actor) -> bool:
    """Whoever is proven, or acts for somebody whose case she reads, sees who has."""
    return may(actor, Purpose.own_log) and actor.level >= level_for(Purpose.own_log)
