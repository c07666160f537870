"""An emergency of yesterday in the demo, that nobody has judged yet."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from backend.demo.cases import StoryStuck, do
from backend.investigation import actions, queries
from backend.investigation.facts import WorkList, WorkStep
from backend.kernel.actor import Actor
from backend.plumbing.database import Door

WHY: Final = (
    "Grannen ringde. Hon öppnar inte och svarar inte, och jag måste se vem som har "
    "nyckel och vilka hon vill att vi ringer."
)


def break_glass(door: Door[Any], *, by: Actor, now: datetime) -> None:
    """In a case that a colleague has planned a visit in."""
    at = now - timedelta(days=1)
    listed = door.look_now(
        partial(
            queries.worklist,
            actor=by,
            now=now,
            today=now.date(),
            shown=WorkList.unit,
        ),
        by=by,
    )
    planned = [row for row in listed.rows if row.step is WorkStep.visit]
    if not planned:
        raise StoryStuck("no case with a visit to come")
    number = planned[0].case_number
    opens = partial(actions.break_glass, number=number, personnummer=None, reason=WHY)
    do(door, opens, by=by, now=at)
