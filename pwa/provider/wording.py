"""Words that the provider's pages share."""

from datetime import date, datetime

from backend.execution.facts import Access, Outcome, Told
from backend.kernel.services import GrantedService, GrantedTask
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


def kind_in(service: GrantedService, w: Words) -> str:
    return w(f"service-kind-{service.kind.value.replace('_', '-')}")


def how_often(task: GrantedTask, w: Words) -> str:
    if task.minutes == 0:
        return w("decision-often-always")
    return w("how-often", times=task.times, weeks=task.weeks)


def help_rows(told: Told, w: Words) -> list[tuple[str, str]]:
    """What is granted, a row a task: how often, what and how long."""
    rows: list[tuple[str, str]] = []
    for service in told.services:
        for task in service.tasks:
            long = formats.minutes(task.minutes) if task.minutes else ""
            rows.append(
                (how_often(task, w), " · ".join(p for p in (task.name, long) if p))
            )
        if not service.tasks:
            rows.append((kind_in(service, w), w("help-without-visits")))
    return rows
