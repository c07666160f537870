"""Who has opened what of two residents, a question about it, and the month drawn."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy.orm import Session

from backend.access import log_drawing, own_log
from backend.access.facts import Purpose
from backend.demo.cases import StoryStuck, colleague, do
from backend.insight import queries
from backend.kernel.actor import Actor
from backend.kernel.calendar import working_day_from
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Opened
from backend.plumbing.duties import the_clock

# Who, for what, which page, how many days into last month, and when.
LAST_MONTH: Final = (
    ("elin", Purpose.case_file, "case", 3, time(9, 14)),
    ("elin", Purpose.case_file, "case", 3, time(9, 52)),
    ("elin", Purpose.decide, "decision", 3, time(10, 5)),
    ("sofia", Purpose.decide, "decision", 4, time(13, 20)),
    ("petra", Purpose.order, "order", 7, time(8, 40)),
    ("hanna", Purpose.visits, "visit", 8, time(7, 35)),
    ("fatima", Purpose.economy, "fee_person", 10, time(14, 2)),
    ("elin", Purpose.follow_up, "follow_up", 14, time(11, 0)),
)
LATE: Final = time(21, 40)
A_FEW_DAYS: Final = timedelta(days=3)
QUESTION: Final = "Varför läste någon om mig en kväll? Jag hade inte ringt."


def open_and_ask(
    door: Door[Any], *, asks: Actor, looked_up: Actor, now: datetime
) -> None:
    """An evening opening that she asks about; somebody who has no case is looked up."""
    first = (now.date().replace(day=1) - timedelta(days=1)).replace(day=1)
    for slug, purpose, what, days, hour in LAST_MONTH:
        at = _moment(working_day_from(first + timedelta(days=days)), hour)
        _opens(door, slug, purpose, what, of=asks, at=at)
    at = _moment(working_day_from(first + timedelta(days=15)), LATE)
    _opens(door, "elin", Purpose.case_file, "case", of=asks, at=at)
    door.read_now(
        lambda _: None,
        by=colleague(door, "elin"),
        now=at,
        opened=Opened(
            purpose=Purpose.case_file, what="register", person_id=looked_up.person_id
        ),
    )
    _asks_about_the_latest(door, asks, at=now - A_FEW_DAYS)
    for slug in ("elin", "oskar"):
        home = colleague(door, slug).municipality_id
        draw = partial(log_drawing.draw_month, what=f"{first:%Y-%m}")
        do(door, draw, by=the_clock(home), now=now)


def _opens(
    door: Door[Any],
    slug: str,
    purpose: Purpose,
    what: str,
    *,
    of: Actor,
    at: datetime,
) -> None:
    case = door.look_now(partial(queries.own_case, actor=of, now=at), by=of)
    if case is None:
        raise StoryStuck("a resident without a case")
    door.read_now(
        lambda _: None,
        by=colleague(door, slug),
        now=at,
        opened=Opened(
            purpose=purpose, what=what, case_id=case.case_id, person_id=of.person_id
        ),
    )


def _asks_about_the_latest(door: Door[Any], asks: Actor, *, at: datetime) -> None:
    def latest(session: Session) -> int:
        found = own_log.own_openings(
            session, actor=asks, by_staff=True, before=None, now=at
        )
        day = next(lines for _, lines in found.days if _is_late(lines[0].times[0]))
        return day[0].opening.seq

    ask = partial(own_log.ask, seq=door.look_now(latest, by=asks), text=QUESTION)
    do(door, ask, by=asks, now=at)


def _is_late(moment: datetime) -> bool:
    return moment.time() >= LATE


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, STOCKHOLM)
