"""S12, `protected_identity`: whoever is protected is in no answer to anybody else."""

import asyncio
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Table, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from backend.access import protection
from backend.access.facts import PersonFacts
from backend.access.people import actor_of, person, staff_in_role
from backend.access.protection_facts import Protection, ProtectionLevel
from backend.access.tables import Person, UserAccount
from backend.app import routes_of, service
from backend.execution.tables import VisitRow
from backend.investigation.tables.inquiry import InvestigationRow
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import CaseId, PersonId
from backend.migrations.metadata import METADATA
from backend.plumbing.database import HOUSE
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import sealer_of
from backend.plumbing.settings import settings_from
from pwa.time_out import LIVE, SINCE
from tests.conftest import TIMES
from tests.figures import Figure
from tests.unit.doors.conftest import NOWHERE, Client, house_in
from tests.unit.doors.matrix import ABSENT, OPENS, rows
from tests.unit.doors.relations import role_of
from tests.unit.doors.test_agents_first import CALL
from tests.unit.doors.test_islands import SIGNED_OUT, Island

IS_LONG = TIMES > 1
# One of each role in Nacka, and another resident; all of them in the long form.
ASKING = (
    *("elin", "sofia", "ulla", "fatima", "nils", "petra", "ali", "adam", "lova"),
    *("karin", *(("viktor", "stina", "maja", "hanna", "lovisa") if IS_LONG else ())),
)
# Who sees her before, so that it is known to be told of afterwards.
SAW_HER = ("elin", "fatima", "petra")
# Where the demo lets anybody stand in for anybody.
OF_THE_DEMO = ("/demo/", "/logga-in")
OF_COMPONENTS = "/galleri"
MOST_IDS = 5 if IS_LONG else 1
# Lists as they are asked for in other ways than at their own address.
ASKED_OTHERWISE = (
    *(f"/handlaggning?lista={each}" for each in ("mina", "ofordelade", "enheten")),
    "/handlaggning?lista=enheten&ordning=namn",
    "/utforare/tid?dagar=31",
    "/sok?q={name}",
)
ISLANDS = (("elin", "/handlaggning/live"), ("petra", "/utforare/tid/live"))
SECRET = Protection(
    level=ProtectionLevel.protected_registration,
    since=date(2026, 10, 30),
    source="Skatteverkets beslut",
    forward_to="Förmedlingsuppdrag, Box 1",
    forward_postal="000 00 Provorten",
    names_no_officer=True,
)
CASE_NUMBER = re.compile(r"\b20\d\d-\d{4}\b|\b[A-Z0-9]{4}-[A-Z0-9]{2}\b")
# Of the published series; the demo has neither.
HERS, NOBODYS = "191212121212", "194907011813"
PARAMETER = re.compile(r"\{(\w+):\w+\}")
# What every answer has of its own.
OWN = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|sedan=\d+|\d{2}[.:]\d{2}")


@dataclass(frozen=True)
class Hers:
    """Who she is, and every id in her file, by the name of its column."""

    facts: PersonFacts
    numbers: tuple[str, ...]
    ids: Mapping[str, tuple[str, ...]]
    case_id: CaseId
    slug: str

    @property
    def telling(self) -> tuple[str, ...]:
        number, facts = self.facts.personnummer, self.facts
        return (
            facts.name,
            facts.address,
            facts.phone,
            number,
            number[2:],
            f"{number[2:8]}-{number[8:]}",
            f"{number[:8]}-{number[8:]}",
            *self.numbers,
        )


