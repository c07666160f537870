"""The thinking of the investigation: pure functions."""

from backend.investigation.rules.assessment import (
    RATED,
    goals,
    is_reachable,
    what_is_missing,
)
from backend.investigation.rules.inquiry import (
    assessed,
    due_on,
    may_take,
    may_work,
    next_step,
    planned,
    proposed,
)
from backend.investigation.rules.journal import (
    may_correct,
    may_write,
)
from backend.investigation.rules.proposal import (
    CYCLES,
    LONGEST_OCCASION,
    MOST_OCCASIONS,
    WHOLE_WEEKS,
    candidate_tasks,
    changed_line,
    granted_services,
    is_possible,
    minutes_per_4_weeks,
    minutes_per_week,
)
from backend.investigation.rules.readiness import (
    missing_in_inquiry,
)

__all__ = [
    "CYCLES",
    "LONGEST_OCCASION",
    "MOST_OCCASIONS",
    "RATED",
    "WHOLE_WEEKS",
    "assessed",
    "candidate_tasks",
    "changed_line",
    "due_on",
    "goals",
    "granted_services",
    "is_possible",
    "is_reachable",
    "may_correct",
    "may_take",
    "may_work",
    "may_write",
    "minutes_per_4_weeks",
    "minutes_per_week",
    "missing_in_inquiry",
    "next_step",
    "planned",
    "proposed",
    "what_is_missing",
]
