"""A question about an opening: answered by somebody else than who opened."""

from functools import partial
from typing import Annotated, Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct

from backend.access import log_review
from backend.access.facts import Purpose
from backend.access.log_facts import (
    AnswerWithoutWords,
    OpenedRow,
    QuestionToAnswer,
)
from backend.investigation.queries import numbers_of_cases
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened, Session
from components.forms import button, form, textarea
from components.html import Vdom
from components.layout import quoted
from i18n import formats
from pwa.forms import Filling, Submission, op_id
from pwa.shell import House, NothingHere, Visitor, see_other
from pwa.steering.log_review import HERE, Numbers, opened_page
from pwa.steering.staff import ROLE_NAMES

QUESTION: Final = HERE + "/fraga/{question_id:str}"
AT: Final[dict[type[Refusal], str]] = {AnswerWithoutWords: "answer"}


class AnswerForm(Struct, frozen=True, kw_only=True):
    answer: Annotated[str, Meta(max_length=4_000)] = ""


@get(QUESTION)
async def question_page(
    question_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    found, number = await _question(question_id, visitor, house)
    return _question_page(found, number, Filling(), visitor)


@post(QUESTION, status_code=303)
async def answer_question(
    question_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    found, number = await _question(question_id, visitor, sent.house)
    by = visitor.for_purpose(Purpose.sign_review)
    kept = await sent.act_on(
        decode(AnswerForm, sent.form),
        lambda asked: partial(
            log_review.answer_question,
            question_id=question_id,
            text=asked.answer,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _question_page(found, number, kept, visitor)
    return see_other(HERE)


async def _question(
    question_id: str, visitor: Visitor, house: House
) -> tuple[QuestionToAnswer, str]:
    actor = visitor.for_purpose(Purpose.log_review)

    def ask(session: Session) -> tuple[QuestionToAnswer, str] | None:
        found = log_review.question(session, question_id, actor=actor)
        if found is None:
            return None
        cases = {found.case_id} if found.case_id else set[CaseId]()
        numbers = numbers_of_cases(session, actor=actor, case_ids=cases)
        return found, numbers.get(found.case_id, "") if found.case_id else ""

    found = await house.door.read(
        ask,
        by=actor,
        now=visitor.now,
        opened=lambda shown: Opened(
            purpose=Purpose.log_review,
            what="log_question",
            case_id=shown[0].case_id if shown else None,
            person_id=shown[0].person_id if shown else None,
        ),
    )
    if found is None:
        raise NothingHere(back=HERE, surface="desk")
    return found


def _question_page(
    found: QuestionToAnswer, number: str, filling: Filling, visitor: Visitor
) -> Response[str]:
    w, opening, question = visitor.words, found.opening, found.question
    answer = question.answer
    lead = w(
        "log-desk-question-lead",
        name=opening.name,
        role=w(ROLE_NAMES[opening.role]),
        place=opening.place_name or w("log-desk-no-unit"),
        when=formats.moment(opening.at),
    )
    row = OpenedRow(
        at=opening.at,
        purpose=opening.purpose,
        action=opening.action,
        case_id=found.case_id,
    )
    return opened_page(
        quoted(question.text),
        quoted(answer.text) if answer else _answer_form(found, filling, visitor),
        title=w("log-desk-question-title"),
        tab=w("log-desk-question-title"),
        lead=lead,
        rows=(row,),
        numbers={found.case_id: number} if found.case_id and number else Numbers(),
        filling=filling,
        visitor=visitor,
    )


def _answer_form(found: QuestionToAnswer, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    return form(
        textarea(
            name="answer",
            label=w("log-desk-answer"),
            hint=w("log-desk-answer-hint"),
            value=filling.value("answer"),
            error=filling.error("answer"),
        ),
        button(w("log-desk-answer-send")),
        action=f"{HERE}/fraga/{found.question.question_id}",
        op_id=op_id(filling, visitor),
    )


ROUTES = [question_page, answer_question]
