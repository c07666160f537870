"""Local policy of the municipality, in force from a day until the next is adopted."""

from datetime import date

from msgspec import Struct

from backend.investigation.facts.proposal import TaskTemplate
from backend.kernel.event import Event


class Policy(Struct, frozen=True, kw_only=True):
    valid_from: date
    source: str
    templates: tuple[TaskTemplate, ...]


class InvestigationPolicyAdopted(Event, frozen=True, kw_only=True):
    valid_from: date
