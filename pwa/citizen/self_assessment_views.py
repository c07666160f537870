"""How the self-assessment looks."""

from collections.abc import Mapping

from litestar import Response
from msgspec import Struct

from backend.contact.facts import AnsweredBy, Question, SelfAnswer, SelfAssessment
from backend.contact.letters import represented
from backend.contact.rules.self_assessment import (
    QUESTIONS,
    answer_to,
)
from components.data import icon, summary_list
from components.feedback import notice, save_mark
from components.forms import (
    Choice,
    button,
    field,
    form,
    hidden,
    link_button,
    radio_cards,
    textarea,
)
from components.html import Vdom, h
from components.layout import back_link, docked
from i18n.formats import clock, day_and_time, ltr
from i18n.words import Words
from pwa.citizen.information import shown
from pwa.forms import error_titled, wrong_part
from pwa.offline.own_phone import own_phone
from pwa.shell import Visitor
from pwa.unproven import one

START = "/sjalvskattning"
CHECK = f"{START}/kontrollera"
SCRIPTS = ("draft.js",)


class QuestionPage(Struct, frozen=True, kw_only=True):
    """One question to show, with what she chose now or has answered before."""

    number: int
    question: Question
    assessment: SelfAssessment
    chosen: str = ""
    note: str | None = None
    clash: bool = False


def intro_response(
    assessment: SelfAssessment,
    visitor: Visitor,
    *,
    values: Mapping[str, list[str]],
    errors: Mapping[str, str],
) -> Response[str]:
    w = visitor.words
    if assessment.is_closed:
        return visitor.page(
            title=w("self-assessment-closed-title"),
            main=shown(
                h.h1(w("self-assessment-closed-title")),
                h.p(w("self-assessment-closed-text")),
                link_button(w("start-apply"), "/ansok"),
            ),
        )
    return visitor.page(
        title=error_titled(w("self-assessment-title"), errors, w),
        main=shown(
            h.h1(w("self-assessment-title")),
            *wrong_part(errors, w),
            h.p({"class": "lead"}, w("self-assessment-lead")),
            h.p(w("self-assessment-why")),
            h.p(w("self-assessment-when")),
            _begin(assessment, visitor, values, errors),
        ),
        status=422 if errors else 200,
        cacheable=visitor.actor is None,
    )


def question_response(page: QuestionPage, visitor: Visitor) -> Response[str]:
    w = visitor.words
    title = w(f"self-assessment-{page.question.code}")
    return visitor.page(
        title=title,
        main=shown(
            back_link(_before(page.number), w("apply-back")),
            _progress(page, visitor),
            _clash(page, w) if page.clash else None,
            h.div(
                {"data-form": "self-assessment", "data-question": page.question.code},
                own_phone(w) if visitor.actor else None,
                _question_form(page, visitor),
            ),
        ),
        scripts=SCRIPTS,
        status=409 if page.clash else 200,
        cacheable=visitor.actor is None,
    )


def answers_response(assessment: SelfAssessment, visitor: Visitor) -> Response[str]:
    """All the answers in words, each with its way back, and the one button."""
    w = visitor.words
    rows = [
        (
            w(f"self-assessment-{question.code}"),
            _in_words(question, answer_to(assessment, question), w),
            h.a(
                {"href": f"{START}/{number}?then=check"},
                w("apply-check-change"),
            ),
        )
        for number, question in enumerate(QUESTIONS, start=1)
    ]
    return visitor.page(
        title=w("self-assessment-check-title"),
        main=shown(
            back_link(f"{START}/{len(QUESTIONS)}", w("apply-back")),
            h.h1(w("self-assessment-check-title")),
            h.p({"class": "lead"}, w("self-assessment-check-lead")),
            summary_list(rows),
            h.div(
                {"data-send": "self-assessment"},
                form(
                    button(w("self-assessment-send"), giant=True),
                    action=CHECK,
                    op_id=visitor.new_op(),
                ),
            ),
        ),
        scripts=SCRIPTS,
    )


def sent_response(sent: SelfAssessment, visitor: Visitor) -> Response[str]:
    w = visitor.words
    when = day_and_time(sent.received_at, visitor.language) if sent.received_at else ""
    return visitor.page(
        title=w("self-assessment-sent-title"),
        main=shown(
            h.p({"class": "receipt-tick"}, icon("tick")),
            h.h1(w("self-assessment-sent-title")),
            h.p(
                {"class": "lead"},
                w(
                    "self-assessment-sent-lead",
                    when=when,
                    receipt=ltr(sent.receipt_no),
                ),
            ),
            notice(
                w(
                    "self-assessment-sent-now"
                    if sent.goes_with_case
                    else "self-assessment-sent-before"
                ),
                kind="good",
            ),
            summary_list(
                [
                    (label, text, None)
                    for label, text in represented(
                        sent.represented_by, sent.person_name, w
                    )
                ]
            )
            if sent.represented_by
            else None,
            link_button(w("receipt-follow"), "/mina-sidor", kind="outlined")
            if sent.goes_with_case
            else link_button(w("start-apply"), "/ansok"),
        ),
    )


