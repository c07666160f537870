"""What opens without network: the service worker, the empty shells, the outbox page.

A shell holds no answer and no name. Its groups are `<template>` elements drawn by the
same components as the pages on line; the scripts fill them from the phone's own store.
"""

import json
from collections.abc import Sequence
from typing import Final

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency

from backend.contact.facts import Section
from backend.contact.forms import SECTION_FORMS
from backend.contact.rules.self_assessment import QUESTIONS
from components.data import icon
from components.feedback import notice
from components.forms import button, first_button, link_button, radio_cards
from components.html import Child, Vdom, h
from components.layout import back_link, docked, page_header, pause_bar
from i18n.words import Words
from pwa.assets import address, assets, build
from pwa.citizen.apply_groups import (
    Group,
    address_of,
    group_title,
    question_group,
)
from pwa.citizen.apply_views import SAVED
from pwa.citizen.self_assessment_views import answer_choices, note_field
from pwa.forms import Filling
from pwa.frame import own_surface
from pwa.offline.outbox_parts import outbox_parts
from pwa.offline.own_phone import own_phone
from pwa.shell import Visitor

# Where a path leads without network, longest first; the rest of the shells are themselves.
# A receipt is what the server says, so without network there is none to show.
SHELLS: Final = {
    "/ansok/kvitto": "/offline",
    "/sjalvskattning/kvitto": "/offline",
    "/ansok": "/skal/ansok",
    "/sjalvskattning": "/skal/sjalvskattning",
    "/utforare/idag": "/skal/idag",
    "/utkorg": "/utkorg",
}
PUBLIC: Final = (
    "/",
    "/tjanster",
    "/tjanster/hemtjanst",
    "/tjanster/trygghetslarm",
    "/rakna-avgift",
    "/tillganglighet",
    "/offline",
)
SELF_ASSESSMENT: Final = "/sjalvskattning"


