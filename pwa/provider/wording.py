"""Words that the provider's pages share."""

from datetime import date, datetime
from fractions import Fraction

from backend.execution.facts import Access, Outcome, Told
from backend.investigation import letters
from backend.kernel.services import GrantedTask
from components.html import Child, h
from i18n import formats
from i18n.words import Words


def access_in(access: Access, w: Words) -> str:
    return w(f"access-{access.value.replace('_', '-')}")


def access_told(access: Access, w: Words) -> str:
    """The same as she chose, said to those who come."""
    return w(f"access-told-{access.value.replace('_', '-')}")


def outcome_in(outcome: Outcome, w: Words) -> str:
    return w(f"outcome-{outcome.value.replace('_', '-')}")


def span(start: datetime, end: datetime) -> str:
    return f"{formats.clock(start)}–{formats.clock(end)}"


def local_day(moment: datetime) -> date:
    return moment.astimezone(formats.STOCKHOLM).date()


def how_often(task: GrantedTask, w: Words) -> str:
    if task.minutes == 0:
        return w("decision-often-always")
    return w("how-often", times=task.times, weeks=task.weeks)


def help_rows(told: Told, w: Words) -> list[tuple[Child, ...]]:
    """What is granted, the most frequent first: how often, what and how long."""
    tasks = [task for service in told.services for task in service.tasks]
    by_often: dict[str, list[Child]] = {}
    for task in sorted(tasks, key=_seldom):
        by_often.setdefault(how_often(task, w), []).append(h.div(_task(task)))
    return [
        *by_often.items(),
        *(
            (letters.service_named(service.kind, w), w("help-without-visits"))
            for service in told.services
            if not service.tasks
        ),
    ]


def _seldom(task: GrantedTask) -> tuple[bool, Fraction]:
    """What is there round the clock comes last."""
    return task.minutes == 0, Fraction(task.weeks, max(1, task.times))


def _task(task: GrantedTask) -> str:
    long = formats.minutes(task.minutes) if task.minutes else ""
    return " · ".join(part for part in (task.name, long) if part)


def goals_told(goals: tuple[str, ...], w: Words) -> Child:
    """A goal a line: each is a sentence of its own."""
    return (
        h.ul({"class": "plain"}, [h.li(goal) for goal in goals])
        if goals
        else w("nothing-said")
    )
