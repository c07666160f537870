"""All building blocks on one page: for those who build, and for the accessibility test."""

from typing import Final

from litestar import Response, get
from litestar.di import NamedDependency

from components.gallery import gallery
from components.html import h
from components.layout import page_header
from pwa.shell import Surface, Visitor

SURFACES: Final[dict[str, Surface]] = {
    "citizen": "citizen",
    "staff": "staff",
    "desk": "desk",
}


@get("/galleri")
async def gallery_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """In the density asked for."""
    w, surface = visitor.words, dict(visitor.query).get("yta", "")
    densities = [
        h.a({"href": visitor.here(yta=kind)}, w(f"gallery-surface-{kind}"))
        for kind in SURFACES
    ]
    return visitor.page(
        title=w("gallery-title"),
        main=[
            page_header(w("gallery-title"), w("gallery-lead")),
            h.p({"class": "sorting"}, densities),
            *gallery(),
        ],
        surface=SURFACES.get(surface, "citizen"),
    )


ROUTES = [gallery_page]
