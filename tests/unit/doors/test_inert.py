"""Stored and reflected script: whatever is typed, wherever it is shown, it stays text."""

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader

from backend.app import OPERATIONS, service
from backend.plumbing.envelope import MOST_OPS
from backend.plumbing.identity import new_id
from backend.plumbing.letters import letter_pdf
from backend.plumbing.settings import settings_from
from backend.plumbing.sync_description import sync_examples
from tests.conftest import NOON, TIMES
from tests.unit.doors.conftest import Client, house_in
from tests.unit.doors.inert import (
    MARK,
    PAYLOADS,
    PEOPLE,
    Page,
    Typed,
    fresh_cookie,
    text_of,
    type_everywhere,
    walk,
    woken,
)

IS_LONG = TIMES > 1
MOST_PAGES = 60 if IS_LONG else 22
MOST_TEXTS = 1_000 if IS_LONG else 12
JSON = {"Content-Type": "application/json"}
FAULT = 500
LETTER = """#import "base.typ": *
#show: letter.with(title: "Brev")
#facts.greeting
"""
# What a PDF could do when it is opened, or when somebody presses in it.
ACTS = ("/OpenAction", "/AA", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles")


@pytest.fixture(scope="module")
def own(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A service of its own, for whoever types in every form there is."""
    home = tmp_path_factory.mktemp("inert") / "home"
    shutil.copytree(demo_home, home)
    app = service(settings_from({"ANNA_HOME": str(home)}, checkout=home), {})
    yield Client(app)
    house_in(app).door.database.close()


@pytest.fixture(scope="module")
def typed(own: Client) -> Typed:
    found = Typed()
    payloads = list(PAYLOADS.values())
    type_everywhere(own, found, PEOPLE, payloads, most=MOST_PAGES, each=IS_LONG)
    for slug, starts in PEOPLE.items():
        cookie = fresh_cookie(own, slug)
        found.afterwards += walk(own, slug, cookie, starts, most=MOST_PAGES)
    return found


@pytest.mark.capability("X2")
class TestPage:
    def test_holds_nothing_that_was_typed_but_as_text(self, typed: Typed) -> None:
        awake = [fault for page in typed.pages for fault in woken(page)]

        assert len(typed.forms) > 25
        assert awake == []

    def test_shows_what_was_typed(self, typed: Typed) -> None:
        """Otherwise the test above would prove nothing."""
        again = [
            p for p in typed.again if p.tree is not None and MARK in text_of(p.tree)
        ]
        later = [
            p
            for p in typed.afterwards
            if p.tree is not None and MARK in text_of(p.tree)
        ]

        assert len(again) > 15
        assert len(later) > 5
        assert {page.slug for page in later} > {"elin", "linnea"}

    def test_is_no_fault_whatever_was_typed(self, typed: Typed) -> None:
        faults = [
            f"{page.slug} {page.path} {page.answer.status_code}"
            for page in typed.pages
            if page.answer.status_code >= FAULT
        ]

        assert faults == []

    def test_sets_no_header_of_what_was_typed(self, typed: Typed) -> None:
        assert not any(
            "inert=1" in str(page.answer.headers.get_list("set-cookie"))
            for page in typed.pages
        )

    def test_as_a_letter_does_nothing(self, typed: Typed) -> None:
        letters = [page for page in typed.afterwards if page.is_pdf]

        assert letters
        for page in letters:
            assert not [act for act in ACTS if act.encode() in page.answer.content]


@pytest.mark.capability("X8")
class TestApi:
    @pytest.mark.parametrize("kind", list(sync_examples(OPERATIONS)))
    def test_takes_any_text_as_text(self, own: Client, kind: str) -> None:
        """Each text of an operation in turn, by a phone of each kind."""
        example = json.loads(sync_examples(OPERATIONS)[kind]["ops"][0]["body"])
        texts = list(PAYLOADS.values())
        ops = [
            {
                "op_id": new_id(),
                "sha256": "",
                "body": json.dumps(example | {"payload": p}),
            }
            for number, p in enumerate(_each_text_replaced(example["payload"], texts))
            if number < MOST_TEXTS
        ]

        for slug in ("marta", "ali"):
            for at in range(0, len(ops), MOST_OPS):
                batch = ops[at : at + MOST_OPS]
                answer = own.ask(
                    "POST",
                    "/api/sync",
                    content=json.dumps({"ops": batch}),
                    headers=JSON,
                    cookie=own.cookie_of(slug),
                )
                assert answer.status_code == 200
                assert answer.headers["content-type"] == "application/json"
                assert len(answer.json()["receipts"]) == len(batch)


def _each_text_replaced(payload: Any, texts: list[str]) -> Iterator[Any]:
    """The payload with one of its texts replaced by one of these, all in turn."""
    match payload:
        case str():
            yield from texts
        case list():
            listed = cast("list[Any]", payload)
            for at, each in enumerate(listed):
                for other in _each_text_replaced(each, texts):
                    yield [*listed[:at], other, *listed[at + 1 :]]
        case dict():
            named = cast("dict[str, Any]", payload)
            for name, each in named.items():
                for other in _each_text_replaced(each, texts):
                    yield named | {name: other}
        case _:
            return


class TestText:
    @pytest.mark.parametrize("text", PAYLOADS.values(), ids=list(PAYLOADS))
    def test_is_shown_as_it_was_typed(self, own: Client, text: str) -> None:
        """No sign of it is read as anything but itself, however often it is shown."""
        cookie = own.cookie_of("rut")
        form = {"hard": text, "op_id": "x"}

        refused = own.ask("POST", "/ansok/behov", cookie=cookie, data=form)
        shown = Page("rut", "/ansok/behov", refused)
        if refused.status_code == 303:
            shown = Page("rut", "", own.ask("GET", "/ansok/behov", cookie=cookie))

        assert woken(shown) == []
        field = next(
            e for e in shown.tree.iter("textarea") if e.attrib["name"] == "hard"
        )
        assert field.text.strip() == text.replace("\r\n", "\n").strip()


class TestLetter:
    @pytest.mark.parametrize(
        "name", ["letter", "template", "words", "element", "twice"]
    )
    def test_sets_what_was_typed_as_it_stands(self, tmp_path: Path, name: str) -> None:
        template = tmp_path / "greeting.typ"
        template.write_text(LETTER, encoding="utf-8")

        made = letter_pdf(
            template, {"greeting": PAYLOADS[name]}, language="sv", on=NOON.date()
        )

        read = "".join(
            page.extract_text() for page in PdfReader(io.BytesIO(made)).pages
        )
        assert _bare(PAYLOADS[name]) in _bare(read)


def _bare(text: str) -> str:
    return "".join(text.split())


class TestMail:
    @pytest.mark.parametrize(
        "address",
        [
            "a@example.test\r\nBcc: inert@example.test",
            "a@example.test\nSubject: inert",
            "a@example.test, inert@example.test",
            "a@example.test inert@example.test",
            "a@example.test\x00",
            "<a@example.test>\r\n\r\ninert",
            "inert<a@example.test>",
            "a(inert)@example.test",
            "inert,a@example.test",
            "<style>@import'//inert.example'</style>",
        ],
        ids=repr,
    )
    def test_goes_to_no_address_with_more_in_it(
        self, own: Client, address: str
    ) -> None:
        answer = own.ask("POST", "/logga-in/kod", data={"email": address})

        assert answer.status_code == 422
        assert "inert" not in own.ask("GET", "/demo/post").text
