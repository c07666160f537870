"""Operations from phones: each counts once, whatever the network does."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.access import mandates
from backend.kernel.device_clock import PhoneClock
from backend.plumbing.inbox import Status
from backend.plumbing.sync import Sync
from backend.plumbing.sync_changes import changes_since
from tests.conftest import NOON, House
from tests.unit.plumbing.phones import (
    KINDS,
    Phone,
    effects,
    force_late,
    frozen,
    receive,
)

SLOW = PhoneClock(offset=timedelta(hours=1))


def waits_for_a_lock(house: House) -> bool:
    """Whether a transaction stands in line for an author's lock."""
    waiting = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"
    return house.database.read_now(lambda s: s.execute(text(waiting)).scalar_one())


class TestSync:
    def test_f1_answer_lost_gives_the_first_receipt_again(self, house: House) -> None:
        marta = house.actor("marta")
        op = Phone(marta).op()

        first = receive(house, op, marta)
        again = receive(house, op, marta, now=NOON + timedelta(hours=1))

        assert first.status is Status.applied
        assert again == replace(first, repeated=True)
        assert effects(house) == 1

    def test_f3_f4_sent_by_two_tabs_has_one_effect(self, house: House) -> None:
        marta = house.actor("marta")
        op = Phone(marta).op()

        numbers = {receive(house, op, marta).receipt_no for _ in range(5)}

        assert len(numbers) == 1
        assert effects(house) == 1

    def test_same_id_with_other_content_is_a_conflict_and_both_are_kept(
        self, house: House
    ) -> None:
        marta = house.actor("marta")
        phone = Phone(marta)
        op = phone.op(number=1)
        other = replace(phone.op(number=2), op_id=op.op_id)
        receive(house, op, marta)

        conflict = receive(house, other, marta)
        again = receive(house, other, marta)

        assert conflict.status is Status.conflict
        assert again == replace(conflict, repeated=True)
        assert effects(house) == 1

    def test_f7_no_longer_permitted_is_kept_with_the_reason(self, house: House) -> None:
        ali = house.actor("ali")

        receipt = receive(house, Phone(ali).op(answer="refused"), ali)

        assert receipt.status is Status.rejected_kept
        assert receipt.reason == "refusal-not-allowed"
        assert effects(house) == 0

    def test_f8_the_seventh_of_twenty_is_bad_and_the_rest_count(
        self, house: House
    ) -> None:
        ali = house.actor("ali")
        phone = Phone(ali)
        fine = phone.op()
        bad = [
            phone.op(payload={"number": "one"}),
            phone.op(payload={"number": 2**80}),
            phone.op(kind="parcel.unknown"),
            phone.op(schema=9),
            phone.op(at=datetime.max.replace(tzinfo=UTC)),
            phone.op(author=house.actor("maja").user_id),
            frozen("not json"),
            frozen('{"payload":' + "[" * 5000 + "]" * 5000 + "}"),
            replace(phone.op(), sha256="0" * 64),
        ]

        for seventh in bad:
            batch = [*(phone.op() for _ in range(6)), seventh, fine]
            statuses = [receive(house, op, ali, clock=SLOW).status for op in batch]
            assert statuses[:6] == [Status.applied] * 6
            assert statuses[6] is Status.rejected_kept, seventh.body[:80]
            assert statuses[7] is Status.applied

        assert effects(house) == 6 * len(bad) + 1

    def test_a_rejected_one_does_not_hold_its_stream(self, house: House) -> None:
        ali = house.actor("ali")
        phone = Phone(ali)

        bad = receive(house, phone.op(stream="visit", kind="parcel.unknown"), ali)
        after = receive(house, phone.op(stream="visit"), ali)

        assert bad.status is Status.rejected_kept
        assert after.status is Status.applied

    def test_another_authors_receipt_is_not_given_out(self, house: House) -> None:
        ali, maja = house.actor("ali"), house.actor("maja")
        op = Phone(ali).op()
        receive(house, op, ali)

        theft = receive(house, op, maja)

        assert theft.status is Status.conflict
        assert not theft.repeated
        assert effects(house) == 1

    def test_a_gap_is_held_until_the_missing_one_comes(self, house: House) -> None:
        ali = house.actor("ali")
        phone = Phone(ali)
        start, stop = phone.op(stream="visit"), phone.op(stream="visit")

        early = receive(house, stop, ali)
        other = receive(house, phone.op(), ali)
        late = receive(house, start, ali)

        assert (early.status, early.reason) == (Status.held, "sync-gap")
        assert other.status is Status.applied
        assert late.status is Status.applied
        assert effects(house) == 3
        assert receive(house, stop, ali) == replace(early, repeated=True)

    def test_what_became_of_the_held_comes_with_changes(self, house: House) -> None:
        ali = house.actor("ali")
        phone = Phone(ali)
        start, stop = phone.op(stream="visit"), phone.op(stream="visit")
        receive(house, stop, ali)
        before = house.door.run_now(lambda s: changes_since(s, None, by=ali))

        receive(house, start, ali)
        after = house.door.run_now(lambda s: changes_since(s, before.cursor, by=ali))

        assert [r.op_id for r in before.receipts] == [stop.op_id]
        assert [(c.op_id, c.status) for c in after.changes] == [
            (stop.op_id, Status.applied)
        ]
        assert [r.op_id for r in after.receipts] == [start.op_id]

    @pytest.mark.parametrize("database", ["postgresql"], indirect=True)
    def test_changes_skip_nothing_when_transactions_overlap(self, house: House) -> None:
        ali = house.actor("ali")
        sync, phone = Sync(house.door, KINDS), Phone(ali)
        slow, quick = phone.op(), phone.op()
        has_taken, may_end = Event(), Event()

        def take_slowly(session: Session) -> None:
            sync.take(session, slow, by=ali, now=NOON)
            has_taken.set()
            assert may_end.wait(20)

        with ThreadPoolExecutor(2) as threads:
            threads.submit(house.door.run_now, take_slowly)
            assert has_taken.wait(20)
            other = partial(sync.take, op=quick, by=ali, now=NOON)
            arriving = threads.submit(house.door.run_now, other)
            while not (arriving.done() or waits_for_a_lock(house)):
                pass
            before = house.door.run_now(lambda s: changes_since(s, None, by=ali))
            may_end.set()
        after = house.door.run_now(lambda s: changes_since(s, before.cursor, by=ali))

        told = [r.op_id for r in (*before.receipts, *after.receipts)]
        assert told == [slow.op_id, quick.op_id]

    def test_a_cursor_of_another_epoch_is_answered_with_all(self, house: House) -> None:
        ali = house.actor("ali")
        receive(house, Phone(ali).op(), ali)

        for cursor in ("restored.9.9", "x", "", "a.b.c", "\x00"):
            found = house.door.run_now(
                lambda s, cursor=cursor: changes_since(s, cursor, by=ali)
            )
            assert len(found.receipts) == 1

    def test_after_five_days_a_gap_holds_no_longer(self, house: House) -> None:
        ali = house.actor("ali")
        phone = Phone(ali)
        phone.op(stream="visit")
        receive(house, phone.op(stream="visit"), ali)

        too_early = force_late(house, ali, after=timedelta(days=4))
        forced = force_late(house, ali, after=timedelta(days=5))

        assert (too_early, forced) == (0, 1)
        assert effects(house) == 1

    def test_f29_what_the_area_holds_is_kept_with_its_reason(
        self, house: House
    ) -> None:
        ali = house.actor("ali")

        receipt = receive(house, Phone(ali).op(answer="held"), ali)

        assert (receipt.status, receipt.reason) == (
            Status.held,
            "sync-late-registration",
        )
        assert effects(house) == 0

    def test_a_fault_of_ours_is_held_as_ours_and_stops_nobody(
        self, house: House
    ) -> None:
        ali = house.actor("ali")
        phone = Phone(ali)

        receipt = receive(house, phone.op(answer="broken", stream="visit"), ali)
        after = receive(house, phone.op(stream="visit"), ali)

        assert (receipt.status, receipt.reason) == (Status.held, "sync-fault")
        assert after.status is Status.applied
        assert effects(house) == 1

    def test_f8_what_the_database_refuses_is_bad_and_kept(self, house: House) -> None:
        ali = house.actor("ali")

        receipt = receive(house, Phone(ali).op(answer="too big"), ali)

        assert receipt.status is Status.rejected_kept
        assert receipt.reason == "sync-bad-payload"
        assert effects(house) == 0

    def test_f8_in_whose_place_no_database_can_hold_is_bad_and_kept(
        self, house: House
    ) -> None:
        ali = house.actor("ali")
        sync = Sync(house.door, KINDS, stand_for=mandates.stand_for)
        take = partial(sync.take, op=Phone(ali).op(basis="\x00"), by=ali, now=NOON)

        receipt = house.door.run_now(take)

        assert receipt.status is Status.rejected_kept
        assert receipt.reason == "sync-unreadable"

    def test_a_clock_that_is_wrong_is_told_and_not_refused(self, house: House) -> None:
        ali = house.actor("ali")
        behind = PhoneClock(offset=timedelta(hours=3))

        receipt = receive(house, Phone(ali).op(), ali, clock=behind)

        assert receipt.status is Status.applied
        assert receipt.reason == "sync-clock-wrong"

    def test_a_receipt_is_for_the_bytes_that_were_sent(self, house: House) -> None:
        marta = house.actor("marta")
        op = Phone(marta).op()

        receipt = receive(house, op, marta)

        assert receipt.sha256 == hashlib.sha256(op.body.encode()).hexdigest()
        wire = msgspec.json.decode(msgspec.json.encode(receipt))
        assert set(wire) == {"op_id", "sha256", "status", "receipt_no", "server_time"}
