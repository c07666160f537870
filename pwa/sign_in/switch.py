"""`/byt-person`: for whom she does this; switching is one deliberate step."""

from datetime import date
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access import mandate_actions, mandates, sign_ins
from backend.access.facts import Purpose
from backend.access.mandate_facts import (
    ActingBegun,
    ActingEnded,
    Mandate,
    MandateNotInForce,
    MandateState,
    MandateUnknown,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import MandateId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened, Session
from components.data import link_list
from components.feedback import tag
from components.forms import button, form, hidden
from components.html import Vdom, h
from components.layout import card, section
from i18n.formats import day
from pwa.acting import ASK, SWITCH, basis_of
from pwa.citizen.agent_parts import covers, kind_of
from pwa.citizen.information import shown
from pwa.shell import FormFields, House, SignInNeeded, Visitor
from pwa.sign_in.begin import switched
from pwa.unproven import one


@get(SWITCH)
async def switch_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.switch_person)
    held = await house.door.read(
        partial(mandates.held_by, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.switch_person,
            what="held_mandates",
            shown=tuple(each.mandate_id for each in found),
        ),
    )
    w, today = visitor.words, visitor.today
    to = dict(visitor.query).get("till", "")
    now = [each for each in held if each.state_on(today) is MandateState.in_force]
    later = [each for each in held if _told_of(each, today)]
    return visitor.page(
        title=w("switch-title"),
        main=shown(
            h.h1(w("switch-title")),
            h.p({"class": "lead"}, w("switch-lead")),
            _herself(visitor, actor, to),
            *(_other(each, visitor, actor, to) for each in now),
            _waiting(later, visitor) if later else None,
            section(
                w("switch-ask-title"),
                link_list([(ASK, w("ask-title"), w("switch-ask-hint"))]),
            )
            if actor.acting is None
            else None,
        ),
    )


@post(SWITCH, status_code=303)
async def switch(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """A new token for whom she acts for now; the old one ends, in every tab."""
    by, token = visitor.for_purpose(Purpose.switch_person), visitor.token
    if token is None:
        raise SignInNeeded(None)
    wanted = one(form, "mandat")
    renewed = await house.door.run(
        partial(_switched, house=house, token=token, wanted=wanted, by=by)
    )
    if isinstance(renewed, Refusal):
        return visitor.refusal_page(renewed, back=SWITCH)
    return await switched(renewed, visitor, house, to=one(form, "till"))


def _switched(
    session: Session, *, house: House, token: str, wanted: str, by: Actor
) -> str | MandateUnknown | MandateNotInForce | None:
    now = house.clock.now()
    mandate_id = MandateId(wanted) if wanted else None

    def action(
        inner: Session,
    ) -> ActingBegun | ActingEnded | MandateUnknown | MandateNotInForce:
        if mandate_id is None:
            return mandate_actions.end_acting(inner, by=by, now=now)
        return mandate_actions.begin_acting(
            inner, mandate_id=mandate_id, by=by, now=now, today=now.date()
        )

    outcome = house.door.within(session, action, by=by, now=now)
    if isinstance(outcome, MandateUnknown | MandateNotInForce):
        return outcome
    return sign_ins.switch(session, token, mandate_id=mandate_id, now=house.wall.now())


def _told_of(mandate: Mandate, today: date) -> bool:
    return mandate.state_on(today) in {MandateState.asked, MandateState.ahead}


def _herself(visitor: Visitor, actor: Actor, to: str) -> Vdom:
    w = visitor.words
    is_now = actor.acting is None
    return card(
        w("switch-yourself-title"),
        h.p(actor.name),
        tag(w("switch-now"), kind="good")
        if is_now
        else _button(w("switch-to-yourself"), "", to),
        tinted=is_now,
    )


def _other(mandate: Mandate, visitor: Visitor, actor: Actor, to: str) -> Vdom:
    w = visitor.words
    is_now = basis_of(actor) == mandate.mandate_id
    return card(
        mandate.person_name,
        h.p(kind_of(mandate, w)),
        covers(mandate, visitor),
        tag(w("switch-now"), kind="good")
        if is_now
        else _button(w("switch-to", name=mandate.person_name), mandate.mandate_id, to),
        tinted=is_now,
    )


def _button(text: str, mandate_id: str, to: str) -> Vdom:
    return form(
        hidden("mandat", mandate_id),
        hidden("till", to) if to else None,
        button(text, kind="outlined"),
        action=SWITCH,
    )


def _waiting(held: list[Mandate], visitor: Visitor) -> Vdom:
    """What waits for an answer or for its first day."""
    w, today = visitor.words, visitor.today

    def line(mandate: Mandate) -> Vdom:
        ahead = mandate.state_on(today) is MandateState.ahead
        text = (
            w("switch-ahead", day=day(mandate.valid.start, visitor.language))
            if ahead
            else w("switch-asked")
        )
        return h.li(h.strong(mandate.person_name), h.p({"class": "hint"}, text))

    return section(
        w("switch-waiting-title"),
        h.ul({"class": "rows"}, [line(each) for each in held]),
    )


ROUTES = [switch_page, switch]
