"""Ärendet: the whole case in one view, and what is missing before the decision."""

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import ClosePerson, Purpose
from backend.access.permissions import may
from backend.insight.facts import NodeKind
from backend.investigation import queries, rules
from backend.investigation.facts import (
    CaseFile,
    Communicated,
    Decided,
    DecisionDesk,
    Missing,
    PlanLine,
    Signed,
    UnderWay,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.personnummer import shown as personnummer_shown
from backend.plumbing.database import Opened
from components.data import Node, link_list, summary_list, table, thread
from components.feedback import notice
from components.forms import button, form, link_button
from components.html import Child, Vdom, h
from components.layout import acts, quoted, tabs, three_panes
from i18n.formats import phone, place
from i18n.words import Words
from pwa.officer.history import history
from pwa.officer.life import assessed_life
from pwa.officer.protected_views import protected_band
from pwa.officer.represented import sent_by_other, sent_without_right
from pwa.officer.said_wrong import open_objections
from pwa.officer.wording import (
    a_week,
    frequency_of,
    minutes_a_week,
    services_of,
    template_of,
)
from pwa.related import beside
from pwa.shell import House, NothingHere, Visitor

PATH = "/handlaggning/{case_id:str}"
PUT_RIGHT: dict[str, str] = {
    Missing.inquiry_plan: "planera",
    Missing.journal: "journal#ny",
    Missing.assessment: "bedomning",
    Missing.proposal: "plan",
    Missing.tasks: "plan",
}


@get(PATH)
async def case_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    actor = visitor.for_purpose(Purpose.case_file)
    desk = await house.door.read(
        partial(
            queries.decision_desk,
            actor=actor,
            case_id=CaseId(case_id),
            today=visitor.today,
        ),
        by=actor,
        now=visitor.now,
        opened=lambda found: _opened(found.file if found else None),
    )
    if desk is None:
        raise no_case()
    shown = desk.file
    visitor = await beside(visitor, house, case_id, NodeKind.need, NodeKind.task)
    late = await sent_without_right(
        shown.investigation, actor=actor, visitor=visitor, house=house
    )
    return visitor.page(
        title=visitor.words("case-title", number=shown.investigation.case_number),
        main=case_view(desk, late, visitor=visitor, actor=actor),
        surface="desk",
        current="/handlaggning",
    )


async def load_case(visitor: Visitor, house: House, case_id: str) -> CaseFile:
    """The case, if it is hers to open; the opening goes into the log."""
    actor = visitor.for_purpose(Purpose.case_file)
    found = await house.door.read(
        partial(
            queries.case_file,
            actor=actor,
            case_id=CaseId(case_id),
            today=visitor.today,
        ),
        by=actor,
        now=visitor.now,
        opened=_opened,
    )
    if found is None:
        raise no_case()
    return found


def no_case() -> NothingHere:
    return NothingHere(back="/handlaggning", surface="desk")


def _opened(found: CaseFile | None) -> Opened:
    return Opened(
        purpose=Purpose.case_file,
        what="case",
        case_id=found.investigation.case_id if found else None,
        person_id=found.person.person_id if found else None,
    )


def case_view(
    desk: DecisionDesk, late: list[Vdom], *, visitor: Visitor, actor: Actor
) -> list[Vdom]:
    shown = desk.file
    content = [
        _head(shown, visitor, actor),
        *_not_proven(shown, visitor.words),
        protected_band(shown.investigation.case_id, visitor.words)
        if shown.person.is_protected
        else None,
        h.p({"class": "hint"}, visitor.words("log-seen")),
        open_objections(shown, visitor),
        *late,
        _parts(desk, visitor.words),
        three_panes(
            h.div(
                history(shown, visitor),
                _how_to_reach(shown, visitor),
                _asked(shown, visitor),
            ),
            h.div(
                assessed_life(shown, visitor),
            ),
            h.div(
                _proposal(shown, visitor),
                _missing(desk, visitor),
            ),
        ),
    ]
    return [each for each in content if each is not None]


def _head(shown: CaseFile, visitor: Visitor, actor: Actor) -> Vdom:
    w, person = visitor.words, shown.person
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    is_mine = shown.investigation.officer_id == actor.user_id
    is_decided = isinstance(shown.investigation.state, Decided)
    return h.header(
        {"class": "case-head"},
        h.div(
            h.h1(person.name),
            h.p(
                w(
                    "case-facts",
                    personnummer=personnummer_shown(person.personnummer),
                    age=person.age(on=visitor.today),
                    address=place(person.address, person.postal),
                )
            ),
        ),
        h.nav(
            {"class": "case-steps", "aria-label": w("case-steps")},
            thread(_steps(shown, w), horizontal=True),
        ),
        acts(
            link_button(
                w("case-decided" if is_decided else "case-decide"), f"{at_case}/beslut"
            ),
            link_button(w("case-note"), f"{at_case}/journal#ny", kind="outlined"),
            link_button(w("case-way-in"), f"{at_case}/inloggning", kind="text"),
            link_button(w("case-agents-link"), f"{at_case}/ombud", kind="text"),
            link_button(w("protect-link"), f"{at_case}/skydd", kind="text")
            if may(actor, Purpose.protect) and not person.is_protected
            else None,
            link_button(w("case-hand-back"), f"{at_case}/lamna", kind="text")
            if is_mine and not is_decided
            else None,
        ),
    )


def _not_proven(shown: CaseFile, words: Words) -> list[Vdom]:
    """Who she is stands as she has said it: told before anything else is read."""
    if shown.person.is_proven:
        return []
    lead = words("case-not-proven-lead")
    return [notice(words("case-not-proven"), kind="warn", lead=lead)]


def _parts(desk: DecisionDesk, words: Words) -> Vdom:
    """The panes as a row of links, where they stand under one another."""
    is_open = isinstance(desk.file.investigation.state, UnderWay)
    parts = [
        ("#historia", words("case-parts-history"), False),
        ("#bedomning", words("assessment-title"), False),
        ("#plan", words("case-parts-plan"), False),
        *([("#saknas", words("case-parts-missing"), False)] if is_open else []),
    ]
    return h.div({"class": "case-parts"}, tabs(words("case-parts"), parts))


def _steps(shown: CaseFile, words: Words) -> list[Node]:
    """The process, with the ring where the case stands."""
    names = ("contact", "investigation", "decision", "execution", "follow-up")
    match shown.investigation.state:
        case Decided():
            now = 3
        case Signed() | Communicated():
            now = 2 if isinstance(shown.investigation.state, Signed) else 1
        case _:
            now = 1
    return [
        Node(
            text=words(f"case-step-{name}"),
            state="done" if at < now else "now" if at == now else "later",
        )
        for at, name in enumerate(names)
    ]


def _asked(shown: CaseFile, visitor: Visitor) -> Vdom:
    """What she asks for, in her own words."""
    w, found = visitor.words, shown.investigation
    return h.section(
        {"id": "ansokan", "class": "part"},
        h.h2(w("case-asked")),
        quoted(found.asked_text) if found.asked_text else None,
        summary_list(
            [
                *sent_by_other(found, w),
                (w("case-asked-services"), services_of(found.asked, w), None),
            ]
        ),
    )


def _how_to_reach(shown: CaseFile, visitor: Visitor) -> Vdom:
    """As she has told it last, wherever she told it."""
    w, person, found = visitor.words, shown.person, shown.investigation
    interpreter = (
        found.interpreter if person.interpreter is None else person.interpreter
    )
    close = [h.li(close_told(each, w)) for each in person.close]
    number = person.phone or found.contact_phone
    told: list[tuple[Child, ...]] = [
        (w("case-phone"), h.bdi({"dir": "ltr"}, number) if number else None),
        (w("case-email"), person.email),
        (w("case-language"), w(f"language-name-{person.language}")),
        (
            w("case-interpreter"),
            w(f"case-interpreter-{'yes' if interpreter else 'no'}"),
        ),
        (w("case-reach"), person.reach),
    ]
    rows = [row for row in told if row[1]]
    if close:
        rows.append((w("case-close"), h.ul({"class": "plain"}, close)))
    return h.section(
        {"id": "kontakt", "class": "part"},
        h.h2(w("case-contact-title")),
        notice(person.critical, kind="warn", lead=w("critical-lead"))
        if person.critical
        else None,
        summary_list(rows),
    )


def close_told(close: ClosePerson, words: Words) -> str:
    """Who it is, the number, and whether we may talk with them."""
    may = words("details-may-talk" if close.may_talk else "details-may-not-talk")
    who = ", ".join(
        filter(
            None,
            (close.name, close.relation, phone(close.phone) if close.phone else None),
        )
    )
    return f"{who} · {may}"


def _proposal(shown: CaseFile, visitor: Visitor) -> Vdom:
    w = visitor.words
    at = f"/handlaggning/{shown.investigation.case_id}/plan"
    lines = shown.proposal.lines if shown.proposal else ()
    if not lines:
        return h.section(
            {"id": "plan", "class": "part"},
            h.h2(w("plan-title")),
            h.p(w("plan-none-yet")),
            form(
                button(w("plan-propose"), kind="outlined"),
                action=f"{at}/foresla",
                op_id=visitor.new_op(),
            ),
        )
    return h.section(
        {"id": "plan", "class": "part quiet-caption"},
        h.h2(w("plan-title")),
        plan_table(lines, words=w),
        h.p(h.a({"href": at}, w("plan-open")))
        if isinstance(shown.investigation.state, UnderWay)
        else None,
        h.p(h.a({"href": f"/kedja/{shown.investigation.case_id}"}, w("case-trace"))),
    )


def plan_table(lines: tuple[PlanLine, ...], *, words: Words) -> Vdom:
    """Task, how often × minutes, minutes a week; the sum is counted, never added up rounded."""
    return table(
        caption=words("plan-title"),
        columns=[
            words("plan-column-task"),
            words("plan-column-time"),
            words("plan-column-week"),
        ],
        rows=[
            [reasoned(each, each.name, words), often_of(each, words), a_week((each,))]
            for each in lines
        ],
        figures=(1, 2),
        foot=[words("plan-sum"), minutes_a_week(lines, words), a_week(lines)],
    )


def reasoned(line: PlanLine, name: Vdom | str, words: Words) -> Vdom | str:
    """The task, with why it is not as the template has it."""
    if not line.reason:
        return name
    return h.div(name, h.div(h.small(words("plan-reason", reason=line.reason))))


def often_of(line: PlanLine, words: Words) -> Vdom | str:
    """How often × minutes, with the template's own under it where they differ."""
    often, template = frequency_of(line, words), template_of(line, words)
    if often == template:
        return often
    return h.div(often, h.div(h.small(words("plan-template", often=template))))


def _missing(desk: DecisionDesk, visitor: Visitor) -> Vdom | None:
    """Det här saknas före beslut: each a link to where it is put right."""
    w, found = visitor.words, desk.file.investigation
    if not isinstance(found.state, UnderWay):
        return None
    in_inquiry = rules.missing_in_inquiry(desk.file)
    told = {str(each) for each in in_inquiry}
    to_put_right = [
        *((PUT_RIGHT[each], f"missing-{_kebab(each)}") for each in in_inquiry),
        *(
            (PUT_RIGHT.get(each, "beslut"), f"hindrance-{_kebab(each)}")
            for each in desk.before_signing
            if each not in told
        ),
    ]
    links = [
        (f"/handlaggning/{found.case_id}/{where}", w(name), "")
        for where, name in to_put_right
    ]
    return h.section(
        {"id": "saknas", "class": "part"},
        h.h2(w("case-missing")),
        link_list(links) if links else h.p(w("case-missing-none")),
    )


def _kebab(name: str) -> str:
    return name.replace("_", "-")


ROUTES = [case_page]
