"""She answers on her own page while the officer notes what she said by telephone."""

from functools import partial

import pytest

from backend.investigation import actions
from backend.investigation.facts import AlreadyAnswered, AnswerKind, PartyAnswered
from tests.conftest import NOON, House
from tests.unit.at_once import at_once
from tests.unit.investigation.decisions import communicated, proposed_case, save


class TestAnswering:
    @pytest.mark.capability("I6")
    def test_at_the_same_moment_counts_once(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        event = communicated(house, case_id)
        marta, elin = house.actor("marta"), house.actor("elin")

        first, second = at_once(
            house,
            partial(
                actions.answer_communication,
                communication_id=event.communication_id,
                answer=AnswerKind.remarks,
                text="Dottern kan inte på vardagar",
                by=marta,
                now=NOON,
            ),
            partial(
                actions.note_answer,
                communication_id=event.communication_id,
                answer=AnswerKind.no_remarks,
                text="",
                by=elin,
                now=NOON,
            ),
        )

        assert isinstance(first, PartyAnswered)
        assert isinstance(second, AlreadyAnswered)
