"""S10, `pii_scan`: who somebody is stands on her pages, and nowhere round them."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from backend.app import service
from backend.demo.people import PERSONS
from backend.plumbing.settings import settings_from
from tests.conftest import TIMES
from tests.figures import Figure
from tests.told import TYPED, forms_of, round_answer, told, told_of_anybody
from tests.unit.doors.conftest import Client, house_in
from tests.unit.doors.inert import (
    PEOPLE,
    Page,
    Typed,
    fresh_cookie,
    type_everywhere,
    walk,
)

IS_LONG = TIMES > 1
MOST_PAGES = 60 if IS_LONG else 10
WALKED = PEOPLE if IS_LONG else {slug: PEOPLE[slug] for slug in ("elin", "linnea")}
SOMEBODY = PERSONS[0]
FORMS = forms_of(SOMEBODY.personnummer)
# Of nobody: the day is sixty days on.
COORDINATION = forms_of("197010632391")
# As it is typed into every form there is, in each of its forms.
ABOUT_HER = [
    f"{TYPED}. {SOMEBODY.given_name}, {number}, {SOMEBODY.address}"
    for number in (*FORMS, *COORDINATION)
]
ADDRESSES = ("href", "action", "src", "data-live", "formaction", "download")
# What is sought there stands in the address, so that the page can be shared.
SEARCH = "/sok"


@dataclass
class Scanned:
    """Where somebody could be told of, place by place."""

    places: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def page(self, page: Page) -> None:
        """Its title, its addresses, and what stands round it on the wire."""
        where = f"{page.slug} {page.path.partition('?')[0]}"
        self.places.append((f"{where} address", page.path))
        sent = page.answer.text if page.tree is not None or page.is_pdf else ""
        self.places += [
            (f"{where} {place}", text)
            for place, text in round_answer(page.answer.headers, sent)
        ]
        if page.tree is None or page.path.startswith(SEARCH):
            return
        addresses = {
            element.attrib[name]
            for element in page.tree.iter()
            for name in ADDRESSES
            if name in element.attrib
            # To ring somebody, or to write to her, one must have her number.
            and not element.attrib[name].startswith(("tel:", "mailto:"))
        }
        self.places.append((f"{where} addresses", "\n".join(sorted(addresses))))

    def found(self) -> list[str]:
        return told(self.places)


@pytest.fixture
def own(demo_home: Path, tmp_path: Path) -> Iterator[Client]:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    app = service(settings_from({"ANNA_HOME": str(home)}, checkout=home), {})
    yield Client(app)
    house_in(app).door.database.close()


class TestScanner:
    @pytest.mark.parametrize("written", [*FORMS, *COORDINATION])
    def test_finds_a_number_however_it_is_written(self, written: str) -> None:
        assert told_of_anybody(f"/sok?vem={written}&x=1")
        assert told_of_anybody(f"({written})")

    @pytest.mark.parametrize(
        "text",
        [
            json.dumps({"event": SOMEBODY.family_name}),
            quote(f"/sok/{SOMEBODY.address}"),
            f"beslut-{FORMS[3]}.pdf",
            SOMEBODY.given_name.upper(),
        ],
    )
    def test_finds_somebody_however_the_text_is_written(self, text: str) -> None:
        assert told_of_anybody(text)

    @pytest.mark.parametrize(
        "page",
        [
            "<html><head><title>Märta Lindgren – Anna</title>",
            '%PDF-1.7 <dc:title><rdf:li xml:lang="x-default">Märta</rdf:li>',
        ],
        ids=["page", "PDF"],
    )
    def test_reads_titles_and_names_of_files(self, page: str) -> None:
        sent = {"content-disposition": "inline; filename*=UTF-8''M%C3%A4rta.pdf"}

        found = told(round_answer(sent, page))

        assert [each.partition(":")[0] for each in found] == [
            "content-disposition",
            "title",
        ]

    def test_takes_no_id_for_a_number(self) -> None:
        assert not told_of_anybody("/handlaggning/01a2047d-5282-735f-880b-013b52169245")


@pytest.mark.capability("X15")
class TestScan:
    def test_of_all_that_stands_round_the_pages_finds_nobody(
        self,
        own: Client,
        tmp_path: Path,
        capfd: pytest.CaptureFixture[str],
        figure: Figure,
    ) -> None:
        """Every form is filled with who somebody is; then every page is opened."""
        capfd.readouterr()
        typed, scanned = Typed(), Scanned()
        type_everywhere(own, typed, WALKED, ABOUT_HER, most=MOST_PAGES)
        for page in typed.again:
            scanned.page(page)
        for slug, starts in WALKED.items():
            cookie = fresh_cookie(own, slug)
            for page in walk(own, slug, cookie, starts, most=MOST_PAGES):
                scanned.page(page)

        written = capfd.readouterr()
        scanned.places += [
            ("log", written.out),
            ("log", written.err),
            ("metrics", own.ask("GET", "/metrics").text),
            ("files", "\n".join(map(str, (tmp_path / "home").rglob("*")))),
        ]
        for letter in own.ask(
            "GET", "/demo/post", headers={"Accept": "application/json"}
        ).json():
            scanned.places.append(("mail", f"{letter['subject']}\n{letter['body']}"))

        found = scanned.found()
        figure("S10", tried=len(scanned.places), wrong=len(found))
        assert len(typed.forms) > 3
        assert found == []

    def test_of_error_pages_finds_nobody(self, own: Client, figure: Figure) -> None:
        """A page that says no repeats nothing of what was asked for."""
        answers = [
            own.ask(method, f"/{place}/{form}", content=content, headers=headers)
            for form in (*FORMS, SOMEBODY.family_name, SOMEBODY.address)
            for place in ("finns-inte", "api", "static", "inbjudan")
            for method, content, headers in (
                ("GET", b"", {}),
                (
                    "POST",
                    json.dumps({"slug": form}).encode(),
                    {"Content-Type": "application/json"},
                ),
            )
        ]

        found = [
            f"{answer.status_code}"
            for answer in answers
            if told_of_anybody(_without_links(answer.text))
        ]
        figure("S10", tried=len(answers), wrong=len(found))
        assert found == []


def _without_links(page: str) -> str:
    """Links to the page itself in another language repeat the address she wrote."""
    return re.sub(r'(?:href|action|value)="[^"]*"', "", page)
