"""Det här har hänt: the case so far as a thread, newest last."""

from datetime import datetime, time
from operator import itemgetter

from backend.investigation.facts import CaseFile, WorkStep
from backend.investigation.rules import next_step
from backend.plumbing.clock import STOCKHOLM
from components.data import Node, timeline
from components.html import Vdom, h
from i18n import formats
from pwa.officer.wording import PAGES, step_name
from pwa.shell import Visitor

SHOWN = 8


def history(shown: CaseFile, visitor: Visitor) -> Vdom:
    """The latest events; the journal holds them all."""
    w = visitor.words
    happened = sorted(
        [*_case_events(shown, visitor), *_work_events(shown, visitor)],
        key=itemgetter(0),
    )
    nodes = [node for _, node in happened]
    step = _now(shown, visitor)
    if step is not None:
        at_case = f"/handlaggning/{shown.investigation.case_id}"
        page = PAGES.get(step)
        nodes.append(
            Node(
                text=w("case-history-next", step=_name(step, shown, visitor)),
                state="now",
                href=f"{at_case}{page}" if page else None,
            )
        )
    return h.section(
        {"id": "historia", "class": "part"}, h.h2(w("case-history")), timeline(nodes)
    )


def _now(shown: CaseFile, visitor: Visitor) -> WorkStep | None:
    step = next_step(shown.investigation.state)
    if step is not None and shown.investigation.officer_id is None:
        return WorkStep.take
    visit_at = shown.plan.visit_at if shown.plan else None
    if step is WorkStep.visit and visit_at is not None and visit_at <= visitor.now:
        return WorkStep.assess
    return step


def _name(step: WorkStep, shown: CaseFile, visitor: Visitor) -> str:
    visit_at = shown.plan.visit_at if shown.plan else None
    return step_name(
        step, due_at=visit_at, person=shown.person.name, words=visitor.words
    )


def _case_events(shown: CaseFile, visitor: Visitor) -> list[tuple[datetime, Node]]:
    w, found = visitor.words, shown.investigation
    events = [
        (
            found.received_at,
            Node(
                text=w("case-history-applied"),
                state="done",
                hint=w(
                    "case-history-applied-hint",
                    day=_day(found.received_at, visitor),
                    source=found.source,
                ),
                href="#ansokan",
            ),
        )
    ]
    if shown.self_rated_at is not None:
        events.append(
            (
                shown.self_rated_at,
                Node(
                    text=w("case-history-self-rated"),
                    state="done",
                    hint=_day(shown.self_rated_at, visitor),
                    href="#bedomning",
                ),
            )
        )
    for each in shown.assignments:
        taken = w("case-history-taken", officer=each.officer_name)
        events.append(
            (
                each.taken_at,
                Node(text=taken, state="done", hint=_day(each.taken_at, visitor)),
            )
        )
        if each.handed_back_at is not None:
            back = w("case-history-handed-back", officer=each.officer_name)
            events.append(
                (each.handed_back_at, Node(text=back, state="done", hint=each.reason))
            )
    return events


def _work_events(shown: CaseFile, visitor: Visitor) -> list[tuple[datetime, Node]]:
    w, at_case = visitor.words, f"/handlaggning/{shown.investigation.case_id}"
    events: list[tuple[datetime, Node]] = []
    if shown.plan is not None:
        way = w(f"approach-{shown.plan.approach.replace('_', '-')}")
        when = formats.moment(shown.plan.visit_at, visitor.language)
        planned = Node(
            text=w("case-history-planned"),
            state="done",
            hint=w("case-history-planned-hint", way=way, when=when),
            href=f"{at_case}/planera",
        )
        events.append((shown.plan.planned_at, planned))
    for entry in shown.journal[-SHOWN:]:
        written = Node(
            text=entry.heading,
            state="stopped" if entry.corrected_by_id else "done",
            hint=w(
                "case-history-entry-hint",
                day=formats.short_day(entry.happened_on, visitor.language),
                author=entry.author_name,
            ),
            href=f"{at_case}/journal#{entry.entry_id}",
        )
        noon = datetime.combine(entry.happened_on, time(12), tzinfo=STOCKHOLM)
        events.append((noon, written))
    assessed = [each.assessment for each in shown.life if each.assessment]
    if assessed:
        latest = max(each.assessed_at for each in assessed)
        hint = w("case-history-assessed-hint", count=len(assessed))
        done = Node(
            text=w("case-history-assessed"), state="done", hint=hint, href="#bedomning"
        )
        events.append((latest, done))
    if shown.proposal is not None:
        hint = w(
            "case-history-proposal-hint",
            day=_day(shown.proposal.proposed_at, visitor),
            author=shown.proposal.proposed_by_name,
        )
        proposed = Node(
            text=w("case-history-proposal"), state="done", hint=hint, href="#plan"
        )
        events.append((shown.proposal.proposed_at, proposed))
    return events


def _day(at: datetime, visitor: Visitor) -> str:
    return formats.short_day(at.astimezone(STOCKHOLM).date(), visitor.language)
