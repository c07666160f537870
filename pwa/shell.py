"""What every page shares: who is looking, in which language, and the way in and out."""

import hashlib
from typing import Any, Final
from urllib.parse import quote

import msgspec
from litestar import MediaType, Request, Response
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.exceptions import ClientException

from backend.access import people, sign_ins
from backend.access.facts import MunicipalityFacts, Purpose
from backend.access.hosts import way_to
from backend.access.permissions import (
    ASKS_FOR_FRESH_PROOF,
    MANDATES,
    level_for,
    may,
)
from backend.access.sign_ins import Standing
from backend.kernel.actor import Actor
from backend.kernel.ids import OpId
from backend.kernel.refusal import NotAllowed, NotFound, Refusal
from backend.plumbing.assertions import Site
from backend.plumbing.database import Kept, Operation, Repeated
from backend.plumbing.identity import new_id
from components.html import Vdom, VdomDict, h, to_html
from i18n.words import words_for
from pwa.acting import FOR_WHOM, basis_of, marked_all
from pwa.appearance import CHOICES, chosen_look
from pwa.brief_notice import brief_notice
from pwa.frame import Frame, frame, own_surface, start_for
from pwa.house import House, site_of
from pwa.onlooker import (
    MUNICIPALITY_COOKIE,
    Onlooker,
    Surface,
    language_of,
    municipality_chosen,
    municipality_of,
    municipality_of_host,
)
from pwa.unproven import (
    ForAnother,
    FormFields,
    FreshProofNeeded,
    HigherLevelNeeded,
    SignInNeeded,
    one,
)

SIGN_IN_COOKIE: Final = "__Host-sid"
LANGUAGE_COOKIE: Final = "sprak"
# What an address may ask for once, and the browser remembers.
OF_THE_BROWSER: Final = {LANGUAGE_COOKIE, MUNICIPALITY_COOKIE, *CHOICES}
A_YEAR: Final = 365 * 24 * 3600
KNOWN: Final = "anna_visitor"
HTML: Final = "text/html"
FORM: Final = "application/x-www-form-urlencoded"
# More than any form of ours has; reading a million empty ones would take seconds.
MOST_FIELDS: Final = 5_000


class NotForYou(Exception):
    """Whoever is signed in may not see this page."""


class NotCovered(NotForYou):
    """Whoever acts for another may not do this by her mandate."""


class NothingHere(Exception):
    """There is no such page, or not for whoever asks; `why` is said where she knows."""

    def __init__(
        self, *, back: str, surface: Surface, why: Refusal | None = None
    ) -> None:
        super().__init__(back)
        self.back, self.why = back, why or NotFound()
        self.surface: Surface = surface


