"""The thinking of the investigation: pure functions."""

from backend.investigation.rules.assessment import (
    RATED,
    goals,
    is_reachable,
    what_is_missing,
)
from backend.investigation.rules.communication import (
    is_heard,
    is_long_enough,
    is_wholly_in_her_favour,
    may_answer,
    proposed_last_day,
)
from backend.investigation.rules.decision import (
    FAVOURABLE,
    appeal_on,
    granted_kinds,
    hindrances_of_outcomes,
    kind_of_decision,
    lines_of,
    provisions_on,
    refused_kinds,
    services_of,
    to_be_answered,
)
from backend.investigation.rules.delegation import (
    HOME_CARE,
    RANK,
    hours_a_month,
    in_force_with,
    may_decide,
    right_needed,
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
from backend.investigation.rules.objection import (
    is_theirs_to_answer,
    may_answer_objection,
    open_objections,
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
    "FAVOURABLE",
    "HOME_CARE",
    "LONGEST_OCCASION",
    "MOST_OCCASIONS",
    "RANK",
    "RATED",
    "WHOLE_WEEKS",
    "appeal_on",
    "assessed",
    "candidate_tasks",
    "changed_line",
    "due_on",
    "goals",
    "granted_kinds",
    "granted_services",
    "hindrances_of_outcomes",
    "hours_a_month",
    "in_force_with",
    "is_heard",
    "is_long_enough",
    "is_possible",
    "is_reachable",
    "is_theirs_to_answer",
    "is_wholly_in_her_favour",
    "kind_of_decision",
    "lines_of",
    "may_answer",
    "may_answer_objection",
    "may_correct",
    "may_decide",
    "may_take",
    "may_work",
    "may_write",
    "minutes_per_4_weeks",
    "minutes_per_week",
    "missing_in_inquiry",
    "next_step",
    "open_objections",
    "planned",
    "proposed",
    "proposed_last_day",
    "provisions_on",
    "refused_kinds",
    "right_needed",
    "services_of",
    "to_be_answered",
    "what_is_missing",
]
