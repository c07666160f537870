"""A code for one person: written here, whatever it came on, and what it leads to."""

from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from msgspec import Struct

from backend.access import invites, personal_codes
from backend.access.facts import CodeKind, Means
from backend.access.invites import AFTER_CODE_HOLDS
from backend.access.personal_codes import PersonalCodeUnusable
from backend.contact.facts import Line
from backend.kernel.actor import Role
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Session
from components.forms import button, field, form
from components.html import h
from components.layout import acts, back_link
from pwa.forms import (
    Filling,
    Places,
    Submission,
    not_right,
    refused,
    titled,
    unreadable,
)
from pwa.frame import start_of
from pwa.shell import House, Visitor, see_other
from pwa.sign_in.begin import (
    begin_within,
    browser_asking,
    device_key,
    see_other_as,
    wake_replaced,
)

HERE: Final = "/logga-in/kod-pa-papper"
AT_THE_CODE: Final[Places] = {PersonalCodeUnusable: "paper_code"}


class CodeGiven(Struct, frozen=True, kw_only=True):
    paper_code: Line


class Led(Struct, frozen=True, kw_only=True):
    """Where a code has led: to making a passkey, or signed in with `token`."""

    to: str
    token: str = ""


@get(HERE)
async def write_code_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    return _page(Filling(), visitor)


@post(HERE, status_code=303)
async def write_code(
    request: Request[Any, Any, Any], sent: NamedDependency[Submission]
) -> Response[str]:
    """On to making a passkey, or to the day's work; every wrong code answers alike."""
    visitor, house = sent.visitor, sent.house
    given = decode(CodeGiven, sent.form)
    if isinstance(given, FormErrors):
        return _page(unreadable(sent.form, given, visitor), visitor)
    led = await house.door.run(lambda s: _lead(s, given.paper_code, request, house))
    if isinstance(led, Refusal):
        return _page(refused(sent.form, led, visitor, at=AT_THE_CODE), visitor)
    if not led.token:
        return see_other(led.to)
    wake_replaced(request, house)
    return see_other_as(led.token, led.to)


def _lead(
    session: Session, code: str, request: Request[Any, Any, Any], house: House
) -> Led | Refusal:
    now = house.wall.now()
    known = personal_codes.read(
        session,
        code=code,
        device=device_key(request),
        network=browser_asking(request).network,
        now=now,
    )
    if isinstance(known, Refusal):
        return known
    if known.kind is not CodeKind.device:
        token = invites.invite(
            session,
            user_id=known.user_id,
            level=known.level,
            now=now,
            holds=AFTER_CODE_HOLDS,
            code_id=known.code_id,
        )
        return Led(to=f"/inbjudan/{token}")
    if not personal_codes.use(session, known.code_id, now=now):
        return PersonalCodeUnusable()
    token = begin_within(
        session,
        request,
        user_id=known.user_id,
        means=Means.device_code,
        level=known.level,
        now=now,
    )
    return Led(to=start_of(Role.care_worker, known.level), token=token)


def _page(filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    title = w("paper-title")
    return visitor.page(
        title=titled(title, filling, visitor),
        main=h.div(
            {"class": "stack"},
            back_link("/logga-in", w("apply-back")),
            not_right(filling, visitor),
            h.h1(title),
            h.p({"class": "lead"}, w("paper-lead")),
            form(
                field(
                    name="paper_code",
                    label=w("paper-code"),
                    hint=w("paper-code-hint"),
                    value=filling.value("paper_code"),
                    error=filling.error("paper_code"),
                    autocomplete="one-time-code",
                ),
                acts(button(w("paper-go-on"))),
                action=HERE,
            ),
        ),
        status=filling.status,
        call_hint=w("sign-in-we-help"),
    )


ROUTES = [write_code_page, write_code]
