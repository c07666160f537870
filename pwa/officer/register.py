"""An officer fills in the application for whoever rings: the call is the arrival."""

from datetime import datetime
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from msgspec.structs import replace

from backend.access import finding, people
from backend.access.facts import PersonFacts, Purpose
from backend.contact import actions
from backend.contact.facts import (
    AlreadySubmitted,
    Answers,
    ApplicationReceived,
    CallInTheFuture,
    Section,
    SectionAnswers,
)
from backend.contact.forms import SECTION_FORMS, Caller, NewPerson
from backend.kernel import personnummer
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.personnummer import PersonnummerUnreadable
from backend.kernel.refusal import Refusal
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Kept, Opened, Repeated, Session
from backend.plumbing.inbox import receipt_no_for
from i18n import formats
from pwa.forms import Submission, filled_with, wrong
from pwa.officer.register_views import (
    HERE,
    Registering,
    register_response,
    registered_response,
)
from pwa.shell import FormFields, House, Visitor, see_other

ROLES = (Purpose.case_file,)


@get(HERE)
async def register_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    visitor.for_purpose(*ROLES)
    now = visitor.now.astimezone(STOCKHOLM)
    values = {
        "called_on": [formats.day(now.date())],
        "called_at": [now.strftime("%H.%M")],
    }
    return register_response(Registering(filling=filled_with(values)), visitor)


@post(HERE, status_code=303)
async def register(sent: NamedDependency[Submission]) -> Response[str]:
    """Find the person, then keep the application: the same form, twice sent, once kept."""
    visitor = sent.visitor
    by = visitor.for_purpose(*ROLES)
    caller = decode(Caller, sent.form, today=visitor.today)
    if isinstance(caller, FormErrors):
        errors = caller.in_words(visitor.words)
        return register_response(Registering(filling=wrong(sent.form, errors)), visitor)
    number = personnummer.parse(caller.personnummer, today=visitor.today)
    if isinstance(number, PersonnummerUnreadable):
        errors = {"personnummer": _sentence(number, visitor)}
        return register_response(Registering(filling=wrong(sent.form, errors)), visitor)
    found = await find_person(number, by, visitor, sent.house)
    if "find" in sent.form.get("step", []):
        page = Registering(filling=filled_with(sent.form), found=found, looked_up=True)
        return register_response(page, visitor)
    newcomer = None if found else decode(NewPerson, sent.form)
    answers, errors = _answers(sent.form, visitor)
    if isinstance(newcomer, FormErrors):
        errors |= newcomer.in_words(visitor.words)
    if answers is None or errors or isinstance(newcomer, FormErrors):
        page = Registering(
            filling=wrong(sent.form, errors), found=found, looked_up=True
        )
        return register_response(page, visitor)
    person = found or _entered(newcomer, number, answers, by)
    return await _keep(sent, person, caller, answers, by)


async def _keep(
    sent: Submission, person: PersonFacts, caller: Caller, answers: Answers, by: Actor
) -> Response[str]:
    visitor, form = sent.visitor, sent.form
    result = await sent.act(
        partial(
            actions.register_call,
            receipt_no=receipt_no_for(sent.op.op_id, sent.op.sha256),
            person=person,
            answers=answers,
            called_at=datetime.combine(
                caller.called_on, caller.called_at, tzinfo=STOCKHOLM
            ),
            send_again="yes" in form.get("send_again", []),
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    match result:
        case Kept(event=ApplicationReceived() as received):
            return registered_response(received, person, visitor)
        case Kept() | Repeated():
            return see_other("/handlaggning")
        case AlreadySubmitted():
            page = Registering(filling=filled_with(form), found=person, before=result)
            return register_response(page, visitor)
        case CallInTheFuture():
            errors = {"called_at": _sentence(result, visitor)}
            page = Registering(filling=wrong(form, errors), found=person)
            return register_response(page, visitor)
        case Refusal():
            return visitor.refusal_page(result, back=HERE, surface="desk")


def _sentence(refusal: Refusal, visitor: Visitor) -> str:
    return visitor.words.refusal(refusal)


async def find_person(
    number: str, by: Actor, visitor: Visitor, house: House
) -> PersonFacts | None:
    def ask(session: Session) -> PersonFacts | None:
        return finding.person_found(session, actor=by, personnummer=number)

    def opened(found: PersonFacts | None) -> Opened:
        return Opened(
            purpose=Purpose.case_file,
            what="register",
            person_id=found.person_id if found else None,
        )

    return await house.door.read(ask, by=by, now=visitor.now, opened=opened)


def _answers(
    form: FormFields, visitor: Visitor
) -> tuple[Answers | None, dict[str, str]]:
    """The question groups in one; an answer that is not asked on the phone is as at home."""
    groups: dict[str, SectionAnswers] = {}
    errors: dict[str, str] = {}
    for section in Section:
        given = decode(SECTION_FORMS[section], form)
        if isinstance(given, FormErrors):
            errors |= given.in_words(visitor.words)
        else:
            groups[section.value] = given
    return (None, errors) if errors else (Answers(**groups), errors)  # pyright: ignore[reportArgumentType]


def _entered(
    newcomer: NewPerson | None, number: str, answers: Answers, by: Actor
) -> PersonFacts:
    """Somebody new to the register, as she has told the officer who she is."""
    told = newcomer or NewPerson(given_name="", family_name="", address="")
    return replace(
        newcomer_of(told, number, by),
        phone=answers.contact.phone,
        email=answers.contact.email,
        language=answers.language.speaks.value,
    )


def newcomer_of(told: NewPerson, number: str, by: Actor) -> PersonFacts:
    return PersonFacts(
        person_id=people.new_person_id(),
        municipality_id=by.municipality_id,
        given_name=told.given_name,
        family_name=told.family_name,
        personnummer=number,
        born_on=personnummer.born_on(number),
        address=told.address,
        postal=told.postal,
        area="",
        phone="",
        email="",
        language="sv",
    )


ROUTES = [register_page, register]
