"""Journey 6: visits from a phone without network; each counts once and none is lost."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, Request, Route, expect

from accessibility.axe import violations
from backend.plumbing.clock import STOCKHOLM, WallClock
from tests.e2e.kept import until, until_kept
from tests.e2e.pages.provider import TimePage, TodayPage
from tests.e2e.world import World

TODAY = date(2026, 11, 9)
MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec"
NOTE = "Rodnad på vänster häl."
A_VISIT = timedelta(minutes=25)
SENDER_IS_DONE = "() => navigator.locks.request('anna-send', () => true)"
DAY_IS_KEPT = """async () => {
  const store = await import(new URL("store.js", document.querySelector("script[src*='/page.js']").src));
  return Boolean(await store.kept(await store.meta("user"), "today"));
}"""

NOTHING_IS_KEPT = """async () => {
  const store = await import(new URL("store.js", document.querySelector("script[src*='/page.js']").src));
  return (await store.all("sealed")).length === 0;
}"""
NOTE_IS_KEPT = """async () => {
  const store = await import(new URL("store.js", document.querySelector("script[src*='/page.js']").src));
  const { visit } = document.querySelector("[data-act=finish]").dataset;
  return Boolean((await store.kept(await store.meta("user"), `visit ${visit}`))?.note);
}"""


@pytest.mark.capability("E7")
@pytest.mark.capability("E13")
@pytest.mark.usefixtures("without_mouse")
def test_a_visit_is_made_without_script(world: World) -> None:
    today = TodayPage(world.visitor("ali", script=False))
    today.opens()
    name = today.next_name.inner_text()
    today.start.click()
    expect(today.page.get_by_role("heading", level=1)).to_have_text(name)

    today.as_planned.check()
    today.finish.click()

    expect(today.day.get_by_text("Klart").first).to_be_visible()


@pytest.mark.capability("E7")
def test_a_visit_is_started_once_by_a_form_without_script(world: World) -> None:
    today = TodayPage(world.visitor("ali", script=False))
    today.opens()
    name = today.next_name.inner_text()
    form = today.page.locator("form[data-act='start']")
    to = form.get_attribute("action") or ""
    op_id = form.locator("[name=op_id]").input_value()

    today.start.click()
    expect(today.page.get_by_text(re.compile(r"^Började \d\d\.\d\d$"))).to_be_visible()
    again = today.page.context.request.post(
        to, form={"op_id": op_id}, headers={"Origin": world.address}
    )

    assert again.status == 200
    today.opens()
    expect(today.page.get_by_text("Pågår nu")).to_be_visible()
    expect(today.next_name).to_have_text(name)
    expect(today.start).to_have_count(0)
    today.goes_on.click()
    today.as_planned.check()
    today.finish.click()
    desk = TimePage(world.visitor("petra", phone=False))
    desk.opens()
    reported = desk.rows.filter(has_text=name).filter(has_text="Gjort")
    expect(reported.first).to_be_visible()
    expect(desk.page.get_by_text("Dubbelt")).to_have_count(0)
    expect(desk.page.get_by_text("Utan start")).to_have_count(0)


class Portal:
    """A network that first wants one to sign in on a page of its own, then loses an answer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.is_captive = True
        self.loses = False
        page.route("**/api/**", self._answer)

    def opens(self) -> None:
        """Lets through; the first answer is lost when the server has done its work."""
        self.is_captive, self.loses = False, True
        with self.page.expect_event("requestfailed", _is_sync):
            self.is_tried_again()

    def is_tried_again(self) -> None:
        self.page.evaluate(SENDER_IS_DONE)
        self.page.clock.fast_forward(31_000)

    def _answer(self, route: Route) -> None:
        if self.is_captive:
            route.fulfill(status=200, content_type="text/html", body="<h1>Wi-Fi</h1>")
        elif self.loses and _is_sync(route.request):
            self.loses = False
            assert route.fetch().status == 200
            route.abort()
        else:
            route.continue_()


def _is_sync(request: Request) -> bool:
    return request.url.endswith("/api/sync")


class BusyDay(NamedTuple):
    today: TodayPage
    on: date
    whose: str


@pytest.fixture
def busy(world: World) -> BusyDay:
    """Whoever has most to do on a day of the coming week, in the morning of that day.

    Her phone has been on line once, and is now where there is no network.
    """
    world.private.add(NOTE)
    on, slug = busiest(world)
    world.becomes(datetime.combine(on, time(16), STOCKHOLM))
    page = world.visitor(slug)
    page.clock.install(time=WallClock().now() - A_VISIT)
    TodayPage(page).opens()
    until_kept(page, "/skal/idag")
    until(page, DAY_IS_KEPT)
    page.close()
    page.context.set_offline(offline=True)
    return BusyDay(TodayPage(page.context.new_page()), on, slug)


