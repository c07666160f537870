"""Every page there is at 360 px, dark, with text twice as large: asked by axe, and measured."""

import csv
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from accessibility.axe import violations
from tests.e2e.pages.apply import ApplyPage
from tests.e2e.world import World, world_in
from tests.markup import faults_in_page

TODAY = date(2026, 11, 22)
TABLE = Path(__file__).parents[1] / "unit" / "doors" / "matrix.csv"
NOT_PAGES = re.compile(
    r"^/(api|farger|health|metrics|schema|static|sw\.js|manifest|demo/people)|\.pdf$|/brev/\{|/utredning/\{"
    r"|^/ansok/kvitto$"  # leads on to the latest receipt
    r"|^/mina-sidor/beslut$"  # leads on to the latest decision
    r"|^/fortsatt/"  # what somebody had written: journeys/test_stay.py
    r"|^/\{slug"  # a municipality's path leads on to its first page
    r"|^/logga-in/e-legitimation/"  # leads to another site: journeys/test_e_id.py
)
EACH = 2
IN_ARABIC = "/?sprak=ar"
OF_THE_BROWSER = {"sprak", "kommun", "text", "utseende"}
MORE = {
    "/handlaggning/{case_id:str}": 7,
    "/handlaggning/{case_id:str}/journal": 4,
    "/utforare/uppdrag/{order_id:str}": 4,
}
THUMB = 44
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
# What a page is built of; axe finds nothing new in more of the same kind of page's parts.
PARTS = """() => [...document.querySelectorAll("main, main *")].map(e => [
    e.parentElement.localName, e.localName, e.className, e.getAttribute("type"),
    ...e.getAttributeNames()].join(" "))"""
SMALL = """least => [...document.querySelectorAll(
    "a.button, button:not([aria-hidden]), summary, .choice, .links a, .places a, .tabs a, "
    + "select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < least)
    .map(e => "too small for a thumb: " + e.outerHTML.slice(0, 120))"""
PUBLIC = (
    *("/", "/sok?q=larm", "/sok?q=xyzzy", "/sjalvskattning/6", "/offline", "/utkorg"),
    *("/skal/ansok", "/skal/idag", "/skal/sjalvskattning", "/demo/post", "/galleri"),
    "/logga-in/kod/skriv",
)
HERS = (
    *("/mina-sidor", "/ansok/behov", "/ansok/hemmet", "/ansok/sprak", "/ansok/kontakt"),
    *("/ansok/kontrollera", "/ansok/sparad"),
    *("/sjalvskattning/kontrollera", "/sjalvskattning/kvitto"),
)
ARABIC = "citizens in Arabic"
WALKS: dict[str, dict[str | None, tuple[str, ...]]] = {
    "anybody and before the decision": {
        None: PUBLIC,
        "aino": HERS,
        "hjordis": ("/mina-sidor",),
        "karin-maria": ("/mina-sidor",),
    },
    "after the decision": {
        "rut": ("/mina-sidor", "/mina-sidor/valj-utforare"),
        "linnea": ("/mina-sidor", "/mina-sidor/vem-har-last"),
        "marta": ("/mina-sidor/ombud",),
    },
    ARABIC: {
        None: (IN_ARABIC, *PUBLIC),
        "karin-maria": (f"/mina-sidor{IN_ARABIC[1:]}", "/ansok/behov"),
        "rut": (f"/mina-sidor{IN_ARABIC[1:]}", "/mina-sidor/valj-utforare"),
        "linnea": (f"/mina-sidor{IN_ARABIC[1:]}",),
    },
    "officers": {
        "lovisa": ("/handlaggning?lista=enheten", "/handlaggning?lista=mina"),
        "elin": ("/handlaggning", "/bekrafta"),
        "sofia": ("/handlaggning",),
    },
    "providers": {"petra": ("/utforare",), "ali": ("/utforare/idag",)},
    "money and steering": {
        "fatima": ("/avgifter/manad/2026-10", "/avgifter"),
        "nils": ("/avgifter/manad/2026-10", "/avgifter"),
        "adam": ("/personal",),
        "ulla": ("/styrning",),
        "lova": ("/styrning/loggranskning",),
    },
}
# Where each page has to be seen; the rest belongs to the first walk. The page of an
# invitation is looked at where one is sent: journeys/test_sign_in.py, those of a new key
# where one is made: journeys/test_own_ways.py, where somebody signs where she does:
# journeys/test_decide.py, and those of who is protected: journeys/test_protect.py.
BELONGS = {
    "/mina-inloggningar/namn": "",
    "/mina-inloggningar/nyckel": "",
    "/mina-sidor/utredning": "anybody and before the decision",
    "/mina-sidor": "after the decision",
    "/handlaggning/{case_id:str}/beslut/skriv-under": "",
    "/handlaggning/{case_id:str}/skydd": "",
    "/handlaggning/{case_id:str}/adress": "",
    "/skyddade": "",
    "/handlaggning": "officers",
    "/bekrafta": "officers",
    "/nodoppna": "officers",
    "/byt-roll": "officers",
    "/utforare": "providers",
    "/avgifter": "money and steering",
    "/personal": "money and steering",
    "/styrning": "money and steering",
    "/uppfoljning": "officers",
    "/kedja": "officers",
    "/inbjudan": "",
}


