"""From a cold start without network: the shells, the outbox page, nothing personal kept."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.kept import until_kept
from tests.e2e.world import World

TEN_SECONDS = 10_000


def prepared(world: World) -> Page:
    """A phone that has been signed in once, with network, and been put away."""
    page = world.visitor("marta")
    page.goto("/ansok")
    until_kept(page, "/skal/ansok")
    page.context.set_offline(True)
    again = page.context.new_page()
    page.close()
    return again


def test_f26_the_application_is_filled_in_without_network_and_sent_once(
    world: World,
) -> None:
    page = prepared(world)
    onward = page.locator("[data-stage] form button.filled")

    page.goto("/ansok")
    page.get_by_text("För mig själv").click()
    onward.click()
    page.locator("[name=hard]").fill("Det är svårt att duscha.")
    page.locator("[name=urgency][value=can_wait]").check()
    onward.click()
    page.locator("[name=household]").first.check()
    onward.click()
    page.locator("[name=speaks]").select_option("sv")
    page.locator("[name=interpreter][value=no]").check()
    onward.click()
    page.wait_for_url("**/ansok/kontakt")
    page.reload()
    page.locator("[name=phone]").fill("070-174 06 11")
    onward.click()
    page.wait_for_url("**/ansok/kontrollera")
    expect(page.get_by_text("Det är svårt att duscha.")).to_be_visible()
    onward.click()
    expect(
        page.get_by_role("heading", name="Inte inskickad än – skickas när du har nät")
    ).to_be_visible()

    page.goto("/utkorg")
    expect(page.locator("[data-outbox-list]")).to_contain_text("Sparad i telefonen")
    page.context.set_offline(False)
    expect(page.locator("[data-outbox-receipts]")).to_contain_text("Mottagen")
    expect(page.locator("[data-outbox-receipts] li")).to_have_count(1)


def test_f32_a_page_opened_without_network_comes_when_it_is_back(
    world: World,
) -> None:
    page = prepared(world)
    page.goto("/mina-sidor")
    expect(page.get_by_role("heading", name="Sidan behöver nät")).to_be_visible()
    expect(page.locator("html")).not_to_have_attribute("data-user", re.compile("."))

    page.context.set_offline(False)

    signed_in = page.locator("html[data-user]")
    expect(signed_in).to_be_attached(timeout=TEN_SECONDS)
    expect(page.get_by_role("heading", name="Sidan behöver nät")).to_be_hidden()
    assert page.url.endswith("/mina-sidor")


def test_a_page_that_came_is_not_fetched_again_by_itself(world: World) -> None:
    page = world.visitor()
    page.clock.install()
    page.goto("/rakna-avgift")
    income = page.get_by_label("Din inkomst efter skatt, kronor i månaden")
    income.fill("16 000")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))

    page.clock.fast_forward(TEN_SECONDS)
    page.evaluate("() => fetch('/health/live')")

    assert asked == ["/health/live"]
    expect(income).to_have_value("16 000")


def test_f32_a_live_page_follows_again_when_the_service_is_back(world: World) -> None:
    worklist = world.visitor("elin", phone=False)
    worklist.goto("/handlaggning")
    island = worklist.locator("main [data-live]")
    expect(island).to_have_attribute("data-state", "live")
    world.stops()
    expect(island).to_have_attribute("data-state", "waiting")

    world.starts()

    expect(island).to_have_attribute("data-state", "live", timeout=TEN_SECONDS)


def test_what_is_typed_is_there_after_the_tab_was_closed(world: World) -> None:
    page = prepared(world)
    page.goto("/ansok/behov")
    page.locator("[name=hard]").fill("Trapporna.")
    expect(page.locator("p[data-saved]")).to_contain_text("Sparat i telefonen")

    again = page.context.new_page()
    page.close()
    again.goto("/ansok/behov")

    expect(again.locator("[name=hard]")).to_have_value("Trapporna.")


def test_signing_out_tells_what_waits_and_wipes_the_drafts(world: World) -> None:
    page = world.visitor("marta")
    page.goto("/utkorg")
    page.route("**/api/sync", lambda route: route.abort())
    page.evaluate(
        """async () => {
          const at = document.querySelector('script[src*="/page.js"]').src;
          const outbox = await import(new URL("outbox.js", at));
          const store = await import(new URL("store.js", at));
          await outbox.add({ kind: "self_assessment.saved", stream: outbox.newId(),
            payload: { question: "washing", answer: "3" } });
          await store.keep(await outbox.user(), "application", { groups: {} });
        }"""
    )
    leave = page.locator("[data-sign-out] button")

    page.locator("details.menu summary").last.click()
    leave.click()
    expect(page.get_by_text("1 väntar på att skickas.")).to_be_visible()
    leave.click()
    page.wait_for_url(lambda url: "/utkorg" not in url)

    left = page.evaluate(
        """async () => {
          const at = document.querySelector('script[src*="/page.js"]').src;
          const store = await import(new URL("store.js", at));
          return [(await store.all("sealed")).length, (await store.all("outbox")).length];
        }"""
    )
    assert left == [0, 1]


def test_a_receipt_that_is_not_kept_says_that_it_needs_network(world: World) -> None:
    page = world.visitor("marta")
    page.goto("/ansok")
    until_kept(page, "/offline")
    page.context.set_offline(True)

    page.goto("/ansok/kvitto")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan behöver nät")


def test_the_pages_look_as_she_has_chosen_without_network_too(world: World) -> None:
    page = world.visitor("marta")
    page.goto("/ansok?text=larger&utseende=contrast")
    until_kept(page, "/skal/ansok")
    page.context.set_offline(True)

    page.goto("/ansok/behov")

    expect(page.locator("html")).to_have_attribute("data-text", "larger")
    expect(page.locator("html")).to_have_attribute("data-theme", "contrast")
    expect(page.get_by_text("Textstorlek och kontrast")).to_be_visible()


def test_f31_without_a_service_worker_it_works_and_says_that_it_needs_the_net(
    world: World,
) -> None:
    page = world.visitor("marta")
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto("/ansok/behov")
    expect(page.get_by_text("går det inte att fylla i utan nät")).to_be_visible()

    page.locator("[name=hard]").fill("Trapporna.")
    page.locator("[name=urgency][value=can_wait]").check()
    page.get_by_role("button", name="Fortsätt").click()

    expect(page).to_have_url(re.compile("/ansok/hemmet"))
