"""Local policy of the municipality, in force from a day until the next is adopted."""

from datetime import date

from msgspec import Struct

from backend.investigation.facts.proposal import TaskTemplate
from backend.kernel.event import Event


class Policy(Struct, frozen=True, kw_only=True):
    """Template times and the municipality's own times, in days from arrival."""

    valid_from: date
    source: str
    take_within_days: int
    plan_within_days: int
    decide_within_days: int
    templates: tuple[TaskTemplate, ...]


class InvestigationPolicyAdopted(Event, frozen=True, kw_only=True):
    valid_from: date
