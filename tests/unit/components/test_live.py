"""An island's view is always the newest, and nothing is left behind when it closes."""

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reactpy.core.layout import Layout

from components.html import component, h, to_html
from components.live import Hub, live_island


class TestHub:
    def test_wakes_one_that_is_behind_once(self) -> None:
        async def story() -> int:
            hub, seen = Hub(), 0
            hub.listen(asyncio.get_running_loop())
            changes = hub.changes("case:1")
            waiting = asyncio.ensure_future(anext(changes))
            await asyncio.sleep(0)
            for _ in range(5):
                hub.wake("case:1")
            await waiting
            seen += 1
            again = asyncio.ensure_future(anext(changes))
            _, pending = await asyncio.wait([again], timeout=0.05)
            seen += 1 - len(pending)
            again.cancel()
            return seen

        assert asyncio.run(story()) == 1

    def test_wakes_nobody_for_another_topic(self) -> None:
        async def story() -> bool:
            hub = Hub()
            hub.listen(asyncio.get_running_loop())
            waiting = asyncio.ensure_future(anext(hub.changes("case:1")))
            await asyncio.sleep(0)
            hub.wake("case:2")
            done, _ = await asyncio.wait([waiting], timeout=0.05)
            waiting.cancel()
            return bool(done)

        assert not asyncio.run(story())


ROWS = st.lists(st.integers(0, 20), unique=True, max_size=8)


class TestSerialRendering:
    @settings(max_examples=40, deadline=None)
    @given(steps=st.lists(ROWS, min_size=2, max_size=5))
    def test_shows_the_rows_of_the_last_step(self, steps: list[list[int]]) -> None:
        """Concurrent rendering paints stale rows; ours must be off."""
        assert asyncio.run(_last_shown(steps)) == [f"Rad {n}" for n in steps[-1]]


async def _last_shown(steps: list[list[int]]) -> list[str]:
    from reactpy.core.hooks import use_state  # noqa: PLC0415

    setters: list[Any] = []

    @component
    def listed() -> Any:
        rows, set_rows = use_state(steps[0])
        setters[:] = [set_rows]
        return h.ul([h.li({"key": str(n)}, f"Rad {n}") for n in rows])

    async with Layout(listed()) as layout:  # pyright: ignore[reportArgumentType]
        shown: Any = (await layout.render())["model"]
        for rows in steps[1:]:
            setters[0](rows)
            try:
                async with asyncio.timeout(0.05):
                    shown = (await layout.render())["model"]
            except TimeoutError:
                continue
    return _texts(shown)


def _texts(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    found: list[str] = []
    for child in node.get("children", ()):
        found += _texts(child)
    return found


class TestIsland:
    def test_is_the_view_itself_with_an_address(self) -> None:
        made = to_html(live_island("/handlaggning/live", h.p("3 nya")))

        assert made == (
            '<div data-live="/handlaggning/live" tabindex="-1"><p>3 nya</p></div>'
        )
