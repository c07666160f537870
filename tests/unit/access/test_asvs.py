"""S16, `asvs_table`: every item of ASVS 5.0, levels 1 and 2, has a test or says why not."""

import csv
import re
from pathlib import Path
from typing import Final

import pytest

from backend.access import codes, limits, personal_codes, sign_ins
from backend.access.facts import CodeKind, Means
from backend.kernel.actor import Role
from tests.figures import Figure
from tests.named import exists

ROOT: Final = Path(__file__).parents[3]
TABLE: Final = ROOT / "backend/access/asvs.csv"
PAPER: Final = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
COLUMNS: Final = (
    *("item", "level", "subject", "status", "tests"),
    *("reason", "compensation", "owner", "date", "review"),
)
# The items of levels 1 and 2, section by section; those of level 3 are left out.
FIRST_LEVEL: Final = {
    "1.2": "1-5",
    "1.3": "1 2",
    "1.5": "1",
    "2.1": "1",
    "2.2": "1 2",
    "2.3": "1",
    "3.2": "1 2",
    "3.3": "1",
    "3.4": "1 2",
    "3.5": "1-3",
    "4.1": "1",
    "4.4": "1",
    "5.2": "1 2",
    "5.3": "1 2",
    "6.1": "1",
    "6.2": "1-8",
    "6.3": "1 2",
    "6.4": "1 2",
    "7.2": "1-4",
    "7.4": "1 2",
    "8.1": "1",
    "8.2": "1 2",
    "8.3": "1",
    "9.1": "1-3",
    "9.2": "1",
    "10.4": "1-5",
    "11.3": "1 2",
    "11.4": "1",
    "12.1": "1",
    "12.2": "1 2",
    "13.4": "1",
    "14.2": "1",
    "14.3": "1",
    "15.1": "1",
    "15.2": "1",
    "15.3": "1",
}
SECOND_LEVEL: Final = {
    "1.1": "1 2",
    "1.2": "6-9",
    "1.3": "3-11",
    "1.4": "1-3",
    "1.5": "2",
    "2.1": "2 3",
    "2.2": "3",
    "2.3": "2-4",
    "2.4": "1",
    "3.3": "2-4",
    "3.4": "3-6",
    "3.5": "4 5",
    "3.7": "1 2",
    "4.1": "2 3",
    "4.2": "1",
    "4.3": "1 2",
    "4.4": "2-4",
    "5.1": "1",
    "5.2": "3",
    "5.4": "1-3",
    "6.1": "2 3",
    "6.2": "9-12",
    "6.3": "3 4",
    "6.4": "3 4",
    "6.5": "1-5",
    "6.6": "1-3",
    "6.8": "1-4",
    "7.1": "1-3",
    "7.3": "1 2",
    "7.4": "3-5",
    "7.5": "1 2",
    "7.6": "1 2",
    "8.1": "2",
    "8.2": "3",
    "8.4": "1",
    "9.2": "2-4",
    "10.1": "1 2",
    "10.2": "1 2",
    "10.3": "1-4",
    "10.4": "6-11",
    "10.5": "1-5",
    "10.6": "1 2",
    "10.7": "1-3",
    "11.1": "1 2",
    "11.2": "1-3",
    "11.3": "3",
    "11.4": "2-4",
    "11.5": "1",
    "11.6": "1",
    "12.1": "2 3",
    "12.3": "1-4",
    "13.1": "1",
    "13.2": "1-5",
    "13.3": "1 2",
    "13.4": "2-5",
    "14.1": "1 2",
    "14.2": "2-4",
    "14.3": "2 3",
    "15.1": "2 3",
    "15.2": "2 3",
    "15.3": "2-7",
    "16.1": "1",
    "16.2": "1-5",
    "16.3": "1-4",
    "16.4": "1-3",
    "16.5": "1-3",
    "17.1": "1",
    "17.2": "1-4",
    "17.3": "1 2",
}
TEST, DEVIATION, NOT_APPLICABLE = "test", "deviation", "not applicable"
OWNERS: Final = {
    "product maintainers",
    "operations of the installation",
    "data protection officer",
    "system owner",
}
A_DATE: Final = re.compile(r"20\d\d-[01]\d-[0-3]\d")
# How the paper writes what the code counts.
HOW_OFTEN: Final = re.compile(
    r"^\| (\d+) \| (\d+ (?:minutes|hour|day)s?) \|", re.MULTILINE
)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def items_of(level: dict[str, str]) -> set[str]:
    found: set[str] = set()
    for section, numbers in level.items():
        for each in numbers.split():
            first, _, last = each.partition("-")
            found |= {
                f"{section}.{n}" for n in range(int(first), int(last or first) + 1)
            }
    return found


