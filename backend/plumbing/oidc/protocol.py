"""Authorization code with PKCE, and every check of the answer.

It is slow to import, and only a house whose people sign in by e-ID needs it.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypeVar, cast
from urllib.parse import quote, urlencode, urlsplit

import httpx
import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from backend.plumbing.oidc.facts import (
    ALGORITHMS,
    LOOPBACK,
    Asked,
    Client,
    EIdAnswerUnfit,
    EIdDeclined,
    EIdTooSlow,
    EIdUnreachable,
    OidcRefusal,
    Told,
    is_safe,
)

T = TypeVar("T")
WAITS_SECONDS: Final = 10
CLOCKS_DIFFER_SECONDS: Final = 30
TOKEN_IS_NEW_SECONDS: Final = 600
LARGEST_ANSWER: Final = 200_000


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider says of itself."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What a code is exchanged for; nothing but the ID token is used."""

    id_token: str


class _Refused(Exception):
    def __init__(self, refusal: OidcRefusal) -> None:
        super().__init__()
        self.refusal = refusal


def asking(issuer: str) -> httpx.Client:
    """What asks the provider. Redirects are not followed."""
    return httpx.Client(
        timeout=WAITS_SECONDS, trust_env=urlsplit(issuer).hostname not in LOOPBACK
    )


def way_there(http: httpx.Client, client: Client, asked: Asked) -> str | OidcRefusal:
    """The address at the provider that the browser goes to."""
    try:
        announced = _announced(http, client)
    except _Refused as refused:
        return refused.refusal
    challenge = hashlib.sha256(asked.verifier.encode()).digest()
    question = {
        "response_type": "code",
        "scope": "openid profile",
        "client_id": client.client_id,
        "redirect_uri": asked.redirect_uri,
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "acr_values": " ".join(client.acr_values),
        "max_age": str(asked.max_age),
        "ui_locales": asked.language,
    }
    if asked.max_age == 0:
        question["prompt"] = "login"
    joined = "&" if urlsplit(announced.authorization_endpoint).query else "?"
    return f"{announced.authorization_endpoint}{joined}{urlencode(question)}"


def way_back(
    http: httpx.Client,
    client: Client,
    asked: Asked,
    answer: Mapping[str, str],
    *,
    now: datetime,
) -> Told | OidcRefusal:
    """Whom the answer vouches for, when all of it holds."""
    try:
        announced = _announced(http, client)
        code = _code(announced, answer)
        token = _token(http, client, announced, asked, code)
        claims, key = _signed_claims(http, announced, token)
        _check_claims(client, asked, claims, now=int(now.timestamp()))
    except _Refused as refused:
        return refused.refusal
    return Told(
        issuer=client.issuer,
        subject=claims["sub"],
        claims=claims,
        token=token,
        key=key,
    )


def _announced(http: httpx.Client, client: Client) -> Announced:
    address = f"{client.issuer.rstrip('/')}/.well-known/openid-configuration"
    told = _told(_answer(http, "GET", address), Announced)
    if told.issuer != client.issuer:
        raise _unfit("issuer")
    for each in (told.authorization_endpoint, told.token_endpoint, told.jwks_uri):
        if not is_safe(each):
            raise _unfit("endpoint")
    return told


def _code(announced: Announced, answer: Mapping[str, str]) -> str:
    """The code in the browser's answer, which must come from the provider asked."""
    named = answer.get("iss")
    is_named = announced.authorization_response_iss_parameter_supported
    if named != announced.issuer and (is_named or named is not None):
        raise _unfit("iss")
    error = answer.get("error")
    if error in {"temporarily_unavailable", "server_error"}:
        raise _Refused(EIdUnreachable())
    if error is not None:
        raise _Refused(EIdDeclined())
    code = answer.get("code")
    if not code:
        raise _unfit("code")
    return code


