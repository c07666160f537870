"""Självskattning: 19 plain questions, one a screen, before, after or never."""

from functools import partial
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.contact import actions, queries
from backend.contact.facts import (
    Question,
    SavedElsewhere,
    SelfAnswer,
    SelfAssessment,
    SelfAssessmentKept,
    SelfAssessmentReceived,
)
from backend.contact.forms import SelfAnswerForm, WhoAnswers
from backend.contact.rules.self_assessment import (
    QUESTIONS,
    first_unanswered,
    question_numbered,
)
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept, Opened, Repeated
from backend.plumbing.inbox import receipt_no_for
from pwa.citizen.self_assessment_views import (
    CHECK,
    START,
    QuestionPage,
    answers_response,
    intro_response,
    question_response,
    sent_response,
)
from pwa.forms import Submission, version_seen
from pwa.shell import FormFields, House, Visitor, nothing_here, see_other
from pwa.unproven import one


@get(START, opt={"public": True})
async def intro_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """What it is, and who answers."""
    assessment = await _mine(visitor, house)
    asked = {name: [value] for name, value in visitor.query}
    return intro_response(assessment, visitor, values=asked, errors={})


@post(START, status_code=303, opt={"public": True})
async def begin(sent: NamedDependency[Submission]) -> Response[str]:
    """Who answers is the first answer, and asks for sign-in, once."""
    visitor = sent.visitor
    chosen = one(sent.form, "answered_by")
    if visitor.actor is None:
        back = f"{START}?{urlencode({'answered_by': chosen})}" if chosen else START
        return _sign_in_first(back)
    actor = visitor.for_purpose(Purpose.own_application)
    given = decode(WhoAnswers, sent.form)
    if isinstance(given, FormErrors):
        assessment = await _mine(visitor, sent.house)
        wrong = given.in_words(visitor.words)
        return intro_response(assessment, visitor, values=sent.form, errors=wrong)
    result = await sent.act(
        partial(
            actions.save_who_answers,
            answered_by=given.answered_by,
            helper_name=given.helper_name,
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    assessment = await _mine(visitor, sent.house)
    return visitor.after(
        result, to=f"{START}/{first_unanswered(assessment)}", surface="citizen"
    )


@get(START + "/{number:int}", opt={"public": True})
async def question_page(
    number: FromPath[int],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """One question; anyone may read it."""
    question = question_numbered(number)
    if question is None:
        return nothing_here(visitor)
    assessment = await _mine(visitor, house)
    if assessment.is_closed:
        return intro_response(assessment, visitor, values={}, errors={})
    page = QuestionPage(
        number=number,
        question=question,
        assessment=assessment,
        chosen=dict(visitor.query).get("answer", ""),
    )
    return question_response(page, visitor)


@post(START + "/{number:int}", status_code=303, opt={"public": True})
async def answer_question(
    number: FromPath[int], sent: NamedDependency[Submission]
) -> Response[str]:
    """Keep the answer and go on. Left unanswered is let through."""
    visitor = sent.visitor
    question = question_numbered(number)
    if question is None:
        return nothing_here(visitor)
    here = f"{START}/{number}"
    given = decode(SelfAnswerForm, sent.form)
    answer = None if isinstance(given, FormErrors) else given.answer
    if visitor.actor is None:
        return _sign_in_first(f"{here}?answer={answer}" if answer else here)
    actor = visitor.for_purpose(Purpose.own_application)
    onward = _onward(number, sent.form)
    if isinstance(given, FormErrors) or given.answer is None:
        return see_other(onward)
    result = await sent.act(
        partial(
            actions.save_self_answer,
            given=SelfAnswer(
                question=question.code, answer=given.answer, note=given.note
            ),
            base_version=version_seen(sent.form),
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    if isinstance(result, SavedElsewhere):
        return await _clash(number, question, given, visitor, sent.house)
    return visitor.after(result, to=onward, surface="citizen")


@get(CHECK)
async def check_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """All the answers once more."""
    visitor.for_purpose(Purpose.own_application)
    return answers_response(await _mine(visitor, house), visitor)


@post(CHECK, status_code=303)
async def send(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.own_application)
    result = await sent.act(
        partial(
            actions.send_self_assessment,
            receipt_no=receipt_no_for(sent.op.op_id, sent.op.sha256),
            by=actor,
            now=visitor.now,
        ),
        by=actor,
    )
    match result:
        case Kept(event=SelfAssessmentReceived() | SelfAssessmentKept()) | Repeated():
            return see_other(f"{START}/kvitto")
        case Refusal():
            return visitor.refusal_page(result, back=START)
        case _:
            return see_other(START)


@get(START + "/kvitto")
async def sent_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """That the answers have arrived, and what they wait for."""
    actor = visitor.for_purpose(Purpose.own_application)
    sent = await house.door.read(
        partial(queries.my_sent_self_assessment, actor=actor),
        by=actor,
        now=visitor.now,
        opened=_own(actor),
    )
    return see_other(START) if sent is None else sent_response(sent, visitor)


async def _mine(visitor: Visitor, house: House) -> SelfAssessment:
    actor = visitor.actor
    if actor is None or actor.person_id is None:
        return SelfAssessment(case_id=None)
    actor = visitor.for_purpose(Purpose.own_application)
    return await house.door.read(
        partial(queries.my_self_assessment, actor=actor),
        by=actor,
        now=visitor.now,
        opened=_own(actor),
    )


async def _clash(
    number: int,
    question: Question,
    given: SelfAnswerForm,
    visitor: Visitor,
    house: House,
) -> Response[str]:
    """Answered elsewhere meanwhile: both answers are shown, and she picks."""
    page = QuestionPage(
        number=number,
        question=question,
        assessment=await _mine(visitor, house),
        chosen=given.answer or "",
        note=given.note,
        clash=True,
    )
    return question_response(page, visitor)


def _own(actor: Actor) -> Opened:
    return Opened(
        purpose=Purpose.own_application,
        what="self_assessment",
        person_id=actor.person_id,
    )


def _onward(number: int, form: FormFields) -> str:
    wished = form.get("then", [])
    if "close" in wished:
        return "/"
    if "check" in wished or number == len(QUESTIONS):
        return CHECK
    return f"{START}/{number + 1}"


def _sign_in_first(back: str) -> Response[str]:
    return see_other(f"/logga-in?{urlencode({'till': back})}")


ROUTES = [
    intro_page,
    begin,
    question_page,
    answer_question,
    check_page,
    send,
    sent_page,
]
