"""`/mina-sidor/insatser`: who helps her, who was there when, and the next visit."""

from datetime import date
from functools import partial
from itertools import groupby
from typing import Literal

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution import actions, queries
from backend.execution.facts import (
    AgreedHow,
    ImplementationPlan,
    Order,
    Outcome,
    OwnLine,
    OwnServices,
    OwnVisit,
    Sent,
)
from backend.insight.facts import NodeKind
from backend.investigation import letters
from backend.plumbing.database import Opened
from components.data import Node, summary_list, thread
from components.feedback import empty
from components.forms import button, form, link_button
from components.html import Child, Vdom, h
from components.layout import card, page_header, phone_link, section
from i18n import formats
from i18n.words import Words
from pwa.forms import Submission
from pwa.provider.wording import local_day, span
from pwa.related import beside
from pwa.shell import House, Visitor

PATH = "/mina-sidor/insatser"
NEAREST = 4


@get(PATH)
async def my_services_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.own_file)
    own = await house.door.read(
        partial(queries.own_services, actor=actor, now=visitor.now),
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_file, what="own_services", person_id=actor.person_id
        ),
    )
    case_id = own.order.case_id if own.order else None
    shown = (NodeKind.order, NodeKind.planned, NodeKind.time)
    visitor = await beside(visitor, house, case_id, *shown)
    return visitor.page(
        title=visitor.words("my-services-title"),
        main=_view(visitor, own),
        current="place-my-services",
    )


def _view(visitor: Visitor, own: OwnServices) -> list[Child]:
    w = visitor.words
    if not own.lines:
        return [
            page_header(w("my-services-title")),
            empty(w("my-services-none")),
        ]
    plan = _plan(visitor, own, own.plan) if own.plan else None
    is_asked = own.plan is not None and own.plan.agreed_on is None
    return [
        page_header(w("my-services-title")),
        card(
            w("my-services-choose"),
            link_button(w("choose-title"), "/mina-sidor/valj-utforare"),
            tinted=True,
        )
        if own.has_open_choice
        else None,
        plan if is_asked else None,
        _coming(own, w),
        _provider(own, w),
        None if is_asked else plan,
        section(
            w("my-services-granted"),
            summary_list(
                [
                    (letters.service_named(line.service.kind, w), _line(line, w))
                    for line in own.lines
                ]
            ),
        ),
        _been(own.been, w) if own.been else None,
    ]


def _line(line: OwnLine, w: Words) -> str:
    if line.started_on is not None:
        return w(
            "my-services-since", day=formats.month_day(line.started_on, w.language)
        )
    return w("days-since-decision", days=line.days)


def _provider(own: OwnServices, w: Words) -> Vdom | None:
    if own.order is None:
        return None
    answer_by = formats.month_day(own.order.answer_by, w.language)
    return section(
        w("my-services-provider"),
        h.p(w("my-services-asked", name=own.provider_name, day=answer_by))
        if isinstance(own.order.state, Sent)
        else None,
        h.div({"class": "short-labels"}, _provider_facts(own, own.order, w)),
    )


def _provider_facts(own: OwnServices, order: Order, w: Words) -> Vdom:
    return summary_list(
        [
            (w("my-services-who"), own.provider_name),
            (w("consent-phone"), phone_link(own.provider_phone)),
            (
                w("my-services-consented"),
                formats.day(local_day(order.consented_at), w.language),
            ),
        ]
    )


def _coming(own: OwnServices, w: Words) -> Vdom | None:
    if not own.coming:
        return None
    first, *others = own.coming
    return h.div(
        {"class": "part"},
        card(
            w("my-services-next"),
            h.p(h.strong(_when(first, w))),
            h.p(w("my-services-comes", name=first.worker_name)),
            h.p({"class": "hint"}, ", ".join(first.what)),
        ),
        thread(
            [
                Node(_when(v, w), "later", f"{v.worker_name} · {', '.join(v.what)}")
                for v in others
            ]
        )
        if others
        else None,
    )


