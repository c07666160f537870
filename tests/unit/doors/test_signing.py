"""Signing in and out, as a browser and a thief see it."""

import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from backend.access import invites, passkeys, sign_ins
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.access.tables import Challenge
from backend.app import service
from backend.kernel.actor import ProofLevel
from backend.plumbing.clock import WallClock
from backend.plumbing.settings import Settings
from tests.conftest import NOON, House
from tests.unit.doors.conftest import ORIGIN, Client, house_in

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class TestSignIn:
    @pytest.mark.capability("X2")
    def test_out_takes_the_cookie_away(self, client: Client) -> None:
        """A browser ignores a `__Host-` cookie without Secure, also one that ends it."""
        gone = client.ask("POST", "/logga-ut", cookie=client.cookie_of("nora"))
        flags = {part.strip() for part in gone.headers["Set-Cookie"].split(";")}

        assert {"Max-Age=0", "Path=/", "Secure", "HttpOnly"} <= flags
        assert gone.headers["Clear-Site-Data"] == '"cache"'

    @pytest.mark.capability("X2")
    @pytest.mark.parametrize("path", ["/", "/rakna-avgift", "/sok", "/tillganglighet"])
    def test_is_in_no_page_that_a_browser_keeps(
        self, client: Client, path: str
    ) -> None:
        seen = client.ask("GET", path, cookie=client.cookie_of("linnea"))

        assert "Linnea" in seen.text
        assert seen.headers["Cache-Control"] == "no-store"

    def test_by_a_new_passkey_needs_a_challenge(self, client: Client) -> None:
        answer = client.ask(
            "POST",
            "/passkey/enrol",
            content=json.dumps({"credential": {}, "invite": "x"}),
            headers=JSON,
        )

        assert answer.status_code == 400


class TestChallenge:
    def test_that_nobody_answered_does_not_stay(self, house: House) -> None:
        """Anybody may ask for one: they may not fill the database."""

        def ask(browser: str, *, minutes: int) -> None:
            house.database.write_now(
                lambda s: passkeys.keep_challenge(
                    s,
                    browser=browser,
                    challenge="c",
                    user_id=None,
                    now=NOON + timedelta(minutes=minutes),
                )
            )

        for n in range(5):
            ask(f"browser-{n}", minutes=n)
        ask("later", minutes=60)

        assert (
            house.database.read_now(
                lambda s: s.scalar(select(func.count()).select_from(Challenge))
            )
            == 1
        )


class TestInvite:
    @pytest.mark.capability("X2")
    def test_works_once_and_for_seven_days(self, house: House) -> None:
        user = house.actor("elin").user_id
        run = house.database.write_now
        n3 = ProofLevel.N3
        first = run(lambda s: invites.invite(s, user_id=user, level=n3, now=NOON))
        late = run(lambda s: invites.invite(s, user_id=user, level=n3, now=NOON))
        after = NOON + timedelta(days=7, minutes=1)

        assert run(lambda s: invites.use_invite(s, first, now=NOON))
        assert not run(lambda s: invites.use_invite(s, first, now=NOON))
        for token, now in ((first, NOON), (late, after), ("", NOON), ("x", NOON)):
            found = run(lambda s, t=token, n=now: invites.invited(s, t, now=n))
            assert found == invites.InviteUnusable()


class TestWhatWasSent:
    @pytest.mark.capability("X8")
    def test_and_no_database_can_hold_is_no_fault_of_ours(
        self, house: House, tmp_path: Path
    ) -> None:
        """PostgreSQL holds no NUL: not in an address, not in a field."""
        settings = Settings(
            port=8000,
            home=tmp_path,
            origin=ORIGIN,
            database_url=house.database.url,
            smtp_url=None,
        )
        client = Client(service(settings, {}))
        marta, now = house.actor("marta").user_id, WallClock().now()
        token = house.database.write_now(
            lambda s: sign_ins.begin(
                s,
                user_id=marta,
                means=Means.passkey,
                level=ProofLevel.N3,
                browser=Browser(),
                now=now,
            )
        )
        answer = client.ask(
            "POST",
            "/mina-sidor/insatser/plan/%00",
            cookie=token,
            content=urlencode({"op_id": "\x00"}),
            headers=FORM,
        )
        house_in(client.app).door.database.close()

        assert 400 <= answer.status_code < 500