def busiest(world: World) -> tuple[date, str]:
    """The day of the coming week, and the care worker, with most visits."""
    found: list[tuple[int, date, str]] = []
    workers = {slug: world.visitor(slug) for slug in ("ali", "maja")}
    for days in range(8):
        on = WallClock().now().date() + timedelta(days)
        world.becomes(datetime.combine(on, time(7), STOCKHOLM))
        for slug, page in workers.items():
            visits = page.context.request.get("/api/idag").json()["visits"]
            found.append((len(visits), on, slug))
    most, on, slug = max(found)
    assert most >= 3, "a day with one visit of each kind"
    return on, slug


@pytest.mark.capability("E7")
@pytest.mark.capability("E8")
@pytest.mark.capability("X15")
@pytest.mark.usefixtures("without_mouse")
def test_f26_a_whole_day_without_network_counts_once(
    world: World, busy: BusyDay
) -> None:
    today, page = busy.today, busy.today.page
    today.opens()
    expect(today.next_clock).to_be_visible()
    starts = today.clocks.all_inner_texts()
    unwanted, missed = len(starts) - 1, len(starts) - 2

    for start in starts[:missed]:
        expect(today.next_clock).to_have_text(start)
        makes_a_visit(today, NOTE if start == starts[0] else "")
    today.opens_visit(missed)
    today.nobody_opens.click()
    expect(page.get_by_text("Ring innan du går")).to_be_visible()
    today.not_home.click()
    today.opens_visit(unwanted)
    today.start.click()
    expect(today.finish).to_be_visible()
    second = TodayPage(page.context.new_page())
    second.page.goto(page.url)
    for tab in (today, second):
        tab.unwanted.check()
        tab.finish.click()
        expect(tab.no_more).to_be_visible()
    second.page.close()
    expect(today.waiting).to_have_count(len(starts))
    expect(today.chip).to_contain_text("utan nät")

    portal = Portal(page)
    page.context.set_offline(offline=False)
    expect(today.chip).to_contain_text("Ingen kontakt med kommunen")
    expect(today.waiting).to_have_count(len(starts))
    portal.opens()
    portal.is_tried_again()

    hours, minutes = divmod(25 * missed, 60)
    spent = f"{hours} tim {minutes} min" if hours else f"{minutes} min"
    said = f"Allt skickat · {len(starts)} besök · {spent}"
    expect(today.sum).to_have_text(said)
    expect(today.waiting).to_have_count(0)
    today.opens()
    expect(today.sum).to_have_text(said)
    expect(today.ended).to_have_count(len(starts))
    desk = TimePage(world.visitor("petra", phone=False))
    desk.opens()
    its_day = desk.page.get_by_role("cell", name=dated(busy.on))
    of_the_day = desk.rows.filter(has=its_day)
    expect(desk.rows.nth(1)).to_contain_text("Inte hemma")
    expect(of_the_day.first).to_contain_text("Inte hemma")
    for outcome, times in (
        ("Inte hemma", 1),
        ("Avböjt av personen", 1),
        ("Gjort", missed),
    ):
        expect(of_the_day.filter(has_text=outcome)).to_have_count(times)
    expect(desk.page.get_by_text(NOTE)).to_have_count(1)


@pytest.mark.capability("E7")
def test_what_is_written_of_a_visit_is_there_when_the_page_is_opened_anew(
    busy: BusyDay,
) -> None:
    today, page = busy.today, busy.today.page
    today.opens()
    today.start.click()
    today.as_planned.check()
    today.tasks.first.uncheck()
    left = today.tasks.count() - 1
    today.note.fill(NOTE)
    expect(page.get_by_text("Sparat i telefonen")).to_be_visible()
    until(page, NOTE_IS_KEPT)

    page.reload()

    expect(today.note).to_have_value(NOTE)
    expect(today.as_planned).to_be_checked()
    expect(today.ticked).to_have_count(left)

    today.finish.click()
    expect(today.finish).to_be_hidden()
    expect(today.waiting).to_have_count(1)


def test_focus_stays_where_it_is_when_the_day_is_drawn_anew(busy: BusyDay) -> None:
    today, page = busy.today, busy.today.page
    today.opens()
    last = today.day.get_by_role("link").last
    expect(last).to_be_visible()
    last.focus()
    second = TodayPage(page.context.new_page())
    second.opens()

    second.start.click()

    expect(second.finish).to_be_visible()
    expect(today.waiting).to_have_count(1)
    expect(page.get_by_text("Pågår nu")).to_be_visible()
    expect(today.goes_on).to_be_visible()
    expect(last).to_be_focused()