def _token(
    http: httpx.Client, client: Client, announced: Announced, asked: Asked, code: str
) -> str:
    content = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asked.redirect_uri,
        "code_verifier": asked.verifier,
    }
    known_by: dict[str, Any] = {}
    if "client_secret_basic" in announced.token_endpoint_auth_methods_supported:
        known_by["auth"] = (
            quote(client.client_id, safe=""),
            quote(client.client_secret, safe=""),
        )
    else:
        content["client_id"] = client.client_id
        content["client_secret"] = client.client_secret
    answer = _answer(http, "POST", announced.token_endpoint, data=content, **known_by)
    return _told(answer, Tokens).id_token


def _signed_claims(
    http: httpx.Client, announced: Announced, token: str
) -> tuple[dict[str, Any], str]:
    """What the token says, when the provider has signed it; and the key it did it with."""
    keys = _keys(_answer(http, "GET", announced.jwks_uri))
    try:
        wanted = jws.extract_compact(token.encode()).headers().get("kid")
    except (JoseError, ValueError) as fault:
        raise _unfit("token") from fault
    for key in keys.keys:
        if wanted is not None and key.kid != wanted:
            continue
        try:
            signed = jws.deserialize_compact(token, key, algorithms=ALGORITHMS)
            claims = msgspec.json.decode(signed.payload or b"", type=dict[str, Any])
            return claims, json.dumps(key.as_dict(private=False))
        except (JoseError, ValueError, TypeError):
            continue
    raise _unfit("signature")


def _keys(answer: bytes) -> KeySet:
    try:
        written = msgspec.json.decode(answer, type=dict[str, Any])
        for_signing = [key for key in written["keys"] if key.get("use", "sig") == "sig"]
        return KeySet.import_key_set({"keys": for_signing})
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise _unfit("keys") from fault


def _check_claims(
    client: Client, asked: Asked, claims: dict[str, Any], *, now: int
) -> None:
    """Each claim must say what was agreed on; the first that does not is named."""
    meant, methods = _listed(claims, "aud"), _listed(claims, "amr")
    latest = now + CLOCKS_DIFFER_SECONDS
    proved_at = _moment(claims, "auth_time")
    oldest_proof = int(asked.asked_at.timestamp()) - asked.max_age
    holds = {
        "iss": claims.get("iss") == client.issuer,
        "sub": isinstance(claims.get("sub"), str) and 0 < len(claims["sub"]) <= 255,
        "aud": client.client_id in meant,
        "azp": claims.get("azp", None if len(meant) > 1 else client.client_id)
        == client.client_id,
        "exp": now - CLOCKS_DIFFER_SECONDS < _moment(claims, "exp"),
        "iat": now - TOKEN_IS_NEW_SECONDS <= _moment(claims, "iat") <= latest,
        "nonce": claims.get("nonce") == asked.nonce,
        "acr": claims.get("acr") in client.acr_values,
        "amr": not client.amr_values
        or not {*client.amr_values}.isdisjoint(map(str, methods)),
        "auth_time": oldest_proof - CLOCKS_DIFFER_SECONDS <= proved_at <= latest,
    }
    for claim, is_right in holds.items():
        if not is_right:
            raise _unfit(claim)


def _listed(claims: dict[str, Any], claim: str) -> list[Any]:
    """What a claim says, which may be one thing or a list of them."""
    value: Any = claims.get(claim, [])
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _moment(claims: dict[str, Any], claim: str) -> int:
    """A moment in seconds, long ago when it is missing or not one."""
    value = claims.get(claim)
    return int(value) if isinstance(value, int | float) else 0


def _answer(http: httpx.Client, method: str, address: str, **more: Any) -> bytes:
    """What stands at an address, or who is to blame that it does not."""
    try:
        answer = http.request(method, address, **more)
    except httpx.TimeoutException as fault:
        raise _Refused(EIdTooSlow()) from fault
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        raise _Refused(EIdUnreachable()) from fault
    if answer.status_code >= 500 or (method == "GET" and answer.status_code != 200):
        raise _Refused(EIdUnreachable())
    if answer.status_code != 200 or len(answer.content) > LARGEST_ANSWER:
        raise _unfit(method)
    return answer.content


def _told(answer: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer, type=kind)
    except (msgspec.DecodeError, ValueError) as fault:
        raise _unfit("answer") from fault


def _unfit(why: str) -> _Refused:
    return _Refused(EIdAnswerUnfit(why=why))
