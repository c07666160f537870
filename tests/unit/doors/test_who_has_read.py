"""Who has read, at the door: hers, nobody else's, and never the reviewer's to read on."""

import html
import re
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from backend.access.facts import Purpose
from backend.access.tables import LogQuestionRow, LogReviewItem, LogRow
from backend.plumbing.database import Opened
from backend.plumbing.guard import App
from backend.plumbing.identity import new_id
from tests.markup import faults_in_page
from tests.unit.doors.conftest import NOWHERE, Client, house_in
from tests.unit.doors.test_agent import member

HERE = "/mina-sidor/vem-har-last"
DESK = "/styrning/loggranskning"
ROW = re.compile(rf'href="({HERE}/\d+)"')
ITEM = re.compile(rf'href="({DESK}/[0-9a-f-]{{36}})"')
ASKED = re.compile(rf'href="({DESK}/fraga/[0-9a-f-]{{36}})"')
DECISION = re.compile(r'href="(/mina-sidor/beslut/[0-9a-f-]{36})"')
CASE = re.compile(r'href="(/handlaggning/[0-9a-f-]{36})"')
MARKUP = '"><script>alert(1)</script>{ $name }</textarea>'
LONG_AGO = date(2026, 1, 1)
WHERE = (
    ("ulla", "/styrning"),
    ("ulla", "/personal"),
    ("adam", "/personal"),
    ("lova", DESK),
    ("petra", "/personal"),
    ("una", "/styrning"),
)
# What the demo knows of Linnea, whose file has been opened.
LINNEAS = ("Linnea", "Höök", "Ekuddsvägen 36")


def rows_of(client: Client, slug: str) -> list[str]:
    page = client.ask("GET", HERE, cookie=client.cookie_of(slug))
    assert page.status_code == 200
    return ROW.findall(page.text)


def send(client: Client, path: str, cookie: str, **fields: str) -> int:
    given = {"op_id": new_id(), **fields}
    return client.ask("POST", path, cookie=cookie, data=given).status_code


def fresh(client: Client, slug: str) -> str:
    """The sign-in of somebody who has just shown that it is she."""
    shown = client.ask(
        "POST",
        "/demo/bekrafta",
        cookie=client.cookie_of(slug),
        data={"till": "/", "op_id": new_id()},
    )
    client.cookies[slug] = shown.cookies["__Host-sid"]
    return client.cookies[slug]


def counted(app: App) -> int:
    rows = select(func.count()).select_from(LogRow).where(LogRow.result == "shown")
    return house_in(app).door.look_now(lambda s: s.scalar(rows) or 0)


@pytest.mark.capability("X3")
class TestWhoHasRead:
    def test_tells_role_and_unit_and_why_but_no_name(
        self, client_of_all: Client
    ) -> None:
        cookie = client_of_all.cookie_of("linnea")

        page = client_of_all.ask("GET", HERE, cookie=cookie).text

        assert "Biståndshandläggare, Biståndsenheten" in page
        assert "För att arbeta med ditt ärende" in page
        assert "Elin" not in page
        assert faults_in_page(page) == []

    def test_of_another_does_not_exist(self, client_of_all: Client) -> None:
        hers = rows_of(client_of_all, "linnea")[0]
        rut = client_of_all.cookie_of("rut")

        for path in (hers, f"{HERE}/{NOWHERE}", f"{HERE}/{'9' * 30}", f"{HERE}/-1"):
            answer = client_of_all.ask("GET", path, cookie=rut)
            assert answer.status_code == 404
            assert "Sandberg" not in answer.text
            assert send(client_of_all, path, rut, question="Vem?") == 404

    def test_folds_the_days_where_there_is_much_to_read(
        self, app: App, client_of_all: Client
    ) -> None:
        house = house_in(app)
        elin, hjordis = (member(app, slug) for slug in ("elin", "hjordis"))
        for hours in range(0, 24 * 30, 24):
            for what in ("case", "decision"):
                house.door.read_now(
                    lambda _: None,
                    by=elin,
                    now=house.clock.now() - timedelta(hours=hours),
                    opened=Opened(
                        purpose=Purpose.case_file,
                        what=what,
                        person_id=hjordis.person_id,
                    ),
                )

        cookie = client_of_all.cookie_of("hjordis")
        page = client_of_all.ask("GET", HERE, cookie=cookie).text

        main = page.partition("<main")[2].partition("</main>")[0]
        assert main.count("<summary>") == 29
        counts = re.findall(r", (\d+) öppningar</summary>", main)
        assert [int(count) >= 2 for count in counts] == [True] * 29
        assert faults_in_page(page) == []

    def test_leaves_one_row_for_each_page(
        self, app: App, client_of_all: Client
    ) -> None:
        linnea, elin = (client_of_all.cookie_of(slug) for slug in ("linnea", "elin"))
        listed = client_of_all.ask("GET", "/mina-sidor", cookie=linnea).text
        work = client_of_all.ask("GET", "/handlaggning?lista=mina", cookie=elin).text
        for pattern, text, cookie in ((DECISION, listed, linnea), (CASE, work, elin)):
            path = pattern.findall(text)[0]
            client_of_all.ask("GET", path, cookie=cookie)
            before = counted(app)

            assert client_of_all.ask("GET", path, cookie=cookie).status_code == 200

            assert counted(app) == before + 1


