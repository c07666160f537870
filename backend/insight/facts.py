"""What is seen across the areas: her own case, the trace, and how the work stands."""

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from backend.follow_up.facts import FollowUp
from backend.kernel.ids import CaseId, DecisionId, PersonId, ProviderId
from backend.kernel.money import Money
from backend.kernel.services import ServiceKind

# Her own case


class Stage(StrEnum):
    """The five stations of the process, as the person meets them."""

    applied = "applied"
    finding_out = "finding_out"
    decision = "decision"
    help_starts = "help_starts"
    follow_up = "follow_up"


class Delay(StrEnum):
    """Why something takes longer than was said (FL 11)."""

    not_taken = "not_taken"
    waiting_for_visit = "waiting_for_visit"
    waiting_for_answer = "waiting_for_answer"
    finding_out = "finding_out"
    being_decided = "being_decided"
    finding_provider = "finding_provider"
    provider_planning = "provider_planning"
    follow_up_waits = "follow_up_waits"


class Expected(Struct, frozen=True, kw_only=True):
    """About when. `was` is the day that has passed, with why and the new day."""

    on: date
    was: date | None = None
    delay: Delay | None = None


class HappeningKind(StrEnum):
    """What has happened, as the person is told it."""

    applied = "applied"
    taken = "taken"
    visit_planned = "visit_planned"
    communicated = "communicated"
    decided = "decided"
    help_started = "help_started"
    first_visit = "first_visit"
    followed_up = "followed_up"
    closed = "closed"


class Happening(Struct, frozen=True, kw_only=True):
    kind: HappeningKind
    day: date
    who: str = ""


class ToDo(StrEnum):
    """What is hers to do once it is settled who helps."""

    agree_plan = "agree_plan"
    declare = "declare"


class OwnCase(Struct, frozen=True, kw_only=True):
    """Where her case stands: what has happened, what comes next, and who has it."""

    case_id: CaseId
    person_id: PersonId
    case_number: str
    application_id: str
    asked: tuple[ServiceKind, ...]
    received_on: date
    call_by: date
    stage: Stage
    is_closed: bool
    officer_name: str
    officer_title: str
    officer_phone: str
    visit_at: datetime | None
    is_home_visit: bool
    answer_by: date | None
    decision_id: DecisionId | None
    decided_on: date | None
    granted: bool
    provider_name: str
    started_on: date | None
    decision_expected: Expected
    start_expected: Expected | None
    follow_up: FollowUp | None
    follow_up_expected: Expected | None
    to_do: ToDo | None
    happened: tuple[Happening, ...]


# Her documents


class DocumentKind(StrEnum):
    """Handling: what she has sent, got, or agreed to."""

    receipt = "receipt"
    inquiry = "inquiry"
    decision = "decision"
    plan = "plan"
    fee_decision = "fee_decision"
    invoice = "invoice"


class Document(Struct, frozen=True, kw_only=True):
    """A document of hers: its page, and its PDF where there is one.

    `is_new` is one that she has not opened, or not answered.
    """

    kind: DocumentKind
    on: date
    href: str
    pdf: str = ""
    month: date | None = None
    is_new: bool = False


# How the work stands


class LeadTime(Struct, frozen=True, kw_only=True):
    """Days within which half, and nine of ten, were done; None where too few to tell.

    `month` is None for all the months shown, taken together.
    """

    month: date | None
    count: int
    half: int | None
    nine_of_ten: int | None


class LeadTimes(Struct, frozen=True, kw_only=True):
    """A measure month by month, the one asked for last, and over all of them."""

    months: tuple[LeadTime, ...]
    together: LeadTime


class ProviderTime(Struct, frozen=True, kw_only=True):
    """Granted against performed, in minutes, for one provider and month."""

    provider_id: ProviderId
    name: str
    people: int
    granted: Fraction
    performed: int


class Situation(Struct, frozen=True, kw_only=True):
    """The figures of `/styrning` for a month, with the months before it."""

    month: date
    target_days: int | None
    to_decision: LeadTimes
    to_first_visit: LeadTimes
    providers: tuple[ProviderTime, ...]


# The trace


class NodeKind(StrEnum):
    """Need to fee and compensation: the order of the trace."""

    need = "need"
    task = "task"
    line = "line"
    order = "order"
    planned = "planned"
    time = "time"
    goal = "goal"
    fee = "fee"
    compensation = "compensation"


class TraceNode(Struct, frozen=True, kw_only=True):
    """A node of the trace and the keys of its neighbours, before and after it.

    `about` is the id by which its own page is found; without it, it has none yet.
    """

    key: str
    kind: NodeKind
    name: str
    kind_of_service: ServiceKind | None = None
    day: date | None = None
    until: date | None = None
    minutes: int | None = None
    amount: Money | None = None
    count: int | None = None
    level: int | None = None
    about: str = ""
    neighbours: tuple[str, ...] = ()


class Trace(Struct, frozen=True, kw_only=True):
    case_id: CaseId
    person_id: PersonId
    nodes: tuple[TraceNode, ...]

    def of(self, kind: NodeKind) -> tuple[TraceNode, ...]:
        return tuple(node for node in self.nodes if node.kind is kind)
