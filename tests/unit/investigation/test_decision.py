"""A decision is communicated, signed, made by whoever may, and served."""

import hashlib
import io
from datetime import date, timedelta
from functools import partial
from typing import cast

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import StreamObject

from backend.access.facts import Purpose
from backend.investigation import actions, queries
from backend.investigation.facts import (
    AlreadyAnswered,
    AlreadyDecided,
    AnswerKind,
    AnswerMissing,
    AnswerTooLate,
    ChangedMeanwhile,
    Communicated,
    DecisionKind,
    DecisionMade,
    DecisionSentUp,
    DecisionServed,
    Hindrance,
    InvestigationClosed,
    InvestigationSigned,
    LastDayTooSoon,
    NothingToCommunicate,
    NotReady,
    PartyAnswered,
    Proposed,
    ReasonMissing,
    Result,
    RightToDecide,
    StartsInThePast,
    WorkStep,
)
from backend.kernel.calendar import appeal_last_day
from backend.kernel.ids import CaseId, DecisionId
from backend.kernel.refusal import NotFound
from backend.kernel.services import ServiceKind
from backend.plumbing.database import Kept, Opened
from tests.conftest import NOON, House
from tests.unit.investigation.decisions import (
    AFTERWARDS,
    GRANTED,
    LAST_DAY,
    REASONS,
    TWO_AND_ONE,
    answer,
    communicate,
    communicated,
    decide,
    decided,
    desk,
    draft,
    happened,
    own,
    proposed_case,
    save,
    sign,
    skip,
)
from tests.unit.investigation.samples import TODAY
from tests.unit.investigation.test_inquiry import work


