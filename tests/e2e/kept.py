"""What a browser keeps that anyone who opens the phone can read."""

from collections.abc import Iterable, Iterator
from typing import Final

from playwright.sync_api import BrowserContext, Page

from backend.demo.people import COLLEAGUES, PERSONS, DemoPerson
from backend.demo.residents import RESIDENTS

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
HOLDS_SHELL: Final = """async (path) => {
  if (!navigator.serviceWorker.controller) return false;
  if (!(await caches.match("/about", { cacheName: "about" }))) return false;
  for (const name of await caches.keys())
    if (name.startsWith("pages.") && await caches.match(path, { cacheName: name })) return true;
  return false;
}"""
UNTIL: Final = """async (arg) => {
  const condition = %s;
  const frame = () => new Promise(requestAnimationFrame);
  for (let frames = 0; frames < 1200; frames += 1) {
    if (await condition(arg)) return true;
    await frame();
  }
  return false;
}"""
READ: Final = """async () => {
  const found = [["title", document.title], ["address", location.href]];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found.push(["Cache Storage", name]);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const type = answer.headers.get("content-type") ?? "";
      if (type.startsWith("font/")) continue;
      found.push([`Cache Storage ${name} ${request.url}`, request.url + await answer.text()]);
    }
  }
  for (const [place, store] of Object.entries({ localStorage, sessionStorage }))
    found.push([place, JSON.stringify({ ...store })]);
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done, fail) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((done, fail) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      found.push([`IndexedDB ${store}`, JSON.stringify(rows)]);
    }
    database.close();
  }
  return found;
}"""


def until(page: Page, condition: str, arg: object = None) -> None:
    """Wait until an async condition holds; `wait_for_function` takes any promise for a yes."""
    holds = page.evaluate(UNTIL % condition, arg)
    assert holds, f"never came true: {condition}"


def until_kept(page: Page, shell: str) -> None:
    """Wait until the phone can open `shell` without network."""
    until(page, HOLDS_SHELL, shell)


def leaks(
    context: BrowserContext, *, address: str, private: Iterable[str] = ()
) -> list[str]:
    """Where something that is somebody's stands in the clear, and what."""
    secrets = {*SECRETS, *private}
    return sorted(
        {
            f"{place}: {secret}"
            for place, text in _everything(context, address)
            for secret in secrets
            if secret in text.replace(SOFT_HYPHEN, "")
        }
    )


def _everything(context: BrowserContext, address: str) -> list[tuple[str, str]]:
    """What each open page can read; of a phone with none, by one that runs no script."""
    opened = [page for page in context.pages if page.url.startswith(address)]
    if not opened:
        context.set_offline(offline=False)
        opened = [context.new_page()]
        opened[0].goto(f"{address}/health/live")
    return [tuple(kept) for page in opened for kept in page.evaluate(READ)]


def _of(person: DemoPerson) -> Iterator[str]:
    number = person.personnummer
    yield f"{person.given_name} {person.family_name}"
    yield person.address
    yield from (number, number[2:], f"{number[:8]}-{number[8:]}")
    yield f"{number[2:8]}-{number[8:]}"
    digits = "".join(mark for mark in person.phone if mark.isdigit())
    yield from (person.phone, digits, f"+46{digits[1:]}")
    yield from (text for text in (person.contact_name, person.contact_phone) if text)


# A colleague's telephone is the office's: it stands on the public pages.
SECRETS: Final = frozenset(
    [text for person in (*PERSONS, *RESIDENTS) for text in _of(person)]
    + [person.family_name for person in PERSONS]
    + [colleague.name for colleague in COLLEAGUES]
)
