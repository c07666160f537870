"""`/mina-sidor/ombud/ge`: she lets somebody act for her, or changes what that covers."""

from datetime import date
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from backend.access import mandate_actions
from backend.access.facts import Purpose
from backend.access.mandate_facts import (
    Mandate,
    MandateState,
)
from backend.access.mandate_forms import GiveForm
from backend.kernel import personnummer
from backend.kernel.forms import FormErrors, decode
from backend.kernel.period import Period
from backend.kernel.personnummer import PersonnummerUnreadable
from components.feedback import notice
from components.forms import button, date_field, form, hidden
from components.html import h
from components.layout import acts, back_link
from i18n.formats import day
from pwa.citizen.agent_parts import AT, whom_and_what
from pwa.citizen.agents import GIVE, HERE, mandates_over_her
from pwa.forms import Filling, Submission, not_right, op_id, titled, unreadable, wrong
from pwa.shell import House, Visitor, see_other
from pwa.sign_in.begin import wake_holders


@get(GIVE)
async def give_page(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    andra: FromQuery[str] = "",
) -> Response[str]:
    visitor.for_purpose(Purpose.own_mandates)
    found = await mandates_over_her(visitor, house) if andra else ()
    before = next((m for m in found if m.mandate_id == andra), None)
    if before is None:
        return _page(Filling(), visitor)
    scopes = [each.value for each in before.scopes]
    again = Filling(_values(before, visitor), several={"scopes": scopes})
    return _page(again, visitor)


@post(GIVE, status_code=303)
async def give(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    visitor.for_purpose(Purpose.own_mandates)
    asked = decode(GiveForm, sent.form, today=visitor.today)
    if isinstance(asked, FormErrors):
        return _page(unreadable(sent.form, asked, visitor), visitor)
    number = personnummer.parse(asked.personnummer, today=visitor.today)
    errors = _wrong(asked, number, visitor)
    if errors:
        return _page(wrong(sent.form, errors), visitor)
    by = visitor.for_purpose(Purpose.give_mandate)
    kept = await sent.act_on(
        asked,
        lambda said: partial(
            mandate_actions.give,
            agent_number=str(number),
            agent_name=said.name,
            scopes=said.scopes,
            valid=Period(said.start or visitor.today, said.until),
            replaces=said.replaces,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _page(kept, visitor)
    if asked.replaces:
        await wake_holders(sent.house, asked.replaces)
    return see_other(HERE)


def _wrong(
    asked: GiveForm, number: str | PersonnummerUnreadable, visitor: Visitor
) -> dict[str, str]:
    """What no field can tell by itself, a sentence a field."""
    w, errors = visitor.words, dict[str, str]()
    if isinstance(number, PersonnummerUnreadable):
        errors["personnummer"] = w.refusal(number)
    start: date = asked.start or visitor.today
    if start < visitor.today:
        errors["start"] = w("give-start-passed")
    if asked.until is not None and asked.until < start:
        errors["until"] = w("give-until-before")
    return errors


def _values(before: Mandate, visitor: Visitor) -> dict[str, str]:
    until = before.valid.until
    is_ahead = before.state_on(visitor.today) is MandateState.ahead
    return {
        "name": before.agent_name,
        "start": day(before.valid.start, visitor.language) if is_ahead else "",
        "until": day(until, visitor.language) if until else "",
        "replaces": before.mandate_id,
    }


def _page(filling: Filling, visitor: Visitor) -> Response[str]:
    w, replaces = visitor.words, filling.value("replaces")
    title = w("give-change-title" if replaces else "give-title")
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[
            back_link(HERE, w("agents-title")),
            *not_right(filling, visitor),
            h.h1(title),
            h.p({"class": "lead"}, w("give-lead")),
            form(
                hidden("replaces", replaces) if replaces else None,
                *whom_and_what("give", filling, w),
                *(
                    date_field(
                        name=name,
                        label=w(f"give-{name}"),
                        hint=w(f"give-{name}-hint"),
                        value=filling.value(name),
                        error=filling.error(name),
                        optional_text=w("apply-optional"),
                    )
                    for name in ("start", "until")
                ),
                notice(w("give-consequence"), kind="info"),
                acts(button(w("give-do"))),
                action=GIVE,
                op_id=op_id(filling, visitor),
            ),
        ],
        status=filling.status,
    )


ROUTES = [give_page, give]
