"""Runs axe in a page. An exemption has a reason and an end date; there is none now."""

from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Page

SOURCE: Final = (
    files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
)
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds, a line each: the rule, and where."""
    page.evaluate(SOURCE)
    result: dict[str, Any] = page.evaluate(
        "async (tags) => await axe.run(document, {runOnly: tags})", TAGS
    )
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
