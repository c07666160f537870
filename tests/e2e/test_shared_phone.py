"""One phone and more than one person: what stays on it, and for whom."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.kept import until_kept
from tests.e2e.world import World

STORES = """async () => {
  const at = document.querySelector('script[src*="/page.js"]').src;
  const store = await import(new URL("store.js", at));
  const found = {};
  for (const name of ["sealed", "receipts", "outbox"]) found[name] = (await store.all(name)).length;
  return found;
}"""
ADD = """async (count) => {
  const at = document.querySelector('script[src*="/page.js"]').src;
  const outbox = await import(new URL("outbox.js", at));
  for (let n = 0; n < count; n += 1)
    await outbox.add({ kind: "self_assessment.saved", stream: outbox.newId(),
      payload: { question: "washing", answer: "3" }, baseVersion: 999 });
}"""
FLUSH = """async () => {
  const at = document.querySelector('script[src*="/page.js"]').src;
  await (await import(new URL("outbox.js", at))).flush();
}"""
READS = """async (user) => {
  const at = document.querySelector('script[src*="/page.js"]').src;
  const store = await import(new URL("store.js", at));
  const [row] = await store.all("outbox");
  return store.unseal(user, row.sealed).catch(() => "sealed");
}"""


def waits(page: Page, count: int) -> None:
    """Something that cannot be sent yet."""
    page.route("**/api/sync", lambda route: route.abort())
    page.evaluate(ADD, count)


def received(page: Page) -> int:
    """How much the server has received from whoever is signed in."""
    answer = page.context.request.get("/api/sync/changes")
    return len(answer.json()["receipts"])


def signs_out(page: Page) -> None:
    page.locator("details.menu summary").last.click()
    page.locator("[data-sign-out] button").click()


class TestOwnPhone:
    """Is this your own phone?"""

    def test_that_is_not_keeps_nothing_after_the_tab_but_what_waits(
        self, world: World
    ) -> None:
        page = world.visitor("marta")
        page.goto("/ansok/behov")
        question = page.get_by_role("region", name="Är det här din egen telefon?")
        question.get_by_role("button", name="Nej, någon annans").click()
        expect(page.get_by_text("Inget av det du skriver blir kvar")).to_be_visible()
        page.locator("[name=hard]").fill("Trapporna.")
        expect(page.locator("p[data-saved]")).to_contain_text("Sparat i telefonen")
        page.reload()
        expect(page.locator("[name=hard]")).to_have_value("Trapporna.")
        expect(question).to_be_hidden()
        waits(page, 1)

        again = page.context.new_page()
        again.route("**/api/sync", lambda route: route.abort())
        page.close()
        again.goto("/ansok/behov")

        expect(again.locator("html:not([data-user])")).to_be_attached()
        expect(again.locator("[name=hard]")).to_have_value("")
        assert again.evaluate(STORES) == {"sealed": 0, "receipts": 0, "outbox": 1}
        again.goto("/mina-sidor")
        expect(again).to_have_url(re.compile("/logga-in"))

    def test_that_is_keeps_what_she_writes(self, world: World) -> None:
        page = world.visitor("marta")
        page.goto("/ansok/behov")
        page.get_by_role("button", name="Ja, min egen").click()
        expect(page.get_by_text("låst för andra")).to_be_visible()
        page.locator("[name=hard]").fill("Trapporna.")
        expect(page.locator("p[data-saved]")).to_contain_text("Sparat i telefonen")

        again = page.context.new_page()
        page.close()
        again.goto("/ansok/behov")

        expect(again.locator("[name=hard]")).to_have_value("Trapporna.")


def test_f20_what_waits_is_neither_read_nor_sent_by_the_next_person(
    world: World,
) -> None:
    page = world.visitor("marta")
    page.goto("/utkorg")
    marta = page.locator("html").get_attribute("data-user")
    waits(page, 3)
    signs_out(page)
    expect(page.get_by_role("alert")).to_contain_text("3 väntar på att skickas.")
    page.locator("[data-sign-out] button").click()
    page.wait_for_url("**/")
    page.unroute("**/api/sync")

    page.goto("about:blank")
    world.signs_in(page, "karin-maria")
    page.goto("/utkorg")
    expect(page.locator("[data-outbox-empty]")).to_be_visible()
    page.evaluate(FLUSH)
    assert page.evaluate(STORES)["outbox"] == 3
    assert received(page) == 0
    other = page.locator("html").get_attribute("data-user")
    assert page.evaluate(READS, other) == "sealed"

    page.goto("about:blank")
    world.signs_in(page, "marta")
    page.goto("/utkorg")
    assert page.locator("html").get_attribute("data-user") == marta
    expect(page.locator("[data-outbox-receipts] li")).to_have_count(3)
    assert received(page) == 3


def test_f30_signing_out_without_network_holds_at_once_and_then_everywhere(
    world: World,
) -> None:
    page = world.visitor("marta")
    page.goto("/ansok/behov")
    page.locator("[name=hard]").fill("Trapporna.")
    expect(page.locator("p[data-saved]")).to_contain_text("Sparat i telefonen")
    until_kept(page, "/offline")
    page.context.set_offline(True)

    signs_out(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Du är utloggad")
    assert page.evaluate(STORES) == {"sealed": 0, "receipts": 0, "outbox": 0}
    page.get_by_role("link", name="Ansök").first.click()
    expect(page.locator("[data-stage]")).to_be_visible()

    with page.expect_response("**/logga-ut"):
        page.context.set_offline(False)
        page.goto("/")
    expect(page.locator("html:not([data-user])")).to_be_attached()
    page.goto("/mina-sidor")
    expect(page).to_have_url(re.compile("/logga-in"))
