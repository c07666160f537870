"""Visits performed: what the phone told, the time that came of it, corrections."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.execution.facts.choice import Access
from backend.execution.facts.orders import PlannedTask
from backend.kernel.device_clock import Ticks
from backend.kernel.event import Event
from backend.kernel.ids import (
    CaseId,
    LineId,
    OrderId,
    PersonId,
    ProviderId,
    UserId,
    VisitId,
)
from backend.kernel.refusal import Refusal


class Outcome(StrEnum):
    """How a visit went. `not_home` is bombesök."""

    done = "done"
    partly = "partly"
    cancelled_by_person = "cancelled_by_person"
    cancelled_by_provider = "cancelled_by_provider"
    not_home = "not_home"


MADE = frozenset({Outcome.done, Outcome.partly})


class VisitEventKind(StrEnum):
    """What a phone tells about a visit."""

    started = "started"
    finished = "finished"
    not_home = "not_home"


class Flag(StrEnum):
    """What somebody should look at; nothing is refused for it."""

    double = "double"
    changed = "changed"
    no_start = "no_start"
    clock = "clock"
    overlap = "overlap"
    too_long = "too_long"
    not_stopped = "not_stopped"


class VisitEvent(Struct, frozen=True, kw_only=True):
    """One telling from one phone. Rows are added, never changed."""

    kind: VisitEventKind
    worker_id: UserId
    at: datetime
    flags: tuple[Flag, ...] = ()
    ticks: Ticks | None = None


def real_minutes(start: datetime, end: datetime) -> int:
    """Whole minutes that passed, whatever the clocks on the wall were set to."""
    passed = end.astimezone(UTC) - start.astimezone(UTC)
    return max(0, int(passed.total_seconds()) // 60)


class ReportedTime(Struct, frozen=True, kw_only=True):
    """Start, end and outcome of a visit. `manual` when a person wrote it by hand."""

    version: int
    start: datetime
    end: datetime
    outcome: Outcome
    manual: bool
    reason: str = ""
    proposed_by: UserId | None = None
    proposed_by_name: str = ""
    approved_by_name: str = ""
    approved_at: datetime | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def minutes(self) -> int:
        """Real minutes, also over the night when the clock is moved."""
        return real_minutes(self.start, self.end)


class VisitState(StrEnum):
    """Where a visit stands."""

    planned = "planned"
    ongoing = "ongoing"
    reported = "reported"
    missed = "missed"
    cancelled = "cancelled"


class VisitToDo(Struct, frozen=True, kw_only=True):
    """A visit on the care worker's phone: what she needs at the door, no codes."""

    visit_id: VisitId
    case_id: CaseId
    person_id: PersonId
    line_id: LineId
    name: str
    address: str
    postal: str
    phone: str
    access: Access
    critical: str
    start: datetime
    end: datetime
    tasks: tuple[PlannedTask, ...]
    state: VisitState
    planner_phone: str
    contact_name: str = ""
    contact_phone: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    colleague: str = ""

    @property
    def contact(self) -> str:
        """Whoever stands closest to her, as far as name and number are known."""
        return ", ".join(filter(None, (self.contact_name, self.contact_phone)))


class WorkersDay(Struct, frozen=True, kw_only=True):
    """Today's and tomorrow's visits of one care worker."""

    day: date
    visits: tuple[VisitToDo, ...]
    tomorrow: tuple[VisitToDo, ...]

    @property
    def minutes(self) -> int:
        """Minutes reported today."""
        return sum(
            real_minutes(v.started_at, v.ended_at)
            for v in self.visits
            if v.started_at and v.ended_at and v.outcome in MADE
        )


class TimeRow(Struct, frozen=True, kw_only=True):
    """A visit on the planner's list of time; `flags` say what to look at."""

    visit_id: VisitId
    person_name: str
    worker_name: str
    start: datetime
    planned_minutes: int
    state: VisitState
    time: ReportedTime | None
    proposed: ReportedTime | None
    note: str = ""
    flags: tuple[Flag, ...] = ()


class OwnVisit(Struct, frozen=True, kw_only=True):
    """A visit as she sees it. A missed visit is never one that was made."""

    visit_id: VisitId
    worker_name: str
    start: datetime
    end: datetime
    what: tuple[str, ...]
    was_made: bool
    outcome: Outcome | None = None


class VisitStarted(Event, frozen=True, kw_only=True):
    """A visit has begun. `first_line` is set when it is the first of the order."""

    visit_id: VisitId
    order_id: OrderId
    worker_id: UserId
    first_of: tuple[LineId, ...] = ()
    started_on: date | None = None


class VisitReported(Event, frozen=True, kw_only=True):
    """A visit's time and outcome, without the note."""

    visit_id: VisitId
    order_id: OrderId
    line_id: LineId
    provider_id: ProviderId
    worker_id: UserId
    day: date
    minutes: int
    outcome: Outcome
    version: int
    first_of: tuple[LineId, ...] = ()
    started_on: date | None = None


class MissedVisitReported(Event, frozen=True, kw_only=True):
    """Nobody opened. First on the planner's list; never shown as made."""

    visit_id: VisitId
    order_id: OrderId
    line_id: LineId
    provider_id: ProviderId
    worker_id: UserId
    day: date
    minutes: int
    outcome: Outcome
    version: int
    first_of: tuple[LineId, ...] = ()
    started_on: date | None = None


class TimeCorrectionProposed(Event, frozen=True, kw_only=True):
    """Somebody has corrected a time by hand; another must approve."""

    visit_id: VisitId
    version: int


class TimeCorrected(Event, frozen=True, kw_only=True):
    """A corrected time is approved; the original is kept."""

    visit_id: VisitId
    order_id: OrderId
    line_id: LineId
    provider_id: ProviderId
    worker_id: UserId
    day: date
    minutes: int
    outcome: Outcome
    version: int


class VisitOfPerson(Struct, frozen=True, kw_only=True):
    """Whose visit it is."""

    person_id: PersonId
    visit_id: VisitId


class VisitAlreadyReported(Refusal, frozen=True):
    """The visit has its time; another is a correction."""


class EndsBeforeStart(Refusal, frozen=True):
    """A visit cannot end before it starts."""

    status: ClassVar[int] = 422


class ApprovedBySamePerson(Refusal, frozen=True):
    """The one who corrected a time cannot approve it."""


class NothingToApprove(Refusal, frozen=True):
    """There is no correction waiting."""


class CorrectionReasonMissing(Refusal, frozen=True):
    """A correction says why."""

    status: ClassVar[int] = 422
