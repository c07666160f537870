"""A phone that others have signed out, at the door: heard, told nothing, judged by hand."""

import hashlib
import json
import re
from typing import Any

import httpx
import pytest

from backend.access import accounts, sign_ins
from backend.access.administration import StaffAdded, add_user
from backend.access.facts import Means
from backend.access.sign_ins import Browser
from backend.kernel.actor import ProofLevel, Role
from backend.kernel.ids import UserId
from backend.plumbing.identity import new_id
from tests.unit.doors.conftest import NOWHERE, Client, house_in
from tests.unit.doors.test_staying import hidden_in, post, unused_for

JSON = {"Content-Type": "application/json"}
NOTE = "<script>alert(1)</script>"
HELD = "/utforare/tid/vantar"


def sync(client: Client, cookie: str, *ops: dict[str, str]) -> httpx.Response:
    return client.ask(
        "POST",
        "/api/sync",
        cookie=cookie,
        content=json.dumps({"ops": list(ops)}),
        headers=JSON,
    )


def op(author: str, visit: str, **changed: Any) -> dict[str, str]:
    """That nobody was at home."""
    at = "2026-11-20T09:12:00+01:00"
    body = json.dumps(
        {
            "schema": 1,
            "kind": "visit.not_home",
            "stream": visit,
            "author": author,
            "device_id": "phone",
            "seq": 0,
            "stream_seq": 0,
            "device_time": at,
            "payload": {"visit_id": visit, "at": at, "note": NOTE},
        }
        | changed
    )
    digest = hashlib.sha256(body.encode()).hexdigest()
    return {"op_id": new_id(), "sha256": digest, "body": body}


def her_id(client: Client, cookie: str) -> str:
    page = client.ask("GET", "/utforare/idag", cookie=cookie).text
    (found,) = re.findall(r'data-user="([0-9a-f-]{36})"', page)
    return found


def her_visits(client: Client, cookie: str) -> list[str]:
    day = client.ask("GET", "/api/idag", cookie=cookie).json()
    return [visit["id"] for visit in (*day["visits"], *day["tomorrow"])]


def on_the_list(client: Client, cookie: str) -> list[str]:
    page = client.ask("GET", HELD, cookie=cookie).text
    return re.findall(rf'href="({HELD}/[0-9a-f-]{{36}})"', page)


class LostPhone:
    """Ali's, whose sign-in he has ended from his other one."""

    def __init__(self, client: Client) -> None:
        self.cookie = client.cookie_of("ali")
        client.cookies.clear()
        self.other = client.cookie_of("ali")
        self.ali = her_id(client, self.other)
        self.visit, self.later, *_ = her_visits(client, self.other)

    def is_ended(self, client: Client) -> None:
        page = client.ask("GET", "/mina-inloggningar", cookie=self.other)
        for name, value in hidden_in(page):
            path = "/mina-inloggningar/avsluta"
            post(client, path, self.other, **{name: value})


@pytest.fixture
def lost(client: Client) -> LostPhone:
    phone = LostPhone(client)
    phone.is_ended(client)
    return phone


