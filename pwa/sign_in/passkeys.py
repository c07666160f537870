"""Making a passkey, signing in with one, and showing with one that it is still she."""

import json
from functools import partial
from typing import Any, Final

import msgspec
import structlog
import webauthn
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from webauthn.authentication.verify_authentication_response import (
    VerifiedAuthentication,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from backend.access import invites, limits, passkeys, people, sign_ins
from backend.access.facts import Means
from backend.access.invites import InviteUnusable
from backend.access.limits import SIGN_INS_A_NETWORK, SIGN_INS_A_USER, TooManyTries
from backend.access.passkeys import PasskeyUnknown
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Session
from components.data import link_list
from components.forms import button
from components.html import Vdom, h
from i18n.words import Words
from pwa.frame import start_of
from pwa.shell import House, Visitor
from pwa.sign_in.begin import (
    begin_sign_in,
    browser_asking,
    browser_cookie,
    browser_key,
    renew_sign_in,
    sign_in_cookie,
)

JSON: Final = "application/json"
log = structlog.get_logger()


class PasskeyAnswer(msgspec.Struct):
    """What the browser's authenticator answered, as the platform writes it."""

    credential: dict[str, Any]
    invite: str = ""


def passkey_button(
    words: Words, *, use: str, label: str, giant: bool = False, **data: str
) -> Vdom:
    """A button that `passkey.js` shows where the browser can: `use` says for what."""
    named = {f"data-{name}": value for name, value in data.items()}
    return h.div(
        {"data-passkey": use, "hidden": True, **named},
        button(words(label), giant=giant, icon_name="fingerprint" if giant else None),
        h.p({"class": "hint"}, words(f"{label}-hint")) if giant else None,
        h.p({"role": "alert", "data-failed": words("sign-in-failed"), "hidden": True}),
    )


@get("/inbjudan/{token:str}")
async def invited_page(
    token: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Where a member of staff makes her first passkey."""
    now, w = house.wall.now(), visitor.words
    found = await house.door.look(lambda s: invites.invited(s, token, now=now))
    if isinstance(found, InviteUnusable):
        return visitor.refusal_page(found, back="/logga-in")
    member = await house.door.look(lambda s: people.staff(s, found))
    return visitor.page(
        title=w("invited-title"),
        main=[
            h.h1(w("invited-title")),
            h.p(w("invited-lead", name=member.name)),
            passkey_button(w, use="enrol", label="invited-make-passkey", invite=token),
            h.noscript(h.p(w("sign-in-needs-script"))),
            link_list([("/logga-in", w("sign-in-title"), "")]),
        ],
        scripts=("passkey.js",),
    )


def _options(options: str, browser: str) -> Response[str]:
    response = Response(
        content=options, media_type=JSON, headers={"Cache-Control": "no-store"}
    )
    response.set_cookie(browser_cookie(browser))
    return response


@post("/passkey/options", status_code=200)
async def sign_in_options(
    request: Request[Any, Any, Any], house: NamedDependency[House]
) -> Response[str]:
    """A challenge for signing in: single use, five minutes, this browser only."""
    options = webauthn.generate_authentication_options(
        rp_id=house.settings.host,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    browser = browser_key(request)
    await _keep_challenge(house, browser, options.challenge, None)
    return _options(webauthn.options_to_json(options), browser)


@post("/passkey/enrol-options", status_code=200)
async def enrol_options(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    data: JSONBody[dict[str, str]],
) -> Response[str]:
    """A challenge for the first passkey of whoever holds the one-time link."""
    now = house.wall.now()
    token = data.get("invite", "")
    found = await house.door.look(lambda s: invites.invited(s, token, now=now))
    if isinstance(found, InviteUnusable):
        return Response(content="{}", media_type=JSON, status_code=409)
    member = await house.door.look(lambda s: people.staff(s, found))
    existing = await house.door.look(lambda s: passkeys.passkeys_of(s, found))
    options = webauthn.generate_registration_options(
        rp_id=house.settings.host,
        rp_name="Anna",
        user_id=member.user_id.encode(),
        user_name=member.slug,
        user_display_name=member.name,
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(credential))
            for credential in existing
        ],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    browser = browser_key(request)
    await _keep_challenge(house, browser, options.challenge, member.user_id)
    return _options(webauthn.options_to_json(options), browser)


async def _keep_challenge(
    house: House, browser: str, challenge: bytes, user_id: UserId | None
) -> None:
    await house.door.run(
        partial(
            passkeys.keep_challenge,
            browser=browser,
            challenge=bytes_to_base64url(challenge),
            user_id=user_id,
            now=house.wall.now(),
        )
    )


@post("/passkey/enrol", status_code=200)
async def enrol(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Keep the new passkey, use the link up, and sign in."""
    now, browser = house.wall.now(), browser_key(request)
    challenge = await house.door.run(
        partial(passkeys.take_challenge, browser=browser, now=now)
    )
    if challenge is None:
        return _answer({}, status=400)
    try:
        verified = webauthn.verify_registration_response(
            credential=json.dumps(data.credential),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=house.settings.host,
            expected_origin=house.settings.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError):
        return _answer({}, status=400)

    def keep(session: Session) -> UserId | InviteUnusable:
        found = invites.invited(session, data.invite, now=now)
        if isinstance(found, InviteUnusable):
            return found
        if not invites.use_invite(session, data.invite, now=now):
            return InviteUnusable()
        passkeys.keep_passkey(
            session,
            credential_id=bytes_to_base64url(verified.credential_id),
            user_id=found,
            public_key=bytes_to_base64url(verified.credential_public_key),
            sign_count=verified.sign_count,
            backed_up=verified.credential_backed_up,
            now=now,
        )
        return found

    kept = await house.door.run(keep)
    if isinstance(kept, InviteUnusable):
        return _answer({}, status=409)
    return await _signed_in(request, house, kept)


@post("/passkey/sign-in", status_code=200)
async def passkey_sign_in(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    visitor: NamedDependency[Visitor],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Sign in with a passkey; every failure answers alike."""
    owner = await _owner_of(data, request, house)
    if isinstance(owner, Refusal):
        return _refused(owner, visitor)
    return await _signed_in(request, house, owner)


@post("/passkey/confirm", status_code=200)
async def passkey_confirm(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Show that it is still she; somebody else's passkey will not do."""
    owner = await _owner_of(data, request, house)
    token, actor = visitor.token, visitor.actor
    if isinstance(owner, Refusal):
        return _refused(owner, visitor)
    if token is None or actor is None or owner != actor.user_id:
        return _refused(PasskeyUnknown(), visitor)
    renewed = await renew_sign_in(house, token)
    if renewed is None:
        return _refused(PasskeyUnknown(), visitor)
    response = _answer({"to": start_of(actor.role)}, status=200)
    response.set_cookie(sign_in_cookie(renewed))
    return response


async def _owner_of(
    data: PasskeyAnswer, request: Request[Any, Any, Any], house: House
) -> UserId | PasskeyUnknown | TooManyTries:
    """Whose passkey has answered this browser's challenge, within the limits of tries."""
    now = house.wall.now()
    credential_id = str(data.credential.get("id", ""))[:1400]
    known = await house.door.look(lambda s: passkeys.passkey(s, credential_id))
    counted = (
        (SIGN_INS_A_NETWORK, browser_asking(request).network),
        (SIGN_INS_A_USER, known[0] if known else credential_id),
    )
    too_many = await house.door.run(partial(limits.count, counted=counted, now=now))
    if too_many is not None:
        return too_many
    challenge = await house.door.run(
        partial(passkeys.take_challenge, browser=browser_key(request), now=now)
    )
    if known is None or challenge is None:
        return PasskeyUnknown()
    user_id, public_key, sign_count = known
    verified = _verified(data, challenge, public_key, house)
    if verified is None:
        return PasskeyUnknown()
    await house.door.run(partial(limits.take_back, counted=counted, now=now))
    if verified.new_sign_count < sign_count:
        log.warning(
            "sign_count_went_back", passkey=sign_ins.hash_of(credential_id)[:16]
        )
    await house.door.run(
        partial(
            passkeys.note_sign_count,
            credential_id=credential_id,
            sign_count=verified.new_sign_count,
        )
    )
    return user_id


def _verified(
    data: PasskeyAnswer, challenge: str, public_key: str, house: House
) -> VerifiedAuthentication | None:
    try:
        return webauthn.verify_authentication_response(
            credential=json.dumps(data.credential),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=house.settings.host,
            expected_origin=house.settings.origin,
            credential_public_key=base64url_to_bytes(public_key),
            # Synced passkeys count nothing: going back is told in the log, not refused.
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError):
        return None


async def _signed_in(
    request: Request[Any, Any, Any], house: House, user_id: UserId
) -> Response[str]:
    token = await begin_sign_in(
        request,
        house,
        user_id=user_id,
        means=Means.passkey,
        level=ProofLevel.N3,
    )
    member = await house.door.look(lambda s: people.staff(s, user_id))
    response = _answer({"to": start_of(member.role)}, status=200)
    response.set_cookie(sign_in_cookie(token))
    return response


def _refused(refusal: Refusal, visitor: Visitor) -> Response[str]:
    """What the page's script says: that it failed, or when she may try again."""
    content = {"refusal": refusal.sentence_id()}
    if isinstance(refusal, TooManyTries):
        content["sentence"] = visitor.words.refusal(refusal)
    return _answer(content, status=refusal.status)


def _answer(content: dict[str, str], *, status: int) -> Response[str]:
    return Response(
        content=json.dumps(content),
        media_type=JSON,
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )


ROUTES = [
    invited_page,
    sign_in_options,
    enrol_options,
    enrol,
    passkey_sign_in,
    passkey_confirm,
]