@pytest.mark.parametrize("contact", ["", "Mikko Virtanen, son 070-174 06 12"])
def test_a_contact_is_named_without_network_only_where_there_is_one(
    world: World, contact: str
) -> None:
    today = TodayPage(world.visitor("ali"))
    page = today.page
    page.route("**/api/idag", lambda route: _answers_with_contact(route, contact))
    today.opens()
    until(page, DAY_IS_KEPT)
    page.context.set_offline(offline=True)

    today.start.click()

    expect(today.finish).to_be_visible()
    expect(today.number("Telefon")).to_contain_text("070-174")
    expect(today.number("Samordnare")).to_have_text("08-465 004 30")
    expect(today.number("Närstående")).to_have_text([contact] if contact else [])


def _answers_with_contact(route: Route, contact: str) -> None:
    answer = route.fetch()
    day = answer.json()
    visits = [{**visit, "contact": contact} for visit in day["visits"]]
    route.fulfill(response=answer, json={**day, "visits": visits})


def test_f21_the_outbox_leads_back_to_the_day_and_lets_go_of_what_others_judge(
    world: World, busy: BusyDay
) -> None:
    today, page = busy.today, busy.today.page
    for path in ("/utkorg", "/utforare/tid"):
        page.goto(path)
        page.get_by_role("link", name="I dag").click()
        expect(today.start).to_be_visible()
    today.start.click()
    expect(today.finish).to_be_visible()
    elsewhere = world.visitor(busy.whose).context.request
    elsewhere.post("/mina-inloggningar/avsluta-alla", headers={"Origin": world.address})

    page.context.set_offline(offline=False)
    page.goto("/utkorg")

    received = page.locator("[data-outbox-receipts] li")
    expect(received).to_contain_text("Samordnaren bedömer posten.")
    expect(page.locator("[data-outbox-empty]")).to_be_visible()
    until(page, NOTHING_IS_KEPT)


@pytest.mark.capability("E8")
def test_f21_a_lost_phone_where_nothing_waits_forgets_the_day(world: World) -> None:
    page = world.visitor("ali")
    TodayPage(page).opens()
    until(page, DAY_IS_KEPT)
    page.goto("about:blank")
    elsewhere = world.visitor("ali").context.request
    elsewhere.post("/mina-inloggningar/avsluta-alla", headers={"Origin": world.address})

    page.goto("/")

    until(page, NOTHING_IS_KEPT)


def dated(day: date) -> re.Pattern[str]:
    month = MONTHS.split()[day.month - 1]
    return re.compile(rf"\b{day.day}\s{month}")


def makes_a_visit(today: TodayPage, note: str) -> None:
    """One tap to start, 25 minutes, everything as planned, a short note."""
    today.start.click()
    expect(today.finish).to_be_visible()
    today.page.clock.fast_forward(A_VISIT // timedelta(milliseconds=1))
    today.as_planned.check()
    expect(today.ticked).to_have_count(today.tasks.count())
    today.note.fill(note)
    today.finish.click()
    expect(today.finish).to_be_hidden()
    expect(today.page.get_by_role("heading", level=1)).to_have_text("I dag")


@pytest.mark.capability("E8")
def test_a_missed_visit_is_first_on_the_planners_list(world: World) -> None:
    today = TodayPage(world.visitor("ali", script=False))
    today.opens()
    today.page.get_by_role("link", name="Visa besöket").click()
    today.page.get_by_text("Öppnar ingen?").click()
    expect(today.page.get_by_text("Ring innan du går")).to_be_visible()
    today.page.get_by_role("button", name="Inte hemma").click()

    planner = world.visitor("petra", phone=False)
    planner.goto("/utforare/tid")

    expect(planner.get_by_role("row").nth(1)).to_contain_text("Inte hemma")
    expect(planner.get_by_text("Utan start")).to_have_count(0)


@pytest.mark.capability("E8")
def test_a_form_without_script_that_is_sent_twice_counts_once(world: World) -> None:
    today = TodayPage(world.visitor("ali", script=False))
    today.opens()
    today.opens_visit(0)
    form = today.page.locator("form[data-act='not-home']").first
    sent: dict[str, str | float | bool] = {
        name: form.locator(f"[name={name}]").input_value()
        for name in ("op_id", "outcome")
    }
    for _ in range(2):
        answer = today.page.context.request.post(
            form.get_attribute("action") or "",
            form=sent,
            headers={"Origin": world.address},
        )
        assert answer.status == 200

    desk = TimePage(world.visitor("petra", phone=False))
    desk.opens()

    missed = desk.rows.filter(has_text="Inte hemma").filter(has_text="Ali Hassan")
    expect(missed.last).to_be_visible()
    expect(missed.filter(has_text="Dubbelt")).to_have_count(0)


def test_the_day_is_for_everyone(world: World) -> None:
    page = world.visitor("ali", color_scheme="dark")
    page.goto("/utforare/idag")

    assert violations(page, today=TODAY) == []
