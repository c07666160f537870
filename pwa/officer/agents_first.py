"""`/handlaggning/ombud`: who may act for somebody, also before there is a case of hers."""

from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from backend.access.facts import PersonFacts, Purpose
from backend.access.mandate_actions import MandateUnknown
from backend.access.mandate_forms import Principal, RegisterForm
from backend.contact.forms import NewPerson
from backend.kernel import personnummer
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import MandateId
from backend.kernel.personnummer import PersonnummerUnreadable
from backend.kernel.refusal import Refusal
from components.feedback import notice
from components.forms import button, field, form, hidden
from components.html import Vdom, h
from components.layout import acts
from pwa.forms import Filling, Submission, unreadable, wrong
from pwa.officer.agents import agents_of, end_for, register_shown, registering
from pwa.officer.form_page import form_page
from pwa.officer.register import find_person, newcomer_of
from pwa.officer.register_views import AGENTS, looked_up
from pwa.shell import House, Visitor

BACK: Final = "/handlaggning/registrera"


class Whose(Struct, frozen=True, kw_only=True):
    """Whom it is about: her number, and what the register has."""

    number: str
    found: PersonFacts | None


@get(AGENTS)
async def agents_first_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    visitor.for_purpose(Purpose.case_file)
    return _find_page(Filling(), visitor)


@post(AGENTS, status_code=200)
async def register_first(sent: NamedDependency[Submission]) -> Response[str]:
    """Find the person, then keep what the officer has been shown."""
    visitor, house = sent.visitor, sent.house
    whose = await _whose(sent)
    if isinstance(whose, Filling):
        return _find_page(whose, visitor)
    if "find" in sent.form.get("step", []):
        return await _page(whose, Filling(), visitor, house)
    newcomer = whose.found or decode(NewPerson, sent.form)
    if isinstance(newcomer, FormErrors):
        again = unreadable(sent.form, _all_wrong(newcomer, sent), visitor)
        return await _page(whose, again, visitor, house)
    by = visitor.for_purpose(Purpose.register_mandate)
    if isinstance(newcomer, NewPerson):
        newcomer = newcomer_of(newcomer, whose.number, by)
    again = await register_shown(sent, newcomer)
    if again is not None:
        return await _page(whose, again, visitor, house)
    return await _kept(sent)


@post(AGENTS + "/{mandate_id:str}/avsluta", status_code=200)
async def end_first(
    mandate_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, whose = sent.visitor, await _whose(sent)
    if isinstance(whose, Filling):
        return _find_page(whose, visitor)
    if whose.found is None:
        return visitor.refusal_page(MandateUnknown(), back=AGENTS, surface="desk")
    result = await end_for(sent, whose.found, MandateId(mandate_id))
    if isinstance(result, Refusal):
        return visitor.refusal_page(result, back=AGENTS, surface="desk")
    return await _kept(sent)


def _all_wrong(newcomer: FormErrors, sent: Submission) -> FormErrors:
    """What is the matter with both, told at once."""
    shown = decode(RegisterForm, sent.form, today=sent.visitor.today)
    more = shown.by_field if isinstance(shown, FormErrors) else {}
    return FormErrors({**newcomer.by_field, **more})


async def _whose(sent: Submission) -> Whose | Filling:
    """By her number, which the form carries along; the look goes into the log."""
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    asked = decode(Principal, sent.form)
    if isinstance(asked, FormErrors):
        return unreadable(sent.form, asked, visitor)
    number = personnummer.parse(asked.person_number, today=visitor.today)
    if isinstance(number, PersonnummerUnreadable):
        return wrong(sent.form, {"person_number": visitor.words.refusal(number)})
    found = await find_person(number, by, visitor, sent.house)
    return Whose(number=number, found=found)


async def _kept(sent: Submission) -> Response[str]:
    """Who may act for her now."""
    whose = await _whose(sent)
    if isinstance(whose, Filling):
        return _find_page(whose, sent.visitor)
    done = notice(sent.visitor.words("agents-first-kept"), kind="good")
    return await _page(whose, Filling(), sent.visitor, sent.house, done)


def _find_page(filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    return form_page(
        w("register-agents"),
        filling,
        visitor,
        form(
            field(
                name="person_number",
                label=w("agents-first-number"),
                value=filling.value("person_number"),
                error=filling.error("person_number"),
                autocomplete="off",
            ),
            acts(button(w("register-find"), name="step", value="find")),
            action=AGENTS,
            op_id=visitor.new_op(),
        ),
        back=(BACK, w("register-title")),
        lead=w("agents-first-lead"),
    )


async def _page(
    whose: Whose, filling: Filling, visitor: Visitor, house: House, *told: Vdom
) -> Response[str]:
    w, found = visitor.words, whose.found
    mark = hidden("person_number", whose.number)
    title = w("case-agents-title", name=found.name) if found else w("register-agents")
    return form_page(
        title,
        filling,
        visitor,
        *told,
        *(await _known(found, mark, visitor, house) if found else ()),
        registering(
            filling,
            AGENTS,
            visitor,
            mark,
            None if found else looked_up(None, filling, w),
        ),
        h.p(h.a({"href": AGENTS}, w("agents-first-another"))),
        back=(BACK, w("register-title")),
        lead=w("agents-first-of", number=personnummer.shown(whose.number)),
        tab=w("register-agents"),
    )


async def _known(
    found: PersonFacts, mark: Vdom, visitor: Visitor, house: House
) -> list[Vdom]:
    return [
        looked_up(found, Filling(), visitor.words),
        *await agents_of(found, AGENTS, visitor, house, mark),
    ]


ROUTES = [agents_first_page, register_first, end_first]
