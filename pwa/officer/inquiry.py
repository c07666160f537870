"""Utredningsplanen med dagen för hembesöket, och att lämna tillbaka ett ärende."""

from datetime import datetime, timedelta
from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions
from backend.investigation.facts import (
    Approach,
    CaseFile,
    InvestigationPlan,
    ReasonMissing,
    VisitInThePast,
)
from backend.investigation.forms import HandBackForm, InquiryPlanForm
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from backend.plumbing.clock import STOCKHOLM
from components.forms import Choice, button, field, form, radio_cards, textarea
from components.html import Vdom
from i18n import formats
from pwa.forms import Filling, Newest, Submission, op_id, versioned
from pwa.officer.case import load_case
from pwa.officer.form_page import form_page
from pwa.officer.wording import case_named
from pwa.shell import House, Visitor, see_other

PATH = "/handlaggning/{case_id:str}"
AT: dict[type[Refusal], str] = {VisitInThePast: "day", ReasonMissing: "reason"}


@get(PATH + "/planera")
async def plan_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    values = _values(shown.plan, visitor)
    return _plan_page(shown, Filling(values=values), visitor)


@post(PATH + "/planera", status_code=303)
async def plan(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    kept = await sent.act_on(
        decode(InquiryPlanForm, sent.form, today=visitor.today),
        lambda asked: partial(
            actions.plan_inquiry,
            case_id=CaseId(case_id),
            visit_at=datetime.combine(asked.day, asked.hour, tzinfo=STOCKHOLM),
            approach=asked.approach,
            questions=asked.questions,
            sources=asked.sources,
            base_version=asked.base_version,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
        newest=_newest(shown.plan, visitor),
    )
    if isinstance(kept, Filling):
        return _plan_page(shown, kept, visitor)
    return see_other(f"/handlaggning/{case_id}")


@get(PATH + "/lamna")
async def hand_back_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    return _hand_back_page(shown, Filling(), visitor)


@post(PATH + "/lamna", status_code=303)
async def hand_back(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    kept = await sent.act_on(
        decode(HandBackForm, sent.form),
        lambda asked: partial(
            actions.hand_back_case,
            case_id=CaseId(case_id),
            reason=asked.reason,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _hand_back_page(shown, kept, visitor)
    return see_other("/handlaggning")


def _newest(current: InvestigationPlan | None, visitor: Visitor) -> Newest | None:
    if current is None:
        return None
    visit = formats.moment(current.visit_at, visitor.language)
    return Newest(current.version, "inquiry-plan-saved-by-other", {"visit": visit})


def _values(plan: InvestigationPlan | None, visitor: Visitor) -> dict[str, str]:
    if plan is None:
        return {"approach": Approach.home_visit, "base_version": "0"}
    visit_at = plan.visit_at.astimezone(STOCKHOLM)
    return {
        "approach": plan.approach,
        "day": formats.day(visit_at.date(), visitor.language),
        "hour": visit_at.strftime("%H.%M"),
        "questions": plan.questions,
        "sources": plan.sources,
        "base_version": str(plan.version),
    }


def _plan_page(shown: CaseFile, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    title = w("inquiry-plan-title")
    return form_page(
        title,
        filling,
        visitor,
        form(
            *_plan_fields(shown, filling, visitor),
            versioned(filling),
            button(w("inquiry-plan-save"), kind="filled"),
            action=f"{at_case}/planera",
            op_id=op_id(filling, visitor),
        ),
        back=(at_case, case_named(shown, w)),
        of=shown,
        lead=w("inquiry-plan-lead", person=shown.person.given_name),
    )


def _plan_fields(shown: CaseFile, filling: Filling, visitor: Visitor) -> list[Vdom]:
    w = visitor.words
    in_a_week = formats.day(visitor.today + timedelta(days=7))
    return [
        radio_cards(
            name="approach",
            legend=w("inquiry-plan-approach"),
            options=[
                Choice(value=each, label=w(f"approach-{each.replace('_', '-')}"))
                for each in Approach
            ],
            value=filling.value("approach"),
            error=filling.error("approach"),
        ),
        *(
            field(
                name=name,
                label=w(words_id),
                hint=w(f"{words_id}-hint", day=in_a_week),
                value=filling.value(name),
                error=filling.error(name),
            )
            for name, words_id in (
                ("day", "inquiry-plan-day"),
                ("hour", "inquiry-plan-time"),
            )
        ),
        textarea(
            name="questions",
            label=w("inquiry-plan-questions"),
            value=filling.value("questions"),
            error=filling.error("questions"),
            optional_text=w("assess-optional"),
        ),
        textarea(
            name="sources",
            label=w("inquiry-plan-sources", person=shown.person.given_name),
            value=filling.value("sources"),
            error=filling.error("sources"),
            optional_text=w("assess-optional"),
        ),
    ]


def _hand_back_page(
    shown: CaseFile, filling: Filling, visitor: Visitor
) -> Response[str]:
    w = visitor.words
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    title = w("hand-back-title")
    return form_page(
        title,
        filling,
        visitor,
        form(
            textarea(
                name="reason",
                label=w("hand-back-reason"),
                value=filling.value("reason"),
                error=filling.error("reason"),
            ),
            button(w("hand-back-save"), kind="filled"),
            action=f"{at_case}/lamna",
            op_id=op_id(filling, visitor),
        ),
        back=(at_case, case_named(shown, w)),
        of=shown,
        lead=w("hand-back-lead"),
    )


ROUTES = [plan_page, plan, hand_back_page, hand_back]
