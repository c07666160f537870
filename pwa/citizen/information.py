"""What anybody may read: the start page, what help there is, search."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from backend.contact.facts import Topic
from backend.contact.rules.search import TOPICS, topics_about
from backend.fees.facts import Household, ParameterMissing
from backend.fees.rules import fee_cap, invoiced_kronor, known_rates, rates_on
from backend.kernel.services import ServiceKind
from components.data import icon, link_list
from components.forms import link_button
from components.html import Vdom, h
from components.layout import back_link, phone_link, section
from i18n.formats import kronor, ltr, phone
from i18n.words import Words
from pwa.shell import Visitor, nothing_here

LONGEST_QUERY = 200
ON_THE_START_PAGE = ("home-care", "safety-alarm", "self-assessment", "fee")
WHEN_NOTHING_IS_FOUND = ("home-care", "safety-alarm", "fee", "apply")


class Service(Struct, frozen=True, kw_only=True):
    """A page about one kind of help: `code` begins its words, `points` counts its list."""

    code: str
    points: int
    kind: ServiceKind


SERVICES = {
    "hemtjanst": Service(code="home-care", points=5, kind=ServiceKind.personal_care),
    "trygghetslarm": Service(
        code="safety-alarm", points=4, kind=ServiceKind.safety_alarm
    ),
}


@get("/", opt={"public": True})
async def start_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """Find help, without signing in."""
    w = visitor.words
    return visitor.page(
        title=w("start-page"),
        main=[
            _hero(w),
            h.div(
                {"class": "start"},
                link_button(w("start-apply"), "/ansok", kind="filled", giant=True),
                link_button(w("start-follow"), "/mina-sidor", kind="outlined"),
                _topic_links(w, _topics(ON_THE_START_PAGE)),
                _need_today(visitor),
            ),
        ],
        cacheable=visitor.actor is None,
    )


@get("/tjanster", opt={"public": True})
async def services_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """All that one can read about."""
    w = visitor.words
    return visitor.page(
        title=w("services-title"),
        main=[
            h.h1(w("services-title")),
            h.p({"class": "lead"}, w("services-lead")),
            _topic_links(w, _topics(("home-care", "safety-alarm"))),
            link_button(w("start-apply"), "/ansok", kind="filled"),
            _topic_links(w, _topics(("self-assessment", "fee", "my-case"))),
        ],
        cacheable=visitor.actor is None,
    )


@get("/tjanster/{slug:str}", opt={"public": True})
async def service_page(
    slug: FromPath[str], visitor: NamedDependency[Visitor]
) -> Response[str]:
    """One kind of help: what it is, what it costs, how to apply, who decides, whom to call."""
    service = SERVICES.get(slug)
    if service is None:
        return nothing_here(visitor)
    w = visitor.words
    return visitor.page(
        title=w(f"{service.code}-title"),
        main=shown(
            back_link("/tjanster", w("information-back-to-services")),
            reading_switch(visitor),
            h.h1(w(f"{service.code}-title")),
            h.p({"class": "lead"}, w(f"{service.code}-lead")),
            link_button(
                w(f"{service.code}-apply"),
                f"/ansok?wanted={service.kind.value}",
                kind="filled",
                giant=True,
            ),
            *_about(service, visitor),
        ),
        cacheable=visitor.actor is None,
    )


@get("/sok", opt={"public": True})
async def search_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """Everyday words, old words, words spelt as they sound. No hit: what to do."""
    w = visitor.words
    query = dict(visitor.query).get("q", "").strip()[:LONGEST_QUERY]
    found = topics_about(query, language=visitor.language)
    title, results = _results(visitor, query, found)
    # What she seeks is hers: it stands on the page, not in the title of it.
    return visitor.page(
        title=w("search-tab", count=len(found)) if query else title,
        main=[h.h1(title), _search_form(w, query), results],
        cacheable=visitor.actor is None,
    )


def reading_switch(visitor: Visitor) -> Vdom | None:
    """Ordinary or easy Swedish; the page stays."""
    if not visitor.language.startswith("sv"):
        return None
    w = visitor.words
    choices = (("sv", "information-plain"), ("sv-x-lattlast", "information-easy"))
    return h.nav(
        {"class": "switch", "aria-label": w("information-reading")},
        [
            h.a(
                {
                    "href": visitor.here(sprak=tag),
                    "aria-current": "true" if tag == visitor.language else None,
                },
                icon("tick") if tag == visitor.language else None,
                w(name),
            )
            for tag, name in choices
        ],
    )


def shown(*parts: Vdom | None) -> list[Vdom]:
    """The parts that there are."""
    return [part for part in parts if part is not None]


def _hero(w: Words) -> Vdom:
    return h.div(
        {"class": "hero full"},
        h.h1(w("start-title")),
        h.form(
            {"action": "/sok", "method": "get", "role": "search"},
            h.label({"for": "q"}, w("start-search-label")),
            _search_field(w, ""),
        ),
    )


def _search_form(w: Words, query: str) -> Vdom:
    return h.form(
        {"action": "/sok", "method": "get", "role": "search", "class": "search-form"},
        h.label({"for": "q"}, w("search-label")),
        h.p({"class": "hint", "id": "q-hint"}, w("search-hint")),
        _search_field(w, query, hint="q-hint"),
    )


def _search_field(w: Words, query: str, *, hint: str | None = None) -> Vdom:
    return h.div(
        {"class": "search"},
        h.input(
            {
                "type": "search",
                "id": "q",
                "name": "q",
                "value": query,
                "maxlength": str(LONGEST_QUERY),
                "aria-describedby": hint,
            }
        ),
        h.button(
            {"type": "submit", "aria-label": w("start-search-button")}, icon("search")
        ),
    )


def _results(
    visitor: Visitor, query: str, found: tuple[Topic, ...]
) -> tuple[str, Vdom]:
    w = visitor.words
    if not query:
        return w("search-title"), h.p(w("search-empty"))
    if found:
        title = w("search-results", count=len(found), query=query)
        return title, _topic_links(w, found)
    nothing = h.div(
        h.p(w("search-none-what")),
        _need_today(visitor),
        section(
            w("search-none-instead"), _topic_links(w, _topics(WHEN_NOTHING_IS_FOUND))
        ),
    )
    return w("search-none", query=query), nothing


def _need_today(visitor: Visitor) -> Vdom:
    """Behöver du hjälp i dag? A number to a human, as text that can be read aloud."""
    w = visitor.words
    before, _, after = w("start-today", phone="\n").partition("\n")
    return h.div(
        {"class": "need-today"},
        h.p(h.strong(before, phone_link(visitor.municipality.phone), after)),
        h.p(w("start-danger")),
    )


def _topics(codes: tuple[str, ...]) -> tuple[Topic, ...]:
    by_code = {topic.code: topic for topic in TOPICS}
    return tuple(by_code[code] for code in codes)


def _topic_links(w: Words, topics: tuple[Topic, ...]) -> Vdom:
    return link_list(
        [
            (t.href, w(f"topic-{t.code}-title"), w(f"topic-{t.code}-hint"))
            for t in topics
        ]
    )


def _about(service: Service, visitor: Visitor) -> list[Vdom]:
    w, home = visitor.words, visitor.municipality
    points = [
        h.li(icon("tick"), h.span(w(f"{service.code}-can-{n}")))
        for n in range(1, service.points + 1)
    ]

    return [
        section(w(f"{service.code}-can-title"), h.ul({"class": "ticks"}, points)),
        section(
            w("service-cost"),
            h.p(w(f"{service.code}-cost-text")),
            h.p(w("service-cost-income")),
            _most(visitor),
            h.p(h.a({"href": "/rakna-avgift"}, w("service-cost-calculate"))),
        ),
        section(
            w("service-how"), h.ol([h.li(w(f"service-how-{n}")) for n in (1, 2, 3)])
        ),
        section(w("service-who"), h.p(w("service-who-text", municipality=home.name))),
        section(
            w("service-call"),
            h.p(
                w(
                    "service-call-text",
                    phone=phone(home.phone),
                    opens=home.opens,
                    closes=home.closes,
                )
            ),
        ),
    ]


def _most(visitor: Visitor) -> Vdom | None:
    """The most that anybody pays today; nothing is said where no figure is known."""
    rates = rates_on(visitor.today, household=Household.single, known=known_rates())
    if isinstance(rates, ParameterMissing):
        return None
    cap = kronor(invoiced_kronor(fee_cap(rates)) * 100)
    return h.p(visitor.words("service-cost-cap", cap=ltr(cap)))


ROUTES = [start_page, services_page, service_page, search_page]
