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
    Objection,
    Outcome,
    ProposedTask,
)
from backend.investigation.forms import AnswerForm
from backend.kernel.forms import decode
from backend.kernel.ids import NeedId, TaskId
from backend.kernel.services import GrantedTask
from backend.plumbing.database import Opened
from components.data import summary_list
from components.feedback import notice
from components.forms import (
    Choice,
    button,
    form,
    hidden,
    radio_cards,
    textarea,
)
from components.html import Vdom, h
from components.layout import quoted
from i18n import formats
from i18n.words import Words
from pwa.citizen.information import back_link
from pwa.citizen.named import named
from pwa.citizen.objection import beside as said_wrong
from pwa.citizen.objection import objections_beside
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.shell import House, Visitor, nothing_here, see_other

PATH = "/mina-sidor/utredning"


@get(PATH)
async def before_decision_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    shown = await _own(visitor, house)
    if shown is None:
        return nothing_here(visitor)
    return await _page(shown, Filling(), visitor, house)


@post(PATH, status_code=303)
async def answer(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_answer)
    shown = await _own(visitor, sent.house)
    if shown is None:
        return nothing_here(visitor)
    kept = await sent.act_on(
        decode(AnswerForm, sent.form),
        lambda asked: partial(
            actions.answer_communication,
            communication_id=CommunicationId(asked.communication_id),
            answer=asked.answer,
            text=asked.text,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at={AnswerMissing: "text"},
    )
    if isinstance(kept, Filling):
        return await _page(shown, kept, visitor, sent.house)
    return see_other(PATH)


async def _own(visitor: Visitor, house: House) -> Communication | None:
    by = visitor.for_purpose(Purpose.own_decision)
    return await house.door.read(
        partial(queries.own_communication, actor=by),
        by=by,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_decision, what="communication", person_id=by.person_id
        ),
    )


async def _page(
    shown: Communication, filling: Filling, visitor: Visitor, house: House
) -> Response[str]:
    w = visitor.words
    by = visitor.for_purpose(Purpose.own_file)
    needs = await house.door.look(partial(queries.needs_shown, actor=by), by=by)
    objections = await objections_beside(visitor, house)
    title = w("own-communication-title")
    day = formats.day(shown.last_day, visitor.language)
    content = [
        *not_right(filling, visitor),
        back_link("/mina-sidor", w("own-decision-back")),
        h.h1(title),
        _answered(shown, visitor)
        if shown.answered_at
        else h.p({"class": "lead"}, w("own-communication-lead", day=day)),
        _proposal(shown, w),
        _areas(shown, needs, objections, visitor),
        None if shown.answered_at else _answer_form(shown, filling, visitor),
        h.p(
            {"class": "hint"},
            named(
                w,
                "own-communication-sent-by",
                shown.sent_by_name,
                title=shown.sent_by_title,
            ),
        ),
    ]
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[each for each in content if each is not None],
        status=filling.status,
        current="/mina-sidor",
    )


def _answered(shown: Communication, visitor: Visitor) -> Vdom | None:
    if shown.answered_at is None:
        return None
    w = visitor.words
    when = formats.moment(shown.answered_at, visitor.language)
    return h.div(
        notice(w("own-communication-answered", when=when), kind="good"),
        h.p(
            w("own-communication-decided")
            if shown.is_decided
            else named(w, "own-communication-next", shown.sent_by_name)
        ),
        quoted(shown.answer_text) if shown.answer_text else None,
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
    said = words(
        f"own-communication-result-{outcome.result.replace('_', '-')}",
        by=outcome.met_by,
    )
    reason = h.p({"lang": "sv", "dir": "auto"}, outcome.reason)
    return (
        letters.service_named(outcome.kind, words),
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


def _areas(
    shown: Communication,
    needs: dict[str, NeedId],
    objections: tuple[Objection, ...],
    visitor: Visitor,
) -> Vdom:
    return h.section(
        {"class": "part"},
        h.h2(visitor.words("own-communication-areas")),
        [
            _area(each, needs.get(each.name), objections, visitor)
            for each in shown.content.areas
        ],
    )


def _area(
    area: AssessedArea,
    need_id: NeedId | None,
    objections: tuple[Objection, ...],
    visitor: Visitor,
) -> Vdom:
    words = visitor.words
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
        said_wrong(need_id, objections, visitor) if need_id else None,
    )


def _answer_form(shown: Communication, filling: Filling, visitor: Visitor) -> Vdom:
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
            value=filling.value("answer"),
            error=filling.error("answer"),
        ),
        textarea(
            name="text",
            label=w("own-communication-text"),
            value=filling.value("text"),
            error=filling.error("text"),
            optional_text=w("own-communication-optional"),
        ),
        button(w("own-communication-send")),
        h.p({"class": "hint"}, w("own-communication-silent", day=day)),
        action=PATH,
        op_id=op_id(filling, visitor),
    )


ROUTES = [before_decision_page, answer]
