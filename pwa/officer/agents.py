"""`/handlaggning/…/ombud`: who may act for the person, and registering what one is shown."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import mandate_actions, mandates
from backend.access.facts import PersonFacts, Purpose
from backend.access.mandate_facts import (
    IN_USE,
    Mandate,
    MandateTerms,
    Proof,
)
from backend.access.mandate_forms import RegisterForm
from backend.investigation.facts import CaseFile
from backend.kernel import personnummer
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import MandateId
from backend.kernel.mandate import MandateKind, MandateScope
from backend.kernel.period import Period
from backend.kernel.personnummer import PersonnummerUnreadable
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept, Repeated
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    date_field,
    field,
    form,
    radio_cards,
    select,
)
from components.html import Vdom, h
from components.layout import acts, back_link, section
from i18n.formats import day
from pwa.citizen.agent_parts import AT, NOT_ON_SCREEN, covers, kind_of, kind_words
from pwa.forms import Filling, Submission, not_right, op_id, titled, unreadable, wrong
from pwa.not_covered import scope_words
from pwa.officer.case import load_case
from pwa.officer.wording import titled_of
from pwa.shell import House, Visitor, see_other
from pwa.sign_in.begin import wake_holders

PATH: Final = "/handlaggning/{case_id:str}/ombud"
PROOFS: Final = tuple(each for each in Proof if each is not Proof.own_word)


@get(PATH)
async def case_agents_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    return await _page(shown, Filling(), visitor, house)


@post(PATH, status_code=303)
async def register_mandate(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    shown = await load_case(visitor, house, case_id)
    again = await register_shown(sent, shown.person)
    if again is not None:
        return await _page(shown, again, visitor, house)
    return see_other(f"/handlaggning/{case_id}/ombud")


@post(PATH + "/{mandate_id:str}/avsluta", status_code=303)
async def end_mandate(
    case_id: FromPath[str],
    mandate_id: FromPath[str],
    sent: NamedDependency[Submission],
) -> Response[str]:
    shown = await load_case(sent.visitor, sent.house, case_id)
    result = await end_for(sent, shown.person, MandateId(mandate_id))
    return sent.visitor.after(result, to=f"/handlaggning/{case_id}/ombud")


async def register_shown(sent: Submission, person: PersonFacts) -> Filling | None:
    """She has looked at a document, the register or an answer: she is its checker.

    A `Filling` is the form to show again.
    """
    visitor = sent.visitor
    asked = decode(RegisterForm, sent.form, today=visitor.today)
    if isinstance(asked, FormErrors):
        return unreadable(sent.form, asked, visitor)
    number = personnummer.parse(asked.personnummer, today=visitor.today)
    errors = _wrong(asked, number, visitor)
    if errors:
        return wrong(sent.form, errors)
    by = visitor.for_purpose(Purpose.register_mandate)
    kept = await sent.act_on(
        asked,
        lambda said: partial(
            mandate_actions.register,
            person=person,
            agent_number=str(number),
            agent_name=said.name,
            terms=MandateTerms(
                kind=said.kind,
                scopes=said.scopes,
                valid=Period(said.start, said.until),
                proof=said.proof,
                proof_on=said.proof_on,
            ),
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    return kept if isinstance(kept, Filling) else None


async def end_for(
    sent: Submission, person: PersonFacts, mandate_id: MandateId
) -> Kept | Repeated | Refusal:
    """The person has told her, or the guardians' register shows that it is over."""
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.register_mandate)
    result = await sent.act(
        partial(
            mandate_actions.revoke_for,
            mandate_id=mandate_id,
            person=person,
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    await wake_holders(sent.house, mandate_id)
    return result


def _wrong(
    asked: RegisterForm, number: str | PersonnummerUnreadable, visitor: Visitor
) -> dict[str, str]:
    w, errors = visitor.words, dict[str, str]()
    if isinstance(number, PersonnummerUnreadable):
        errors["personnummer"] = w.refusal(number)
    if asked.until is not None and asked.until < asked.start:
        errors["until"] = w("give-until-before")
    if asked.proof_on > visitor.today:
        errors["proof_on"] = w("case-agents-proof-ahead")
    return errors


async def _page(
    shown: CaseFile, filling: Filling, visitor: Visitor, house: House
) -> Response[str]:
    w, at_case = visitor.words, f"/handlaggning/{shown.investigation.case_id}"
    here, person = f"{at_case}/ombud", shown.person
    tab = titled_of(w("case-agents-tab"), shown, w)
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=[
            back_link(at_case, w("case-agents-back")),
            *not_right(filling, visitor),
            h.h1(w("case-agents-title", name=person.name)),
            *await agents_of(person, here, visitor, house),
            registering(filling, here, visitor),
        ],
        surface="desk",
        current="/handlaggning",
        status=filling.status,
    )


async def agents_of(
    person: PersonFacts, here: str, visitor: Visitor, house: House, *mark: Vdom
) -> list[Vdom]:
    """Who may act for her today or from a day to come; `mark` goes with each form."""
    found = await house.door.look(lambda s: mandates.over_person(s, person))
    used = [each for each in found if each.state_on(visitor.today) in IN_USE]
    if not used:
        return [h.p(visitor.words("case-agents-none"))]
    return [_agent(each, here, visitor, mark) for each in used]


def registering(
    filling: Filling, here: str, visitor: Visitor, *first: Vdom | None
) -> Vdom:
    """What she has been shown; `first` is what else the form has to say."""
    w = visitor.words
    return section(
        w("case-agents-register"),
        h.p({"class": "lead"}, w("case-agents-register-lead")),
        _form(filling, here, visitor, first),
    )


def _agent(mandate: Mandate, here: str, visitor: Visitor, mark: Sequence[Vdom]) -> Vdom:
    w = visitor.words
    return section(
        mandate.agent_name,
        h.p(kind_of(mandate, w)),
        covers(mandate, visitor),
        form(
            *mark,
            button(w("case-agents-end"), kind="outlined"),
            action=f"{here}/{mandate.mandate_id}/avsluta",
            op_id=visitor.new_op(),
        ),
    )


def _form(
    filling: Filling, here: str, visitor: Visitor, first: Sequence[Vdom | None]
) -> Vdom:
    w = visitor.words
    return form(
        *first,
        *(
            field(
                name=name,
                label=w(f"give-{label}"),
                value=filling.value(name),
                error=filling.error(name),
            )
            for name, label in (("name", "name"), ("personnummer", "number"))
        ),
        radio_cards(
            name="kind",
            legend=w("case-agents-kind"),
            options=[Choice(each, kind_words(each, w)) for each in MandateKind],
            value=filling.value("kind"),
            error=filling.error("kind"),
        ),
        checkbox_cards(
            name="scopes",
            legend=w("case-agents-scopes"),
            hint=w("case-agents-scopes-hint"),
            options=[
                Choice(each, w(scope_words(each)))
                for each in MandateScope
                if each not in NOT_ON_SCREEN
            ],
            values=filling.chosen("scopes"),
            error=filling.error("scopes"),
        ),
        *_days(filling, visitor, ("start", "until")),
        select(
            name="proof",
            label=w("case-agents-proof"),
            options=[
                ("", w("apply-choose")),
                *(
                    (each, w(f"case-agents-proof-{each.value.replace('_', '-')}"))
                    for each in PROOFS
                ),
            ],
            value=filling.value("proof"),
            error=filling.error("proof"),
        ),
        *_days(filling, visitor, ("proof_on",)),
        acts(button(w("case-agents-save"))),
        action=here,
        op_id=op_id(filling, visitor),
    )


def _days(filling: Filling, visitor: Visitor, names: tuple[str, ...]) -> list[Vdom]:
    w, today = visitor.words, day(visitor.today, visitor.language)
    return [
        date_field(
            name=name,
            label=w(f"case-agents-{name.replace('_', '-')}"),
            value=filling.value(name, "" if name == "until" else today),
            error=filling.error(name),
            optional_text=w("apply-optional") if name == "until" else None,
        )
        for name in names
    ]


ROUTES = [case_agents_page, register_mandate, end_mandate]
