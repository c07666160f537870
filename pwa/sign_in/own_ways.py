"""One's own ways in: the list of them, a name, a card for the drawer, and taking one away."""

from functools import partial
from typing import Annotated, Final
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from backend.access import e_ids, own_ways, sign_ins
from backend.access.facts import EIdUse, OwnWay, WayIn
from backend.access.own_ways import WayInUnknown
from backend.access.passkeys import LONGEST_NAME
from backend.contact.facts import Line
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Session
from components.data import link_list
from components.feedback import notice, tag
from components.forms import button, field, form, hidden, link_button
from components.html import Vdom, h
from components.layout import acts, back_link, dialog_page, section
from i18n import formats
from pwa.forms import Filling, Submission, not_right, titled, unreadable
from pwa.frame import own_surface
from pwa.shell import (
    House,
    NothingHere,
    Visitor,
    see_other,
)
from pwa.sign_in.begin import just_shown, signed_in, wake_all
from pwa.sign_in.e_id import MINE, e_id_links
from pwa.sign_in.enrol import NEW, SPARE
from pwa.unproven import one

NAME: Final = f"{MINE}/namn"
REMOVE: Final = f"{MINE}/ta-bort"


class NameGiven(Struct, frozen=True, kw_only=True):
    way: Line
    name: Annotated[str, Meta(max_length=LONGEST_NAME, pattern=r"^[^\n\r]*$")]


async def ways_section(visitor: Visitor, house: House, actor: Actor) -> list[Vdom]:
    """What she has, and what she may add."""
    w = visitor.words
    mine = await _ways_of(house, actor)
    may_get = await house.door.look(lambda s: e_ids.linkable(s, actor.user_id))
    has_card = any(each.way is WayIn.recovery_card for each in mine)
    e_id_hrefs = e_id_links(w, may_get, use=EIdUse.link, to="")
    new = [
        (NEW, w("passkey-new-title"), w("ways-add-passkey-hint")),
        *(
            [(SPARE, w("spare-card-make"), w("ways-add-card-hint"))]
            if actor.level is not ProofLevel.N1 and not has_card
            else []
        ),
        *(
            (href, w("e-id-mine-link", name=idp.name), "")
            for idp, (href, _, _) in zip(may_get, e_id_hrefs, strict=True)
        ),
    ]
    return [
        section(
            w("ways-mine-title"),
            h.ul({"class": "rows"}, [_row(each, visitor) for each in mine])
            if mine
            else h.p(w("ways-mine-none")),
            link_list(new),
        )
    ]


async def _ways_of(house: House, actor: Actor) -> tuple[OwnWay, ...]:
    now = house.wall.now()
    return await house.door.look(lambda s: own_ways.ways_of(s, actor.user_id, now=now))


def _row(mine: OwnWay, visitor: Visitor) -> Vdom:
    w, language = visitor.words, visitor.language
    named = urlencode({"sort": mine.way, "id": mine.way_id})
    made = formats.day(mine.made_at.date(), language)
    used = formats.moment(mine.used_at, language) if mine.used_at else ""
    return h.li(
        {"class": "stack"},
        h.p(
            h.strong(_name(mine, visitor)),
            " ",
            tag(
                w(
                    "ways-counts-from",
                    when=formats.moment(mine.counts_from, language),
                ),
                kind="warn",
            )
            if mine.counts_from
            else None,
        ),
        h.p(
            {"class": "hint"},
            w("ways-made", day=made),
            " ",
            w("ways-used", when=used) if used else None,
        ),
        h.p(
            {"class": "ways"},
            h.a({"href": f"{NAME}?{named}"}, w("ways-rename"))
            if mine.way is WayIn.passkey
            else None,
            " ",
            h.a({"href": f"{REMOVE}?{named}"}, w("ways-remove")),
        ),
    )


def _name(mine: OwnWay, visitor: Visitor) -> str:
    w = visitor.words
    if mine.way is WayIn.recovery_card:
        return w("ways-card")
    if mine.way is WayIn.e_id:
        return w("ways-e-id", name=mine.name)
    return w("ways-passkey", name=mine.name or w("my-sign-ins-unknown-device"))


