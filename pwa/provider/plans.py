"""Laying the two weeks, and the implementation plan, of one order."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries, rules
from backend.execution.facts import (
    ImplementationPlan,
    OrderFile,
    PlanContent,
    PlannedVisit,
)
from backend.execution.forms import AgreedForm, PlanForm
from backend.insight.facts import NodeKind
from backend.kernel import amounts
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.ids import UserId
from backend.kernel.refusal import NotFound, StateHasMoved
from backend.plumbing.database import Opened
from components.data import summary_list, table
from components.feedback import notice
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    field,
    form,
    hidden,
    textarea,
)
from components.html import Child, Vdom, h
from components.layout import page_header, section
from i18n import formats
from i18n.words import Words
from pwa.provider.wording import local_day, wrong_part
from pwa.related import beside
from pwa.shell import FormFields, House, Visitor

ORDERS = "/utforare"
ORDER = "/utforare/uppdrag/{order_id:str}"
PLAN_FIELDS = ("goal", "what", "when", "how", "who", "her_say", "follow_up")


async def _file(
    visitor: Visitor, house: House, actor: Actor, order_id: str
) -> OrderFile | None:
    return await house.door.read(
        partial(
            queries.order_file, order_id=order_id, actor=actor, today=visitor.today
        ),
        by=actor,
        now=visitor.now,
        opened=lambda file: Opened(
            purpose=Purpose.order,
            what="order",
            case_id=file.row.order.case_id if file else None,
            person_id=file.row.order.person_id if file else None,
        ),
    )


async def _base(
    house: House, actor: Actor, file: OrderFile, first_day: date
) -> tuple[PlannedVisit, ...]:
    """What is laid already, or else what frequency and minutes propose."""
    if file.visits:
        return file.visits
    terms = await house.door.look(
        partial(queries.policy, municipality_id=actor.municipality_id)
    )
    return rules.proposed_visits(
        file.row.order.told.services,
        first_day=first_day,
        slots=terms.slots if terms else (),
    )


@get(ORDER + "/vecka")
async def week_page(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    return await _week(order_id, visitor, house, actor, typed={}, error="")


async def _week(
    order_id: str,
    visitor: Visitor,
    house: House,
    actor: Actor,
    *,
    typed: FormFields,
    error: str,
) -> Response[str]:
    file = await _file(visitor, house, actor, order_id)
    if file is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    first_day = _first_day(visitor, typed)
    base = await _base(house, actor, file, first_day)
    visitor = await beside(visitor, house, file.row.order.case_id, NodeKind.planned)
    w, told = visitor.words, file.row.order.told
    return visitor.page(
        title=w("week-title", name=told.name),
        main=[
            *wrong_part(w, [("at-0", error)] if error else []),
            h.p(h.a({"href": f"{ORDERS}/uppdrag/{order_id}"}, told.name)),
            page_header(w("week-title", name=told.name), w("week-lead")),
            _sum(base, file, w),
            form(
                hidden("first_day", first_day.isoformat()),
                _rows(base, file, typed, w),
                button(w("week-save")),
                action=f"{ORDERS}/uppdrag/{order_id}/vecka",
                op_id=visitor.new_op(),
            ),
        ],
        surface="desk",
        current="place-orders",
        status=422 if error else 200,
    )


def _first_day(visitor: Visitor, typed: FormFields) -> date:
    given = typed.get("first_day", [""])[0]
    try:
        return date.fromisoformat(given)
    except ValueError:
        return visitor.today


def _sum(base: Sequence[PlannedVisit], file: OrderFile, w: Words) -> Vdom:
    planned = rules.planned_minutes(base)
    granted = rules.granted_in_two_weeks(file.row.order.told.services)
    said = w(
        "week-sum",
        planned=formats.minutes(planned),
        granted=formats.minutes(granted),
    )
    if planned == granted:
        return notice(said, kind="good", lead=w("week-sum-equal"))
    differs = "week-sum-more" if planned > granted else "week-sum-less"
    return notice(said, kind="warn", lead=w(differs))


def _rows(
    base: Sequence[PlannedVisit], file: OrderFile, typed: FormFields, w: Words
) -> Vdom:
    return table(
        caption=w("week-caption"),
        columns=[
            w("week-what"),
            w("week-day"),
            w("week-time"),
            w("week-worker"),
            w("time-minutes"),
        ],
        rows=[_line(n, visit, file, typed, w) for n, visit in enumerate(base)],
        figures=(4,),
    )


def _line(
    n: int, visit: PlannedVisit, file: OrderFile, typed: FormFields, w: Words
) -> list[Child]:
    what = ", ".join(task.name for task in visit.tasks)
    day = typed.get(f"day-{n}", [_day(local_day(visit.start))])[0]
    at = typed.get(f"at-{n}", [rules.local_clock(visit.start)])[0]
    usual = visit.worker_id or next((i for i, _ in file.workers), "")
    worker = typed.get(f"worker-{n}", [usual])[0]
    number = n + 1
    return [
        what,
        _input(f"day-{n}", day, w("week-day-of", number=number, what=what)),
        _input(f"at-{n}", at, w("week-time-of", number=number, what=what)),
        h.select(
            {
                "name": f"worker-{n}",
                "id": f"worker-{n}",
                "aria-label": w("week-worker-of", number=number, what=what),
            },
            [
                h.option({"value": user_id, "selected": user_id == worker}, name)
                for user_id, name in file.workers
            ],
        ),
        str(visit.minutes),
    ]


def _day(day: date) -> str:
    return f"{day.day}/{day.month} {day.year}"


def _input(name: str, value: str, label: str) -> Vdom:
    return h.input(
        {"name": name, "id": name, "type": "text", "value": value, "aria-label": label}
    )


@post(ORDER + "/vecka", status_code=303)
async def save_week(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    file = await _file(visitor, house, actor, order_id)
    if file is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    base = await _base(house, actor, file, _first_day(visitor, form))
    here = f"{ORDERS}/uppdrag/{order_id}"
    if f"at-{len(base)}" in form or (base and f"at-{len(base) - 1}" not in form):
        return visitor.refusal_page(
            StateHasMoved(), back=f"{here}/vecka", surface="desk"
        )
    laid: list[PlannedVisit] = []
    for n, visit in enumerate(base):
        start = _start(form, n, visitor.today)
        if start is None:
            error = visitor.words("week-not-a-time", number=n + 1)
            return await _week(order_id, visitor, house, actor, typed=form, error=error)
        worker = UserId(form.get(f"worker-{n}", [""])[0])
        laid.append(msgspec.structs.replace(visit, start=start, worker_id=worker))
    action = partial(
        actions.plan_week, order_id=order_id, visits=laid, by=actor, now=visitor.now
    )
    result = await house.door.act(
        action, by=actor, now=visitor.now, op=visitor.op(form)
    )
    return visitor.after(result, to=here)


def _start(form: FormFields, n: int, today: date) -> datetime | None:
    day = amounts.day(form.get(f"day-{n}", [""])[0], today=today)
    at = amounts.clock(form.get(f"at-{n}", [""])[0])
    if day is None or at is None or abs(day - today) > timedelta(days=400):
        return None
    return datetime.combine(day, at, formats.STOCKHOLM)


@get(ORDER + "/plan")
async def plan_page(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    return await _plan(order_id, visitor, house, actor, typed={}, errors={})


async def _plan(
    order_id: str,
    visitor: Visitor,
    house: House,
    actor: Actor,
    *,
    typed: FormFields,
    errors: Mapping[str, str],
) -> Response[str]:
    file = await _file(visitor, house, actor, order_id)
    if file is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    shown = (NodeKind.planned, NodeKind.goal)
    visitor = await beside(visitor, house, file.row.order.case_id, *shown)
    w, told = visitor.words, file.row.order.told
    return visitor.page(
        title=w("care-plan-title-of", name=told.name),
        main=[
            *wrong_part(w, list(errors.items())),
            h.p(h.a({"href": f"{ORDERS}/uppdrag/{order_id}"}, told.name)),
            page_header(w("care-plan-title-of", name=told.name), _due(file, w)),
            *([_agreement(visitor, file, order_id)] if file.plan else []),
            _plan_form(visitor, file, order_id, typed, errors),
        ],
        surface="desk",
        current="place-orders",
        status=422 if errors else 200,
    )


def _due(file: OrderFile, w: Words) -> str:
    if file.row.plan_due is None:
        return w("care-plan-lead")
    return w("care-plan-due", day=formats.day(file.row.plan_due))


def _agreement(visitor: Visitor, file: OrderFile, order_id: str) -> Vdom:
    w = visitor.words
    plan: ImplementationPlan | None = file.plan
    if plan is not None and plan.agreed_on is not None and plan.agreed_how is not None:
        how = plan.agreed_how.value.replace("_", "-")
        day = formats.day(plan.agreed_on)
        return section(
            w("care-plan-agreed-title"),
            summary_list(
                [(w(f"care-plan-agreed-{how}", day=day), plan.agreed_note or " ")]
            ),
        )
    return section(
        w("care-plan-waits-title"),
        h.p(w("care-plan-waits")),
        form(
            textarea(
                name="note",
                label=w("care-plan-oral-note"),
                hint=w("care-plan-oral-hint"),
                rows=2,
            ),
            button(w("care-plan-oral"), kind="outlined"),
            hidden("plan_id", plan.plan_id if plan else ""),
            action=f"{ORDERS}/uppdrag/{order_id}/plan/muntligt",
            op_id=visitor.new_op(),
        ),
    )


def _plan_form(
    visitor: Visitor,
    file: OrderFile,
    order_id: str,
    typed: FormFields,
    errors: Mapping[str, str],
) -> Vdom:
    w, kept = visitor.words, file.plan.content if file.plan else None
    usual = _usual(file, w)

    def value(name: str) -> str:
        return typed.get(name, [getattr(kept, name) if kept else usual.get(name, "")])[
            0
        ]

    return form(
        h.h2(w("care-plan-revise" if kept else "care-plan-write")),
        [
            textarea(
                name=name,
                label=w(f"care-plan-{name.replace('_', '-')}"),
                value=value(name),
                error=errors.get(name),
                rows=2,
            )
            for name in PLAN_FIELDS
        ],
        checkbox_cards(
            name="contact_offered",
            legend=w("care-plan-contact-legend"),
            options=[Choice("yes", w("care-plan-contact-offered"))],
            values=("yes",) if kept and kept.contact_offered else (),
        ),
        field(
            name="named_contact",
            label=w("care-plan-contact"),
            value=value("named_contact"),
            error=errors.get("named_contact"),
            optional_text=w("apply-optional"),
        ),
        button(w("care-plan-send")),
        action=f"{ORDERS}/uppdrag/{order_id}/plan",
        op_id=visitor.new_op(),
    )


def _usual(file: OrderFile, w: Words) -> dict[str, str]:
    """What the order and the week already say."""
    told = file.row.order.told
    tasks = [task.name for service in told.services for task in service.tasks]
    times = dict.fromkeys(
        f"{rules.local_clock(v.start)} {', '.join(t.name for t in v.tasks)}"
        for v in file.visits
    )
    return {
        "goal": ". ".join(told.goals),
        "what": ", ".join(dict.fromkeys(tasks)),
        "when": "\n".join(times),
        "who": ", ".join(dict.fromkeys(v.worker_name for v in file.visits)),
        "follow_up": w("care-plan-follow-up-usual"),
    }


@post(ORDER + "/plan", status_code=303)
async def save_plan(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    filled = decode(PlanForm, form, today=visitor.today)
    if isinstance(filled, FormErrors):
        errors = filled.in_words(visitor.words)
        return await _plan(order_id, visitor, house, actor, typed=form, errors=errors)
    content = msgspec.convert(msgspec.to_builtins(filled), PlanContent)
    action = partial(
        actions.draft_plan,
        order_id=order_id,
        content=content,
        by=actor,
        now=visitor.now,
    )
    result = await house.door.act(
        action, by=actor, now=visitor.now, op=visitor.op(form)
    )
    return visitor.after(result, to=f"{ORDERS}/uppdrag/{order_id}/plan")


@post(ORDER + "/plan/muntligt", status_code=303)
async def agreed_orally(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    filled = decode(AgreedForm, form, today=visitor.today)
    if isinstance(filled, FormErrors):
        errors = filled.in_words(visitor.words)
        return await _plan(order_id, visitor, house, actor, typed={}, errors=errors)
    action = partial(
        actions.note_agreement,
        plan_id=form.get("plan_id", [""])[0],
        note=filled.note,
        by=actor,
        now=visitor.now,
    )
    result = await house.door.act(
        action, by=actor, now=visitor.now, op=visitor.op(form)
    )
    return visitor.after(result, to=f"{ORDERS}/uppdrag/{order_id}")


ROUTES = [week_page, save_week, plan_page, save_plan, agreed_orally]
