"""A tiny identity provider at the edge of the network: its own keys, its own faults."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jws
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from backend.plumbing.oidc.facts import Asked, Client
from tests.conftest import NOON

ISSUER = "https://idp.example"
LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
CLIENT = Client(
    issuer=ISSUER, client_id="anna", client_secret="hemligt", acr_values=(LOA3,)
)
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})
STRANGER = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
SHARED = OctKey.import_key("hemligt" * 8)
ASKED = Asked(
    state="the state",
    nonce="the nonce",
    verifier="v" * 64,
    redirect_uri="https://anna.example/logga-in/e-legitimation/svar",
    max_age=300,
    asked_at=NOON,
)


SUBJECT = "hon-1f3c-hos-intyget"


def claims(**other: Any) -> dict[str, Any]:
    """What a right token says; `None` leaves a claim out."""
    at = int(NOON.timestamp())
    right = {
        "iss": ISSUER,
        "sub": SUBJECT,
        "aud": "anna",
        "exp": at + 300,
        "iat": at,
        "nonce": ASKED.nonce,
        "acr": LOA3,
        "amr": ["swedish_eid"],
        "auth_time": at,
        "personnummer": "194006128989",
        "given_name": "Märta",
        "family_name": "Lindgren",
    }
    return {name: v for name, v in (right | other).items() if v is not None}


def signed(content: dict[str, Any], *, key: Any = RSA, alg: str = "RS256") -> str:
    header: dict[str, Any] = {"alg": alg, "typ": "JWT"}
    if key is not SHARED:
        header["kid"] = key.kid
    return jws.serialize_compact(
        header, httpx.Response(200, json=content).content, key, algorithms=[alg]
    )


def unsigned(content: dict[str, Any]) -> str:
    body = httpx.Response(200, json=content).content
    head = b'{"alg":"none","typ":"JWT"}'
    return ".".join(
        [*(urlsafe_b64encode(p).rstrip(b"=").decode() for p in (head, body)), ""]
    )


@dataclass
class Provider:
    """Answers like a provider, but for what a test changes."""

    token: str = field(default_factory=lambda: signed(claims()))
    announced: dict[str, Any] = field(default_factory=dict[str, Any])
    fails_at: str = ""
    fails_with: Callable[[httpx.Request], httpx.Response] | None = None
    challenge: str = ""
    codes: set[str] = field(default_factory=lambda: {"the code"})

    def http(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self.answer))

    def saw(self, way: str) -> dict[str, str]:
        """What the browser brings along; the provider remembers the challenge."""
        brought = {n: v[0] for n, v in parse_qs(urlsplit(way).query).items()}
        self.challenge = brought["code_challenge"]
        return brought

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if self.fails_with is not None and path == self.fails_at:
            return self.fails_with(request)
        if path == "/.well-known/openid-configuration":
            return httpx.Response(200, json=self._announced())
        if path == "/keys":
            return httpx.Response(200, json=KeySet([RSA, EC]).as_dict())
        return self._tokens(parse_qs(request.content.decode()))

    def _announced(self) -> dict[str, Any]:
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
        } | self.announced

    def _tokens(self, asked: dict[str, list[str]]) -> httpx.Response:
        """A code counts once, and only with what its challenge was made of."""
        made_of = hashlib.sha256(asked["code_verifier"][0].encode()).digest()
        is_right = self.challenge in {
            "",
            urlsafe_b64encode(made_of).rstrip(b"=").decode(),
        }
        code = asked["code"][0]
        if not is_right or code not in self.codes:
            return httpx.Response(400, json={"error": "invalid_grant"})
        self.codes.remove(code)
        return httpx.Response(200, json={"id_token": self.token})
