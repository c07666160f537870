"""The frame round every page: head, top bar, places, a way to a human."""

from dataclasses import dataclass

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.kernel.actor import Actor, ProofLevel, Role
from components.data import icon
from components.html import Vdom, h
from components.layout import bottom_bar, call_bar
from i18n.formats import moment
from i18n.words import LANGUAGES, Words
from pwa.acting import SWITCH, acting_place, acts_for_nobody, band, basis_of
from pwa.appearance import look_attributes, look_menu
from pwa.assets import address, assets
from pwa.colours import address_of_colours, bar_colour
from pwa.offline.wording import script_words
from pwa.onlooker import Onlooker, Surface
from pwa.own_menu import own_menu
from pwa.time_out import followed_sign_in

ENTRY_SCRIPT = "page.js"
FONT = "fonts/anna-text.woff2"
STYLE = "css/anna.css"
MANIFEST = "/manifest.webmanifest"

# The places of each role: address and the Fluent id of its name.
PLACES: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.citizen: (
        ("/mina-sidor", "place-my-case"),
        ("/mina-sidor/insatser", "place-my-services"),
        ("/mina-sidor/avgift", "place-my-fee"),
        ("/mina-sidor/handlingar", "place-my-documents"),
    ),
    Role.case_officer: (
        ("/handlaggning", "place-worklist"),
        ("/handlaggning/registrera", "place-register"),
        ("/uppfoljning", "place-follow-ups"),
    ),
    Role.senior_officer: (
        ("/handlaggning", "place-worklist"),
        ("/uppfoljning", "place-follow-ups"),
    ),
    Role.unit_head: (
        ("/styrning", "place-steering"),
        ("/handlaggning", "place-worklist"),
        ("/personal", "place-staff"),
    ),
    Role.fee_officer: (("/avgifter", "place-fees"),),
    Role.settlement_officer: (("/avgifter", "place-settlement"),),
    Role.provider_planner: (
        ("/utforare", "place-orders"),
        ("/utforare/tid", "place-time"),
        ("/utforare/ersattning", "place-settlement"),
        ("/uppfoljning", "place-follow-ups"),
        ("/personal", "place-staff"),
    ),
    Role.care_worker: (("/utforare/idag", "place-today"), ("/utkorg", "place-outbox")),
    Role.system_admin: (("/personal", "place-staff"),),
    Role.log_reviewer: (("/styrning/loggranskning", "place-log-review"),),
}
# What somebody reaches who is known by her e-mail address alone.
PLACES_AT_N1: tuple[tuple[str, str], ...] = (
    ("/ansok", "place-apply"),
    ("/sjalvskattning", "place-self-assessment"),
    ("/ansok/kvitto", "place-receipt"),
)
FEE = ("/mina-sidor/avgift", "place-my-fee")
DECISION = ("/mina-sidor/beslut", "place-my-decision")
PICTURES = {
    "place-switch": "person",
    "place-my-decision": "document",
    "place-apply": "pen",
    "place-self-assessment": "list",
    "place-receipt": "tick",
    "place-my-case": "thread",
    "place-my-services": "calendar",
    "place-my-fee": "coin",
    "place-my-documents": "document",
    "place-worklist": "list",
    "place-register": "pen",
    "place-steering": "list",
    "place-follow-ups": "thread",
    "place-fees": "coin",
    "place-settlement": "coin",
    "place-orders": "list",
    "place-time": "clock",
    "place-today": "calendar",
    "place-outbox": "outbox",
    "place-staff": "key",
    "place-log-review": "list",
}


@dataclass(frozen=True)
class Frame:
    title: str
    main: list[Vdom | None]
    surface: Surface
    current: str | None
    scripts: tuple[str, ...]
    visitor: Onlooker
    call_hint: str
    is_again: bool


def start_of(role: Role, level: ProofLevel = ProofLevel.N3) -> str:
    """The first page of whoever signs in in this role, known as surely as this."""
    return _places_of(role, level)[0][0]


def start_for(actor: Actor) -> str:
    """Her first page, or the person's whom she acts for."""
    return _places_for(actor)[0][0]


