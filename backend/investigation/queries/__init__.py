"""What may be asked about an investigation."""

from backend.investigation.queries.assessment import (
    assessment_of,
    assessments,
    life,
    self_rated_at,
    self_ratings,
)
from backend.investigation.queries.case_file import (
    FILE,
    case_file,
)
from backend.investigation.queries.categories import (
    category_names,
    life_categories,
)
from backend.investigation.queries.inquiry import (
    assignments,
    facts_of,
    investigation,
    investigation_handed_over,
    investigation_plan,
    own_inquiry,
    policy_on,
)
from backend.investigation.queries.journal import (
    journal,
    journal_entry,
)
from backend.investigation.queries.proposal import (
    line_of,
    proposal,
    removed_tasks,
)
from backend.investigation.queries.work import (
    COUNTED_AT_MOST,
    ROWS_A_PAGE,
    worklist,
)

__all__ = [
    "COUNTED_AT_MOST",
    "FILE",
    "ROWS_A_PAGE",
    "assessment_of",
    "assessments",
    "assignments",
    "case_file",
    "category_names",
    "facts_of",
    "investigation",
    "investigation_handed_over",
    "investigation_plan",
    "journal",
    "journal_entry",
    "life",
    "life_categories",
    "line_of",
    "own_inquiry",
    "policy_on",
    "proposal",
    "removed_tasks",
    "self_rated_at",
    "self_ratings",
    "worklist",
]
