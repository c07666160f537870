"""What things are called by: text ids (UUIDv7), told apart by their type."""

from typing import NewType

MunicipalityId = NewType("MunicipalityId", str)
PersonId = NewType("PersonId", str)
CaseId = NewType("CaseId", str)
ApplicationId = NewType("ApplicationId", str)
InvestigationId = NewType("InvestigationId", str)
NeedId = NewType("NeedId", str)
GoalId = NewType("GoalId", str)
TaskId = NewType("TaskId", str)
DecisionId = NewType("DecisionId", str)
LineId = NewType("LineId", str)
OrderId = NewType("OrderId", str)
PlanId = NewType("PlanId", str)
VisitId = NewType("VisitId", str)
ProviderId = NewType("ProviderId", str)
UnitId = NewType("UnitId", str)
UserId = NewType("UserId", str)
InvoiceId = NewType("InvoiceId", str)
SettlementId = NewType("SettlementId", str)
OpId = NewType("OpId", str)
MandateId = NewType("MandateId", str)
