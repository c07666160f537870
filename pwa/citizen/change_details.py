"""`/mina-sidor/uppgifter/…`: a page for each thing that she changes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from backend.access import details
from backend.access.facts import ClosePerson, DetailKind, Purpose
from backend.contact.facts import (
    Language,
    Line,
    OwnWords,
    PhoneIfAny,
    PhoneNumber,
    YesNo,
)
from backend.kernel.forms import decode
from components.forms import Choice, button, field, form, radio_cards, select, textarea
from components.html import Vdom, h
from components.layout import acts, back_link
from i18n.words import Words
from pwa.citizen.my_details import HERE, Own, load_own
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.shell import House, Visitor, nothing_here, see_other
from pwa.unproven import one

K = DetailKind
# In place of whom: nobody yet.
NEW: Final = "ny"


class AddressForm(Struct, frozen=True, kw_only=True):
    address: Line
    postal: Line


class PhoneForm(Struct, frozen=True, kw_only=True):
    phone: PhoneNumber


class TalkForm(Struct, frozen=True, kw_only=True):
    language: Language
    interpreter: YesNo


class ReachForm(Struct, frozen=True, kw_only=True):
    reach: OwnWords = ""


class CriticalForm(Struct, frozen=True, kw_only=True):
    critical: OwnWords = ""


class CloseForm(Struct, frozen=True, kw_only=True):
    name: Line
    relation: Line = ""
    phone: PhoneIfAny = ""
    may_talk: YesNo


class Changed(Struct, frozen=True, kw_only=True):
    """A page: its form, what it asks her to have shown, and its fields."""

    shape: type[Struct]
    purpose: Purpose
    kinds: tuple[DetailKind, ...]
    fields: Callable[[Filling, Words], list[Vdom]]


def _line(name: str, filling: Filling, words: Words, autocomplete: str = "") -> Vdom:
    return field(
        name=name,
        label=words(f"details-{name}"),
        value=filling.value(name),
        error=filling.error(name),
        type="tel" if name == "phone" else "text",
        autocomplete=autocomplete or None,
    )


def _address(filling: Filling, words: Words) -> list[Vdom]:
    return [
        _line("address", filling, words, "street-address"),
        _line("postal", filling, words),
    ]


def _phone(filling: Filling, words: Words) -> list[Vdom]:
    return [_line("phone", filling, words, "tel")]


def _talk(filling: Filling, words: Words) -> list[Vdom]:
    return [
        select(
            name="language",
            label=words("details-language"),
            options=[(each, words(f"language-name-{each}")) for each in Language],
            value=filling.value("language"),
            error=filling.error("language"),
        ),
        _yes_or_no("interpreter", filling, words),
    ]


def _text(name: str, filling: Filling, words: Words) -> list[Vdom]:
    return [
        textarea(
            name=name,
            label=words(f"details-{name}"),
            hint=words(f"details-{name}-hint"),
            value=filling.value(name),
            error=filling.error(name),
        )
    ]


def _yes_or_no(name: str, filling: Filling, words: Words) -> Vdom:
    return radio_cards(
        name=name,
        legend=words(f"details-{name.replace('_', '-')}-asked"),
        options=[Choice(each, words(f"details-{each}")) for each in YesNo],
        value=filling.value(name),
        error=filling.error(name),
    )


CHANGES: Final[Mapping[str, Changed]] = {
    "adress": Changed(
        shape=AddressForm,
        purpose=Purpose.change_contact,
        kinds=(K.address, K.postal),
        fields=_address,
    ),
    "telefon": Changed(
        shape=PhoneForm,
        purpose=Purpose.change_contact,
        kinds=(K.phone,),
        fields=_phone,
    ),
    "sprak": Changed(
        shape=TalkForm,
        purpose=Purpose.own_details,
        kinds=(K.language, K.interpreter),
        fields=_talk,
    ),
    "na-mig": Changed(
        shape=ReachForm,
        purpose=Purpose.own_details,
        kinds=(K.reach,),
        fields=partial(_text, "reach"),
    ),
    "viktigt": Changed(
        shape=CriticalForm,
        purpose=Purpose.own_details,
        kinds=(K.critical,),
        fields=partial(_text, "critical"),
    ),
}


@get(HERE + "/{what:str}")
async def change_page(
    what: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    own = await load_own(visitor, house)
    asked = CHANGES.get(what)
    if asked is None:
        return nothing_here(visitor)
    visitor.for_purpose(asked.purpose)
    return _page(what, asked, Filling(values=_values(own)), visitor)


@post(HERE + "/{what:str}", status_code=303)
async def change(
    what: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, asked = sent.visitor, CHANGES.get(what)
    if asked is None:
        visitor.for_purpose(Purpose.own_details)
        return nothing_here(visitor)
    by = visitor.for_purpose(asked.purpose)
    kept = await sent.act_on(
        decode(asked.shape, sent.form),
        lambda given: partial(
            details.change,
            values={each: getattr(given, each).strip() for each in asked.kinds},
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    if isinstance(kept, Filling):
        return _page(what, asked, kept, visitor)
    return see_other(HERE)


@get(HERE + "/narstaende/{item:str}")
async def close_page(
    item: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    own = await load_own(visitor, house)
    known = {each: close for each, close, _ in own.close}.get(item)
    if item != NEW and known is None:
        return nothing_here(visitor)
    start = Filling()
    if known:
        may = YesNo.yes if known.may_talk else YesNo.no
        start = Filling(
            values={
                "name": known.name,
                "relation": known.relation,
                "phone": known.phone,
                "may_talk": may,
            }
        )
    return _close_page(item, start, visitor)


@post(HERE + "/narstaende/{item:str}", status_code=303)
async def change_close(
    item: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_details)
    own = await load_own(visitor, sent.house)
    is_known = item != NEW
    if is_known and item not in {each for each, _, _ in own.close}:
        return nothing_here(visitor)
    its = item if is_known else ""
    keep = partial(details.change_close, item=its, by=by, now=visitor.now)
    if is_known and one(sent.form, "act") == "remove":
        result = await sent.act(partial(keep, close=None), by=by)
        return visitor.after(result, to=HERE, surface="citizen")
    kept = await sent.act_on(
        decode(CloseForm, sent.form),
        lambda given: partial(keep, close=_close(given)),
        by=by,
    )
    if isinstance(kept, Filling):
        return _close_page(item, kept, visitor)
    return see_other(HERE)


def _close(given: CloseForm) -> ClosePerson:
    return ClosePerson(
        name=given.name.strip(),
        relation=given.relation.strip(),
        phone=given.phone.strip(),
        may_talk=given.may_talk is YesNo.yes,
    )


def _values(own: Own) -> dict[str, str]:
    """As it stands now, to be changed rather than written anew."""
    person = own.person
    interpreter = {None: "", True: "yes", False: "no"}[person.interpreter]
    return {
        "address": person.address,
        "postal": person.postal,
        "phone": person.phone,
        "language": person.language,
        "interpreter": interpreter,
        "reach": person.reach,
        "critical": person.critical,
    }


def _page(
    what: str, asked: Changed, filling: Filling, visitor: Visitor
) -> Response[str]:
    w = visitor.words
    return detail_page(
        w(f"details-change-{what}"),
        filling,
        visitor,
        form(
            *asked.fields(filling, w),
            button(w("details-save")),
            action=f"{HERE}/{what}",
            op_id=op_id(filling, visitor),
        ),
    )


def _close_page(item: str, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    remove = button(w("details-remove"), kind="text", name="act", value="remove")
    return detail_page(
        w("details-close-add" if item == NEW else "details-change-close"),
        filling,
        visitor,
        form(
            _line("name", filling, w),
            _line("relation", filling, w),
            _line("phone", filling, w),
            _yes_or_no("may_talk", filling, w),
            acts(button(w("details-save")), None if item == NEW else remove),
            action=f"{HERE}/narstaende/{item}",
            op_id=op_id(filling, visitor),
        ),
    )


def detail_page(
    title: str, filling: Filling, visitor: Visitor, *content: Vdom | None
) -> Response[str]:
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[
            *not_right(filling, visitor),
            back_link(HERE, visitor.words("details-title")),
            h.h1(title),
            *(each for each in content if each is not None),
        ],
        status=filling.status,
        current="/mina-sidor",
    )


ROUTES = [change_page, change, close_page, change_close]
