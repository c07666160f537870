"""The ways in, and the way out."""

from collections.abc import Callable
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from msgspec import Struct

from backend.access import idps, people, sign_ins
from backend.access.facts import EIdUse, Means, Purpose
from backend.access.permissions import level_for
from backend.kernel.actor import ProofLevel, Role
from components.data import link_list
from components.feedback import notice
from components.html import Vdom, h
from components.layout import back_link, phone_link, section
from pwa.demo_chooser import demo_chooser, provider_names
from pwa.frame import start_of
from pwa.shell import FormFields, House, Visitor, own_path, see_other, sign_in_topic
from pwa.sign_in import code, personal_code
from pwa.sign_in.begin import begin_sign_in, see_other_as
from pwa.sign_in.e_id import e_id_links
from pwa.sign_in.passkeys import passkey_button
from pwa.unproven import one

HELP: Final = "/logga-in/hjalp"


class Way(Struct, frozen=True, kw_only=True):
    """A way in beside the passkey: `<name>` and `<name>-hint` are its words."""

    href: str
    picture: str
    name: str
    level: ProofLevel
    is_open: Callable[[House], bool]


WAYS: Final = (
    Way(
        href=code.ASK,
        picture="envelope",
        name="code-way",
        level=ProofLevel.N1,
        is_open=code.can_be_sent,
    ),
    Way(
        href=personal_code.HERE,
        picture="key",
        name="paper-way",
        level=ProofLevel.N3,
        is_open=lambda _: True,
    ),
)


@get("/logga-in")
async def sign_in_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """The ways in, and what a page needs that has sent her here; the demo's people."""
    w, asked = visitor.words, dict(visitor.query)
    to = own_path(asked.get("till", ""), otherwise="")
    needs = _purpose(asked.get("behover", ""))
    main: list[Vdom] = [
        h.h1(w("sign-in-title")),
        *(_needed(needs, visitor) or _kept(to, visitor)),
        passkey_button(
            w,
            use="sign-in",
            label="sign-in-with-passkey",
            lead=w("sign-in-lead"),
            giant=True,
            to=to,
        ),
        h.noscript(h.p(w("sign-in-needs-script"))),
        *await _other_ways(needs, visitor, house, to=to),
        h.p(h.a({"href": HELP}, w("sign-in-help-title"))),
    ]
    if house.is_demo:
        staff = await house.door.look(people.everybody)
        providers = await house.door.look(provider_names)
        main.append(demo_chooser(visitor, staff, providers, to=to))
    return visitor.page(
        title=w("sign-in-title"),
        main=h.div({"class": "stack"}, main),
        scripts=("passkey.js",),
        call_hint=w("sign-in-we-help"),
    )


def _purpose(asked: str) -> Purpose | None:
    return next((each for each in Purpose if each.value == asked), None)


def _needed(needs: Purpose | None, visitor: Visitor) -> list[Vdom]:
    """What the page is for that she came from, and how she gets there."""
    if needs is None:
        return []
    w = visitor.words
    own = f"sign-in-needs-{needs.value.replace('_', '-')}"
    lead = w(own if w.has(own) else "sign-in-needs-more")
    actor = visitor.actor
    is_staff = actor is not None and actor.role is not Role.citizen
    how = w("invited-not-checked" if is_staff else "sign-in-needs-how")
    return [notice(how, lead=lead)]


def _kept(to: str, visitor: Visitor) -> list[Vdom]:
    """Her sign-in has run out while she was writing: it is there when she is back."""
    if visitor.actor is not None or not to.startswith("/fortsatt/"):
        return []
    w = visitor.words
    return [notice(w("sign-in-ran-out-kept"), lead=w("sign-in-ran-out"))]


async def _other_ways(
    needs: Purpose | None, visitor: Visitor, house: House, *, to: str
) -> list[Vdom]:
    """Those that are open here and lead as far as she is going."""
    w, home = visitor.words, visitor.municipality.municipality_id
    found = await house.door.look(lambda s: idps.idps(s, home))
    by_e_id = e_id_links(w, found, use=EIdUse.sign_in, to=to)
    ways = [
        way
        for way in WAYS
        if way.is_open(house) and (needs is None or way.level >= level_for(needs))
    ]
    if not ways and not by_e_id:
        return []
    rows = [
        (code.with_to(way.href, to), w(way.name), w(f"{way.name}-hint")) for way in ways
    ]
    pictures = [way.picture for way in ways] + ["id-card"] * len(by_e_id)
    links = link_list([*rows, *by_e_id], pictures=pictures)
    return [section(w("sign-in-other-ways"), links)]


@get(HELP)
async def help_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """Whom to ring, and what they can do."""
    w = visitor.words
    told = (
        "sign-in-help-steps",
        "sign-in-help-letter",
        "sign-in-help-home",
        "sign-in-help-apply",
        "sign-in-help-answer",
    )
    return visitor.page(
        title=w("sign-in-help-title"),
        main=h.div(
            {"class": "stack"},
            back_link("/logga-in", w("apply-back")),
            h.h1(w("sign-in-help-title")),
            h.p({"class": "lead"}, w("sign-in-help-lead")),
            h.p(phone_link(visitor.municipality.phone, w("call-verb"), " ")),
            section(w("sign-in-help-can"), h.ul([h.li(w(each)) for each in told])),
            h.p(w("sign-in-help-never")),
        ),
    )


@post("/logga-in/valj", status_code=303)
async def choose_person(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """In the demo only: become one of its people."""
    slug = one(form, "slug")
    staff = await house.door.look(people.everybody) if house.is_demo else ()
    member = next((m for m in staff if m.slug == slug), None)
    if member is None:
        return see_other("/logga-in")
    token = await begin_sign_in(
        request,
        house,
        user_id=member.user_id,
        means=Means.demo,
        level=ProofLevel.N3,
    )
    to = own_path(one(form, "till"), otherwise=start_of(member.role))
    return see_other_as(token, to)


@post("/logga-ut", status_code=303)
async def sign_out(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """End the sign-in for good; the outbox stays on the phone, locked to its author."""
    if visitor.token:
        token, now = visitor.token, house.wall.now()
        await house.door.run(lambda s: sign_ins.end(s, token, now=now))
        house.hub.wake(sign_in_topic(token))
    return signed_out()


def signed_out() -> Response[str]:
    """To the start page, without the cookie and what the browser has cached."""
    response = see_other_as(None, "/")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


ROUTES = [sign_in_page, help_page, choose_person, sign_out]
