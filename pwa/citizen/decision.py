"""`/mina-sidor/beslut/{id}`: what she gets, what she does not, why, and how to appeal."""

from fractions import Fraction
from functools import partial
from itertools import groupby

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.execution.queries import has_open_choice
from backend.insight.facts import NodeKind
from backend.investigation import actions, letters, queries
from backend.investigation.facts import (
    Decision,
    DecisionLine,
    Objection,
    OwnDecision,
    Result,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import DecisionId
from backend.kernel.refusal import NotFound, Refusal
from backend.kernel.services import GrantedTask
from backend.plumbing.database import Opened
from components.data import link_list, summary_list
from components.feedback import empty, tag
from components.forms import link_button
from components.html import Vdom, h
from components.layout import back_link, phone_link
from i18n import formats
from i18n.words import Words
from pwa.citizen.named import named
from pwa.citizen.objection import beside as said_wrong
from pwa.citizen.objection import objections_beside
from pwa.related import beside
from pwa.shell import House, Visitor, nothing_here, see_other

LATEST = "/mina-sidor/beslut"
PATH = LATEST + "/{decision_id:str}"
CHOOSE = "/mina-sidor/valj-utforare"
FEE = "/mina-sidor/avgift"
PDF = "application/pdf"
AGAINST = (
    ("decision-not-granted", Result.refused),
    ("decision-met-otherwise", Result.met_otherwise),
    ("decision-withdrawn", Result.withdrawn),
)


@get(LATEST)
async def latest_decision(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """For whoever may read her decision and does not reach it by her case."""
    by = visitor.for_purpose(Purpose.own_decision)
    found = await house.door.look(partial(queries.my_latest_decision, actor=by), by=by)
    if found is not None:
        return see_other(f"{LATEST}/{found}")
    w = visitor.words
    return visitor.page(
        title=w("place-my-decision"),
        main=[h.h1(w("place-my-decision")), empty(w("my-decision-none"))],
    )


@get(PATH)
async def decision_page(
    decision_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    by = visitor.for_purpose(Purpose.own_decision)
    shown = await house.door.read(
        _own(decision_id, by),
        by=by,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_decision, what="decision", person_id=by.person_id
        ),
    )
    shown = await _served(shown, visitor, house)
    if shown is None:
        return nothing_here(visitor)
    decision = shown.decision
    title = letters.title_of(decision.kind, decision.lines, visitor.words)
    by = visitor.for_purpose(Purpose.own_decision)
    may_choose = await house.door.look(partial(has_open_choice, actor=by), by=by)
    objections = await objections_beside(visitor, house)
    visitor = await beside(visitor, house, decision.case_id, NodeKind.line)
    return visitor.page(
        title=title,
        main=decision_view(
            shown, title, visitor, may_choose=may_choose, objections=objections
        ),
        current="/mina-sidor",
    )


@get(PATH + "/brev.pdf")
async def decision_letter(
    decision_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """The letter's own bytes, as frozen when it was decided."""
    by = visitor.for_purpose(Purpose.own_decision)
    shown = await house.door.look(_own(decision_id, by), by=by)
    if await _served(shown, visitor, house) is None:
        return nothing_here(visitor)
    content = await house.door.read(
        partial(
            queries.decision_letter,
            actor=by,
            decision_id=DecisionId(decision_id),
            purpose=Purpose.own_decision,
        ),
        by=by,
        now=visitor.now,
        opened=Opened(
            purpose=Purpose.own_decision, what="decision_letter", person_id=by.person_id
        ),
    )
    if content is None:
        return visitor.refusal_page(NotFound(), back="/mina-sidor")
    return Response(
        content=content, media_type=PDF, headers={"Cache-Control": "no-store"}
    )


def _own(decision_id: str, by: Actor) -> partial[OwnDecision | None]:
    return partial(queries.own_decision, actor=by, decision_id=DecisionId(decision_id))


async def _served(
    shown: OwnDecision | None, visitor: Visitor, house: House
) -> OwnDecision | None:
    """Her first opening, of page or letter, is the day she got it."""
    if shown is None or shown.decision.served_on is not None:
        return shown
    by = visitor.for_purpose(Purpose.own_decision)
    decision_id = shown.decision.decision_id
    served = await house.door.act(
        partial(
            actions.serve_decision,
            decision_id=decision_id,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        now=visitor.now,
    )
    if isinstance(served, Refusal):
        return None
    return await house.door.look(_own(decision_id, by), by=by)


def decision_view(
    shown: OwnDecision,
    title: str,
    visitor: Visitor,
    *,
    may_choose: bool,
    objections: tuple[Objection, ...],
) -> list[Vdom]:
    """The answer first, then reasons, then what next; a no is as plain as a yes."""
    w, decision = visitor.words, shown.decision
    day = formats.day(decision.decided_on, visitor.language)
    granted = [each for each in decision.lines if each.service]
    parts = [
        back_link("/mina-sidor", w("own-decision-back")),
        h.p(tag(w("own-decision-tag", day=day), kind="plain")),
        h.h1(title),
        _amount(decision, granted, visitor),
        _granted(granted, w) if granted else None,
        *_against(decision, w),
        link_button(w("own-decision-choose"), CHOOSE) if may_choose else None,
        _further(decision, bool(granted), visitor),
        _why(decision, w),
        said_wrong(decision.decision_id, objections, visitor),
        _appeal(shown, visitor),
        _who(decision, w),
    ]
    return [each for each in parts if each is not None]


def _amount(
    decision: Decision, granted: list[DecisionLine], visitor: Visitor
) -> Vdom | None:
    w = visitor.words
    starts = [each.service.period.start for each in granted if each.service]
    if not starts:
        return None
    day = formats.day(min(starts), visitor.language)
    minutes = letters.minutes_a_week(decision.lines)
    if not minutes:
        return h.p({"class": "lead"}, w("own-decision-starts", day=day))
    time = letters.time_of(minutes, w)
    return h.p({"class": "lead"}, w("own-decision-time", time=time, day=day))


def _granted(granted: list[DecisionLine], words: Words) -> Vdom:
    """How often, and what; like frequencies together."""
    tasks = [task for each in granted if each.service for task in each.service.tasks]
    by_frequency = groupby(
        sorted(tasks, key=_most_often), lambda task: letters.how_often(task, words)
    )
    rows = [
        (often, ", ".join(letters.task_name(task, words) for task in those))
        for often, those in by_frequency
    ]
    in_part = [
        h.p(words("own-partly", reason=each.outcome.reason))
        for each in granted
        if each.outcome.result is Result.partly
    ]
    return h.section(
        {"class": "part"},
        h.h2(words("own-decision-granted")),
        summary_list(rows),
        in_part,
    )


def _most_often(task: GrantedTask) -> tuple[bool, Fraction]:
    """The most often first; what is there round the clock stands by itself, last."""
    return task.minutes == 0, -Fraction(task.times, task.weeks)


def _against(decision: Decision, words: Words) -> list[Vdom]:
    """What she does not get, with the same weight as what she gets."""
    found: list[Vdom] = []
    for name, result in AGAINST:
        lines = [each for each in decision.lines if each.outcome.result is result]
        if lines:
            rows = [_against_row(each, words) for each in lines]
            found.append(
                h.section(
                    {"class": "part stacked"}, h.h2(words(name)), summary_list(rows)
                )
            )
    return found


def _against_row(line: DecisionLine, words: Words) -> tuple[str, str]:
    reason = line.outcome.met_by or line.outcome.reason
    return letters.service_named(line.outcome.kind, words), reason


def _further(decision: Decision, has_help: bool, visitor: Visitor) -> Vdom:
    w = visitor.words
    until = decision.appeal_until
    day = formats.day(until, visitor.language) if until else ""
    links = [
        ("#varfor", w("own-decision-why"), ""),
        (FEE, w("own-decision-fee"), "") if has_help else None,
        ("#overklaga", w("own-decision-appeal"), w("own-decision-appeal-by", day=day)),
        (
            f"/mina-sidor/beslut/{decision.decision_id}/brev.pdf",
            w("own-decision-letter"),
            w("own-decision-letter-hint"),
        ),
    ]
    return link_list([each for each in links if each is not None])


def _why(decision: Decision, words: Words) -> Vdom:
    """The reasons are hers as written: in Swedish, whatever language the page has."""
    lines = [line.strip() for line in decision.reasons.split("\n") if line.strip()]
    return h.section(
        {"class": "part", "id": "varfor"},
        h.h2(words("own-decision-why")),
        h.div({"lang": "sv", "dir": "ltr"}, [h.p(line) for line in lines]),
        h.h3(words("own-decision-law")),
        h.ul(
            {"lang": "sv", "dir": "ltr", "class": "bullets"},
            [h.li(f"{each.provision}: {each.says}") for each in decision.legal_basis],
        ),
    )


def _appeal(shown: OwnDecision, visitor: Visitor) -> Vdom:
    w, decision = visitor.words, shown.decision
    until = decision.appeal_until
    day = formats.day(until, visitor.language) if until else ""
    phone = shown.officer_phone or shown.home.phone
    is_swedish = visitor.language.startswith("sv")
    return h.section(
        {"class": "part", "id": "overklaga"},
        h.h2(w("own-decision-appeal")),
        h.p(h.strong(w("own-decision-appeal-lead", day=day))),
        None
        if is_swedish
        else h.p({"class": "hint"}, w("own-decision-appeal-swedish")),
        h.div(
            {"lang": "sv", "dir": "ltr"},
            [h.p(each) for each in decision.appeal.paragraphs],
        ),
        h.p(w("own-decision-help"), " ", phone_link(phone)),
    )


def _who(decision: Decision, words: Words) -> Vdom:
    by, presenter = decision.decided_by, decision.presented_by
    said = [named(words, "own-decision-decided-by", by.name, title=by.title)]
    if presenter:
        said.append(
            named(
                words,
                "own-decision-presented-by",
                presenter.name,
                title=presenter.title,
            )
        )
    return h.section(
        {"class": "part"},
        h.h2(words("own-decision-who")),
        [h.p(each) for each in said],
    )


ROUTES = [latest_decision, decision_page, decision_letter]
