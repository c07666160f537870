"""Signing in and out: a passkey; in the demo also by choosing a fictional person."""

import json
import secrets
from functools import partial
from typing import Any, Final

import msgspec
import webauthn
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from backend.access import people, sign_in
from backend.access.sign_in import InviteUnusable, PasskeyUnknown
from backend.kernel.ids import UserId
from backend.plumbing.database import Session
from components.data import link_list
from components.forms import button
from components.html import Vdom, h
from pwa.demo_chooser import demo_chooser, provider_names
from pwa.frame import start_of
from pwa.shell import (
    SIGN_IN_COOKIE,
    FormFields,
    House,
    Visitor,
    own_path,
    see_other,
    signing_out,
)

BROWSER_COOKIE: Final = "__Host-browser"
JSON: Final = "application/json"


class PasskeyAnswer(msgspec.Struct):
    """What the browser's authenticator answered, as the platform writes it."""

    credential: dict[str, Any]
    invite: str = ""


def sign_in_cookie(token: str, *, lasts: int | None = None) -> Cookie:
    """Until the browser is closed; a browser takes `__Host-` only with these flags."""
    return Cookie(
        key=SIGN_IN_COOKIE,
        value=token,
        max_age=lasts,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )


@get("/logga-in")
async def sign_in_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """The ways in; the demo lists its people."""
    w = visitor.words
    to = own_path(dict(visitor.query).get("till", ""), otherwise="")
    main: list[Vdom] = [
        h.h1(w("sign-in-title")),
        h.p({"class": "lead"}, w("sign-in-lead")),
        h.div(
            {"data-passkey": "sign-in", "data-to": to, "hidden": True},
            button(w("sign-in-with-passkey")),
            h.p({"role": "alert", "data-failed": w("sign-in-failed"), "hidden": True}),
        ),
        h.noscript(h.p(w("sign-in-needs-script"))),
    ]
    if house.is_demo:
        staff = await house.door.look(people.everybody)
        providers = await house.door.look(provider_names)
        main.append(demo_chooser(visitor, staff, providers, to=to))
    return visitor.page(
        title=w("sign-in-title"), main=main, scripts=("passkey.js",), cacheable=False
    )


async def begin_sign_in(
    house: House, *, user_id: UserId, means: str, replaces: str | None
) -> str:
    """A new token; the one it replaces is ended in the same transaction."""
    now = house.wall.now()

    def work(session: Session) -> str:
        if replaces:
            sign_in.end(session, replaces, now=now)
        return sign_in.begin(session, user_id=user_id, means=means, now=now)

    begun = await house.door.run(work)
    if replaces:
        house.hub.wake(signing_out(replaces))
    return begun


