"""What is filled in on the decision page: each outcome, the days, the reasons."""

from datetime import date

from backend.investigation import letters, queries, rules
from backend.investigation.facts import (
    DecisionDesk,
    DecisionDraft,
    Outcome,
    Result,
    UnderWay,
)
from backend.investigation.forms import DecisionForm, OutcomeForm
from backend.kernel.forms import FormErrors, decode
from backend.kernel.services import ServiceKind
from components.data import table
from components.forms import field, select, textarea
from components.html import Vdom, h
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling
from pwa.officer.wording import minutes_a_week, result_tag
from pwa.shell import FormFields, Visitor

PARTS = ("result", "reason", "met_by", "met_by_agrees")
EXPLAINED = (Result.partly, Result.refused, Result.met_otherwise)


def draft_in(
    form: FormFields, desk: DecisionDesk, *, today: date
) -> DecisionDraft | FormErrors:
    """The draft as it was filled in; after signing only the reasons are on the form."""
    asked = decode(DecisionForm, form, today=today)
    if isinstance(asked, FormErrors):
        return asked
    if not isinstance(desk.file.investigation.state, UnderWay):
        return _draft(desk.draft.outcomes, desk.draft, reasons=asked.reasons)
    found: list[Outcome] = []
    errors: FormErrors | None = None
    for kind in desk.answered:
        outcome = decode(OutcomeForm, _of(form, kind))
        if isinstance(outcome, FormErrors):
            errors = _named(outcome, kind)
        elif outcome.result is not None:
            found.append(_outcome(kind, outcome.result, outcome))
    return errors or _draft(tuple(found), asked, reasons=asked.reasons)


def values_of(desk: DecisionDesk, visitor: Visitor) -> dict[str, str]:
    """The draft as fields."""
    draft = desk.draft
    days = {
        "starts_on": draft.starts_on,
        "until": draft.until,
        "follow_up_on": draft.follow_up_on,
    }
    values = {
        name: formats.day(day, visitor.language) if day else ""
        for name, day in days.items()
    }
    for each in draft.outcomes:
        values |= {
            f"{each.kind}-result": each.result,
            f"{each.kind}-reason": each.reason,
            f"{each.kind}-met_by": each.met_by,
            f"{each.kind}-met_by_agrees": "yes" if each.met_by_agrees else "",
        }
    return values | {"reasons": draft.reasons, "base_version": str(draft.version)}


def outcome_fields(desk: DecisionDesk, filling: Filling, words: Words) -> Vdom:
    """One part a service that was asked for: how it ends, and why."""
    return h.section(
        {"class": "part", "id": "utfall"},
        h.h2(words("decide-outcomes")),
        [_outcome_part(kind, desk, filling, words) for kind in desk.answered],
    )


def day_fields(filling: Filling, words: Words) -> Vdom:
    return h.div(
        {"class": "in-a-row"},
        [
            field(
                name=name,
                label=words(f"decide-{name.replace('_', '-')}"),
                value=filling.value(name),
                error=filling.error(name),
                optional_text=None if name == "starts_on" else words("decide-optional"),
            )
            for name in ("starts_on", "until", "follow_up_on")
        ],
    )


def reasons_field(desk: DecisionDesk, filling: Filling, words: Words) -> Vdom:
    return textarea(
        name="reasons",
        label=words("decide-reasons", person=desk.file.person.given_name),
        value=filling.value("reasons"),
        error=filling.error("reasons"),
        rows=5,
    )


def outcome_table(desk: DecisionDesk, words: Words) -> Vdom:
    """What was asked for and how it ends, as signed."""
    start = desk.draft.starts_on
    return table(
        caption=words("decide-outcomes"),
        columns=[
            words("decide-column-service"),
            words("plan-column-time"),
            words("decide-starts-on"),
            words("decide-result"),
        ],
        rows=[
            [
                letters.service_named(each.kind, words),
                _time(each.kind, desk, words),
                formats.day(start) if start and each.result in rules.FAVOURABLE else "",
                result_tag(each.result, words),
            ]
            for each in desk.draft.outcomes
        ],
    )


def _outcome_part(
    kind: ServiceKind, desk: DecisionDesk, filling: Filling, words: Words
) -> Vdom:
    results = [
        (each, words(f"decide-result-{each.replace('_', '-')}")) for each in Result
    ]
    return h.div(
        {"class": "outcome"},
        select(
            name=f"{kind}-result",
            label=letters.service_named(kind, words),
            hint=_time(kind, desk, words),
            options=[("", words("decide-result-none")), *results],
            value=filling.value(f"{kind}-result"),
            error=filling.error(f"{kind}-result"),
        ),
        _why(kind, filling, words),
    )


def _why(kind: ServiceKind, filling: Filling, words: Words) -> Vdom:
    """The reason, or who helps instead: open when it is needed."""
    is_wrong = any(filling.error(f"{kind}-{part}") for part in PARTS)
    is_needed = filling.value(f"{kind}-result") in EXPLAINED
    return h.details(
        {"open": is_wrong or is_needed},
        h.summary(words("decide-why-of", service=letters.service_named(kind, words))),
        textarea(
            name=f"{kind}-reason",
            label=words("decide-reason"),
            hint=words("decide-reason-hint"),
            value=filling.value(f"{kind}-reason"),
            error=filling.error(f"{kind}-reason"),
            rows=2,
        ),
        field(
            name=f"{kind}-met_by",
            label=words("decide-met-by"),
            value=filling.value(f"{kind}-met_by"),
            error=filling.error(f"{kind}-met_by"),
            optional_text=words("decide-optional"),
        ),
        h.label(
            {"class": "choice"},
            h.input(
                {
                    "type": "checkbox",
                    "name": f"{kind}-met_by_agrees",
                    "value": "yes",
                    "checked": bool(filling.value(f"{kind}-met_by_agrees")),
                }
            ),
            h.span({"class": "choice-words"}, words("decide-met-by-agrees")),
        ),
    )


def _time(kind: ServiceKind, desk: DecisionDesk, words: Words) -> str:
    lines = [each for each in queries.plan_lines(desk.file) if each.kind is kind]
    if not lines:
        return words("decide-not-in-plan")
    week = rules.minutes_per_week(lines)
    if week == 0:
        return words("decide-no-time")
    return words("decide-service-time", time=minutes_a_week(tuple(lines), words))


def _of(form: FormFields, kind: ServiceKind) -> dict[str, list[str]]:
    return {part: form.get(f"{kind}-{part}", []) for part in PARTS}


def _named(errors: FormErrors, kind: ServiceKind) -> FormErrors:
    return FormErrors({f"{kind}-{name}": e for name, e in errors.by_field.items()})


def _outcome(kind: ServiceKind, result: Result, filled: OutcomeForm) -> Outcome:
    is_met = result is Result.met_otherwise
    return Outcome(
        kind=kind,
        result=result,
        reason=filled.reason.strip(),
        met_by=filled.met_by.strip() if is_met else "",
        met_by_agrees=filled.met_by_agrees and is_met,
    )


def _draft(
    outcomes: tuple[Outcome, ...],
    days: DecisionForm | DecisionDraft,
    *,
    reasons: str,
) -> DecisionDraft:
    return DecisionDraft(
        outcomes=outcomes,
        starts_on=days.starts_on,
        until=days.until,
        follow_up_on=days.follow_up_on,
        reasons=reasons,
        saved_at=None,
        saved_by_name="",
        version=0,
    )
