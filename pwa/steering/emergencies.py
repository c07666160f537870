"""`/styrning/nodoppningar`: who opened a case that was not hers, judged by somebody else."""

from functools import partial
from typing import Annotated, Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct

from backend.access import brief
from backend.access.brief_facts import (
    LONGEST_REASON,
    BriefReasonMissing,
    EmergencyToReview,
    ReviewOutcome,
)
from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.kernel.actor import Actor
from backend.kernel.forms import decode
from backend.kernel.refusal import NotFound, Refusal
from backend.plumbing.database import Opened
from components.data import link_list, summary_list
from components.feedback import empty, notice
from components.forms import Choice, button, form, radio_cards, textarea
from components.html import Child, Vdom, h
from components.layout import back_link, page_header, section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.frame import start_for
from pwa.shell import House, Visitor, see_other

HERE: Final = "/styrning/nodoppningar"
ONE: Final = HERE + "/{access_id:str}"
AT: Final[dict[type[Refusal], str]] = {BriefReasonMissing: "review"}


class ReviewForm(Struct, frozen=True, kw_only=True):
    finding: ReviewOutcome
    review: Annotated[str, Meta(max_length=LONGEST_REASON)] = ""


async def emergencies_waiting(
    visitor: Visitor, house: House, actor: Actor
) -> list[Vdom]:
    """That an emergency waits to be judged, and the way there."""
    if not may(actor, Purpose.emergency_review):
        return []
    count = await house.door.look(partial(brief.waiting, actor=actor), by=actor)
    if not count:
        return []
    way = h.a({"href": HERE}, visitor.words("emergencies-see", count=count))
    return [notice(way, kind="warn")]


@get(HERE)
async def emergencies_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.emergency_review)
    found = await house.door.read(
        partial(brief.emergencies, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.emergency_review,
            what="emergencies",
            shown=tuple(each.access_id for each in found),
        ),
    )
    w = visitor.words
    waiting = [each for each in found if each.outcome is None]
    judged = [each for each in found if each.outcome is not None]
    return visitor.page(
        title=w("emergencies-title"),
        main=h.div(
            {"class": "desk-column"},
            page_header(w("emergencies-title"), w("emergencies-lead")),
            section(
                w("emergencies-waiting"),
                link_list([_line(each, w) for each in waiting])
                if waiting
                else empty(w("emergencies-none")),
            ),
            section(
                w("emergencies-judged"), link_list([_line(each, w) for each in judged])
            )
            if judged
            else None,
        ),
        surface="desk",
        current=start_for(actor),
    )


def _line(each: EmergencyToReview, w: Words) -> tuple[str, str, str]:
    told = [_case(each, w), formats.moment(each.opened_at)]
    if each.outcome is not None:
        told.append(_outcome(each.outcome, w))
    return f"{HERE}/{each.access_id}", each.opened_by, " · ".join(told)


@get(ONE)
async def emergency_page(
    access_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.emergency_review)
    return await _one_page(access_id, Filling(), visitor, house, actor)


async def _one_page(
    access_id: str, filling: Filling, visitor: Visitor, house: House, actor: Actor
) -> Response[str]:
    found = await house.door.read(
        partial(brief.emergency, access_id=access_id, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda _: Opened(
            purpose=Purpose.emergency_review, what="emergency", shown=(access_id[:36],)
        ),
    )
    if found is None:
        return visitor.refusal_page(NotFound(), back=HERE, surface="desk")
    w = visitor.words
    title = w("emergency-by", name=found.opened_by)
    tab = (
        w("emergency-tab", number=found.case_number)
        if found.case_number
        else w("emergency-tab-protected")
    )
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=h.div(
            {"class": "desk-column"},
            not_right(filling, visitor),
            back_link(HERE, w("emergencies-title")),
            page_header(title, found.opened_by_title),
            summary_list(_facts(found, w)),
            _judging(found, filling, visitor),
        ),
        surface="desk",
        current=start_for(actor),
        status=filling.status,
    )


def _facts(found: EmergencyToReview, w: Words) -> list[tuple[Child, ...]]:
    when = f"{formats.moment(found.opened_at)}–{formats.clock(found.until)}"
    return [
        (w("emergency-case"), _case(found, w)),
        (w("emergency-when"), when),
        (w("brief-reason"), found.reason),
        (w("emergency-openings"), w("emergency-times", count=found.openings)),
    ]


def _case(found: EmergencyToReview, w: Words) -> str:
    return found.case_number or w("emergency-protected")


def _judging(found: EmergencyToReview, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    if found.outcome is not None and found.reviewed_at is not None:
        return section(
            _outcome(found.outcome, w),
            h.p(found.review),
            h.p(
                {"class": "hint"},
                w(
                    "emergency-judged",
                    name=found.reviewed_by,
                    when=formats.moment(found.reviewed_at),
                ),
            ),
        )
    if found.is_own:
        return notice(w("refusal-review-of-own"), kind="info")
    return form(
        radio_cards(
            name="finding",
            legend=w("emergency-outcome"),
            options=[Choice(each, _outcome(each, w)) for each in ReviewOutcome],
            value=filling.value("finding") or None,
            error=filling.error("finding"),
        ),
        textarea(
            name="review",
            label=w("emergency-review"),
            value=filling.value("review"),
            error=filling.error("review"),
            rows=3,
        ),
        button(w("emergency-close")),
        action=f"{HERE}/{found.access_id}",
        op_id=op_id(filling, visitor),
    )


def _outcome(outcome: ReviewOutcome, w: Words) -> str:
    return w(f"emergency-outcome-{outcome.value.replace('_', '-')}")


@post(ONE, status_code=303)
async def judge(
    access_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.emergency_review)
    kept = await sent.act_on(
        decode(ReviewForm, sent.form),
        lambda asked: partial(
            brief.review,
            access_id=access_id,
            outcome=asked.finding,
            text=asked.review,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return await _one_page(access_id, kept, visitor, sent.house, by)
    return see_other(HERE)


ROUTES = [emergencies_page, emergency_page, judge]
