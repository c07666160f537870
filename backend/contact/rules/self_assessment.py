"""Självskattning: the questions, and what the answers say by IBIC category."""

from importlib.resources import files

from msgspec import Struct, toml
from msgspec.structs import replace

from backend.contact.facts import Question, SelfAnswer, SelfAssessment
from backend.kernel.services import SelfRating


class _Questions(Struct, frozen=True):
    questions: tuple[Question, ...]


QUESTIONS = toml.decode(
    files("backend.contact.rules").joinpath("questions.toml").read_bytes(),
    type=_Questions,
).questions


def question_numbered(number: int) -> Question | None:
    """The question by its place, 1 the first."""
    return QUESTIONS[number - 1] if 1 <= number <= len(QUESTIONS) else None


def number_of(code: str) -> int | None:
    places = (n for n, each in enumerate(QUESTIONS, start=1) if each.code == code)
    return next(places, None)


def with_answer(
    answers: tuple[SelfAnswer, ...], new: SelfAnswer
) -> tuple[SelfAnswer, ...]:
    """The answers in the questions' order, the new one in its place."""
    by_question = {each.question: each for each in answers} | {new.question: new}
    return tuple(by_question[q.code] for q in QUESTIONS if q.code in by_question)


def self_ratings(answers: tuple[SelfAnswer, ...]) -> tuple[SelfRating, ...]:
    """The answers by category. What was left unanswered is left out, not guessed."""
    by_question = {each.question: each for each in answers}
    return tuple(
        SelfRating(category=category, answer=given.answer, note=given.note)
        for question in QUESTIONS
        if (given := by_question.get(question.code)) is not None
        for category in question.categories
    )


def answer_to(assessment: SelfAssessment, question: Question) -> SelfAnswer | None:
    mine = (each for each in assessment.answers if each.question == question.code)
    return next(mine, None)


def first_unanswered(assessment: SelfAssessment) -> int:
    """Where to go on; the last question when all are answered."""
    given = {each.question for each in assessment.answers}
    places = (n for n, q in enumerate(QUESTIONS, start=1) if q.code not in given)
    return next(places, len(QUESTIONS))


def known_only(answers: tuple[SelfAnswer, ...]) -> tuple[SelfAnswer, ...] | None:
    """The same answers, each question once and in order; None if one is not ours."""
    ours = {question.code for question in QUESTIONS}
    if any(each.question not in ours for each in answers):
        return None
    kept: tuple[SelfAnswer, ...] = ()
    for each in answers:
        kept = with_answer(kept, replace(each, note=each.note.strip()))
    return kept


def changed_elsewhere(
    assessment: SelfAssessment, given: SelfAnswer, *, base_version: int
) -> bool:
    """The same question got another answer from another place since the page opened."""
    newer = assessment.versions.get(given.question, 0) > base_version
    there = next((a for a in assessment.answers if a.question == given.question), None)
    return newer and there != given
