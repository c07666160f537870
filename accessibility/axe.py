"""Runs axe in a page. What is let through stands here, with a reason and an end date."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Protocol

from msgspec import Struct

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What axe knows but leaves out unless it is asked: parts of WCAG 2.2 A and AA.
ALSO: Final = (
    "css-orientation-lock",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)


class Page(Protocol):
    """The part of a browser's page that is needed: to run an expression in it."""

    def evaluate(self, expression: str, arg: Any = None) -> Any: ...


class Exemption(Struct, frozen=True):
    """A rule of axe that is not asked of what `selector` finds, until a day."""

    rule: str
    selector: str
    reason: str
    until: date


class Violation(Struct, frozen=True):
    """What axe found: the rule, what it says, and where."""

    rule: str
    help: str
    target: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.help}: {self.target}: {self.detail}"


EXEMPTIONS: Final[tuple[Exemption, ...]] = ()


@cache
def source() -> str:
    """Axe itself, from the package that the tests install."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page, *, today: date) -> list[Violation]:
    """Everything that axe objects to in the page as it is now."""
    page.evaluate(source())
    found: dict[str, Any] = page.evaluate(
        """([tags, also]) => axe.run(document, {
          runOnly: tags,
          rules: Object.fromEntries(also.map(rule => [rule, { enabled: true }])),
          resultTypes: ["violations"],
        })""",
        [list(TAGS), list(ALSO)],
    )
    every = [
        Violation(
            rule=fault["id"],
            help=fault["help"],
            target=" ".join(str(part) for part in node["target"]),
            detail=str(node.get("failureSummary", "")),
        )
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
    return [v for v in every if not _is_exempt(v, today)]


def _is_exempt(violation: Violation, today: date) -> bool:
    return any(
        exempt.rule == violation.rule
        and exempt.selector == violation.target
        and today <= exempt.until
        for exempt in EXEMPTIONS
    )
