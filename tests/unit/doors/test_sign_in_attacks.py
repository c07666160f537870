"""S2, `sign_in_attacks`: a token that is not hers, or no longer, opens nothing."""

import asyncio
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import httpx
import pytest
from sqlalchemy import update

from backend.access import people, roles, sign_ins, staff_ways
from backend.access.facts import Means, StaffMember
from backend.access.sign_ins import Browser, hash_of
from backend.access.staff_ways import NewColleague
from backend.access.tables import SignIn
from backend.kernel.actor import ProofLevel, Role
from backend.plumbing.database import Session
from backend.plumbing.guard import App
from pwa.time_out import LIVE
from tests.conftest import TIMES
from tests.unit.doors.conftest import Client, house_in
from tests.unit.doors.test_code import Stranger
from tests.unit.doors.test_islands import SIGNED_OUT, Island
from tests.unit.doors.test_staying import post
from tests.unit.doors.test_webauthn_vectors import Phone, invited, member_called

pytestmark = pytest.mark.figure("S2")
CHOSEN = "a-token-that-the-attacker-chose"
OWN_PAGE = {"elin": "/handlaggning", "linnea": "/mina-sidor"}
SHOWN, SENT_ON = 200, 303


def signed_in(app: App, slug: str, *, level: ProofLevel = ProofLevel.N3) -> str:
    """A sign-in of one of the demo's people, with a proof that is fresh."""
    return house_in(app).door.run_now(
        partial(
            sign_ins.begin,
            user_id=member_called(app, slug).user_id,
            means=Means.passkey,
            level=level,
            browser=Browser(),
            now=house_in(app).wall.now(),
        )
    )


def opens(client: Client, token: str, slug: str = "elin") -> bool:
    answer = client.ask("GET", OWN_PAGE[slug], cookie=token)
    assert answer.status_code in {SHOWN, SENT_ON}
    return answer.status_code == SHOWN


def _join(
    post_: StaffMember, own: StaffMember, *, now: datetime
) -> Callable[[Session], None]:
    """Whoever holds this post has shown in one browser which account is her own."""

    def work(session: Session) -> None:
        begins, joins = (
            people.actor_of(each, level=ProofLevel.N3) for each in (post_, own)
        )
        roles.begin_joining(session, browser="hers", by=begins, now=now)
        roles.join(session, browser="hers", by=joins, now=now)

    return work


def becomes(client: Client, token: str, slug: str) -> httpx.Response:
    return client.ask(
        "POST",
        "/demo/sign-in",
        cookie=token,
        content=json.dumps({"slug": slug}),
        headers={"Content-Type": "application/json"},
    )


@pytest.mark.capability("X1")
class TestFixation:
    def test_by_a_token_that_somebody_else_chose_fails(self, client: Client) -> None:
        answer = becomes(client, CHOSEN, "elin")

        assert answer.cookies["__Host-sid"] != CHOSEN
        assert not opens(client, CHOSEN)

    def test_by_one_that_leads_in_by_passkey_fails(self, app: App) -> None:
        phone = Phone(app, 150)
        phone.cookies["__Host-sid"] = CHOSEN

        assert phone.enrols(invited(app, "elin")).status_code == SHOWN

        assert phone.cookies["__Host-sid"] != CHOSEN
        thief = Stranger(app, 151)
        thief.cookies["__Host-sid"] = CHOSEN
        assert thief.asks("GET", "/handlaggning").status_code == SENT_ON


def removable(phone: Phone) -> set[str]:
    """The passkeys that its owner may remove, by id."""
    page = phone.asks("GET", "/mina-inloggningar").text
    return set(re.findall(r"ta-bort\?sort=passkey&amp;id=([^\"]+)", page))


