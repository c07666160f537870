"""What is each municipality's own: its path, such as `/nacka`, and its colours."""

from typing import Final
from urllib.parse import urlencode

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from backend.access.facts import MunicipalityFacts
from backend.access.hosts import way_to
from pwa.colours import style_sheet, version_of
from pwa.shell import House, Visitor, see_other

START: Final = "/"
A_YEAR: Final = "public, max-age=31536000, immutable"


@get("/{slug:str}", opt={"public": True})
async def path_of_municipality(
    slug: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """To its own host where it has one; else to the start page, with it chosen."""
    found = next((each for each in visitor.municipalities if each.slug == slug), None)
    if found is None:
        raise NotFoundException
    if found == visitor.host_of:
        return see_other(START)
    is_elsewhere = bool(found.hosts) or visitor.host_of is not None
    if is_elsewhere:
        return see_other(way_to(found, house.settings))
    return see_other(_chosen(found, visitor))


def _chosen(found: MunicipalityFacts, visitor: Visitor) -> str:
    fields = {"kommun": found.slug, **{k: v for k, v in visitor.chosen if k == "sprak"}}
    return f"{START}?{urlencode(fields)}"


@get("/farger/{slug:str}/{version:str}", opt={"public": True})
async def colours_of_municipality(
    slug: FromPath[str], version: FromPath[str], visitor: NamedDependency[Visitor]
) -> Response[str]:
    """The style sheet; an address of earlier colours is not kept."""
    found = next((each for each in visitor.municipalities if each.slug == slug), None)
    colours = found.colours if found else None
    if colours is None:
        raise NotFoundException
    is_current = version_of(colours) == version
    return Response(
        content=style_sheet(colours),
        media_type="text/css",
        headers={"Cache-Control": A_YEAR if is_current else "no-cache"},
    )


ROUTES = [path_of_municipality, colours_of_municipality]