def _when(visit: OwnVisit, w: Words) -> str:
    day = formats.weekday_day(local_day(visit.start), w.language)
    return f"{day[:1].upper()}{day[1:]} {formats.ltr(span(visit.start, visit.end))}"


def _been(been: tuple[OwnVisit, ...], w: Words) -> Vdom:
    """The nearest visits; the rest by month, for whoever wants to look back."""
    months = groupby(been[NEAREST:], key=lambda v: local_day(v.start).replace(day=1))
    return section(
        w("my-services-been"),
        _thread_of(been[:NEAREST], w),
        [_earlier(month, tuple(visits), w) for month, visits in months],
    )


def _earlier(month: date, visits: tuple[OwnVisit, ...], w: Words) -> Vdom:
    said = w(
        "my-services-earlier",
        month=formats.month(month, w.language),
        count=len(visits),
    )
    return h.details(h.summary(said), _thread_of(visits, w))


def _thread_of(visits: tuple[OwnVisit, ...], w: Words) -> Vdom:
    return thread([Node(_when(v, w), _state(v), _said(v, w)) for v in visits])


def _state(visit: OwnVisit) -> Literal["done", "stopped"]:
    return "done" if visit.was_made else "stopped"


def _said(visit: OwnVisit, w: Words) -> str:
    """A visit that was not made is never said to be."""
    if visit.was_made:
        return w("my-services-was-there", name=visit.worker_name)
    if visit.outcome is Outcome.not_home:
        return w("my-services-not-home")
    if visit.outcome is None:
        return w("my-services-not-reported")
    return w(f"my-services-{visit.outcome.value.replace('_', '-')}")


def _plan(visitor: Visitor, own: OwnServices, plan: ImplementationPlan) -> Vdom:
    w, content = visitor.words, plan.content
    rows = summary_list(
        [
            (w("care-plan-goal"), h.bdi(content.goal)),
            (w("care-plan-what"), h.bdi(content.what)),
            (w("care-plan-when"), h.bdi(content.when)),
            (w("care-plan-how"), h.bdi(content.how)),
            *_hows(own, plan),
            (w("care-plan-who"), h.bdi(content.who)),
            (
                w("care-plan-contact"),
                content.named_contact or w("care-plan-contact-none"),
            ),
            (w("care-plan-her-say"), h.bdi(content.her_say)),
            (w("care-plan-follow-up"), h.bdi(content.follow_up)),
        ]
    )
    if plan.agreed_on is not None:
        how = "in-app" if plan.agreed_how is AgreedHow.in_app else "orally"
        day = formats.day(plan.agreed_on, w.language)
        return section(
            w("care-plan-title"), h.p(w(f"care-plan-agreed-{how}", day=day)), rows
        )
    return card(
        w("care-plan-agree-title"),
        h.p(w("care-plan-agree-lead", name=plan.drafted_by)),
        rows,
        form(
            button(w("care-plan-agree")),
            h.p({"class": "hint"}, w("care-plan-agree-hint")),
            action=f"{PATH}/plan/{plan.plan_id}",
            op_id=visitor.new_op(),
        ),
    )


def _hows(own: OwnServices, plan: ImplementationPlan) -> list[tuple[str, Vdom]]:
    """How she wants each task, as it stands in the care worker's phone."""
    return [
        (task.name, h.bdi(plan.content.tasks[task.task_id]))
        for line in own.lines
        for task in line.service.tasks
        if task.task_id in plan.content.tasks
    ]


@post(PATH + "/plan/{plan_id:str}", status_code=303)
async def agree(
    plan_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.own_answer)
    result = await sent.act(
        partial(actions.agree_plan, plan_id=plan_id, by=actor, now=visitor.now),
        by=actor,
    )
    return visitor.after(result, to=PATH, surface="citizen")


ROUTES = [my_services_page, agree]