@pytest.mark.capability("X1")
class TestALostPhone:
    def test_f21_is_heard_and_reads_nothing(
        self, client: Client, lost: LostPhone
    ) -> None:
        told = op(lost.ali, lost.visit)

        answer = sync(client, lost.cookie, told)
        again = sync(client, lost.cookie, told)

        (receipt,) = answer.json()["receipts"]
        assert (receipt["status"], receipt["reason"]) == ("held", "sync-shut-out")
        (repeated,) = again.json()["receipts"]
        assert repeated["repeated"]
        assert repeated["receipt_no"] == receipt["receipt_no"]
        for path in ("/api/sync/changes", "/api/idag"):
            answer = client.ask("GET", path, cookie=lost.cookie)
            assert answer.status_code == 401
            assert "visits" not in answer.text
        told_so = client.ask("GET", "/api/sync/changes", cookie=lost.cookie).json()
        assert told_so["reason"] == "sync-shut-out"
        stranger = client.ask("GET", "/api/sync/changes", cookie="nobody's").json()
        assert "reason" not in stranger
        page = client.ask("GET", "/utforare/idag", cookie=lost.cookie)
        assert page.headers["Location"].startswith("/logga-in")

    def test_f21_sends_nothing_that_is_not_its_owners(
        self, client: Client, lost: LostPhone
    ) -> None:
        foreign = op(NOWHERE, lost.visit)

        assert sync(client, lost.cookie, foreign).status_code == 401
        assert sync(client, lost.cookie).status_code == 401

    def test_f21_what_it_sent_is_judged_in_words_and_its_owner_told(
        self, client: Client, lost: LostPhone
    ) -> None:
        petra = client.cookie_of("petra")
        before = on_the_list(client, petra)
        sent = op(lost.ali, lost.later)
        sync(client, lost.cookie, sent)
        (path,) = set(on_the_list(client, petra)) - set(before)

        assert HELD in client.ask("GET", "/utforare/tid", cookie=petra).text
        shown = client.ask("GET", path, cookie=petra)
        page, told = shown.text, dict(hidden_in(shown))["told"]
        assert "Ali Hassan" in page
        assert "Ingen hemma 09.12" in page
        assert NOTE not in page
        for other in ("viktor", "pekka"):
            theirs = client.cookie_of(other)
            assert client.ask("GET", path, cookie=theirs).status_code == 404
            tried = post(client, f"{path}/rakna", theirs, told=told)
            assert tried.status_code == 404

        silent = post(client, f"{path}/lat-vara", petra, told=told, reason=" ")
        assert silent.status_code == 422
        stolen = {"told": told, "reason": "Den är stulen."}
        let_be = post(client, f"{path}/lat-vara", petra, **stolen)
        assert let_be.headers["Location"] == HELD
        assert path not in on_the_list(client, petra)
        late = post(client, f"{path}/rakna", petra, told=told)
        assert late.status_code == 409
        changes = client.ask("GET", "/api/sync/changes", cookie=lost.other).json()
        became = {each["op_id"]: each for each in changes["changes"]}
        assert became[sent["op_id"]]["status"] == "rejected_kept"
        assert became[sent["op_id"]]["reason"] == "sync-let-be"


@pytest.mark.capability("X1")
class TestAnotherEnd:
    def test_f6_of_a_sign_in_that_ran_out_keeps_all_on_the_phone(
        self, client: Client
    ) -> None:
        phone = LostPhone(client)
        unused_for(
            client, phone.cookie, sign_ins.IDLE_AND_ABSOLUTE[Role.care_worker][0] * 2
        )
        told = op(phone.ali, phone.visit)

        assert sync(client, phone.cookie, told).status_code == 401
        changes = client.ask("GET", "/api/sync/changes", cookie=phone.other).json()
        assert told["op_id"] not in {each["op_id"] for each in changes["receipts"]}

    def test_f20_that_she_left_herself_keeps_all_on_the_phone(
        self, client: Client
    ) -> None:
        phone = LostPhone(client)
        post(client, "/logga-ut", phone.cookie)

        assert sync(client, phone.cookie, op(phone.ali, phone.visit)).status_code == 401

    def test_f22_after_her_last_day_is_held(self, client: Client) -> None:
        leaver, token = a_leaver(client)
        told = op(leaver, NOWHERE)

        answer = sync(client, token, told)

        (receipt,) = answer.json()["receipts"]
        assert (receipt["status"], receipt["reason"]) == ("held", "sync-account-ended")
        assert client.ask("GET", "/api/idag", cookie=token).status_code == 401


def a_leaver(client: Client) -> tuple[UserId, str]:
    """Somebody whose account was ended while her phone was out of reach, and its token."""
    house = house_in(client.app)
    database, now = house.door.database, house.wall.now()
    added = database.write_now(
        lambda s: add_user(
            s,
            municipality="nacka",
            slug=f"slutar-{new_id()}"[:40],
            name="Lo Nyman",
            title="Undersköterska",
            role=Role.care_worker,
            provider="solglantan",
            now=now,
        )
    )
    assert isinstance(added, StaffAdded)
    token = database.write_now(
        lambda s: sign_ins.begin(
            s,
            user_id=added.user_id,
            means=Means.passkey,
            level=ProofLevel.N3,
            browser=Browser(),
            now=now,
        )
    )
    database.write_now(lambda s: accounts.end(s, added.user_id, now=now))
    return added.user_id, token
