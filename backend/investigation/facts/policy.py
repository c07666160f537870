"""Local policy of the municipality, in force from a day until the next is adopted."""

from datetime import date

from msgspec import Struct

from backend.access.signatures.facts import ServiceName, SignedKind
from backend.investigation.facts.decision import AppealText, LegalBasis
from backend.investigation.facts.delegation import DelegationRow
from backend.investigation.facts.proposal import TaskTemplate
from backend.kernel.event import Event


class SignedBy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who has each kind of document signed."""

    investigation: ServiceName = ServiceName.internal
    decision: ServiceName = ServiceName.internal

    def service_for(self, kind: SignedKind) -> ServiceName:
        is_decision = kind is SignedKind.decision
        return self.decision if is_decision else self.investigation


class Policy(Struct, frozen=True, kw_only=True):
    """Template times, the municipality's own times in days, and who may decide what."""

    valid_from: date
    source: str
    take_within_days: int
    plan_within_days: int
    decide_within_days: int
    templates: tuple[TaskTemplate, ...]
    answer_days: int = 10
    post_after_workdays: int = 3
    delegation_source: str = ""
    delegation: tuple[DelegationRow, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    appeal: tuple[AppealText, ...] = ()
    signed_by: SignedBy = SignedBy()


class InvestigationPolicyAdopted(Event, frozen=True, kw_only=True):
    valid_from: date