def aino_has_written(page: Page) -> None:
    """An application that is not sent yet, and a self-assessment that is."""
    apply = ApplyPage(page)
    apply.fills_in("Jag har svårt att duscha.")
    expect(apply.heading).to_have_text("Kontrollera dina svar")
    page.goto("/sjalvskattning/1")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Nästa fråga").click()
    expect(page.get_by_text("Fråga 2 av 19")).to_be_visible()
    page.goto("/sjalvskattning/kontrollera")
    page.get_by_role("button", name="Skicka svaren").click()
    expect(page).to_have_url(re.compile("/sjalvskattning/kvitto"))


def rut_has_chosen(page: Page) -> None:
    page.goto("/mina-sidor/valj-utforare")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Fortsätt").click()
    expect(page).to_have_url(re.compile("/samtycke"))


def linnea_changes_her_address(page: Page) -> None:
    """She has shown just now that it is she, and a code is on its way to her."""
    page.goto("/mina-sidor/uppgifter/epost")
    page.get_by_role("button", name="Det är jag").click()
    page.get_by_label("E-post").fill("linnea.ny@example.test")
    page.get_by_role("button", name="Skicka").click()
    expect(page).to_have_url(re.compile("/uppgifter/epost/kod"))


def elin_has_taken_down(page: Page) -> None:
    """Karin-Maria has rung about an entry in the journal."""
    page.goto("/handlaggning")
    page.get_by_role("link", name="Svar från Karin-Maria").first.click()
    case = re.sub("/beslut.*", "", page.url)
    page.goto(f"{case}/journal")
    page.get_by_role("link", name="säger inte stämmer").first.click()
    page.get_by_label("är fel").fill("Jag har inte ramlat.")
    page.get_by_role("button", name="Spara").click()
    expect(page).to_have_url(re.compile("/invandning$"))


def lovisa_covers_for_elin(page: Page) -> None:
    """A case that Elin has, today."""
    page.goto("/handlaggning?lista=enheten")
    page.get_by_role("link", name="Täck upp").first.click()
    case_id = page.url.rsplit("/", 2)[1]
    page.get_by_role("radio").first.check()
    page.get_by_label("Varför").fill("Elin är sjuk i dag")
    page.get_by_role("button", name="Öppna ärendet").click()
    expect(page).to_have_url(re.compile(f"/handlaggning/{case_id}$"))
    shows_who_she_is(page, "/nodoppna")


def ulla_looks_at_emergencies(page: Page) -> None:
    shows_who_she_is(page, "/styrning/nodoppningar")


