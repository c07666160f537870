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
from i18n.formats import day_and_time
from pwa.citizen.apply_groups import Group, group_title, question_group
from pwa.citizen.information import shown
from pwa.forms import Filling, not_right, titled
from pwa.shell import Visitor

HERE = "/handlaggning/registrera"
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
            ),
        ],
        surface="desk",
        status=201,
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
        _person(page, group),
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


def _person(page: Registering, group: Group) -> Vdom | None:
    w = group.words
    if page.found is not None:
        place = f"{page.found.address}, {page.found.postal}"
        return notice(w("register-found", name=page.found.name, address=place))
    if not page.looked_up:
        return None
    return h.div(
        notice(
            w("register-not-found-text"),
            kind="warn",
            lead=w("register-not-found-lead"),
        ),
        [_line(group, name) for name in NAMES],
    )


def _line(group: Group, name: str, *, hint: bool = False) -> Vdom:
    label = f"register-{name.replace('_', '-')}"
    return field(
        name=name,
        label=group.words(label),
        value=group.value(name),
        hint=group.words(f"{label}-hint") if hint else None,
        error=group.error(name),
        autocomplete="off",
    )
