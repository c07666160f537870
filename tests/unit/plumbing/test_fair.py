"""Load in one municipality does not keep the other waiting: orders are counted, not time."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import pytest
from sqlalchemy import insert

from backend.kernel.actor import Actor
from backend.kernel.ids import MunicipalityId
from backend.kernel.refusal import NotFound
from backend.plumbing.duties import SHARE, Due, Duty, do_duties
from backend.plumbing.identity import new_id
from backend.plumbing.post import BATCH, NotificationRow, mark_failed, unsent
from tests.conftest import NOON, House

MANY: Final = 2_000
FEW: Final = 3
# More than a municipality has done before the others are looked at again.
LOAD: Final = 3 * SHARE


def waits(house: House, slug: str, count: int) -> list[str]:
    """So many nudges to be sent in a municipality."""
    home = house.municipality_id(slug)
    ids = [new_id() for _ in range(count)]
    rows = [
        {
            "notification_id": each,
            "municipality_id": home,
            "to_email": "somebody@example.test",
            "template": "notification-decision",
            "reference": "",
            "language": "sv",
            "made_at": NOON,
        }
        for each in ids
    ]
    house.door.run_now(lambda s: s.execute(insert(NotificationRow), rows))
    return ids


@pytest.mark.capability("X6")
class TestPost:
    def test_goes_round_the_municipalities(self, house: House) -> None:
        first = waits(house, "nacka", MANY)
        later = waits(house, "osteraker", FEW)

        sent = [each.notification_id for each in house.door.look_now(unsent)]

        assert len(sent) == BATCH
        assert [each for each in sent if each in later] == later
        assert max(sent.index(each) for each in later) < 2 * FEW
        assert [each for each in sent if each not in later] == first[: BATCH - FEW]

    def test_that_fails_in_one_is_tried_again_in_its_turn(self, house: House) -> None:
        [failed, *_] = waits(house, "osteraker", 1)
        waits(house, "nacka", BATCH)
        house.door.run_now(
            lambda s: mark_failed(s, notification_id=failed, failure="OSError")
        )

        sent = [each.notification_id for each in house.door.look_now(unsent)]

        assert sent.index(failed) < FEW


@dataclass
class Desk:
    """A duty that notes in which order things are done.

    It finds them from its look number `begins`; what `stays` due is found for ever.
    """

    waiting: list[Due]
    done: list[Due] = field(default_factory=list[Due])
    begins: int = 1
    stays: bool = False
    looked: int = 0

    @property
    def duty(self) -> Duty:
        return Duty(name="desk", due=self.due, act=self.act)

    def due(self, session: Any, *, now: datetime) -> list[Due]:
        self.looked += 1
        return list(self.waiting) if self.looked >= self.begins else []

    def act(self, session: Any, what: str, *, by: Actor, now: datetime) -> NotFound:
        due = Due(municipality_id=by.municipality_id, what=what)
        self.done.append(due)
        if not self.stays:
            self.waiting.remove(due)
        return NotFound()


def due_in(home: str, count: int) -> list[Due]:
    return [
        Due(municipality_id=MunicipalityId(home), what=f"{home}{number}")
        for number in range(count)
    ]


def a_round(house: House, *desks: Desk) -> None:
    door: Any = house.door
    asyncio.run(do_duties(door, [desk.duty for desk in desks], now=NOON))


@pytest.mark.capability("X6")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestDuties:
    def test_go_round_the_municipalities(self, house: House) -> None:
        desk = Desk([*due_in("large", LOAD), *due_in("small", FEW)])

        a_round(house, desk)

        homes = [str(each.municipality_id) for each in desk.done]
        assert homes[: 2 * FEW] == ["large", "small"] * FEW
        assert homes[2 * FEW :] == ["large"] * (LOAD - FEW)
        assert desk.waiting == []

    def test_let_in_what_falls_due_meanwhile(self, house: House) -> None:
        """Behind one share of the other's at the most, not behind all of them."""
        desk = Desk(due_in("large", LOAD))
        later = Desk(due_in("small", 1), done=desk.done, begins=2)

        a_round(house, desk, later)

        homes = [str(each.municipality_id) for each in desk.done]
        assert homes.index("small") <= SHARE + 1
        assert len(homes) == LOAD + 1

    def test_do_each_thing_once_though_it_stays_due(self, house: House) -> None:
        desk = Desk(due_in("large", LOAD), stays=True)

        a_round(house, desk)

        assert desk.done == desk.waiting
