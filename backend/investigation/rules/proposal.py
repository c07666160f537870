"""From assessed need to task, to time: template minutes, changed only with a reason."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec.structs import replace

from backend.investigation.facts.assessment import Assessment, Need
from backend.investigation.facts.proposal import (
    DeviationNeedsReason,
    FrequencyOutOfRange,
    LineChange,
    PlanLine,
    TaskTemplate,
)
from backend.kernel.ids import GoalId, LineId, NeedId
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, GrantedTask, ServiceKind

# Cycles are 1, 2, 3 or 4 weeks, so twelve weeks hold a whole number of each.
CYCLES = (1, 2, 3, 4)
WHOLE_WEEKS = 12
LONGEST_OCCASION = 24 * 60
MOST_OCCASIONS = 200


def candidate_tasks(
    assessments: Iterable[Assessment], templates: Iterable[TaskTemplate]
) -> tuple[tuple[Assessment, TaskTemplate], ...]:
    """Each template once, for the need it fits that has the fewest tasks so far.

    The most particular templates choose first, so that a need which only one template
    meets is not left without.
    """
    needs = sorted(
        (each for each in assessments if each.need is Need.service),
        key=lambda each: each.category,
    )
    given: dict[NeedId, list[TaskTemplate]] = {each.need_id: [] for each in needs}
    for template in sorted(templates, key=lambda each: len(each.categories)):
        fitting = [each for each in needs if each.category in template.categories]
        if fitting:
            chosen = min(fitting, key=lambda each: len(given[each.need_id]))
            given[chosen.need_id].append(template)
    return tuple((each, template) for each in needs for template in given[each.need_id])


def changed_line(
    line: PlanLine, change: LineChange
) -> PlanLine | DeviationNeedsReason | FrequencyOutOfRange:
    """The line as the officer wants it; other than the template needs a reason."""
    if not is_possible(change.minutes, times=change.times, weeks=change.weeks):
        return FrequencyOutOfRange()
    wanted = (change.minutes, change.times, change.weeks)
    template = (line.template_minutes, line.template_times, line.template_weeks)
    if wanted != template and not change.reason.strip():
        return DeviationNeedsReason(template_minutes=line.template_minutes)
    return replace(
        line,
        minutes=change.minutes,
        times=change.times,
        weeks=change.weeks,
        reason=change.reason.strip(),
        version=line.version + 1,
    )


def is_possible(minutes: int, *, times: int, weeks: int) -> bool:
    """Minutes may be none (an alarm has no time), occasions may not."""
    return (
        0 <= minutes <= LONGEST_OCCASION
        and 1 <= times <= MOST_OCCASIONS
        and weeks in CYCLES
    )


def minutes_per_week(lines: Iterable[PlanLine]) -> Fraction:
    """Beviljad tid per vecka, exact: half an hour every third week is ten minutes."""
    return sum(
        (Fraction(each.minutes * each.times, each.weeks) for each in lines),
        Fraction(0),
    )


def minutes_per_4_weeks(lines: Iterable[PlanLine]) -> int:
    """Whole minutes; a third of a minute from three-week cycles is hers, so it rounds up."""
    in_whole_weeks = minutes_per_week(lines) * WHOLE_WEEKS
    return -(-int(in_whole_weeks) // 3)


def granted_services(
    lines: Iterable[PlanLine],
    *,
    line_ids: Mapping[ServiceKind, LineId],
    goal_ids: Mapping[NeedId, GoalId],
    period: Period,
) -> tuple[GrantedService, ...]:
    """The plan as decision lines, a line a kind; the trace ids go with each task."""
    by_kind: dict[ServiceKind, list[PlanLine]] = {}
    for each in lines:
        if each.kind in line_ids:
            by_kind.setdefault(each.kind, []).append(each)
    return tuple(
        GrantedService(
            line_id=line_ids[kind],
            kind=kind,
            period=period,
            tasks=tuple(_granted(each, goal_ids) for each in of_kind),
            minutes_per_4_weeks=minutes_per_4_weeks(of_kind),
        )
        for kind, of_kind in by_kind.items()
    )


def _granted(line: PlanLine, goal_ids: Mapping[NeedId, GoalId]) -> GrantedTask:
    return GrantedTask(
        task_id=line.task_id,
        code=line.code,
        name=line.name,
        minutes=line.minutes,
        times=line.times,
        weeks=line.weeks,
        need_id=line.need_id,
        goal_id=goal_ids.get(line.need_id),
    )
