"""Municipalities apart: their own hosts and paths, and one that is added meanwhile."""

import json
import re
from pathlib import Path

import pytest

from tests.unit.doors.apart import (
    ITS_COLOUR,
    ITS_HOST,
    ITS_SENDER,
    TWIN,
    Twins,
    twin_file,
)
from tests.unit.doors.wire import Line

COLOURS = re.compile(r'<link rel="stylesheet" href="(/farger/[^"]+)"')
SHOWN, LED_ON, REFUSED, NOT_HERE, MISDIRECTED = 200, 303, 403, 404, 421
# Two hours at 299 kronor, and at 312.
TWO_HOURS_THERE, TWO_HOURS_IN_NACKA = "598", "624"
COOKIE = {"Cookie": "kommun=osteraker"}
IN_NACKA, IN_TWIN = (
    f"<span>Äldreomsorg i {name}</span>" for name in ("Nacka", "Tvillinge")
)


def opened(twins: Twins, path: str, *, at: str = "localhost", by: str = "") -> str:
    answer = twins.asks(path, at=at, by=by)
    assert answer.status_code == SHOWN
    return answer.text


@pytest.mark.capability("X6")
class TestAMunicipalityAddedMeanwhile:
    def test_is_there_at_once(self, twins: Twins) -> None:
        start = opened(twins, f"/?kommun={TWIN}")
        ways = opened(twins, f"/logga-in?kommun={TWIN}")
        others = opened(twins, "/")

        assert IN_TWIN in start
        assert "08-465 004 99" in ways
        assert "Byt till Tvillinge" in others

    def test_has_prices_of_its_own(self, twins: Twins) -> None:
        asked = {
            "civil_state": "alone",
            "own_income": "30000",
            "housing": "rented",
            "housing_cost": "5000",
            "hours": "2",
        }
        here = twins.asks(f"/rakna-avgift?kommun={TWIN}", data=asked).text
        there = twins.asks("/rakna-avgift?kommun=nacka", data=asked).text

        assert TWO_HOURS_THERE in here
        assert TWO_HOURS_THERE not in there
        assert TWO_HOURS_IN_NACKA in there

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"slug": '"ansok"'}, "ansok är redan en adress i tjänsten"),
            ({"slug": '"Två"'}, "Write it with a to z"),
            ({"hosts": '["https://tva.example"]'}, "is no host name"),
            ({"hosts": '["10.0.0.1"]'}, "is no host name"),
            ({"hosts": '["två.example"]'}, "as xn--"),
            ({"hosts": '["localhost"]'}, "is no host name"),
            ({"hosts": f'["tva.example", "{ITS_HOST}"]'}, "leder redan till Tvillinge"),
            ({"hosts": '["a.example", "a.example"]'}, "two of the hosts are the same"),
            ({"is_default": "true"}, "Nacka är redan den kommun som visas"),
            ({"name": '""'}, "$.name"),
            ({"opens": '"8"'}, "opens = '8' cannot be used. Write it as 08.00"),
            ({"slug": '"tredje\\n"'}, "Write it with a to z"),
            (
                {"colours": '{ light = "#FFCC00", dark = "#9ADDB3" }'},
                "light = '#FFCC00' has contrast 1.4 (on the page), and 7 is needed",
            ),
            (
                {"colours": '{ light = "blue", dark = "#9ADDB3" }'},
                "Write it as #1D3F8A",
            ),
            ({"colours": '{ light = "#14532D" }'}, "`dark`"),
        ],
        ids=lambda each: str(each)[:40],
    )
    def test_is_whole_or_not_there(
        self, twins: Twins, tmp_path: Path, changed: dict[str, str], said: str
    ) -> None:
        count = "SELECT count(*) FROM municipality"
        before = twins.rows(count)
        third = {"slug": '"tredje"', "name": '"Tredje"', "hosts": "[]", **changed}

        answer = twins.runs("municipality", str(twin_file(tmp_path, **third)))

        assert answer.returncode == 2
        assert said in answer.stderr
        assert answer.stderr.count("\n") == 1
        assert twins.rows(count) == before

    def test_gives_invitations_to_its_own_host(self, twins: Twins) -> None:
        said = twins.runs(
            *("invite", f"--municipality={TWIN}", "--name=Tora Ny", "--title=Chef"),
            "--role=unit_head",
        )

        link = said.stdout.strip()
        assert link.startswith(f"{twins.origin(ITS_HOST)}/inbjudan/")
        path = link.removeprefix(twins.origin(ITS_HOST))
        assert "Tora Ny" in opened(twins, path, at=ITS_HOST)

    def test_leads_an_invitation_home_from_another_host(self, twins: Twins) -> None:
        """A passkey made at the wrong host would be of no use to her."""
        said = twins.runs(
            *("invite", "--municipality=nacka", "--name=Nova Ny", "--title=Chef"),
            "--role=unit_head",
        )
        link = said.stdout.strip()
        path = link.removeprefix(twins.origin())

        answer = twins.asks(path, at=ITS_HOST)

        assert (answer.status_code, answer.headers["Location"]) == (LED_ON, link)
        assert "Nova Ny" in opened(twins, path)

    def test_has_a_colour_of_its_own(self, twins: Twins) -> None:
        here, there = opened(twins, f"/?kommun={TWIN}"), opened(twins, "/?kommun=nacka")
        (sheet,) = COLOURS.findall(here)

        answer = twins.asks(sheet, at=ITS_HOST)

        assert COLOURS.findall(there) == []
        assert answer.headers["content-type"].startswith("text/css")
        assert f"--primary: {ITS_COLOUR};" in answer.text
        assert f'name="theme-color" content="{ITS_COLOUR}"' in here
        assert "immutable" in answer.headers["cache-control"]
        earlier = twins.asks(f"{sheet[:-1]}x")
        assert (earlier.text, earlier.headers["cache-control"]) == (
            answer.text,
            "no-cache",
        )
        assert twins.asks(f"/farger/nacka/{sheet[-12:]}").status_code == NOT_HERE

    def test_sends_letters_of_its_own(self, twins: Twins) -> None:
        known = "SELECT sender_address FROM municipality WHERE slug = ?"

        assert twins.rows(known, TWIN) == [(ITS_SENDER,)]


