"""Staying in, showing that it is still she, and keeping what she had written."""

import asyncio
import json
import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from sqlalchemy import update

from backend.access.sign_ins import hash_of
from backend.access.tables import SignIn
from pwa.time_out import LIVE
from tests.unit.doors.conftest import Client, house_in
from tests.unit.doors.test_islands import SIGNED_OUT, Island

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def post(client: Client, path: str, cookie: str, **fields: str) -> httpx.Response:
    return client.ask(
        "POST", path, cookie=cookie, content=urlencode(fields), headers=FORM
    )


def hidden_in(page: httpx.Response) -> list[tuple[str, str]]:
    """The hidden fields of the page's own forms."""
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return [(name, unescape(value)) for name, value in HIDDEN.findall(main)]


def till_of(answer: httpx.Response) -> str:
    """Where the way leads on to."""
    (till,) = parse_qs(urlsplit(answer.headers["Location"]).query)["till"]
    return till


def unused_for(client: Client, cookie: str, pause: timedelta) -> None:
    """As if nobody had touched the page for so long."""
    now = house_in(client.app).wall.now()
    house_in(client.app).door.database.write_now(
        lambda s: s.execute(
            update(SignIn)
            .where(SignIn.token_hash == hash_of(cookie))
            .values(used_at=now - pause)
        )
    )


def a_case(client: Client, cookie: str) -> str:
    """The decision page of a case that the officer has."""
    found = re.search(
        r"/handlaggning/[0-9a-f-]{36}",
        client.ask("GET", "/handlaggning", cookie=cookie).text,
    )
    assert found is not None
    return found[0]


@pytest.fixture
def elin(client: Client) -> str:
    return client.cookie_of("elin")


@pytest.mark.capability("X1")
class TestFreshProof:
    def test_gives_a_new_token_and_ends_the_old(
        self, client: Client, elin: str
    ) -> None:
        shown = post(client, "/demo/bekrafta", elin, till="/uppfoljning")
        fresh = shown.cookies["__Host-sid"]

        assert shown.headers["Location"] == "/uppfoljning"
        for cookie, status in ((elin, 303), (fresh, 200)):
            answer = client.ask("GET", "/handlaggning", cookie=cookie)
            assert answer.status_code == status

    def test_is_not_asked_for_to_save_a_draft(self, client: Client, elin: str) -> None:
        page = f"{a_case(client, elin)}/beslut"
        saved = post(client, page, elin, act="save", op_id="o-3")

        assert not saved.headers.get("Location", "").startswith("/bekrafta")

    def test_leads_nowhere_else(self, client: Client, elin: str) -> None:
        led = post(client, "/demo/bekrafta", elin, till="//evil.example")

        assert led.headers["Location"] == "/handlaggning"


@pytest.mark.capability("X1")
class TestTimeOut:
    def test_is_told_two_minutes_before_and_put_off_by_one_tap(
        self, client: Client, elin: str
    ) -> None:
        unused_for(client, elin, timedelta(minutes=28, seconds=30))

        async def told() -> str:
            island = Island(client.app, LIVE, elin)
            await island.next("accept")
            first = await island.next("send")
            await island.leave()
            return json.dumps(json.loads(first["text"]), ensure_ascii=False)

        assert "Är du kvar?" in asyncio.run(told())
        post(client, "/logga-in/stanna", elin, till="/handlaggning")
        assert "Är du kvar?" not in asyncio.run(told())

    def test_closes_the_page_when_it_has_run_out(
        self, client: Client, elin: str
    ) -> None:
        async def closed() -> int:
            house_in(client.app).hub.listen(asyncio.get_running_loop())
            unused_for(client, elin, timedelta(minutes=30, seconds=-1))
            island = Island(client.app, LIVE, elin)
            await island.next("accept")
            message = await island.next("close")
            await island.leave()
            return message["code"]

        assert asyncio.run(closed()) == SIGNED_OUT

    def test_keeps_what_she_sent_too_late(self, client: Client, elin: str) -> None:
        path = f"{a_case(client, elin)}/ta"
        unused_for(client, elin, timedelta(minutes=31))
        sent = post(client, path, elin, note="Ring dottern")

        assert sent.headers["Location"].startswith("/logga-in?")
        client.cookies.clear()
        kept = client.ask("GET", till_of(sent), cookie=client.cookie_of("elin"))
        assert hidden_in(kept) == [("note", "Ring dottern")]

    def test_keeps_what_she_was_writing(self, client: Client, elin: str) -> None:
        page = a_case(client, elin)
        unused_for(client, elin, timedelta(minutes=31))
        kept: dict[str, str] = client.ask(
            "POST",
            "/fortsatt",
            cookie=elin,
            content=json.dumps({"path": page, "fields": {"note": ["Halva"]}}),
            headers={"Content-Type": "application/json"},
        ).json()
        client.cookies.clear()
        again = client.cookie_of("elin")
        way = kept["to"].partition("till=")[2]

        back = client.ask("GET", way, cookie=again)
        assert back.headers["Location"] == f"{page}#skrivet={way.rpartition('/')[2]}"
        fields = client.ask("GET", f"{way}/falt", cookie=again)
        assert fields.json() == {"note": ["Halva"]}
        assert (
            client.ask(
                "GET", f"{way}/falt", cookie=client.cookie_of("oskar")
            ).status_code
            == 404
        )

    @pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", ""])
    def test_keeps_nothing_for_another_site(
        self, client: Client, elin: str, path: str
    ) -> None:
        kept = client.ask(
            "POST",
            "/fortsatt",
            cookie=elin,
            content=json.dumps({"path": path, "fields": {}}),
            headers={"Content-Type": "application/json"},
        )

        assert kept.json() == {"to": "/logga-in"}


@pytest.mark.capability("X1")
class TestMySignIns:
    def test_end_elsewhere_and_close_its_pages(self, client: Client) -> None:
        here = client.cookie_of("sofia")
        client.cookies.clear()
        there = client.cookie_of("sofia")
        page = client.ask("GET", "/mina-inloggningar", cookie=here)
        others = [{name: value} for name, value in hidden_in(page)]

        def end_others() -> set[int]:
            path = "/mina-inloggningar/avsluta"
            return {post(client, path, here, **each).status_code for each in others}

        async def story() -> int:
            house_in(client.app).hub.listen(asyncio.get_running_loop())
            island = Island(client.app, LIVE, there)
            await island.next("accept")
            await island.next("send")
            assert await asyncio.to_thread(end_others) == {303}
            message = await island.next("close")
            await island.leave()
            return message["code"]

        assert asyncio.run(story()) == SIGNED_OUT
        assert client.ask("GET", "/handlaggning", cookie=here).status_code == 200

    def test_end_everywhere(self, client: Client) -> None:
        here = client.cookie_of("petra")
        client.cookies.clear()
        there = client.cookie_of("petra")

        ended = post(client, "/mina-inloggningar/avsluta-alla", here)

        assert "Max-Age=0" in ended.headers["Set-Cookie"]
        for cookie in (here, there):
            assert client.ask("GET", "/utforare", cookie=cookie).status_code == 303

    def test_of_others_are_not_hers_to_end(self, client: Client) -> None:
        oskar, elin = client.cookie_of("oskar"), client.cookie_of("elin")
        client.cookies.pop("oskar")
        client.cookie_of("oskar")
        page = client.ask("GET", "/mina-inloggningar", cookie=oskar)
        fields = dict(hidden_in(page))

        refused = post(client, "/mina-inloggningar/avsluta", elin, **fields)

        assert refused.status_code == 409
