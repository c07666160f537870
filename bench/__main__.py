"""`make bench`: what it costs, side by side with a bare Litestar and Jinja2 page.

Every figure is measured in this run, on this machine; read them as sizes, not decimals.
"""

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from bench.bare import bare_form
from bench.forms import FIELDS, long_form
from bench.live import seen_after
from bench.volume import many_cases
from components.html import to_html

ROUNDS = 300
CHECKOUT = Path(__file__).parent.parent


def milliseconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> list[float]:
    work()
    taken: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def in_turn(
    one: Callable[[], object], other: Callable[[], object], *, rounds: int = ROUNDS
) -> tuple[list[float], list[float]]:
    """Both, time and again, so that the machine is as busy for the one as the other."""
    one_by_one = [
        (milliseconds(one, rounds=1)[0], milliseconds(other, rounds=1)[0])
        for _ in range(rounds)
    ]
    ours, bare = zip(*one_by_one, strict=True)
    return sorted(ours), sorted(bare)


def row(what: str, ours: float, baseline: float | None, unit: str, budget: str) -> None:
    ratio = f"{ours / baseline:6.2f} x" if baseline else "       –"
    bare = f"{baseline:9.2f}" if baseline else "        –"
    print(f"{what:<46}{ours:9.2f}{bare} {unit:<5}{ratio}   budget {budget}")


class Server:
    """A server process of ours, or the bare one, on a port of its own."""

    def __init__(self, arguments: list[str], port: int, home: Path) -> None:
        self.address = f"http://localhost:{port}"
        environment = {**os.environ, "PORT": str(port), "ANNA_HOME": str(home)}
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/health/live").read()
                break
            except OSError:
                if self.process.poll() is not None:
                    raise
                time.sleep(0.01)
        self.seconds_to_start = time.perf_counter() - start

    def get(self, path: str, **headers: str) -> bytes:
        request = urllib.request.Request(self.address + path, headers=headers)
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def sign_in(self, slug: str) -> str:
        request = urllib.request.Request(
            f"{self.address}/demo/sign-in",
            data=json.dumps({"slug": slug}).encode(),
            headers={"Content-Type": "application/json", "Origin": self.address},
        )
        with urllib.request.urlopen(request) as answer:
            return answer.headers["Set-Cookie"].partition(";")[0]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def first_visit(server: Server, path: str) -> tuple[float, float]:
    """Kilobytes in all, and of script, that a first visit fetches, packed."""
    page = server.get(path).decode()
    names = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    total, script = len(gzip.compress(page.encode(), 5)), 0
    for name in dict.fromkeys(names):
        packed = name.endswith((".js", ".css", ".svg"))
        size = len(server.get(name, **({"Accept-Encoding": "gzip"} if packed else {})))
        total += size
        script += size if name.endswith(".js") else 0
    return total / 1000, script / 1000


def main() -> None:
    print(f"{'':<46}{'ours':>9}{'bare':>9}")
    ours = statistics.mean(milliseconds(lambda: to_html(long_form())))
    bare = statistics.mean(milliseconds(bare_form))
    row(f"A form of {FIELDS} fields, rendered", ours, bare, "ms", "1 ms")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        environment = {**os.environ, "ANNA_HOME": str(home)}
        command = ["-c", "from backend.cli import anna; anna()"]
        subprocess.run(
            [sys.executable, *command, "demo"],
            cwd=CHECKOUT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        many_cases(home, 100_000)
        served, bare = [*command, "serve"], ["-m", "bench.bare"]
        ours = seconds_to_start(served, 8731, home)
        row("Start of the server", ours, seconds_to_start(bare, 8732, home), "s", "3 s")
        without = shutil.copytree(home, home.with_name("unlogged"))
        server, plain = Server(served, 8731, home), Server(bare, 8732, home)
        unlogged = Server(["-m", "bench.unlogged", "serve"], 8733, without)
        try:
            _served(server, plain)
            _logged(server, unlogged)
        finally:
            for each in (server, plain, unlogged):
                each.stop()


def seconds_to_start(arguments: list[str], port: int, home: Path) -> float:
    """The median of three starts."""
    taken: list[float] = []
    for _ in range(3):
        server = Server(arguments, port, home)
        taken.append(server.seconds_to_start)
        server.stop()
    return statistics.median(taken)


def _served(server: Server, plain: Server) -> None:
    ours = statistics.median(milliseconds(lambda: server.get("/tjanster/hemtjanst")))
    bare = statistics.median(milliseconds(lambda: plain.get("/page")))
    row("A public page, served", ours, bare, "ms", "2.5 x")
    cookie = server.sign_in("elin")
    listed = milliseconds(
        lambda: server.get("/handlaggning?lista=ofordelade", Cookie=cookie), rounds=100
    )
    row("Worklist, 50 of 100,000 cases, p95", listed[94], None, "ms", "15 ms")
    waiting = server.sign_in("hjordis")
    seen = seen_after(server.address, cookie, waiting, rounds=20)
    row("Status change seen on a waiting phone", seen, None, "ms", "100 ms")
    for path in ("/", "/sjalvskattning", "/tjanster/hemtjanst"):
        total, script = first_visit(server, path)
        row(f"First visit to {path}", total, None, "kB", "40 kB")
        row("  of it script", script, None, "kB", "12 kB")


def _logged(server: Server, unlogged: Server) -> None:
    """The case page with its row in the log, and the same page without."""
    listed = server.get("/handlaggning", Cookie=server.sign_in("elin")).decode()
    [path, *_] = re.findall(r'href="(/handlaggning/[0-9a-f-]{36})"', listed)
    with_log, without = server.sign_in("elin"), unlogged.sign_in("elin")
    ours, bare = in_turn(
        lambda: server.get(path, Cookie=with_log),
        lambda: unlogged.get(path, Cookie=without),
    )
    p95 = ROUNDS * 95 // 100
    row("Case page with its log row, p95", ours[p95], bare[p95], "ms", "1.1 x")
    half = ROUNDS // 2
    row("  half of them", ours[half], bare[half], "ms", "1.1 x")


if __name__ == "__main__":
    main()
