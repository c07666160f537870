"""`/mina-sidor/uppgifter/epost`: a new address holds once a code sent to it comes back."""

from functools import partial
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from msgspec import Struct

from backend.access import codes, details
from backend.access.codes import CodeUnusable, CodeWrong, EmailAddress
from backend.access.facts import DetailKind, Purpose
from backend.contact.facts import Line
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from components.forms import button, field, form
from components.html import h
from i18n.formats import ltr
from pwa.citizen.change_details import detail_page
from pwa.citizen.my_details import HERE
from pwa.forms import Filling, Places, Submission, op_id, refused, unreadable
from pwa.shell import House, Visitor, nothing_here, see_other
from pwa.sign_in.begin import browser_asking, browser_cookie, browser_key
from pwa.sign_in.code import can_be_sent

ASK: Final = f"{HERE}/epost"
WRITE: Final = f"{ASK}/kod"
AT: Final[Places] = {CodeWrong: "digits", CodeUnusable: "digits"}


class EmailForm(Struct, frozen=True, kw_only=True):
    email: EmailAddress


class CodeForm(Struct, frozen=True, kw_only=True):
    digits: Line


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
    by = visitor.for_purpose(Purpose.change_contact)
    given = decode(EmailForm, sent.form)
    if isinstance(given, FormErrors):
        return _ask(unreadable(sent.form, given, visitor), visitor)
    browser = browser_key(request)
    too_many = await house.door.run(
        partial(
            codes.ask,
            browser=browser,
            email=given.email,
            municipality_id=by.municipality_id,
            language=visitor.language,
            now=house.wall.now(),
        )
    )
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
    browser, now = browser_key(request), house.wall.now()
    address = await house.door.look(
        partial(codes.asked_address, browser=browser, now=now)
    )
    return _write(Filling(), visitor, address) if address else see_other(ASK)


@post(WRITE, status_code=303)
async def write(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    by = visitor.for_purpose(Purpose.change_contact)
    given = decode(CodeForm, sent.form)
    if isinstance(given, FormErrors):
        return _write(unreadable(sent.form, given, visitor), visitor, None)
    taken = await house.door.run(
        partial(
            codes.take,
            browser=browser_key(request),
            code=given.digits,
            network=browser_asking(request).network,
            now=house.wall.now(),
        )
    )
    if isinstance(taken, Refusal):
        return _write(refused(sent.form, taken, visitor, at=AT), visitor, None)
    result = await sent.act(
        partial(
            details.change,
            values={DetailKind.email: taken.email},
            by=by,
            now=visitor.now,
        ),
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
            field(
                name="email",
                label=w("details-email"),
                value=filling.value("email"),
                error=filling.error("email"),
                type="email",
                inputmode="email",
                autocomplete="email",
            ),
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
        h.p({"class": "lead"}, w("code-write-lead", address=ltr(address)))
        if address
        else None,
        form(
            field(
                name="digits",
                label=w("code-digits"),
                hint=w("code-digits-hint"),
                error=filling.error("digits"),
                inputmode="numeric",
                autocomplete="one-time-code",
            ),
            button(w("details-save")),
            action=WRITE,
            op_id=op_id(filling, visitor),
        ),
        h.p(w("code-not-come"), " ", h.a({"href": ASK}, w("code-again"))),
    )


ROUTES = [ask_page, ask, write_page, write]
