"""Orders to a provider: sent, answered, planned, started; and the implementation plan."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.execution.facts.choice import ChoiceWay, Told
from backend.kernel.event import Event
from backend.kernel.ids import (
    CaseId,
    DecisionId,
    LineId,
    OrderId,
    PersonId,
    PlanId,
    ProviderId,
    UserId,
    VisitId,
)
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class DeclineReason(StrEnum):
    """Why a provider may say no: contracts allow two reasons; silence is the third."""

    outside_area = "outside_area"
    capacity_full = "capacity_full"
    no_answer = "no_answer"


class Sent(Struct, frozen=True, tag=True):
    """Waits for the provider's answer."""


class Accepted(Struct, frozen=True, tag=True):
    """The provider has taken it; the help has not begun."""

    at: datetime
    by: str


class Started(Struct, frozen=True, tag=True):
    """The help has begun."""

    on: date


class Declined(Struct, frozen=True, tag=True):
    """The provider said no, or nothing."""

    at: datetime
    reason: DeclineReason


OrderState = Sent | Accepted | Started | Declined


class Order(Struct, frozen=True, kw_only=True):
    """Beställning: what a provider is asked to do, with the minimum it needs."""

    order_id: OrderId
    case_id: CaseId
    person_id: PersonId
    provider_id: ProviderId
    decision_id: DecisionId
    decided_on: date
    way: ChoiceWay
    told: Told
    sent_at: datetime
    answer_by: date
    consented_at: datetime
    state: OrderState

    @property
    def line_ids(self) -> tuple[LineId, ...]:
        return tuple(service.line_id for service in self.told.services)

    @property
    def granted_minutes(self) -> int:
        """Granted minutes in four weeks."""
        return sum(service.minutes_per_4_weeks for service in self.told.services)


class PlannedTask(Struct, frozen=True, kw_only=True):
    """A task in a planned visit, with how she wants it."""

    task_id: str
    name: str
    minutes: int
    how: str = ""


class PlannedVisit(Struct, frozen=True, kw_only=True):
    """A visit laid on a day and a time; the worker may be left open."""

    line_id: LineId
    kind: ServiceKind
    start: datetime
    minutes: int
    tasks: tuple[PlannedTask, ...]
    worker_id: UserId | None = None
    visit_id: VisitId | None = None
    worker_name: str = ""


class Occupied(Struct, frozen=True, kw_only=True):
    """A time that is taken."""

    start: datetime
    end: datetime


class PlanContent(Struct, frozen=True, kw_only=True):
    """Genomförandeplan: goal, what, when, how, who, and her say.

    `tasks` says how she wants each task, by the task's id.
    """

    goal: str
    what: str
    when: str
    how: str
    who: str
    contact_offered: bool
    named_contact: str
    her_say: str
    follow_up: str
    tasks: dict[str, str] = {}


class AgreedHow(StrEnum):
    """How she agreed: herself in the app, or by word of mouth, noted."""

    in_app = "in_app"
    orally = "orally"


class ImplementationPlan(Struct, frozen=True, kw_only=True):
    """A plan as drafted; agreed when `agreed_on` is set, with how."""

    plan_id: PlanId
    order_id: OrderId
    content: PlanContent
    drafted_by: str
    drafted_at: datetime
    agreed_on: date | None = None
    agreed_how: AgreedHow | None = None
    agreed_note: str = ""


class OrderRow(Struct, frozen=True, kw_only=True):
    """A line of the planner's list. `days` have passed since the decision."""

    order: Order
    days: int
    plan_due: date | None
    plan_is_agreed: bool
    has_week: bool


class PlannerDesk(Struct, frozen=True, kw_only=True):
    """The planner's orders, and the room that is left."""

    new: tuple[OrderRow, ...]
    to_plan: tuple[OrderRow, ...]
    running: tuple[OrderRow, ...]
    areas: tuple[str, ...]
    free_minutes_per_week: int


class OrderFile(Struct, frozen=True, kw_only=True):
    """One order with its visits and plan, and the workers that may be laid on it."""

    row: OrderRow
    visits: tuple[PlannedVisit, ...]
    plan: ImplementationPlan | None
    workers: tuple[tuple[UserId, str], ...]
    in_area: bool
    free_minutes_per_week: int
    begun: dict[LineId, date]


class WeekFile(Struct, frozen=True, kw_only=True):
    """An order with the visits to lay: those that are coming, or a proposal."""

    file: OrderFile
    visits: tuple[PlannedVisit, ...]


class OrderAccepted(Event, frozen=True, kw_only=True):
    """The provider has taken the order."""

    order_id: OrderId
    provider_id: ProviderId
    line_ids: tuple[LineId, ...]


class OrderDeclined(Event, frozen=True, kw_only=True):
    """The provider has said no, or has been silent too long. `next_*` has it now."""

    order_id: OrderId
    provider_id: ProviderId
    reason: DeclineReason
    next_order_id: OrderId | None = None
    next_provider_id: ProviderId | None = None


class WeekPlanned(Event, frozen=True, kw_only=True):
    """Two weeks of visits are laid."""

    order_id: OrderId
    worker_ids: tuple[UserId, ...]
    first_day: date
    last_day: date


class ServiceStarted(Event, frozen=True, kw_only=True):
    """The first visit has begun: the day that the law counts to."""

    order_id: OrderId
    line_ids: tuple[LineId, ...]
    started_on: date


class ImplementationPlanDrafted(Event, frozen=True, kw_only=True):
    """A plan is written, and waits for her yes."""

    plan_id: PlanId
    order_id: OrderId


class ImplementationPlanAgreed(Event, frozen=True, kw_only=True):
    """She has agreed to the plan."""

    plan_id: PlanId
    agreed_on: date


class OrderAnswered(Refusal, frozen=True):
    """The order has been answered already, or has gone to another provider."""


class NotYetAccepted(Refusal, frozen=True):
    """An order is planned when it has been accepted."""


class HasRoom(Refusal, frozen=True):
    """A provider within its area and declared capacity may not say no."""


class WorkerBusy(Refusal, frozen=True):
    """The worker of visit `number` has another visit at that time."""

    number: int
    name: str
    time: str


class NotOfProvider(Refusal, frozen=True):
    """Visit `number` has nobody, or somebody who is not one of the provider's."""

    number: int

    status: ClassVar[int] = 422


class WeekClashes(Refusal, frozen=True):
    """Some visits cannot be laid so: all of them at once, by number."""

    clashes: tuple[WorkerBusy | NotOfProvider, ...]

    status: ClassVar[int] = 422


class PlanEmpty(Refusal, frozen=True):
    """There are no visits to lay."""

    status: ClassVar[int] = 422


class PlanAlreadyAgreed(Refusal, frozen=True):
    """The plan is agreed; a change is a new plan."""
