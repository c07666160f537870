"""Ansökan: a question group a page; the server keeps the draft; sent once."""

from functools import partial
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec.structs import fields, replace

from backend.access import joining
from backend.access.facts import Purpose
from backend.contact import actions, queries
from backend.contact.facts import (
    AlreadySubmitted,
    AnswersMissing,
    ApplicationReceived,
    Draft,
    KnownPerson,
    Receipt,
    SavedElsewhere,
    Section,
)
from backend.contact.forms import SECTION_FORMS, WhoSheIs
from backend.kernel import personnummer
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.personnummer import PersonnummerUnreadable
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept, Opened, Repeated
from backend.plumbing.inbox import receipt_no_for
from pwa.citizen.apply_groups import SLUGS, address_of, values_of
from pwa.citizen.apply_views import (
    CHECK,
    SAVED,
    GroupPage,
    check_response,
    group_response,
    saved_response,
    twice_response,
)
from pwa.forms import Submission, filled_with, version_seen, wrong
from pwa.shell import FormFields, House, Visitor, nothing_here, see_other
from pwa.unproven import one

SECTIONS = {slug: section for section, slug in SLUGS.items()}
CHOICES_CARRIED = ("filled_in_by", "wanted")


@get("/ansok", opt={"public": True})
async def first_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Anyone may read; the first answer asks for sign-in, once."""
    return await _show(Section.whom, visitor, house)


@get("/ansok/{slug:str}", opt={"public": True})
async def group_page(
    slug: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    section = SECTIONS.get(slug)
    return await _show(section, visitor, house) if section else nothing_here(visitor)


@post("/ansok", status_code=303, opt={"public": True})
async def save_first_group(sent: NamedDependency[Submission]) -> Response[str]:
    return await _save(Section.whom, sent)


@post("/ansok/{slug:str}", status_code=303, opt={"public": True})
async def save_group(
    slug: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Keep a question group and go on to the next."""
    section = SECTIONS.get(slug)
    if section is None:
        return nothing_here(sent.visitor)
    return await _save(section, sent)


@get(CHECK)
async def check_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Everything once more before it is sent."""
    actor = visitor.for_purpose(Purpose.own_application)
    draft = await _draft(house, actor, visitor)
    if draft is None:
        return see_other("/ansok")
    known = await _known(house, actor, visitor)
    return check_response(draft.answers, known.told if known else None, visitor)


@get(SAVED)
async def saved_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Saved and closed: what is kept, and how to go on."""
    actor = visitor.for_purpose(Purpose.own_application)
    return saved_response(await _draft(house, actor, visitor), visitor)


