"""The month run on one page: steps, two sums, what to check, attest, lines."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.access.permissions import may
from backend.fees.actions import attest_month, calculate_month, check_off, lock_month
from backend.fees.facts import (
    Proposal,
)
from backend.fees.queries import (
    checks_left,
    month_checks,
    month_run,
    named_fee_lines,
    proposed_month,
    proposed_settlements,
    purpose_of,
    settlements,
)
from backend.fees.rules import is_over
from backend.kernel.actor import Actor
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Opened
from components.feedback import notice
from components.html import h
from components.layout import back_link, card, page_header
from i18n import formats
from pwa.forms import Submission
from pwa.officer.fees.desk import HERE, month_href
from pwa.officer.fees.month_view import Shown, month_view, sum_of
from pwa.shell import House, Visitor
from pwa.unproven import one

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
WHERE = HERE + "/manad/{month:str}"


def month_in(text: str) -> date | None:
    return date.fromisoformat(f"{text}-01") if MONTH.fullmatch(text) else None


@get(WHERE)
async def month_page(
    month: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.economy, Purpose.settlement)
    first = month_in(month)
    if first is None:
        return visitor.refusal_page(NotFound(), back=HERE, surface="desk")
    if not is_over(first, today=visitor.today):
        return await _preview(visitor, house, actor, first)
    shown = await house.door.read(
        partial(_shown, actor=actor, month=first),
        by=actor,
        now=visitor.now,
        opened=lambda s: Opened(
            purpose=purpose_of(actor),
            what="month_run",
            shown=tuple(named.line.case_id for named in s.lines),
        ),
    )
    return visitor.page(
        title=formats.month(first).capitalize(),
        main=month_view(visitor, actor, first, shown),
        surface="desk",
        current=HERE,
    )


def _shown(session: Any, *, actor: Actor, month: date) -> Shown:
    earlier = (month - timedelta(days=1)).replace(day=1)
    return Shown(
        run=month_run(session, actor=actor, month=month),
        before=month_run(session, actor=actor, month=earlier),
        checks=month_checks(session, actor=actor, month=month),
        left=checks_left(session, municipality_id=actor.municipality_id, month=month),
        lines=named_fee_lines(session, actor=actor, month=month),
        settlements=settlements(session, actor=actor, month=month),
        proposed=proposed_settlements(session, actor=actor, month=month),
    )


async def _preview(
    visitor: Visitor, house: House, actor: Actor, month: date
) -> Response[str]:
    """An unfinished month: sums so far, nothing kept, nothing to press."""
    w = visitor.words
    made: Proposal | None = None
    if may(actor, Purpose.economy):
        found = await house.door.read(
            partial(proposed_month, actor=actor, month=month, known_until=visitor.now),
            by=actor,
            now=visitor.now,
            opened=Opened(purpose=Purpose.economy, what="month_preview"),
        )
        if not isinstance(found, Proposal):
            return visitor.refusal_page(found, back=HERE, surface="desk")
        made = found
    body = (
        [
            h.div(
                {"class": "month-sums"},
                card(w("month-fees"), sum_of(made.fees)),
                card(w("month-compensation"), sum_of(made.compensation)),
            )
        ]
        if made
        else []
    )
    return visitor.page(
        title=formats.month(month).capitalize(),
        main=[
            back_link(HERE, w("fee-desk-title")),
            page_header(formats.month(month).capitalize()),
            notice(w("month-preview")),
            *body,
        ],
        surface="desk",
        current=HERE,
    )


async def _run(
    sent: Submission, month: str, action: Callable[..., Any]
) -> Response[str]:
    visitor = sent.visitor
    actor = visitor.for_purpose(Purpose.economy, Purpose.settlement)
    first = month_in(month)
    if first is None:
        return visitor.refusal_page(NotFound(), back=HERE, surface="desk")
    result = await sent.act(
        partial(action, month=first, by=actor, now=visitor.now), by=actor
    )
    return visitor.after(result, to=month_href(first))


@post(WHERE + "/las", status_code=303)
async def lock(
    month: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    return await _run(sent, month, lock_month)


@post(WHERE + "/rakna", status_code=303)
async def calculate(
    month: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    return await _run(sent, month, calculate_month)


@post(WHERE + "/kontrollerad", status_code=303)
async def check(
    month: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    key = one(sent.form, "check_key")
    return await _run(sent, month, partial(check_off, check_key=key))


@post(WHERE + "/attestera", status_code=303)
async def attest(
    month: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    return await _run(sent, month, attest_month)


ROUTES = [month_page, lock, calculate, check, attest]
