"""What the self-assessment asks, and what the answers say."""

import pytest

from backend.contact.facts import SelfAnswer, SelfAssessment
from backend.contact.rules import self_assessment as rules

WASHING = SelfAnswer(question="washing", answer="3", note="Sedan jag föll.")
EATING = SelfAnswer(question="eating", answer="0")
SECRET = SelfAnswer(question="toilet", answer="undisclosed")


class TestQuestions:
    @pytest.mark.capability("C3")
    def test_are_nineteen(self) -> None:
        areas = [question.area for question in rules.QUESTIONS]

        assert len(areas) == 19
        assert {area: areas.count(area) for area in areas} == {
            "care": 5,
            "home": 4,
            "mobility": 3,
            "communication": 2,
            "social": 2,
            "safety": 2,
            "carer": 1,
        }

    def test_ask_about_a_category_once(self) -> None:
        categories = [code for q in rules.QUESTIONS for code in q.categories]

        assert len(categories) == len(set(categories))

    @pytest.mark.parametrize("number", [0, -1, 20, 10**9])
    def test_have_no_number_outside(self, number: int) -> None:
        assert rules.question_numbered(number) is None


class TestSelfRatings:
    def test_say_the_same_of_every_category_of_a_question(self) -> None:
        ratings = rules.self_ratings((EATING,))

        assert [(r.category, r.answer) for r in ratings] == [
            ("d550", "0"),
            ("d560", "0"),
        ]

    def test_keep_what_she_would_not_say_apart_from_a_number(self) -> None:
        ratings = rules.self_ratings((SECRET,))

        assert ratings[0].answer == "undisclosed"

    def test_leave_out_what_was_not_answered(self) -> None:
        assert rules.self_ratings(()) == ()


class TestAnswers:
    def test_stand_in_the_order_of_the_questions(self) -> None:
        answers = rules.with_answer(rules.with_answer((), EATING), WASHING)

        assert answers == (WASHING, EATING)

    def test_are_replaced_by_a_new_one(self) -> None:
        again = SelfAnswer(question="washing", answer="4")

        assert rules.with_answer((WASHING,), again) == (again,)

    def test_go_on_at_the_first_that_is_missing(self) -> None:
        under_way = SelfAssessment(case_id=None, answers=(WASHING, EATING))

        assert rules.first_unanswered(under_way) == 2

    def test_from_a_phone_are_refused_when_a_question_is_not_ours(self) -> None:
        strange = SelfAnswer(question="shoe-size", answer="4")

        assert rules.known_only((WASHING, strange)) is None

    def test_from_a_phone_count_once_a_question(self) -> None:
        twice = (WASHING, SelfAnswer(question="washing", answer="1"))

        kept = rules.known_only(twice)

        assert kept is not None
        assert [each.answer for each in kept] == ["1"]