def _places_for(actor: Actor) -> tuple[tuple[str, str], ...]:
    """What she reaches; whoever acts for another reaches what her mandate covers."""
    if actor.acting is None:
        return _places_of(actor.role, actor.level)
    pays = may(actor, Purpose.own_economy)
    if may(actor, Purpose.own_file):
        all_of_hers = PLACES[Role.citizen]
        return tuple(place for place in all_of_hers if pays or place != FEE)
    return (
        *(PLACES_AT_N1 if may(actor, Purpose.own_application) else ()),
        *((DECISION,) if may(actor, Purpose.own_decision) else ()),
        *((FEE,) if pays else ()),
    ) or ((SWITCH, "place-switch"),)


def _places_of(role: Role, level: ProofLevel) -> tuple[tuple[str, str], ...]:
    is_address_alone = role is Role.citizen and level is ProofLevel.N1
    return PLACES_AT_N1 if is_address_alone else PLACES[role]


def own_surface(actor: Actor | None) -> Surface:
    """How the pages look for whoever is signed in; a stranger's look as a citizen's."""
    if actor is None or actor.role is Role.citizen:
        return "citizen"
    return "staff" if actor.role is Role.care_worker else "desk"


def frame(page: Frame) -> Vdom:
    visitor = page.visitor
    attributes: dict[str, str] = {
        "lang": visitor.language,
        "dir": visitor.direction,
        "data-surface": page.surface,
        "data-municipality": visitor.municipality.slug,
        "data-places": str(len(_hers(visitor))),
        **({"data-again": ""} if page.is_again else {}),
        **look_attributes(visitor),
    }
    if visitor.actor:
        attributes["data-user"] = visitor.actor.user_id
        attributes["data-basis"] = basis_of(visitor.actor)
    return h.html(attributes, _head(page), _body(page))


def _head(page: Frame) -> Vdom:
    visitor = page.visitor
    scripts = [ENTRY_SCRIPT, *page.scripts]
    colours = address_of_colours(visitor.municipality)
    return h.head(
        h.meta({"charset": "utf-8"}),
        h.meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        h.title(f"{page.title} – Anna – {visitor.municipality.name}"),
        h.link(
            {
                "rel": "preload",
                "href": address(FONT),
                "as": "font",
                "type": "font/woff2",
                "crossorigin": "anonymous",
            }
        ),
        h.link({"rel": "stylesheet", "href": address(STYLE)}),
        h.link({"rel": "stylesheet", "href": colours}) if colours else None,
        h.link({"rel": "manifest", "href": _manifest(visitor)}),
        h.link(
            {"rel": "icon", "href": address("icons/anna.svg"), "type": "image/svg+xml"}
        ),
        h.meta({"name": "theme-color", "content": bar_colour(visitor.municipality)}),
        h.meta({"name": "description", "content": visitor.words("site-description")}),
        [
            h.script({"type": "module", "src": address(name)})
            for name in scripts
            if name in assets()
        ],
    )


def _manifest(visitor: Onlooker) -> str:
    """A browser asks for it without cookies, so the address says whose it is."""
    if visitor.host_of is not None:
        return MANIFEST
    return f"{MANIFEST}?kommun={visitor.municipality.slug}"


def _body(page: Frame) -> Vdom:
    visitor, w = page.visitor, page.visitor.words
    is_citizen = page.surface == "citizen"
    return h.body(
        h.a({"class": "skip", "href": "#innehall"}, w("skip-to-content")),
        _demo_bar(visitor) if visitor.is_demo else None,
        _top_bar(page),
        _another_host(visitor),
        band(visitor.actor, w) if visitor.actor else acting_place(),
        h.main({"id": "innehall", "tabindex": "-1"}, page.main),
        _call_bar(visitor, page.call_hint) if is_citizen else None,
        _footer(visitor),
        followed_sign_in(w, since=visitor.now)
        if visitor.actor and not acts_for_nobody(visitor.actor)
        else None,
    )


def _another_host(visitor: Onlooker) -> Vdom | None:
    """Whose host this is changes nothing for whoever is signed in; it is said to her."""
    host_of, home = visitor.host_of, visitor.municipality
    if host_of is None or host_of.municipality_id == home.municipality_id:
        return None
    w = visitor.words
    return h.aside(
        {"class": "acting", "aria-label": w("another-host-label")},
        h.p(
            h.span(
                w(
                    "another-host",
                    municipality=home.name,
                    here=host_of.name,
                )
            ),
            h.a(
                {"href": visitor.way_home}, w("another-host-go", municipality=home.name)
            ),
        ),
    )


