"""Utredningen as a document: what was asked, found, proposed and said, when it is closed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from backend.access.facts import MunicipalityFacts
from backend.investigation import rules
from backend.investigation.facts import (
    Assessment,
    DecisionDesk,
    LifeCategory,
    Need,
    Outcome,
    PlanLine,
    Signatory,
    SignedInvestigation,
)
from backend.investigation.letters.decision import service_name, service_named, time_of
from backend.kernel.actor import Actor
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.letters import letter_pages, letter_pdf
from i18n import formats
from i18n.words import Words, words_for

TEMPLATE: Final = Path(__file__).parents[1] / "letter_parts" / "investigation.typ"


def investigation_pdf(
    desk: DecisionDesk, home: MunicipalityFacts, signed: SignedInvestigation
) -> bytes:
    """The document itself, to be frozen when it is signed."""
    data = _data(desk, home, signed)
    return letter_pdf(TEMPLATE, data, language="sv", on=signed.signed_on)


def investigation_preview(
    desk: DecisionDesk, home: MunicipalityFacts, *, by: Actor, on: date
) -> list[bytes]:
    """The same as pictures of its pages, as it would read today."""
    data = _data(desk, home, investigation_facts(desk, home, by=by, on=on))
    return letter_pages(TEMPLATE, data, language="sv", on=on)


def investigation_facts(
    desk: DecisionDesk, home: MunicipalityFacts, *, by: Actor, on: date
) -> SignedInvestigation:
    found, draft, shown = desk.file.investigation, desk.draft, desk.communication
    skipped = desk.skipped
    is_skipped = skipped and (shown is None or skipped.skipped_at > shown.sent_at)
    return SignedInvestigation(
        municipality=home.code,
        case_id=found.case_id,
        investigation_id=found.investigation_id,
        case_number=found.case_number,
        received_on=found.received_at.astimezone(STOCKHOLM).date(),
        asked=found.asked,
        asked_text=found.asked_text,
        assessments=tuple(e.assessment for e in desk.file.life if e.assessment),
        lines=desk.file.proposal.lines if desk.file.proposal else (),
        outcomes=draft.outcomes,
        starts_on=draft.starts_on,
        until=draft.until,
        follow_up_on=draft.follow_up_on,
        reasons=draft.reasons,
        answer=shown.answer if shown and not is_skipped else None,
        answer_text=shown.answer_text if shown and not is_skipped else "",
        not_asked_because=skipped.reason if skipped and is_skipped else "",
        signed_by=Signatory(name=by.name, title=by.title),
        role=by.role,
        signed_on=on,
    )


def _data(
    desk: DecisionDesk, home: MunicipalityFacts, signed: SignedInvestigation
) -> dict[str, Any]:
    w = words_for("sv")
    found = [
        *_asked(signed, w),
        *(_area(each, w) for each in desk.file.life if each.assessment),
        *_tasks(signed.lines, w),
        *_heard(signed, w),
        *_outcomes(signed, w),
    ]
    return {
        "sender": w("document-sender", municipality=home.name),
        "sender_address": home.board,
        "meta": [
            formats.day(signed.signed_on),
            w("decision-letter-case", number=signed.case_number),
        ],
        "title": w("document-investigation"),
        "lead": [
            w("document-about", person=desk.file.person.name),
            w("document-received", day=formats.day(signed.received_on)),
        ],
        "parts": found,
        "who_title": w("document-who"),
        "who": [
            w(
                "document-investigated-by",
                name=signed.signed_by.name,
                title=signed.signed_by.title,
            ),
            w("document-signed"),
        ],
    }


def _part(name: str, *, lines: Iterable[str] = (), rows: Iterable[str] = ()) -> Any:
    return {"name": name, "lines": [*lines], "rows": [*rows]}


def _asked(signed: SignedInvestigation, words: Words) -> list[Any]:
    names = [service_named(kind, words) for kind in signed.asked]
    said = [words("document-said", text=signed.asked_text)] if signed.asked_text else []
    return [_part(words("document-asked"), rows=names, lines=said)]


def _area(each: LifeCategory, words: Words) -> Any:
    if each.assessment is None:
        return _part(each.category.name_sv)
    return _part(each.category.name_sv, rows=_assessed(each.assessment, words))


def _assessed(found: Assessment, words: Words) -> Iterable[str]:
    yield words("document-level", level=words(f"level-choice-{int(found.current)}"))
    if found.target is not None:
        target = words(f"level-choice-{int(found.target)}")
        yield words("document-target", level=target)
    told = (
        ("document-own-view", found.person_view_text),
        ("document-resources", found.resources_text),
        ("document-goal", found.goal_text),
        ("document-decline", found.decline_reason),
    )
    yield from (words(name, text=text) for name, text in told if text)
    if found.need is Need.met_otherwise:
        yield words("assessment-need-met-by", by=found.met_by)
    else:
        yield words(f"assess-need-{found.need.replace('_', '-')}")


def _tasks(lines: tuple[PlanLine, ...], words: Words) -> list[Any]:
    if not lines:
        return []
    week = rules.minutes_per_week(lines)
    whole = -(-week.numerator // week.denominator)
    rows = [_task(each, words) for each in lines]
    total = [words("document-total", time=time_of(whole, words))] if whole else []
    return [_part(words("document-tasks"), rows=rows, lines=total)]


def _task(line: PlanLine, words: Words) -> str:
    service = service_name(line.kind, words)
    if line.minutes == 0:
        return words("document-task-always", task=line.name, service=service)
    return words(
        "document-task",
        task=line.name,
        service=service,
        times=line.times,
        weeks=line.weeks,
        minutes=line.minutes,
    )


def _heard(signed: SignedInvestigation, words: Words) -> list[Any]:
    title = words("document-heard")
    if signed.not_asked_because:
        text = words("document-not-asked", reason=signed.not_asked_because)
        return [_part(title, lines=[text])]
    if signed.answer is None:
        return [_part(title, lines=[words("document-silent")])]
    kind = signed.answer.replace("_", "-")
    return [
        _part(
            title,
            lines=[words(f"decide-answer-{kind}", text=signed.answer_text)],
        )
    ]


def _outcomes(signed: SignedInvestigation, words: Words) -> list[Any]:
    rows = [_outcome(each, words) for each in signed.outcomes]
    lines = [line.strip() for line in signed.reasons.split("\n") if line.strip()]
    days = [
        words(name, day=formats.day(day))
        for name, day in (
            ("document-from", signed.starts_on),
            ("document-until", signed.until),
            ("document-follow-up", signed.follow_up_on),
        )
        if day is not None
    ]
    return [
        _part(words("document-outcomes"), rows=rows, lines=days),
        _part(words("decide-reasons-made"), lines=lines),
    ]


def _outcome(outcome: Outcome, words: Words) -> str:
    name = service_named(outcome.kind, words)
    result = words(f"decide-result-{outcome.result.replace('_', '-')}")
    why = outcome.reason
    if outcome.met_by:
        why = words("decide-line-met-by", by=outcome.met_by)
    told = words("document-outcome", service=name, result=result)
    return f"{told} {why}".strip()
