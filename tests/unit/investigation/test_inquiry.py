"""An inquiry is opened by the receipt, taken, handed back and planned."""

from datetime import datetime, timedelta
from functools import partial

from backend.access.facts import Purpose
from backend.investigation import actions, queries
from backend.investigation.facts import (
    AlreadyTaken,
    Approach,
    CaseTaken,
    ChangedMeanwhile,
    NotYourCase,
    Planned,
    ReasonMissing,
    VisitInThePast,
    WorkList,
    Worklist,
    WorkSort,
    WorkStep,
)
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.kernel.services import SelfRating
from backend.plumbing.database import Kept, Opened
from tests.conftest import NOON, House
from tests.unit.at_once import at_once
from tests.unit.investigation.samples import (
    TODAY,
    VISIT,
    adopt,
    case_file,
    open_case,
    take,
    try_case_file,
)


def work(
    house: House,
    officer: str = "elin",
    *,
    shown: WorkList = WorkList.mine,
    sorted_by: WorkSort = WorkSort.due,
    page: int = 1,
    now: datetime = NOON,
) -> Worklist:
    by = house.actor(officer)
    return house.door.read_now(
        partial(
            queries.worklist,
            actor=by,
            now=now,
            today=now.date(),
            shown=shown,
            sorted_by=sorted_by,
            page=page,
        ),
        by=by,
        now=now,
        opened=Opened(purpose=Purpose.worklist, what="worklist"),
    )


def plan(
    house: House, case_id: CaseId, *, visit_at: datetime = VISIT, base_version: int = 0
) -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(
            actions.plan_inquiry,
            case_id=case_id,
            visit_at=visit_at,
            approach=Approach.home_visit,
            questions="Hur går det att duscha?",
            sources="Märta, dottern Karin",
            base_version=base_version,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )


class TestOpening:
    def test_puts_the_case_on_the_units_list_without_an_officer(
        self, house: House
    ) -> None:
        adopt(house)
        case_id = open_case(house)

        row = work(house, shown=WorkList.unassigned).rows[0]

        assert (row.case_id, row.step, row.officer_id) == (case_id, WorkStep.take, None)
        assert row.due_on == TODAY + timedelta(days=2)
        assert row.person_name == "Märta Lindgren"

    def test_keeps_the_persons_own_ratings(self, house: House) -> None:
        rating = SelfRating(category="d510", answer="2", note="Halt i badkaret")
        case_id = open_case(house, ratings=(rating,))
        take(house, case_id)

        washing = next(
            each
            for each in case_file(house, case_id).life
            if each.category.code == "d510"
        )

        assert washing.self_rating == rating
        assert washing.assessment is None

    def test_counts_days_since_arrival_from_the_receipt(self, house: House) -> None:
        open_case(house, received_at=NOON - timedelta(days=9))

        assert work(house, shown=WorkList.unit).rows[0].days_since_arrival == 9

    def test_stays_inside_the_municipality(self, house: House) -> None:
        case_id = open_case(house)

        assert work(house, "oskar", shown=WorkList.unit).rows == ()
        assert try_case_file(house, case_id, by=house.actor("oskar")) is None


