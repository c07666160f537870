"""Visits told by a phone: kept also when the month has been settled."""

import hashlib
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.execution.facts import Flag, Outcome, VisitState, real_minutes
from backend.execution.forms import VisitFinishedOp, VisitStartedOp
from backend.execution.routes import OPERATIONS
from backend.execution.tables import TimeLockRow, VisitTimeRow
from backend.kernel.ids import VisitId
from backend.plumbing.envelope import SentOp
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import Receipt, Status
from backend.plumbing.sync import Sync
from tests.conftest import NOON
from tests.unit.execution.samples import TODAY, Decided

AN_HOUR = timedelta(hours=1)


def tells(
    marta: Decided, kind: str, payload: Any, *, by: str, **counted: Any
) -> Receipt:
    """What the phone of `by` has waited an hour to say."""
    actor = marta.house.actor(by)
    body = msgspec.json.encode(
        {
            "schema": 1,
            "kind": kind,
            "stream": payload.visit_id,
            "author": actor.user_id,
            "device_id": "phone",
            "seq": 0,
            "stream_seq": 0,
            "device_time": NOON,
            "payload": payload,
            **counted,
        }
    )
    digest = hashlib.sha256(body).hexdigest()
    sent = SentOp(op_id=new_id(), sha256=digest, body=body.decode())
    sync = Sync(marta.house.door, OPERATIONS)
    return marta.house.door.run_now(
        partial(sync.take, op=sent, by=actor, now=NOON + AN_HOUR)
    )


def finished(visit: str) -> VisitFinishedOp:
    return VisitFinishedOp(
        visit_id=visit, at=NOON, outcome=Outcome.done, tasks=("morning",)
    )


def lock_the_month(marta: Decided) -> None:
    def lock(session: Session) -> None:
        session.add(
            TimeLockRow(
                municipality_id=marta.house.municipality_id(),
                month=TODAY.replace(day=1),
                locked_at=NOON,
            )
        )

    marta.house.database.write_now(lock)


def minutes_counted(marta: Decided) -> list[int]:
    return marta.house.database.read_now(
        lambda s: [
            real_minutes(row.started_at, row.ended_at)
            for row in s.scalars(select(VisitTimeRow))
        ]
    )


def flags_of(marta: Decided, visit: VisitId) -> tuple[Flag, ...]:
    return marta.house.database.read_now(
        lambda s: s.scalars(
            select(VisitTimeRow.flags).where(VisitTimeRow.visit_id == visit)
        ).one()
    )


class TestAVisitFromAPhone:
    def test_f29_of_a_settled_month_is_held_as_late(self, marta: Decided) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id
        lock_the_month(marta)

        receipt = tells(marta, "visit.finished", finished(visit), by="ali")

        assert receipt.status is Status.held
        assert receipt.reason == "sync-late-registration"
        assert marta.first_visit().state is VisitState.planned

    def test_that_began_two_thousand_years_ago_counts_no_minutes(
        self, marta: Decided
    ) -> None:
        """A phone without a battery says the year 1; nobody pays for that."""
        marta.is_planned()
        visit = marta.first_visit().visit_id
        sent = replace(finished(visit), started_at=datetime(1, 1, 1, 1, tzinfo=UTC))

        receipt = tells(marta, "visit.finished", sent, by="ali")

        assert receipt.status is Status.applied
        assert minutes_counted(marta) == [0]

    @pytest.mark.parametrize(
        ("started", "ended", "minutes"),
        [
            ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", 60),
            ("2026-03-29T01:45:00+01:00", "2026-03-29T03:15:00+02:00", 30),
        ],
        ids=["02.30 comes twice", "02.30 never comes"],
    )
    def test_f18_in_the_night_when_clocks_are_set_counts_what_it_took(
        self, marta: Decided, started: str, ended: str, minutes: int
    ) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id
        sent = replace(
            finished(visit),
            started_at=datetime.fromisoformat(started),
            at=datetime.fromisoformat(ended),
        )

        receipt = tells(marta, "visit.finished", sent, by="ali")

        assert receipt.status is Status.applied
        assert minutes_counted(marta) == [minutes]

    @pytest.mark.parametrize(
        "clock_said",
        [timedelta(hours=3, minutes=30), timedelta(minutes=-150)],
        ids=["forward", "back"],
    )
    def test_f17_that_goes_on_while_the_clock_is_set_counts_what_it_took(
        self, marta: Decided, clock_said: timedelta
    ) -> None:
        visit = self._told_around(marta, clock_said, boot_ids=("awake", "awake"))

        assert minutes_counted(marta) == [30]
        assert Flag.clock in flags_of(marta, visit)

    def test_f17_goes_by_the_clock_when_nobody_can_say_what_it_took(
        self, marta: Decided
    ) -> None:
        """A phone that has slept, or begun anew, has not counted on."""
        visit = self._told_around(
            marta, timedelta(minutes=40), boot_ids=("before", "after")
        )

        assert minutes_counted(marta) == [40]
        assert flags_of(marta, visit) == ()

    def test_f17_keeps_the_clock_when_it_agrees_with_what_was_counted(
        self, marta: Decided
    ) -> None:
        visit = self._told_around(
            marta, timedelta(minutes=31), boot_ids=("awake", "awake")
        )

        assert minutes_counted(marta) == [31]
        assert flags_of(marta, visit) == ()

    @staticmethod
    def _told_around(
        marta: Decided, clock_said: timedelta, *, boot_ids: tuple[str, str]
    ) -> VisitId:
        """Half an hour by what the phone counts; so long as `clock_said` by its clock."""
        marta.is_planned()
        visit = marta.first_visit().visit_id
        began, ended = 5_000, 5_000 + 30 * 60_000
        for kind, payload, boot_id, ms in (
            (
                "visit.started",
                VisitStartedOp(visit_id=visit, at=NOON - clock_said),
                0,
                began,
            ),
            ("visit.finished", finished(visit), 1, ended),
        ):
            counted = {"boot_id": boot_ids[boot_id], "mono_ms": ms}
            receipt = tells(marta, kind, payload, by="ali", **counted)
            assert receipt.status is Status.applied
        return visit

    def test_f7_by_somebody_who_may_not_is_kept_with_the_reason(
        self, marta: Decided
    ) -> None:
        marta.is_planned()
        visit = marta.first_visit().visit_id

        receipt = tells(marta, "visit.finished", finished(visit), by="elin")

        assert receipt.status is Status.rejected_kept
        assert receipt.reason == "refusal-not-allowed"