class Visitor(Onlooker, frozen=True, kw_only=True):
    """Whoever is looking at a page, and what she may do there.

    `site` is where she is: what authenticators and identity providers are told.
    `beside` is what her next page hangs together with, shown at its end (a `Vdom`,
    but a union of its kinds is more than a field of a struct can name).
    """

    site: Site

    token: str | None
    standing: Standing | None
    is_fresh: bool
    sent_form: FormFields | None = None
    chosen: tuple[tuple[str, str], ...]
    secure: bool
    beside: VdomDict | None = None

    def for_purpose(self, *purposes: Purpose) -> Actor:
        """The actor, if one of the purposes is hers; otherwise the page is not.

        She must be known surely enough for it, and for some have shown just now that
        it is she.
        """
        actor = self.actor
        if actor is None:
            raise SignInNeeded(self.sent_form)
        hers = [purpose for purpose in purposes if may(actor, purpose)]
        if not hers:
            raise NotCovered if actor.acting else NotForYou
        if self._is_for_another(hers):
            raise ForAnother(self.sent_form)
        within = [each for each in hers if level_for(each) <= actor.level]
        if not within:
            raise HigherLevelNeeded(self.sent_form, hers[0])
        if not self.is_fresh and ASKS_FOR_FRESH_PROOF.issuperset(within):
            raise FreshProofNeeded(self.sent_form)
        return actor

    def _is_for_another(self, purposes: list[Purpose]) -> bool:
        if self.sent_form is None or MANDATES.keys().isdisjoint(purposes):
            return False
        opened_for = one(self.sent_form, FOR_WHOM)
        return opened_for != basis_of(self.actor)

    @property
    def start(self) -> str:
        """Her first page."""
        return start_for(self.actor) if self.actor else "/"

    def new_op(self) -> str:
        """An operation id for a form: sent twice, it counts once."""
        return new_id()

    def op(self, form: FormFields) -> Operation:
        """The operation that a form submitted to this address is."""
        op_id = one(form, "op_id") or new_id()
        fields = sorted((k, v) for k, v in form.items())
        content = msgspec.json.encode((self.path, fields))
        return Operation(
            op_id=OpId(op_id[:36]), sha256=hashlib.sha256(content).hexdigest()
        )

    def page(
        self,
        *,
        title: str,
        main: Vdom | list[Vdom],
        surface: Surface = "citizen",
        status: int = 200,
        current: str | None = None,
        scripts: tuple[str, ...] = (),
        cacheable: bool = False,
        call_hint: str = "",
    ) -> Response[str]:
        """The complete page. `current` marks the place in the navigation.

        `call_hint` is what ringing helps with just here, in place of the opening hours.

        Only a `cacheable` page, which holds nothing personal, may be kept by a browser,
        and only as nobody sees it: the frame names whoever is signed in.
        """
        is_public = cacheable and self.actor is None
        content = frame(
            Frame(
                title=title,
                main=marked_all(
                    [
                        brief_notice(self.actor, self.path, self.words),
                        *(main if isinstance(main, list) else [main]),
                        self.beside,
                    ],
                    self.actor,
                ),
                surface=surface,
                current=current,
                scripts=scripts,
                visitor=self,
                call_hint=call_hint,
                is_again=status >= 400 and self.sent_form is not None,
            )
        )
        response = Response(
            content="<!doctype html>" + to_html(content),
            media_type=HTML,
            status_code=status,
            headers={"Cache-Control": "no-cache" if is_public else "no-store"},
        )
        for name, value in self.chosen:
            response.set_cookie(self._remembered(name, value))
        return response

    def after(
        self,
        result: Kept | Repeated | Refusal,
        *,
        to: str,
        surface: Surface = "desk",
    ) -> Response[str]:
        """Where a form leads: on when it was kept, a page with the reason when not."""
        if isinstance(result, Kept | Repeated):
            return see_other(to)
        return self.refusal_page(result, back=to, surface=surface)

    def refusal_page(
        self, refusal: Refusal, *, back: str, surface: Surface | None = None
    ) -> Response[str]:
        """What could not be done and why, in the frame of whoever is signed in."""
        w = self.words
        return self.message_page(
            w("refused-title"),
            w.refusal(refusal),
            h.a(
                {"href": back}, w("refused-back" if back != self.start else "to-start")
            ),
            status=refusal.status,
            surface=surface,
        )

    def message_page(
        self,
        title: str,
        text: str,
        way_on: Vdom | str,
        *,
        status: int,
        surface: Surface | None = None,
    ) -> Response[str]:
        """A page that only says what is the matter and what to do."""
        return self.page(
            title=title,
            main=h.div({"class": "stack"}, h.h1(title), h.p(text), h.p(way_on)),
            surface=surface or own_surface(self.actor),
            status=status,
        )

    def _remembered(self, name: str, value: str) -> Cookie:
        return Cookie(
            key=name,
            value=value,
            max_age=A_YEAR,
            path="/",
            secure=self.secure,
            samesite="lax",
            httponly=name == MUNICIPALITY_COOKIE,
        )


def see_other(to: str) -> Response[str]:
    """On to another page of our own."""
    return Response(
        content="",
        status_code=303,
        media_type=MediaType.TEXT,
        headers={
            "Location": quote(to, safe="/?&=#%:+-._~"),
            "Cache-Control": "no-store",
        },
    )


def own_path(address: str, *, otherwise: str) -> str:
    """An address on this site, or `otherwise`: a link may not lead a person away."""
    is_plain = "\\" not in address and all(c.isprintable() for c in address)
    is_own = address.startswith("/") and not address.startswith("//")
    return address if is_own and is_plain else otherwise


async def provide_house(request: Request[Any, Any, Any]) -> House:
    return request.app.state.house


async def provide_visitor(request: Request[Any, Any, Any]) -> Visitor:
    visitor = await visitor_of(request)
    if request.method != "POST" or request.content_type[0] != FORM:
        return visitor
    return msgspec.structs.replace(visitor, sent_form=await provide_form(request))