def _top_bar(page: Frame) -> Vdom:
    visitor, w = page.visitor, page.visitor.words
    home = _hers(visitor)[0][0] if visitor.actor else "/"
    return h.header(
        {"class": "top"},
        h.div(
            {"class": "top-row"},
            h.a(
                {"class": "brand", "href": home},
                icon("anna"),
                h.span(
                    {"class": "brand-words"},
                    h.strong("Anna"),
                    h.span(
                        w(
                            "brand-of-municipality",
                            municipality=visitor.municipality.name,
                        )
                    ),
                ),
            ),
            _places(page) if visitor.actor else None,
            h.div(
                {"class": "top-tools"},
                h.div({"id": "outbox-chip", "role": "status"}),
                script_words(w),
                _language_menu(visitor),
                own_menu(visitor.actor, w) if visitor.actor else None,
            ),
        ),
    )


def _hers(visitor: Onlooker) -> tuple[tuple[str, str], ...]:
    actor = visitor.actor
    return _places_for(actor) if actor else ()


def _places(page: Frame) -> Vdom | None:
    visitor = page.visitor
    if visitor.actor is None:
        return None
    here = page.current or visitor.path
    number = visitor.municipality.phone.replace(" ", "").replace("-", "")
    ring = h.a(
        {"href": f"tel:{number}"}, icon("phone"), h.span(visitor.words("call-verb"))
    )
    return bottom_bar(
        visitor.words("places-label"),
        [
            (
                href,
                PICTURES.get(name, "list"),
                visitor.words(name),
                here in {href, name},
            )
            for href, name in _hers(visitor)
        ],
        *([ring] if visitor.actor.role == Role.citizen else []),
    )


def _language_menu(visitor: Onlooker) -> Vdom:
    w = visitor.words
    return h.details(
        {"class": "menu language"},
        h.summary(icon("globe"), h.span(w("language-menu"))),
        h.ul(
            [
                h.li(
                    h.a(
                        {
                            "href": visitor.here(sprak=tag),
                            "lang": tag,
                            "hreflang": tag,
                            "aria-current": "true" if tag == visitor.language else None,
                        },
                        name,
                    )
                )
                for tag, name in LANGUAGES.items()
            ]
        ),
    )


def _call_bar(visitor: Onlooker, hint: str) -> Vdom:
    w = visitor.words
    return call_bar(
        w("call-label"),
        w("call-verb"),
        visitor.municipality.phone,
        hint or _hours(visitor, w),
    )


def _hours(visitor: Onlooker, w: Words) -> str:
    home, clock = visitor.municipality, visitor.now.strftime("%H.%M")
    is_weekday = visitor.now.weekday() < 5
    if is_weekday and home.opens <= clock < home.closes:
        return w("call-open-until", closes=home.closes)
    return w("call-opens", opens=home.opens, closes=home.closes)


def _footer(visitor: Onlooker) -> Vdom:
    w = visitor.words
    others = [
        h.li(
            h.a(
                {"href": visitor.here(kommun=m.slug)},
                w("choose-municipality", municipality=m.name),
            )
        )
        for m in visitor.municipalities
        if m.slug != visitor.municipality.slug
        and visitor.actor is None
        and visitor.host_of is None
    ]
    return h.footer(
        {"class": "foot"},
        h.ul(
            h.li(h.a({"href": "/tillganglighet"}, w("accessibility-link"))),
            h.li(h.a({"href": "/personuppgifter"}, w("privacy-link"))),
            h.li(h.a({"href": "/kontrollera-beslut"}, w("check-link"))),
            None
            if visitor.actor
            else h.li(h.a({"href": "/logga-in"}, w("sign-in-link"))),
            others,
        ),
        look_menu(visitor),
    )


def _demo_bar(visitor: Onlooker) -> Vdom:
    w = visitor.words
    return h.aside(
        {"class": "demo-bar", "aria-label": w("demo-label")},
        h.p(w("demo-made-up", day=moment(visitor.now, w.language))),
        h.form(
            {"method": "post", "action": "/demo/flytta"},
            h.input({"type": "hidden", "name": "till", "value": visitor.here()}),
            h.button(
                {"type": "submit", "name": "steg", "value": "dag"}, w("demo-tomorrow")
            ),
            h.button(
                {"type": "submit", "name": "steg", "value": "manad"},
                w("demo-next-month"),
            ),
        ),
        h.p(
            h.a({"href": "/logga-in"}, w("demo-change-person")),
            " ",
            h.a({"href": "/demo/post"}, w("demo-post-link")),
        ),
    )
