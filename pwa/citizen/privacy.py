"""`/personuppgifter`: who is responsible for the data, what for, how long, her rights."""

from litestar import Response, get
from litestar.di import NamedDependency

from components.html import Vdom, h
from components.layout import page_header, phone_link, section
from pwa.shell import Visitor

RIGHTS = ("read", "wrong", "change", "complain")


@get("/personuppgifter", opt={"public": True})
async def privacy_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """In plain words, of the municipality that one has chosen or belongs to."""
    w, home = visitor.words, visitor.municipality
    facts = {"municipality": home.name, "board": home.board}
    return visitor.page(
        title=w("privacy-title", **facts),
        main=[
            page_header(w("privacy-title", **facts)),
            *(
                section(w(f"privacy-{each}"), h.p(w(f"privacy-{each}-text", **facts)))
                for each in ("who", "what", "sees", "kept")
            ),
            section(
                w("privacy-rights"),
                h.ul(
                    {"class": "bullets"},
                    [h.li(w(f"privacy-rights-{each}")) for each in RIGHTS],
                ),
            ),
            section(w("privacy-ask"), _whom_to_ask(visitor)),
        ],
        cacheable=visitor.actor is None,
    )


def _whom_to_ask(visitor: Visitor) -> Vdom:
    """The data protection officer's own address, or the municipality's number."""
    w, home = visitor.words, visitor.municipality
    if not home.data_protection:
        return h.p(w("privacy-ask-call"), " ", phone_link(home.phone))
    address = h.a(
        {"href": f"mailto:{home.data_protection}"},
        h.bdi({"dir": "ltr"}, home.data_protection),
    )
    return h.p(w("privacy-ask-officer"), " ", address)


ROUTES = [privacy_page]
