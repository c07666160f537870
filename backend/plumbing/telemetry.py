"""What the service tells about itself: counts and times, nothing personal."""

import sys
import time
from typing import Final

import structlog
from prometheus_client import REGISTRY, Counter, Histogram, generate_latest

from backend.plumbing.guard import App, Receive, Scope, Send

REQUESTS: Final = Counter("anna_requests_total", "Answers, by status.", ["status"])
SECONDS: Final = Histogram("anna_request_seconds", "Time to the answer's first byte.")


class Measured:
    """Counts each answer; a path, which may hold an id, is never a label."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()

        async def counted(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                REQUESTS.labels(status=str(message["status"])).inc()
                SECONDS.observe(time.perf_counter() - start)
            await send(message)

        await self.app(scope, receive, counted)  # pyright: ignore[reportArgumentType]


def metrics() -> str:
    """The measurements in Prometheus' own text form."""
    return generate_latest(REGISTRY).decode()


def log_as_json() -> None:
    """Logs are lines of JSON: an event's name and its kind, never what was sent."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=lambda: structlog.PrintLogger(sys.stderr),
    )
