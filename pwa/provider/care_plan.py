"""`/utforare/uppdrag/…/plan`: genomförandeplan, with how she wants each task."""

from functools import partial

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, rules
from backend.execution.facts import ImplementationPlan, OrderFile, PlanContent
from backend.execution.forms import AgreedForm, HowForm, PlanForm
from backend.insight.facts import NodeKind
from backend.kernel.actor import Actor
from backend.kernel.forms import FormErrors, decode
from backend.kernel.refusal import NotFound
from backend.kernel.services import GrantedTask
from components.data import summary_list
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    field,
    form,
    hidden,
    textarea,
)
from components.html import Vdom, h
from components.layout import back_link, page_header, section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, titled, wrong
from pwa.provider.orders import load_order
from pwa.related import beside
from pwa.shell import FormFields, House, Visitor
from pwa.unproven import one

ORDERS = "/utforare"
PATH = "/utforare/uppdrag/{order_id:str}/plan"
PLAN_FIELDS = ("goal", "what", "when", "how", "who", "her_say", "follow_up")
# What the person reads as hers is named for those who write it down.
LABELS = {"her_say": "care-plan-desk-her-say"}


@get(PATH)
async def plan_page(
    order_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.order)
    return await _page(order_id, Filling(), visitor, house, actor)


async def _page(
    order_id: str, filling: Filling, visitor: Visitor, house: House, actor: Actor
) -> Response[str]:
    file = await load_order(visitor, house, actor, order_id)
    if file is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    shown = (NodeKind.planned, NodeKind.goal)
    visitor = await beside(visitor, house, file.row.order.case_id, *shown)
    w, told = visitor.words, file.row.order.told
    tab = w("care-plan-tab", when=formats.moment(file.row.order.sent_at))
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=[
            *not_right(filling, visitor, names=_names(w)),
            back_link(f"{ORDERS}/uppdrag/{order_id}", told.name),
            page_header(w("care-plan-title-of", name=told.name), _due(file, w)),
            *([_agreement(visitor, file.plan, order_id)] if file.plan else []),
            _plan_form(visitor, file, order_id, filling),
        ],
        surface="desk",
        current="/utforare",
        status=filling.status,
    )


def _due(file: OrderFile, w: Words) -> str:
    if file.row.plan_due is None:
        return w("care-plan-lead")
    return w("care-plan-due", day=formats.day(file.row.plan_due))


def _agreement(visitor: Visitor, plan: ImplementationPlan, order_id: str) -> Vdom:
    w = visitor.words
    if plan.agreed_on is not None and plan.agreed_how is not None:
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
            hidden("plan_id", plan.plan_id),
            action=f"{ORDERS}/uppdrag/{order_id}/plan/muntligt",
            op_id=visitor.new_op(),
        ),
    )


def _plan_form(
    visitor: Visitor, file: OrderFile, order_id: str, filling: Filling
) -> Vdom:
    w, kept = visitor.words, file.plan.content if file.plan else None
    usual = _usual(file, w)
    is_offered = kept is not None and kept.contact_offered

    def value(name: str) -> str:
        before = getattr(kept, name) if kept else usual.get(name, "")
        return filling.value(name, before)

    return form(
        h.h2(w("care-plan-revise" if kept else "care-plan-write")),
        [
            textarea(
                name=name,
                label=_label(name, w),
                value=value(name),
                error=filling.error(name),
                rows=2,
            )
            for name in PLAN_FIELDS
        ],
        _hows(file, kept, filling, w),
        checkbox_cards(
            name="contact_offered",
            legend=w("care-plan-contact-legend"),
            options=[Choice("yes", w("care-plan-contact-offered"))],
            values=filling.chosen("contact_offered", ("yes",) if is_offered else ()),
        ),
        field(
            name="named_contact",
            label=w("care-plan-desk-contact"),
            value=value("named_contact"),
            error=filling.error("named_contact"),
            optional_text=w("apply-optional"),
        ),
        button(w("care-plan-send")),
        action=f"{ORDERS}/uppdrag/{order_id}/plan",
        op_id=op_id(filling, visitor),
    )


