"""`/mina-sidor/utredning`: what the decision will rest on, and her answer (FL 25)."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.investigation import actions, letters, queries
from backend.investigation.facts import (
    AnswerKind,
    AnswerMissing,
    AssessedArea,
    Communication,
    CommunicationId,
    Outcome,
    ProposedTask,
)
from backend.investigation.forms import AnswerForm
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import TaskId
from backend.kernel.refusal import Refusal
from backend.kernel.services import GrantedTask
from backend.plumbing.database import Opened
from components.data import summary_list
from components.feedback import notice
from components.forms import (
    Choice,
    button,
    error_summary,
    form,
    hidden,
    radio_cards,
    textarea,
)
from components.html import Vdom, h
from i18n import formats
from i18n.words import Words
from pwa.citizen.information import back_link
from pwa.shell import FormFields, House, Visitor, nothing_here

PATH = "/mina-sidor/utredning"


@get(PATH)
async def before_decision_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    shown = await _own(visitor, house)
    if shown is None:
        return nothing_here(visitor)
    return _page(shown, visitor, typed={}, errors={})


@post(PATH, status_code=303)
async def answer(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.own_file)
    shown = await _own(visitor, house)
    if shown is None:
        return nothing_here(visitor)
    typed = {name: values[-1] for name, values in form.items() if values}
    asked = decode(AnswerForm, form, language=visitor.language)
    if isinstance(asked, FormErrors):
        errors = asked.in_words(visitor.words)
        return _page(shown, visitor, typed=typed, errors=errors)
    result = await house.door.act(
        partial(
            actions.answer_communication,
            communication_id=CommunicationId(asked.communication_id),
            answer=asked.answer,
            text=asked.text,
            by=by,
            now=visitor.now,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    if isinstance(result, AnswerMissing):
        errors = {"text": visitor.words.refusal(result)}
        return _page(shown, visitor, typed=typed, errors=errors)
    if isinstance(result, Refusal):
        return visitor.refusal_page(result, back=PATH)
    return visitor.after(result, to=PATH, surface="citizen")


async def _own(visitor: Visitor, house: House) -> Communication | None:
    by = visitor.for_purpose(Purpose.own_file)
    return await house.door.read(
        partial(queries.own_communication, actor=by),
        by=by,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_file, what="communication", person_id=by.person_id
        ),
    )


def _page(
    shown: Communication,
    visitor: Visitor,
    *,
    typed: dict[str, str],
    errors: dict[str, str],
) -> Response[str]:
    w = visitor.words
    title = w("own-communication-title")
    day = formats.day(shown.last_day, visitor.language)
    content = [
        error_summary(w("error-summary-title", count=len(errors)), list(errors.items()))
        if errors
        else None,
        back_link("/mina-sidor", w("own-decision-back")),
        h.h1(title),
        _answered(shown, visitor)
        if shown.answered_at
        else h.p({"class": "lead"}, w("own-communication-lead", day=day)),
        _proposal(shown, w),
        _areas(shown, w),
        None if shown.answered_at else _answer_form(shown, visitor, typed, errors),
        h.p(
            {"class": "hint"},
            w(
                "own-communication-sent-by",
                name=shown.sent_by_name,
                title=shown.sent_by_title,
            ),
        ),
    ]
    return visitor.page(
        title=w("error-title", title=title) if errors else title,
        main=[each for each in content if each is not None],
        status=422 if errors else 200,
        current="/mina-sidor",
    )


def _answered(shown: Communication, visitor: Visitor) -> Vdom | None:
    if shown.answered_at is None:
        return None
    w = visitor.words
    when = formats.moment(shown.answered_at, visitor.language)
    return h.div(
        notice(w("own-communication-answered", when=when), kind="good"),
        h.p(w("own-communication-next", name=shown.sent_by_name)),
        h.blockquote(h.p(shown.answer_text)) if shown.answer_text else None,
    )


def _proposal(shown: Communication, words: Words) -> Vdom:
    """How each thing would end, and the help that it would be."""
    minutes = shown.content.minutes_a_week
    return h.section(
        {"class": "part"},
        h.h2(words("own-communication-proposal")),
        summary_list([_outcome(each, words) for each in shown.content.outcomes]),
        h.h3(words("own-communication-tasks")) if shown.content.tasks else None,
        h.ul([h.li(_task(each, words)) for each in shown.content.tasks])
        if shown.content.tasks
        else None,
        h.p(words("own-communication-time", time=letters.time_of(minutes, words)))
        if minutes
        else None,
    )


def _outcome(outcome: Outcome, words: Words) -> tuple[str, Vdom]:
    name = letters.service_name(outcome.kind, words)
    said = words(
        f"own-communication-result-{outcome.result.replace('_', '-')}",
        by=outcome.met_by,
    )
    reason = h.p({"lang": "sv", "dir": "auto"}, outcome.reason)
    return (
        name[:1].upper() + name[1:],
        h.div(h.p(said), reason if outcome.reason else None),
    )


def _task(task: ProposedTask, words: Words) -> str:
    often = letters.how_often(
        GrantedTask(
            task_id=TaskId(""),
            code="",
            name=task.name,
            minutes=task.minutes,
            times=task.times,
            weeks=task.weeks,
        ),
        words,
    )
    return f"{task.name} · {often}"


def _areas(shown: Communication, words: Words) -> Vdom:
    return h.section(
        {"class": "part"},
        h.h2(words("own-communication-areas")),
        [_area(each, words) for each in shown.content.areas],
    )


def _area(area: AssessedArea, words: Words) -> Vdom:
    need = words(
        f"own-communication-need-{area.need.replace('_', '-')}", by=area.met_by
    )
    return h.div(
        {"class": "part"},
        h.h3({"lang": "sv", "dir": "auto"}, area.name),
        h.p(words("own-communication-said", text=area.person_view_text))
        if area.person_view_text
        else None,
        h.p(need),
        h.p(words("own-communication-goal", text=area.goal_text))
        if area.goal_text
        else None,
    )


def _answer_form(
    shown: Communication,
    visitor: Visitor,
    typed: dict[str, str],
    errors: dict[str, str],
) -> Vdom:
    w = visitor.words
    day = formats.day(shown.last_day, visitor.language)
    return form(
        hidden("communication_id", shown.communication_id),
        radio_cards(
            name="answer",
            legend=w("own-communication-answer"),
            options=[
                Choice(
                    value=each,
                    label=w(f"own-communication-{each.replace('_', '-')}"),
                    hint=w("own-communication-oral-hint")
                    if each is AnswerKind.oral
                    else None,
                )
                for each in AnswerKind
            ],
            value=typed.get("answer"),
            error=errors.get("answer"),
        ),
        textarea(
            name="text",
            label=w("own-communication-text"),
            value=typed.get("text", ""),
            error=errors.get("text"),
            optional_text=w("own-communication-optional"),
        ),
        button(w("own-communication-send")),
        h.p({"class": "hint"}, w("own-communication-silent", day=day)),
        action=PATH,
        op_id=typed.get("op_id") or visitor.new_op(),
    )


ROUTES = [before_decision_page, answer]
