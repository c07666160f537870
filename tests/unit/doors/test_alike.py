"""Two municipalities alike: same person, same case number, same provider; no trace across."""

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Final

import pytest

from backend.plumbing.clock import WallClock
from tests.unit.doors.apart import ITS_HOST, TWIN, Twins
from tests.unit.doors.conftest import NOWHERE
from tests.unit.doors.matrix import PAGE, rows
from tests.unit.doors.test_agents_first import CALL

MADE, NOT_HERE = 201, 404
NAME: Final = "Tvillingsson"
# Who in Tvillinge asks for what begins so: somebody whose own such things open.
STAFF: Final = {
    "handlaggare": "case_officer",
    "chef": "unit_head",
    "avgift": "fee_officer",
    "planerare": "provider_planner",
    "vardare": "care_worker",
    "granskare": "log_reviewer",
}
ASKS: Final = (
    ("/handlaggning", "handlaggare"),
    ("/uppfoljning", "handlaggare"),
    ("/nodoppna", "handlaggare"),
    ("/avgifter", "avgift"),
    ("/utforare/idag", "vardare"),
    ("/utforare", "planerare"),
    ("/styrning/loggranskning", "granskare"),
    ("/styrning", "chef"),
    ("/personal", "chef"),
)
STARTS: Final = {
    "handlaggare": ("/handlaggning?lista=enheten", "/uppfoljning"),
    "chef": ("/styrning", "/personal", "/handlaggning"),
    "avgift": ("/avgifter",),
    "planerare": ("/utforare", "/utforare/tid", "/utforare/ersattning"),
    "vardare": ("/utforare/idag",),
    "granskare": ("/styrning/loggranskning",),
}
# What an address names, and in which tables it is kept.
KEPT_IN: Final = {
    "access_id": ("brief_access",),
    "case_id": ("application", "investigation"),
    "decision_id": ("decision",),
    "entry_id": ("journal_entry",),
    "fee_decision_id": ("fee_decision",),
    "held_id": ("held_op",),
    "invoice_id": ("invoice",),
    "item_id": ("log_review_item",),
    "line_id": ("fee_line", "compensation_line", "granted_help"),
    "mandate_id": ("mandate",),
    "objection_id": ("objection",),
    "order_id": ("care_order",),
    "plan_id": ("implementation_plan",),
    "question_id": ("log_question",),
    "settlement_id": ("settlement",),
    "task_id": ("proposed_plan_line",),
    "user_id": ("user_account",),
    "visit_id": ("visit",),
}
# So many at each address; the next address goes on where the last one ended.
OF_EACH: Final = 2
ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
OPENED_AT = re.compile(r"sedan=\d+")
CLOCK: Final = re.compile(r"\d\d\.\d\d")
PARAMETER: Final = re.compile(r"{(\w+):\w+}")
LINK: Final = re.compile(r'href="(/[^"#]*)"')
NOT_FOLLOWED: Final = ("/static", "/demo", "/logga", "/farger", "/manifest", "/skal")
PAGES_EACH: Final = 12
WRITTEN: Final = {"x": "y"}
TWICE: Final = """
    SELECT personnummer_index, count(DISTINCT municipality_id) FROM person
    WHERE personnummer_index IS NOT NULL GROUP BY 1 HAVING count(*) > 1
"""
NUMBERED: Final = "SELECT case_number FROM application WHERE municipality_id = ?"
READ_ACROSS: Final = """
    SELECT count(*) FROM log_row JOIN {table} ON {table}.{key} = log_row.{key}
    WHERE log_row.municipality_id <> {table}.municipality_id
"""


@pytest.fixture(scope="module")
def alike(twins: Twins) -> Twins:
    """Tvillinge has staff of all kinds and, by telephone, an application of Märta's."""
    for slug, role in STAFF.items():
        is_of_provider = role in {"provider_planner", "care_worker"}
        said = twins.runs(
            *("invite", f"--municipality={TWIN}", f"--name={slug} {NAME}"),
            *(f"--title={role}", f"--role={role}", "--identity=passport"),
            *(["--provider=solglantan"] if is_of_provider else []),
        )
        assert said.returncode == 0, said.stderr
    day = WallClock().now().date().isoformat()
    told = {"op_id": "tvilling-1", **CALL, "called_on": day, "called_at": "00.00"}
    done = twins.asks("/handlaggning/registrera", by=of("handlaggare"), data=told)
    assert done.status_code == MADE
    return twins


def of(slug: str) -> str:
    return f"{slug}-{NAME.casefold()}"


def home(alike: Twins, slug: str) -> str:
    known = "SELECT municipality_id FROM municipality WHERE slug = ?"
    return str(alike.rows(known, slug)[0][0])


def ids_of(alike: Twins, slug: str) -> dict[str, list[str]]:
    """Every id of a municipality's that an address may name."""
    there = home(alike, slug)
    found = {
        name: sorted(
            {
                str(row[0])
                for table in tables
                for row in alike.rows(
                    f"SELECT {name} FROM {table} WHERE municipality_id = ?",  # noqa: S608 — our own names
                    there,
                )
            }
        )
        for name, tables in KEPT_IN.items()
    }
    return found | {"subject_id": found["decision_id"]}


def named_in(alike: Twins, slug: str) -> set[str]:
    """Its persons and staff by their whole names, and where its persons live."""
    there = home(alike, slug)
    persons = alike.rows(
        "SELECT given_name || ' ' || family_name, address FROM person "
        "WHERE municipality_id = ?",
        there,
    )
    staff = alike.rows("SELECT name FROM user_account WHERE municipality_id = ?", there)
    said = {str(text) for row in (*persons, *staff) for text in row}
    return {text for text in said if len(text) > 5}