async def passkey_offer(visitor: Visitor, house: House, actor: Actor) -> list[Vdom]:
    """For whoever has none yet: an easier way the next time."""
    if await house.door.look(lambda s: own_ways.has_passkey(s, actor.user_id)):
        return []
    w = visitor.words
    return [
        section(
            w("passkey-offer-title"),
            h.p(w("passkey-offer-lead")),
            link_button(w("passkey-new-title"), NEW, kind="outlined"),
        )
    ]


async def _asked_for(visitor: Visitor, house: House, actor: Actor) -> OwnWay:
    """The way in that the address names, if it is hers."""
    asked = dict(visitor.query)
    for each in await _ways_of(house, actor):
        if (each.way, each.way_id) == (asked.get("sort"), asked.get("id")):
            return each
    raise NothingHere(back=MINE, surface=own_surface(actor))


@get(NAME)
async def name_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = signed_in(visitor)
    mine = await _asked_for(visitor, house, actor)
    return _name_page(mine.way_id, Filling({"name": mine.name}), visitor)


@post(NAME, status_code=303)
async def rename(sent: NamedDependency[Submission]) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    actor = signed_in(visitor)
    given = decode(NameGiven, sent.form)
    if isinstance(given, FormErrors):
        again = unreadable(sent.form, given, visitor)
        return _name_page(again.value("way"), again, visitor)
    renamed = await house.door.act(
        partial(
            own_ways.rename,
            way_id=given.way,
            name=given.name,
            by=actor,
            now=house.wall.now(),
        ),
        by=actor,
        now=visitor.now,
    )
    return visitor.after(renamed, to=MINE, surface=own_surface(actor))


def _name_page(way_id: str, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    title = w("ways-name-title")
    return visitor.page(
        title=titled(title, filling, visitor),
        main=h.div(
            {"class": "stack"},
            back_link(MINE, w("my-sign-ins-title")),
            not_right(filling, visitor),
            h.h1(title),
            form(
                hidden("way", way_id),
                field(
                    name="name",
                    label=w("ways-name"),
                    hint=w("ways-name-hint"),
                    value=filling.value("name"),
                    error=filling.error("name"),
                ),
                acts(button(w("ways-name-save"))),
                action=NAME,
            ),
        ),
        surface=own_surface(visitor.actor),
        status=filling.status,
    )


@get(REMOVE)
async def remove_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """The question, with what follows; the last one is told as such."""
    actor, w, now = signed_in(visitor), visitor.words, house.wall.now()
    mine = await _asked_for(visitor, house, actor)
    is_last = await house.door.look(
        lambda s: own_ways.is_last(s, actor.user_id, now=now)
    )
    kind = mine.way.replace("_", "-")
    title = w("ways-remove-title", name=_name(mine, visitor))
    return visitor.page(
        title=w("ways-remove-tab"),
        main=[
            *(
                [
                    notice(
                        w("ways-remove-last"),
                        kind="warn",
                        lead=w("ways-remove-last-lead"),
                    )
                ]
                if is_last
                else []
            ),
            dialog_page(
                title,
                w(f"ways-remove-{kind}"),
                form(
                    hidden("sort", mine.way),
                    hidden("id", mine.way_id),
                    button(w("ways-remove"), kind="danger"),
                    action=REMOVE,
                ),
                link_button(w("ways-keep"), MINE, kind="text"),
            ),
        ],
        surface=own_surface(actor),
    )


@post(REMOVE, status_code=303)
async def remove(sent: NamedDependency[Submission]) -> Response[str]:
    """Take it away. With a passkey every other sign-in ends: the device may be lost."""
    visitor, house = sent.visitor, sent.house
    actor = just_shown(visitor)
    sort, way_id = (one(sent.form, name) for name in ("sort", "id"))
    way = next((each for each in WayIn if each == sort), None)

    def work(session: Session) -> tuple[str, ...] | Refusal:
        now = house.wall.now()
        if way is None:
            return WayInUnknown()
        gone = house.door.within(
            session,
            partial(own_ways.remove, way=way, way_id=way_id, by=actor, now=now),
            by=actor,
            now=visitor.now,
        )
        if isinstance(gone, Refusal):
            return gone
        if way is not WayIn.passkey:
            return ()
        return tuple(sign_ins.end_others(session, visitor.token or "", now=now))

    ended = await house.door.run(work)
    if isinstance(ended, Refusal):
        return visitor.refusal_page(ended, back=MINE)
    wake_all(house, ended)
    return see_other(MINE)


ROUTES = [
    name_page,
    rename,
    remove_page,
    remove,
]
