"""Puts the service together: the door, the surfaces, and the gate round them."""

import asyncio
import gc
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime, time, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, cast

import structlog
from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.openapi import OpenAPIConfig
from litestar.routes import HTTPRoute

from backend.access import idps, log_drawing, mandates
from backend.access.hosts import Hosts
from backend.access.log_sealing import keep_sealed
from backend.access.nudges import nudge_of
from backend.access.service_role import may_do_too_much
from backend.contact import routes as contact
from backend.demo.e_id import stand_in_beside
from backend.demo.mark import clock_ahead, demo_mark
from backend.execution import routes as execution
from backend.fees.rules import last_day_with_parameters
from backend.handoffs import door_to
from backend.plumbing import line
from backend.plumbing.clock import STOCKHOLM, Clock, DemoClock, WallClock
from backend.plumbing.database import Database
from backend.plumbing.duties import Duty, keep_duties
from backend.plumbing.guard import App, Guard
from backend.plumbing.line import Said
from backend.plumbing.operations import SyncKind
from backend.plumbing.sealing import SEALER, sealer_in
from backend.plumbing.settings import Settings, SettingUnusable
from backend.plumbing.sync import Sync
from backend.plumbing.sync_description import DescriptionPlugin
from backend.plumbing.telemetry import Measured, log_as_json
from backend.plumbing.watching import follow_other_processes, send_post
from i18n.words import words_for
from pwa.routes import House, Hub, surfaces

ServerCommand = Callable[[Settings, Database, Clock, dict[str, Any]], Awaitable[Said]]
# What phones may send, by area.
OPERATIONS: Final[tuple[SyncKind[Any], ...]] = (
    *contact.OPERATIONS,
    *execution.OPERATIONS,
)
# What falls due by itself, by area.
DUTIES: Final[tuple[Duty, ...]] = (*execution.DUTIES, *log_drawing.DUTIES)
TOO_MUCH: Final = (
    "The database's user may change the log and pass by its row policies. "
    "See README: two users of PostgreSQL."
)
BODY_LIMIT: Final = 1_000_000
CHECKOUT: Final = Path(__file__).parent.parent
log = structlog.get_logger()


def open_database(settings: Settings) -> Database:
    return Database(
        settings.database_url, session_info={SEALER: sealer_in(settings.home)}
    )


def demo_clock(ahead: timedelta = timedelta(0)) -> DemoClock:
    """Now, moved, but never past the last day with verified parameters."""
    last = datetime.combine(last_day_with_parameters(), time(23, 59), STOCKHOLM)
    return DemoClock(last=last, ahead=ahead)


def house_of(settings: Settings, database: Database) -> House:
    hub = Hub()
    is_demo = database.read_now(demo_mark)
    wall = WallClock()
    return House(
        door=door_to(database, wake=hub.wake),
        hub=hub,
        clock=demo_clock(database.read_now(clock_ahead)) if is_demo else wall,
        wall=wall,
        settings=settings,
        is_demo=is_demo,
    )


def service(settings: Settings, commands: Mapping[str, ServerCommand]) -> App:
    """The whole service, as an ASGI application; it also answers `commands`."""
    log_as_json()
    database = open_database(settings)
    house = house_of(settings, database)
    _say_what_is_missing(house, database)

    parts = surfaces()
    app = Litestar(
        route_handlers=parts.route_handlers,
        dependencies=parts.dependencies,
        exception_handlers=parts.exception_handlers,
        guards=parts.guards,
        lifespan=[lambda _: _running(house, database, settings, commands)],
        request_max_body_size=BODY_LIMIT,
        compression_config=CompressionConfig(
            backend="gzip",
            gzip_compress_level=5,
            minimum_size=1000,
            exclude=["^/static/"],
        ),
        openapi_config=OpenAPIConfig(
            title="Anna",
            version=version("anna"),
            path="/schema",
            render_plugins=[DescriptionPlugin(OPERATIONS, path="/openapi.json")],
        ),
        logging_config=None,
    )
    app.state.house = house
    app.state.sync = Sync(house.door, OPERATIONS, stand_for=mandates.stand_for)
    return Guard(
        Measured(cast("App", app)), origin_of=Hosts(database, settings).origin_of
    )


def _say_what_is_missing(house: House, database: Database) -> None:
    """A line for each thing that is not set up; half of one stops the start."""
    environment = house.settings.environment
    half = database.read_now(lambda s: idps.secret_missing(s, environment))
    if half is not None:
        raise SettingUnusable(words_for("sv").refusal(half))
    if house.is_demo:
        return
    for name in database.read_now(idps.municipalities_without):
        log.warning("not_configured", what=f"{name}: e-ID. See e_id in its file.")
    if not database.is_sqlite and database.read_now(may_do_too_much):
        log.warning("not_configured", what=TOO_MUCH)
    if house.settings.smtp_url is None:
        log.warning("not_configured", what="ANNA_SMTP_URL. Mail is kept, not sent.")


@asynccontextmanager
async def _running(
    house: House,
    database: Database,
    settings: Settings,
    commands: Mapping[str, ServerCommand],
) -> AsyncGenerator[None]:
    """What goes on beside the requests, from start to stop."""
    house.hub.listen(asyncio.get_running_loop())
    tasks = [
        asyncio.create_task(follow_other_processes(database, house.hub.wake_all)),
        asyncio.create_task(
            send_post(house.door, settings.smtp_url, house.wall, nudge_of)
        ),
        asyncio.create_task(keep_sealed(database, settings.home, house.wall)),
        asyncio.create_task(
            keep_duties(house.door, DUTIES, house.clock, _moved(house.clock))
        ),
    ]
    answered = {
        name: partial(command, settings, database, house.clock)
        for name, command in commands.items()
    }
    server = await line.listen(settings.home, answered)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    async with AsyncExitStack() as beside:
        if house.is_demo:
            await beside.enter_async_context(
                stand_in_beside(house.door, settings, now=house.wall.now())
            )
        yield
    server.close()
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    database.close()


def _moved(clock: Clock) -> asyncio.Event:
    """Set when the demo's clock is moved; the wall's never is."""
    moved = asyncio.Event()
    if isinstance(clock, DemoClock):
        clock.when_moved(moved.set)
    return moved


def routes_of(app: App) -> list[tuple[str, str]]:
    """Every method and path that the service answers, for tests and for the curious."""
    return sorted(
        (method, route.path)
        for route in inside(app).routes
        if isinstance(route, HTTPRoute)
        for method in route.methods
    )


def first_parts() -> set[str]:
    """What no municipality can be called in addresses: pages stand there."""
    handlers: Any = surfaces().route_handlers
    paths: list[str] = [path for handler in handlers for path in handler.paths]
    return {path.split("/")[1] for path in paths} | {"schema"}


def inside(app: App) -> Litestar:
    if not isinstance(app, Guard):
        raise TypeError("the service stands behind its gate")
    return cast("Litestar", cast("Measured", app.app).app)
