"""The outbox under a network that cannot be trusted, in a real browser."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.world import World

MODULE = "document.querySelector('script[src*=\"/page.js\"]').src"
OUTBOX = f"import(new URL('outbox.js', {MODULE}))"
ADD = f"""async (answers) => {{
  const outbox = await {OUTBOX};
  for (const answer of answers) {{
    await outbox.add({{ kind: "self_assessment.saved", stream: outbox.newId(),
      payload: {{ question: "washing", answer }}, baseVersion: 999 }});
  }}
}}"""
FLUSH = f"async () => (await {OUTBOX}).flush()"
WAITING = f"async () => (await (await {OUTBOX}).rows()).map((row) => row.state)"
LATEST = f"async () => (await {OUTBOX}).latest()"
SENDER_IS_DONE = "() => navigator.locks.request('anna-send', () => true)"
RECEIPTS = f"""async () => (await (await {OUTBOX}).receipts())
  .map(({{ op_id, status, receipt_no, repeated }}) => ({{ op_id, status, receipt_no, repeated }}))"""


@pytest.fixture
def phone(world: World) -> Page:
    """Märta's phone, on the outbox page, with nothing sent by itself."""
    page = world.visitor("marta")
    page.goto("/utkorg")
    page.wait_for_load_state("load")
    return page


def arrived(page: Page) -> list[dict[str, Any]]:
    """What the server has received, by its own word."""
    answer = page.context.request.get("/api/sync/changes")
    assert answer.status == 200
    return answer.json()["receipts"]


def sends(page: Page, answers: str) -> str:
    """How it went, by the page's own word once nobody is sending any more."""
    page.evaluate(SENDER_IS_DONE)
    page.evaluate(ADD, list(answers))
    page.evaluate(FLUSH)
    page.evaluate(SENDER_IS_DONE)
    return page.evaluate(LATEST)


def eventually(page: Page, is_so: Callable[[], bool]) -> None:
    """Ask the page to send until it is so; the page's own timers are its own matter."""
    for _ in range(20):
        if is_so():
            return
        page.evaluate(SENDER_IS_DONE)
        page.evaluate(FLUSH)
    assert is_so()


def test_f1_the_answer_is_lost_and_the_operation_counts_once(phone: Page) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.route("**/api/sync", lose, times=1)
    sends(phone, "3")
    eventually(phone, lambda: phone.evaluate(WAITING) == [])

    [receipt] = phone.evaluate(RECEIPTS)
    assert receipt["repeated"] is True
    assert [r["receipt_no"] for r in arrived(phone)] == [receipt["receipt_no"]]


def test_f2_the_tab_is_closed_before_it_sends(phone: Page) -> None:
    phone.context.set_offline(True)
    phone.evaluate(ADD, ["3"])
    phone.close()
    phone.context.set_offline(False)

    again = phone.context.new_page()
    again.goto("/utkorg")
    eventually(again, lambda: again.evaluate(WAITING) == [])

    assert len(arrived(again)) == 1


def test_f3_the_tab_is_closed_while_sending(phone: Page) -> None:
    phone.route("**/api/sync", lambda route: route.fetch() and None)
    phone.evaluate(ADD, ["3"])
    with phone.expect_request("**/api/sync"):
        phone.evaluate(f"() => {{ {OUTBOX}.then((outbox) => outbox.flush()) }}")
    phone.close()

    again = phone.context.new_page()
    again.goto("/utkorg")
    eventually(again, lambda: again.evaluate(WAITING) == [])

    assert len(arrived(again)) == 1


def test_f4_two_tabs_send_at_once(phone: Page) -> None:
    other = phone.context.new_page()
    other.goto("/utkorg")
    phone.evaluate(ADD, list("0123"))

    for page in (phone, other):
        page.evaluate(f"() => {{ {OUTBOX}.then((outbox) => outbox.flush()) }}")
    eventually(phone, lambda: phone.evaluate(WAITING) == [])

    assert len(arrived(phone)) == 4


