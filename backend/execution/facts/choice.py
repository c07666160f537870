"""Choosing who shall help: providers side by side, the choice, what a provider is told."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import CaseId, DecisionId, LineId, OrderId, ProviderId
from backend.kernel.refusal import Refusal
from backend.kernel.services import GrantedService


class ChoiceWay(StrEnum):
    """How it was settled who helps."""

    chosen = "chosen"
    non_choice = "non_choice"
    assigned = "assigned"


class Access(StrEnum):
    """How one gets in. Never a code: those are told on line, apart."""

    opens_herself = "opens_herself"
    key_cabinet = "key_cabinet"
    key_with_provider = "key_with_provider"


class ProviderTerms(Struct, frozen=True, kw_only=True):
    """What a provider has declared: where it works, how much it can take, its facts.

    `hours_per_week` is the declared capacity. The rest is what a person compares.
    """

    slug: str
    areas: tuple[str, ...]
    hours_per_week: int
    people_in_two_weeks: int
    satisfied_percent: int
    languages: tuple[str, ...]
    nights: bool


class Slot(Struct, frozen=True, kw_only=True):
    """The hours at which a task is usually carried out, for the proposed week."""

    code: str
    at: tuple[str, ...]


class Policy(Struct, frozen=True, kw_only=True):
    """The municipality's terms for carrying out. Days are calendar days."""

    choice_system: bool
    rotation: tuple[str, ...]
    providers: tuple[ProviderTerms, ...]
    answer_within_days: int
    plan_within_days: int
    late_after_days: int
    slots: tuple[Slot, ...] = ()
    late_visit_minutes: int = 15
    forgotten_stop_minutes: int = 60
    source: str = ""


class Candidate(Struct, frozen=True, kw_only=True):
    """A provider that can be chosen, with the facts that stand side by side."""

    provider_id: ProviderId
    name: str
    municipal: bool
    terms: ProviderTerms


class Told(Struct, frozen=True, kw_only=True):
    """Exactly what the provider is told, and nothing else."""

    name: str
    born_on: date
    address: str
    postal: str
    area: str
    phone: str
    language: str
    services: tuple[GrantedService, ...]
    goals: tuple[str, ...]
    access: Access = Access.opens_herself
    critical: str = ""
    contact_name: str = ""
    contact_phone: str = ""

    @property
    def contact(self) -> str:
        """Whoever stands closest to her, as far as name and number are known."""
        return ", ".join(filter(None, (self.contact_name, self.contact_phone)))


class OpenChoice(Struct, frozen=True, kw_only=True):
    """A choice that waits for her: the candidates in the order drawn for her."""

    choice_id: str
    case_id: CaseId
    decision_id: DecisionId
    choice_system: bool
    candidates: tuple[Candidate, ...]
    in_turn: Candidate | None
    told: Told
    declined_by: str = ""


class ChoicePolicyAdopted(Event, frozen=True, kw_only=True):
    """The municipality's terms for carrying out have been adopted."""


class ProviderChosen(Event, frozen=True, kw_only=True):
    """She chose, and said yes to what the provider is told: the order is sent."""

    order_id: OrderId
    provider_id: ProviderId
    decision_id: DecisionId
    line_ids: tuple[LineId, ...]
    sent_at: datetime


class ProviderDeclinedByPerson(Event, frozen=True, kw_only=True):
    """She did not choose: whoever stands in turn gets the order."""

    order_id: OrderId
    provider_id: ProviderId
    decision_id: DecisionId
    line_ids: tuple[LineId, ...]
    sent_at: datetime


class NoOpenChoice(Refusal, frozen=True):
    """There is nothing to choose now: it is settled, or nothing is granted."""


class ProviderFull(Refusal, frozen=True):
    """The provider cannot take more, or does not work in the area."""

    name: str


class ConsentMissing(Refusal, frozen=True):
    """Nothing is told to a provider before she has said yes."""

    status: ClassVar[int] = 422


class OrderedByHand(Refusal, frozen=True):
    """Nothing is told to a provider of somebody whose details are protected."""


class NobodyInTurn(Refusal, frozen=True):
    """No provider has room in the area."""


class ChoicePolicyMissing(Refusal, frozen=True):
    """The municipality has not adopted terms for carrying out."""