@pytest.mark.capability("X1")
class TestOldToken:
    def test_after_sign_out_is_dead_also_to_a_request_on_its_way(
        self, app: App, client: Client
    ) -> None:
        token, house = signed_in(app, "elin"), house_in(app)
        now = house.wall.now()
        assert house.door.look_now(lambda s: sign_ins.standing(s, token, now=now))

        client.ask("POST", "/logga-ut", cookie=token)
        house.door.run_now(partial(sign_ins.touch, token=token, now=now))

        assert not opens(client, token)
        assert house.door.run_now(partial(sign_ins.renew, token=token, now=now)) is None

    def test_is_dead_after_the_role_was_changed(self, app: App, client: Client) -> None:
        token = signed_in(app, "elin")

        other = becomes(client, token, "linnea").cookies["__Host-sid"]

        assert not opens(client, token)
        assert opens(client, other, "linnea")
        page = client.ask("GET", "/handlaggning", cookie=other)
        assert page.status_code == 403

    def test_is_dead_after_she_went_from_her_post_to_herself(
        self, app: App, client: Client
    ) -> None:
        """And nobody goes over to an account that has not been joined with hers."""
        elin, linnea = member_called(app, "elin"), member_called(app, "linnea")
        token, own = signed_in(app, "elin"), signed_in(app, "linnea")
        to_linnea = {"roll": linnea.user_id}
        assert post(client, "/byt-roll", token, **to_linnea).status_code == 403
        assert opens(client, token)
        house = house_in(app)
        house.door.run_now(_join(elin, linnea, now=house.wall.now()))

        over = post(client, "/byt-roll", token, **to_linnea).cookies["__Host-sid"]

        assert not opens(client, token)
        assert opens(client, over, "linnea")
        page = client.ask("GET", "/handlaggning", cookie=over)
        assert page.status_code == 403
        refused = post(client, "/byt-roll", own, roll=elin.user_id)
        assert refused.status_code == 403
        back = post(client, "/byt-roll", over, roll=elin.user_id)
        assert opens(client, back.cookies["__Host-sid"])
        assert not opens(client, over, "linnea")

    def test_stolen_before_she_showed_who_she_is_signs_nothing(
        self, app: App, client: Client
    ) -> None:
        stolen = signed_in(app, "elin")

        hers = post(client, "/demo/bekrafta", stolen).cookies["__Host-sid"]

        assert not opens(client, stolen)
        assert opens(client, hers)

    def test_of_a_passkey_that_was_removed_is_dead(self, app: App) -> None:
        lost, kept = Phone(app, 152), Phone(app, 153)
        assert kept.enrols(invited(app, "sofia")).status_code == SHOWN
        before = removable(kept)
        assert lost.enrols(invited(app, "sofia")).status_code == SHOWN
        (of_lost,) = removable(kept) - before

        kept.sends("/mina-inloggningar/ta-bort", sort="passkey", id=of_lost)

        assert lost.asks("GET", "/handlaggning").status_code == SENT_ON
        lost.cookies.pop("__Host-sid")
        assert lost.signs_in().status_code == 400
        assert kept.asks("GET", "/handlaggning").status_code == SHOWN

    def test_is_dead_when_the_account_has_ended(self, app: App, client: Client) -> None:
        """Her last day: a page that she has open closes."""
        planner = people.actor_of(member_called(app, "viktor"), level=ProofLevel.N3)
        who = NewColleague(
            name="Nina Ny",
            title="Samordnare",
            role=Role.provider_planner,
            email="",
            document=None,
        )
        house_in(app).door.run_now(
            partial(
                staff_ways.invite_new,
                token="hers",
                who=who,
                by=planner,
                now=house_in(app).wall.now(),
            )
        )
        hers, viktors = signed_in(app, "nina-ny"), signed_in(app, "viktor")
        path = f"/personal/{member_called(app, 'nina-ny').user_id}/avsluta"

        async def story() -> int:
            house_in(app).hub.listen(asyncio.get_running_loop())
            island = Island(app, LIVE, hers)
            await island.next("accept")
            await island.next("send")
            await asyncio.to_thread(
                lambda: post(client, path, viktors, op_id="her-last-day")
            )
            message = await island.next("close")
            await island.leave()
            return message["code"]

        assert asyncio.run(story()) == SIGNED_OUT
        assert client.ask("GET", "/utforare", cookie=hers).status_code == SENT_ON

    def test_that_waited_too_long_to_be_fresh_may_not_sign(
        self, app: App, client: Client
    ) -> None:
        token, now = signed_in(app, "linnea"), house_in(app).wall.now()
        assert (
            client.ask("GET", "/mina-inloggningar/nyckel", cookie=token).status_code
            == SHOWN
        )

        house_in(app).door.run_now(
            lambda s: s.execute(
                update(SignIn)
                .where(SignIn.token_hash == hash_of(token))
                .values(proved_at=now - timedelta(minutes=6))
            )
        )

        answer = client.ask("GET", "/mina-inloggningar/nyckel", cookie=token)
        assert answer.headers["Location"].startswith("/bekrafta")


@pytest.mark.capability("X1")
class TestParallel:
    def test_sign_outs_and_uses_leave_no_way_in(self, app: App, client: Client) -> None:
        """However they fall: after the last of them the token opens nothing."""
        for _ in range(3 * TIMES):
            token, house = signed_in(app, "elin"), house_in(app)
            now = house.wall.now()
            end = partial(sign_ins.end, token=token, now=now)
            touch = partial(sign_ins.touch, token=token, now=now)
            renew = partial(sign_ins.renew, token=token, now=now)

            with ThreadPoolExecutor(4) as at_once:
                done = [
                    at_once.submit(house.door.run_now, each)
                    for each in (end, touch, renew, end)
                ]
            renewed = done[2].result()

            assert not opens(client, token)
            ended = [done[0].result(), done[3].result(), renewed is not None]
            assert ended.count(True) == 1
