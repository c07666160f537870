"""Signing in with a passkey, and showing with one that it is still she."""

import json
from typing import Any, Final

import msgspec
import structlog
import webauthn
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import UserVerificationRequirement

from backend.access import limits, passkeys, people, personal_codes, sign_ins
from backend.access.facts import Means
from backend.access.limits import SIGN_INS_A_NETWORK, SIGN_INS_A_USER, TooManyTries
from backend.access.passkeys import KnownPasskey, PasskeyUnknown
from backend.kernel.actor import ProofLevel, Role
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.assertions import verified
from backend.plumbing.database import Session
from components.forms import button
from components.html import Vdom, h
from i18n.words import Words
from pwa.frame import start_of
from pwa.house import site_of
from pwa.shell import House, Visitor, sign_in_topic
from pwa.sign_in.begin import (
    begin_within,
    browser_asking,
    browser_cookie,
    browser_key,
    device_cookie,
    device_key,
    sign_in_cookie,
    wake_replaced,
)

JSON: Final = "application/json"
# Longer than any authenticator's.
LONGEST_ID: Final = 1400
log = structlog.get_logger()


class PasskeyAnswer(msgspec.Struct):
    """What the browser's authenticator answered, as the platform writes it."""

    credential: dict[str, Any]
    invite: str = ""


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in that a passkey has begun; `device` is what field staff's is known by."""

    token: str
    device: str
    user_id: UserId
    role: Role
    level: ProofLevel


def passkey_button(
    words: Words,
    *,
    use: str,
    label: str,
    lead: str = "",
    giant: bool = False,
    **data: str,
) -> Vdom:
    """A button that `passkey.js` shows where the browser can: `use` says for what.

    `lead` is what stands above it. Where the browser cannot, signing in has other ways;
    elsewhere the page says so.
    """
    named = {f"data-{name}": value for name, value in data.items()}
    is_way_in = use == "sign-in"
    return h.div(
        {"data-passkey": use, "hidden": True, **named},
        h.p({"class": "lead"}, lead) if lead else None,
        button(words(label), giant=giant, icon_name="fingerprint" if giant else None),
        h.p({"class": "hint"}, words(f"{label}-hint")) if giant else None,
        h.p(
            {
                "role": "alert",
                "class": "error",
                "data-failed": words(f"passkey-failed-{use}"),
                "data-there": words("refusal-passkey-already-there"),
                "hidden": True,
            }
        ),
        None
        if is_way_in
        else h.p({"data-cannot": "", "hidden": True}, words("passkey-cannot")),
    )


