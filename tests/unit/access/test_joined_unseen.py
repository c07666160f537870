"""Somebody protected shows her document: what she sent goes to her file, and nobody sees."""

from functools import partial

import pytest
from sqlalchemy import select

from backend.access import joining
from backend.access.events import PersonProven
from backend.access.facts import IdentityDocument, PersonFacts, Purpose
from backend.access.tables import Relation
from backend.contact.tables import Intake
from backend.kernel.ids import CaseId
from backend.plumbing.database import Kept
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.joining import (
    applied_as,
    as_marta,
    person_of,
    receipts,
    row_of,
    whole_of,
)
from tests.unit.access.shielded import case_of, names, opens, protects, reached
from tests.unit.contact.test_unproven import BERIT


@pytest.fixture
def whole(house: House) -> House:
    return whole_of(house)


def proves(house: House, person: PersonFacts, case_id: CaseId) -> object:
    """Sofia, who is not named, has seen her passport."""
    sofia = house.actor("sofia")
    prove = partial(
        joining.prove,
        person=person,
        case_id=case_id,
        document=IdentityDocument.passport,
        by=sofia,
        now=NOON,
    )
    outcome = house.door.act_now(prove, by=sofia, now=NOON)
    return outcome.event if isinstance(outcome, Kept) else outcome


@pytest.mark.capability("X4")
class TestJoinedUnseen:
    def test_is_answered_as_of_somebody_new(self, whole: House) -> None:
        protects(whole, case_of(whole))
        hers, case_id = as_marta(whole)
        nobodys, other = applied_as(whole, BERIT, "ny@example.test")
        before = set(whole.database.read_now(notifications))

        of_her = proves(whole, row_of(whole, hers), case_id)
        of_nobody = proves(whole, row_of(whole, nobodys), other)

        assert isinstance(of_her, PersonProven)
        assert isinstance(of_nobody, PersonProven)
        assert of_her.document is of_nobody.document
        assert set(whole.database.read_now(notifications)) <= before

    def test_goes_to_her_file_and_out_of_sight(self, whole: House) -> None:
        earlier = case_of(whole)
        which = protects(whole, earlier)
        names(whole, which)
        guest, case_id = as_marta(whole)
        sofia = whole.actor("sofia")
        assert case_id in reached(whole, sofia, Purpose.worklist)

        proves(whole, row_of(whole, guest), case_id)

        assert reached(whole, sofia, Purpose.worklist) == set()
        assert reached(whole, whole.actor("elin"), Purpose.case_file) == set()
        assert {case_id} <= receipts(whole, whole.actor("marta"))
        assert reached(whole, opens(whole), Purpose.case_file) == {earlier, case_id}

    def test_is_that_of_whoever_is_named(self, whole: House) -> None:
        names(whole, protects(whole, case_of(whole)))
        guest, case_id = as_marta(whole)
        elin = whole.actor("elin").user_id

        proves(whole, row_of(whole, guest), case_id)

        tied = whole.database.read_now(
            lambda s: s.scalars(
                select(Relation.holder).where(
                    Relation.case_id == case_id, Relation.holder == elin
                )
            ).all()
        )
        assert list(tied) == [elin]
        moved = whole.database.read_now(
            lambda s: s.scalars(
                select(Intake.person_id).where(Intake.case_id == case_id)
            ).one()
        )
        assert moved == person_of(whole, "marta").person_id
