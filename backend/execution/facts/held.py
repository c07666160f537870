"""What a phone told of visits and only a person may let count."""

from datetime import datetime
from typing import ClassVar

from msgspec import Struct

from backend.execution.facts.visits import Outcome
from backend.kernel.event import Event
from backend.kernel.held import HeldWhy
from backend.kernel.ids import UserId, VisitId
from backend.kernel.refusal import Refusal


class Telling(Struct, frozen=True, kw_only=True):
    """One thing that a phone told of a visit, its times set right."""

    kind: str
    start: datetime | None = None
    end: datetime | None = None
    outcome: Outcome | None = None
    tasks: tuple[str, ...] = ()
    note: str = ""


class HeldRow(Struct, frozen=True, kw_only=True):
    """What one phone told of one visit, for the planner to judge as a whole.

    Without `tellings` it cannot be read, or tells of no visit of the provider's.
    """

    held_ids: tuple[str, ...]
    author_id: UserId
    author_name: str
    why: HeldWhy
    made_after: bool
    came_at: datetime
    visit_id: VisitId | None = None
    person_name: str = ""
    planned_start: datetime | None = None
    planned_minutes: int = 0
    tellings: tuple[Telling, ...] = ()


class HeldOperationApplied(Event, frozen=True, kw_only=True):
    """Somebody has let it count, as if it had arrived from its author."""

    held_ids: tuple[str, ...]
    author_id: UserId


class HeldOperationLetBe(Event, frozen=True, kw_only=True):
    """Somebody has looked at it, and it counts for nothing."""

    held_ids: tuple[str, ...]
    author_id: UserId


class HeldAlreadyJudged(Refusal, frozen=True):
    """Somebody has decided about it already."""


class HeldCannotCount(Refusal, frozen=True):
    """What it tells can no longer be carried out; the time is written by hand."""


class HeldReasonMissing(Refusal, frozen=True):
    """Whoever lets it be says why."""

    status: ClassVar[int] = 422
