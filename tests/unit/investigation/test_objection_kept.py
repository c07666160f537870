"""What she says is wrong waits for an answer, and goes where its subject goes."""

from functools import partial

import pytest
from sqlalchemy import delete, func, select

from backend.access import relations
from backend.access.facts import RelationKind
from backend.investigation import actions, queries, rules
from backend.investigation.facts import (
    AnswerKind,
    ObjectionNoted,
    WorkStep,
)
from backend.investigation.tables import JournalRow, ObjectionRow
from backend.kernel.ids import CaseId, NeedId
from backend.kernel.period import Period
from backend.plumbing.database import Kept
from tests.conftest import NOON, House
from tests.unit.investigation.decisions import (
    answer,
    communicated,
    desk,
    happened,
    sign,
)
from tests.unit.investigation.objections import (
    WRONG,
    entry_of,
    need_of,
    note,
    object_to,
    reply,
    shown_case,
    steps,
)
from tests.unit.investigation.samples import TODAY, take
from tests.unit.investigation.test_journal import my_case, write


class TestOpenOne:
    @pytest.mark.capability("C22")
    def test_is_seen_before_signing_and_stops_nothing(self, house: House) -> None:
        case_id, need_id = shown_case(house)
        object_to(house, need_id)
        answer(house, communicated(house, case_id), kind=AnswerKind.no_remarks, text="")
        shown = desk(house, case_id)

        assert len(rules.open_objections(shown.file.objections)) == 1
        assert shown.before_signing == ()
        assert isinstance(sign(house, case_id), Kept)

    def test_waits_on_the_worklist_until_it_is_answered(self, house: House) -> None:
        _, need_id = shown_case(house)
        event = happened(object_to(house, need_id), ObjectionNoted)
        assert WorkStep.answer_objection in steps(house)

        reply(house, event.objection_id)

        assert WorkStep.answer_objection not in steps(house)

    def test_goes_with_the_case_to_whoever_takes_it(self, house: House) -> None:
        case_id, need_id = shown_case(house)
        object_to(house, need_id)
        by = house.actor("elin")
        hand_back = partial(
            actions.hand_back_case, case_id=case_id, reason="Ledig", by=by, now=NOON
        )
        house.door.act_now(hand_back, by=by, now=NOON)
        assert WorkStep.answer_objection not in steps(house)

        take(house, case_id)

        assert WorkStep.answer_objection in steps(house)


class TestObjection:
    def test_goes_with_the_needs_that_are_ordered(self, house: House) -> None:
        case_id, need_id = shown_case(house)
        object_to(house, need_id)
        ask = partial(
            queries.objections_to_needs,
            actor=house.actor("petra"),
            case_id=case_id,
            need_ids={NeedId(need_id)},
        )
        assert house.database.read_now(ask) == ()

        tie_to_provider(house, case_id)

        assert [each.text for each in house.database.read_now(ask)] == [WRONG]
        other = partial(ask, need_ids={NeedId(need_of(house, case_id, "d640"))})
        assert house.database.read_now(other) == ()

    def test_is_disposed_of_only_with_what_it_is_about(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        note(house, case_id, entry_of(house, case_id))

        house.database.write_now(lambda s: s.execute(delete(JournalRow)))

        count = select(func.count()).select_from(ObjectionRow)
        assert house.database.read_now(lambda s: s.scalar(count)) == 0


def tie_to_provider(house: House, case_id: CaseId) -> None:
    planner = house.actor("petra")
    person_id = house.actor("marta").person_id
    assert planner.provider_id is not None
    assert person_id is not None
    house.database.write_now(
        partial(
            relations.grant,
            municipality_id=planner.municipality_id,
            case_id=case_id,
            person_id=person_id,
            kind=RelationKind.provider,
            holder=planner.provider_id,
            valid=Period(TODAY),
        )
    )
