"""The thinking of carrying out."""

from backend.execution.rules.choosing import (
    free_minutes,
    in_drawn_order,
    may_decline,
    minutes_a_week,
    next_in_turn,
    with_room,
)
from backend.execution.rules.planning import (
    granted_in_two_weeks,
    local_clock,
    local_day,
    occasions_in_two_weeks,
    on_the_clock,
    planned_end,
    planned_minutes,
    proposed_visits,
    start_of_day,
)
from backend.execution.rules.staffing import (
    busy_at,
    occupied_by,
    overlap,
    staffed,
)
from backend.execution.rules.time import (
    approved,
    days_since,
    ended_at,
    is_double,
    is_forgotten,
    overlapping,
    plan_due,
    span_flags,
    started_at,
)

__all__ = [
    "approved",
    "busy_at",
    "days_since",
    "ended_at",
    "free_minutes",
    "granted_in_two_weeks",
    "in_drawn_order",
    "is_double",
    "is_forgotten",
    "local_clock",
    "local_day",
    "may_decline",
    "minutes_a_week",
    "next_in_turn",
    "occasions_in_two_weeks",
    "occupied_by",
    "on_the_clock",
    "overlap",
    "overlapping",
    "plan_due",
    "planned_end",
    "planned_minutes",
    "proposed_visits",
    "span_flags",
    "staffed",
    "start_of_day",
    "started_at",
    "with_room",
]
