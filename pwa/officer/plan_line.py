"""En rad i planen: changed or taken out, always with the reason."""

from dataclasses import replace
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions
from backend.investigation.facts import (
    CaseFile,
    DeviationNeedsReason,
    FrequencyOutOfRange,
    LineChange,
    PlanLine,
    ReasonMissing,
)
from backend.investigation.forms import LineForm, RemovalForm
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from components.forms import button, field, form, select, textarea
from components.html import Vdom
from components.layout import section
from i18n.words import Words
from pwa.forms import Filling, Newest, Submission, op_id, versioned
from pwa.officer.case import load_case, no_case
from pwa.officer.form_page import form_page
from pwa.officer.wording import (
    frequency_of,
    template_of,
)
from pwa.related import beside
from pwa.shell import House, Visitor, see_other

PATH = "/handlaggning/{case_id:str}/plan"
CYCLES = ("1", "2", "3", "4")
AT: dict[type[Refusal], str] = {
    DeviationNeedsReason: "reason",
    FrequencyOutOfRange: "minutes",
    ReasonMissing: "reason",
}


@get(PATH + "/{task_id:str}")
async def line_page(
    case_id: FromPath[str],
    task_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    line = _line(shown, task_id)
    visitor = await beside(visitor, house, case_id, f"task-{line.task_id}")
    return _line_page(shown, line, Filling(values=_values(line)), visitor)


@post(PATH + "/{task_id:str}", status_code=303)
async def change(
    case_id: FromPath[str], task_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    line = _line(shown, task_id)
    w = visitor.words
    kept = await sent.act_on(
        decode(LineForm, sent.form),
        lambda asked: partial(
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
        at=AT,
        newest=Newest(
            line.version, "plan-saved-by-other", {"now": frequency_of(line, w)}
        ),
    )
    if isinstance(kept, Filling):
        return _line_page(shown, line, kept, visitor)
    return see_other(f"/handlaggning/{case_id}/plan")


@post(PATH + "/{task_id:str}/ta-bort", status_code=303)
async def remove(
    case_id: FromPath[str], task_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    line = _line(shown, task_id)
    kept = await sent.act_on(
        decode(RemovalForm, sent.form),
        lambda asked: partial(
            actions.remove_line,
            case_id=CaseId(case_id),
            task_id=line.task_id,
            reason=asked.removal_reason,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at={ReasonMissing: "removal_reason"},
    )
    if isinstance(kept, Filling):
        beside = replace(kept, values={**_values(line), **kept.values})
        return _line_page(shown, line, beside, visitor)
    return see_other(f"/handlaggning/{case_id}/plan")


def _line(shown: CaseFile, task_id: str) -> PlanLine:
    for each in shown.proposal.lines if shown.proposal else ():
        if each.task_id == task_id:
            return each
    raise no_case()


def _values(line: PlanLine) -> dict[str, str]:
    return {
        "minutes": str(line.minutes),
        "times": str(line.times),
        "weeks": str(line.weeks),
        "reason": line.reason,
        "base_version": str(line.version),
    }


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
            op_id=op_id(filling, visitor),
        ),
        section(
            w("plan-remove-title", task=line.name),
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
        of=shown,
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


ROUTES = [line_page, change, remove]
