"""Förslag till plan: tasks from the needs, template minutes, changes with a reason."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.investigation import actions
from backend.investigation.facts import (
    CaseFile,
    ChangedMeanwhile,
    DeviationNeedsReason,
    FrequencyOutOfRange,
    LineChange,
    Need,
    PlanLine,
    ReasonMissing,
)
from backend.investigation.forms import AddTaskForm, LineForm
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import CaseId, NeedId, TaskId
from backend.kernel.refusal import NotFound, Refusal
from components.data import table
from components.forms import button, field, form, select, textarea
from components.html import Vdom, h
from i18n import formats
from i18n.words import Words
from pwa.officer.case import load_case
from pwa.officer.filling import (
    Filling,
    form_page,
    refused,
    typed,
    versioned,
    wrong,
)
from pwa.officer.wording import (
    a_week,
    frequency_of,
    minutes_a_week,
    template_of,
)
from pwa.shell import FormFields, House, Visitor

PATH = "/handlaggning/{case_id:str}/plan"
CYCLES = ("1", "2", "3", "4")
AT: dict[type[Refusal], str] = {
    DeviationNeedsReason: "reason",
    FrequencyOutOfRange: "minutes",
    ReasonMissing: "reason",
}


@get(PATH)
async def plan_page(
    case_id: str, visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    shown = await load_case(visitor, house, CaseId(case_id))
    if shown is None:
        return visitor.refusal_page(NotFound(), back="/handlaggning", surface="desk")
    return _plan(shown, Filling(values={}), visitor)


@post(PATH + "/foresla", status_code=303)
async def propose(
    case_id: str, visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    by = visitor.for_purpose(Purpose.case_file)
    result = await house.door.act(
        partial(
            actions.propose_plan,
            case_id=CaseId(case_id),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
    )
    return visitor.after(result, to=f"/handlaggning/{case_id}/plan")


@post(PATH + "/lagg-till", status_code=303)
async def add(
    case_id: str,
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, house, CaseId(case_id))
    if shown is None:
        return visitor.refusal_page(NotFound(), back="/handlaggning", surface="desk")
    asked = decode(AddTaskForm, form, language=visitor.language)
    if isinstance(asked, FormErrors):
        return _plan(shown, wrong(form, asked, visitor), visitor)
    result = await house.door.act(
        partial(
            actions.add_line,
            case_id=CaseId(case_id),
            need_id=NeedId(asked.need_id),
            code=asked.code,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    return visitor.after(result, to=f"/handlaggning/{case_id}/plan")


@get(PATH + "/{task_id:str}")
async def line_page(
    case_id: str,
    task_id: str,
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, CaseId(case_id))
    line = _line(shown, task_id)
    if shown is None or line is None:
        return visitor.refusal_page(NotFound(), back="/handlaggning", surface="desk")
    return _line_page(shown, line, Filling(values=_values(line)), visitor)


@post(PATH + "/{task_id:str}", status_code=303)
async def change(
    case_id: str,
    task_id: str,
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, house, CaseId(case_id))
    line = _line(shown, task_id)
    if shown is None or line is None:
        return visitor.refusal_page(NotFound(), back="/handlaggning", surface="desk")
    asked = decode(LineForm, form, language=visitor.language)
    if isinstance(asked, FormErrors):
        return _line_page(shown, line, wrong(form, asked, visitor), visitor)
    result = await house.door.act(
        partial(
            actions.change_line,
            case_id=CaseId(case_id),
            task_id=line.task_id,
            change=LineChange(
                minutes=asked.minutes,
                times=asked.times,
                weeks=asked.weeks,
                reason=asked.reason,
            ),
            base_version=asked.base_version,
            by=by,
            now=visitor.now,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    if isinstance(result, Refusal):
        return _line_page(shown, line, _again(form, result, line, visitor), visitor)
    return visitor.after(result, to=f"/handlaggning/{case_id}/plan")


@post(PATH + "/{task_id:str}/ta-bort", status_code=303)
async def remove(
    case_id: str,
    task_id: str,
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, house, CaseId(case_id))
    line = _line(shown, task_id)
    if shown is None or line is None:
        return visitor.refusal_page(NotFound(), back="/handlaggning", surface="desk")
    result = await house.door.act(
        partial(
            actions.remove_line,
            case_id=CaseId(case_id),
            task_id=TaskId(task_id),
            reason=typed(form).get("removal_reason", ""),
            by=by,
            now=visitor.now,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    if isinstance(result, Refusal):
        again = refused(
            form,
            result,
            visitor,
            at={ReasonMissing: "removal_reason"},
            newer=_values(line),
        )
        return _line_page(shown, line, again, visitor)
    return visitor.after(result, to=f"/handlaggning/{case_id}/plan")


def _again(
    form: FormFields, refusal: Refusal, line: PlanLine, visitor: Visitor
) -> Filling:
    """The loser sees what the line says now and keeps what she wrote."""
    if not isinstance(refusal, ChangedMeanwhile):
        return refused(form, refusal, visitor, at=AT)
    w = visitor.words
    return refused(
        form,
        refusal,
        visitor,
        at=AT,
        told=w(
            "plan-saved-by-other",
            by=refusal.by,
            when=formats.moment(refusal.at, visitor.language),
            now=frequency_of(line, w),
        ),
        newer={"base_version": str(line.version), "op_id": visitor.new_op()},
    )


def _line(shown: CaseFile | None, task_id: str) -> PlanLine | None:
    lines = shown.proposal.lines if shown and shown.proposal else ()
    return next((each for each in lines if each.task_id == task_id), None)


def _values(line: PlanLine) -> dict[str, str]:
    return {
        "minutes": str(line.minutes),
        "times": str(line.times),
        "weeks": str(line.weeks),
        "reason": line.reason,
        "base_version": str(line.version),
    }


def _plan(shown: CaseFile, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    lines = shown.proposal.lines if shown.proposal else ()
    return form_page(
        w("plan-title"),
        filling,
        visitor,
        _lines(shown, lines, w) if lines else h.p(w("plan-none-yet")),
        form(
            button(
                w("plan-propose-again" if lines else "plan-propose"),
                kind="outlined" if lines else "filled",
            ),
            action=f"{at_case}/plan/foresla",
        ),
        _add_form(shown, filling, visitor) if lines else None,
        back=(f"{at_case}#plan", w("assess-back")),
        lead=w("plan-lead"),
    )


def _lines(shown: CaseFile, lines: tuple[PlanLine, ...], words: Words) -> Vdom:
    at = f"/handlaggning/{shown.investigation.case_id}/plan"
    names = {each.category.code: each.category.name_sv for each in shown.life}
    return table(
        caption=words("plan-title"),
        columns=[
            words("plan-column-task"),
            words("plan-column-need"),
            words("plan-column-time"),
            words("plan-column-template"),
            words("plan-column-week"),
        ],
        rows=[
            [
                h.a({"href": f"{at}/{each.task_id}"}, each.name),
                names.get(each.category, each.category),
                _told(each, words),
                template_of(each, words),
                a_week((each,)),
            ]
            for each in lines
        ],
        figures=(2, 3, 4),
        foot=[
            words("plan-sum"),
            "",
            minutes_a_week(lines, words),
            "",
            a_week(lines),
        ],
    )


def _told(line: PlanLine, words: Words) -> Vdom | str:
    often = frequency_of(line, words)
    if not line.reason:
        return often
    return h.div(often, h.small(words("plan-reason", reason=line.reason)))


def _add_form(shown: CaseFile, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    needs = [
        (each.assessment.need_id, each.category.name_sv)
        for each in shown.life
        if each.assessment and each.assessment.need is Need.service
    ]
    return h.section(
        h.h2(w("plan-add-title")),
        form(
            select(
                name="need_id",
                label=w("plan-add-need"),
                options=needs,
                value=filling.value("need_id"),
                error=filling.error("need_id"),
            ),
            select(
                name="code",
                label=w("plan-add-task"),
                options=[(each.code, each.name) for each in shown.templates],
                value=filling.value("code"),
                error=filling.error("code"),
            ),
            button(w("plan-add"), kind="outlined"),
            action=f"/handlaggning/{shown.investigation.case_id}/plan/lagg-till",
            op_id=visitor.new_op(),
        ),
    )


def _line_page(
    shown: CaseFile, line: PlanLine, filling: Filling, visitor: Visitor
) -> Response[str]:
    w = visitor.words
    at = f"/handlaggning/{shown.investigation.case_id}/plan"
    title = w("plan-change-title", task=line.name)
    return form_page(
        title,
        filling,
        visitor,
        form(
            *_line_fields(filling, w),
            versioned(filling),
            button(w("plan-save"), kind="filled"),
            action=f"{at}/{line.task_id}",
            op_id=filling.value("op_id") or visitor.new_op(),
        ),
        h.section(
            h.h2(w("plan-remove-title", task=line.name)),
            form(
                textarea(
                    name="removal_reason",
                    label=w("plan-remove-reason"),
                    value=filling.value("removal_reason"),
                    error=filling.error("removal_reason"),
                ),
                button(w("plan-remove"), kind="danger"),
                action=f"{at}/{line.task_id}/ta-bort",
                op_id=visitor.new_op(),
            ),
        ),
        back=(at, w("plan-title")),
        lead=w("plan-change-lead", template=template_of(line, w)),
    )


def _line_fields(filling: Filling, words: Words) -> list[Vdom]:
    return [
        *(
            field(
                name=name,
                label=words(f"plan-{name}"),
                value=filling.value(name),
                error=filling.error(name),
                inputmode="numeric",
            )
            for name in ("minutes", "times")
        ),
        select(
            name="weeks",
            label=words("plan-weeks"),
            options=[(each, words(f"plan-weeks-{each}")) for each in CYCLES],
            value=filling.value("weeks"),
            error=filling.error("weeks"),
        ),
        textarea(
            name="reason",
            label=words("plan-change-reason"),
            value=filling.value("reason"),
            error=filling.error("reason"),
        ),
    ]


ROUTES = [plan_page, propose, add, line_page, change, remove]
