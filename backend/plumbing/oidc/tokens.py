"""A provider's token, looked at again long after it has run out, with the key it was signed by."""

from base64 import urlsafe_b64encode
from typing import Any

import msgspec

from backend.plumbing.oidc.facts import ALGORITHMS


def text_of(content: bytes) -> str:
    """As a `nonce` is written: base64url without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def claims_signed_with(token: str, key: str) -> dict[str, Any] | None:
    """What it says, if this key (a public JWK) has signed it."""
    from joserfc import jws  # noqa: PLC0415 — slow to import
    from joserfc.errors import JoseError  # noqa: PLC0415
    from joserfc.jwk import import_key  # noqa: PLC0415

    try:
        known = import_key(msgspec.json.decode(key, type=dict[str, Any]))
        signed = jws.deserialize_compact(token, known, algorithms=ALGORITHMS)
        return msgspec.json.decode(signed.payload or b"", type=dict[str, Any])
    except (JoseError, ValueError, TypeError, LookupError, AttributeError):
        return None
