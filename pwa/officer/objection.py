"""`/handlaggning/{case_id}/invandning`: taken down for her, read, and answered."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions, queries, rules
from backend.investigation.facts import (
    CaseFile,
    NotYoursToAnswer,
    Objection,
    ObjectionOutcome,
    ObjectionWithoutWords,
    ReasonMissing,
    Subject,
    Through,
)
from backend.investigation.forms import ObjectionAnswerForm, TakenDownForm
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from components.feedback import empty, notice
from components.forms import Choice, button, form, radio_cards, textarea
from components.html import Vdom, h
from components.layout import paragraphs
from pwa.forms import Filling, Submission, op_id
from pwa.officer.case import load_case, no_case
from pwa.officer.form_page import form_page
from pwa.officer.said_wrong import named, said
from pwa.officer.wording import case_named
from pwa.shell import House, Visitor, see_other

PATH = "/handlaggning/{case_id:str}/invandning"
AT: dict[type[Refusal], str] = {
    ObjectionWithoutWords: "wrong_text",
    ReasonMissing: "reason",
}
HEARD = (Through.phone, Through.visit)


@get(PATH)
async def objections_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Everything in the case that she has said is wrong, what waits first."""
    shown = await load_case(visitor, house, case_id)
    w, person = visitor.words, shown.person.given_name
    in_order = sorted(shown.objections, key=lambda each: each.answer is not None)
    return form_page(
        w("objections-desk-title"),
        Filling(),
        visitor,
        [_whole(each, shown, visitor) for each in in_order]
        or empty(w("objections-desk-none", person=person)),
        back=(f"/handlaggning/{case_id}", case_named(shown, w)),
        of=shown,
        lead=w("objections-desk-lead"),
    )


