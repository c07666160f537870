"""All building blocks on one page: for those who build, and for the accessibility test."""

from typing import Final

import msgspec
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
THEMES: Final = ("light", "dark", "contrast")


@get("/galleri")
async def gallery_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """In the look and density asked for."""
    w, asked = visitor.words, dict(visitor.query)
    theme, surface = asked.get("utseende", ""), asked.get("yta", "")
    shown = msgspec.structs.replace(
        visitor, theme=theme if theme in THEMES else visitor.theme
    )
    looks = [
        h.a({"href": visitor.here(utseende=look)}, w(f"gallery-look-{look}"))
        for look in THEMES
    ]
    densities = [
        h.a({"href": visitor.here(yta=kind)}, w(f"gallery-surface-{kind}"))
        for kind in SURFACES
    ]
    return shown.page(
        title=w("gallery-title"),
        main=[
            page_header(w("gallery-title"), w("gallery-lead")),
            h.p({"class": "sorting"}, looks),
            h.p({"class": "sorting"}, densities),
            *gallery(),
        ],
        surface=SURFACES.get(surface, "citizen"),
    )


ROUTES = [gallery_page]
