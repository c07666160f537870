"""A journey without a mouse: what is clicked, ticked and filled in is so by keys alone."""

from typing import Any, Final

import pytest
from playwright.sync_api import Locator, expect

LONGEST_WAY: Final = 400
CONTROL: Final = """e => e.closest("a, button, summary, input, select, textarea")
    || e.closest("label")?.control || e"""
AT: Final = f"""e => {{
  const wanted = ({CONTROL})(e), here = document.activeElement;
  if (here === wanted) return "here";
  const one = wanted.type === "radio" && here.type === "radio";
  return one && here.name === wanted.name && here.form === wanted.form ? "group" : "";
}}"""
KIND: Final = f"e => {{ const c = ({CONTROL})(e); return c.type || c.localName; }}"
IS_TICKED: Final = f"e => ({CONTROL})(e).checked"
SHOWN: Final = """() => {
  const e = document.activeElement, seen = e.closest(".choice") || e;
  const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
  const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
  const points = [.1, .5, .9].map(part =>
    document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part));
  const clear = points.some(at => at && (seen.contains(at) || at.contains(seen)));
  return { ring, clear, what: e.outerHTML.slice(0, 160) };
}"""
OPTION: Final = """(e, [value, label]) => [...e.options].findIndex(option =>
    label === null ? option.value === value : option.label.trim() === label)"""


def reach(wanted: Locator) -> None:
    """Tab to it; the focus must be seen where it lands."""
    expect(wanted).to_be_visible()
    keys = wanted.page.keyboard
    for _ in range(LONGEST_WAY):
        at = wanted.evaluate(AT)
        if at:
            break
        keys.press("Tab")
    else:
        raise AssertionError(f"the keyboard does not lead to {wanted}")
    for _ in range(LONGEST_WAY):
        if wanted.evaluate(AT) == "here":
            break
        keys.press("ArrowDown")
    shown = wanted.page.evaluate(SHOWN)
    assert shown["ring"], f"no focus to see on {shown['what']}"
    assert shown["clear"], f"something covers {shown['what']}"


def press(wanted: Locator, **_: Any) -> None:
    """What a click would do."""
    kind = wanted.evaluate(KIND)
    if kind in {"radio", "checkbox"}:
        toggle(wanted)
        return
    reach(wanted)
    wanted.page.locator(":focus").press("Enter")


def toggle(wanted: Locator) -> None:
    reach(wanted)
    if wanted.evaluate(KIND) == "checkbox" or not wanted.evaluate(IS_TICKED):
        wanted.page.keyboard.press("Space")


def tick(wanted: Locator, **_: Any) -> None:
    """What a choice would do: chosen, and left so if it was."""
    reach(wanted)
    if not wanted.evaluate(IS_TICKED):
        wanted.page.keyboard.press("Space")
    expect(wanted).to_be_checked()


def write(wanted: Locator, value: str, **_: Any) -> None:
    """Written over what stood there."""
    reach(wanted)
    wanted.page.keyboard.press("Control+A")
    wanted.page.keyboard.press("Delete")
    wanted.page.keyboard.type(value)


def choose(
    wanted: Locator, value: str | None = None, *, label: str | None = None, **_: Any
) -> None:
    """With the arrows, in a list that stays closed."""
    reach(wanted)
    keys = wanted.page.keyboard
    steps = wanted.evaluate(OPTION, [value, label])
    assert steps >= 0
    keys.press("Home")
    for _step in range(steps):
        keys.press("ArrowDown")
    assert wanted.evaluate("e => e.selectedIndex") == steps


def take_the_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on whoever clicks, ticks, fills in or chooses does it by keyboard."""
    monkeypatch.setattr(Locator, "click", press)
    monkeypatch.setattr(Locator, "check", tick)
    monkeypatch.setattr(Locator, "fill", write)
    monkeypatch.setattr(Locator, "select_option", choose)
