"""What other areas hand over changes the inquiry, and what it still lacks is told."""

from functools import partial

from msgspec.structs import replace

from backend.investigation import actions, rules
from backend.investigation.facts import (
    Approach,
    ClosedWithoutDecision,
    EntryDraft,
    EntrySource,
    InvestigationClosed,
    Missing,
    Need,
    WorkList,
)
from backend.kernel.ids import CaseId
from tests.conftest import NOON, House
from tests.unit.investigation.samples import (
    CLEANING,
    TODAY,
    VISIT,
    WASHING,
    adopt,
    assess,
    case_file,
    open_case,
    propose,
    take,
)
from tests.unit.investigation.test_inquiry import work


class TestTakingBack:
    def test_closes_the_inquiry_and_its_work(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        withdraw(house, case_id)

        shown = case_file(house, case_id)
        assert shown.investigation.state == ClosedWithoutDecision(
            closed_at=NOON, reason="withdrawn"
        )
        assert work(house, shown=WorkList.unit).rows == ()
        assert assess(house, case_id, WASHING) == InvestigationClosed()

    def test_of_a_closed_inquiry_changes_nothing(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        withdraw(house, case_id)
        before = case_file(house, case_id).investigation

        withdraw(house, case_id)

        assert case_file(house, case_id).investigation == before


def withdraw(house: House, case_id: CaseId) -> None:
    nacka = house.municipality_id()
    house.database.write_now(
        lambda s: actions.close_inquiry(
            s, municipality_id=nacka, case_id=case_id, reason="withdrawn", now=NOON
        )
    )


class TestReadiness:
    def test_begins_with_everything_missing(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        assert missing(house, case_id) == (
            Missing.inquiry_plan,
            Missing.journal,
            Missing.assessment,
        )

    def test_asks_for_a_task_to_every_need(self, house: House) -> None:
        case_id = self.begun(house)
        assess(house, case_id, WASHING)
        before = missing(house, case_id)
        propose(house, case_id)
        between = missing(house, case_id)
        assess(house, case_id, CLEANING)

        assert before == (Missing.proposal,)
        assert between == ()
        assert missing(house, case_id) == (Missing.tasks,)

    def test_asks_for_no_plan_when_nothing_is_needed(self, house: House) -> None:
        case_id = self.begun(house)
        assess(house, case_id, replace(WASHING, need=Need.none))

        assert missing(house, case_id) == ()

    def begun(self, house: House) -> CaseId:
        """A case that is taken, planned and written about."""
        adopt(house)
        case_id = open_case(house)
        take(house, case_id)
        by = house.actor("elin")
        plan = partial(
            actions.plan_inquiry,
            case_id=case_id,
            visit_at=VISIT,
            approach=Approach.home_visit,
            questions="",
            sources="",
            base_version=0,
            by=by,
            now=NOON,
        )
        write = partial(
            actions.write_entry,
            case_id=case_id,
            draft=EntryDraft(
                happened_on=TODAY,
                source=EntrySource.person,
                heading="Samtal",
                facts_text="Hon ringde.",
            ),
            by=by,
            now=NOON,
            today=TODAY,
        )
        house.door.act_now(plan, by=by, now=NOON)
        house.door.act_now(write, by=by, now=NOON)
        return case_id


def missing(house: House, case_id: CaseId) -> tuple[Missing, ...]:
    return rules.missing_in_inquiry(case_file(house, case_id))
