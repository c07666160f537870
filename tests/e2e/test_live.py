"""The script that follows the server: the page becomes the model, and focus stays."""

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pwa.assets import assets

SEED = 20261122
LISTS = 200
MORPH = """async ([source, models]) => {
  const held = document.createElement("div");
  document.body.replaceChildren(held);
  const { morph } = await import(source);
  return models.map(model => { morph(held, [model]); return held.innerHTML; });
}"""


@pytest.fixture
def page(browser: Browser) -> Page:
    context = browser.new_context()
    opened = context.new_page()
    opened.route(
        "http://localhost/**",
        lambda route: route.fulfill(
            content_type="text/javascript"
            if route.request.url.endswith(".js")
            else "text/html",
            body=assets()[route.request.url.rpartition("/")[2]].content
            if route.request.url.endswith(".js")
            else b"<!doctype html><title>x</title><body>",
        ),
    )
    opened.goto("http://localhost/")
    return opened


def _listed(keys: list[int]) -> dict[str, Any]:
    return {
        "tagName": "ul",
        "attributes": {},
        "children": [
            {
                "tagName": "li",
                "attributes": {"key": str(key)},
                "children": [f"Rad {key}"],
            }
            for key in keys
        ],
    }


class TestMorph:
    def test_makes_any_list_into_any_other(self, page: Page) -> None:
        chance = random.Random(SEED)  # noqa: S311 — lists, not secrets
        lists = [
            chance.sample(range(12), chance.randrange(0, 12)) for _ in range(LISTS)
        ]

        shown = page.evaluate(MORPH, ["/live.js", [_listed(keys) for keys in lists]])

        for keys, made in zip(lists, shown, strict=True):
            rows = "".join(f'<li data-key="{key}">Rad {key}</li>' for key in keys)
            assert made == f"<ul>{rows}</ul>"

    def test_keeps_focus_and_what_is_written(self, page: Page) -> None:
        kept = page.evaluate(
            """async (source) => {
              const { morph } = await import(source);
              const row = key => ({tagName: "li", attributes: {key}, children: [
                {tagName: "input", attributes: {id: "i" + key}, children: []}]});
              const list = keys => [{tagName: "ul", children: keys.map(row)}];
              const held = document.createElement("div");
              document.body.replaceChildren(held);
              morph(held, list(["a", "b", "c"]));
              const field = document.getElementById("ib");
              field.value = "skriver";
              field.focus();
              morph(held, list(["c", "b", "d"]));
              return [document.activeElement.id, field.isConnected, field.value];
            }""",
            "/live.js",
        )

        assert kept == ["ib", True, "skriver"]

    def test_sets_no_handler_and_writes_no_markup(self, page: Page) -> None:
        hostile = {
            "tagName": "p",
            "attributes": {"onclick": "alert(1)", "title": '"><b>'},
            "children": ["<img src=x onerror=alert(1)>"],
        }

        (made,) = page.evaluate(MORPH, ["/live.js", [hostile]])

        assert "onclick" not in made
        assert "<img" not in made
        assert json.dumps(made).count("&lt;img") == 1