@get(PATH + "/om/{subject_id:str}")
async def note_page(
    case_id: FromPath[str],
    subject_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    about = await _subject(case_id, subject_id, visitor, house)
    return _note(shown, about, Filling(values={"through": Through.phone}), visitor)


@post(PATH + "/om/{subject_id:str}", status_code=303)
async def note(
    case_id: FromPath[str], subject_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    about = await _subject(case_id, subject_id, visitor, sent.house)
    kept = await sent.act_on(
        decode(TakenDownForm, sent.form),
        lambda asked: partial(
            actions.note_objection,
            case_id=CaseId(case_id),
            subject_id=subject_id,
            text=asked.wrong_text,
            through=asked.through,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _note(shown, about, kept, visitor)
    return see_other(f"/handlaggning/{case_id}/invandning")


@get(PATH + "/{objection_id:str}")
async def answer_page(
    case_id: FromPath[str],
    objection_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    objection = _objection(shown, objection_id)
    about = await _subject(case_id, objection.subject_id, visitor, house)
    return _answer(shown, objection, about, Filling(), visitor)


@post(PATH + "/{objection_id:str}", status_code=303)
async def answer(
    case_id: FromPath[str],
    objection_id: FromPath[str],
    sent: NamedDependency[Submission],
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    objection = _objection(shown, objection_id)
    about = await _subject(case_id, objection.subject_id, visitor, sent.house)
    title = named(about.kind, about.name, visitor.words)
    kept = await sent.act_on(
        decode(ObjectionAnswerForm, sent.form),
        lambda asked: partial(
            actions.answer_objection,
            objection_id=objection.objection_id,
            outcome=asked.outcome,
            reason=asked.reason,
            heading=visitor.words("objection-correction", what=title),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _answer(shown, objection, about, kept, visitor)
    return see_other(f"/handlaggning/{case_id}/invandning")


async def _subject(
    case_id: str, subject_id: str, visitor: Visitor, house: House
) -> Subject:
    """The case has been opened, and logged, by whoever reads what is written in it."""
    by = visitor.for_purpose(Purpose.case_file)
    found = await house.door.look(
        partial(
            queries.subject,
            actor=by,
            purpose=Purpose.case_file,
            subject_id=subject_id,
        ),
        by=by,
    )
    if found is None or found.case_id != case_id:
        raise no_case()
    return found


def _objection(shown: CaseFile, objection_id: str) -> Objection:
    for each in shown.objections:
        if each.objection_id == objection_id:
            return each
    raise no_case()


def _whole(objection: Objection, shown: CaseFile, visitor: Visitor) -> Vdom:
    w, case_id = visitor.words, shown.investigation.case_id
    at = f"/handlaggning/{case_id}/invandning"
    return h.section(
        {"class": "part"},
        h.h2(named(objection.subject, objection.subject_name, w)),
        said(objection, visitor, person=shown.person.given_name, at=at),
    )


def _note(
    shown: CaseFile, about: Subject, filling: Filling, visitor: Visitor
) -> Response[str]:
    w, person = visitor.words, shown.person.given_name
    at = f"/handlaggning/{shown.investigation.case_id}/invandning"
    return form_page(
        w("objection-note", person=person),
        filling,
        visitor,
        _written(about, visitor),
        form(
            radio_cards(
                name="through",
                legend=w("objection-how"),
                options=[
                    Choice(value=each, label=w(f"objection-how-{each}"))
                    for each in HEARD
                ],
                value=filling.value("through"),
                error=filling.error("through"),
            ),
            textarea(
                name="wrong_text",
                label=w("objection-her-words", person=person),
                value=filling.value("wrong_text"),
                error=filling.error("wrong_text"),
            ),
            button(w("objection-keep"), kind="filled"),
            action=f"{at}/om/{about.subject_id}",
            op_id=op_id(filling, visitor),
        ),
        back=(f"/handlaggning/{shown.investigation.case_id}", case_named(shown, w)),
        lead=w("objection-note-lead"),
        of=shown,
        tab=w("objection-note-tab"),
    )


def _answer(
    shown: CaseFile,
    objection: Objection,
    about: Subject,
    filling: Filling,
    visitor: Visitor,
) -> Response[str]:
    w = visitor.words
    at = f"/handlaggning/{shown.investigation.case_id}/invandning"
    return form_page(
        w("objection-answer-title"),
        filling,
        visitor,
        _written(about, visitor),
        said(objection, visitor, person=shown.person.given_name),
        _to_answer(shown, objection, about, filling, visitor),
        back=(at, w("objections-desk-title")),
        of=shown,
    )


def _to_answer(
    shown: CaseFile,
    objection: Objection,
    about: Subject,
    filling: Filling,
    visitor: Visitor,
) -> Vdom | None:
    """The form, for whoever may answer; whoever may not is told who does."""
    by, holder = visitor.for_purpose(Purpose.case_file), shown.investigation.officer_id
    if objection.answer:
        return None
    if not rules.is_theirs_to_answer(about, by=by.user_id, holder=holder):
        return notice(visitor.words.refusal(NotYoursToAnswer()))
    return _answer_form(objection, shown, filling, visitor)


def _answer_form(
    objection: Objection, shown: CaseFile, filling: Filling, visitor: Visitor
) -> Vdom:
    w, case_id = visitor.words, shown.investigation.case_id
    return form(
        radio_cards(
            name="outcome",
            legend=w("objection-outcome"),
            options=[
                Choice(
                    value=each,
                    label=w(f"objection-outcome-{each}"),
                    hint=w(f"objection-outcome-{each}-hint"),
                )
                for each in ObjectionOutcome
            ],
            value=filling.value("outcome"),
            error=filling.error("outcome"),
        ),
        textarea(
            name="reason",
            label=w("objection-reason"),
            hint=w("objection-reason-hint", person=shown.person.given_name),
            value=filling.value("reason"),
            error=filling.error("reason"),
        ),
        button(w("objection-answer"), kind="filled"),
        action=f"/handlaggning/{case_id}/invandning/{objection.objection_id}",
        op_id=op_id(filling, visitor),
    )


def _written(about: Subject, visitor: Visitor) -> Vdom:
    """What stands, which is not touched."""
    return h.section(
        {"class": "part"},
        h.h2(named(about.kind, about.name, visitor.words)),
        paragraphs(about.text),
    )


ROUTES = [objections_page, note_page, note, answer_page, answer]
