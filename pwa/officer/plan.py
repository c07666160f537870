"""Förslag till plan: tasks from the needs, template minutes, changes with a reason."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.insight.facts import NodeKind
from backend.investigation import actions
from backend.investigation.facts import (
    CaseFile,
    Need,
    PlanLine,
)
from backend.investigation.forms import AddTaskForm
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId, NeedId
from components.data import table
from components.forms import button, form, select
from components.html import Vdom, h
from components.layout import section
from i18n.words import Words
from pwa.forms import Filling, Submission, op_id
from pwa.officer.case import load_case, often_of, reasoned
from pwa.officer.form_page import form_page
from pwa.officer.wording import (
    a_week,
    case_named,
    minutes_a_week,
)
from pwa.related import beside
from pwa.shell import House, Visitor, see_other

PATH = "/handlaggning/{case_id:str}/plan"


@get(PATH)
async def plan_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    visitor = await beside(visitor, house, case_id, NodeKind.task)
    return _plan(shown, Filling(), visitor)


@post(PATH + "/foresla", status_code=303)
async def propose(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    result = await sent.act(
        partial(
            actions.propose_plan,
            case_id=CaseId(case_id),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
    )
    return visitor.after(result, to=f"/handlaggning/{case_id}/plan")


@post(PATH + "/lagg-till", status_code=303)
async def add(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    kept = await sent.act_on(
        decode(AddTaskForm, sent.form),
        lambda asked: partial(
            actions.add_line,
            case_id=CaseId(case_id),
            need_id=NeedId(asked.need_id),
            code=asked.code,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
    )
    if isinstance(kept, Filling):
        return _plan(shown, kept, visitor)
    return see_other(f"/handlaggning/{case_id}/plan")


def _plan(shown: CaseFile, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    lines = shown.proposal.lines if shown.proposal else ()
    return form_page(
        w("plan-title"),
        filling,
        visitor,
        h.div({"class": "quiet-caption"}, _lines(shown, lines, w))
        if lines
        else h.p(w("plan-none-yet")),
        form(
            button(
                w("plan-propose-again" if lines else "plan-propose"),
                kind="outlined" if lines else "filled",
            ),
            action=f"{at_case}/plan/foresla",
            op_id=visitor.new_op(),
        ),
        _add_form(shown, filling, visitor) if lines else None,
        back=(f"{at_case}#plan", case_named(shown, w)),
        of=shown,
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
            words("plan-column-week"),
        ],
        rows=[
            [
                reasoned(each, h.a({"href": f"{at}/{each.task_id}"}, each.name), words),
                names.get(each.category, each.category),
                often_of(each, words),
                a_week((each,)),
            ]
            for each in lines
        ],
        figures=(2, 3),
        foot=[
            words("plan-sum"),
            "",
            minutes_a_week(lines, words),
            a_week(lines),
        ],
    )


def _add_form(shown: CaseFile, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    needs = [
        (each.assessment.need_id, each.category.name_sv)
        for each in shown.life
        if each.assessment and each.assessment.need is Need.service
    ]
    return section(
        w("plan-add-title"),
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
            op_id=op_id(filling, visitor),
        ),
    )


ROUTES = [plan_page, propose, add]
