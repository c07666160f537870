"""`/mina-sidor/uppfoljning`: how it is going, goal by goal, in her own words."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.access.facts import Purpose
from backend.follow_up import actions, queries
from backend.follow_up.facts import Closed, FollowUp, RatedBy
from backend.insight.facts import NodeKind
from backend.kernel.forms import FormErrors
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.feedback import empty, notice
from components.forms import button, error_summary, form
from components.html import Vdom, h
from components.layout import page_header
from i18n import formats
from pwa.goal_fields import given_ratings, goal_fields
from pwa.related import beside
from pwa.shell import FormFields, House, Visitor

HERE = "/mina-sidor/uppfoljning"
HOME = "/mina-sidor"


@get(HERE)
async def follow_up_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    found = await _own(visitor, house)
    case_id = found.case_id if found else None
    visitor = await beside(visitor, house, case_id, NodeKind.goal)
    return _page(visitor, found, typed={}, errors={})


@post(HERE, status_code=303)
async def answer_follow_up(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.own_file)
    found = await _own(visitor, house)
    if found is None:
        return visitor.refusal_page(NotFound(), back=HOME)
    given = given_ratings(form, found)
    if isinstance(given, FormErrors):
        errors = given.in_words(visitor.words)
        return _page(visitor, found, typed=form, errors=errors)
    result = await house.door.act(
        partial(
            actions.rate_goals,
            case_id=found.case_id,
            given=given,
            by=by,
            now=visitor.now,
        ),
        by=by,
        now=visitor.now,
        op=visitor.op(form),
    )
    return visitor.after(result, to=HERE, surface="citizen")


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


def _page(
    visitor: Visitor,
    found: FollowUp | None,
    *,
    typed: FormFields,
    errors: dict[str, str],
) -> Response[str]:
    w = visitor.words
    title = w("follow-up-own-title")
    summary = w("error-summary-title", count=len(errors))
    return visitor.page(
        title=w("error-title", title=title) if errors else title,
        main=[
            *([error_summary(summary, list(errors.items()))] if errors else []),
            h.p({"class": "way-back"}, h.a({"href": HOME}, w("my-case-back"))),
            page_header(title, w("follow-up-own-lead")),
            *_content(visitor, found, typed=typed, errors=errors),
        ],
        status=422 if errors else 200,
        current=HOME,
    )


def _content(
    visitor: Visitor,
    found: FollowUp | None,
    *,
    typed: FormFields,
    errors: dict[str, str],
) -> list[Vdom]:
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
            *goal_fields(
                found, RatedBy.person, typed=typed, errors=errors, words=visitor.words
            ),
            button(w("follow-up-own-send")),
            action=HERE,
            op_id=visitor.new_op(),
        ),
    ]


ROUTES = [follow_up_page, answer_follow_up]
