"""Hur personen loggar in: a code by letter, or shown when she has shown who she is."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access import enrolment, joining, letters, personal_codes
from backend.access.enrolment import CodeLetter, DocumentMissing
from backend.access.facts import CodeKind, PersonFacts, Purpose
from backend.access.hosts import written_address
from backend.access.joining import HerWordMissing, OtherNumberOnDocument
from backend.handoffs import AnyEvent
from backend.investigation import actions
from backend.investigation.facts import CaseFile, NotYourCase
from backend.kernel import personnummer
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.personnummer import PersonnummerUnreadable
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened, Session
from components.data import summary_list
from components.feedback import notice
from components.forms import button, form, link_button
from components.html import Vdom, h
from components.layout import acts, section
from i18n import formats
from pwa.forms import Filling, Places, Submission, refused, unreadable
from pwa.officer.case import load_case, no_case
from pwa.officer.form_page import form_page
from pwa.officer.proving import (
    Checked,
    SamePerson,
    code_page,
    documents,
    joined_with,
    not_proven,
    same_person,
)
from pwa.officer.wording import case_named
from pwa.shell import House, Visitor, see_other

F = TypeVar("F")
T = TypeVar("T")
PATH: Final = "/handlaggning/{case_id:str}/inloggning"
AT: Final[Places] = {
    DocumentMissing: "document",
    OtherNumberOnDocument: "personnummer",
    HerWordMissing: "her_word",
}
PDF: Final = {
    "Content-Disposition": 'inline; filename="kod.pdf"',
    "Cache-Control": "no-store",
}


@get(PATH)
async def way_in_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    return await _page(shown, Filling(), visitor, house)


@post(PATH + "/brev", status_code=303)
async def order_letter(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """A letter to her registered address; it is a row on the worklist until posted."""
    visitor, house = sent.visitor, sent.house
    shown = await load_case(visitor, house, case_id)
    by = visitor.for_purpose(Purpose.identity)
    act = partial(
        enrolment.order_letter,
        code=personal_codes.new_code(CodeKind.letter),
        person=shown.person,
        case_id=shown.investigation.case_id,
        by=by,
        now=house.wall.now(),
    )
    ordered = await sent.act(_of_own(shown, act, by), by=by)
    if isinstance(ordered, Refusal):
        return await _page(shown, refused(sent.form, ordered, visitor), visitor, house)
    return see_other(_address(shown))


@get(PATH + "/brev.pdf")
async def letter(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """The letter to print, until it has been posted."""
    shown = await load_case(visitor, house, case_id)
    by = visitor.for_purpose(Purpose.identity)
    act = partial(
        enrolment.code_to_print,
        person_id=shown.person.person_id,
        now=house.wall.now(),
    )
    code = await house.door.look(_of_own(shown, act, by), by=by)
    ordered = await _letter_of(shown, house)
    if not isinstance(code, str) or ordered is None:
        raise no_case()
    content = await asyncio.to_thread(
        letters.code_letter_pdf,
        code,
        person=await _addressee(shown, house),
        home=visitor.municipality,
        address=written_address(visitor.municipality, house.settings),
        until=ordered.valid_until.date(),
        on=visitor.today,
    )
    return Response(content=content, media_type="application/pdf", headers=PDF)


@post(PATH + "/postat", status_code=303)
async def note_posted(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    shown = await load_case(visitor, house, case_id)
    by = visitor.for_purpose(Purpose.case_file)
    act = partial(
        enrolment.note_posted,
        person_id=shown.person.person_id,
        case_id=shown.investigation.case_id,
        by=by,
        now=house.wall.now(),
    )
    posted = await sent.act(_of_own(shown, act, by), by=by)
    return visitor.after(posted, to=_address(shown))


@post(PATH + "/kod", status_code=200)
async def show_code(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """She has shown who she is: the code, for her to write on her own phone."""
    visitor, house = sent.visitor, sent.house
    shown = await load_case(visitor, house, case_id)
    by = visitor.for_purpose(Purpose.identity)
    checked = decode(Checked, sent.form)
    if isinstance(checked, FormErrors):
        return await _page(
            shown, unreadable(sent.form, checked, visitor), visitor, house
        )
    code = personal_codes.new_code(CodeKind.home_visit)
    act = partial(
        enrolment.show_code,
        code=code,
        person=shown.person,
        case_id=shown.investigation.case_id,
        document=checked.document,
        by=by,
        now=house.wall.now(),
    )
    given = await house.door.act(_of_own(shown, act, by), by=by, now=visitor.now)
    if isinstance(given, Refusal):
        again = refused(sent.form, given, visitor, at=AT)
        return await _page(shown, again, visitor, house)
    return code_page(code, shown, _address(shown), visitor, house)


@post(PATH + "/styrkt", status_code=303)
async def prove(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Somebody known by her own word has shown that she is who she says."""
    return await _shown_who(
        case_id,
        sent,
        decode(Checked, sent.form),
        lambda checked: partial(joining.prove, document=checked.document),
    )


