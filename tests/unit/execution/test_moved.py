"""She has moved, or her visit has: what her phone tells is kept and in sight."""

from functools import partial

import pytest

from backend.access import moving
from backend.execution.facts import (
    Flag,
    HeldOperationApplied,
)
from backend.execution.routes import OPERATIONS
from backend.kernel.held import HeldWhy
from backend.kernel.ids import VisitId
from backend.plumbing.database import Kept
from backend.plumbing.inbox import Status
from backend.plumbing.sync import Sync
from tests.conftest import NOON
from tests.unit.execution.phones import (
    LATER,
    a_visit,
    became,
    counts,
    waiting,
)
from tests.unit.execution.samples import TODAY, Decided
from tests.unit.execution.test_sync import flags_of, minutes_counted


def moves_to(marta: Decided, slug: str, colleague: str) -> None:
    """She begins at the unit where `colleague` works."""
    house, adam = marta.house, marta.house.actor("adam")
    move = partial(
        moving.move,
        user_id=house.actor(slug).user_id,
        to=str(house.actor(colleague).provider_id),
        by=adam,
        now=NOON,
    )
    assert isinstance(house.door.act_now(move, by=adam, now=NOON), Kept)


@pytest.fixture
def visit(marta: Decided) -> VisitId:
    marta.is_planned()
    return marta.first_visit().visit_id


class TestF7:
    """She has moved to another unit while her phone was out of reach."""

    def test_f7_is_kept_with_the_reason_and_shown_to_the_unit_she_left(
        self, marta: Decided, visit: VisitId
    ) -> None:
        moves_to(marta, "ali", "viktor")
        ali = marta.house.actor("ali")
        sync = Sync(marta.house.door, OPERATIONS)
        ops = a_visit(ali, visit)

        receipts = [
            marta.house.door.run_now(partial(sync.take, op=each, by=ali, now=LATER))
            for each in ops
        ]

        assert [(r.status, r.reason) for r in receipts] == [
            (Status.rejected_kept, "refusal-left-unit")
        ] * 2
        assert minutes_counted(marta) == []
        (row,) = waiting(marta)
        assert row.why is HeldWhy.left_unit
        assert len(row.tellings) == 2
        assert waiting(marta, by="viktor") == ()

    def test_f7_counts_as_hers_when_that_unit_says_so(
        self, marta: Decided, visit: VisitId
    ) -> None:
        moves_to(marta, "ali", "viktor")
        ali = marta.house.actor("ali")
        sync = Sync(marta.house.door, OPERATIONS)
        for each in a_visit(ali, visit):
            marta.house.door.run_now(partial(sync.take, op=each, by=ali, now=LATER))

        for row in waiting(marta):
            assert isinstance(counts(marta, row), HeldOperationApplied)

        assert minutes_counted(marta) == [30]
        assert became(marta, ali) == [(Status.applied, "sync-judged")] * 2

    def test_f7_somebody_elses_visit_there_is_no_more_hers_than_before(
        self, marta: Decided, visit: VisitId
    ) -> None:
        moves_to(marta, "maja", "viktor")
        maja = marta.house.actor("maja")
        sync = Sync(marta.house.door, OPERATIONS)
        began, _ = a_visit(maja, visit)

        receipt = marta.house.door.run_now(
            partial(sync.take, op=began, by=maja, now=LATER)
        )

        assert receipt.reason == "refusal-not-found"
        assert waiting(marta) == ()


class TestF28:
    def test_f28_a_visit_given_to_another_counts_and_is_flagged(
        self, marta: Decided
    ) -> None:
        order = marta.is_planned()
        visit, ali = marta.first_visit().visit_id, marta.house.actor("ali")
        marta.lay(order, worker="maja", first=TODAY)
        sync = Sync(marta.house.door, OPERATIONS)

        receipts = [
            marta.house.door.run_now(partial(sync.take, op=each, by=ali, now=LATER))
            for each in a_visit(ali, visit)
        ]

        assert [r.status for r in receipts] == [Status.applied] * 2
        assert minutes_counted(marta) == [30]
        assert Flag.changed in flags_of(marta, visit)


class TestVisit:
    @pytest.mark.capability("X2")
    def test_that_was_never_hers_is_not_hers_to_tell_of(
        self, marta: Decided, visit: VisitId
    ) -> None:
        """Maja works at the same unit and has never had a visit with her."""
        maja = marta.house.actor("maja")
        sync = Sync(marta.house.door, OPERATIONS)

        receipts = [
            marta.house.door.run_now(partial(sync.take, op=each, by=maja, now=LATER))
            for each in a_visit(maja, visit)
        ]

        assert [(r.status, r.reason) for r in receipts] == [
            (Status.rejected_kept, "refusal-not-found")
        ] * 2
        assert minutes_counted(marta) == []
