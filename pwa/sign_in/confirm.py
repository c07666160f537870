"""Showing that it is still she, and going on with what she had written.

What she had written when the sign-in did not suffice is kept sealed for her alone: a form
that she had sent is sent again by one tap, one that she was writing stands on its page.
"""

from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody

from backend.access import e_ids, kept_forms, mandates, own_ways, sign_ins
from backend.access.facts import EIdUse
from backend.access.kept_forms import Written
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import MandateId, UserId
from components.data import link_list
from components.forms import button, form, hidden, link_button
from components.html import Vdom, h
from components.layout import acts, section
from pwa.acting import FOR_WHOM, SWITCH, basis_of
from pwa.frame import own_surface
from pwa.shell import (
    SIGN_IN_COOKIE,
    FormFields,
    House,
    NothingHere,
    SignInNeeded,
    Visitor,
    own_path,
    see_other,
)
from pwa.sign_in import code
from pwa.sign_in.begin import renew_sign_in, see_other_as, signed_in
from pwa.sign_in.e_id import e_id_links
from pwa.sign_in.passkeys import passkey_button
from pwa.unproven import one

NO_STORE: Final = {"Cache-Control": "no-store"}
# What a page's script may ask to have kept: as much as our own forms hold.
MOST_KEPT: Final = 200_000


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """What stood in a page's form when its sign-in ran out."""

    path: str
    fields: dict[str, list[str]]


@get("/bekrafta")
async def confirm_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Show who you are, before something that matters."""
    actor, w = signed_in(visitor), visitor.words
    to = own_path(dict(visitor.query).get("till", ""), otherwise=visitor.start)
    main: list[Vdom] = [
        h.h1(w("confirm-title")),
        h.p({"class": "lead"}, w("confirm-lead")),
        *(await _ways(actor, visitor, house, to=to) or [_anew(visitor, to=to)]),
    ]
    if house.is_demo:
        main.append(
            form(
                hidden("till", to),
                h.p({"class": "hint"}, w("confirm-demo-hint")),
                acts(button(w("confirm-demo"))),
                action="/demo/bekrafta",
            )
        )
    main.append(link_button(w("go-on-not"), visitor.start, kind="text"))
    return visitor.page(
        title=w("confirm-title"),
        main=h.div({"class": "stack"}, main),
        surface=own_surface(actor),
        scripts=("passkey.js",),
    )


async def _ways(actor: Actor, visitor: Visitor, house: House, *, to: str) -> list[Vdom]:
    """All by which she can show it: her passkey, her e-ID, a code to her address."""
    return [
        *await _by_passkey(actor, visitor, house, to=to),
        *await _by_e_id(actor, visitor, house, to=to),
        *_by_code(actor, visitor, house, to=to),
    ]


def _anew(visitor: Visitor, *, to: str) -> Vdom:
    """Whoever has signed in just now has shown it."""
    href = f"/logga-in?{urlencode({'till': to})}"
    return link_button(visitor.words("sign-in-link"), href, kind="outlined")


async def _by_passkey(
    actor: Actor, visitor: Visitor, house: House, *, to: str
) -> list[Vdom]:
    w = visitor.words
    if not await house.door.look(lambda s: own_ways.has_passkey(s, actor.user_id)):
        return []
    return [
        passkey_button(w, use="confirm", label="confirm-with-passkey", lead="", to=to),
        h.noscript(h.p(w("sign-in-needs-script"))),
    ]


async def _by_e_id(
    actor: Actor, visitor: Visitor, house: House, *, to: str
) -> list[Vdom]:
    """The identity providers that vouch for her, if any."""
    found = await house.door.look(lambda s: e_ids.linked(s, actor.user_id))
    links = e_id_links(visitor.words, found, use=EIdUse.confirm, to=to)
    title = visitor.words("e-id-confirm-title")
    return [section(title, link_list(links))] if links else []


def _by_code(actor: Actor, visitor: Visitor, house: House, *, to: str) -> list[Vdom]:
    """Whoever is known by her e-mail address shows anew that she reads it."""
    if actor.level is not ProofLevel.N1 or not code.can_be_sent(house):
        return []
    href = code.with_to(code.ASK, to)
    return [link_list([(href, visitor.words("code-way"), "")])]


@post("/demo/bekrafta", status_code=303)
async def demo_confirm(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """In the demo only: one tap counts as having shown who one is."""
    if not house.is_demo:
        raise NotFoundException
    if visitor.token is None or visitor.actor is None:
        raise SignInNeeded(None)
    renewed = await renew_sign_in(house, visitor.token)
    to = own_path(one(form, "till"), otherwise=visitor.start)
    return see_other_as(renewed, to)


@get("/fortsatt/{form_id:str}")
async def go_on_page(
    form_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What she had sent, to send again; or back to the page where she was writing."""
    written = await _written(form_id, visitor, house)
    if _for_whom(written) != basis_of(visitor.actor):
        return await _for_another(form_id, written, visitor, house)
    if not written.was_sent:
        return see_other(f"{written.path}#skrivet={form_id}")
    w = visitor.words
    return visitor.page(
        title=w("go-on-title"),
        main=h.div(
            {"class": "stack"},
            h.h1(w("go-on-title")),
            h.p({"class": "lead"}, w("go-on-lead")),
            form(
                [
                    hidden(name, each)
                    for name, all_ in written.fields.items()
                    for each in all_
                ],
                acts(
                    button(w("go-on")),
                    link_button(w("go-on-not"), visitor.start, kind="text"),
                ),
                action=written.path,
            ),
        ),
        surface=own_surface(visitor.actor),
    )


