"""What a phone tells once others have signed it out: heard, judged, and never lost."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from backend.access import sign_ins
from backend.execution import queries
from backend.execution.facts import (
    Flag,
    HeldAlreadyJudged,
    HeldCannotCount,
    HeldOperationApplied,
    HeldOperationLetBe,
    HeldReasonMissing,
    Outcome,
    VisitState,
)
from backend.execution.forms import VisitFinishedOp, VisitStartedOp
from backend.execution.routes import OPERATIONS
from backend.execution.tables import VisitEventRow
from backend.kernel.actor import Actor
from backend.kernel.device_clock import PhoneClock
from backend.kernel.held import HeldWhy
from backend.kernel.ids import VisitId
from backend.kernel.refusal import NotFound
from backend.plumbing.held import MOST_HELD
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import Status
from backend.plumbing.sync import EndedPhone, Sync
from tests.conftest import NOON
from tests.unit.execution.phones import (
    AN_HOUR,
    HALF_HOUR,
    LATER,
    MINUTE,
    a_visit,
    became,
    counts,
    hold,
    kept_of,
    last_day,
    lets_be,
    logged,
    op,
    phone_with,
    shut_out,
    signed_in,
    waiting,
)
from tests.unit.execution.samples import Decided
from tests.unit.execution.test_sync import flags_of, lock_the_month, minutes_counted


@pytest.fixture
def visit(marta: Decided) -> VisitId:
    marta.is_planned()
    return marta.first_visit().visit_id


@pytest.fixture
def ali(marta: Decided) -> Actor:
    return marta.house.actor("ali")


class TestF22:
    """Her employment has ended while her phone was out of reach."""

    @pytest.fixture
    def phone(self, marta: Decided, visit: VisitId) -> EndedPhone | None:
        token = signed_in(marta, "ali")
        last_day(marta, "ali")
        return phone_with(marta, token)

    def test_f22_what_her_phone_held_is_received_and_has_no_effect(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        receipts = hold(marta, phone, *a_visit(ali, visit))

        assert [(r.status, r.reason) for r in receipts if r] == [
            (Status.held, "sync-account-ended"),
            (Status.held, "sync-account-ended"),
        ]
        assert marta.first_visit().state is VisitState.planned
        assert minutes_counted(marta) == []
        assert kept_of(marta, ali) == 2

    def test_f22_sent_again_gets_the_same_receipt(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        ops = a_visit(ali, visit)
        first = hold(marta, phone, *ops)

        again = hold(marta, phone, *ops, now=LATER + MINUTE)

        assert again == [replace(each, repeated=True) for each in first if each]
        assert kept_of(marta, ali) == 2

    def test_f22_the_planner_reads_who_told_what_and_when(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        hold(marta, phone, *a_visit(ali, visit))

        (row,) = waiting(marta)

        assert (row.author_name, row.why) == (ali.name, HeldWhy.account_ended)
        assert (row.person_name, row.visit_id) == ("Märta Lindgren", visit)
        began, over = row.tellings
        assert (began.start, began.end) == (NOON, None)
        assert over.end == NOON + HALF_HOUR
        assert over.outcome is Outcome.done
        assert over.tasks == ("Morgonhjälp",)
        assert over.note == "Åt gott."
        assert marta.ask(queries.held_waiting, by="petra") == 1

    def test_f22_counts_as_hers_when_the_planner_says_so(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        began, over = a_visit(ali, visit)
        hold(marta, phone, over, began)
        petra = marta.house.actor("petra")
        (row,) = waiting(marta)

        said = counts(marta, row)

        assert isinstance(said, HeldOperationApplied)
        assert said.person_id == marta.house.actor("marta").person_id
        assert minutes_counted(marta) == [30]
        assert flags_of(marta, visit) == ()
        assert waiting(marta) == ()
        tellers = select(VisitEventRow.worker_id)
        assert marta.house.database.read_now(lambda s: set(s.scalars(tellers))) == {
            ali.user_id
        }
        assert became(marta, ali) == [(Status.applied, "sync-judged")] * 2
        assert logged(marta, "visit_reported") == [ali.user_id]
        assert logged(marta, "held_operation_applied") == [petra.user_id]

    def test_f22_what_waited_for_it_follows_when_it_counts(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        """The stop came while she still worked there; the start came too late."""
        began, over = a_visit(ali, visit)
        sync = Sync(marta.house.door, OPERATIONS)
        early = marta.house.door.run_now(
            partial(sync.take, op=over, by=ali, now=NOON + MINUTE)
        )
        assert early.reason == "sync-gap"
        hold(marta, phone, began)
        (row,) = waiting(marta)

        counts(marta, row)

        assert minutes_counted(marta) == [30]
        assert [status for status, _ in became(marta, ali)] == [Status.applied] * 2

    def test_f22_let_be_with_a_reason_counts_for_nothing(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        hold(marta, phone, a_visit(ali, visit)[0])
        (row,) = waiting(marta)

        assert isinstance(lets_be(marta, row, "  "), HeldReasonMissing)
        said = lets_be(marta, row, "Maja gjorde besöket.")

        assert isinstance(said, HeldOperationLetBe)
        assert became(marta, ali) == [(Status.rejected_kept, "sync-let-be")]
        assert marta.first_visit().state is VisitState.planned
        assert logged(marta, "held_operation_let_be") == [
            marta.house.actor("petra").user_id
        ]
        assert isinstance(counts(marta, row), HeldAlreadyJudged)

    def test_f22_is_judged_once(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        hold(marta, phone, a_visit(ali, visit)[0])
        (row,) = waiting(marta)
        counts(marta, row)

        assert isinstance(counts(marta, row), HeldAlreadyJudged)
        assert isinstance(lets_be(marta, row, "Fel."), HeldAlreadyJudged)
        assert became(marta, ali) == [(Status.applied, "sync-judged")]

    @pytest.mark.parametrize("other", ["viktor", "pekka", "maja", "ulla", "marta"])
    def test_f22_is_judged_by_its_own_planner_alone(
        self,
        marta: Decided,
        visit: VisitId,
        ali: Actor,
        phone: EndedPhone,
        other: str,
    ) -> None:
        hold(marta, phone, *a_visit(ali, visit))
        (row,) = waiting(marta)

        assert waiting(marta, by=other) == ()
        assert marta.ask(queries.held_waiting, by=other) == 0
        for ask in (queries.held_row, queries.held_beside):
            assert marta.ask(ask, by=other, held_id=row.held_ids[0]) == ()
        assert isinstance(counts(marta, row, by=other), NotFound)
        assert isinstance(lets_be(marta, row, "Nej.", by=other), NotFound)
        assert waiting(marta) == (row,)

    def test_f22_of_a_settled_month_is_written_by_hand_instead(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        hold(marta, phone, a_visit(ali, visit)[1])
        lock_the_month(marta)
        (row,) = waiting(marta)

        assert isinstance(counts(marta, row), HeldCannotCount)
        assert waiting(marta) == (row,)
        assert became(marta, ali) == []

    def test_f22_counts_at_its_true_time_when_the_phones_clock_was_wrong(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        behind = PhoneClock(offset=3 * AN_HOUR)
        ops = a_visit(ali, visit, at=NOON - 3 * AN_HOUR)
        hold(marta, phone, *ops, clock=behind)

        (row,) = waiting(marta)
        assert row.tellings[0].start == NOON
        counts(marta, row)

        assert minutes_counted(marta) == [30]
        assert Flag.clock in flags_of(marta, visit)

    def test_f22_of_no_visit_of_theirs_is_told_as_unreadable(
        self, marta: Decided, ali: Actor, phone: EndedPhone
    ) -> None:
        nowhere = VisitStartedOp(visit_id=new_id(), at=NOON)
        hold(
            marta,
            phone,
            op(ali, "visit.started", nowhere),
            op(ali, "visit.unknown", nowhere),
            op(ali, "visit.started", nowhere, payload={"visit_id": 7}),
        )

        rows = waiting(marta)

        assert {row.tellings for row in rows} == {()}
        assert sum(len(row.held_ids) for row in rows) == 3
        for row in rows:
            assert isinstance(counts(marta, row), HeldCannotCount)
            assert isinstance(lets_be(marta, row, "Okänt."), HeldOperationLetBe)
        assert waiting(marta) == ()

    @pytest.mark.parametrize(
        "at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"], ids=["first", "last"]
    )
    def test_f22_of_another_age_stops_nobody(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone, at: str
    ) -> None:
        moment = datetime.fromisoformat(at)
        ops = a_visit(ali, visit)
        began = VisitStartedOp(visit_id=visit, at=moment)
        odd = op(ali, "visit.started", began, device_time=moment)

        held = hold(marta, phone, odd, *ops, clock=PhoneClock(offset=AN_HOUR))

        assert [each.status for each in held if each] == [Status.held] * 3
        assert sum(len(row.held_ids) for row in waiting(marta)) == 3


class TestF21:
    """Her phone is lost, and she has ended its sign-in from another device."""

    @pytest.fixture
    def phone(self, marta: Decided, visit: VisitId) -> EndedPhone | None:
        token = signed_in(marta, "ali")
        shut_out(marta, "ali")
        return phone_with(marta, token)

    def test_f21_what_the_lost_phone_sends_is_set_aside(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        before, after = a_visit(ali, visit, at=NOON + MINUTE)

        receipts = hold(marta, phone, before, after)

        assert [(r.status, r.reason) for r in receipts if r] == [
            (Status.held, "sync-shut-out")
        ] * 2
        assert [row.made_after for row in waiting(marta)] == [True]
        assert minutes_counted(marta) == []

    def test_f21_tells_what_was_made_before_from_what_came_after(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        hold(marta, phone, *a_visit(ali, visit))

        assert [row.made_after for row in waiting(marta)] == [False]

    def test_f21_is_judged_as_it_was_seen(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        """What came while the planner was reading waits until it has been read."""
        began, over = a_visit(ali, visit)
        hold(marta, phone, began)
        (seen,) = waiting(marta)
        hold(marta, phone, over)

        assert isinstance(counts(marta, seen), HeldOperationApplied)

        assert marta.first_visit().state is VisitState.ongoing
        (left,) = waiting(marta)
        assert set(left.held_ids).isdisjoint(seen.held_ids)

    def test_f21_all_of_one_phone_is_let_be_at_once(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        elsewhere = VisitStartedOp(visit_id=new_id(), at=NOON)
        hold(
            marta,
            phone,
            *a_visit(ali, visit),
            op(ali, "visit.started", elsewhere),
        )
        rows = waiting(marta)
        every = replace(
            rows[0], held_ids=tuple(each for row in rows for each in row.held_ids)
        )

        assert isinstance(counts(marta, every), HeldCannotCount)
        assert isinstance(lets_be(marta, every, "Stulen."), HeldOperationLetBe)

        assert waiting(marta) == ()
        assert became(marta, ali) == [(Status.rejected_kept, "sync-let-be")] * 3

    def test_f21_never_counts_by_itself(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        """Neither with what follows from her new phone, nor after five days."""
        before, after = a_visit(ali, visit)
        hold(marta, phone, before)
        sync = Sync(marta.house.door, OPERATIONS)

        later = LATER + timedelta(days=6)
        marta.house.door.run_now(partial(sync.force_late, by=ali, now=later))
        own = marta.house.door.run_now(partial(sync.take, op=after, by=ali, now=LATER))

        assert own.status is Status.applied
        assert Flag.no_start in flags_of(marta, visit)
        assert len(waiting(marta)) == 1

    def test_f21_nobody_elses_and_nothing_broken_is_received(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        maja = marta.house.actor("maja")
        hers, _ = a_visit(maja, visit)
        own, _ = a_visit(ali, visit)
        long = VisitFinishedOp(
            visit_id=visit, at=NOON, outcome=Outcome.done, tasks=("x" * 64,) * 300
        )

        assert (
            hold(
                marta,
                phone,
                hers,
                replace(own, sha256="0" * 64),
                replace(own, body="{"),
                op(ali, "visit.finished", long),
            )
            == [None] * 4
        )
        assert kept_of(marta, ali) == kept_of(marta, maja) == 0

    def test_f21_whoever_finds_the_phone_fills_nothing(
        self, marta: Decided, visit: VisitId, ali: Actor, phone: EndedPhone
    ) -> None:
        began = VisitStartedOp(visit_id=visit, at=NOON)
        flood = [op(ali, "visit.started", began) for _ in range(MOST_HELD + 2)]

        receipts = hold(marta, phone, *flood)

        assert [r is None for r in receipts] == [False] * MOST_HELD + [True] * 2
        assert kept_of(marta, ali) == MOST_HELD
        assert hold(marta, phone, flood[0])[0] is not None
        lets_be(marta, waiting(marta)[0], "Inte hennes.")
        assert hold(marta, phone, flood[-1]) == [None]
        much_later = LATER + timedelta(days=30) + MINUTE
        assert hold(marta, phone, flood[-1], now=much_later) != [None]

    def test_f21_reads_nothing(self, marta: Decided, visit: VisitId) -> None:
        token = signed_in(marta, "ali")
        shut_out(marta, "ali")

        read = marta.house.database.read_now
        assert read(lambda s: sign_ins.standing(s, token, now=LATER)) is None
