"""The self-assessment: before, after or never, until the investigation is closed."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from backend.access.facts import Purpose
from backend.contact import actions, queries
from backend.contact.facts import (
    AnsweredBy,
    ApplicationReceived,
    NothingAnswered,
    SavedElsewhere,
    SelfAnswer,
    SelfAssessment,
    SelfAssessmentClosed,
    SelfAssessmentKept,
    SelfAssessmentReceived,
    UnknownQuestion,
)
from backend.kernel.actor import Actor
from backend.plumbing.database import Kept, Opened
from tests.conftest import NOON, House
from tests.unit.contact.test_applications import adopt_policy, send

WASHING = SelfAnswer(question="washing", answer="3", note="Sedan jag föll.")
TALKING = SelfAnswer(question="talking", answer="unknown")


def answer(
    house: House, by: Actor, given: SelfAnswer, *, base_version: int = 0
) -> object:
    return outcome_of(
        house,
        by,
        partial(
            actions.save_self_answer,
            given=given,
            base_version=base_version,
            by=by,
            now=NOON,
        ),
    )


def send_assessment(house: House, by: Actor) -> object:
    return outcome_of(house, by, partial(actions.send_self_assessment, by=by, now=NOON))


def outcome_of(house: House, by: Actor, action: Callable[[Session], Any]) -> object:
    outcome = house.door.act_now(action, by=by, now=NOON)
    return outcome.event if isinstance(outcome, Kept) else outcome


def mine(house: House, by: Actor) -> SelfAssessment:
    return house.door.read_now(
        partial(queries.my_self_assessment, actor=by),
        by=by,
        now=NOON,
        opened=Opened(purpose=Purpose.own_application, what="self_assessment"),
    )


class TestSelfAssessment:
    @pytest.mark.capability("C3")
    def test_is_kept_answer_by_answer(self, house: House) -> None:
        marta = house.actor("marta")

        answer(house, marta, TALKING)
        answer(house, marta, WASHING)

        assert mine(house, marta).answers == (WASHING, TALKING)

    def test_sent_before_comes_along_with_the_application(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        answer(house, marta, WASHING)

        kept = send_assessment(house, marta)
        received = send(house, marta)

        assert isinstance(kept, SelfAssessmentKept)
        assert isinstance(received, ApplicationReceived)
        assert [r.category for r in received.self_ratings] == ["d510"]

    def test_sent_after_reaches_the_officer(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        received = send(house, marta)
        answer(house, marta, TALKING)

        sent = send_assessment(house, marta)

        assert isinstance(sent, SelfAssessmentReceived)
        assert isinstance(received, ApplicationReceived)
        assert sent.case_id == received.case_id
        assert {r.answer for r in sent.ratings} == {"unknown"}

    def test_without_an_answer_is_not_sent(self, house: House) -> None:
        assert send_assessment(house, house.actor("marta")) == NothingAnswered()

    def test_closes_with_the_investigation(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        received = send(house, marta)
        assert isinstance(received, ApplicationReceived)
        assert received.case_id is not None

        house.database.write_now(
            partial(actions.close_intake, case_id=received.case_id, now=NOON)
        )

        assert answer(house, marta, WASHING) == SelfAssessmentClosed()
        assert mine(house, marta).is_closed

    def test_knows_its_questions(self, house: House) -> None:
        strange = SelfAnswer(question="shoe-size", answer="4")

        assert answer(house, house.actor("marta"), strange) == UnknownQuestion()

    def test_never_overwrites_an_answer_unseen(self, house: House) -> None:
        marta = house.actor("marta")
        answer(house, marta, WASHING)

        clash = answer(house, marta, SelfAnswer(question="washing", answer="0"))

        assert clash == SavedElsewhere(section="washing", version=1)

    def test_comes_whole_from_a_phone(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        send(house, marta)

        sent = outcome_of(
            house,
            marta,
            partial(
                actions.send_self_answers,
                answers=(TALKING, WASHING),
                answered_by=AnsweredBy.with_help,
                helper_name="Karin",
                by=marta,
                now=NOON,
            ),
        )

        assert isinstance(sent, SelfAssessmentReceived)
        assert sent.answered_by == "with_help"
        assert len(sent.ratings) == 3
