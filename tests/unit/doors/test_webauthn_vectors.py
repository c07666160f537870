"""S7, `webauthn_vectors`: what a thief may answer with, none of which leads in."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import cbor2
import httpx
import pytest
from webauthn.helpers import bytes_to_base64url

from backend.access import invites, people
from backend.access.facts import StaffMember
from backend.kernel.actor import ProofLevel
from backend.plumbing.guard import App
from tests.unit.doors.authenticator import Authenticator, Credential
from tests.unit.doors.conftest import house_in
from tests.unit.doors.test_code import Stranger

JSON = "application/json"
TAKEN = 200
Bend = Callable[[Authenticator], Authenticator]
BENT: dict[str, Bend] = {
    "origin": lambda key: replace(key, origin="https://evil.example"),
    "rp": lambda key: replace(key, host="evil.example"),
    "user not verified": lambda key: replace(key, verifies=False),
    "another key": lambda key: replace(key, key=Authenticator().key),
}


class Phone(Stranger):
    """A browser with an authenticator of its own."""

    def __init__(self, app: App, network: int) -> None:
        super().__init__(app, network)
        self.key = Authenticator()

    def asked(self, path: str, **told: str) -> dict[str, Any]:
        """The options of a page, with their challenge."""
        return self.posts(path, json.dumps(told), JSON).json()

    def answers(self, path: str, credential: Credential, **told: str) -> httpx.Response:
        return self.posts(path, json.dumps({"credential": credential, **told}), JSON)

    def enrols(self, invite: str = "") -> httpx.Response:
        options = self.asked("/passkey/enrol-options", invite=invite)
        made = self.key.makes(options)
        return self.answers("/passkey/enrol", made, invite=invite)

    def signs_in(self, key: Authenticator | None = None) -> httpx.Response:
        signed = (key or self.key).signs(self.asked("/passkey/options"))
        return self.answers("/passkey/sign-in", signed)

    def opens(self, path: str) -> int:
        return self.asks("GET", path).status_code


def member_called(app: App, slug: str) -> StaffMember:
    everybody = house_in(app).door.look_now(people.everybody)
    return next(each for each in everybody if each.slug == slug)


def invited(app: App, slug: str, level: ProofLevel = ProofLevel.N3) -> str:
    """A one-time link for one of the demo's people."""
    return house_in(app).door.run_now(
        partial(
            invites.invite,
            user_id=member_called(app, slug).user_id,
            level=level,
            now=house_in(app).wall.now(),
        )
    )