@pytest.mark.capability("X6")
class TestItsPath:
    def test_leads_whoever_is_not_signed_in_there(self, twins: Twins) -> None:
        answer = twins.asks("/osteraker?sprak=fi")

        assert answer.status_code == LED_ON
        assert answer.headers["Location"] == "/?kommun=osteraker&sprak=fi"
        assert "Vanhustenhuolto, Österåker" in opened(twins, answer.headers["Location"])

    def test_leads_to_its_own_host_when_it_has_one(self, twins: Twins) -> None:
        for host in ("localhost", ITS_HOST):
            answer = twins.asks(f"/{TWIN}", at=host)
            assert answer.status_code == LED_ON
            assert answer.headers["Location"] in {"/", f"{twins.origin(ITS_HOST)}/"}

        away = twins.asks("/nacka", at=ITS_HOST)
        assert away.headers["Location"] == f"{twins.origin()}/nacka"

    def test_of_no_municipality_is_no_page(self, twins: Twins) -> None:
        assert twins.asks("/atlantis").status_code == NOT_HERE


@pytest.mark.capability("X6")
class TestItsHost:
    def test_is_its_alone_whatever_is_chosen(self, twins: Twins) -> None:
        chosen = twins.asks("/?kommun=nacka", at=ITS_HOST, told=COOKIE)

        assert IN_TWIN in chosen.text
        assert "Nacka" not in chosen.text
        assert "Österåker" not in chosen.text

    def test_never_changes_whose_somebody_is(self, twins: Twins) -> None:
        """She is told whose address it is, and where hers are."""
        page = opened(twins, "/handlaggning", at=ITS_HOST, by="elin")
        at_home = opened(twins, "/handlaggning", by="elin")

        assert IN_NACKA in page
        assert "Du är inloggad i Nacka. Den här webbadressen är för Tvillinge." in page
        assert f'href="{twins.origin()}/nacka"' in page
        assert "Den här webbadressen" not in at_home

    @pytest.mark.parametrize(
        "host",
        [
            "nacka.localhost",
            f"x.{ITS_HOST}",
            f"{ITS_HOST}.evil.example",
            ITS_HOST.upper(),
            f"{ITS_HOST}.",
            f"evil@{ITS_HOST}",
            "tvillinge",
            "",
        ],
    )
    def test_is_the_very_one(self, twins: Twins, host: str) -> None:
        assert twins.asks("/", at=host).status_code == MISDIRECTED

    def test_is_no_other_by_what_a_proxy_may_say(self, twins: Twins) -> None:
        """A header that no proxy of ours sets is not believed."""
        told = {"X-Forwarded-Host": f"{ITS_HOST}:{twins.port}", "Forwarded": ITS_HOST}

        assert IN_NACKA in twins.asks("/", told=told).text

    def test_is_none_when_two_are_named(self, twins: Twins) -> None:
        both = "".join(
            f"Host: {host}:{twins.port}\r\n" for host in (ITS_HOST, "localhost")
        )
        said = twins.served.says(
            f"GET / HTTP/1.1\r\n{both}Connection: close\r\n\r\n".encode()
        )

        assert said.split()[1] in {b"400", b"421"}

    def test_takes_no_form_from_the_other_host(self, twins: Twins) -> None:
        data = {"slug": "marta"}
        ways = (("localhost", ITS_HOST), (ITS_HOST, "localhost"), (ITS_HOST, ITS_HOST))
        status = [
            twins.asks(
                "/logga-in/valj",
                at=here,
                data=data,
                told={"Origin": twins.origin(there)},
            ).status_code
            for here, there in ways
        ]

        assert status == [REFUSED, REFUSED, LED_ON]

    def test_takes_no_socket_from_the_other_host(self, twins: Twins) -> None:
        def line_from(there: str) -> Line:
            return Line(
                twins.served,
                "/handlaggning/live",
                host=f"{ITS_HOST}:{twins.port}",
                origin=twins.origin(there),
                cookie=twins.cookie_of("elin"),
            )

        assert line_from("localhost").ends()[0] == REFUSED
        own = line_from(ITS_HOST)
        assert "model" in own.hears()
        own.leaves()

    def test_is_what_a_passkey_is_asked_for(self, twins: Twins) -> None:
        json_of = {"Content-Type": "application/json"}

        def asked(host: str) -> str:
            answer = twins.http.post(
                f"http://localhost:{twins.port}/passkey/options",
                content="{}",
                headers={
                    "Host": f"{host}:{twins.port}",
                    "Origin": twins.origin(host),
                    **json_of,
                },
            )
            return json.loads(answer.text)["rpId"]

        assert (asked(ITS_HOST), asked("localhost")) == (ITS_HOST, "localhost")

    def test_has_its_name_on_the_phone(self, twins: Twins) -> None:
        """A browser asks for the manifest without cookies."""
        shared = opened(twins, f"/?kommun={TWIN}")
        assert f'href="/manifest.webmanifest?kommun={TWIN}"' in shared

        for host, path in (
            ("localhost", f"/manifest.webmanifest?kommun={TWIN}"),
            (ITS_HOST, "/manifest.webmanifest"),
        ):
            assert "Tvillinge" in json.loads(twins.asks(path, at=host).text)["name"]

    def test_may_be_taken_away_again(self, twins: Twins, tmp_path: Path) -> None:
        """What the file says of the municipality may be changed while the server runs."""
        without = twin_file(tmp_path, hosts="[]", phone='"08-465 004 98"')

        said = twins.runs("municipality", "--change", str(without))

        assert said.stdout == "Tvillinge is as the file says.\n"
        assert "08-465 004 98" in opened(twins, f"/?kommun={TWIN}")
        assert twins.asks(f"/{TWIN}").headers["Location"] == f"/?kommun={TWIN}"
        again = twins.runs("municipality", "--change", str(twin_file(tmp_path)))
        assert again.returncode == 0

    def test_cannot_be_changed_for_one_that_is_not_there(
        self, twins: Twins, tmp_path: Path
    ) -> None:
        file = twin_file(tmp_path, slug='"atlantis"', hosts="[]")

        said = twins.runs("municipality", "--change", str(file))

        assert said.returncode == 2
        assert "atlantis" in said.stderr
