"""Small pages of the service itself: static files, manifest, health, the demo's own."""

import json
import re
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import FromPath, JSONBody

from backend.access import people
from backend.access.facts import Means, StaffMember
from backend.access.nudges import nudge_of
from backend.demo.mark import keep_clock_ahead
from backend.kernel.actor import ProofLevel
from backend.kernel.period import month_of
from backend.plumbing import post as letterbox
from backend.plumbing import telemetry
from backend.plumbing.clock import STOCKHOLM, DemoClock
from backend.plumbing.database import Session
from components.data import table
from components.feedback import empty
from components.html import Vdom, h
from i18n import formats
from pwa.assets import address, assets, build
from pwa.colours import bar_colour
from pwa.frame import start_of
from pwa.house import site_of
from pwa.shell import FormFields, House, Visitor, own_path, see_other
from pwa.sign_in.begin import begin_sign_in, sign_in_cookie
from pwa.unproven import one

A_YEAR = "public, max-age=31536000, immutable"
EARLIEST, LATEST = 2000, 2100
A_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII
)


class DemoSignIn(msgspec.Struct, forbid_unknown_fields=True):
    slug: str


class DemoMoment(msgspec.Struct, forbid_unknown_fields=True):
    """A moment as ISO 8601 writes it; without a zone it is Swedish time."""

    now: str


