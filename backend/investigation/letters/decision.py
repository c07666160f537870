"""Beslutsbrevet: what was decided, why, by whom and how to appeal. Swedish is what holds."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from babel.lists import format_list

from backend.investigation.facts import (
    DecisionKind,
    DecisionLine,
    LetterFacts,
    Result,
    Signatory,
)
from backend.kernel.services import GrantedTask, ServiceKind
from backend.plumbing.letters import letter_pages, letter_pdf
from i18n import formats
from i18n.words import Words, words_for

TEMPLATE: Final = Path(__file__).parents[1] / "letter_parts" / "decision.typ"
HOME_CARE: Final = frozenset(
    {
        ServiceKind.household_service,
        ServiceKind.personal_care,
        ServiceKind.home_night,
    }
)
FAVOURABLE: Final = (Result.granted, Result.partly)
AGAINST: Final = (Result.refused, Result.met_otherwise)
DAYS_A_WEEK: Final = 7
WEEKS: Final = 4


def decision_pdf(letter: LetterFacts) -> bytes:
    """The letter itself, to be frozen with its SHA-256."""
    return letter_pdf(TEMPLATE, _data(letter), language="sv", on=letter.decided_on)


def decision_preview(letter: LetterFacts) -> list[bytes]:
    """The same letter as pictures, beside the form."""
    return letter_pages(TEMPLATE, _data(letter), language="sv", on=letter.decided_on)


def title_of(kind: DecisionKind, lines: Iterable[DecisionLine], words: Words) -> str:
    """The answer: `Du får hemtjänst och trygghetslarm, men inte ledsagning`."""
    known = tuple(lines)
    if not known:
        return words("decision-title-open")
    got, not_got = _named(known, words)
    if kind is DecisionKind.written_off or not (got or not_got):
        return words("decision-title-written-off")
    if got and not_got:
        return words(
            "decision-title-partly",
            granted=_joined(got, words),
            refused=_joined(not_got, words, negated=True),
        )
    if got:
        return words("decision-title-granted", granted=_joined(got, words))
    return words(
        "decision-title-refused", refused=_joined(not_got, words, negated=True)
    )


def minutes_a_week(lines: Iterable[DecisionLine]) -> int:
    """Granted time a week; parts of a minute are told as the next whole one."""
    minutes = sum(each.service.minutes_per_4_weeks for each in lines if each.service)
    return -(-minutes // WEEKS)


def time_of(minutes: int, words: Words) -> str:
    """`7 timmar och 10 minuter`."""
    hours, rest = divmod(minutes, 60)
    parts = [words("decision-hours", count=hours)] if hours else []
    if rest:
        parts.append(words("decision-minutes", count=rest))
    return _listed(parts, words)


def task_name(task: GrantedTask, words: Words) -> str:
    """The task in her language where there is a word for it, else as it was decided."""
    known = f"task-{task.code}"
    if words.language.startswith("sv") or not words.has(known):
        return task.name
    return words(known)


def how_often(task: GrantedTask, words: Words) -> str:
    """`Varje dag`, `2 gånger i veckan`, `Varannan vecka`."""
    if task.minutes == 0:
        return words("decision-often-always")
    if task.weeks == 1 and task.times % DAYS_A_WEEK == 0:
        return words("decision-often-daily", times=task.times // DAYS_A_WEEK)
    if task.weeks == 1:
        return words("decision-often-weekly", times=task.times)
    if task.times == 1:
        return words("decision-often-every-weeks", weeks=task.weeks)
    return words("decision-often-in-weeks", times=task.times, weeks=task.weeks)


def service_name(kind: ServiceKind, words: Words) -> str:
    return words(f"decision-service-{kind.replace('_', '-')}")


def service_named(kind: ServiceKind, words: Words) -> str:
    """The same where it stands by itself: with a capital."""
    return _capital(service_name(kind, words))


def outcome_row(line: DecisionLine, words: Words) -> str:
    """What she does not get, with the reason or who helps instead."""
    outcome = line.outcome
    name = service_named(outcome.kind, words)
    if outcome.result is Result.met_otherwise:
        return words("decision-met-by", service=name, by=outcome.met_by)
    if outcome.result is Result.withdrawn or not outcome.reason:
        return f"{name}."
    return f"{name}: {outcome.reason}"


def _data(letter: LetterFacts) -> dict[str, Any]:
    w = words_for("sv")
    return {
        "sender": f"{letter.home.name} kommun",
        "sender_address": letter.home.board,
        "meta": [
            formats.day(letter.decided_on),
            w("decision-letter-case", number=letter.case_number),
        ],
        "recipient": [
            letter.resident.name,
            letter.resident.address,
            letter.resident.postal,
        ],
        "title": title_of(letter.kind, letter.lines, w),
        "lead": _lead(letter, w),
        "granted": _granted(letter, w),
        "others": _others(letter, w),
        "reasons_title": w("decision-letter-reasons"),
        "reasons": _paragraphs(letter.reasons),
        "law_title": w("decision-letter-law"),
        "law": [f"{each.provision}: {each.says}" for each in letter.legal_basis],
        "who_title": w("decision-letter-who"),
        "who": _who(letter, w),
        "appeal_title": w("decision-letter-appeal"),
        "appeal": [
            *letter.appeal.paragraphs,
            w("decision-letter-help", phone=letter.home.phone),
        ],
    }


def _lead(letter: LetterFacts, words: Words) -> list[str]:
    lead = [words("decision-letter-applied", day=formats.day(letter.received_on))]
    minutes = minutes_a_week(letter.lines)
    if minutes:
        lead.append(words("decision-letter-time", time=time_of(minutes, words)))
    return lead


def _granted(letter: LetterFacts, words: Words) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in letter.lines:
        service = line.service
        if service is None or line.outcome.result not in FAVOURABLE:
            continue
        until = service.period.until
        found.append(
            {
                "name": words(
                    "decision-letter-you-get",
                    service=service_name(service.kind, words),
                ),
                "time": words(
                    "decision-letter-period-until"
                    if until
                    else "decision-letter-period",
                    start=formats.day(service.period.start),
                    until=formats.day(until) if until else "",
                ),
                "tasks": [
                    f"{task.name}. {how_often(task, words)}." for task in service.tasks
                ],
                "note": words("decision-letter-partly", reason=line.outcome.reason)
                if line.outcome.result is Result.partly
                else "",
            }
        )
    return found


def _others(letter: LetterFacts, words: Words) -> list[dict[str, Any]]:
    groups = (
        ("decision-not-granted", Result.refused),
        ("decision-met-otherwise", Result.met_otherwise),
        ("decision-withdrawn", Result.withdrawn),
    )
    found = [
        {
            "name": words(name),
            "rows": [
                outcome_row(each, words)
                for each in letter.lines
                if each.outcome.result is result
            ],
        }
        for name, result in groups
    ]
    return [each for each in found if each["rows"]]


def _who(letter: LetterFacts, words: Words) -> list[str]:
    """Who decided; by her title alone, where a threat is feared (FL 33, 2025:582)."""

    def named(message: str, who: Signatory) -> str:
        if letter.resident.names_no_officer:
            return words(f"{message}-title", title=who.title)
        return words(message, name=who.name, title=who.title)

    lines = [named("decision-letter-decided-by", letter.decided_by)]
    if letter.presented_by:
        lines.append(named("decision-letter-presented-by", letter.presented_by))
    if letter.delegation_point:
        lines.append(
            words(
                "decision-letter-delegation",
                source=letter.delegation_source,
                point=letter.delegation_point,
            )
        )
    if letter.follow_up_on:
        lines.append(
            words("decision-letter-follow-up", day=formats.day(letter.follow_up_on))
        )
    return [*lines, words("decision-letter-signed")]


def _named(
    lines: tuple[DecisionLine, ...], words: Words
) -> tuple[list[str], list[str]]:
    """What she gets and what not, home care as one where all of it got one answer."""
    got = _kinds(lines, FAVOURABLE)
    not_got = _kinds(lines, AGAINST)
    is_divided = bool(HOME_CARE & set(got)) and bool(HOME_CARE & set(not_got))

    def names(kinds: list[ServiceKind]) -> list[str]:
        found = [
            words("decision-service-home-care")
            if kind in HOME_CARE and not is_divided
            else service_name(kind, words)
            for kind in kinds
        ]
        return list(dict.fromkeys(found))

    return names(got), names(not_got)


def _kinds(
    lines: tuple[DecisionLine, ...], results: tuple[Result, ...]
) -> list[ServiceKind]:
    return [each.outcome.kind for each in lines if each.outcome.result in results]


def _joined(names: list[str], words: Words, *, negated: bool = False) -> str:
    return _listed(names, words, style="or" if negated else "standard")


def _listed(parts: list[str], words: Words, style: Any = "standard") -> str:
    locale = "sv" if words.language.startswith("sv") else words.language
    return format_list(parts, style=style, locale=locale) if parts else ""


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
