"""Showing who she is: what she said of herself beside her document, and the register."""

from datetime import date
from typing import Literal

from litestar import Response
from msgspec import Struct, structs

from backend.access import personal_codes
from backend.access.facts import IdentityDocument, Joined, PersonFacts
from backend.access.hosts import written_address
from backend.contact.facts import Line
from backend.investigation.facts import CaseFile
from backend.kernel.ids import PersonId
from backend.kernel.personnummer import shown as personnummer_shown
from components.data import summary_list, table
from components.feedback import notice
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    field,
    form,
    hidden,
    radio_cards,
)
from components.html import Vdom, h
from components.layout import section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, op_id
from pwa.officer.form_page import form_page
from pwa.shell import House, Visitor


class Checked(Struct, frozen=True, kw_only=True):
    """With what she has shown who she is."""

    document: IdentityDocument | None = None


class SamePerson(Checked, frozen=True, kw_only=True):
    """Whom the officer was shown, what stands on the document, and her own word."""

    registered: PersonId
    personnummer: Line = ""
    her_word: Literal["yes"] | None = None


def documents(filling: Filling, words: Words) -> Vdom:
    return radio_cards(
        name="document",
        legend=words("way-in-document"),
        options=[
            Choice(value=each, label=words(f"document-{each.replace('_', '-')}"))
            for each in IdentityDocument
        ],
        value=filling.value("document"),
        error=filling.error("document"),
    )


def not_proven(
    person: PersonFacts, at: str, filling: Filling, visitor: Visitor
) -> Vdom:
    """Nobody in the register has her number: her document decides."""
    w = visitor.words
    return section(
        w("way-in-prove"),
        h.p(w("way-in-prove-lead", person=person.given_name)),
        summary_list(
            [
                (w("way-in-prove-name"), person.name),
                (
                    w("way-in-prove-number"),
                    personnummer_shown(person.personnummer),
                ),
            ]
        ),
        form(
            documents(filling, w),
            button(w("way-in-prove-agrees")),
            action=f"{at}/styrkt",
            op_id=op_id(filling, visitor),
        ),
    )


def same_person(
    person: PersonFacts,
    registered: PersonFacts,
    sent_from: str,
    at: str,
    filling: Filling,
    visitor: Visitor,
) -> Vdom:
    """Somebody in the register has her number: the officer says whether it is she."""
    w = visitor.words
    differ = person.name.casefold() != registered.name.casefold()
    return section(
        w("same-person"),
        h.p(w("same-person-lead")),
        notice(w("same-person-names-differ"), kind="warn", lead=w("same-person-names"))
        if differ
        else None,
        _both(person, registered, visitor),
        form(
            hidden("registered", registered.person_id),
            documents(filling, w),
            field(
                name="personnummer",
                label=w("same-person-number"),
                hint=w("same-person-number-hint"),
                value=filling.value("personnummer"),
                error=filling.error("personnummer"),
                autocomplete="off",
            ),
            checkbox_cards(
                name="her_word",
                legend=w("same-person-her-word"),
                options=[Choice("yes", w("same-person-her-word-yes", email=sent_from))],
                values=filling.chosen("her_word"),
                error=filling.error("her_word"),
            ),
            button(w("same-person-join")),
            action=f"{at}/samma",
            op_id=op_id(filling, visitor),
        ),
        h.p(w("same-person-is-not")),
    )


def _both(person: PersonFacts, registered: PersonFacts, visitor: Visitor) -> Vdom:
    w, both = visitor.words, (person, registered)
    rows = (
        ("name", [each.name for each in both]),
        ("born", [_day(each.born_on, visitor) for each in both]),
        ("address", [formats.place(each.address, each.postal) for each in both]),
        ("phone", [each.phone for each in both]),
        ("email", [each.email for each in both]),
    )
    return table(
        caption=w("same-person-compare"),
        columns=[
            w("same-person-what"),
            w("same-person-told"),
            w("same-person-registered"),
        ],
        rows=[
            [
                w(f"same-person-{name}"),
                *(value or w("same-person-nothing") for value in values),
            ]
            for name, values in rows
        ],
    )


def _day(day: date, visitor: Visitor) -> str:
    return formats.day(day, visitor.language)


def joined_with(before: tuple[Joined, ...], visitor: Visitor) -> list[Vdom]:
    """What has been joined with her file, so that it can be asked about."""
    return [
        notice(
            visitor.words(
                "same-person-joined",
                name=each.told_name,
                by=each.by,
                when=formats.moment(each.at, visitor.language),
            ),
            kind="good",
        )
        for each in before
    ]


def code_page(
    code: str, shown: CaseFile, at: str, visitor: Visitor, house: House
) -> Response[str]:
    w, address = visitor.words, written_address(visitor.municipality, house.settings)
    return form_page(
        w("way-in-code-title", person=shown.person.given_name),
        Filling(),
        structs.replace(visitor, sent_form=None),
        h.p({"class": "code-shown"}, personal_codes.shown(code)),
        h.ol(
            {"class": "bullets"},
            h.li(w("code-letter-step-open", address=address)),
            h.li(w("code-letter-step-choose", way=w("paper-way"))),
            h.li(w("code-letter-step-write")),
            h.li(w("code-letter-step-make")),
        ),
        notice(w("way-in-code-once"), kind="warn"),
        back=(at, w("way-in-title", person=shown.person.given_name)),
        lead=w("way-in-code-lead"),
        of=shown,
        tab=w("way-in-code-tab"),
    )
