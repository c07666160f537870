"""What is above the officer's right goes up, and may come back with a note."""

import pytest
from msgspec.structs import replace

from backend.investigation.facts import (
    BeyondDelegation,
    DecisionMade,
    DecisionSentBack,
    DecisionSentUp,
    InvestigationSigned,
    NoteMissing,
    NotReady,
    Proposed,
    Signed,
    WorkStep,
)
from backend.kernel.ids import CaseId
from tests.conftest import House
from tests.unit.investigation.decisions import (
    decide,
    desk,
    draft,
    happened,
    proposed_case,
    save,
    send_back,
    sign,
    skip,
)
from tests.unit.investigation.test_inquiry import work


class TestSendingBack:
    NOTE = "Räkna om städningen, den är var tredje vecka."

    def _sent_up(self, house: House) -> CaseId:
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        sign(house, case_id)
        happened(decide(house, case_id), DecisionSentUp)
        return case_id

    @pytest.mark.capability("I7")
    def test_opens_the_investigation_where_it_was_signed(self, house: House) -> None:
        case_id = self._sent_up(house)

        happened(send_back(house, case_id, self.NOTE), DecisionSentBack)

        found = desk(house, case_id)
        assert isinstance(found.file.investigation.state, Proposed)
        assert found.sent_up is None
        assert found.sent_back is not None
        assert found.sent_back.note == self.NOTE
        assert found.sent_back.by.name == "Sofia Berg"
        assert found.before_signing == ()

    def test_is_a_row_for_the_officer_with_the_note(self, house: House) -> None:
        case_id = self._sent_up(house)

        send_back(house, case_id, self.NOTE)

        (row,) = work(house).rows
        assert row.step is WorkStep.revise
        assert (row.note_by, row.note) == ("Sofia Berg", self.NOTE)

    def test_comes_up_again_and_is_decided(self, house: House) -> None:
        case_id = self._sent_up(house)
        send_back(house, case_id, self.NOTE)

        save(house, case_id, replace(draft(), reasons="Nya skäl."), base_version=1)
        happened(sign(house, case_id), InvestigationSigned)
        happened(decide(house, case_id), DecisionSentUp)
        again = desk(house, case_id, "sofia")
        happened(decide(house, case_id, "sofia"), DecisionMade)

        assert again.sent_back is None
        assert again.sent_up is not None
        made = desk(house, case_id).decision
        assert made is not None
        assert made.reasons == "Nya skäl."

    def test_says_what_is_to_be_changed(self, house: House) -> None:
        case_id = self._sent_up(house)

        assert isinstance(send_back(house, case_id, " "), NoteMissing)
        assert isinstance(desk(house, case_id).file.investigation.state, Signed)

    def test_is_for_whoever_decides(self, house: House) -> None:
        case_id = self._sent_up(house)

        assert isinstance(
            send_back(house, case_id, self.NOTE, officer="elin"), BeyondDelegation
        )

    def test_is_not_possible_before_it_has_come_up(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)

        assert isinstance(send_back(house, case_id, self.NOTE), NotReady)

    def test_leaves_the_note_out_of_the_log(self, house: House) -> None:
        case_id = self._sent_up(house)

        send_back(house, case_id, self.NOTE)

        lines = house.logged(case_id)
        (line,) = [each for each in lines if each.action == "decision_sent_back"]
        assert line.role == "senior_officer"
        assert self.NOTE not in str(vars(line))
