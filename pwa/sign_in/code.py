"""A code by e-mail: ask for it, and write it, in the same browser and without script."""

from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from msgspec import Struct

from backend.access import codes
from backend.access.codes import CodeUnusable, CodeWrong, Proven
from backend.access.facts import Means
from backend.access.limits import TooManyTries
from backend.contact.facts import Line
from backend.kernel.actor import ProofLevel
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from components.forms import button, field, form, hidden, link_button
from components.html import Vdom, h
from components.layout import acts, back_link
from i18n.formats import ltr
from i18n.words import Words
from pwa.forms import (
    Filling,
    Places,
    Submission,
    not_right,
    refused,
    titled,
    unreadable,
)
from pwa.shell import House, Visitor, own_path, see_other
from pwa.sign_in.begin import (
    begin_sign_in,
    browser_asking,
    browser_cookie,
    browser_key,
    see_other_as,
)

ASK: Final = "/logga-in/kod"
WRITE: Final = f"{ASK}/skriv"
# Where she goes who came for nothing in particular: what a code is enough for.
ENOUGH_FOR: Final = "/ansok"
AT_THE_DIGITS: Final[Places] = {CodeWrong: "digits"}


class AddressGiven(Struct, frozen=True, kw_only=True):
    email: codes.EmailAddress


class CodeWritten(Struct, frozen=True, kw_only=True):
    digits: Line


def can_be_sent(house: House) -> bool:
    """Only where there is a post to send it with; the demo shows what it would send."""
    return house.is_demo or house.settings.smtp_url is not None


@get(ASK)
async def ask_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    return _ask_response(Filling(), visitor, to=_to(dict(visitor.query).get("till")))


@post(ASK, status_code=303)
async def ask(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    """Send a code; whether anybody has used the address before makes no difference."""
    visitor, house = sent.visitor, sent.house
    to = _to(*sent.form.get("till", []))
    given = decode(AddressGiven, sent.form)
    if isinstance(given, FormErrors):
        return _ask_response(unreadable(sent.form, given, visitor), visitor, to=to)
    browser = browser_key(request)
    too_many = await send_code(given.email, visitor, house, browser=browser)
    if too_many is not None:
        return _ask_response(refused(sent.form, too_many, visitor), visitor, to=to)
    response = see_other(with_to(WRITE, to))
    response.set_cookie(browser_cookie(browser))
    return response


@get(WRITE)
async def write_page(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Where the digits are written; without a letter on its way, how to get one."""
    to = _to(dict(visitor.query).get("till"))
    address = await address_asked(request, house)
    if address is None:
        return _nothing_sent(visitor, to=to)
    return _write_response(Filling(), visitor, address=address, to=to)


@post(WRITE, status_code=303)
async def write(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor, house = sent.visitor, sent.house
    to = _to(*sent.form.get("till", []))
    address = await address_asked(request, house)
    given = decode(CodeWritten, sent.form)
    if isinstance(given, FormErrors):
        again = unreadable(sent.form, given, visitor)
        return _write_response(again, visitor, address=address, to=to)
    taken = await take_code(given.digits, request, house)
    if isinstance(taken, CodeUnusable):
        return _nothing_sent(visitor, to=to, status=taken.status)
    if isinstance(taken, Refusal):
        again = refused(sent.form, taken, visitor, at=AT_THE_DIGITS)
        return _write_response(again, visitor, address=address, to=to)
    user_id = await house.door.run(partial(codes.account_of, proven=taken))
    token = await begin_sign_in(
        request, house, user_id=user_id, means=Means.email_code, level=ProofLevel.N1
    )
    return see_other_as(token, to or ENOUGH_FOR)


async def send_code(
    email: str, visitor: Visitor, house: House, *, browser: str
) -> TooManyTries | None:
    """A code to this address, to be written in this browser."""
    return await house.door.run(
        partial(
            codes.ask,
            browser=browser,
            email=email,
            municipality_id=visitor.municipality.municipality_id,
            language=visitor.language,
            now=house.wall.now(),
        )
    )


async def take_code(
    digits: str, request: Request[Any, Any, Any], house: House
) -> Proven | CodeWrong | CodeUnusable | TooManyTries:
    """The address that the digits prove, once."""
    return await house.door.run(
        partial(
            codes.take,
            browser=browser_key(request),
            code=digits,
            network=browser_asking(request).network,
            now=house.wall.now(),
        )
    )


async def address_asked(request: Request[Any, Any, Any], house: House) -> str | None:
    """Where the code of this browser has been sent, while it holds."""
    browser, now = browser_key(request), house.wall.now()
    return await house.door.look(
        lambda s: codes.asked_address(s, browser=browser, now=now)
    )


def _to(address: str | None = None, *_: str) -> str:
    return own_path(address or "", otherwise="")


def with_to(path: str, to: str) -> str:
    """The same page, with where she goes afterwards."""
    return f"{path}?{urlencode({'till': to})}" if to else path


def _ask_response(filling: Filling, visitor: Visitor, *, to: str) -> Response[str]:
    w = visitor.words
    return _page(
        w("code-way"),
        filling,
        visitor,
        back=with_to("/logga-in", to),
        body=[
            h.p(
                {"class": "lead"},
                w("code-lead", municipality=visitor.municipality.name),
            ),
            form(
                hidden("till", to),
                email_field(w("code-email"), filling),
                acts(button(w("code-send"))),
                action=ASK,
            ),
        ],
    )


def _write_response(
    filling: Filling, visitor: Visitor, *, address: str | None, to: str
) -> Response[str]:
    w = visitor.words
    return _page(
        w("code-write-title"),
        filling,
        visitor,
        back=with_to(ASK, to),
        body=[
            sent_to(address, w),
            form(
                hidden("till", to),
                digits_field(filling, w),
                acts(button(w("code-sign-in"))),
                action=WRITE,
            ),
            h.p(
                w("code-not-come"),
                " ",
                h.a({"href": with_to(ASK, to)}, w("code-again")),
            ),
        ],
    )


def email_field(label: str, filling: Filling) -> Vdom:
    return field(
        name="email",
        label=label,
        value=filling.value("email"),
        error=filling.error("email"),
        type="email",
        inputmode="email",
        autocomplete="email",
    )


def sent_to(address: str | None, w: Words) -> Vdom | None:
    """Where to look for the code, while one is on its way."""
    if address is None:
        return None
    return h.p({"class": "lead"}, w("code-write-lead", address=ltr(address)))


def digits_field(filling: Filling, w: Words) -> Vdom:
    return field(
        name="digits",
        label=w("code-digits"),
        hint=w("code-digits-hint"),
        value=filling.value("digits"),
        error=filling.error("digits"),
        inputmode="numeric",
        autocomplete="one-time-code",
    )


def _nothing_sent(visitor: Visitor, *, to: str, status: int = 200) -> Response[str]:
    w = visitor.words
    return _page(
        w("code-way"),
        Filling(status=status),
        visitor,
        back=with_to(ASK, to),
        body=[
            h.p({"class": "lead"}, w.refusal(CodeUnusable())),
            link_button(w("code-again"), with_to(ASK, to)),
        ],
    )


def _page(
    title: str,
    filling: Filling,
    visitor: Visitor,
    *,
    back: str,
    body: list[Vdom | None],
) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=titled(title, filling, visitor),
        main=h.div(
            {"class": "stack"},
            back_link(back, w("apply-back")),
            not_right(filling, visitor),
            h.h1(title),
            body,
        ),
        status=filling.status,
        call_hint=w("sign-in-we-help"),
    )


ROUTES = [ask_page, ask, write_page, write]
