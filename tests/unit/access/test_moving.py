"""Somebody begins at another unit: her rights at the old one end that minute."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import brief, moving, people, sign_ins, staff_ways
from backend.access.events import StaffMoved
from backend.access.facts import Means
from backend.access.moving import NoSuchPlace
from backend.access.sign_ins import Browser
from backend.access.tables import LogRow, Unit
from backend.investigation import actions
from backend.investigation.facts import CaseTakenOver
from backend.kernel.actor import ProofLevel, Role
from backend.kernel.ids import CaseId, UnitId
from backend.kernel.refusal import NotAllowed, NotFound
from backend.plumbing.database import Kept
from tests.conftest import NOON, House
from tests.unit.access.test_staff_ways import newcomer
from tests.unit.investigation.samples import open_case, take, try_case_file

THERE = UnitId("the other unit")
WHY = "Elin har varit på en annan enhet en tid"
LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def case_id(house: House) -> CaseId:
    """Elin's, in the first of two units."""
    home = house.municipality_id()
    house.database.write_now(
        lambda s: s.add(Unit(unit_id=THERE, municipality_id=home, name="Sydost"))
    )
    case_id = open_case(house)
    take(house, case_id)
    return case_id


def move(house: House, who: str, to: str, *, by: str = "ulla") -> Any:
    """By its door, as the page does it."""
    actor = house.actor(by)
    action = partial(
        moving.move, user_id=house.actor(who).user_id, to=to, by=actor, now=NOON
    )
    outcome = house.door.act_now(action, by=actor, now=NOON)
    return outcome.event if isinstance(outcome, Kept) else outcome


def places(house: House, who: str, *, by: str) -> list[str]:
    found = house.database.read_now(
        partial(moving.places_for, user_id=house.actor(who).user_id, by=house.actor(by))
    )
    return [each.name for each in found]


def case_file(house: House, case_id: CaseId, who: str) -> Any:
    return try_case_file(house, case_id, by=house.actor(who))


def signed_in(house: House, who: str) -> str:
    return house.database.write_now(
        partial(
            sign_ins.begin,
            user_id=house.actor(who).user_id,
            means=Means.passkey,
            level=ProofLevel.N3,
            browser=Browser(),
            now=NOON,
        )
    )


@pytest.mark.capability("X2")
class TestMoved:
    def test_reaches_her_old_cases_no_longer(
        self, house: House, case_id: CaseId
    ) -> None:
        assert case_file(house, case_id, "elin") is not None

        moved = move(house, "elin", THERE)

        assert isinstance(moved, StaffMoved)
        assert house.actor("elin").unit_id == THERE
        assert case_file(house, case_id, "elin") is None
        assert case_file(house, case_id, "sofia") is not None

    def test_covers_and_opens_nothing_that_was_hers_for_a_while(
        self, house: House, case_id: CaseId
    ) -> None:
        lovisa = house.actor("lovisa")
        cover = partial(
            actions.cover, case_id=case_id, days=7, reason=WHY, by=lovisa, now=NOON
        )
        assert isinstance(house.door.act_now(cover, by=lovisa, now=NOON), Kept)

        move(house, "lovisa", THERE)

        def held(session: Session) -> int:
            member = people.staff(session, lovisa.user_id)
            return len(brief.held_by(session, member, now=LATER))

        assert house.database.read_now(held) == 0

    def test_signs_in_anew(self, house: House, case_id: CaseId) -> None:
        """What ends her sign-in leaves what her phone holds to her next one (F6, F7)."""
        token = signed_in(house, "elin")

        move(house, "elin", THERE)

        ask = partial(sign_ins.standing, token=token, now=LATER)
        assert house.database.read_now(ask) is None
        ended = partial(sign_ins.ended_by_others, token=token, now=LATER)
        assert house.database.read_now(ended) is None

    def test_back_takes_over_what_was_hers(self, house: House, case_id: CaseId) -> None:
        was = house.actor("elin").unit_id
        move(house, "elin", THERE)
        assert move(house, "elin", str(was), by="adam") is not None
        elin = house.actor("elin")

        taken = house.door.act_now(
            partial(actions.take_over, case_id=case_id, reason=WHY, by=elin, now=LATER),
            by=elin,
            now=LATER,
        )

        assert isinstance(taken, Kept)
        assert isinstance(taken.event, CaseTakenOver)

    def test_is_logged(self, house: House, case_id: CaseId) -> None:
        move(house, "elin", THERE)

        newest = select(LogRow).order_by(LogRow.seq.desc()).limit(1)
        row = house.database.read_now(lambda s: s.scalars(newest).one())
        ulla = house.actor("ulla").user_id
        assert (row.action, row.user_id) == ("staff_moved", ulla)


@pytest.mark.capability("X2")
class TestMoving:
    def test_is_for_whoever_looks_after_her(
        self, house: House, case_id: CaseId
    ) -> None:
        for by in ("sofia", "una", "axel", "petra"):
            assert move(house, "elin", THERE, by=by) == NotFound()
        assert move(house, "ulla", THERE, by="ulla") == NotFound()
        assert move(house, "adam", THERE, by="adam") == NotAllowed()

    def test_leads_to_another_unit_of_the_same_kind(
        self, house: House, case_id: CaseId
    ) -> None:
        beside = str(house.actor("oskar").unit_id)
        provider = str(house.actor("viktor").provider_id)
        for place in (
            "",
            "nowhere",
            beside,
            provider,
            str(house.actor("elin").unit_id),
        ):
            assert move(house, "elin", place) == NoSuchPlace()
        assert places(house, "elin", by="ulla") == ["Sydost"]
        assert places(house, "ali", by="adam") == [
            "Hemvården Björken",
            "Stationens omsorg",
        ]
        assert places(house, "ali", by="petra") == []
        assert places(house, "fatima", by="adam") == []

    def test_of_a_newcomer_begins_where_she_is_invited(
        self, house: House, case_id: CaseId
    ) -> None:
        """The head of the second unit invites to the second."""
        move(house, "ulla", THERE, by="adam")

        newcomer(house, by="ulla", role=Role.case_officer, document=None)

        found = house.database.read_now(
            lambda s: staff_ways.colleagues(s, by=house.actor("ulla"), now=NOON)
        )
        assert [each.name for each in found] == ["Nils Ny"]