@pytest.fixture(scope="module")
def asks(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Client:
    """A house of this module's own: in it somebody becomes protected."""
    home = tmp_path_factory.mktemp("protected") / "home"
    shutil.copytree(demo_home, home)
    return Client(service(settings_from({"ANNA_HOME": str(home)}, checkout=home), {}))


def _hers(client: Client) -> Hers:
    """Whoever in Nacka has the most visits; those of the demo have no personnummer."""

    def ask(session: Session) -> Hers:
        person_id = PersonId(
            session.scalars(
                select(VisitRow.person_id)
                .join(UserAccount, UserAccount.person_id == VisitRow.person_id)
                .where(UserAccount.slug.in_(["marta", "linnea", "rut", "hjordis"]))
                .group_by(VisitRow.person_id)
                .order_by(func.count().desc())
                .limit(1)
            ).one()
        )
        found: dict[str, set[str]] = {}
        for table in METADATA.tables.values():
            if not {"person_id", "case_id"} <= set(table.c.keys()):
                continue
            for row in session.execute(
                select(table).where(table.c.person_id == person_id)
            ).mappings():
                for name, value in row.items():
                    if name.endswith("_id") and value:
                        found.setdefault(name, set()).add(str(value))
        numbers = session.scalars(
            select(InvestigationRow.case_number).where(
                InvestigationRow.person_id == person_id
            )
        ).all()
        account = session.scalars(
            select(UserAccount).where(UserAccount.person_id == person_id)
        ).one()
        row, sealer = session.get_one(Person, person_id), sealer_of(session)
        row.personnummer_sealed = sealer.seal(HERS)
        row.personnummer_index = sealer.fingerprint(HERS)
        return Hers(
            facts=person(session, person_id),
            numbers=tuple(numbers),
            ids={name: tuple(sorted(ids)) for name, ids in found.items()},
            case_id=CaseId(min(found["case_id"])),
            slug=account.slug,
        )

    return house_in(client.app).door.database.write_now(ask, bounds=HOUSE)


def _actor(client: Client, slug: str) -> Actor:
    def ask(session: Session) -> Actor:
        row = session.scalars(select(UserAccount).where(UserAccount.slug == slug)).one()
        found = staff_in_role(
            session, municipality_id=row.municipality_id, role=row.role
        )
        member = next(each for each in found if each.user_id == row.user_id)
        return actor_of(member, level=ProofLevel.N3)

    return house_in(client.app).door.database.read_now(ask, bounds=HOUSE)


def _protects(client: Client, hers: Hers) -> None:
    house, ulla = house_in(client.app), _actor(client, "ulla")
    house.door.act_now(
        partial(
            protection.protect,
            case_id=hers.case_id,
            protection=SECRET,
            by=ulla,
            now=house.clock.now(),
        ),
        by=ulla,
        now=house.clock.now(),
    )


def _paths(client: Client, hers: Hers, slug: str) -> list[str]:
    """Every page that somebody in her role may ask for, with the ids of her file."""
    hers_too = _seen_by(_actor_role(client, slug))
    paths: list[str] = []
    for method, path in routes_of(client.app):
        is_asked = IS_LONG or path in hers_too
        if method != "GET" or not is_asked or path.startswith(OF_THE_DEMO):
            continue
        names = PARAMETER.findall(path)
        ids = [hers.ids.get(name, (NOWHERE,))[:MOST_IDS] for name in names]
        for at in range(max([len(each) for each in ids], default=1)):
            filled = path
            for name, each in zip(names, ids, strict=True):
                told = each[min(at, len(each) - 1)]
                filled = re.sub(rf"\{{{name}:\w+\}}", told, filled)
            paths.append(filled)
    asked = [each.format(name=hers.facts.family_name) for each in ASKED_OTHERWISE]
    return [*paths, *asked]


def _seen_by(role: Role) -> set[str]:
    """What is not refused somebody in this role, by the table of every way."""
    return {
        row.path
        for row in rows()
        if any(
            role_of(column) is role and said in {OPENS, ABSENT}
            for column, said in row.cells.items()
        )
    }


def _actor_role(client: Client, slug: str) -> Role:
    database = house_in(client.app).door.database
    return database.read_now(
        lambda s: s.scalars(
            select(UserAccount.role).where(UserAccount.slug == slug)
        ).one(),
        bounds=HOUSE,
    )


def _told_in(text: str, hers: Hers) -> set[str]:
    return {each for each in hers.telling if each and each in text}


def _answers(client: Client, hers: Hers, slug: str) -> Iterator[tuple[str, str]]:
    for path in _paths(client, hers, slug):
        answer = client.ask("GET", path, cookie=client.cookie_of(slug))
        head = " ".join(f"{k}: {v}" for k, v in answer.headers.items())
        yield path, f"{answer.content.decode('latin-1')}{answer.text}{head}"


def _leaks(
    client: Client, hers: Hers, asking: Sequence[str] = ASKING
) -> tuple[int, list[str]]:
    """How many answers there were, and those that tell of her."""
    tried, told = 0, list[str]()
    for slug in asking:
        for path, text in _answers(client, hers, slug):
            tried += 1
            told += [f"{slug} {path}: {each}" for each in _told_in(text, hers)]
    return tried, told


def _as_text(table: Table) -> list[ColumnElement[str]]:
    return [type_coerce(column, Text) for column in table.c]


def _officers_told(client: Client, hers: Hers) -> set[str]:
    """Who works for the board, and is named to her on some page of hers."""
    of_the_board = (Role.case_officer, Role.senior_officer, Role.fee_officer)
    names = house_in(client.app).door.database.read_now(
        lambda s: s.scalars(
            select(UserAccount.name).where(UserAccount.role.in_(of_the_board))
        ).all(),
        bounds=HOUSE,
    )
    pages = [
        answer.text
        for path in _paths(client, hers, hers.slug)
        if not path.endswith(".pdf")
        and path != OF_COMPONENTS
        and (
            answer := client.ask("GET", path, cookie=client.cookie_of(hers.slug))
        ).status_code
        == HTTPStatus.OK
    ]
    return {each for each in names if any(each in page for page in pages)}


def _shown_by(client: Client, slug: str, path: str) -> str:
    """What a live island shows at first."""

    async def story() -> str:
        island = Island(client.app, path, client.cookie_of(slug))
        first = await island.next("send")
        await island.leave()
        return str(first.get("text", ""))

    client.cookie_of(slug)
    return asyncio.run(story())


def _same(text: str, number: str) -> str:
    """Without the number that was asked for, however written, and a page's own ids."""
    shown = re.compile(f"({number[:2]})?{number[2:8]}[-+]?{number[8:]}")
    return shown.sub("", CASE_NUMBER.sub("", OWN.sub("", text)))


def _looked_up(
    client: Client, number: str, slug: str = "elin"
) -> list[tuple[int, str]]:
    """Every place where somebody is looked up by her number."""
    cookie = client.cookie_of(slug)
    forms: list[tuple[str, dict[str, Any]]] = [
        (
            "/handlaggning/registrera",
            {
                "personnummer": number,
                "called_on": "2026-11-01",
                "called_at": "09.00",
                "step": "find",
            },
        ),
        ("/handlaggning/ombud", {"person_number": number, "step": "find"}),
        ("/nodoppna", {"number": number, "reason": "Hon svarar inte sedan i går."}),
    ]
    answers: list[tuple[int, str]] = []
    for path, data in forms:
        answer = client.ask("POST", path, data=data, cookie=cookie)
        answers.append((answer.status_code, _same(answer.text, number)))
    return answers


def _registered(client: Client, number: str) -> tuple[int, str]:
    """An officer registers a call for whoever has this number."""
    answer = client.ask(
        "POST",
        "/handlaggning/registrera",
        data=CALL
        | {
            "personnummer": number,
            "called_on": "2026-11-01",
            "op_id": new_id(),
        },
        cookie=client.cookie_of("elin"),
    )
    return answer.status_code, _same(answer.text, number)


@pytest.fixture(scope="module")
def hers(asks: Client) -> Hers:
    """She who is protected from now on; until then everybody was told of her."""
    found = _hers(asks)
    _, before = _leaks(asks, found, SAW_HER)
    assert {each.split()[0] for each in before} == set(SAW_HER)
    assert any(_told_in(_shown_by(asks, *each), found) for each in ISLANDS)
    assert _officers_told(asks, found)
    _protects(asks, found)
    return found


@pytest.mark.capability("X4")
class TestProtected:
    def test_is_told_of_in_no_answer_to_anybody(
        self, asks: Client, hers: Hers, figure: Figure
    ) -> None:
        tried, told = _leaks(asks, hers)
        for slug, path in ISLANDS:
            tried += 1
            shown = _told_in(_shown_by(asks, slug, path), hers)
            told += [f"{slug} {path}: {each}" for each in shown]

        figure("S12", tried=tried, wrong=len(told))
        assert told == []

    def test_lies_in_no_row_in_clear(self, asks: Client, hers: Hers) -> None:
        """What was written before too: orders, applications, mail that was sent."""
        secrets = (hers.facts.address, hers.facts.phone, hers.facts.email)

        def ask(session: Session) -> set[tuple[str, str]]:
            return {
                (name, secret)
                for name, table in METADATA.tables.items()
                for row in session.execute(select(*_as_text(table)))
                for secret in secrets
                if secret in str(tuple(row))
            }

        assert all(secrets)
        assert house_in(asks.app).door.database.read_now(ask, bounds=HOUSE) == set()

    def test_reads_her_own(self, asks: Client, hers: Hers) -> None:
        cookie = asks.cookie_of(hers.slug)

        case = asks.ask("GET", "/mina-sidor", cookie=cookie)
        details = asks.ask("GET", "/mina-sidor/uppgifter", cookie=cookie)

        assert hers.numbers[0] in case.text
        assert "Dina uppgifter är skyddade." in details.text
        assert hers.facts.address not in details.text

    def test_is_told_of_officers_by_their_titles_alone(
        self, asks: Client, hers: Hers
    ) -> None:
        assert _officers_told(asks, hers) == set()

    def test_is_looked_up_as_somebody_who_is_not_there(
        self, asks: Client, hers: Hers
    ) -> None:
        """The same words and status, wherever a number is asked for."""
        of_her = _looked_up(asks, hers.facts.personnummer)

        assert of_her == _looked_up(asks, NOBODYS)

    def test_is_registered_as_somebody_new(self, asks: Client, hers: Hers) -> None:
        """A call for her gets the same receipt, and lies in her file for who is named."""
        numbers = (hers.facts.personnummer, NOBODYS)
        of_her, of_nobody = (_registered(asks, number) for number in numbers)

        assert of_her == of_nobody
        assert of_her[0] == 201
        cases = _hers(asks).ids["case_id"]
        assert len(cases) == len(hers.ids["case_id"]) + 1
        _, told = _leaks(asks, _hers(asks), ("sofia",))
        assert told == []

    @pytest.mark.parametrize("slug", ["ali", "petra", "elin"])
    def test_closes_every_page_that_stands_since_before(
        self, asks: Client, hers: Hers, slug: str
    ) -> None:
        """Also that of a phone which comes in contact later; what is opened now stands."""
        del hers
        an_hour = timedelta(hours=1)
        now, cookie = house_in(asks.app).clock.now(), asks.cookie_of(slug)

        async def first_of(since: datetime) -> int:
            asked = f"{SINCE}={int(since.timestamp() * 1000)}"
            island = Island(asks.app, LIVE, cookie, query=asked)
            shown = await island.next("send")
            await island.leave()
            return shown.get("code", 0)

        assert asyncio.run(first_of(now - an_hour)) == SIGNED_OUT
        assert asyncio.run(first_of(now + an_hour)) == 0