@pytest.mark.capability("X1")
@pytest.mark.figure("S7")
class TestWebauthnVectors:
    def test_lead_in_when_all_is_right(self, app: App) -> None:
        phone = Phone(app, 120)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN

        phone.cookies.pop("__Host-sid")
        assert phone.signs_in().json() == {"to": "/handlaggning"}
        assert phone.opens("/handlaggning") == TAKEN

    @pytest.mark.parametrize("bent", BENT)
    def test_that_are_bent_sign_nobody_in(self, app: App, bent: str) -> None:
        phone = Phone(app, 121)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        phone.cookies.pop("__Host-sid")

        refused = phone.signs_in(BENT[bent](phone.key))

        assert refused.status_code == 400
        assert "__Host-sid" not in phone.cookies

    @pytest.mark.parametrize("bent", [each for each in BENT if each != "another key"])
    def test_that_are_bent_make_no_passkey(self, app: App, bent: str) -> None:
        phone, link = Phone(app, 122), invited(app, "elin")
        phone.key = BENT[bent](phone.key)

        assert phone.enrols(link).status_code == 400

        phone.key = Authenticator()
        assert phone.enrols(link).status_code == TAKEN

    @pytest.mark.parametrize("key", [{1: 3, 3: -257}, {1: 2}, [], 1, None], ids=str)
    def test_with_a_key_that_is_none_make_no_passkey(self, app: App, key: Any) -> None:
        phone, link = Phone(app, 134), invited(app, "elin")
        options = phone.asked("/passkey/enrol-options", invite=link)

        made = phone.key.makes(options, public=cbor2.dumps(key))

        refused = phone.answers("/passkey/enrol", made, invite=link)
        assert refused.status_code == 400

    @pytest.mark.parametrize(
        "wrong",
        [
            {"authenticatorData": "AAAA"},
            {"authenticatorData": bytes_to_base64url(bytes(32) + b"\xc5" + bytes(20))},
            {"userHandle": 1},
            {"clientDataJSON": bytes_to_base64url(b"[" * 9_000)},
        ],
        ids=["short", "cut", "no handle", "deep"],
    )
    def test_that_cannot_be_read_sign_nobody_in_and_count(
        self, app: App, wrong: dict[str, Any]
    ) -> None:
        """A challenge is of no further use, whatever came in answer to it."""
        phone = Phone(app, 135)
        assert phone.enrols(invited(app, "nils")).status_code == TAKEN
        phone.cookies.pop("__Host-sid")
        signed = phone.key.signs(phone.asked("/passkey/options"))
        unreadable = {**signed, "response": signed["response"] | wrong}

        assert phone.answers("/passkey/sign-in", unreadable).status_code == 400
        assert phone.answers("/passkey/sign-in", signed).status_code == 400

    def test_are_of_no_use_a_second_time(self, app: App) -> None:
        phone = Phone(app, 123)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        signed = phone.key.signs(phone.asked("/passkey/options"))
        assert phone.answers("/passkey/sign-in", signed).status_code == TAKEN

        assert phone.answers("/passkey/sign-in", signed).status_code == 400
        phone.asked("/passkey/options")
        assert phone.answers("/passkey/sign-in", signed).status_code == 400

    def test_to_the_challenge_of_another_browser_fail(self, app: App) -> None:
        phone, thief = Phone(app, 124), Phone(app, 125)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        phone.asked("/passkey/options")

        signed = phone.key.signs(thief.asked("/passkey/options"))

        assert phone.answers("/passkey/sign-in", signed).status_code == 400

    def test_with_one_passkey_are_not_those_of_another(self, app: App) -> None:
        phone, thief = Phone(app, 126), Phone(app, 127)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        assert thief.enrols(invited(app, "oskar")).status_code == TAKEN

        in_her_name = replace(thief.key, credential_id=phone.key.credential_id)

        assert thief.signs_in(in_her_name).status_code == 400

    def test_to_a_challenge_for_one_make_no_passkey_for_another(self, app: App) -> None:
        phone, thiefs = Phone(app, 128), invited(app, "oskar")
        options = phone.asked("/passkey/enrol-options", invite=invited(app, "elin"))

        made = phone.key.makes(options)

        refused = phone.answers("/passkey/enrol", made, invite=thiefs)
        assert refused.status_code == 400

    def test_to_a_challenge_to_make_one_sign_nobody_in(self, app: App) -> None:
        phone = Phone(app, 129)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        options = phone.asked("/passkey/enrol-options", invite=invited(app, "elin"))

        signed = phone.key.signs(options)

        assert phone.answers("/passkey/sign-in", signed).status_code == 400

    def test_of_somebody_else_confirm_nothing(self, app: App) -> None:
        phone, other = Phone(app, 130), Phone(app, 131)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        assert other.enrols(invited(app, "oskar")).status_code == TAKEN

        signed = other.key.signs(phone.asked("/passkey/options"))

        assert phone.answers("/passkey/confirm", signed).status_code == 400
        assert phone.opens("/handlaggning") == TAKEN

    def test_of_one_whose_identity_nobody_checked_open_no_file(self, app: App) -> None:
        phone = Phone(app, 132)
        assert phone.enrols(invited(app, "elin", ProofLevel.N2)).status_code == TAKEN

        assert phone.opens("/handlaggning") == 303

    def test_that_count_backwards_are_let_in(self, app: App) -> None:
        """Synced passkeys count nothing; it is told in the log."""
        phone = Phone(app, 133)
        assert phone.enrols(invited(app, "elin")).status_code == TAKEN
        phone.key.count = 40
        assert phone.signs_in().status_code == TAKEN
        phone.key.count = 3

        assert phone.signs_in().status_code == TAKEN
