"""Two who act on one thing at the same moment, on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.conftest import House

Act = Callable[[Session], Any]


def at_once(house: House, one: Act, other: Act) -> tuple[object, object]:
    """What becomes of both when the other begins before the first has ended."""
    has_acted, may_end = Event(), Event()

    def slowly(session: Session) -> object:
        done = one(session)
        session.flush()
        has_acted.set()
        assert may_end.wait(20)
        return done

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(house.door.run_now, slowly)
        assert has_acted.wait(20)
        second = threads.submit(house.door.run_now, other)
        while not (second.done() or _waits(house)):
            pass
        may_end.set()
        return first.result(20), second.result(20)


def _waits(house: House) -> bool:
    """Whether a transaction stands in line; in SQLite a second one always does."""
    if house.database.engine.dialect.name == "sqlite":
        return True
    waiting = (
        "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock')"
    )
    return house.as_owner(lambda s: s.execute(text(waiting)).scalar_one())