async def visitor_of(request: ASGIConnection[Any, Any, Any, Any]) -> Visitor:
    """The visitor behind a request or a websocket, as things stand now.

    A page that only follows what happens does not count as using the sign-in.
    """
    house: House = request.app.state.house
    standing = await standing_with(
        house,
        request.cookies.get(SIGN_IN_COOKIE),
        is_use=request.scope["type"] == "http",
    )
    everywhere = await house.door.look(people.municipalities)
    visitor = _visitor(request, house, standing, everywhere)
    request.scope["state"][KNOWN] = visitor
    return visitor


def visitor_now(request: Request[Any, Any, Any]) -> Visitor:
    """Who was found to be looking, for an error page, which has no event loop."""
    known: Visitor | None = request.scope["state"].get(KNOWN)
    if known is not None:
        return known
    house: House = request.app.state.house
    token, now = request.cookies.get(SIGN_IN_COOKIE), house.wall.now()
    at = house.clock.now()
    standing = (
        house.door.look_now(lambda s: sign_ins.standing(s, token, now=now, at=at))
        if token
        else None
    )
    everywhere = house.door.look_now(people.municipalities)
    return _visitor(request, house, standing, everywhere)


def _visitor(
    request: ASGIConnection[Any, Any, Any, Any],
    house: House,
    standing: Standing | None,
    everywhere: tuple[MunicipalityFacts, ...],
) -> Visitor:
    actor = standing.actor if standing else None
    query = [(k, v) for k, v in request.query_params.multi_items()]
    asked = dict(query)
    site = site_of(request, house.settings)
    host_of = municipality_of_host(everywhere, site.host)
    municipality = host_of or municipality_chosen(everywhere, asked, request.cookies)
    if actor is not None:
        municipality = municipality_of(everywhere, actor)
    language = language_of(asked.get("sprak"), request.cookies.get(LANGUAGE_COOKIE))
    looks = chosen_look(asked, request.cookies)
    chosen = [(name, look) for name, look in looks.items() if asked.get(name) == look]
    if "sprak" in asked:
        chosen.append((LANGUAGE_COOKIE, language))
    if "kommun" in asked and asked["kommun"] == municipality.slug:
        chosen.append((MUNICIPALITY_COOKIE, municipality.slug))
    return Visitor(
        actor=actor,
        token=request.cookies.get(SIGN_IN_COOKIE),
        standing=standing,
        is_fresh=standing is not None and standing.is_fresh(now=house.wall.now()),
        language=language,
        theme=looks["utseende"],
        text=looks["text"],
        site=site,
        municipality=municipality,
        municipalities=everywhere,
        host_of=host_of,
        way_home=way_to(municipality, house.settings),
        words=words_for(language),
        now=house.clock.now(),
        path=request.url.path,
        query=tuple((k, v) for k, v in query if k not in OF_THE_BROWSER),
        chosen=tuple(chosen),
        is_demo=house.is_demo,
        secure=house.settings.origin.startswith("https:"),
    )


async def standing_with(
    house: House, token: str | None, *, is_use: bool
) -> Standing | None:
    """Whoever holds this token now; a use of it is noted, once a minute at most."""
    if not token:
        return None
    now = house.wall.now()
    at = house.clock.now()
    standing = await house.door.look(
        lambda s: sign_ins.standing(s, token, now=now, at=at)
    )
    if standing and is_use and standing.needs_touch(now=now):
        await house.door.run(lambda s: sign_ins.touch(s, token, now=now))
    return standing


def sign_in_topic(token: str) -> str:
    """What wakes the islands of a sign-in when something happens to it."""
    return sign_ins.topic_of(sign_ins.hash_of(token))


async def provide_form(request: Request[Any, Any, Any]) -> FormFields:
    """The fields of a submitted form, as they were typed."""
    if request.content_type[0] != FORM:
        raise ClientException(status_code=415, detail="form")
    if (await request.body()).count(b"&") > MOST_FIELDS:
        raise ClientException(status_code=413, detail="form")
    fields: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        fields.setdefault(name, []).append(str(value))
    return fields


def not_for_you(visitor: Visitor) -> Response[str]:
    return visitor.refusal_page(NotAllowed(), back=visitor.start)


def nothing_here(visitor: Visitor) -> Response[str]:
    return visitor.refusal_page(NotFound(), back=visitor.start)
