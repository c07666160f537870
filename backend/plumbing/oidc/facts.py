"""What is agreed with an identity provider, what was asked of it, and what it told."""

from datetime import datetime
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from msgspec import Struct

from backend.kernel.refusal import Refusal

LOOPBACK: Final = {"localhost", "127.0.0.1"}
# Signed with a key of the provider's own: never `none`, never a shared secret.
ALGORITHMS: Final = [
    f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)
]


def is_safe(address: str) -> bool:
    """Over TLS, or to this machine itself."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in LOOPBACK
    )


class Client(Struct, frozen=True, kw_only=True):
    """What an identity provider and we have agreed on.

    `acr_values` are the levels that suffice; `amr_values` the ways of showing it, where
    only some will do.
    """

    issuer: str
    client_id: str
    client_secret: str
    acr_values: tuple[str, ...]
    amr_values: tuple[str, ...] = ()


class Asked(Struct, frozen=True, kw_only=True):
    """One question to an identity provider; `max_age` in seconds, 0 for a fresh proof."""

    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    max_age: int
    asked_at: datetime
    language: str = "sv"


class Told(Struct, frozen=True, kw_only=True):
    """Whom the provider vouches for, after its token has been checked.

    The token and the provider's public key (a JWK) are for looking at it again.
    """

    issuer: str
    subject: str
    claims: dict[str, Any]
    token: str = ""
    key: str = ""

    def text(self, claim: str) -> str:
        value = self.claims.get(claim, "")
        return value.strip() if isinstance(value, str) else ""


class EIdDeclined(Refusal, frozen=True):
    """She said no at the identity provider, or it did not let her through."""

    status: ClassVar[int] = 400


class EIdUnreachable(Refusal, frozen=True):
    """The identity provider does not answer, or answers that it cannot."""

    status: ClassVar[int] = 502


class EIdTooSlow(Refusal, frozen=True):
    """The identity provider has not answered in time."""

    status: ClassVar[int] = 504


class EIdAnswerUnfit(Refusal, frozen=True):
    """The answer does not hold: `why` is for the log, and names nobody."""

    status: ClassVar[int] = 400
    why: str


OidcRefusal = EIdDeclined | EIdUnreachable | EIdTooSlow | EIdAnswerUnfit