@get("/fortsatt/{form_id:str}/falt")
async def written_fields(
    form_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[Any]:
    """What stood in the fields, for the page's script to put back."""
    written = await _written(form_id, visitor, house)
    if _for_whom(written) != basis_of(visitor.actor):
        raise NothingHere(back=visitor.start, surface=own_surface(visitor.actor))
    return Response(content=written.fields, headers=NO_STORE)


def _for_whom(written: Written) -> str:
    return one(written.fields, FOR_WHOM)


async def _for_another(
    form_id: str, written: Written, visitor: Visitor, house: House
) -> Response[str]:
    """Written for somebody else than she acts for now: she switches, or lets it be."""
    w, actor = visitor.words, signed_in(visitor)
    basis = MandateId(_for_whom(written))
    stands = await house.door.look(
        lambda s: mandates.acting(s, basis, user_id=actor.user_id, today=visitor.today)
    )
    whom = stands.name if stands else w("switch-yourself")
    may_switch = not basis or bool(stands and stands.scopes)
    return visitor.page(
        title=w("for-another-title"),
        main=h.div(
            {"class": "stack"},
            h.h1(w("for-another-title")),
            h.p(
                {"class": "lead"},
                w("for-another-lead" if may_switch else "for-another-over", whom=whom),
            ),
            form(
                hidden("mandat", basis),
                hidden("till", f"/fortsatt/{form_id}"),
                acts(button(w("for-another-switch", whom=whom))),
                action=SWITCH,
            )
            if may_switch
            else None,
            h.p(h.a({"href": visitor.start}, w("go-on-not"))),
        ),
        surface=own_surface(actor),
    )


@post("/fortsatt", status_code=200)
async def keep_typed(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    data: JSONBody[Typed],
) -> Response[Any]:
    """Keep what stands in a form whose sign-in has just run out, for its owner."""
    token, now = request.cookies.get(SIGN_IN_COOKIE), house.wall.now()
    path = own_path(data.path, otherwise="")
    is_fit = bool(path) and len(await request.body()) <= MOST_KEPT
    owner = (
        await house.door.look(lambda s: sign_ins.last_holder(s, token))
        if token and is_fit
        else None
    )
    if owner is None:
        return Response(content={"to": "/logga-in"}, headers=NO_STORE)
    written = Written(path=path, fields=data.fields, was_sent=False)
    form_id = await house.door.run(
        partial(kept_forms.keep, written=written, user_id=owner, now=now)
    )
    holds = await house.door.look(lambda s: sign_ins.standing(s, token or "", now=now))
    to = f"/fortsatt/{form_id}" if holds else sign_in_address(form_id)
    return Response(content={"to": to}, headers=NO_STORE)


def keep_sent(
    request: Request[Any, Any, Any], house: House, sent: FormFields
) -> str | None:
    """Keep a form that came when the sign-in did not suffice; its address, if hers is known."""
    token = request.cookies.get(SIGN_IN_COOKIE)
    if token is None:
        return None
    owner: UserId | None = house.door.look_now(lambda s: sign_ins.last_holder(s, token))
    if owner is None:
        return None
    written = Written(
        path=request.url.path,
        fields={name: list(values) for name, values in sent.items()},
        was_sent=True,
    )
    form_id = house.door.run_now(
        partial(kept_forms.keep, written=written, user_id=owner, now=house.wall.now())
    )
    return f"/fortsatt/{form_id}"


def sign_in_address(form_id: str) -> str:
    return f"/logga-in?till=/fortsatt/{form_id}"


async def _written(form_id: str, visitor: Visitor, house: House) -> Written:
    actor, now = signed_in(visitor), house.wall.now()
    written = await house.door.look(
        lambda s: kept_forms.kept(s, form_id, user_id=actor.user_id, now=now)
    )
    if written is None:
        raise NothingHere(back=visitor.start, surface=own_surface(actor))
    return written


ROUTES = [confirm_page, demo_confirm, go_on_page, written_fields, keep_typed]
