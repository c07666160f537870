"""Only an answer in which everything holds says who somebody is."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from backend.plumbing.oidc import protocol
from backend.plumbing.oidc.facts import (
    EIdAnswerUnfit,
    EIdDeclined,
    EIdTooSlow,
    EIdUnreachable,
    OidcRefusal,
    Told,
)
from tests.conftest import NOON
from tests.unit.plumbing.identity_provider import (
    ASKED,
    CLIENT,
    EC,
    ISSUER,
    LOA3,
    SHARED,
    STRANGER,
    SUBJECT,
    Provider,
    claims,
    signed,
    unsigned,
)

RIGHT = {"state": ASKED.state, "code": "the code"}
THEN = int(NOON.timestamp())


def way_back(
    provider: Provider, answer: dict[str, str] = RIGHT, **agreed: Any
) -> Told | OidcRefusal:
    client, asked = CLIENT, ASKED
    if "max_age" in agreed:
        asked = replace(ASKED, max_age=agreed.pop("max_age"))
    client = replace(CLIENT, **agreed)
    return protocol.way_back(provider.http(), client, asked, answer, now=NOON)


@pytest.mark.capability("X1")
class TestWayThere:
    def test_asks_with_all_that_binds_the_answer(self) -> None:
        provider = Provider()

        way = protocol.way_there(provider.http(), CLIENT, ASKED)

        assert isinstance(way, str)
        assert way.startswith(f"{ISSUER}/authorize?")
        asked = provider.saw(way)
        assert len(asked.pop("code_challenge")) == 43
        assert asked == {
            "response_type": "code",
            "scope": "openid profile",
            "client_id": "anna",
            "redirect_uri": ASKED.redirect_uri,
            "state": "the state",
            "nonce": "the nonce",
            "code_challenge_method": "S256",
            "acr_values": LOA3,
            "max_age": "300",
            "ui_locales": "sv",
        }

    def test_asks_for_a_proof_made_anew(self) -> None:
        fresh = replace(ASKED, max_age=0)
        provider = Provider()

        way = protocol.way_there(provider.http(), CLIENT, fresh)

        assert isinstance(way, str)
        asked = provider.saw(way)
        assert (asked["max_age"], asked["prompt"]) == ("0", "login")

    @pytest.mark.parametrize(
        "announced",
        [
            {"issuer": "https://other.example"},
            {"token_endpoint": "http://idp.example/token"},
            {"jwks_uri": "file:///etc/passwd"},
        ],
        ids=["another issuer", "without TLS", "no address"],
    )
    def test_leads_nowhere_when_the_provider_says_something_odd(
        self, announced: dict[str, Any]
    ) -> None:
        way = protocol.way_there(Provider(announced=announced).http(), CLIENT, ASKED)

        assert isinstance(way, EIdAnswerUnfit)


@pytest.mark.capability("X1")
class TestWayBack:
    def test_says_who_it_is(self) -> None:
        provider = Provider()
        way = protocol.way_there(provider.http(), CLIENT, ASKED)
        assert isinstance(way, str)
        provider.saw(way)

        told = way_back(provider)

        assert isinstance(told, Told)
        assert (told.issuer, told.subject) == (ISSUER, SUBJECT)
        assert told.text("given_name") == "Märta"

    @pytest.mark.parametrize(
        "token",
        [
            signed(claims(), key=EC, alg="ES256"),
            signed(claims(aud=["anna"])),
            signed(claims(aud=["anna", "other"], azp="anna")),
            signed(claims(amr=None)),
        ],
        ids=["another right key", "a list", "two audiences", "no amr"],
    )
    def test_takes_each_right_form(self, token: str) -> None:
        assert isinstance(way_back(Provider(token=token)), Told)

    @pytest.mark.parametrize(
        ("token", "why"),
        [
            (signed(claims(iss="https://other.example")), "iss"),
            (signed(claims(iss=None)), "iss"),
            (signed(claims(sub=None)), "sub"),
            (signed(claims(sub="")), "sub"),
            (signed(claims(sub="a" * 256)), "sub"),
            (signed(claims(aud="other")), "aud"),
            (signed(claims(aud=None)), "aud"),
            (signed(claims(aud=["anna", "other"])), "azp"),
            (signed(claims(azp="other")), "azp"),
            (signed(claims(exp=THEN - 31)), "exp"),
            (signed(claims(exp=None)), "exp"),
            (signed(claims(exp="tomorrow")), "exp"),
            (signed(claims(iat=THEN + 31)), "iat"),
            (signed(claims(iat=THEN - 601)), "iat"),
            (signed(claims(iat=None)), "iat"),
            (signed(claims(nonce="another")), "nonce"),
            (signed(claims(nonce=None)), "nonce"),
            (signed(claims(acr="http://id.elegnamnden.se/loa/1.0/loa2")), "acr"),
            (signed(claims(acr=None)), "acr"),
            (signed(claims(auth_time=THEN - 331)), "auth_time"),
            (signed(claims(auth_time=THEN + 31)), "auth_time"),
            (signed(claims(auth_time=None)), "auth_time"),
            (signed(claims(), key=STRANGER), "signature"),
            (signed(claims(), key=SHARED, alg="HS256"), "signature"),
            (unsigned(claims()), "signature"),
            (signed(claims())[:-4] + "AAAA", "signature"),
            ("not a token", "token"),
            ("", "token"),
        ],
    )
    def test_believes_no_other_token(self, token: str, why: str) -> None:
        assert way_back(Provider(token=token)) == EIdAnswerUnfit(why=why)

    def test_asks_for_the_ways_that_were_agreed_on(self) -> None:
        provider = Provider(token=signed(claims(amr=["pwd"])))

        told = way_back(provider, amr_values=("mfa", "swedish_eid"))

        assert told == EIdAnswerUnfit(why="amr")
        assert isinstance(way_back(Provider(), amr_values=("swedish_eid",)), Told)

    def test_does_not_take_an_old_proof_for_a_new_one(self) -> None:
        minutes_ago = Provider(token=signed(claims(auth_time=THEN - 120)))

        assert way_back(minutes_ago, max_age=0) == EIdAnswerUnfit(why="auth_time")

    def test_counts_a_code_once_and_only_for_the_browser_that_asked(self) -> None:
        provider = Provider()
        assert isinstance(way_back(provider), Told)
        assert way_back(provider) == EIdAnswerUnfit(why="POST")

        stolen = Provider(challenge="made of something else")
        assert way_back(stolen) == EIdAnswerUnfit(why="POST")

    @pytest.mark.parametrize(
        ("answer", "announces", "refusal"),
        [
            ({}, False, EIdAnswerUnfit(why="code")),
            ({"code": "x", "iss": "https://other.example"}, False, None),
            ({"code": "the code"}, True, None),
            ({"error": "access_denied", "iss": "https://other.example"}, False, None),
            ({"error": "access_denied"}, False, EIdDeclined()),
            ({"error": "login_required"}, False, EIdDeclined()),
            ({"error": "server_error"}, False, EIdUnreachable()),
            ({"error": "temporarily_unavailable"}, False, EIdUnreachable()),
        ],
    )
    def test_hears_what_the_browser_brings(
        self, answer: dict[str, str], announces: bool, refusal: OidcRefusal | None
    ) -> None:
        told = {"authorization_response_iss_parameter_supported": announces}

        heard = way_back(Provider(announced=told), answer)

        assert heard == (refusal or EIdAnswerUnfit(why="iss"))

    def test_takes_the_issuer_when_the_provider_names_itself(self) -> None:
        told = {"authorization_response_iss_parameter_supported": True}

        assert isinstance(
            way_back(Provider(announced=told), {**RIGHT, "iss": ISSUER}), Told
        )

    @pytest.mark.parametrize(
        "place", ["/.well-known/openid-configuration", "/token", "/keys"]
    )
    def test_says_when_the_provider_is_down(self, place: str) -> None:
        def down(request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("refused", request=request)

        def silent(request: httpx.Request) -> httpx.Response:
            raise httpx.ReadTimeout("slow", request=request)

        def broken(_: httpx.Request) -> httpx.Response:
            return httpx.Response(503)

        assert way_back(Provider(fails_at=place, fails_with=down)) == EIdUnreachable()
        assert way_back(Provider(fails_at=place, fails_with=broken)) == EIdUnreachable()
        assert way_back(Provider(fails_at=place, fails_with=silent)) == EIdTooSlow()

    @pytest.mark.parametrize(
        "place", ["/.well-known/openid-configuration", "/token", "/keys"]
    )
    def test_does_not_stumble_over_nonsense(self, place: str) -> None:
        for body in (b"<html>", b"[]", b"{}", b'{"keys":[1]}', b'{"id_token":"a.b.c"}'):
            provider = Provider(
                fails_at=place,
                fails_with=lambda _, body=body: httpx.Response(200, content=body),
            )
            assert isinstance(way_back(provider), EIdAnswerUnfit)

    def test_bears_a_clock_that_differs_a_little(self) -> None:
        early = THEN + int(timedelta(seconds=20).total_seconds())

        token = signed(claims(iat=early, auth_time=early))

        assert isinstance(way_back(Provider(token=token)), Told)
