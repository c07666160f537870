"""Applications and self-assessments from a phone: each once, whatever the network does."""

import hashlib
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from backend.access.facts import Purpose
from backend.contact import queries
from backend.contact.facts import Receipt, SelfAnswer
from backend.contact.forms import (
    ApplicationSubmitted,
    SectionSaved,
    SelfAssessmentSubmitted,
)
from backend.contact.routes import OPERATIONS
from backend.kernel.actor import Actor
from backend.plumbing.database import Opened
from backend.plumbing.identity import new_id
from backend.plumbing.inbox import Status
from backend.plumbing.post import notifications
from backend.plumbing.sync import SentOp, Sync
from tests.conftest import NOON, House
from tests.unit.contact.samples import ANSWERS, NEED
from tests.unit.contact.test_applications import adopt_policy

OWN = Opened(purpose=Purpose.own_application, what="receipt")


def op(
    by: Actor,
    kind: str,
    payload: Any,
    *,
    base_version: int | None = None,
    basis: str = "",
) -> SentOp:
    body = msgspec.json.encode(
        {
            "schema": 1,
            "kind": kind,
            "stream": new_id(),
            "author": by.user_id,
            "device_id": "phone-1",
            "seq": 0,
            "stream_seq": 0,
            "device_time": NOON,
            "tz": "Europe/Stockholm",
            "base_version": base_version,
            "payload": payload,
            "basis": basis,
        }
    ).decode()
    digest = hashlib.sha256(body.encode()).hexdigest()
    return SentOp(op_id=new_id(), sha256=digest, body=body)


def take(house: House, sent: SentOp, by: Actor, *, now: datetime = NOON) -> Any:
    sync = Sync(house.door, OPERATIONS)
    return house.door.run_now(partial(sync.take, op=sent, by=by, now=now))


class TestLanguage:
    def test_that_nobody_speaks_here_is_swedish_and_the_application_arrives(
        self, house: House
    ) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        sent = ApplicationSubmitted(answers=ANSWERS, language="../" * 500)

        receipt = take(house, op(marta, "application.submitted", sent), marta)

        assert receipt.status is Status.applied
        assert {n.language for n in house.database.read_now(notifications)} == {"sv"}


def receipts(house: House, by: Actor) -> tuple[Receipt, ...]:
    return house.door.read_now(
        partial(queries.my_receipts, actor=by), by=by, now=NOON, opened=OWN
    )


class TestApplicationFromAPhone:
    @pytest.mark.capability("C4")
    def test_has_one_number_on_phone_and_receipt(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        sent = op(marta, "application.submitted", ApplicationSubmitted(answers=ANSWERS))

        answered = take(house, sent, marta)

        assert answered.status is Status.applied
        (receipt,) = receipts(house, marta)
        assert receipt.receipt_no == answered.receipt_no

    def test_f1_resent_is_one_application(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        sent = op(marta, "application.submitted", ApplicationSubmitted(answers=ANSWERS))
        first = take(house, sent, marta)

        again = take(house, sent, marta, now=NOON + timedelta(days=2))

        assert again == replace(first, repeated=True)
        assert len(receipts(house, marta)) == 1

    @pytest.mark.capability("C10")
    def test_f23_two_devices_same_content_asks(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        payload = ApplicationSubmitted(answers=ANSWERS)
        take(house, op(marta, "application.submitted", payload), marta)

        held = take(
            house,
            op(marta, "application.submitted", payload),
            marta,
            now=NOON + timedelta(minutes=5),
        )

        assert held.status is Status.held
        assert held.reason == "sync-already-submitted"
        assert len(receipts(house, marta)) == 1

    def test_f23_sent_anyway_counts(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        payload = ApplicationSubmitted(answers=ANSWERS)
        take(house, op(marta, "application.submitted", payload), marta)

        anyway = take(
            house,
            op(marta, "application.submitted", replace(payload, send_again=True)),
            marta,
        )

        assert anyway.status is Status.applied
        assert len(receipts(house, marta)) == 2

    def test_with_a_strange_phone_number_is_kept(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        contact = replace(ANSWERS.contact, phone="nej")
        wrong = ApplicationSubmitted(answers=replace(ANSWERS, contact=contact))

        answered = take(house, op(marta, "application.submitted", wrong), marta)

        assert answered.status is Status.rejected_kept
        assert answered.reason == "sync-bad-payload"


class TestDraftFromAPhone:
    def test_does_not_overwrite_another_place(self, house: House) -> None:
        marta = house.actor("marta")
        other = replace(NEED, hard="Något annat")

        first = take(
            house, op(marta, "application.saved", SectionSaved(need=NEED)), marta
        )
        second = take(
            house,
            op(marta, "application.saved", SectionSaved(need=other), base_version=0),
            marta,
        )

        assert first.status is Status.applied
        assert second.status is Status.rejected_kept
        assert second.reason == "refusal-saved-elsewhere"


class TestSelfAssessmentFromAPhone:
    @pytest.mark.capability("C3")
    def test_is_received_whole(self, house: House) -> None:
        marta = house.actor("marta")
        answers = (SelfAnswer(question="washing", answer="unknown"),)
        payload = SelfAssessmentSubmitted(answers=answers)

        answered = take(house, op(marta, "self_assessment.submitted", payload), marta)

        assert answered.status is Status.applied

    def test_examples_are_taken(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")

        statuses = [
            take(house, op(marta, kind.kind, kind.example), marta).status
            for kind in OPERATIONS
        ]

        assert Status.rejected_kept not in statuses
