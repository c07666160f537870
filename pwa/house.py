"""What the running service holds, and where it is asked."""

from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar.connection import ASGIConnection

from backend.handoffs import AnyEvent
from backend.plumbing.assertions import Site
from backend.plumbing.clock import Clock
from backend.plumbing.database import Door
from backend.plumbing.settings import Settings
from components.live import Hub


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What the running service holds. `clock` is the demo's own in a demo."""

    door: Door[AnyEvent]
    hub: Hub
    clock: Clock
    wall: Clock
    settings: Settings
    is_demo: bool


def site_of(request: ASGIConnection[Any, Any, Any, Any], settings: Settings) -> Site:
    """The site that was asked: the gate has let in none but ours."""
    scheme = urlsplit(settings.origin).scheme
    netloc = request.headers["host"]
    host = urlsplit(f"//{netloc}").hostname or settings.host
    return Site(host=host, origin=f"{scheme}://{netloc}")
