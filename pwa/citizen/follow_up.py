"""`/mina-sidor/uppfoljning`: how it is going, goal by goal, in her own words."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.follow_up import actions, queries
from backend.follow_up.facts import Closed, FollowUp, RatedBy
from backend.insight.facts import NodeKind
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.feedback import empty, notice
from components.forms import button, form
from components.html import Vdom
from components.layout import back_link, page_header
from i18n import formats
from pwa.forms import Filling, Submission, not_right, op_id, titled
from pwa.goal_fields import given_ratings, goal_fields
from pwa.related import beside
from pwa.shell import House, Visitor, see_other

HERE = "/mina-sidor/uppfoljning"
HOME = "/mina-sidor"


@get(HERE)
async def follow_up_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    found = await _own(visitor, house)
    case_id = found.case_id if found else None
    visitor = await beside(visitor, house, case_id, NodeKind.goal)
    return _page(visitor, found, Filling())


@post(HERE, status_code=303)
async def answer_follow_up(sent: NamedDependency[Submission]) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.own_answer)
    found = await _own(visitor, sent.house)
    if found is None:
        return visitor.refusal_page(NotFound(), back=HOME)
    kept = await sent.act_on(
        given_ratings(sent.form, found),
        lambda given: partial(
            actions.rate_goals,
            case_id=found.case_id,
            given=given,
            by=by,
            now=visitor.now,
        ),
        by=by,
    )
    if isinstance(kept, Filling):
        return _page(visitor, found, kept)
    return see_other(HERE)


async def _own(visitor: Visitor, house: House) -> FollowUp | None:
    actor = visitor.for_purpose(Purpose.own_file)
    return await house.door.read(
        partial(queries.own_follow_up, actor=actor),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.own_file,
            what="follow_up",
            case_id=found.case_id if found else None,
            person_id=actor.person_id,
        ),
    )


def _page(visitor: Visitor, found: FollowUp | None, filling: Filling) -> Response[str]:
    w = visitor.words
    title = w("follow-up-own-title")
    return visitor.page(
        title=titled(title, filling, visitor),
        main=[
            *not_right(filling, visitor),
            back_link(HOME, w("my-case-back")),
            page_header(title, w("follow-up-own-lead")),
            *_content(visitor, found, filling),
        ],
        status=filling.status,
        current=HOME,
    )


def _content(visitor: Visitor, found: FollowUp | None, filling: Filling) -> list[Vdom]:
    w = visitor.words
    if found is None or not found.goals:
        return [empty(w("follow-up-own-none"))]
    if isinstance(found.state, Closed):
        outcome = found.state.outcome.replace("_", "-")
        return [notice(w(f"follow-up-own-outcome-{outcome}"), kind="good")]
    has_answered = any(each.rating(RatedBy.person) for each in found.goals)
    day = formats.month_day(found.due_on, visitor.language)
    said = w("follow-up-own-thanks", day=day)
    return [
        *([notice(said, kind="good")] if has_answered else []),
        form(
            *goal_fields(found, RatedBy.person, filling=filling, words=w),
            button(w("follow-up-own-send")),
            action=HERE,
            op_id=op_id(filling, visitor),
        ),
    ]


ROUTES = [follow_up_page, answer_follow_up]
