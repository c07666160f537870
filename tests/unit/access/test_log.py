"""Every change leaves a row, and nobody reaches what is not hers."""

from functools import partial

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.access import people, relations
from backend.access.facts import Purpose, RelationKind
from backend.access.scope import scope
from backend.access.tables import LogRow, Relation
from backend.kernel.ids import CaseId
from backend.kernel.period import Period
from backend.plumbing.database import Opened
from tests.conftest import NOON, House

CASE = CaseId("01900000-0000-7000-8000-000000000001")


def _rows(session: Session, *, house: House, slug: str, purpose: Purpose) -> int:
    actor = house.actor(slug)
    return (
        session.scalar(
            select(func.count())
            .select_from(Relation)
            .where(scope(actor, purpose, Relation))
        )
        or 0
    )


class TestLog:
    @pytest.mark.capability("X3")
    def test_keeps_a_row_for_a_read(self, house: House) -> None:
        elin = house.actor("elin")

        house.door.read_now(
            lambda _session: None,
            by=elin,
            now=NOON,
            opened=Opened(purpose=Purpose.case_file, what="case", case_id=CASE),
        )

        row = house.door.look_now(lambda s: s.scalars(select(LogRow)).one())
        assert (row.action, row.case_id, row.user_id) == (
            "read_case",
            CASE,
            elin.user_id,
        )


class TestScope:
    def test_reaches_what_is_assigned_and_nothing_else(self, house: House) -> None:
        marta, elin = house.actor("marta"), house.actor("elin")
        assert marta.person_id is not None
        house.database.write_now(
            partial(
                relations.grant,
                municipality_id=marta.municipality_id,
                case_id=CASE,
                person_id=marta.person_id,
                kind=RelationKind.assigned,
                holder=elin.user_id,
                valid=Period(NOON.date()),
            )
        )

        reached = {
            slug: house.door.look_now(
                partial(_rows, house=house, slug=slug, purpose=Purpose.case_file)
            )
            for slug in ("elin", "oskar", "adam", "fatima", "petra")
        }

        assert reached == {"elin": 1, "oskar": 0, "adam": 0, "fatima": 0, "petra": 0}

    def test_shows_the_person_her_own_and_no_other_person(self, house: House) -> None:
        marta = house.actor("marta")
        assert marta.person_id is not None
        house.database.write_now(
            partial(
                relations.grant,
                municipality_id=marta.municipality_id,
                case_id=CASE,
                person_id=marta.person_id,
                kind=RelationKind.unit,
                holder="a unit",
                valid=Period(NOON.date()),
            )
        )

        own = house.door.look_now(
            partial(_rows, house=house, slug="marta", purpose=Purpose.own_file)
        )
        others = house.door.look_now(
            partial(_rows, house=house, slug="aino", purpose=Purpose.own_file)
        )

        assert (own, others) == (1, 0)


class TestPeople:
    def test_are_found_by_personnummer_in_their_own_municipality_only(
        self, house: House
    ) -> None:
        def find(municipality: str) -> str | None:
            found = house.door.look_now(
                partial(
                    people.person_numbered,
                    municipality_id=house.municipality_id(municipality),
                    personnummer="194006128989",
                )
            )
            return found.name if found else None

        assert find("nacka") == "Märta Lindgren"
        assert find("osteraker") is None