@pytest.mark.capability("X3")
class TestQuestions:
    def test_stay_text_wherever_they_are_read(
        self, app: App, client_of_all: Client
    ) -> None:
        linnea, path = (
            client_of_all.cookie_of("linnea"),
            rows_of(client_of_all, "linnea")[-1],
        )

        assert send(client_of_all, path, linnea, question=MARKUP) == 303

        lova = client_of_all.cookie_of("lova")
        desk = client_of_all.ask("GET", DESK, cookie=lova).text
        pages = [
            client_of_all.ask("GET", path, cookie=linnea).text,
            *(
                client_of_all.ask("GET", each, cookie=lova).text
                for each in ASKED.findall(desk)
            ),
        ]
        assert sum(MARKUP in html.unescape(each) for each in pages) == 2
        assert not any("<script>alert" in each for each in pages)
        assert send(client_of_all, path, linnea, question="Igen?") == 409
        rows = select(func.count()).select_from(LogQuestionRow)
        assert house_in(app).door.look_now(lambda s: s.scalar(rows)) == 2

    def test_say_nothing_when_nothing_was_written(self, client_of_all: Client) -> None:
        linnea = client_of_all.cookie_of("linnea")
        path = rows_of(client_of_all, "linnea")[-2]

        assert send(client_of_all, path, linnea, question="  ") == 422
        assert send(client_of_all, path, linnea, question="x" * 5_000) == 422


@pytest.mark.capability("X3")
class TestReviewer:
    def test_sees_patterns_and_not_whose(self, client_of_all: Client) -> None:
        lova = client_of_all.cookie_of("lova")
        desk = client_of_all.ask("GET", DESK, cookie=lova).text
        ways = [*ITEM.findall(desk), *ASKED.findall(desk)]
        assert len(ways) > 3

        for path in (DESK, *ways):
            page = client_of_all.ask("GET", path, cookie=lova)
            assert page.status_code == 200
            assert faults_in_page(page.text) == []
            assert not [each for each in LINNEAS if each in page.text]

    def test_opens_no_case(self, client_of_all: Client) -> None:
        elin, lova = (client_of_all.cookie_of(slug) for slug in ("elin", "lova"))
        work = client_of_all.ask("GET", "/handlaggning?lista=mina", cookie=elin).text
        case = CASE.findall(work)[0]
        case_id = case.rpartition("/")[2]

        for path in (case, f"{case}/beslut", f"/kedja/{case_id}", "/handlaggning"):
            assert client_of_all.ask("GET", path, cookie=lova).status_code == 403

    def test_signs_with_fresh_proof(self, app: App, client_of_all: Client) -> None:
        lova = client_of_all.cookie_of("lova")
        desk = client_of_all.ask("GET", DESK, cookie=lova).text
        path = ITEM.findall(desk)[0]
        said = {"outcome": "justified", "words": MARKUP}

        asked = client_of_all.ask(
            "POST", path, cookie=lova, data={"op_id": new_id(), **said}
        )
        assert asked.headers["Location"].startswith("/bekrafta")
        lova = fresh(client_of_all, "lova")
        assert send(client_of_all, path, lova, outcome="justified", words=" ") == 422
        assert send(client_of_all, path, lova, words="Ett besök.") == 422
        assert send(client_of_all, path, lova, **said) == 303
        assert send(client_of_all, path, lova, **said) == 409

        closed = client_of_all.ask("GET", path, cookie=lova).text
        assert MARKUP in html.unescape(closed)
        assert "<script>alert" not in closed
        assert "Lova Granath" in closed


@pytest.mark.capability("X3")
class TestLate:
    def test_is_told_where_those_who_can_act_on_it_are(
        self, app: App, client_of_all: Client
    ) -> None:
        work = house_in(app).door.database.write_now
        due = select(LogReviewItem.due_on).limit(1)
        before = house_in(app).door.look_now(lambda s: s.scalars(due).one())
        work(lambda s: s.execute(update(LogReviewItem).values(due_on=LONG_AGO)))

        told = {
            (slug, path)
            for slug, path in WHERE
            if "av loggen skulle ha varit klara"
            in client_of_all.ask("GET", path, cookie=client_of_all.cookie_of(slug)).text
        }

        work(lambda s: s.execute(update(LogReviewItem).values(due_on=before)))
        assert told == {each for each in WHERE if each[0] not in {"petra", "una"}}
