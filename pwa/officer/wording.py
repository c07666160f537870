"""The officer's words for facts: steps, times, levels, frequencies."""

from datetime import date, datetime
from fractions import Fraction

from backend.investigation import letters, rules
from backend.investigation.facts import (
    CaseFile,
    Level,
    PlanLine,
    Result,
    WorkRow,
    WorkStep,
)
from backend.kernel.services import SelfRating, ServiceKind
from backend.plumbing.clock import STOCKHOLM
from components.feedback import tag
from components.html import Vdom
from i18n import formats
from i18n.words import Words

TENTHS = 10
# Under the case: the page where a step is done.
PAGES = {
    WorkStep.plan_inquiry: "/planera",
    WorkStep.assess: "/bedomning",
    WorkStep.propose: "/plan",
    WorkStep.communicate: "/beslut",
    WorkStep.read_answer: "/beslut",
    WorkStep.sign: "/beslut",
    WorkStep.revise: "/beslut",
    WorkStep.decide: "/beslut",
    WorkStep.print_letter: "/beslut",
    WorkStep.print_code_letter: "/inloggning",
    WorkStep.answer_objection: "/invandning",
}


def services_of(asked: tuple[ServiceKind, ...], words: Words) -> str:
    """The services that are asked for, as the decision names them."""
    names = ", ".join(letters.service_name(kind, words) for kind in asked)
    return names[:1].upper() + names[1:]


def case_named(shown: CaseFile, words: Words) -> str:
    """Whose case it is, and its number."""
    number = shown.investigation.case_number
    return words("case-named", person=shown.person.name, number=number)


def titled_of(title: str, shown: CaseFile, words: Words) -> str:
    """A title that tells the pages of two cases apart, and names nobody."""
    number = shown.investigation.case_number
    return words("case-tab", title=title, number=number)


def step_of(row: WorkRow, words: Words) -> str:
    """What the row asks for; begins with the verb."""
    return step_name(row.step, due_at=row.due_at, person=row.person_name, words=words)


def step_name(
    step: WorkStep, *, due_at: datetime | None, person: str, words: Words
) -> str:
    when = due_at.astimezone(STOCKHOLM).strftime("%H.%M") if due_at else ""
    return words(f"work-step-{_kebab(step)}", time=when, person=person).strip()


def level_of(level: Level | None, words: Words) -> str:
    return "" if level is None else words(f"level-{int(level)}")


def rating_of(rating: SelfRating | None, words: Words) -> str:
    if rating is None:
        return words("assessment-not-rated")
    return words(f"self-level-{rating.answer}")


def minutes_a_week(lines: tuple[PlanLine, ...], words: Words) -> str:
    """`7 tim 10 min`; parts of a minute are told as the next whole one."""
    whole = _whole(lines)
    return words("plan-hours", hours=whole // 60, minutes=whole % 60)


def a_week(lines: tuple[PlanLine, ...]) -> str:
    """Minutes a week as a figure."""
    return str(_whole(lines))


def frequency_of(line: PlanLine, words: Words) -> str:
    """`2 × 40`, `1 × 90 varannan vecka`; what takes no time says so."""
    return _often(line.minutes, line.times, line.weeks, words)


def template_of(line: PlanLine, words: Words) -> str:
    """The same, as the municipality's template has it."""
    return _often(
        line.template_minutes, line.template_times, line.template_weeks, words
    )


def result_tag(result: Result, words: Words) -> Vdom:
    name = words(f"decide-result-{_kebab(result)}")
    return tag(name, kind="good" if result in rules.FAVOURABLE else "plain")


def hours_of(hours: Fraction) -> str:
    """`18,8`: rounded up, so that what is shown never looks like less than it is."""
    whole, part = divmod(-(-hours.numerator * TENTHS // hours.denominator), TENTHS)
    return f"{whole},{part}" if part else str(whole)


def _often(minutes: int, times: int, weeks: int, words: Words) -> str:
    if minutes == 0:
        return words("plan-no-time")
    often = {1: "every-week", 2: "every-other-week", 3: "every-third-week"}
    name = often.get(weeks, "every-fourth-week")
    return words(f"plan-{name}", times=times, minutes=minutes)


def _whole(lines: tuple[PlanLine, ...]) -> int:
    week = rules.minutes_per_week(lines)
    return -(-week.numerator // week.denominator)


def due_of(day: date, *, today: date, language: str) -> str:
    """The day a thing is due, the weekday with it while it is near."""
    near = abs((day - today).days) <= 7
    return (
        formats.short_weekday(day, language)
        if near
        else formats.short_day(day, language)
    )


def _kebab(name: str) -> str:
    return name.replace("_", "-")
