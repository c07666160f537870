"""The decision as made, on screen: what it says, how each thing ended and why."""

from backend.investigation import letters
from backend.investigation.facts import (
    CaseFile,
    Decision,
    DecisionDesk,
    DecisionLine,
    Signatory,
)
from backend.kernel.services import GrantedTask
from components.data import summary_list
from components.feedback import notice
from components.forms import button, form, link_button
from components.html import Child, Vdom, h
from components.layout import acts, paragraphs, section
from i18n import formats
from i18n.words import Words
from pwa.officer.said_wrong import said_wrong
from pwa.officer.wording import hours_of, result_tag
from pwa.shell import Visitor


def decided(desk: DecisionDesk, decision: Decision, visitor: Visitor) -> list[Vdom]:
    """The answer and the letter first, then what it says of each thing, and why."""
    w = visitor.words
    day = formats.day(decision.decided_on, visitor.language)
    return [
        notice(
            _signed(decision.decided_by, "decide-made-by", w),
            kind="good",
            lead=w("decide-made", day=day) + ".",
        ),
        h.p(_reached(desk, decision, visitor)),
        _letter(desk, decision, visitor),
        section(
            w("decide-outcomes"),
            [_line(each, desk.file, visitor) for each in decision.lines],
        ),
        section(
            w("decide-reasons-made"),
            paragraphs(decision.reasons),
            h.h3(w("decide-law")),
            h.ul(
                {"class": "bullets"},
                [h.li(f"{e.provision}: {e.says}") for e in decision.legal_basis],
            ),
            said_wrong(decision.decision_id, desk.file, visitor),
        ),
    ]


def decided_facts(decision: Decision, visitor: Visitor) -> list[Vdom]:
    """Beside the decision: who, by what right, and the letter's mark."""
    w = visitor.words
    return [
        section(w("decide-facts"), summary_list(_facts(decision, visitor))),
        h.p({"class": "hint checksum"}, w("decide-sha", sum=decision.sha256)),
    ]


def _signed(who: Signatory, message: str, words: Words) -> str:
    return words(message, name=who.name, title=who.title)


def _reached(desk: DecisionDesk, decision: Decision, visitor: Visitor) -> str:
    w, person = visitor.words, desk.file.person.given_name
    if decision.served_on and decision.appeal_until:
        return w(
            "decide-served",
            person=person,
            day=formats.day(decision.served_on, visitor.language),
            until=formats.day(decision.appeal_until, visitor.language),
        )
    if decision.posted_on:
        return w("decide-posted", day=formats.day(decision.posted_on, visitor.language))
    return w("decide-unread", person=person)


def _letter(desk: DecisionDesk, decision: Decision, visitor: Visitor) -> Vdom:
    w = visitor.words
    at = f"/handlaggning/{desk.file.investigation.case_id}/beslut"
    is_on_its_way = decision.served_on or decision.posted_on
    return acts(
        link_button(
            w("decide-open-letter"),
            f"{at}/brev.pdf",
            kind="outlined" if decision.served_on else "filled",
        ),
        None
        if is_on_its_way
        else form(
            button(w("decide-post"), kind="outlined"),
            action=f"{at}/postat",
            op_id=visitor.new_op(),
        ),
        link_button(w("decide-open-investigation"), f"{at}/utredning.pdf", kind="text")
        if decision.signed_with
        else None,
    )


def _facts(decision: Decision, visitor: Visitor) -> list[tuple[Child, ...]]:
    w = visitor.words
    right = w(
        "decide-fact-right-is",
        source=decision.delegation_source,
        point=decision.delegation_point,
        hours=hours_of(decision.hours_a_month),
    )
    days = (
        ("decide-fact-follow-up", decision.follow_up_on),
        ("decide-fact-appeal", decision.appeal_until),
    )
    presenter = decision.presented_by
    return [
        (
            w("decide-fact-decided-by"),
            _signed(decision.decided_by, "decide-fact-who", w),
        ),
        *(
            [(w("decide-fact-presented-by"), _signed(presenter, "decide-fact-who", w))]
            if presenter
            else []
        ),
        (w("decide-fact-right"), right),
        *_how_signed(decision, visitor),
        *((w(name), formats.day(day, visitor.language)) for name, day in days if day),
    ]


def _how_signed(decision: Decision, visitor: Visitor) -> list[tuple[Child, ...]]:
    """By what it was signed; decisions from before that was kept say nothing."""
    if not decision.signed_with:
        return []
    w = visitor.words
    told = w(
        f"decide-fact-signed-{decision.signed_with.replace('_', '-')}",
        when=formats.moment(decision.decided_at, visitor.language),
    )
    return [(w("decide-fact-signed"), told)]


def _line(line: DecisionLine, file: CaseFile, visitor: Visitor) -> Vdom:
    """One thing that was asked for: how it ended, for which needs, and why."""
    w, outcome = visitor.words, line.outcome
    return h.section(
        {"class": "outcome"},
        h.h3(
            letters.service_named(outcome.kind, w), " ", result_tag(outcome.result, w)
        ),
        h.p(_extent(line, visitor)) if line.service else None,
        h.ul(
            {"class": "bullets"},
            [h.li(_task(each, file, w)) for each in line.service.tasks],
        )
        if line.service and line.service.tasks
        else None,
        h.p(outcome.reason) if outcome.reason else None,
        h.p(w("decide-line-met-by", by=outcome.met_by)) if outcome.met_by else None,
    )


def _extent(line: DecisionLine, visitor: Visitor) -> str:
    if line.service is None:
        return ""
    w, period = visitor.words, line.service.period
    start = formats.day(period.start, visitor.language)
    dates = w("decide-line-from", start=start)
    if period.until:
        until = formats.day(period.until, visitor.language)
        dates = w("decide-line-from-until", start=start, until=until)
    minutes = letters.minutes_a_week([line])
    if not minutes:
        return dates
    time = w("plan-hours", hours=minutes // 60, minutes=minutes % 60)
    return f"{w('decide-service-time', time=time)}. {dates}"


def _task(task: GrantedTask, file: CaseFile, words: Words) -> str:
    often = letters.how_often(task, words)
    for each in file.life:
        if each.assessment and each.assessment.need_id == task.need_id:
            need = each.category.name_sv
            return words("decide-line-task", task=task.name, often=often, need=need)
    return words("decide-line-task-alone", task=task.name, often=often)