def _label(name: str, w: Words) -> str:
    return w(LABELS.get(name, f"care-plan-{name.replace('_', '-')}"))


def _names(w: Words) -> dict[str, str]:
    return {name: _label(name, w) for name in PLAN_FIELDS}


def _hows(
    file: OrderFile,
    kept: PlanContent | None,
    filling: Filling,
    w: Words,
) -> Vdom | None:
    """A line for each task: what the care worker reads at the door."""
    tasks = _tasks(file)
    if not tasks:
        return None
    before = kept.tasks if kept else {}
    return section(
        w("care-plan-tasks"),
        h.p({"class": "hint"}, w("care-plan-tasks-hint")),
        *(
            field(
                name=f"how-{task.task_id}",
                label=task.name,
                value=filling.value(
                    f"how-{task.task_id}", before.get(task.task_id, "")
                ),
                error=filling.error(f"how-{task.task_id}"),
                optional_text=w("apply-optional"),
            )
            for task in tasks
        ),
    )


def _tasks(file: OrderFile) -> list[GrantedTask]:
    """The tasks that somebody comes for."""
    services = file.row.order.told.services
    return [task for s in services if s.minutes_per_4_weeks for task in s.tasks]


def _usual(file: OrderFile, w: Words) -> dict[str, str]:
    """What the order and the week already say."""
    told = file.row.order.told
    times = dict.fromkeys(
        f"{rules.local_clock(v.start)} {', '.join(t.name for t in v.tasks)}"
        for v in file.visits
    )
    return {
        "goal": ". ".join(told.goals),
        "what": ", ".join(dict.fromkeys(task.name for task in _tasks(file))),
        "when": "\n".join(times),
        "who": ", ".join(dict.fromkeys(v.worker_name for v in file.visits)),
        "follow_up": w("care-plan-follow-up-usual"),
    }


@post(PATH, status_code=303)
async def save_plan(
    order_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    file = await load_order(visitor, sent.house, actor, order_id)
    if file is None:
        return visitor.refusal_page(NotFound(), back=ORDERS, surface="desk")
    filled = decode(PlanForm, sent.form, today=visitor.today)
    hows, errors = _read_hows(sent.form, file, visitor)
    if isinstance(filled, FormErrors) or errors:
        if isinstance(filled, FormErrors):
            errors = filled.in_words(visitor.words) | errors
        again = wrong(sent.form, errors)
        return await _page(order_id, again, visitor, sent.house, actor)
    facts = msgspec.to_builtins(filled) | {"tasks": hows}
    action = partial(
        actions.draft_plan,
        order_id=order_id,
        content=msgspec.convert(facts, PlanContent),
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=f"{ORDERS}/uppdrag/{order_id}/plan")


def _read_hows(
    form: FormFields, file: OrderFile, visitor: Visitor
) -> tuple[dict[str, str], dict[str, str]]:
    """How she wants each task, by its id, and what needs another look."""
    hows: dict[str, str] = {}
    errors: dict[str, str] = {}
    for task in _tasks(file):
        name = f"how-{task.task_id}"
        filled = decode(HowForm, {"how": form.get(name, [""])}, today=visitor.today)
        if isinstance(filled, FormErrors):
            errors[name] = filled.in_words(visitor.words)["how"]
        elif filled.how:
            hows[task.task_id] = filled.how
    return hows, errors


@post(PATH + "/muntligt", status_code=303)
async def agreed_orally(
    order_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.order)
    filled = decode(AgreedForm, sent.form, today=visitor.today)
    if isinstance(filled, FormErrors):
        again = Filling(errors=filled.in_words(visitor.words), status=422)
        return await _page(order_id, again, visitor, sent.house, actor)
    action = partial(
        actions.note_agreement,
        plan_id=one(sent.form, "plan_id"),
        note=filled.note,
        by=actor,
        now=visitor.now,
    )
    result = await sent.act(action, by=actor)
    return visitor.after(result, to=f"{ORDERS}/uppdrag/{order_id}")


ROUTES = [plan_page, save_plan, agreed_orally]
