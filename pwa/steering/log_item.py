"""One finding in the log: what was opened and when, and closing it in words."""

from functools import partial
from typing import Annotated, Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct

from backend.access import log_review
from backend.access.brief_facts import ReviewOutcome
from backend.access.facts import Purpose
from backend.access.log_facts import (
    FindingWithoutWords,
    OpenedRow,
    ReviewItem,
)
from backend.investigation.queries import numbers_of_cases
from backend.kernel.forms import decode
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Opened, Session
from components.feedback import told
from components.forms import Choice, button, form, radio_cards, textarea
from components.html import Vdom, h
from components.layout import quoted
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, op_id
from pwa.shell import House, NothingHere, Visitor, see_other
from pwa.steering.log_review import HERE, Numbers, opened_page, outcome_of, rule_of

ONE: Final = HERE + "/{item_id:str}"
AT: Final[dict[type[Refusal], str]] = {FindingWithoutWords: "words"}


class FindingForm(Struct, frozen=True, kw_only=True):
    outcome: ReviewOutcome
    words: Annotated[str, Meta(max_length=4_000)] = ""


@get(ONE)
async def item_page(
    item_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    found, rows, numbers = await _item(item_id, visitor, house)
    return _item_page(found, rows, numbers, Filling(), visitor)


@post(ONE, status_code=303)
async def close_item(
    item_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    """Her finding, in her own words: she has shown just now that it is she."""
    visitor = sent.visitor
    found, rows, numbers = await _item(item_id, visitor, sent.house)
    by = visitor.for_purpose(Purpose.sign_review)
    kept = await sent.act_on(
        decode(FindingForm, sent.form),
        lambda asked: partial(
            log_review.close_item,
            item_id=item_id,
            outcome=asked.outcome,
            words=asked.words,
            by=by,
            now=visitor.now,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _item_page(found, rows, numbers, kept, visitor)
    return see_other(HERE)


async def _item(
    item_id: str, visitor: Visitor, house: House
) -> tuple[ReviewItem, tuple[OpenedRow, ...], Numbers]:
    actor = visitor.for_purpose(Purpose.log_review)

    def ask(
        session: Session,
    ) -> tuple[ReviewItem, tuple[OpenedRow, ...], Numbers] | None:
        found = log_review.item(session, item_id, actor=actor)
        if found is None:
            return None
        cases = {each.case_id for each in found[1] if each.case_id}
        return *found, numbers_of_cases(session, actor=actor, case_ids=cases)

    found = await house.door.read(
        ask,
        by=actor,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.log_review, what="log_review_item", shown=(item_id[:36],)
        ),
    )
    if found is None:
        raise NothingHere(back=HERE, surface="desk")
    return found


def _item_page(
    found: ReviewItem,
    rows: tuple[OpenedRow, ...],
    numbers: Numbers,
    filling: Filling,
    visitor: Visitor,
) -> Response[str]:
    w = visitor.words
    lead = w(
        "log-desk-item-lead",
        title=found.reader_title,
        place=found.place_name or w("log-desk-no-unit"),
        rule=w(rule_of(found)),
    )
    return opened_page(
        _said(found, w) if found.closing else _close_form(found, filling, visitor),
        title=w("log-desk-item-of", name=found.reader_name),
        tab=w(
            "log-desk-item-tab",
            rule=w(rule_of(found)),
            when=formats.moment(found.first_at),
        ),
        lead=lead,
        rows=rows,
        numbers=numbers,
        filling=filling,
        visitor=visitor,
    )


def _said(found: ReviewItem, w: Words) -> Vdom | None:
    closing = found.closing
    if closing is None:
        return None
    by = w(
        "log-desk-closed-by",
        name=closing.by_name,
        title=closing.by_title,
        when=formats.moment(closing.at),
    )
    return told(
        h.p(h.strong(w(outcome_of(closing.outcome)))),
        quoted(closing.words),
        h.p({"class": "hint"}, by),
    )


def _close_form(found: ReviewItem, filling: Filling, visitor: Visitor) -> Vdom:
    w = visitor.words
    return form(
        radio_cards(
            name="outcome",
            legend=w("log-desk-find"),
            options=[
                Choice(value=each, label=w(outcome_of(each))) for each in ReviewOutcome
            ],
            value=filling.value("outcome"),
            error=filling.error("outcome"),
        ),
        textarea(
            name="words",
            label=w("log-desk-words"),
            hint=w("log-desk-words-hint"),
            value=filling.value("words"),
            error=filling.error("words"),
        ),
        button(w("log-desk-close")),
        action=f"{HERE}/{found.item_id}",
        op_id=op_id(filling, visitor),
    )


ROUTES = [item_page, close_item]