@post(PATH + "/samma", status_code=303)
async def join(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Whoever is in the register by her number is she: what she sent goes to her file."""
    return await _shown_who(
        case_id,
        sent,
        decode(SamePerson, sent.form),
        lambda seen: partial(
            joining.join,
            into=seen.registered,
            number=_read(seen.personnummer, sent.visitor),
            document=seen.document,
            is_her_word=seen.her_word == "yes",
        ),
    )


async def _shown_who(
    case_id: str,
    sent: Submission,
    given: F | FormErrors,
    act: Callable[[F], Callable[..., AnyEvent | Refusal]],
) -> Response[str]:
    """The officer has seen who the person of the case is; what follows from it is done."""
    visitor, house = sent.visitor, sent.house
    shown = await load_case(visitor, house, case_id)
    by = visitor.for_purpose(Purpose.identity)
    kept = await sent.act_on(
        given,
        lambda form: _of_own(
            shown,
            partial(
                act(form),
                person=shown.person,
                case_id=shown.investigation.case_id,
                by=by,
                now=house.wall.now(),
            ),
            by,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return await _page(shown, kept, visitor, house)
    return see_other(_address(shown))


def _of_own(
    shown: CaseFile, act: Callable[[Session], T], by: Actor
) -> Callable[[Session], T | NotYourCase]:
    case_id = shown.investigation.case_id
    return partial(actions.of_own_case, act=act, case_id=case_id, by=by)


def _read(number: str, visitor: Visitor) -> str:
    """What she wrote off the document; what is no number is nobody's."""
    parsed = personnummer.parse(number, today=visitor.today)
    return "" if isinstance(parsed, PersonnummerUnreadable) else parsed


async def _letter_of(shown: CaseFile, house: House) -> CodeLetter | None:
    now, person_id = house.wall.now(), shown.person.person_id
    return await house.door.look(lambda s: enrolment.letter_of(s, person_id, now=now))


async def _addressee(shown: CaseFile, house: House) -> PersonFacts:
    return await house.door.look(partial(enrolment.addressee, person=shown.person))


def _address(shown: CaseFile) -> str:
    return f"/handlaggning/{shown.investigation.case_id}/inloggning"


async def _page(
    shown: CaseFile, filling: Filling, visitor: Visitor, house: House
) -> Response[str]:
    w, person = visitor.words, shown.person
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    parts = await (_ways if person.is_proven else _who_she_is)(
        shown, filling, visitor, house
    )
    return form_page(
        w("way-in-title", person=person.given_name),
        filling,
        visitor,
        *parts,
        back=(at_case, case_named(shown, w)),
        lead=w("way-in-lead") if person.is_proven else None,
        of=shown,
        tab=w("way-in-tab"),
    )


async def _ways(
    shown: CaseFile, filling: Filling, visitor: Visitor, house: House
) -> list[Vdom]:
    before = await house.door.look(
        partial(joining.joined_into, person_id=shown.person.person_id)
    )
    return [
        *joined_with(before, visitor),
        _letter(
            shown,
            await _letter_of(shown, house),
            await _addressee(shown, house),
            visitor,
        ),
        _at_home(shown, filling, visitor),
    ]


async def _who_she_is(
    shown: CaseFile, filling: Filling, visitor: Visitor, house: House
) -> list[Vdom]:
    """By her own word until now; whoever the register has by her number is read too."""
    person, actor = shown.person, visitor.for_purpose(Purpose.case_file)
    registered = await house.door.read(
        partial(joining.registered_as, person=person, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.case_file,
            what="register",
            case_id=shown.investigation.case_id,
            person_id=found.person_id if found else person.person_id,
        ),
    )
    if registered is None:
        return [not_proven(person, _address(shown), filling, visitor)]
    sent = await house.door.look(partial(joining.sent_from, person_id=person.person_id))
    at = _address(shown)
    return [same_person(person, registered, sent, at, filling, visitor)]


def _letter(
    shown: CaseFile, ordered: CodeLetter | None, to: PersonFacts, visitor: Visitor
) -> Vdom:
    w = visitor.words
    return section(
        w("way-in-letter"),
        h.p(w("way-in-letter-lead")),
        summary_list(
            [(w("way-in-letter-to"), formats.place(to.address, to.postal))]
            if to.address
            else []
        ),
        *_letter_acts(shown, ordered, visitor),
    )


def _letter_acts(
    shown: CaseFile, ordered: CodeLetter | None, visitor: Visitor
) -> list[Vdom]:
    w, at, op = visitor.words, _address(shown), visitor.new_op()
    again = form(
        button(
            w("way-in-letter-again" if ordered else "way-in-letter-order"),
            kind="outlined",
        ),
        action=f"{at}/brev",
        op_id=visitor.new_op(),
    )
    if ordered is None:
        return [again]
    until = formats.day(ordered.valid_until.date(), visitor.language)
    if ordered.posted_at is not None:
        day = formats.day(ordered.posted_at.date(), visitor.language)
        told = w("way-in-letter-posted", day=day, until=until)
        return [notice(told, kind="good"), again]
    return [
        notice(w("way-in-letter-waits", until=until), kind="warn"),
        acts(
            link_button(w("way-in-letter-open"), f"{at}/brev.pdf"),
            form(
                button(w("way-in-letter-is-posted"), kind="outlined"),
                action=f"{at}/postat",
                op_id=op,
            ),
        ),
    ]


def _at_home(shown: CaseFile, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    return section(
        w("way-in-home"),
        h.p(w("way-in-home-lead", person=shown.person.given_name)),
        form(
            documents(filling, w),
            button(w("way-in-home-show"), kind="outlined"),
            action=f"{_address(shown)}/kod",
            op_id=visitor.new_op(),
        ),
    )


ROUTES = [way_in_page, order_letter, letter, note_posted, show_code, prove, join]