@post(CHECK, status_code=303)
async def send(sent: NamedDependency[Submission]) -> Response[str]:
    """Send it. Twice, from two tabs or with the answer lost: one application."""
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.own_application)
    result = await sent.act(
        partial(
            actions.send_application,
            receipt_no=receipt_no_for(sent.op.op_id, sent.op.sha256),
            language=visitor.language,
            send_again=one(sent.form, "send_again") == "yes",
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    match result:
        case Kept(event=ApplicationReceived() as received):
            return see_other(f"/ansok/kvitto/{received.application_id}")
        case Kept() | Repeated():
            return await _latest_receipt(sent.house, actor, visitor)
        case AlreadySubmitted():
            return twice_response(result, visitor)
        case AnswersMissing(first=Section.whom.value):
            return await _latest_receipt(sent.house, actor, visitor)
        case AnswersMissing(first=first):
            return see_other(address_of(Section(first)))
        case Refusal():
            return visitor.refusal_page(result, back=CHECK)


async def _show(section: Section, visitor: Visitor, house: House) -> Response[str]:
    asked = {name: [value] for name, value in visitor.query}
    then = one(asked, "then")
    actor = visitor.actor
    if actor is None or actor.person_id is None:
        return group_response(
            GroupPage(section=section, filling=filled_with(asked)), visitor
        )
    actor = visitor.for_purpose(Purpose.own_application)
    draft = await _draft(house, actor, visitor)
    kept = getattr(draft.answers, section.value) if draft else None
    values = values_of(kept) or asked
    known = await _known_if_asked(section, house, actor, visitor)
    if known is not None:
        values = _from_register(known) | values
    page = GroupPage(
        section=section,
        filling=filled_with(values),
        draft=draft,
        is_asked_who=known is not None and known.is_asked_who,
        is_elsewhere=draft is None and await _is_elsewhere(section, house, actor),
        then=then,
    )
    return group_response(page, visitor)


async def _is_elsewhere(section: Section, house: House, actor: Actor) -> bool:
    """What she sent by a code before is in her file, and is not shown to the code."""
    if section is not Section.whom or actor.person_id is None:
        return False
    return await house.door.look(
        partial(joining.has_gone_over, person_id=actor.person_id)
    )


async def _save(section: Section, sent: Submission) -> Response[str]:
    visitor, form = sent.visitor, sent.form
    if visitor.actor is None:
        return _sign_in_first(section, form)
    actor = visitor.for_purpose(Purpose.own_application)
    known = await _known_if_asked(section, sent.house, actor, visitor)
    is_asked_who = known is not None and known.is_asked_who
    if "close" in form.get("then", []) and not _has_written(form, section):
        return see_other(SAVED)
    given = decode(SECTION_FORMS[section], form)
    who = _who(form, visitor) if is_asked_who else None
    if isinstance(given, FormErrors) or isinstance(who, dict):
        errors = who if isinstance(who, dict) else {}
        if isinstance(given, FormErrors):
            errors = errors | given.in_words(visitor.words)
        page = GroupPage(
            section=section, filling=wrong(form, errors), is_asked_who=is_asked_who
        )
        return group_response(page, visitor)
    result = await sent.act(
        partial(
            actions.save_section,
            section=section,
            given=given,
            base_version=version_seen(form),
            who=who,
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    if isinstance(result, SavedElsewhere):
        other = await _draft(sent.house, actor, visitor)
        page = GroupPage(
            section=section,
            filling=filled_with(form),
            other=other,
            is_asked_who=is_asked_who,
        )
        return group_response(page, visitor)
    return visitor.after(result, to=_after(section, form), surface="citizen")


def _has_written(form: FormFields, section: Section) -> bool:
    """Whether there is anything on the page to keep."""
    asked = [each.name for each in fields(SECTION_FORMS[section])]
    return any(value.strip() for name in asked for value in form.get(name, []))


def _who(form: FormFields, visitor: Visitor) -> WhoSheIs | dict[str, str]:
    """Who she says that she is, or what is wrong with it, a sentence a field."""
    told = decode(WhoSheIs, form)
    if isinstance(told, FormErrors):
        return told.in_words(visitor.words)
    number = personnummer.parse(told.personnummer, today=visitor.today)
    if isinstance(number, PersonnummerUnreadable):
        return {"personnummer": visitor.words.refusal(number)}
    return replace(told, personnummer=number)


def _sign_in_first(section: Section, form: FormFields) -> Response[str]:
    """Sign in, once, and come back. Only choices are carried in the address, never words."""
    carried = [(n, v) for n in CHOICES_CARRIED for v in form.get(n, [])]
    back = address_of(section) + (f"?{urlencode(carried)}" if carried else "")
    return see_other(f"/logga-in?{urlencode({'till': back})}")


def _after(section: Section, form: FormFields) -> str:
    wished = form.get("then", [])
    if "close" in wished:
        return SAVED
    if "check" in wished:
        return CHECK
    later = list(Section)[list(Section).index(section) + 1 :]
    if not later:
        return CHECK
    wanted = [("wanted", kind) for kind in form.get("wanted", [])]
    is_carried = section is Section.whom and wanted
    query = f"?{urlencode(wanted)}" if is_carried else ""
    return address_of(later[0]) + query


async def _draft(house: House, actor: Actor, visitor: Visitor) -> Draft | None:
    return await house.door.read(
        partial(queries.my_draft, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_application, what="draft", person_id=actor.person_id
        ),
    )


async def _known_if_asked(
    section: Section, house: House, actor: Actor, visitor: Visitor
) -> KnownPerson | None:
    """Only the last group asks for what may be known."""
    if section is not Section.contact:
        return None
    return await _known(house, actor, visitor)


async def _known(house: House, actor: Actor, visitor: Visitor) -> KnownPerson | None:
    return await house.door.read(
        partial(queries.known_person, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_application, what="register", person_id=actor.person_id
        ),
    )


@get("/ansok/kvitto")
async def latest_receipt(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Where a phone turns when what it had waiting has arrived."""
    actor = visitor.for_purpose(Purpose.own_application)
    return await _latest_receipt(house, actor, visitor)


async def _latest_receipt(
    house: House, actor: Actor, visitor: Visitor
) -> Response[str]:
    """The same form sent again: the first answer again."""
    receipt: Receipt | None = await house.door.read(
        partial(queries.my_latest_receipt, actor=actor),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_application, what="receipt", person_id=actor.person_id
        ),
    )
    return see_other(f"/ansok/kvitto/{receipt.application_id}" if receipt else "/ansok")


def _from_register(known: KnownPerson) -> dict[str, list[str]]:
    """What is known is not asked again, only shown to be changed."""
    values = {"phone": [known.phone], "email": [known.email]}
    if known.told is not None:
        told = known.told
        values |= {
            "given_name": [told.given_name],
            "family_name": [told.family_name],
            "personnummer": [personnummer.shown(told.personnummer)],
            "address": [told.address],
            "postal": [told.postal],
        }
    return values


ROUTES = [
    first_page,
    group_page,
    save_first_group,
    save_group,
    check_page,
    saved_page,
    send,
    latest_receipt,
]