def shows_who_she_is(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Det är jag").click()
    expect(page).to_have_url(re.compile(f"{path}$"))


def fatima_has_attested(page: Page) -> None:
    """October is locked, calculated, gone through, and attested by the first of two."""
    page.goto("/avgifter/manad/2026-10")
    page.get_by_role("button", name="Lås tiden").click()
    page.get_by_role("button", name="Räkna månaden").click()
    check = page.get_by_role("button", name="Kontrollerad")
    attest = page.get_by_role("button", name="Attestera oktober")
    expect(attest.or_(check.first).first).to_be_visible()
    while left := check.count():
        check.first.click()
        expect(check).to_have_count(left - 1)
    attest.click()
    expect(page.get_by_text("har attesterat")).to_be_visible()


def nils_has_attested(page: Page) -> None:
    page.goto("/avgifter/manad/2026-10")
    page.get_by_role("button", name="Attestera oktober").click()
    expect(page.get_by_text("Månaden är klar.")).to_be_visible()


BEFORE: dict[str | None, Callable[[Page], None]] = {
    "aino": aino_has_written,
    "rut": rut_has_chosen,
    "linnea": linnea_changes_her_address,
    "elin": elin_has_taken_down,
    "lovisa": lovisa_covers_for_elin,
    "ulla": ulla_looks_at_emergencies,
    "fatima": fatima_has_attested,
    "nils": nils_has_attested,
}


@pytest.fixture(scope="module")
def standing(
    browser: Browser, demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    home = tmp_path_factory.mktemp("every-page") / "home"
    with world_in(browser, demo_home, home) as world:
        yield world


@cache
def kinds() -> dict[str, re.Pattern[str]]:
    """Every address that is a page, as the matrix has it; the plainest first."""
    with TABLE.open(encoding="utf-8") as file:
        asked = list(csv.DictReader(file, delimiter=";"))
    looked_at = (r for r in asked if r["metod"] == "GET" and r["väg"] != "socket")
    paths = dict.fromkeys(row["adress"] for row in looked_at)
    return {
        path: re.compile("^" + re.sub(r"\{[^}]*\}", "[^/]+", path) + "$")
        for path in sorted(paths, key=lambda path: path.count("{"))
        if not NOT_PAGES.search(path)
    }


def kind_of(path: str) -> str:
    """Which of the pages in the table it is."""
    return next((kind for kind, is_it in kinds().items() if is_it.match(path)), "")


def is_seen_in(kind: str) -> str:
    """The walk that has to come to the page."""
    found = (walk for start, walk in BELONGS.items() if kind.startswith(start))
    return next(found, next(iter(WALKS)))


@dataclass
class Walk:
    """From page to page along the links, a few of each kind."""

    direction: str = "ltr"
    seen: Counter[str] = field(default_factory=Counter[str])
    found: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    parts: defaultdict[str, set[str]] = field(
        default_factory=lambda: defaultdict[str, set[str]](set)
    )

    def goes(self, page: Page, begins: tuple[str, ...]) -> None:
        asked: set[str] = set()
        way = deque((path, True) for path in begins)
        while way:
            path, is_wanted = way.popleft()
            kind = kind_of(urlsplit(path).path)
            if path in asked or not kind:
                continue
            if is_wanted or self.seen[kind] < MORE.get(kind, EACH):
                asked.add(path)
                way.extend((link, False) for link in self._sees(page, path))

    def _sees(self, page: Page, path: str) -> list[str]:
        """What is wrong with the page is kept; where it leads is told."""
        answer = page.goto(path)
        assert answer is not None
        here = urlsplit(page.url)
        self.seen[kind_of(here.path)] += 1
        faults = [] if answer.ok else [f"answers {answer.status}"]
        faults += faults_in_page(answer.text())
        if page.evaluate("document.documentElement.dir") != self.direction:
            faults.append(f"does not read {self.direction}")
        faults += page.evaluate(SMALL, THUMB)
        page.evaluate(TWICE_THE_TEXT)
        if page.evaluate(SIDEWAYS) > 0:
            faults.append("scrolls sideways")
        parts = set(page.evaluate(PARTS))
        if not parts <= self.parts[kind_of(here.path)]:
            faults += [str(each) for each in violations(page, today=TODAY)]
            self.parts[kind_of(here.path)] |= parts
        if faults:
            self.found[path] = faults
        links = map(urlsplit, page.evaluate(LINKS))
        return [_path(link) for link in links if _stays(link, here)]


def _stays(link: SplitResult, here: SplitResult) -> bool:
    is_same = not OF_THE_BROWSER.isdisjoint(parse_qs(link.query))
    return link.netloc == here.netloc and not is_same


def _path(link: SplitResult) -> str:
    return link.path + ("?" + link.query if link.query else "")


@pytest.mark.capability("X11")
class TestEveryPage:
    @pytest.mark.parametrize("name", list(WALKS))
    def test_can_be_read_and_used_on_a_small_dark_phone(
        self, standing: World, name: str
    ) -> None:
        walk = Walk(direction="rtl" if name == ARABIC else "ltr")
        for slug, begins in WALKS[name].items():
            page = standing.visitor(
                slug, color_scheme="dark", has_touch=True, service_workers="block"
            )
            if name != ARABIC:
                BEFORE.get(slug, bool)(page)
            walk.goes(page, (*begins, page.url.removeprefix(standing.address)))
            page.context.close()

        assert walk.found == {}
        wanted = {kind for kind in kinds() if is_seen_in(kind) == name}
        assert wanted - walk.seen.keys() == set()
