"""The search that ends every journey finds what should not be there."""

from tests.e2e.kept import until_kept
from tests.e2e.world import World

PLANTED = {
    "Cache Storage": """async () => {
      const cache = await caches.open("pages.planted");
      await cache.put("/mina-sidor", new Response("<p>Märta Lindgren</p>"));
    }""",
    "localStorage": "() => localStorage.setItem('draft', '070-174 06 11')",
    "sessionStorage": "() => sessionStorage.setItem('draft', 'Lönnvägen 4')",
    "IndexedDB": """() => new Promise((done, fail) => {
      const request = indexedDB.open("planted", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("draft").put("19400612-8989", "me");
      };
      request.onsuccess = () => { request.result.close(); done(); };
      request.onerror = () => fail(request.error);
    })""",
}
TAKEN_AWAY = """async () => {
  await caches.delete("pages.planted");
  localStorage.clear();
  sessionStorage.clear();
  indexedDB.deleteDatabase("planted");
}"""


def test_what_is_planted_is_found_wherever_it_stands(world: World) -> None:
    page = world.visitor("marta")
    page.goto("/ansok")
    until_kept(page, "/skal/ansok")

    for place, plant in PLANTED.items():
        assert world.leaks() == []
        page.evaluate(plant)
        assert [leak for leak in world.leaks() if leak.startswith(place)]
        page.evaluate(TAKEN_AWAY)


def test_what_somebody_wrote_is_found_when_every_page_is_closed(world: World) -> None:
    page = world.visitor("marta")
    page.goto("/ansok")
    page.evaluate("() => localStorage.setItem('draft', 'Trapporna.')")
    page.close()
    assert world.leaks() == []

    world.private.add("Trapporna.")

    assert world.leaks() == ["localStorage: Trapporna."]
    page.context.pages[0].evaluate(TAKEN_AWAY)


def test_what_is_told_beside_a_page_is_found(world: World) -> None:
    page = world.visitor("marta")
    assert world.tells() == []

    page.goto("/finns-inte?vem=19400612-8989")
    (world.home / "Lönnvägen 4.pdf").touch()
    log = world.notes.with_suffix(".log")
    log.write_text('{"event": "M\\u00e4rta"}')

    found = world.tells()
    assert [place.split()[0] for place in found] == ["address:", "file:", "log:"]
    assert [leak for leak in world.leaks() if leak.startswith("address")]
    page.goto("/mina-sidor")
    for told in (log, world.notes):
        told.write_text("")
    (world.home / "Lönnvägen 4.pdf").unlink()