@get("/sw.js", opt={"public": True})
async def service_worker() -> Response[bytes]:
    """The script with this build's files; another build is another script."""
    about = {
        "build": build(),
        "assets": [
            address(name)
            for name in assets()
            if name.endswith((".js", ".css", ".woff2"))
        ],
        "public": sorted({*PUBLIC, *SHELLS.values()}),
        "shells": SHELLS,
    }
    script = f"const ANNA = {json.dumps(about)};\n".encode() + assets()["sw.js"].content
    return Response(
        content=script,
        media_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


@get("/offline", opt={"public": True})
async def offline_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """Said when a page that needs the net is opened without it."""
    w = visitor.words
    return visitor.page(
        title=w("offline-title"),
        main=[
            _way_to_day(visitor),
            h.h1(
                {"data-comes-back": "", "data-left": w("offline-left-title")},
                w("offline-title"),
            ),
            h.p({"class": "lead", "data-left": w("offline-left")}, w("offline-lead")),
            h.div(
                {"class": "stack for-citizens"},
                h.p(w("offline-what-works")),
                link_button(w("offline-apply"), "/ansok"),
            ),
            link_button(w("offline-outbox"), "/utkorg", kind="outlined"),
        ],
        cacheable=visitor.actor is None,
    )


def _way_to_day(visitor: Visitor) -> Vdom:
    """For a care worker without network; a kept page does not know who reads it."""
    w = visitor.words
    way = h.a(
        {"href": "/utforare/idag", "class": "back"}, icon("back"), w("today-title")
    )
    return h.p({"data-to-day": "", "hidden": True}, way)


@get("/utkorg", opt={"public": True})
async def outbox_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """Every waiting post and its state. The list is the phone's own."""
    w = visitor.words
    return visitor.page(
        title=w("outbox-title"),
        main=[
            _way_to_day(visitor),
            h.h1(w("outbox-title")),
            h.p({"class": "lead"}, w("outbox-promise")),
            h.div(
                {
                    "data-outbox": "",
                    "data-last-contact": w("outbox-last-contact", time="{time}"),
                },
                h.p({"data-outbox-contact": "", "hidden": True}),
                h.p({"data-outbox-news": "", "role": "status"}),
                h.p({"data-outbox-risk": "", "class": "small", "hidden": True}),
                h.p({"data-outbox-empty": "", "class": "empty"}, w("outbox-empty")),
                h.ul({"data-outbox-list": "", "class": "outbox-list"}),
                h.p({"data-outbox-others": "", "hidden": True}, w("outbox-others")),
                h.h2(
                    {"data-outbox-done": "", "hidden": True}, w("outbox-received-title")
                ),
                h.ul({"data-outbox-receipts": "", "class": "outbox-list"}),
                h.div(
                    {"data-outbox-send": "", "class": "acts", "hidden": True},
                    button(w("outbox-send-now"), kind="outlined"),
                ),
                *outbox_parts(w),
            ),
            own_phone(w, stays=True),
            h.noscript(h.p(w("outbox-needs-script"))),
        ],
        scripts=("outbox_page.js",),
        surface=own_surface(visitor.actor),
        cacheable=visitor.actor is None,
    )


@get("/skal/ansok", opt={"public": True})
async def apply_shell(visitor: NamedDependency[Visitor]) -> Response[str]:
    """The whole application, empty, for a phone without network."""
    w = visitor.words
    groups = [
        _group(
            name=section.value,
            path=address_of(section),
            required=_required(section),
            content=[
                pause_bar(
                    back_link(_before(section), w("apply-back")),
                    first_button(w("apply-save-and-close"), name="then", value="close"),
                ),
                None if section is Section.whom else h.h1(group_title(section, w)),
                question_group(section, _empty_group(visitor)),
                docked(button(w("apply-continue"))),
            ],
        )
        for section in Section
    ]
    return _shell(
        visitor,
        title=w("apply-title"),
        form="application",
        receipt="/ansok/kvitto",
        groups=groups,
        check=_check(visitor, "/ansok/kontrollera", w("apply-send")),
        saved=_saved_here(w),
    )


def _before(section: Section) -> str:
    place = list(Section).index(section)
    return address_of(list(Section)[place - 1]) if place else "/"


def _saved_here(w: Words) -> Vdom:
    """Without network what is written lies on the phone, and that is what is said."""
    return h.template(
        {"data-group": "saved", "data-path": SAVED},
        page_header(w("apply-saved-here-title"), w("apply-saved-here")),
        h.p(w("apply-saved-not-sent")),
        link_button(w("apply-resume"), "/ansok"),
        h.p(h.a({"href": "/"}, w("to-start"))),
    )


@get("/skal/sjalvskattning", opt={"public": True})
async def self_assessment_shell(visitor: NamedDependency[Visitor]) -> Response[str]:
    """The nineteen questions, unanswered."""
    w = visitor.words
    groups = [
        _group(
            name=question.code,
            path=f"{SELF_ASSESSMENT}/{number}",
            content=[
                radio_cards(
                    name="answer",
                    legend=w(f"self-assessment-{question.code}"),
                    hint=w("self-assessment-lately"),
                    options=answer_choices(question, w),
                    legend_is_h1=True,
                ),
                note_field(w),
                docked(button(w("self-assessment-next"))),
            ],
        )
        for number, question in enumerate(QUESTIONS, start=1)
    ]
    return _shell(
        visitor,
        title=w("self-assessment-title"),
        form="self-assessment",
        receipt=f"{SELF_ASSESSMENT}/kvitto",
        groups=groups,
        check=_check(
            visitor, f"{SELF_ASSESSMENT}/kontrollera", w("self-assessment-send")
        ),
    )


def _empty_group(visitor: Visitor) -> Group:
    return Group(
        words=visitor.words, municipality=visitor.municipality, filling=Filling()
    )


def _group(
    *, name: str, path: str, content: Sequence[Child], required: str = ""
) -> Vdom:
    about = {"data-group": name, "data-path": path, "data-required": required}
    return h.template(about, h.form({"novalidate": True}, *content))


def _required(section: Section) -> str:
    """The fields that an answer cannot be without, by the Struct that decodes them."""
    fields = msgspec.structs.fields(SECTION_FORMS[section])
    return " ".join(field.name for field in fields if field.required)


def _check(visitor: Visitor, path: str, send: str) -> Vdom:
    w = visitor.words
    return h.template(
        {"data-group": "check", "data-path": path},
        h.h1(w("apply-check-title")),
        h.dl({"class": "summary", "data-answers": ""}),
        h.form(button(send, giant=True)),
    )


def _shell(
    visitor: Visitor,
    *,
    title: str,
    form: str,
    receipt: str,
    groups: list[Vdom],
    check: Vdom,
    saved: Vdom | None = None,
) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=title,
        main=[
            h.div(
                {
                    "data-shell": form,
                    "data-receipt": receipt,
                    "data-queued": w("offline-queued"),
                    "data-queued-next": w("offline-queued-next"),
                    "data-not-answered": w("apply-not-answered"),
                    "data-change": w("apply-check-change"),
                    "data-needs-sign-in": w("offline-sign-in-first"),
                    "data-missing": w("field-missing"),
                    "data-missing-lead": w("apply-missing-lead"),
                    "data-outbox": w("offline-outbox"),
                },
                notice(w("offline-form-lead"), kind="warn"),
                own_phone(w),
                h.p(
                    {
                        "class": "saved",
                        "role": "status",
                        "data-saved": "",
                        "hidden": True,
                    }
                ),
                h.div({"data-stage": ""}, h.h1(title)),
            ),
            *groups,
            check,
            *([saved] if saved else []),
        ],
        scripts=("draft.js",),
        cacheable=visitor.actor is None,
    )


ROUTES = [
    service_worker,
    offline_page,
    outbox_page,
    apply_shell,
    self_assessment_shell,
]