@post("/logga-in/valj", status_code=303)
async def choose_person(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """In the demo only: become one of its people."""
    slug = form.get("slug", [""])[0]
    staff = await house.door.look(people.everybody) if house.is_demo else ()
    member = next((m for m in staff if m.slug == slug), None)
    if member is None:
        return see_other("/logga-in")
    token = await begin_sign_in(
        house, user_id=member.user_id, means="demo", replaces=visitor.token
    )
    to = own_path(form.get("till", [""])[0], otherwise=start_of(member.role))
    response = see_other(to)
    response.set_cookie(sign_in_cookie(token))
    return response


@post("/logga-ut", status_code=303)
async def sign_out(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """End the sign-in for good; the outbox stays on the phone, locked to its author."""
    if visitor.token:
        token, now = visitor.token, house.wall.now()
        await house.door.run(lambda s: sign_in.end(s, token, now=now))
        house.hub.wake(signing_out(token))
    response = see_other("/")
    response.headers["Clear-Site-Data"] = '"cache"'
    response.set_cookie(sign_in_cookie("", lasts=0))
    return response


@get("/inbjudan/{token:str}")
async def invited_page(
    token: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Where a member of staff makes her first passkey."""
    now, w = house.wall.now(), visitor.words
    found = await house.door.look(lambda s: sign_in.invited(s, token, now=now))
    if isinstance(found, InviteUnusable):
        return visitor.refusal_page(found, back="/logga-in")
    member = await house.door.look(lambda s: people.staff(s, found))
    return visitor.page(
        title=w("invited-title"),
        main=[
            h.h1(w("invited-title")),
            h.p(w("invited-lead", name=member.name)),
            h.div(
                {"data-passkey": "enrol", "data-invite": token, "hidden": True},
                button(w("invited-make-passkey")),
                h.p(
                    {
                        "role": "alert",
                        "data-failed": w("sign-in-failed"),
                        "hidden": True,
                    }
                ),
            ),
            h.noscript(h.p(w("sign-in-needs-script"))),
            link_list([("/logga-in", w("sign-in-title"), "")]),
        ],
        scripts=("passkey.js",),
    )


def _browser_of(request: Request[Any, Any, Any]) -> str:
    return request.cookies.get(BROWSER_COOKIE) or secrets.token_urlsafe(32)


def _options(options: str, browser: str) -> Response[str]:
    response = Response(
        content=options, media_type=JSON, headers={"Cache-Control": "no-store"}
    )
    response.set_cookie(
        Cookie(
            key=BROWSER_COOKIE,
            value=browser,
            path="/",
            secure=True,
            httponly=True,
            samesite="strict",
            max_age=300,
        )
    )
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
    browser = _browser_of(request)
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
    found = await house.door.look(lambda s: sign_in.invited(s, token, now=now))
    if isinstance(found, InviteUnusable):
        return Response(content="{}", media_type=JSON, status_code=409)
    member = await house.door.look(lambda s: people.staff(s, found))
    existing = await house.door.look(lambda s: sign_in.passkeys_of(s, found))
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
    browser = _browser_of(request)
    await _keep_challenge(house, browser, options.challenge, member.user_id)
    return _options(webauthn.options_to_json(options), browser)


async def _keep_challenge(
    house: House, browser: str, challenge: bytes, user_id: UserId | None
) -> None:
    await house.door.run(
        partial(
            sign_in.keep_challenge,
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
    now, browser = house.wall.now(), _browser_of(request)
    challenge = await house.door.run(
        partial(sign_in.take_challenge, browser=browser, now=now)
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
        found = sign_in.invited(session, data.invite, now=now)
        if isinstance(found, InviteUnusable):
            return found
        if not sign_in.use_invite(session, data.invite, now=now):
            return InviteUnusable()
        sign_in.keep_passkey(
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
    return await _signed_in(house, kept)


@post("/passkey/sign-in", status_code=200)
async def passkey_sign_in(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Sign in with a passkey; every failure answers alike."""
    now, browser = house.wall.now(), _browser_of(request)
    challenge = await house.door.run(
        partial(sign_in.take_challenge, browser=browser, now=now)
    )
    credential_id = str(data.credential.get("id", ""))[:1400]
    known = await house.door.look(lambda s: sign_in.passkey(s, credential_id))
    if known is None or challenge is None:
        return _answer({"refusal": PasskeyUnknown.sentence_id()}, status=400)
    user_id, public_key, sign_count = known
    try:
        verified = webauthn.verify_authentication_response(
            credential=json.dumps(data.credential),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=house.settings.host,
            expected_origin=house.settings.origin,
            credential_public_key=base64url_to_bytes(public_key),
            credential_current_sign_count=min(sign_count, 0),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError):
        return _answer({"refusal": PasskeyUnknown.sentence_id()}, status=400)
    await house.door.run(
        partial(
            sign_in.note_sign_count,
            credential_id=credential_id,
            sign_count=verified.new_sign_count,
        )
    )
    return await _signed_in(house, user_id)


async def _signed_in(house: House, user_id: UserId) -> Response[str]:
    token = await begin_sign_in(house, user_id=user_id, means="passkey", replaces=None)
    member = await house.door.look(lambda s: people.staff(s, user_id))
    response = _answer({"to": start_of(member.role)}, status=200)
    response.set_cookie(sign_in_cookie(token))
    return response


def _answer(content: dict[str, str], *, status: int) -> Response[str]:
    return Response(
        content=json.dumps(content),
        media_type=JSON,
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )


ROUTES = [
    sign_in_page,
    choose_person,
    sign_out,
    invited_page,
    sign_in_options,
    enrol_options,
    enrol,
    passkey_sign_in,
]