def faults_of(row: dict[str, str]) -> list[str]:
    """What a row lacks, or says that is not so."""
    tests = row["tests"].split()
    said = (row["reason"], row["owner"], row["date"])
    wrong = [f"no test {each}" for each in tests if not exists(each)]
    if row["status"] == TEST and (not tests or any(said)):
        wrong.append("a test and nothing else")
    if row["status"] in {DEVIATION, NOT_APPLICABLE}:
        wrong += [] if all(said) else ["reason, owner and date"]
        wrong += [] if row["owner"] in OWNERS else ["the owner is a role"]
        wrong += [] if A_DATE.fullmatch(row["date"]) else ["date"]
    if row["status"] == DEVIATION and not row["compensation"]:
        wrong.append("compensation")
    if row["status"] not in {TEST, DEVIATION, NOT_APPLICABLE}:
        wrong.append("neither a test nor a deviation")
    if row["review"]:
        wrong.append("nobody has reviewed it")
    return [f"{row['item']}: {each}" for each in wrong]


class TestTable:
    def test_holds_every_item_of_its_level_once(self) -> None:
        levels = {row["item"]: row["level"] for row in rows()}

        assert tuple(rows()[0]) == COLUMNS
        assert len(levels) == len(rows())
        for level, wanted in (("1", FIRST_LEVEL), ("2", SECOND_LEVEL)):
            assert {i for i, at in levels.items() if at == level} == items_of(wanted)
        assert len(items_of(FIRST_LEVEL)) == 70
        assert len(items_of(SECOND_LEVEL)) == 183

    def test_has_a_test_or_a_dated_deviation_for_each(self, figure: Figure) -> None:
        judged = {row["item"]: faults_of(row) for row in rows()}

        wrong = [fault for faults in judged.values() for fault in faults]

        short = sum(1 for faults in judged.values() if faults)
        figure("S16", tried=len(judged), wrong=short)
        assert wrong == []

    @pytest.mark.parametrize(
        "changed",
        [
            {"tests": ""},
            {"tests": "tests/unit/access/test_asvs.py::TestTable::test_is_not_there"},
            {"tests": "tests/unit/access/test_nothing.py"},
            {"status": ""},
            {"status": DEVIATION},
            {"status": DEVIATION, "reason": "x", "owner": "Anna", "date": "2026-11-22"},
            {"status": NOT_APPLICABLE, "reason": "x", "date": "2026-11-22"},
            {"review": "2026-11-22"},
        ],
        ids=str,
    )
    def test_tells_a_row_that_is_not_whole(self, changed: dict[str, str]) -> None:
        whole = next(row for row in rows() if row["status"] == TEST)

        assert faults_of(whole) == []
        assert faults_of(whole | changed) != []


class TestPaper:
    """What the items ask to have written down stands in SECURITY.md, as the code has it."""

    def test_leads_to_the_table(self) -> None:
        assert "backend/access/asvs.csv" in PAPER

    def test_names_every_way_in(self) -> None:
        named = {
            Means.passkey: "**Passkey**",
            Means.email_code: "**Code by e-mail**",
            Means.e_id: "**E-ID**",
            Means.device_code: "**Code for the day**",
            Means.demo: "**The demo's chooser**",
        }

        assert set(named) == set(Means)
        for way in named.values():
            assert way in PAPER

    def test_says_how_often_somebody_may_try(self) -> None:
        counted = [
            limits.CODES_AN_ADDRESS,
            limits.SIGN_INS_A_USER,
            limits.SIGN_INS_A_NETWORK,
            *limits.CODES_ON_PAPER,
        ]

        told = HOW_OFTEN.findall(PAPER)

        assert told == [(str(each.most), _in_words(each)) for each in counted]
        assert f"{limits.TRIES_A_CODE} tries" in PAPER
        assert f"{codes.CODE_HOLDS.seconds // 60} minutes" in PAPER

    def test_says_how_long_a_sign_in_holds(self) -> None:
        citizen = sign_ins.IDLE_AND_ABSOLUTE[Role.citizen]
        worker = sign_ins.IDLE_AND_ABSOLUTE[Role.care_worker]
        others = sign_ins.OTHERS_IDLE_AND_ABSOLUTE

        for idle, absolute in (citizen, worker, others):
            minutes, hours = idle.seconds // 60, absolute.seconds // 3600
            unused = f"{minutes} minutes" if minutes < 60 else f"{minutes // 60} hours"
            assert f"{unused} unused, {hours} hours at most" in PAPER
        letter = personal_codes.HOLDS[CodeKind.letter]
        assert letter is not None
        assert f"{letter.days} days" in PAPER

    def test_names_whom_the_service_talks_to(self) -> None:
        for each in ("ANNA_DATABASE_URL", "ANNA_SMTP_URL", "[[e_id]]"):
            assert each in PAPER


def _in_words(limit: limits.Limit) -> str:
    minutes = int(limit.within.total_seconds()) // 60
    if minutes >= 24 * 60:
        return f"{minutes // (24 * 60)} day"
    return f"{minutes} minutes" if minutes < 60 else f"{minutes // 60} hour"