def answer_choices(question: Question, w: Words) -> list[Choice]:
    """The five answers in words, and the two ways out, of the same worth."""
    scale = question.scale.value
    return [
        *(Choice(str(n), w(f"self-answer-{scale}-{n}")) for n in range(5)),
        Choice("unknown", w("self-answer-unknown"), quiet=True),
        Choice("undisclosed", w("self-answer-undisclosed"), quiet=True),
    ]


def _begin(
    assessment: SelfAssessment,
    visitor: Visitor,
    values: Mapping[str, list[str]],
    errors: Mapping[str, str],
) -> Vdom:
    w = visitor.words
    begun = assessment.version > 0
    chosen = one(values, "answered_by")
    return form(
        radio_cards(
            name="answered_by",
            legend=w("self-assessment-who"),
            options=[
                Choice(AnsweredBy.myself, w("self-assessment-myself")),
                Choice(AnsweredBy.with_help, w("self-assessment-with-help")),
            ],
            value=chosen or (assessment.answered_by if begun else None),
            error=errors.get("answered_by"),
        ),
        h.div(
            {"class": "only-with-help"},
            field(
                name="helper_name",
                label=w("self-assessment-helper"),
                value=assessment.helper_name,
                optional_text=w("apply-optional"),
            ),
        )
        if visitor.actor
        else h.p({"class": "small"}, w("self-assessment-sign-in-once")),
        button(
            w("self-assessment-resume" if begun else "self-assessment-start"),
            giant=True,
        ),
        action=START,
        op_id=visitor.new_op(),
    )


def _before(number: int) -> str:
    return f"{START}/{number - 1}" if number > 1 else START


def _progress(page: QuestionPage, visitor: Visitor) -> Vdom:
    """Where she is, in words; the marks are only for the eye."""
    w = visitor.words
    saved_at = page.assessment.saved_at
    given = {answer.question for answer in page.assessment.answers}
    marks = [
        h.li({"class": _mark(number, question, page, given)})
        for number, question in enumerate(QUESTIONS, start=1)
    ]
    return h.div(
        h.div(
            {"class": "step-line"},
            h.p(
                h.strong(
                    w(
                        "self-assessment-question",
                        number=page.number,
                        count=len(QUESTIONS),
                    )
                ),
                " · ",
                w(f"self-assessment-area-{page.question.area}"),
            ),
            save_mark(w("apply-saved", time=clock(saved_at))) if saved_at else None,
        ),
        h.ol({"class": "steps", "aria-hidden": "true"}, marks),
    )


def _mark(number: int, question: Question, page: QuestionPage, given: set[str]) -> str:
    if number == page.number:
        return "now"
    return "done" if question.code in given else "later"


def _question_form(page: QuestionPage, visitor: Visitor) -> Vdom:
    w = visitor.words
    before = answer_to(page.assessment, page.question)
    then = dict(visitor.query).get("then", "")
    is_last = page.number == len(QUESTIONS)
    return form(
        hidden("base_version", str(page.assessment.version)),
        hidden("then", "check") if then == "check" else None,
        radio_cards(
            name="answer",
            legend=w(f"self-assessment-{page.question.code}"),
            hint=w("self-assessment-lately"),
            options=answer_choices(page.question, w),
            value=page.chosen or (before.answer if before else None),
            legend_is_h1=True,
        ),
        _note(page, before, w) if visitor.actor else None,
        docked(
            button(w("self-assessment-to-check" if is_last else "self-assessment-next"))
        ),
        button(w("apply-save-and-close"), kind="text", name="then", value="close")
        if visitor.actor
        else None,
        action=f"{START}/{page.number}",
        op_id=visitor.new_op(),
    )


def _note(page: QuestionPage, before: SelfAnswer | None, w: Words) -> Vdom:
    note = page.note if page.note is not None else (before.note if before else "")
    return note_field(w, note=note)


def note_field(w: Words, *, note: str = "") -> Vdom:
    return h.details(
        {"class": "more", "open": bool(note)},
        h.summary(w("self-assessment-note")),
        textarea(
            name="note",
            label=w("self-assessment-note"),
            value=note,
            hint=w("self-assessment-note-hint"),
            optional_text=w("apply-optional"),
        ),
    )


def _clash(page: QuestionPage, w: Words) -> Vdom:
    there = _in_words(page.question, answer_to(page.assessment, page.question), w)
    return h.div(
        notice(w("apply-elsewhere-text"), kind="warn", lead=w("apply-elsewhere-lead")),
        h.p(h.strong(there)),
        link_button(
            w("apply-elsewhere-use"), f"{START}/{page.number}", kind="outlined"
        ),
    )


def _in_words(question: Question, given: SelfAnswer | None, w: Words) -> str:
    if given is None:
        return w("self-assessment-not-answered")
    is_level = given.answer in {"0", "1", "2", "3", "4"}
    scale = f"{question.scale.value}-" if is_level else ""
    words = w(f"self-answer-{scale}{given.answer}")
    return f"{words} – {given.note}" if given.note else words
