"""`/mina-sidor/uppgifter/epost`: a new address holds once a code sent to it comes back."""

from functools import partial
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.di import NamedDependency

from backend.access import own_address
from backend.access.codes import CodeUnusable
from backend.access.facts import Purpose
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from components.forms import button, form
from components.html import h
from pwa.citizen.change_details import detail_page
from pwa.citizen.my_details import HERE
from pwa.forms import Filling, Submission, op_id, refused, unreadable
from pwa.shell import House, Visitor, nothing_here, see_other
from pwa.sign_in.begin import browser_cookie, browser_key
from pwa.sign_in.code import (
    AT_THE_DIGITS,
    AddressGiven,
    CodeWritten,
    address_asked,
    can_be_sent,
    digits_field,
    email_field,
    send_code,
    sent_to,
    take_code,
)

ASK: Final = f"{HERE}/epost"
WRITE: Final = f"{ASK}/kod"


@get(ASK)
async def ask_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    visitor.for_purpose(Purpose.change_contact)
    return _ask(Filling(), visitor) if can_be_sent(house) else nothing_here(visitor)


@post(ASK, status_code=303)
async def ask(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    visitor.for_purpose(Purpose.change_contact)
    given = decode(AddressGiven, sent.form)
    if isinstance(given, FormErrors):
        return _ask(unreadable(sent.form, given, visitor), visitor)
    browser = browser_key(request)
    too_many = await send_code(given.email, visitor, house, browser=browser)
    if too_many is not None:
        return _ask(refused(sent.form, too_many, visitor), visitor)
    response = see_other(WRITE)
    response.set_cookie(browser_cookie(browser))
    return response


@get(WRITE)
async def write_page(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    visitor.for_purpose(Purpose.change_contact)
    address = await address_asked(request, house)
    return _write(Filling(), visitor, address) if address else see_other(ASK)


@post(WRITE, status_code=303)
async def write(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    by = visitor.for_purpose(Purpose.change_contact)
    address = await address_asked(request, house)
    given = decode(CodeWritten, sent.form)
    if isinstance(given, FormErrors):
        return _write(unreadable(sent.form, given, visitor), visitor, address)
    taken = await take_code(given.digits, request, house)
    if isinstance(taken, CodeUnusable):
        return _ask(refused({}, taken, visitor), visitor)
    if isinstance(taken, Refusal):
        again = refused(sent.form, taken, visitor, at=AT_THE_DIGITS)
        return _write(again, visitor, address)
    result = await sent.act(
        partial(own_address.change_email, email=taken.email, by=by, now=visitor.now),
        by=by,
    )
    return visitor.after(result, to=HERE, surface="citizen")


def _ask(filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    return detail_page(
        w("details-change-epost"),
        filling,
        visitor,
        h.p({"class": "lead"}, w("details-email-lead")),
        form(
            email_field(w("details-email"), filling),
            button(w("code-send")),
            action=ASK,
            op_id=op_id(filling, visitor),
        ),
    )


def _write(filling: Filling, visitor: Visitor, address: str | None) -> Response[str]:
    w = visitor.words
    return detail_page(
        w("code-write-title"),
        filling,
        visitor,
        sent_to(address, w),
        form(
            digits_field(filling, w),
            button(w("details-save")),
            action=WRITE,
            op_id=op_id(filling, visitor),
        ),
        h.p(w("code-not-come"), " ", h.a({"href": ASK}, w("code-again"))),
    )


ROUTES = [ask_page, ask, write_page, write]