class TestTaking:
    def test_gives_the_officer_the_case_and_its_next_step(self, house: House) -> None:
        case_id = open_case(house)

        take(house, case_id)

        mine = work(house)
        assert [row.step for row in mine.rows] == [WorkStep.plan_inquiry]
        assert (mine.mine, mine.unassigned, mine.unit) == (1, 0, 1)
        assert case_file(house, case_id).assignments[0].officer_name == "Elin Sandberg"

    def test_at_the_same_moment_is_won_by_one(self, house: House) -> None:
        case_id = open_case(house)
        elin, sofia = house.actor("elin"), house.actor("sofia")

        first, second = at_once(
            house,
            partial(actions.take_case, case_id=case_id, by=elin, now=NOON),
            partial(actions.take_case, case_id=case_id, by=sofia, now=NOON),
        )

        assert isinstance(first, CaseTaken)
        assert isinstance(second, AlreadyTaken)

    def test_is_won_by_the_first(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        sofia = house.actor("sofia")

        second = house.door.act_now(
            partial(actions.take_case, case_id=case_id, by=sofia, now=NOON),
            by=sofia,
            now=NOON,
        )

        assert second == AlreadyTaken(officer="Elin Sandberg")

    def test_is_not_for_another_municipality(self, house: House) -> None:
        case_id = open_case(house)
        oskar = house.actor("oskar")

        outcome = house.door.act_now(
            partial(actions.take_case, case_id=case_id, by=oskar, now=NOON),
            by=oskar,
            now=NOON,
        )

        assert outcome == NotFound()


class TestHandingBack:
    def hand_back(self, house: House, case_id: CaseId, *, reason: str) -> object:
        by = house.actor("elin")
        return house.door.act_now(
            partial(
                actions.hand_back_case, case_id=case_id, reason=reason, by=by, now=NOON
            ),
            by=by,
            now=NOON,
        )

    def test_needs_a_reason(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        assert self.hand_back(house, case_id, reason=" ") == ReasonMissing()

    def test_puts_the_case_back_with_the_reason(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        outcome = self.hand_back(house, case_id, reason="Jag känner familjen")

        assert isinstance(outcome, Kept)
        row = work(house, shown=WorkList.unassigned).rows[0]
        assert (row.step, row.note) == (WorkStep.take, "Jag känner familjen")
        assert work(house).rows == ()

    def test_can_be_taken_up_again(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        assert isinstance(self.hand_back(house, case_id, reason="Semester"), Kept)

        take(house, case_id)

        assert [each.reason for each in case_file(house, case_id).assignments] == [
            "Semester",
            "",
        ]

    def test_is_only_for_whoever_has_it(self, house: House) -> None:
        case_id = open_case(house)

        assert self.hand_back(house, case_id, reason="Semester") == NotYourCase()


class TestPlanning:
    def test_puts_the_dated_visit_on_the_worklist(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        outcome = plan(house, case_id)

        assert isinstance(outcome, Kept)
        row = work(house).rows[0]
        assert (row.step, row.due_at) == (WorkStep.visit, VISIT)
        assert case_file(house, case_id).investigation.state == Planned(planned_at=NOON)

    def test_asks_for_the_assessment_once_the_visit_is_over(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        plan(house, case_id)

        later = work(house, now=VISIT + timedelta(hours=2))

        assert later.rows[0].step is WorkStep.assess
        assert [each.case_id for each in later.visits_today] == [case_id]

    def test_a_moved_visit_moves_the_row(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        plan(house, case_id)

        plan(house, case_id, visit_at=VISIT + timedelta(days=1), base_version=1)

        assert work(house).rows[0].due_at == VISIT + timedelta(days=1)
        shown = case_file(house, case_id).plan
        assert shown is not None
        assert shown.version == 2

    def test_tells_the_loser_who_came_first(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        plan(house, case_id)

        again = plan(house, case_id)

        assert again == ChangedMeanwhile(by="Elin Sandberg", at=NOON)

    def test_lies_ahead(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)

        assert plan(house, case_id, visit_at=NOON) == VisitInThePast()

    def test_is_seen_by_the_person_herself(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        plan(house, case_id)
        marta = house.actor("marta")

        own = house.door.read_now(
            partial(queries.own_inquiry, actor=marta, case_id=case_id),
            by=marta,
            now=NOON,
            opened=Opened(purpose=Purpose.own_file, what="case", case_id=case_id),
        )

        assert own is not None
        assert own.officer_name == "Elin Sandberg"
        assert own.plan is not None
        assert own.plan.visit_at == VISIT


class TestWorklist:
    def test_has_the_urgent_first_then_the_oldest(self, house: House) -> None:
        older = open_case(house, received_at=NOON - timedelta(days=3))
        newer = open_case(house)
        urgent = open_case(house, urgent=True)

        rows = work(house, shown=WorkList.unassigned).rows

        assert [row.case_id for row in rows] == [urgent, older, newer]

    def test_sorts_by_the_longest_wait(self, house: House) -> None:
        urgent = open_case(house, urgent=True)
        older = open_case(house, received_at=NOON - timedelta(days=3))

        rows = work(house, shown=WorkList.unassigned, sorted_by=WorkSort.waiting).rows

        assert [row.case_id for row in rows] == [older, urgent]

    def test_turns_the_page_at_fifty(self, house: House) -> None:
        for _ in range(51):
            open_case(house)

        first = work(house, shown=WorkList.unit)
        second = work(house, shown=WorkList.unit, page=2, sorted_by=WorkSort.person)

        assert (len(first.rows), first.has_more) == (50, True)
        assert (len(second.rows), second.has_more) == (1, False)

    def test_takes_back_a_declined_order(self, house: House) -> None:
        case_id = open_case(house)
        take(house, case_id)
        nacka = house.municipality_id()

        house.database.write_now(
            lambda s: actions.note_order_declined(
                s, municipality_id=nacka, case_id=case_id, reason="full", now=NOON
            )
        )
        house.database.write_now(
            lambda s: actions.note_reassessment(
                s, municipality_id=nacka, case_id=case_id, now=NOON
            )
        )

        assert {row.step for row in work(house).rows} == {
            WorkStep.plan_inquiry,
            WorkStep.choose_again,
            WorkStep.reassess,
        }