def walked(alike: Twins, by: str, starts: tuple[str, ...]) -> dict[str, str]:
    """What somebody reads who follows the links from where she begins."""
    seen: dict[str, str] = {}
    way = deque(starts)
    while way and len(seen) < PAGES_EACH:
        path = way.popleft()
        if path in seen:
            continue
        seen[path] = html.unescape(alike.asks(path, by=by).text)
        links = map(html.unescape, LINK.findall(seen[path]))
        way.extend(each for each in links if not each.startswith(NOT_FOLLOWED))
    return seen


@pytest.mark.capability("X6")
class TestTwoAlike:
    def test_have_the_same_person_the_same_case_number_and_the_same_provider(
        self, alike: Twins
    ) -> None:
        provider = "SELECT municipality_id FROM provider WHERE organisation_number = ?"
        both = {home(alike, "nacka"), home(alike, TWIN)}
        numbers = [{n for (n,) in alike.rows(NUMBERED, each)} for each in both]

        assert [count for _, count in alike.rows(TWICE)] == [2]
        assert len(set[str].intersection(*numbers)) == 1
        assert {each for (each,) in alike.rows(provider, "556000-0001")} == both

    def test_answer_for_the_others_ids_as_for_ids_of_nothing(
        self, alike: Twins
    ) -> None:
        """Every id of Nacka's, at every address that takes it, by Tvillinge's own staff."""
        ids, told, asked = ids_of(alike, "nacka"), list[str](), Counter[str]()
        for method, path, by in addresses():
            name = next((n for n in PARAMETER.findall(path) if ids.get(n)), "")
            data = None if method == "GET" else WRITTEN
            forged = alike.asks(filled_with(path), by=by, data=data)
            for each in islice(
                cycle(ids.get(name, [])), asked[name], asked[name] + OF_EACH
            ):
                chosen = {
                    n: of_it[asked[name] % len(of_it)]
                    for n, of_it in ids.items()
                    if of_it
                }
                answer = alike.asks(
                    filled_with(path, **(chosen | {name: each})), by=by, data=data
                )
                asked[name] += 1
                is_same = without_ids(answer.text) == without_ids(forged.text)
                if not is_same or answer.status_code != forged.status_code:
                    told.append(f"{by} {method} {path} {answer.status_code}")

        assert told == []
        assert asked["case_id"] > len(ids["case_id"])
        assert {"visit_id", "order_id", "user_id", "invoice_id", "held_id"} <= set(
            asked
        )

    def test_show_nothing_of_each_other(self, alike: Twins) -> None:
        ids = {each for of_one in ids_of(alike, "nacka").values() for each in of_one}
        names = named_in(alike, "nacka") - named_in(alike, TWIN)
        assert "Elin Sandberg" in names

        for slug, starts in STARTS.items():
            pages = walked(alike, of(slug), starts)
            assert "Tvillinge" in next(iter(pages.values()))
            for path, page in pages.items():
                found = {each for each in ids | names if each in page}
                assert found == set(), path

        mine = named_in(alike, TWIN) - named_in(alike, "nacka")
        assert f"chef {NAME}" in mine
        for by, start in (
            ("elin", "/handlaggning?lista=enheten"),
            ("petra", "/utforare"),
        ):
            for path, page in walked(alike, by, (start,)).items():
                assert {each for each in mine if each in page} == set(), path

    def test_let_whoever_works_in_both_see_each_under_its_own(
        self, alike: Twins
    ) -> None:
        """One provider, a planner's account in each: the orders of the one are not there."""
        here = alike.asks("/utforare", by=of("planerare"))
        there = alike.asks("/utforare", by="petra")

        assert "Äldreomsorg i Tvillinge" in here.text
        assert "Äldreomsorg i Nacka" in there.text
        assert "/utforare/uppdrag/" in there.text
        assert "/utforare/uppdrag/" not in here.text

    def test_have_logs_that_name_their_own_alone(self, alike: Twins) -> None:
        """Also after somebody has asked for every id of the other's."""
        for table, key in (("application", "case_id"), ("person", "person_id")):
            question = READ_ACROSS.format(table=table, key=key)
            assert alike.rows(question) == [(0,)]
        of_both = "SELECT count(DISTINCT municipality_id) FROM log_row"
        assert alike.rows(of_both) == [(3,)]

    def test_are_not_told_apart_in_measurements(self, alike: Twins) -> None:
        """Sums of the whole installation, and nowhere at a municipality's own host."""
        told = alike.asks("/metrics").text

        assert "anna_requests_total" in told
        for slug in ("nacka", TWIN, "osteraker"):
            assert slug not in told.casefold()
            assert home(alike, slug) not in told
        assert alike.asks("/metrics", at=ITS_HOST).status_code == NOT_HERE


def addresses() -> Iterator[tuple[str, str, str]]:
    """Every page and form that names something, and who in Tvillinge asks for it."""
    for method, path in sorted({(r.method, r.path) for r in rows() if r.way == PAGE}):
        by = next((of(who) for at, who in ASKS if path.startswith(at)), None)
        if by is not None and PARAMETER.search(path):
            yield method, path, by


def filled_with(path: str, **chosen: str) -> str:
    told = {"month": "2026-10", "code": "d510", **chosen}
    return PARAMETER.sub(lambda found: told.get(found[1], NOWHERE), path)


def without_ids(text: str) -> str:
    """What tells two answers apart beside ids and the clock of the demo."""
    return OPENED_AT.sub("", CLOCK.sub("", ID.sub("", text)))
