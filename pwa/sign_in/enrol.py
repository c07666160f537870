"""Making a passkey: by a one-time link, by a code that led to one, or one more of one's own."""

import json
from typing import Any, Final

import webauthn
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from backend.access import invites, own_ways, passkeys, people
from backend.access.facts import StaffMember
from backend.access.hosts import origin_for
from backend.access.invites import InviteUnusable
from backend.access.passkeys import NewPasskey, PasskeyUnknown
from backend.kernel.actor import Actor
from backend.kernel.refusal import Refusal
from backend.plumbing.assertions import UNFIT, Site
from backend.plumbing.database import Session
from components.data import link_list
from components.html import h
from components.layout import back_link
from pwa.frame import own_surface
from pwa.shell import House, Visitor, see_other
from pwa.sign_in.begin import browser_asking, browser_key, just_shown
from pwa.sign_in.e_id import MINE
from pwa.sign_in.passkeys import (
    Begun,
    PasskeyAnswer,
    answer,
    begin_with_passkey,
    challenge,
    let_in,
    passkey_button,
    told,
)

NEW: Final = f"{MINE}/nyckel"
SPARE: Final = f"{MINE}/reserv"
DONE: Final = f"{SPARE}?klar=ja"


class ProofTooOld(Refusal, frozen=True):
    """More than five minutes have gone since she showed who she is."""


@get("/inbjudan/{token:str}")
async def invited_page(
    token: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Where somebody makes a passkey by a one-time link."""
    now, w = house.wall.now(), visitor.words
    found = await house.door.look(lambda s: invites.invited(s, token, now=now))
    if isinstance(found, InviteUnusable):
        return visitor.refusal_page(found, back="/logga-in")
    member = await house.door.look(lambda s: people.staff(s, found.user_id))
    if visitor.host_of and visitor.host_of.municipality_id != member.municipality_id:
        return see_other(_way_there(member, token, visitor, house))
    return visitor.page(
        title=w("invited-title"),
        main=h.div(
            {"class": "stack"},
            h.h1(w("invited-title")),
            passkey_button(
                w,
                use="enrol",
                label="invited-make-passkey",
                lead=w("invited-lead", name=member.name),
                giant=True,
                invite=token,
            ),
            h.noscript(h.p(w("sign-in-needs-script"))),
            link_list([("/logga-in", w("sign-in-title"), "")]),
        ),
        scripts=("passkey.js",),
        call_hint=w("sign-in-we-help"),
    )


def _way_there(member: StaffMember, token: str, visitor: Visitor, house: House) -> str:
    """A passkey is known at one host alone: hers is made where she will use it."""
    home = next(
        each
        for each in visitor.municipalities
        if each.municipality_id == member.municipality_id
    )
    return f"{origin_for(home, house.settings)}/inbjudan/{token}"


@get(NEW)
async def new_passkey_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    """One more of her own, on the device that she holds."""
    actor, w = just_shown(visitor), visitor.words
    return visitor.page(
        title=w("passkey-new-title"),
        main=h.div(
            {"class": "stack"},
            back_link(MINE, w("my-sign-ins-title")),
            h.h1(w("passkey-new-title")),
            passkey_button(
                w,
                use="enrol",
                label="invited-make-passkey",
                lead=w("passkey-new-lead"),
                giant=True,
            ),
            h.noscript(h.p(w("sign-in-needs-script"))),
            h.p({"class": "hint"}, w("passkey-new-other-device")),
        ),
        surface=own_surface(actor),
        scripts=("passkey.js",),
    )


@post("/passkey/enrol-options", status_code=200)
async def enrol_options(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    data: JSONBody[dict[str, str]],
) -> Response[str]:
    """A challenge for the passkey of whoever holds the link, or is signed in."""
    token = data.get("invite", "")
    owner = await house.door.look(lambda s: _owner(s, token, visitor, house))
    if isinstance(owner, Refusal):
        return told(owner, visitor)
    existing = await house.door.look(lambda s: passkeys.passkeys_of(s, owner.user_id))
    member = await house.door.look(lambda s: people.staff(s, owner.user_id))
    options = webauthn.generate_registration_options(
        rp_id=visitor.site.host,
        rp_name="Anna",
        user_id=owner.user_id.encode(),
        user_name=member.name if member.person_id else member.slug,
        user_display_name=owner.name,
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(credential))
            for credential in existing
        ],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return await challenge(
        request,
        house,
        webauthn.options_to_json(options),
        options.challenge,
        user_id=owner.user_id,
    )


def _owner(
    session: Session, token: str, visitor: Visitor, house: House
) -> Actor | InviteUnusable | ProofTooOld:
    """Whose passkey it will be, and how surely she is known."""
    if token:
        found = invites.invited(session, token, now=house.wall.now())
        if isinstance(found, InviteUnusable):
            return found
        member = people.staff(session, found.user_id)
        return people.actor_of(member, level=found.level)
    if visitor.actor is None or not visitor.is_fresh:
        return ProofTooOld()
    return visitor.actor


@post("/passkey/enrol", status_code=200)
async def enrol(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    visitor: NamedDependency[Visitor],
    data: JSONBody[PasskeyAnswer],
) -> Response[str]:
    """Keep the new passkey; a link is used up, and signs her in."""
    kept = await house.door.run(lambda s: _keep(s, data, request, visitor, house))
    if isinstance(kept, Refusal):
        return told(kept, visitor)
    if isinstance(kept, Begun):
        return let_in(kept, request, house, to=DONE)
    return answer({"to": DONE}, status=200)


def _keep(
    session: Session,
    data: PasskeyAnswer,
    request: Request[Any, Any, Any],
    visitor: Visitor,
    house: House,
) -> Actor | Begun | Refusal:
    now = house.wall.now()
    asked = passkeys.take_challenge(session, browser=browser_key(request), now=now)
    if asked is None:
        return PasskeyUnknown()
    owner = _owner(session, data.invite, visitor, house)
    if isinstance(owner, Refusal):
        return owner
    if asked.user_id != owner.user_id:
        return PasskeyUnknown()
    made = _made(data, asked.challenge, request, visitor.site)
    if made is None:
        return PasskeyUnknown()
    if data.invite and not invites.use_invite(session, data.invite, now=now):
        return InviteUnusable()
    added = house.door.within(
        session,
        lambda s: own_ways.add_passkey(s, made, by=owner, now=now),
        by=owner,
        now=visitor.now,
    )
    if isinstance(added, Refusal):
        return added
    if not data.invite:
        return owner
    return begin_with_passkey(
        session, request, house, user_id=owner.user_id, level=owner.level
    )


def _made(
    data: PasskeyAnswer, given: str, request: Request[Any, Any, Any], site: Site
) -> NewPasskey | None:
    try:
        verified = webauthn.verify_registration_response(
            credential=json.dumps(data.credential),
            expected_challenge=base64url_to_bytes(given),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except UNFIT:
        return None
    return NewPasskey(
        credential_id=bytes_to_base64url(verified.credential_id),
        public_key=bytes_to_base64url(verified.credential_public_key),
        sign_count=verified.sign_count,
        backed_up=verified.credential_backed_up,
        name=browser_asking(request).device,
    )


ROUTES = [invited_page, new_passkey_page, enrol_options, enrol]