class TestCommunication:
    def test_waits_until_every_outcome_has_its_reason(self, house: House) -> None:
        case_id = proposed_case(house)

        assert isinstance(communicate(house, case_id), NothingToCommunicate)

        save(house, case_id)
        event = communicated(house, case_id)

        assert event.last_day == LAST_DAY
        assert isinstance(desk(house, case_id).file.investigation.state, Communicated)

    def test_gives_her_time_to_answer(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)

        refusal = communicate(house, case_id, last_day=TODAY + timedelta(days=1))

        assert refusal == LastDayTooSoon(earliest=TODAY + timedelta(days=3))

    def test_keeps_her_answer_once(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        event = communicated(house, case_id)

        assert isinstance(answer(house, event, text=" "), AnswerMissing)
        happened(answer(house, event), PartyAnswered)
        again = answer(house, event, kind=AnswerKind.no_remarks)

        assert isinstance(again, AlreadyAnswered)
        shown = desk(house, case_id).communication
        assert shown is not None
        assert shown.answer_text == "Dottern kan inte på vardagar"
        assert [row.step for row in work(house).rows] == [WorkStep.read_answer]

    def test_is_hers_alone_to_answer(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        event = communicated(house, case_id)

        assert isinstance(answer(house, event, resident="aino"), NotFound)

    def test_is_over_when_the_day_has_passed(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        communicated(house, case_id)

        assert Hindrance.answer in desk(house, case_id).before_signing
        assert isinstance(sign(house, case_id), NotReady)
        assert work(house).rows[0].step is WorkStep.await_answer
        assert work(house, now=AFTERWARDS).rows[0].step is WorkStep.sign

        happened(sign(house, case_id, now=AFTERWARDS), InvestigationSigned)

    def test_is_asked_anew_when_an_outcome_changes(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        communicated(house, case_id)

        save(house, case_id, draft(GRANTED), base_version=1)

        assert isinstance(desk(house, case_id).file.investigation.state, Proposed)

    def test_is_skipped_only_with_a_reason(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)

        assert isinstance(skip(house, case_id, " "), ReasonMissing)
        assert isinstance(sign(house, case_id), NotReady)

        skip(house, case_id)
        happened(sign(house, case_id), InvestigationSigned)

    def test_ends_when_the_investigation_is_signed(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        event = communicated(house, case_id)
        sign(house, case_id, now=AFTERWARDS)

        assert isinstance(answer(house, event), AnswerTooLate)


class TestDraft:
    def test_says_who_saved_meanwhile(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        sign(house, case_id)
        worded = replace(draft(), reasons=REASONS + " Du behöver hjälp.")

        save(house, case_id, worded, officer="sofia", base_version=1)
        refusal = save(house, case_id, base_version=1)

        assert isinstance(refusal, ChangedMeanwhile)

    def test_cannot_begin_before_today(self, house: House) -> None:
        case_id = proposed_case(house)
        early = replace(draft(), starts_on=TODAY - timedelta(days=1))

        assert isinstance(save(house, case_id, early), StartsInThePast)

    @pytest.mark.capability("I7")
    def test_is_closed_by_the_signature_but_for_the_words(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        sign(house, case_id)

        changed = save(house, case_id, draft(GRANTED), base_version=1)
        worded = save(house, case_id, replace(draft(), reasons="Andra ord."))

        assert isinstance(changed, InvestigationClosed)
        assert isinstance(worded, Kept)


class TestDecide:
    def test_waits_for_the_signature(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)

        assert isinstance(decide(house, case_id), NotReady)

    def test_goes_to_the_senior_officer_by_itself(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        sign(house, case_id)

        sent = happened(decide(house, case_id), DecisionSentUp)
        made = happened(decide(house, case_id, "sofia"), DecisionMade)

        assert sent.role == "senior_officer"
        assert isinstance(decide(house, case_id), AlreadyDecided)
        decision = desk(house, case_id).decision
        assert decision is not None
        assert decision.decision_id == made.decision_id
        assert decision.decided_by.name == "Sofia Berg"
        assert decision.presented_by is not None
        assert decision.presented_by.name == "Elin Sandberg"
        assert (decision.kind, decision.delegation_point) == (
            DecisionKind.partly_granted,
            "3.3",
        )

    def test_stands_on_the_seniors_list_while_it_waits(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)
        skip(house, case_id)
        sign(house, case_id)

        decide(house, case_id)

        assert [row.step for row in work(house, "sofia").rows] == [WorkStep.decide]
        assert work(house).rows == ()
        assert isinstance(decide(house, case_id), NotReady)

    def test_counts_all_home_care_in_force_together(self, house: House) -> None:
        decided(house, proposed_case(house))
        alone = desk(house, proposed_case(house, adopts=False)).right
        second = proposed_case(house, adopts=False)
        save(house, second)

        together = desk(house, second).right

        assert isinstance(alone, RightToDecide)
        assert isinstance(together, RightToDecide)
        assert together.hours_a_month == 2 * alone.hours_a_month

    def test_tells_the_next_areas_what_was_granted(self, house: House) -> None:
        made = decided(house, proposed_case(house))

        kinds = {each.kind for each in made.granted}
        assert kinds == {ServiceKind.household_service, ServiceKind.personal_care}
        assert made.refused == (ServiceKind.escort,)
        assert {goal.category for goal in made.goals} == {"d510", "d640"}
        tasks = [task for each in made.granted for task in each.tasks]
        assert all(task.need_id and task.goal_id for task in tasks)

    def test_lets_the_officer_decide_what_is_hers(self, house: House) -> None:
        case_id = proposed_case(house)
        alarm = tuple(
            replace(each, result=Result.refused, reason="Behovet finns inte.")
            for each in TWO_AND_ONE
        )
        save(house, case_id, replace(draft(alarm), starts_on=None))
        skip(house, case_id, "Brådskar.")
        sign(house, case_id)

        made = happened(decide(house, case_id), DecisionMade)

        assert made.granted == ()
        decision = desk(house, case_id).decision
        assert decision is not None
        assert decision.presented_by is None
        assert decision.kind is DecisionKind.refused


class TestLetter:
    def test_is_tagged_archivable_and_frozen(self, house: House) -> None:
        case_id = proposed_case(house)
        made = decided(house, case_id)
        by = house.actor("marta")

        content = house.door.read_now(
            partial(
                queries.decision_letter,
                actor=by,
                decision_id=made.decision_id,
                purpose=Purpose.own_decision,
            ),
            by=by,
            now=NOON,
            opened=Opened(purpose=Purpose.own_decision, what="letter"),
        )

        assert content is not None
        decision = desk(house, case_id).decision
        assert decision is not None
        assert decision.sha256 == hashlib.sha256(content).hexdigest()
        reader = PdfReader(io.BytesIO(content))
        root = reader.root_object
        marked = cast("dict[str, bool]", root["/MarkInfo"])
        assert marked["/Marked"]
        assert root["/Lang"] == "sv"
        assert reader.metadata is not None
        assert reader.metadata.title == "Du får hemtjänst, men inte ledsagning"
        metadata = root["/Metadata"].get_object()
        assert isinstance(metadata, StreamObject)
        xmp = metadata.get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        text = " ".join(" ".join(p.extract_text() for p in reader.pages).split())
        for said in ("Sofia Berg", "Elin Sandberg", "11 kap. 1 §", "tre veckor"):
            assert said in text


class TestServing:
    def test_happens_at_her_first_opening(self, house: House) -> None:
        made = decided(house, proposed_case(house))

        first = happened(_open(house, made.decision_id, day=3), DecisionServed)
        second = happened(_open(house, made.decision_id, day=9), DecisionServed)

        assert first.served_on == second.served_on == TODAY + timedelta(days=3)
        assert first.appeal_until == appeal_last_day(first.served_on)
        shown = own(house, made.decision_id)
        assert shown is not None
        assert shown.decision.served_on == first.served_on

    def test_is_hers_alone(self, house: House) -> None:
        made = decided(house, proposed_case(house))

        assert own(house, made.decision_id, "aino") is None
        assert isinstance(_open(house, made.decision_id, by="aino"), NotFound)

    def test_unopened_is_printed_after_three_working_days(self, house: House) -> None:
        case_id = proposed_case(house)
        decided(house, case_id)

        before = work(house, now=NOON + timedelta(days=2)).rows
        after = work(house, now=NOON + timedelta(days=3)).rows

        assert before == ()
        assert [row.step for row in after] == [WorkStep.print_letter]

        _post(house, case_id)

        assert work(house, now=NOON + timedelta(days=4)).rows == ()

    def test_opened_is_not_printed(self, house: House) -> None:
        made = decided(house, proposed_case(house))
        _open(house, made.decision_id)

        assert work(house, now=NOON + timedelta(days=9)).rows == ()


def _open(
    house: House, decision_id: DecisionId, *, day: int = 0, by: str = "marta"
) -> object:
    actor, now = house.actor(by), NOON + timedelta(days=day)
    return house.door.act_now(
        partial(
            actions.serve_decision,
            decision_id=decision_id,
            by=actor,
            now=now,
            today=now.date(),
        ),
        by=actor,
        now=now,
    )


def _post(house: House, case_id: CaseId) -> object:
    by, now = house.actor("elin"), NOON + timedelta(days=3)
    return house.door.act_now(
        partial(
            actions.note_letter_posted,
            case_id=case_id,
            by=by,
            now=now,
            today=date(2026, 11, 5),
        ),
        by=by,
        now=now,
    )
