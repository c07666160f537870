"""How the investigation is kept."""

from backend.investigation.tables.assessment import (
    AssessmentRow,
    SelfRatingRow,
)
from backend.investigation.tables.communication import (
    CommunicationRow,
    SkippedCommunicationRow,
)
from backend.investigation.tables.decision import (
    DecisionDraftRow,
    DecisionLetterRow,
    DecisionLineRow,
    DecisionRow,
    SentUpRow,
)
from backend.investigation.tables.inquiry import (
    AssignmentRow,
    InvestigationPlanRow,
    InvestigationRow,
)
from backend.investigation.tables.journal import (
    JournalRow,
)
from backend.investigation.tables.objection import (
    ObjectionRow,
)
from backend.investigation.tables.policy import (
    PolicyRow,
)
from backend.investigation.tables.proposal import (
    PlanLineRow,
    ProposalRow,
)
from backend.investigation.tables.signed import SignedInvestigationRow
from backend.investigation.tables.work import (
    WorkItem,
)

__all__ = [
    "AssessmentRow",
    "AssignmentRow",
    "CommunicationRow",
    "DecisionDraftRow",
    "DecisionLetterRow",
    "DecisionLineRow",
    "DecisionRow",
    "InvestigationPlanRow",
    "InvestigationRow",
    "JournalRow",
    "ObjectionRow",
    "PlanLineRow",
    "PolicyRow",
    "ProposalRow",
    "SelfRatingRow",
    "SentUpRow",
    "SignedInvestigationRow",
    "SkippedCommunicationRow",
    "WorkItem",
]
