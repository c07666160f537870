"""The demo's own doors: its people, and its clock."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import httpx
import msgspec
import pytest

from backend.access import people
from backend.app import open_database, routes_of, service
from backend.cli.commands import make_demo
from backend.cli.policies import adopt_policies
from backend.demo.mark import begin_demo, demo_mark
from backend.demo.story import furnish
from backend.kernel.actor import Role
from backend.migrations.run import migrate_database
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.settings import Settings, settings_from
from tests.conftest import NOON, House
from tests.unit.doors.conftest import Client, house_in

JSON = {"Content-Type": "application/json"}
A_MONDAY = "2026-11-23T09:05"


def _set(client: Client, now: object) -> httpx.Response:
    return client.ask(
        "POST", "/demo/clock", content=json.dumps({"now": now}), headers=JSON
    )


@pytest.fixture
def clock(client: Client) -> Iterator[Client]:
    """The demo, which is put back to the present afterwards."""
    before = datetime.now(STOCKHOLM)  # noqa: TID251
    yield client
    assert _set(client, before.isoformat()).status_code == 204


class TestClock:
    @pytest.mark.parametrize(
        "now",
        [
            A_MONDAY,
            "2026-11-23T09:05:00",
            "2026-11-23T09:05:30.250",
            "2026-11-23T08:05Z",
            "2026-11-23T09:05+01:00",
            "2026-11-23T10:05:00+02:00",
        ],
    )
    def test_is_set_with_or_without_seconds_and_zone(
        self, clock: Client, now: str
    ) -> None:
        assert _set(clock, now).status_code == 204

        assert "23\u00a0november\u00a02026 09.05" in clock.ask("GET", "/").text

    def test_stands_where_it_was_set_after_a_restart(
        self, clock: Client, settings: Settings
    ) -> None:
        assert _set(clock, "2026-12-02T09:05").status_code == 204
        started = service(settings, {})
        try:
            assert "2\u00a0december\u00a02026" in Client(started).ask("GET", "/").text
        finally:
            house_in(started).door.database.close()

    def test_without_a_zone_is_swedish_time(self, clock: Client) -> None:
        assert _set(clock, "2026-11-23T00:30").status_code == 204

        assert "23\u00a0november\u00a02026 00.30" in clock.ask("GET", "/").text

    @pytest.mark.parametrize(
        "now",
        [
            "",
            "i morgon",
            "2026-11-23",
            "2026-13-01T09:05",
            "2026-11-23T25:00",
            "0001-01-01T00:00+14:00",
            "9999-12-31T23:59-14:00",
            "2026-11-23T09:05\u0000",
            "9" * 100_000,
        ],
        ids=lambda now: now[:20],
    )
    def test_that_cannot_be_read_is_refused_in_words(
        self, client: Client, now: str
    ) -> None:
        answer = _set(client, now)

        assert answer.status_code == 400
        assert (
            "moment" in answer.json()["message"] or "2026" in answer.json()["message"]
        )

    @pytest.mark.parametrize("now", [None, 17, ["2026-11-23T09:05"]], ids=repr)
    def test_is_text(self, client: Client, now: object) -> None:
        assert _set(client, now).status_code == 400


class TestDemo:
    def test_names_everybody_with_where_to_begin(self, client: Client) -> None:
        everybody = client.ask("GET", "/demo/people").json()

        marta = next(each for each in everybody if each["slug"] == "marta")
        assert marta == {
            "slug": "marta",
            "name": "Märta Lindgren",
            "role": "citizen",
            "municipality": "nacka",
            "start": "/mina-sidor",
        }
        assert {each["role"] for each in everybody} == {role.value for role in Role}

    @pytest.mark.parametrize("language", ["sv", "sv-x-lattlast", "fi", "en", "ar"])
    def test_says_what_to_try_in_every_language(
        self, client: Client, language: str
    ) -> None:
        page = client.ask("GET", f"/logga-in?sprak={language}").text

        for name in ("Märta Lindgren", "Hjördis Bäckänge", "Paula Ström"):
            assert page.count(name) == 1


class TestOutsideTheDemo:
    def test_there_is_no_door_of_the_demos(self, house: House, tmp_path: Path) -> None:
        """On a database that somebody has furnished with the very same people."""
        settings = settings_from({"ANNA_HOME": str(tmp_path)}, checkout=tmp_path)
        app = service(
            msgspec.structs.replace(settings, database_url=house.database.url), {}
        )
        client = Client(app)
        doors = [
            (method, path)
            for method, path in routes_of(app)
            if path.startswith("/demo") and method != "OPTIONS"
        ]
        assert len(doors) > 5

        for method, path in doors:
            body = {"slug": "elin", "now": A_MONDAY}
            answers = [
                client.ask(method, path, json=body),
                client.ask(method, path, data=body),
            ]
            assert {each.status_code for each in answers} <= {400, 404, 415}, path
            assert not any("set-cookie" in each.headers for each in answers)
        chosen = client.ask("POST", "/logga-in/valj", data={"slug": "elin"})
        ways = client.ask("GET", "/logga-in").text
        house_in(app).door.database.close()

        assert "set-cookie" not in chosen.headers
        assert "Elin Sandberg" not in ways
        assert "demo" not in ways


class TestMaking:
    def test_begins_again_where_it_was_interrupted(self, tmp_path: Path) -> None:
        made = settings_from({"ANNA_HOME": str(tmp_path)}, checkout=tmp_path)
        database = open_database(made)
        migrate_database(database.engine)
        database.write_now(partial(begin_demo, now=NOON))
        database.write_now(partial(furnish, adopt=adopt_policies, now=NOON))
        assert not database.read_now(demo_mark)
        database.close()

        assert make_demo(made, fresh=False, tell=lambda _: None).status == 0

        database = open_database(made)
        assert database.read_now(demo_mark)
        assert len(database.read_now(people.municipalities)) == 2
        database.close()