@post("/passkey/options", status_code=200)
async def sign_in_options(
    request: Request[Any, Any, Any], house: NamedDependency[House]
) -> Response[str]:
    """A challenge for signing in: single use, five minutes, this browser only."""
    options = webauthn.generate_authentication_options(
        rp_id=site_of(request, house.settings).host,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return await challenge(
        request,
        house,
        webauthn.options_to_json(options),
        options.challenge,
        user_id=None,
    )


async def challenge(
    request: Request[Any, Any, Any],
    house: House,
    options: str,
    given: bytes,
    *,
    user_id: UserId | None,
) -> Response[str]:
    """The options, with their challenge kept for this browser."""
    browser, now = browser_key(request), house.wall.now()
    await house.door.run(
        lambda session: passkeys.keep_challenge(
            session,
            browser=browser,
            challenge=bytes_to_base64url(given),
            user_id=user_id,
            now=now,
        )
    )
    response = Response(
        content=options, media_type=JSON, headers={"Cache-Control": "no-store"}
    )
    response.set_cookie(browser_cookie(browser))
    return response


@post("/passkey/sign-in", status_code=200)
async def passkey_sign_in(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    visitor: NamedDependency[Visitor],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Sign in with a passkey; every failure answers alike."""
    begun = await house.door.run(lambda s: _begin(s, data, request, house))
    if isinstance(begun, Refusal):
        return told(begun, visitor)
    return let_in(begun, request, house, to=start_of(begun.role, begun.level))


def _begin(
    session: Session,
    data: PasskeyAnswer,
    request: Request[Any, Any, Any],
    house: House,
) -> Begun | PasskeyUnknown | TooManyTries:
    owner = _owner_of(session, data, request, house)
    if isinstance(owner, Refusal):
        return owner
    return begin_with_passkey(
        session, request, house, user_id=owner.user_id, level=owner.level
    )


def begin_with_passkey(
    session: Session,
    request: Request[Any, Any, Any],
    house: House,
    *,
    user_id: UserId,
    level: ProofLevel,
) -> Begun:
    """A sign-in; field staff's device is known from now on."""
    now, member = house.wall.now(), people.staff(session, user_id)
    device = device_key(request) if member.role is Role.care_worker else ""
    if device:
        personal_codes.know_device(session, device=device, user_id=user_id, now=now)
    token = begin_within(
        session, request, user_id=user_id, means=Means.passkey, level=level, now=now
    )
    return Begun(
        token=token, device=device, user_id=user_id, role=member.role, level=level
    )


def let_in(
    begun: Begun, request: Request[Any, Any, Any], house: House, *, to: str
) -> Response[str]:
    wake_replaced(request, house)
    response = answer({"to": to}, status=200)
    response.set_cookie(sign_in_cookie(begun.token))
    if begun.device:
        response.set_cookie(device_cookie(begun.device))
    return response


@post("/passkey/confirm", status_code=200)
async def passkey_confirm(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Show that it is still she; somebody else's passkey will not do, nor a lesser one."""

    def renew(session: Session) -> str | Refusal:
        owner = _owner_of(session, data, request, house)
        if isinstance(owner, Refusal):
            return owner
        actor, token = visitor.actor, visitor.token
        is_hers = actor is not None and owner.user_id == actor.user_id
        if actor is None or token is None or not is_hers or owner.level < actor.level:
            return PasskeyUnknown()
        renewed = sign_ins.renew(session, token, now=house.wall.now())
        return renewed or PasskeyUnknown()

    renewed = await house.door.run(renew)
    if isinstance(renewed, Refusal):
        return told(renewed, visitor)
    house.hub.wake(sign_in_topic(visitor.token or ""))
    response = answer({"to": visitor.start}, status=200)
    response.set_cookie(sign_in_cookie(renewed))
    return response


def _owner_of(
    session: Session,
    data: PasskeyAnswer,
    request: Request[Any, Any, Any],
    house: House,
) -> KnownPasskey | PasskeyUnknown | TooManyTries:
    """Whose passkey has answered this browser's challenge, within the limits of tries."""
    now = house.wall.now()
    credential_id = str(data.credential.get("id", ""))[:LONGEST_ID]
    known = passkeys.passkey(session, credential_id, now=now)
    counted = (
        (SIGN_INS_A_NETWORK, browser_asking(request).network),
        (SIGN_INS_A_USER, known.user_id if known else credential_id),
    )
    if too_many := limits.count(session, counted, now=now):
        return too_many
    asked = passkeys.take_challenge(session, browser=browser_key(request), now=now)
    if known is None or asked is None or asked.user_id is not None:
        return PasskeyUnknown()
    answered = verified(
        data.credential,
        challenge=base64url_to_bytes(asked.challenge),
        public_key=known.public_key,
        site=site_of(request, house.settings),
    )
    if answered is None:
        return PasskeyUnknown()
    limits.take_back(session, counted, now=now)
    if answered.new_sign_count < known.sign_count:
        log.warning(
            "sign_count_went_back", passkey=sign_ins.hash_of(credential_id)[:16]
        )
    passkeys.note_use(
        session,
        credential_id=credential_id,
        sign_count=answered.new_sign_count,
        now=now,
    )
    return known


def told(refusal: Refusal, visitor: Visitor) -> Response[str]:
    """What the page's script says: that it failed, or what is the matter."""
    content = {"refusal": refusal.sentence_id()}
    if not isinstance(refusal, PasskeyUnknown):
        content["sentence"] = visitor.words.refusal(refusal)
    return answer(content, status=refusal.status)


def answer(content: dict[str, str], *, status: int) -> Response[str]:
    return Response(
        content=json.dumps(content),
        media_type=JSON,
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )


ROUTES = [sign_in_options, passkey_sign_in, passkey_confirm]
