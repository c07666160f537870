"""The post goes through a real SMTP server, holds no content, and nothing of it is lost."""

import asyncio
import email
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from backend.access.nudges import nudge_of
from backend.demo.people import AINO, MARTA
from backend.plumbing import post
from backend.plumbing.clock import WallClock
from backend.plumbing.post import Notification, notifications, notify
from backend.plumbing.settings import settings_from
from backend.plumbing.watching import send_post, send_waiting
from tests.conftest import NOON, House
from tests.e2e.world import free_port

OK = "250 OK"
LATER = "451 Try again later"
NO_SUCH_BOX = "550 No such mailbox"
TEMPLATES = (
    "notification-agent-application-received",
    "notification-application-received",
    "notification-communication",
    "notification-decision",
    "notification-email-changed",
    "notification-fee-decision",
    "notification-invoice",
    "notification-mandate-registered",
    "notification-objection-answered",
    "notification-persons-joined",
    "notification-ways-in",
)
LANGUAGES = ("sv", "sv-x-lattlast", "fi", "en", "ar")


class AskedClock(WallClock):
    """Asked once a letter has been handed over."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    def now(self) -> datetime:
        self.asked.set()
        return super().now()


@dataclass
class PostOffice:
    """An SMTP server of its own; `says` is its answer to each letter in turn, then yes."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list[EmailMessage])
    says: list[str] = field(default_factory=list[str])
    refused: str = ""
    running: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def opens(self) -> None:
        self.running = Controller(self, hostname="127.0.0.1", port=self.port)
        self.running.start()

    def closes(self) -> None:
        if self.running is not None:
            self.running.stop()
            self.running = None

    async def handle_RCPT(  # noqa: N802 — the name that the server calls
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address == self.refused:
            return NO_SUCH_BOX
        envelope.rcpt_tos.append(address)
        return OK

    async def handle_DATA(  # noqa: N802 — the name that the server calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        letter = email.message_from_bytes(content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return self.says.pop(0) if self.says else OK


@pytest.fixture
def office() -> Iterator[PostOffice]:
    made = PostOffice(free_port())
    made.opens()
    yield made
    made.closes()


def nudge(
    house: House,
    *,
    to: str = "marta@example.test",
    template: str = TEMPLATES[0],
    language: str = "sv",
    town: str = "nacka",
) -> None:
    home = house.municipality_id(town)
    house.door.run_now(
        lambda session: notify(
            session,
            municipality_id=home,
            to_email=to,
            template=template,
            language=language,
            reference="A-7F3K",
            now=NOON,
        )
    )


def a_round(house: House, office: PostOffice) -> None:
    asyncio.run(send_waiting(house.door, office.url, WallClock(), nudge_of))


def waiting(house: House) -> list[Notification]:
    return [each for each in house.door.look_now(notifications) if not each.sent_at]


@pytest.mark.capability("C17")
class TestLetter:
    def test_arrives_from_the_service_itself(
        self, house: House, office: PostOffice, tmp_path: Path
    ) -> None:
        surroundings = {"ANNA_HOME": str(tmp_path), "ANNA_SMTP_URL": office.url}
        settings = settings_from(surroundings, checkout=tmp_path)
        nudge(house)

        async def send_until_sent() -> None:
            clock = AskedClock()
            sending = asyncio.create_task(
                send_post(house.door, settings.smtp_url, clock, nudge_of)
            )
            await clock.asked.wait()
            sending.cancel()

        asyncio.run(asyncio.wait_for(send_until_sent(), timeout=30))

        assert [letter["To"] for letter in office.letters] == ["marta@example.test"]
        assert office.letters[0]["Subject"] == "Kvitto A-7F3K från Nackas e-tjänst"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_holds_nothing_but_that_there_is_something(
        self, house: House, office: PostOffice, language: str
    ) -> None:
        for template in TEMPLATES:
            nudge(house, template=template, language=language)

        a_round(house, office)

        assert len(office.letters) == len(TEMPLATES)
        for letter in office.letters:
            said = f"{letter['Subject']} {letter.get_content()}"
            assert len(said) > 40
            for person in (MARTA, AINO):
                for detail in (
                    person.given_name,
                    person.family_name,
                    person.personnummer,
                    person.address,
                    person.phone,
                ):
                    assert detail not in said
            assert "http" not in said

    @pytest.mark.capability("X6")
    def test_is_from_its_own_municipality(
        self, house: House, office: PostOffice
    ) -> None:
        nudge(house, to="aino@example.test", town="osteraker")
        nudge(house, to="marta@example.test")

        a_round(house, office)

        assert {letter["To"]: letter["From"] for letter in office.letters} == {
            "aino@example.test": "Österåkers kommun <aldreomsorg@osteraker.example>",
            "marta@example.test": "Nacka kommun <aldreomsorg@nacka.example>",
        }

    def test_is_sent_once(self, house: House, office: PostOffice) -> None:
        nudge(house)

        a_round(house, office)
        a_round(house, office)

        assert len(office.letters) == 1
        assert waiting(house) == []


@pytest.mark.capability("C17")
class TestPost:
    def test_waits_while_the_server_is_down_and_goes_when_it_is_up(
        self, house: House, office: PostOffice
    ) -> None:
        office.closes()
        for each in range(3):
            nudge(house, to=f"person{each}@example.test")
        a_round(house, office)
        assert len(waiting(house)) == 3

        office.opens()
        a_round(house, office)

        assert waiting(house) == []
        assert sorted(letter["To"] for letter in office.letters) == [
            "person0@example.test",
            "person1@example.test",
            "person2@example.test",
        ]

    def test_is_tried_again_under_the_same_id_when_the_answer_was_no(
        self, house: House, office: PostOffice
    ) -> None:
        office.says = [LATER]
        nudge(house)

        a_round(house, office)
        assert len(waiting(house)) == 1
        a_round(house, office)

        assert waiting(house) == []
        first, second = office.letters
        assert first["Message-ID"] == second["Message-ID"]

    @pytest.mark.parametrize(
        "unusable", ["gone@example.test", "two\nlines@example.test"]
    )
    def test_to_one_that_cannot_be_reached_stops_nobody_elses(
        self, house: House, office: PostOffice, unusable: str
    ) -> None:
        office.refused = "gone@example.test"
        for _ in range(post.BATCH):
            nudge(house, to=unusable)
        nudge(house)

        a_round(house, office)
        a_round(house, office)

        assert [letter["To"] for letter in office.letters] == ["marta@example.test"]
        assert len(waiting(house)) == post.BATCH
