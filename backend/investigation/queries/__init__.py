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
from backend.investigation.queries.communication import (
    communication,
    communication_of,
    own_communication,
    skipped_communication,
)
from backend.investigation.queries.decision import (
    decision_letter,
    decision_of_investigation,
    my_latest_decision,
    own_decision,
    own_documents,
    standing_services,
)
from backend.investigation.queries.decision_desk import (
    before_signing,
    decision_desk,
    decision_draft,
    plan_lines,
    right_for,
    services_granted,
)
from backend.investigation.queries.inquiry import (
    assignments,
    facts_of,
    investigation,
    investigation_handed_over,
    investigation_in_emergency,
    investigation_plan,
    numbers_of_cases,
    own_inquiry,
    policy_on,
)
from backend.investigation.queries.journal import (
    journal,
    journal_entry,
)
from backend.investigation.queries.objection import (
    has_open_objections,
    needs_shown,
    objection_of,
    objection_row,
    objections,
    objections_to_needs,
    own_objections,
    own_subject,
    subject,
)
from backend.investigation.queries.proposal import (
    line_of,
    proposal,
    removed_tasks,
)
from backend.investigation.queries.signed import (
    check_document,
    signed_investigation,
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
    "before_signing",
    "case_file",
    "category_names",
    "check_document",
    "communication",
    "communication_of",
    "decision_desk",
    "decision_draft",
    "decision_letter",
    "decision_of_investigation",
    "facts_of",
    "has_open_objections",
    "investigation",
    "investigation_handed_over",
    "investigation_in_emergency",
    "investigation_plan",
    "journal",
    "journal_entry",
    "life",
    "life_categories",
    "line_of",
    "my_latest_decision",
    "needs_shown",
    "numbers_of_cases",
    "objection_of",
    "objection_row",
    "objections",
    "objections_to_needs",
    "own_communication",
    "own_decision",
    "own_documents",
    "own_inquiry",
    "own_objections",
    "own_subject",
    "plan_lines",
    "policy_on",
    "proposal",
    "removed_tasks",
    "right_for",
    "self_rated_at",
    "self_ratings",
    "services_granted",
    "signed_investigation",
    "skipped_communication",
    "standing_services",
    "subject",
    "worklist",
]
