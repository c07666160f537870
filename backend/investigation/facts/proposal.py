"""Förslag till insatsplan: need -> task -> how often x minutes."""

from datetime import datetime
from typing import ClassVar, Literal

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import NeedId, PlanId, TaskId
from backend.kernel.refusal import Refusal
from backend.kernel.services import ServiceKind


class TaskTemplate(Struct, frozen=True, kw_only=True):
    """Schablon: local, dated policy; an individual assessment may always deviate."""

    code: str
    name: str
    categories: tuple[str, ...]
    kind: ServiceKind
    minutes: int
    times: int
    weeks: int


class PlanLine(Struct, frozen=True, kw_only=True):
    """`minutes` each of `times` occasions in `weeks` weeks, for one assessed need."""

    task_id: TaskId
    need_id: NeedId
    category: str
    code: str
    name: str
    kind: ServiceKind
    minutes: int
    times: int
    weeks: int
    template_minutes: int
    template_times: int
    template_weeks: int
    reason: str
    version: int


class Proposal(Struct, frozen=True, kw_only=True):
    """Proposed service plan; the sum is counted over four weeks, never rounded hours."""

    plan_id: PlanId
    lines: tuple[PlanLine, ...]
    proposed_at: datetime
    proposed_by_name: str


class LineChange(Struct, frozen=True, kw_only=True):
    """What the officer wants a line to say."""

    minutes: int
    times: int
    weeks: int
    reason: str


class PlanProposed(Event, frozen=True, kw_only=True):
    plan_id: PlanId


class PlanLineChanged(Event, frozen=True, kw_only=True):
    task_id: TaskId
    change: Literal["added", "changed", "removed"]


class NoNeedOfService(Refusal, frozen=True, kw_only=True):
    """No assessed need asks for a service, so there is nothing to propose."""


class DeviationNeedsReason(Refusal, frozen=True, kw_only=True):
    """Every deviation from the template has a reason."""

    status: ClassVar[int] = 422
    template_minutes: int


class FrequencyOutOfRange(Refusal, frozen=True, kw_only=True):
    """Minutes, occasions or weeks that no plan can hold."""

    status: ClassVar[int] = 422


class NoProposalYet(Refusal, frozen=True, kw_only=True):
    pass


class UnknownTask(Refusal, frozen=True, kw_only=True):
    status: ClassVar[int] = 404


class TemplatesMissing(Refusal, frozen=True, kw_only=True):
    """The municipality has not adopted template times for the day."""
