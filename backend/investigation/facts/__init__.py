"""The nouns of the investigation: states, events, refusals."""

from backend.investigation.facts.assessment import (
    Assessment,
    AssessmentDraft,
    Category,
    Level,
    LevelMissing,
    LifeCategory,
    MetByWhomMissing,
    Need,
    NeedAssessed,
    TargetMissing,
    TargetWorseThanNow,
    UnknownCategory,
)
from backend.investigation.facts.case_file import (
    Assignment,
    CaseFile,
    OwnInquiry,
)
from backend.investigation.facts.inquiry import (
    AlreadyTaken,
    Approach,
    Assessed,
    CaseHandedBack,
    CaseTaken,
    ChangedMeanwhile,
    ClosedWithoutDecision,
    Communicated,
    Decided,
    HomeVisitPlanned,
    InquiryOpened,
    Investigation,
    InvestigationClosed,
    InvestigationPlan,
    InvestigationState,
    NotYourCase,
    Opened,
    Planned,
    Proposed,
    ReasonMissing,
    Signed,
    UnderWay,
    VisitInThePast,
)
from backend.investigation.facts.journal import (
    AlreadyCorrected,
    EmptyEntry,
    EntryDraft,
    EntrySource,
    EventInTheFuture,
    JournalEntry,
    JournalEntryId,
    JournalEntryWritten,
)
from backend.investigation.facts.policy import (
    InvestigationPolicyAdopted,
    Policy,
)
from backend.investigation.facts.proposal import (
    DeviationNeedsReason,
    FrequencyOutOfRange,
    LineChange,
    NoNeedOfService,
    NoProposalYet,
    PlanLine,
    PlanLineChanged,
    PlanProposed,
    Proposal,
    TaskTemplate,
    TemplatesMissing,
    UnknownTask,
)
from backend.investigation.facts.work import (
    WorkList,
    Worklist,
    WorkRow,
    WorkSort,
    WorkStep,
)

InvestigationEvent = (
    CaseHandedBack
    | CaseTaken
    | HomeVisitPlanned
    | InquiryOpened
    | InvestigationPolicyAdopted
    | JournalEntryWritten
    | NeedAssessed
    | PlanLineChanged
    | PlanProposed
)


__all__ = [
    "AlreadyCorrected",
    "AlreadyTaken",
    "Approach",
    "Assessed",
    "Assessment",
    "AssessmentDraft",
    "Assignment",
    "CaseFile",
    "CaseHandedBack",
    "CaseTaken",
    "Category",
    "ChangedMeanwhile",
    "ClosedWithoutDecision",
    "Communicated",
    "Decided",
    "DeviationNeedsReason",
    "EmptyEntry",
    "EntryDraft",
    "EntrySource",
    "EventInTheFuture",
    "FrequencyOutOfRange",
    "HomeVisitPlanned",
    "InquiryOpened",
    "Investigation",
    "InvestigationClosed",
    "InvestigationEvent",
    "InvestigationPlan",
    "InvestigationPolicyAdopted",
    "InvestigationState",
    "JournalEntry",
    "JournalEntryId",
    "JournalEntryWritten",
    "Level",
    "LevelMissing",
    "LifeCategory",
    "LineChange",
    "MetByWhomMissing",
    "Need",
    "NeedAssessed",
    "NoNeedOfService",
    "NoProposalYet",
    "NotYourCase",
    "Opened",
    "OwnInquiry",
    "PlanLine",
    "PlanLineChanged",
    "PlanProposed",
    "Planned",
    "Policy",
    "Proposal",
    "Proposed",
    "ReasonMissing",
    "Signed",
    "TargetMissing",
    "TargetWorseThanNow",
    "TaskTemplate",
    "TemplatesMissing",
    "UnderWay",
    "UnknownCategory",
    "UnknownTask",
    "VisitInThePast",
    "WorkList",
    "WorkRow",
    "WorkSort",
    "WorkStep",
    "Worklist",
]
