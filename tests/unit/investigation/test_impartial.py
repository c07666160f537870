"""Jäv (FL 16–18): nobody handles her own case, nor that of somebody she acts for."""

from typing import Any

import pytest

from backend.access import mandate_actions
from backend.access.impartial import NotImpartial
from backend.access.mandate_facts import MandateRevoked
from backend.access.tables import JoinedRoles
from backend.fees import actions as fee_actions
from backend.investigation import actions
from backend.investigation.facts import CaseTaken, DecisionMade, InvestigationSigned
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, MandateId
from tests.conftest import NOON, House
from tests.unit.access.mandates import given
from tests.unit.fees.told import FROM_OCTOBER, IN_OCTOBER, Told
from tests.unit.investigation.decisions import (
    decide,
    happened,
    proposed_case,
    save,
    sign,
    skip,
)
from tests.unit.investigation.samples import open_case, take
from tests.unit.investigation.test_colleague import WHY, breaks_glass, covers, do


def is_herself(house: House, post: str, own: str) -> None:
    """Whoever has the post is this resident, and has shown it."""
    pair = JoinedRoles(
        post_id=house.actor(post).user_id,
        own_id=house.actor(own).user_id,
        joined_at=NOON,
    )
    house.database.write_now(lambda s: s.add(pair))


def takes_back(house: House, mandate_id: MandateId) -> None:
    ended = do(house, mandate_actions.revoke, "marta", mandate_id=mandate_id)
    assert isinstance(ended, MandateRevoked)


def takes(house: House, case_id: CaseId) -> Any:
    return do(house, actions.take_case, "elin", case_id=case_id)


@pytest.mark.capability("X2")
class TestWhoeverIsPartial:
    def test_does_not_take_her_own_case(self, house: House) -> None:
        case_id = open_case(house)
        is_herself(house, "elin", "marta")

        assert takes(house, case_id) == NotImpartial()

    def test_does_not_take_the_case_of_somebody_she_acts_for(
        self, house: House
    ) -> None:
        case_id = open_case(house)
        is_herself(house, "elin", "karin")
        mandate_id = given(house)

        refused = takes(house, case_id)
        takes_back(house, mandate_id)

        assert refused == NotImpartial()
        assert isinstance(takes(house, case_id), CaseTaken)

    def test_reaches_it_in_no_other_way(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        is_herself(house, "lovisa", "marta")

        tried = [
            covers(house, case_id),
            breaks_glass(house),
            do(house, actions.take_over, "lovisa", case_id=case_id, reason=WHY),
        ]

        assert tried == [NotImpartial()] * 3

    def test_signs_nothing_in_it(self, house: House) -> None:
        """It became hers after she had taken it: the mandate is of today."""
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        is_herself(house, "elin", "karin")
        mandate_id = given(house)

        refused = sign(house, case_id)
        takes_back(house, mandate_id)

        assert refused == NotImpartial()
        happened(sign(house, case_id), InvestigationSigned)

    def test_does_not_decide_it_above_whoever_investigated(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        happened(sign(house, case_id), InvestigationSigned)
        happened(decide(house, case_id), Event)
        is_herself(house, "sofia", "marta")

        assert decide(house, case_id, "sofia") == NotImpartial()
        happened(decide(house, case_id, "ulla"), DecisionMade)

    def test_does_not_decide_her_own_fee(self, house: House) -> None:
        told = Told(house)
        told.declares()
        is_herself(house, "fatima", "marta")

        refused = told.does(
            fee_actions.decide_fee,
            told.fatima,
            IN_OCTOBER,
            case_id=told.case_id,
            form=FROM_OCTOBER,
        )

        assert refused == NotImpartial()


class TestColleague:
    def test_with_another_account_of_her_own_works_as_before(
        self, house: House
    ) -> None:
        case_id = open_case(house)
        is_herself(house, "elin", "karin")

        assert isinstance(takes(house, case_id), CaseTaken)
