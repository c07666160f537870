"""`/mina-sidor/uppgifter`: what is known of how to reach and meet her, and from where."""

from typing import Final

from litestar import Response, get
from litestar.di import NamedDependency

from backend.access import details, people
from backend.access.facts import (
    ClosePerson,
    Detail,
    DetailKind,
    DetailSource,
    PersonFacts,
    Purpose,
    RegisteredFacts,
)
from backend.kernel.ids import PersonId
from backend.plumbing.database import Opened, Session
from components.data import link_list, summary_list
from components.feedback import empty, notice
from components.forms import link_button
from components.html import Child, Vdom, h
from components.layout import back_link, page_header
from i18n import formats
from pwa.shell import House, NotForYou, NothingHere, Visitor
from pwa.sign_in.code import can_be_sent

HERE: Final = "/mina-sidor/uppgifter"
K = DetailKind


class Own:
    """What holds now: the register, what she has told since, and the two together."""

    def __init__(
        self,
        registered: RegisteredFacts,
        person: PersonFacts,
        told: tuple[Detail, ...],
    ) -> None:
        self.registered, self.person = registered, person
        self.told = {(each.kind, each.item): each for each in told}

    def of(self, kind: DetailKind, item: str = "") -> Detail | None:
        return self.told.get((kind, item))

    @property
    def close(self) -> list[tuple[str, ClosePerson, Detail | None]]:
        """Each close person by its id, with who told of them."""
        found: list[tuple[str, ClosePerson, Detail | None]] = []
        of_register = details.OF_THE_REGISTER
        if self.registered.close and not self.of(K.close_person, of_register):
            found.append((of_register, self.registered.close, None))
        for (kind, item), detail in self.told.items():
            close = details.close_of(detail) if kind is K.close_person else None
            if close is not None:
                found.append((item, close, detail))
        return found


async def load_own(visitor: Visitor, house: House) -> Own:
    """Her own details; the opening goes into the log."""
    own = await _own_if_told(visitor, house)
    if own is None:
        raise NothingHere(back=HERE, surface="citizen")
    return own


async def _own_if_told(visitor: Visitor, house: House) -> Own | None:
    """Nothing, of whoever is known by an address and has not said who she is."""
    by = visitor.for_purpose(Purpose.own_details)
    if by.person_id is None:
        raise NotForYou
    person_id: PersonId = by.person_id

    def ask(session: Session) -> Own | None:
        person = people.person_if_told(session, person_id)
        if person is None:
            return None
        told = details.own(session, actor=by)
        return Own(people.registered(session, person_id), person, told)

    return await house.door.read(
        ask,
        by=by,
        now=visitor.now,
        opened=Opened(purpose=Purpose.own_details, what="details", person_id=person_id),
    )


@get(HERE)
async def details_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    own, w = await _own_if_told(visitor, house), visitor.words
    if own is None:
        return _not_told(visitor)
    return visitor.page(
        title=w("details-title"),
        main=[
            back_link("/mina-sidor", w("own-decision-back")),
            page_header(w("details-title"), w("details-lead")),
            *_how_to_reach(own, visitor, by_mail=can_be_sent(house)),
            _part(w("details-talk"), summary_list(_talk(own, visitor))),
            *_closest(own, visitor),
            _part(
                w("details-register"),
                h.p(w("details-register-lead")),
                summary_list(_register(own, visitor)),
            ),
            link_list(
                [
                    (
                        "/personuppgifter",
                        w("privacy-link"),
                        w("details-privacy-hint"),
                    ),
                    (
                        "/mina-sidor/stammer-inte",
                        w("objections-title"),
                        w("my-case-objections-hint"),
                    ),
                ]
            ),
        ],
        current="/mina-sidor",
    )


def _how_to_reach(own: Own, visitor: Visitor, *, by_mail: bool) -> list[Vdom]:
    w = visitor.words
    if own.person.is_protected:
        return [notice(w("protected-own-text"), lead=w("protected-own"))]
    return [
        _part(
            w("details-contact"), summary_list(_contact(own, visitor, by_mail=by_mail))
        )
    ]


def _closest(own: Own, visitor: Visitor) -> list[Vdom]:
    if own.person.is_protected:
        return []
    return [_part(visitor.words("details-close"), *_close(own, visitor))]


