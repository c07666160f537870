"""How registering a call looks: who it is about, what is asked for, what to promise."""

from litestar import Response
from msgspec import Struct

from backend.access.facts import PersonFacts
from backend.contact.facts import (
    AlreadySubmitted,
    ApplicationReceived,
    Section,
)
from components.feedback import notice
from components.forms import button, field, form, hidden, link_button
from components.html import Vdom, h
from components.layout import acts, page_header, section
from i18n.formats import day_and_time, place
from i18n.words import Words
from pwa.citizen.apply_groups import Group, group_title, question_group
from pwa.citizen.information import shown
from pwa.forms import Filling, not_right, titled
from pwa.shell import Visitor

HERE = "/handlaggning/registrera"
AGENTS = "/handlaggning/ombud"
NAMES = ("given_name", "family_name", "address", "postal")


class Registering(Struct, frozen=True, kw_only=True):
    """The form on its way: what was typed, what is wrong, who was found."""

    filling: Filling
    found: PersonFacts | None = None
    looked_up: bool = False
    before: AlreadySubmitted | None = None


def register_response(page: Registering, visitor: Visitor) -> Response[str]:
    w = visitor.words
    title = w("register-title")
    return visitor.page(
        title=titled(title, page.filling, visitor),
        main=shown(
            page_header(title, w("register-lead")),
            *not_right(page.filling, visitor),
            _sent_before(page, visitor),
            _form(page, visitor),
            h.p(h.a({"href": AGENTS}, w("register-agents"))),
        ),
        surface="desk",
        status=_status(page),
    )


def registered_response(
    received: ApplicationReceived, person: PersonFacts, visitor: Visitor
) -> Response[str]:
    """What to tell whoever rang."""
    w = visitor.words
    return visitor.page(
        title=w("register-done-title"),
        main=[
            page_header(w("register-done-title"), person.name),
            notice(
                w(
                    "register-done-lead",
                    number=received.case_number,
                    receipt=received.receipt_no,
                ),
                kind="good",
            ),
            acts(
                link_button(w("register-done-worklist"), "/handlaggning"),
                link_button(w("register-done-another"), HERE, kind="outlined"),
                find_agents(person.personnummer, visitor),
            ),
        ],
        surface="desk",
        status=201,
    )


def find_agents(number: str, visitor: Visitor) -> Vdom:
    """On to who may act for her; her number is in no address."""
    return form(
        hidden("person_number", number),
        button(
            visitor.words("register-agents"), kind="text", name="step", value="find"
        ),
        action=AGENTS,
        op_id=visitor.new_op(),
    )


def _status(page: Registering) -> int:
    return page.before.status if page.before else page.filling.status


def _sent_before(page: Registering, visitor: Visitor) -> Vdom | None:
    if page.before is None:
        return None
    when = day_and_time(page.before.received_at, visitor.language)
    return notice(
        visitor.words("register-twice", when=when, receipt=page.before.receipt_no),
        kind="warn",
    )


def _form(page: Registering, visitor: Visitor) -> Vdom:
    w = visitor.words
    group = Group(
        words=w,
        municipality=visitor.municipality,
        filling=page.filling,
        is_page=False,
    )
    return form(
        h.div({"class": "columns"}, _caller(page, group), _groups(group)),
        hidden("send_again", "yes") if page.before else None,
        acts(button(w("register-send-again" if page.before else "register-save"))),
        action=HERE,
        op_id=visitor.new_op(),
    )


def _caller(page: Registering, group: Group) -> Vdom:
    """Who it is about, and when the call was."""
    w = group.words
    return section(
        w("register-person"),
        _line(group, "personnummer", hint=True),
        acts(button(w("register-find"), kind="outlined", name="step", value="find")),
        looked_up(page.found, page.filling, w)
        if page.looked_up or page.found
        else None,
        _line(group, "called_on"),
        _line(group, "called_at", hint=True),
    )


def _groups(group: Group) -> list[Vdom]:
    """The same question groups as on the person's own pages."""
    return [
        h.div({"class": "part"}, question_group(each, group))
        if each is Section.whom
        else section(group_title(each, group.words), question_group(each, group))
        for each in Section
    ]


def looked_up(found: PersonFacts | None, filling: Filling, w: Words) -> Vdom:
    """Who the register has by the number, or what to ask somebody who is new to it."""
    if found is not None:
        return notice(
            w(
                "register-found",
                name=found.name,
                address=place(found.address, found.postal),
            )
        )
    return h.div(
        {"class": "stack"},
        notice(
            w("register-not-found-text"),
            kind="warn",
            lead=w("register-not-found-lead"),
        ),
        [_field(name, filling, w) for name in NAMES],
    )


def _line(group: Group, name: str, *, hint: bool = False) -> Vdom:
    return _field(name, group.filling, group.words, hint=hint)


def _field(name: str, filling: Filling, w: Words, *, hint: bool = False) -> Vdom:
    label = f"register-{name.replace('_', '-')}"
    return field(
        name=name,
        label=w(label),
        value=filling.value(name),
        hint=w(f"{label}-hint") if hint else None,
        error=filling.error(name),
        autocomplete="off",
    )
