"""`/personal`: who works here, how they get in, their first day, a lost phone, the last day."""

from functools import partial
from typing import Annotated, Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from backend.access import invites, staff_ways
from backend.access.codes import EmailAddress
from backend.access.facts import IdentityDocument, Purpose
from backend.access.hosts import origin_for
from backend.access.staff_ways import Colleague, NewColleague
from backend.kernel.actor import Actor, Role
from backend.kernel.forms import FormErrors, decode
from backend.plumbing.database import Repeated
from components.data import table
from components.feedback import notice, tag
from components.forms import (
    Choice,
    button,
    field,
    form,
    link_button,
    radio_cards,
)
from components.html import Child, Vdom, h
from components.layout import back_link, page_header
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, titled, unreadable
from pwa.shell import House, Visitor, see_other
from pwa.steering.log_late import log_late

HERE: Final = "/personal"
NOT_CHECKED: Final = "none"
# The name of each role, as the demo's chooser says it too.
ROLE_NAMES: Final = {
    Role.case_officer: "sign-in-role-case-officer",
    Role.senior_officer: "sign-in-role-senior-officer",
    Role.unit_head: "sign-in-role-unit-head",
    Role.fee_officer: "sign-in-role-fee-officer",
    Role.settlement_officer: "sign-in-role-settlement",
    Role.provider_planner: "sign-in-role-planner",
    Role.care_worker: "sign-in-role-care-worker",
    Role.system_admin: "sign-in-role-administrator",
    Role.log_reviewer: "sign-in-role-log-reviewer",
}


ShortLine = Annotated[str, Meta(max_length=80, pattern=r"^[^\n\r]*$")]


class NewcomerForm(Struct, frozen=True, kw_only=True):
    """`checked` is the kind of document that was seen, or that none was."""

    name: ShortLine
    title: ShortLine
    role: Role
    checked: str
    email: EmailAddress | None = None


@get(HERE)
async def staff_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor, w = visitor.for_purpose(Purpose.staff), visitor.words
    now = house.wall.now()
    found = await house.door.look(lambda s: staff_ways.colleagues(s, by=actor, now=now))
    return visitor.page(
        title=w("staff-title"),
        main=h.div(
            {"class": "desk-column quiet-caption"},
            *await log_late(visitor, house),
            page_header(
                w("staff-title"),
                w("staff-lead"),
                link_button(w("staff-invite"), f"{HERE}/ny", icon_name="plus"),
            ),
            h.p(h.a({"href": "/styrning/behorigheter"}, w("rights-link"))),
            table(
                caption=w("staff-title"),
                columns=[w("staff-name"), w("staff-role"), w("staff-state")],
                rows=[_row(each, w) for each in found],
                keys=[each.user_id for each in found],
            ),
        ),
        surface="desk",
        current=HERE,
    )


def _row(each: Colleague, words: Words) -> list[Child]:
    return [
        h.a({"href": f"{HERE}/{each.user_id}"}, each.name),
        each.title,
        state_of(each, words),
    ]


def state_of(each: Colleague, words: Words) -> Vdom:
    if each.recovery is not None:
        return tag(words("staff-state-asked"), kind="warn")
    if each.gets_in:
        return tag(words("staff-state-in"), kind="good")
    return tag(words("staff-state-not-yet"))


@get(f"{HERE}/ny")
async def newcomer_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    actor = visitor.for_purpose(Purpose.staff)
    return _newcomer_page(Filling(), visitor, actor)


@post(f"{HERE}/ny", status_code=200)
async def invite(sent: NamedDependency[Submission]) -> Response[str]:
    """Her first day: an account, and a link that works once and is shown once."""
    visitor, house = sent.visitor, sent.house
    visitor.for_purpose(Purpose.staff)
    by = visitor.for_purpose(Purpose.administration)
    given = decode(NewcomerForm, sent.form)
    if isinstance(given, FormErrors):
        return _newcomer_page(unreadable(sent.form, given, visitor), visitor, by)
    token = invites.new_token()
    who = NewColleague(
        name=given.name,
        title=given.title,
        role=given.role,
        email=given.email or "",
        document=document_seen(given.checked),
    )
    invited = await sent.act_on(
        given,
        lambda _: partial(
            staff_ways.invite_new, token=token, who=who, by=by, now=house.wall.now()
        ),
        by=by,
    )
    if isinstance(invited, Filling):
        return _newcomer_page(invited, visitor, by)
    if isinstance(invited, Repeated):
        return see_other(HERE)
    return link_page(given.name, token, visitor, house)


def document_seen(checked: str) -> IdentityDocument | None:
    return next((each for each in IdentityDocument if each == checked), None)


def _newcomer_page(filling: Filling, visitor: Visitor, actor: Actor) -> Response[str]:
    w = visitor.words
    title = w("staff-new-title")
    roles = [
        Choice(value=role, label=w(ROLE_NAMES[role]))
        for role in staff_ways.roles_to_invite(actor)
    ]
    return visitor.page(
        title=titled(title, filling, visitor),
        main=h.div(
            {"class": "desk-column"},
            not_right(filling, visitor),
            back_link(HERE, w("staff-title")),
            h.h1(title),
            form(
                _text("name", "staff-name", filling, w),
                _text("title", "staff-new-job", filling, w),
                radio_cards(
                    name="role",
                    legend=w("staff-role"),
                    options=roles,
                    value=filling.value("role"),
                    error=filling.error("role"),
                ),
                _text("email", "staff-new-email", filling, w),
                what_was_seen(filling, w),
                button(w("staff-new-make")),
                action=f"{HERE}/ny",
                op_id=op_id(filling, visitor),
            ),
        ),
        surface="desk",
        status=filling.status,
        current=HERE,
    )


def _text(name: str, label: str, filling: Filling, words: Words) -> Vdom:
    return field(
        name=name,
        label=words(label),
        value=filling.value(name),
        error=filling.error(name),
        autocomplete="off",
        optional_text=words("assess-optional") if name == "email" else None,
    )


def what_was_seen(filling: Filling, words: Words) -> Vdom:
    seen = [
        Choice(value=each, label=words(f"document-{each.replace('_', '-')}"))
        for each in IdentityDocument
    ]
    nothing = Choice(
        value=NOT_CHECKED,
        label=words("staff-not-checked"),
        hint=words("staff-not-checked-hint"),
    )
    return radio_cards(
        name="checked",
        legend=words("way-in-document"),
        options=[*seen, nothing],
        value=filling.value("checked"),
        error=filling.error("checked"),
    )


def link_page(name: str, token: str, visitor: Visitor, house: House) -> Response[str]:
    w = visitor.words
    return shown_page(
        w("staff-link-title", name=name),
        w("staff-link-tab"),
        w("staff-link-how"),
        f"{origin_for(visitor.municipality, house.settings)}/inbjudan/{token}",
        visitor,
    )


def shown_page(
    title: str, tab: str, lead: str, shown: str, visitor: Visitor
) -> Response[str]:
    """What is shown this once: a link or a code. `tab` names nobody."""
    w = visitor.words
    return visitor.page(
        title=tab,
        main=h.div(
            {"class": "desk-column"},
            back_link(HERE, w("staff-title")),
            h.h1(title),
            h.p({"class": "lead"}, lead),
            h.p({"class": "code-shown"}, shown),
            notice(w("staff-shown-once"), kind="warn"),
        ),
        surface="desk",
        current=HERE,
    )


ROUTES = [
    staff_page,
    newcomer_page,
    invite,
]
