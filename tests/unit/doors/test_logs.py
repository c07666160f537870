"""What the service tells about itself holds nothing personal, whatever is asked of it."""

import json
import logging
from collections.abc import Iterator

import pytest

from backend.demo.people import PERSONS
from backend.demo.residents import RESIDENTS
from backend.kernel.actor import Role
from tests.told import TYPED, told_in
from tests.unit.doors.conftest import Client, filled
from tests.unit.doors.matrix import pages
from tests.unit.doors.relations import ONE_OF_EACH

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def said(
    client: Client, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Iterator[list[str]]:
    """All that the service writes: its own lines, the libraries' records."""
    del client
    capfd.readouterr()
    with caplog.at_level(logging.DEBUG):
        lines: list[str] = []
        yield lines
    written = capfd.readouterr()
    lines += [written.out, written.err, caplog.text]
    assert told_in("\n".join(lines)) == set()


class TestScan:
    def test_finds_what_it_looks_for(self) -> None:
        assert told_in("Märta åt frukost")
        assert told_in(json.dumps("Åkesson"))
        assert told_in("till 19400612-8989 i dag")
        assert told_in("elin@example.test")
        assert not told_in('{"event": "fault", "kind": "TypeError"}')


@pytest.mark.capability("X15")
class TestLog:
    @pytest.mark.parametrize("role", list(ONE_OF_EACH), ids=str)
    def test_of_every_page_holds_nothing_personal(
        self, client: Client, said: list[str], role: Role
    ) -> None:
        del said
        slug = ONE_OF_EACH[role]
        opened = {
            client.ask("GET", filled(path), cookie=client.cookie_of(slug)).status_code
            for path in pages()
        }

        assert 200 in opened

    def test_of_what_is_typed_and_sent_holds_nothing_personal(
        self, client: Client, said: list[str]
    ) -> None:
        del said
        cookie = client.cookie_of("hjordis")
        operation = {
            "op_id": "0190b0c0-0000-7000-8000-00000000aaaa",
            "kind": "no.such.kind",
            "payload": {"text": TYPED, "personnummer": PERSONS[0].personnummer},
        }
        sent = [
            client.ask(
                "POST",
                "/api/sync",
                content=json.dumps({"ops": [operation]}),
                headers=JSON,
                cookie=cookie,
            ),
            client.ask(
                "POST",
                "/ansok/behov",
                content=f"hard={TYPED}&wanted={PERSONS[0].personnummer}",
                headers=FORM,
                cookie=cookie,
            ),
            client.ask("GET", f"/sok?q={TYPED}", cookie=cookie),
            client.ask("GET", f"/finns-inte/{PERSONS[0].family_name}", cookie=cookie),
            client.ask(
                "POST",
                "/demo/clock",
                content=json.dumps({"now": TYPED}),
                headers=JSON,
            ),
        ]

        assert {answer.status_code for answer in sent} <= {200, 303, 400, 404, 422}

    def test_of_a_fault_holds_its_kind_and_nothing_of_what_was_sent(
        self,
        client: Client,
        said: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        def breaks(*_: object, **__: object) -> None:
            raise LookupError(f"{PERSONS[0].personnummer} {TYPED}")

        monkeypatch.setattr("backend.access.people.everybody", breaks)
        answer = client.ask("GET", "/demo/people")
        monkeypatch.undo()

        assert answer.status_code == 500
        assert told_in(answer.text) == set()
        written = capfd.readouterr()
        said.append(written.out + written.err)
        assert '"kind": "LookupError"' in said[0]


@pytest.mark.capability("X15")
class TestMetrics:
    def test_hold_nothing_personal(self, client: Client) -> None:
        for person in RESIDENTS[:5]:
            client.ask("GET", f"/finns-inte/{person.personnummer}/{person.family_name}")

        measured = client.ask("GET", "/metrics").text

        assert "anna_requests_total" in measured
        assert told_in(measured) == set()
        assert PERSONS[0].slug not in measured
