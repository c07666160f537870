"""What the first visit costs: 40 kB in all, of which at most 12 kB is script."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.e2e.world import World, world_in

IN_ALL, SCRIPT = 40_000, 12_000


@pytest.fixture(scope="module")
def standing(
    browser: Browser, demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    with world_in(browser, demo_home, tmp_path_factory.mktemp("weight") / "h") as world:
        yield world


def _sent(answer: Response) -> int:
    """Bytes over the wire, as the server says or as gzip would make them."""
    body = answer.body()
    packed = answer.header_value("content-encoding") == "gzip"
    return len(gzip.compress(body, 5)) if packed else len(body)


class TestFirstVisit:
    @pytest.mark.parametrize("path", ["/", "/sjalvskattning", "/tjanster/hemtjanst"])
    def test_is_light(self, standing: World, path: str) -> None:
        page = standing.visitor(service_workers="block")
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
        page.goto(path, wait_until="networkidle")

        sent = {a.url: _sent(a) for a in answers if a.status == 200}
        script = sum(size for url, size in sent.items() if ".js" in url)

        assert sum(sent.values()) <= IN_ALL, sent
        assert script <= SCRIPT, sent