@get("/static/{named:path}", opt={"public": True})
async def static_file(
    named: FromPath[str], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """A script, style, font or picture; what is not one of them does not exist."""
    _, _, name = named.lstrip("/").partition("/")
    asset = assets().get(name)
    if asset is None:
        raise NotFoundException
    packs = asset.gzipped and "gzip" in request.headers.get("accept-encoding", "")
    is_current = named.lstrip("/").startswith(build())
    headers = {
        "Cache-Control": A_YEAR if is_current else "no-cache",
        "Vary": "Accept-Encoding",
    }
    if packs:
        headers["Content-Encoding"] = "gzip"
    return Response(
        content=asset.gzipped if packs else asset.content,
        media_type=asset.media_type,
        headers=headers,
    )


@get("/manifest.webmanifest")
async def manifest(visitor: NamedDependency[Visitor]) -> Response[str]:
    w = visitor.words
    content = {
        "name": w("site-name", municipality=visitor.municipality.name),
        "short_name": "Anna",
        "description": w("site-description"),
        "lang": visitor.language,
        "dir": visitor.direction,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#F3F6F5",
        "theme_color": bar_colour(visitor.municipality),
        "icons": [
            {
                "src": address("icons/anna.svg"),
                "sizes": "any",
                "type": "image/svg+xml",
            },
            {
                "src": address("icons/anna-192.png"),
                "sizes": "192x192",
                "type": "image/png",
            },
            {
                "src": address("icons/anna-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "any maskable",
            },
        ],
    }
    return Response(
        content=json.dumps(content, ensure_ascii=False),
        media_type="application/manifest+json",
        headers={"Cache-Control": "no-cache"},
    )


def _only_in_demo(house: House) -> None:
    if not house.is_demo:
        raise NotFoundException


@get("/demo/people")
async def demo_people(house: NamedDependency[House]) -> Response[str]:
    """Everybody that one may sign in as, for programs."""
    _only_in_demo(house)
    staff = await house.door.look(people.everybody)
    places = await house.door.look(people.municipalities)
    slugs = {m.municipality_id: m.slug for m in places}
    return _json([_person(m, slugs[m.municipality_id]) for m in staff])


def _person(member: StaffMember, municipality: str) -> dict[str, str]:
    return {
        "slug": member.slug,
        "name": member.name,
        "role": member.role.value,
        "municipality": municipality,
        "start": start_of(member.role),
    }


@post("/demo/sign-in", status_code=204)
async def demo_sign_in(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    data: JSONBody[DemoSignIn],
) -> Response[None]:
    _only_in_demo(house)
    staff = await house.door.look(people.everybody)
    member = next((m for m in staff if m.slug == data.slug), None)
    if member is None:
        raise NotFoundException
    token = await begin_sign_in(
        request,
        house,
        user_id=member.user_id,
        means=Means.demo,
        level=ProofLevel.N3,
    )
    response: Response[None] = Response(content=None, status_code=204)
    response.set_cookie(sign_in_cookie(token))
    return response


@post("/demo/clock", status_code=204)
async def demo_clock(house: NamedDependency[House], data: JSONBody[DemoMoment]) -> None:
    """Set the demo's clock."""
    _only_in_demo(house)
    await _set_clock(house, _moment(data.now))


def _moment(text: str) -> datetime:
    """Seconds and zone may be left out, the time of day may not."""
    try:
        moment = datetime.fromisoformat(text) if A_MOMENT.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        raise ClientException("Write now as 2026-11-23T09:05, with or without a zone.")
    if not EARLIEST <= moment.year <= LATEST:
        raise ClientException(f"Choose a moment from {EARLIEST} to {LATEST}.")
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)
    return zoned.astimezone(STOCKHOLM)


@post("/demo/flytta", status_code=303)
async def demo_step(
    house: NamedDependency[House], form: NamedDependency[FormFields]
) -> Response[str]:
    """A day on, or to the first morning of next month."""
    _only_in_demo(house)
    now = house.clock.now()
    if one(form, "steg") == "manad":
        last = month_of(now.date()).until or now.date()
        first = last + timedelta(days=1)
        moment = datetime(first.year, first.month, first.day, 8, 0, tzinfo=STOCKHOLM)
    else:
        moment = now + timedelta(days=1)
    await _set_clock(house, moment)
    return see_other(own_path(one(form, "till"), otherwise="/"))


async def _set_clock(house: House, moment: datetime) -> None:
    if isinstance(house.clock, DemoClock):
        house.clock.set(moment)
        await house.door.run(partial(keep_clock_ahead, ahead=house.clock.ahead))
        house.hub.wake_all()


@get("/demo/post")
async def demo_post(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """All that would have been sent."""
    _only_in_demo(house)
    sent = await house.door.look(_all_letters)
    if "application/json" in request.headers.get("accept", ""):
        return _json(sent)
    w = visitor.words
    rows = [[m["from"] or "–", m["to"], m["subject"], m["body"], m["at"]] for m in sent]
    content: Vdom = (
        table(
            caption=w("demo-post-caption"),
            columns=[
                w("demo-post-from"),
                w("demo-post-to"),
                w("demo-post-subject"),
                w("demo-post-text"),
                w("demo-post-made"),
            ],
            rows=rows,
        )
        if rows
        else empty(w("demo-post-empty"))
    )
    return visitor.page(
        title=w("demo-post-title"),
        main=[h.h1(w("demo-post-title")), content],
        surface="desk",
    )


def _all_letters(session: Session) -> list[dict[str, str]]:
    return [_letter(session, n) for n in letterbox.notifications(session)]


def _letter(session: Session, n: letterbox.Notification) -> dict[str, str]:
    nudge = nudge_of(session, n)
    return {
        "to": n.to_email,
        "subject": nudge.subject,
        "body": nudge.body,
        "from": nudge.sender.name if nudge.sender else "",
        "at": formats.moment(n.made_at.astimezone(STOCKHOLM)),
    }


@get("/health/live", media_type=MediaType.TEXT)
async def live() -> str:
    return "live"


@get("/health/ready", media_type=MediaType.TEXT)
async def ready(house: NamedDependency[House]) -> Response[str]:
    """Ready when the database answers."""
    found = await house.door.look(people.municipalities)
    return Response(
        content="ready" if found else "no municipality yet",
        status_code=200 if found else 503,
        media_type=MediaType.TEXT,
    )


def _json(content: object) -> Response[str]:
    return Response(
        content=json.dumps(content, ensure_ascii=False),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


@get("/metrics", media_type=MediaType.TEXT)
async def measurements(
    request: Request[Any, Any, Any], house: NamedDependency[House]
) -> str:
    """Of the whole installation, so not at a municipality's own host."""
    if site_of(request, house.settings).origin != house.settings.origin:
        raise NotFoundException
    return telemetry.metrics()


ROUTES = [
    measurements,
    static_file,
    manifest,
    demo_people,
    demo_sign_in,
    demo_clock,
    demo_step,
    demo_post,
    live,
    ready,
]