def _not_told(visitor: Visitor) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=w("details-title"),
        main=[
            back_link("/mina-sidor", w("own-decision-back")),
            page_header(w("details-title")),
            empty(w("details-not-told"), link_button(w("my-case-apply"), "/ansok")),
        ],
        current="/mina-sidor",
    )


def _part(title: str, *content: Child) -> Vdom:
    return h.section({"class": "part stacked"}, h.h2(title), *content)


def _contact(own: Own, visitor: Visitor, *, by_mail: bool) -> list[tuple[Child, ...]]:
    w, person = visitor.words, own.person
    address = [h.span(each) for each in (person.address, person.postal) if each]
    return [
        _row(
            "details-address",
            [address[0], *(h.div(each) for each in address[1:])] if address else None,
            "adress",
            own.of(K.address),
            visitor,
        ),
        _row(
            "details-phone",
            h.bdi({"dir": "ltr"}, person.phone) if person.phone else None,
            "telefon",
            own.of(K.phone),
            visitor,
        ),
        _row(
            "details-email",
            h.bdi({"dir": "ltr"}, person.email) if person.email else None,
            "epost" if by_mail else None,
            own.of(K.email),
            visitor,
        ),
        _row("details-reach", person.reach or None, "na-mig", own.of(K.reach), visitor),
        _row(
            "details-critical",
            person.critical or None,
            "viktigt",
            own.of(K.critical),
            visitor,
            hint="" if person.critical else w("details-critical-hint"),
        ),
    ]


def _talk(own: Own, visitor: Visitor) -> list[tuple[Child, ...]]:
    w, person = visitor.words, own.person
    interpreter = (
        None
        if person.interpreter is None
        else w(f"details-interpreter-{'yes' if person.interpreter else 'no'}")
    )
    return [
        _row(
            "details-language",
            w(f"language-name-{person.language}"),
            "sprak",
            own.of(K.language),
            visitor,
        ),
        _row(
            "details-interpreter",
            interpreter,
            "sprak",
            own.of(K.interpreter),
            visitor,
        ),
    ]


def _close(own: Own, visitor: Visitor) -> list[Child]:
    w = visitor.words
    rows = [
        (
            h.div(close.name, h.div(h.small(close.relation))),
            h.div(
                h.div(h.bdi({"dir": "ltr"}, close.phone)) if close.phone else None,
                h.div(
                    w("details-may-talk" if close.may_talk else "details-may-not-talk")
                ),
                h.div({"class": "hint"}, told_by(detail, visitor)),
            ),
            _change(f"narstaende/{item}", close.name, visitor),
        )
        for item, close, detail in own.close
    ]
    return [
        summary_list(rows) if rows else h.p(w("details-close-none")),
        h.p(h.a({"href": f"{HERE}/narstaende/ny"}, w("details-close-add"))),
    ]


def _register(own: Own, visitor: Visitor) -> list[tuple[Child, ...]]:
    """As it is registered: masked where it need not be seen, and not changed here."""
    w, facts = visitor.words, own.registered
    number = own.person.personnummer
    return [
        (w("details-name"), facts.name),
        (
            w("details-personnummer"),
            h.bdi({"dir": "ltr"}, f"{number[:8]}-••••"),
        ),
        (
            w("details-registered-address"),
            formats.place(facts.address, facts.postal) or w("details-nothing"),
        ),
    ]


def _row(
    label: str,
    value: Child,
    where: str | None,
    detail: Detail | None,
    visitor: Visitor,
    *,
    hint: str = "",
) -> tuple[Child, ...]:
    w = visitor.words
    name = w(label)
    shown = h.div(
        h.div({"dir": "auto"}, value or w("details-nothing")),
        h.div({"class": "hint"}, hint) if hint else None,
        h.div({"class": "hint"}, told_by(detail, visitor)) if value else None,
    )
    return name, shown, _change(where, name, visitor) if where else None


def _change(where: str, what: str, visitor: Visitor) -> Vdom:
    return h.a(
        {"href": f"{HERE}/{where}"},
        visitor.words("details-change"),
        h.span({"class": "visually-hidden"}, f" {what}"),
    )


def told_by(detail: Detail | None, visitor: Visitor) -> str:
    """Who entered it, from where, and when."""
    w = visitor.words
    if detail is None:
        return w("details-from-register")
    when = formats.day(detail.entered_at.date(), visitor.language)
    if detail.source is DetailSource.herself:
        return w("details-from-herself", day=when)
    return w("details-from-officer", day=when, name=detail.entered_by_name)


ROUTES = [details_page]
