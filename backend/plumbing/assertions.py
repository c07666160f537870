"""What an authenticator has signed (WebAuthn), looked at now or years later."""

import json
from collections.abc import Mapping
from typing import Any, Final

import webauthn
from msgspec import Struct
from webauthn.authentication.verify_authentication_response import (
    VerifiedAuthentication,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException

# What the library raises for an answer that it cannot read, or does not believe.
UNFIT: Final = (
    WebAuthnException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
)


class Site(Struct, frozen=True, kw_only=True):
    """Where an authenticator is asked: the relying party's id, and the page's origin."""

    host: str
    origin: str


def verified(
    credential: Mapping[str, Any], *, challenge: bytes, public_key: str, site: Site
) -> VerifiedAuthentication | None:
    """What it says of itself, if this key has answered this challenge here; else nothing.

    The device must have checked that it is she.
    """
    try:
        return webauthn.verify_authentication_response(
            credential=json.dumps(credential),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(public_key),
            # Synced passkeys count nothing: going back is told in the log, not refused.
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except UNFIT:
        return None
