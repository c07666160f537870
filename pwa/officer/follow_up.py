"""Uppföljning: the officer's list, and a case's goals side by side, until it is closed."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.follow_up import actions, queries
from backend.follow_up.facts import (
    Closed,
    FollowedGoal,
    FollowUp,
    FollowUpRow,
    Outcome,
    OutcomeNeedsReason,
    RatedBy,
)
from backend.follow_up.forms import ClosingForm
from backend.insight.facts import NodeKind
from backend.kernel.actor import Role
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.plumbing.database import Opened
from components.data import scale, table
from components.feedback import empty, notice, tag
from components.forms import button, form, radio_cards, textarea
from components.forms.choices import Choice
from components.html import Vdom, h
from components.layout import back_link, page_header, section, two_panes
from i18n import formats
from pwa.forms import Filling, Submission, not_right, titled
from pwa.goal_fields import given_ratings, goal_fields
from pwa.related import beside
from pwa.shell import House, NothingHere, Visitor, see_other

LIST = "/uppfoljning"
CASE = "/uppfoljning/{case_id:str}"


@get(LIST)
async def follow_ups_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """Officers and planners: the follow-ups that are theirs, soonest first."""
    actor = visitor.for_purpose(Purpose.follow_up)
    rows = await house.door.read(
        partial(queries.open_follow_ups, actor=actor, today=visitor.today),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.follow_up,
            what="follow_ups",
            shown=tuple(row.case_id for row in found),
        ),
    )
    w = visitor.words
    return visitor.page(
        title=w("follow-ups-title"),
        main=h.div(
            {"class": "desk-column quiet-caption"},
            page_header(w("follow-ups-title"), w("follow-ups-lead")),
            _list(rows, visitor) if rows else empty(w("follow-ups-none")),
        ),
        surface="desk",
        current=LIST,
    )


@get(CASE)
async def follow_up_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    found = await _open(visitor, house, CaseId(case_id))
    visitor = await beside(visitor, house, case_id, NodeKind.goal)
    return _page(visitor, found, Filling())


@post(CASE, status_code=303)
async def rate(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.follow_up)
    found = await _open(visitor, sent.house, CaseId(case_id))
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
    return see_other(f"{LIST}/{case_id}")


@post(CASE + "/avsluta", status_code=303)
async def close(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.follow_up)
    found = await _open(visitor, sent.house, CaseId(case_id))
    if by.role is Role.provider_planner:
        raise _nothing()
    kept = await sent.act_on(
        decode(ClosingForm, sent.form),
        lambda asked: partial(
            actions.close_follow_up,
            case_id=found.case_id,
            outcome=asked.outcome,
            reason=asked.reason,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at={OutcomeNeedsReason: "reason"},
    )
    if isinstance(kept, Filling):
        return _page(visitor, found, kept)
    return see_other(LIST)


async def _open(visitor: Visitor, house: House, case_id: CaseId) -> FollowUp:
    actor = visitor.for_purpose(Purpose.follow_up)
    shown = await house.door.read(
        partial(queries.follow_up, actor=actor, case_id=case_id),
        by=actor,
        now=visitor.now,
        opened=lambda found: Opened(
            purpose=Purpose.follow_up,
            what="follow_up",
            case_id=case_id if found else None,
            person_id=found.person_id if found else None,
        ),
    )
    if shown is None:
        raise _nothing()
    return shown


def _nothing() -> NothingHere:
    return NothingHere(back=LIST, surface="desk")


def _list(rows: tuple[FollowUpRow, ...], visitor: Visitor) -> Vdom:
    w = visitor.words
    return table(
        caption=w("follow-ups-title"),
        columns=[
            w("follow-ups-person"),
            w("follow-ups-due"),
            w("follow-ups-answered"),
        ],
        rows=[
            [
                h.a({"href": f"{LIST}/{row.case_id}"}, row.person_name),
                h.span(
                    formats.day(row.due_on, visitor.language),
                    " ",
                    tag(w("follow-ups-late"), kind="bad") if row.is_late else None,
                ),
                ", ".join(w(f"follow-up-by-{who}") for who in row.answered)
                or w("follow-ups-nobody"),
            ]
            for row in rows
        ],
        keys=[row.case_id for row in rows],
    )


def _page(visitor: Visitor, found: FollowUp, filling: Filling) -> Response[str]:
    w = visitor.words
    title = w("follow-up-title", number=found.number, person=found.person_name)
    day = formats.day(found.due_on, visitor.language)
    tab = w("follow-up-tab", number=found.number, day=day)
    return visitor.page(
        title=titled(tab, filling, visitor),
        main=h.div(
            {"class": "stack quiet-caption"},
            *not_right(filling, visitor),
            back_link(LIST, w("follow-up-back")),
            page_header(title, w("follow-up-due", day=day)),
            _views(found, visitor),
            _acts(found, visitor, filling),
        ),
        surface="desk",
        status=filling.status,
        current=LIST,
    )


def _views(found: FollowUp, visitor: Visitor) -> Vdom:
    """The goals, with where it began, where it was to lead, and the three views."""
    w = visitor.words
    return section(
        w("follow-up-goals"),
        table(
            caption=w("follow-up-goals"),
            columns=[
                w("follow-up-goal"),
                w("follow-up-at-start"),
                w("follow-up-target"),
                *(w(f"follow-up-by-{who}") for who in RatedBy),
                w("follow-up-scale"),
            ],
            rows=[_goal_row(each, visitor) for each in found.goals],
        ),
        h.p(h.a({"href": f"/kedja/{found.case_id}"}, w("follow-up-trace"))),
    )


def _goal_row(each: FollowedGoal, visitor: Visitor) -> list[Vdom | str]:
    w, goal = visitor.words, each.goal
    person, officer = each.rating(RatedBy.person), each.rating(RatedBy.officer)
    return [
        h.div(h.strong(goal.text or goal.name), h.br(), h.small(goal.name)),
        w(f"follow-up-level-{goal.current}"),
        w(f"follow-up-level-{goal.target}"),
        *(_view(each, who, visitor) for who in RatedBy),
        scale(
            person.level if person else None,
            officer.level if officer else None,
            goal.target,
        ),
    ]


def _view(each: FollowedGoal, who: RatedBy, visitor: Visitor) -> Vdom | str:
    rating, w = each.rating(who), visitor.words
    if rating is None:
        return w("follow-up-not-answered")
    return h.div(
        w(f"follow-up-level-{rating.level}"),
        h.small(f" ”{rating.note}”") if rating.note else None,
        h.small(
            f" {rating.name}, "
            f"{formats.short_day(rating.rated_at.date(), visitor.language)}"
        ),
    )


def _acts(found: FollowUp, visitor: Visitor, filling: Filling) -> Vdom:
    """What one's own side says of each goal; the officer also closes it."""
    w, actor = visitor.words, visitor.for_purpose(Purpose.follow_up)
    if isinstance(found.state, Closed):
        outcome = w(f"follow-up-outcome-{found.state.outcome.replace('_', '-')}")
        said = w("follow-up-closed", by=found.state.closed_by_name, outcome=outcome)
        return notice(said, kind="good")
    is_provider = actor.role is Role.provider_planner
    whose = RatedBy.provider if is_provider else RatedBy.officer
    own_view = section(
        w("follow-up-your-view"),
        form(
            *goal_fields(found, whose, filling=filling, words=w),
            button(w("follow-up-save"), kind="filled" if is_provider else "outlined"),
            action=f"{LIST}/{found.case_id}",
            op_id=visitor.new_op(),
        ),
    )
    if is_provider:
        return own_view
    return two_panes(own_view, _closing(found, visitor, filling))


def _closing(found: FollowUp, visitor: Visitor, filling: Filling) -> Vdom:
    w = visitor.words
    return section(
        w("follow-up-close-title"),
        form(
            radio_cards(
                name="outcome",
                legend=w("follow-up-outcome"),
                options=[
                    Choice(
                        each,
                        w(f"follow-up-outcome-{each.replace('_', '-')}"),
                        w(f"follow-up-outcome-{each.replace('_', '-')}-hint"),
                    )
                    for each in Outcome
                ],
                value=filling.value("outcome") or None,
                error=filling.error("outcome"),
            ),
            textarea(
                name="reason",
                label=w("follow-up-reason"),
                hint=w("follow-up-reason-hint"),
                value=filling.value("reason"),
                error=filling.error("reason"),
            ),
            button(w("follow-up-close")),
            action=f"{LIST}/{found.case_id}/avsluta",
            op_id=visitor.new_op(),
        ),
    )


ROUTES = [follow_ups_page, follow_up_page, rate, close]