@pytest.mark.parametrize("kind", ["html", "redirect", "json"])
def test_f5_a_captive_portal_answers_and_nothing_is_deleted(
    phone: Page, kind: str
) -> None:
    answers: dict[str, dict[str, Any]] = {
        "html": {"status": 200, "content_type": "text/html", "body": "<h1>Wi-Fi</h1>"},
        "redirect": {"status": 302, "headers": {"Location": "/offline"}},
        "json": {"status": 200, "json": {"ok": True}},
    }
    phone.route("**/api/sync", lambda route: route.fulfill(**answers[kind]))

    outcome = sends(phone, "3")

    assert outcome == "captive"
    assert phone.evaluate(WAITING) == ["saved"]
    expect(phone.locator("#outbox-chip")).to_contain_text("Ingen kontakt med kommunen")


def test_f6_the_sign_in_runs_out_and_all_are_kept_and_sent(
    world: World, phone: Page
) -> None:
    phone.context.clear_cookies()

    outcome = sends(phone, "012340123401234012340123401234")
    assert outcome == "sign-in"
    assert len(phone.evaluate(WAITING)) == 30

    world.signs_in(phone, "marta")
    eventually(phone, lambda: phone.evaluate(WAITING) == [])
    assert len(arrived(phone)) == 30


def test_f8_one_bad_operation_does_not_stop_the_others(phone: Page) -> None:
    sends(phone, "01x34")

    assert phone.evaluate(WAITING) == []
    statuses = sorted(r["status"] for r in phone.evaluate(RECEIPTS))
    assert statuses == ["applied"] * 4 + ["rejected_kept"]
    expect(phone.locator("#outbox-chip")).to_contain_text("1 behöver åtgärd")


def test_f9_too_large_a_batch_is_halved(phone: Page) -> None:
    sizes: list[int] = []

    def narrow(route: Route) -> None:
        ops: list[Any] = json.loads(route.request.post_data or "{}")["ops"]
        sizes.append(len(ops))
        if len(ops) > 2:
            route.fulfill(status=413, json={"error": "too large"})
        else:
            route.continue_()

    phone.route("**/api/sync", narrow)
    sends(phone, "01234012")
    eventually(phone, lambda: phone.evaluate(WAITING) == [])

    assert max(sizes) > 2
    assert sizes[-1] <= 2
    assert len(arrived(phone)) == 8


def test_f9_one_that_is_too_large_by_itself_is_kept_and_said(phone: Page) -> None:
    phone.route(
        "**/api/sync", lambda route: route.fulfill(status=413, json={"error": "large"})
    )

    sends(phone, "3")

    assert phone.evaluate(WAITING) == ["action"]
    expect(phone.get_by_text("Posten är för stor för att skickas.")).to_be_visible()


def test_f10_a_server_that_asks_for_patience_gets_it(phone: Page) -> None:
    statuses = [429, 503, 500]

    def busy(route: Route) -> None:
        if statuses:
            route.fulfill(status=statuses.pop(0), headers={"Retry-After": "0"})
        else:
            route.continue_()

    phone.route("**/api/sync", busy)
    sends(phone, "0123")
    eventually(phone, lambda: phone.evaluate(WAITING) == [])

    assert len(arrived(phone)) == 4


def test_the_outbox_cannot_be_read_on_the_disk(phone: Page) -> None:
    phone.context.set_offline(True)
    phone.evaluate(
        ADD.replace('"washing", answer', '"washing", answer, note: "hemligt"'), ["3"]
    )

    kept = phone.evaluate(
        f"""async () => (await (await {OUTBOX}).rows()).map((row) =>
          new TextDecoder().decode(row.sealed.data) + JSON.stringify(row))"""
    )

    assert len(kept) == 1
    assert "hemligt" not in kept[0]
    phone.context.set_offline(False)
