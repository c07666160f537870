"""The words of the log: an opening, what is asked about it, and what is looked through."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from backend.access.brief_facts import ReviewOutcome
from backend.kernel.actor import BriefKind, Role
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.refusal import Refusal

Count = Annotated[int, Meta(ge=1, le=1_000)]


class LogPolicy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a municipality looks through its log, and what it tells, from a day on [local].

    `names_readers` says whether the person is told the names of those who have read.
    What nobody has decided is as it stands here.
    """

    valid_from: date = date(2019, 1, 1)
    source: str = "Lag (2001:454) 10 §. Antalen är tjänstens förslag."
    names_readers: bool = False
    sample_per_cent: Annotated[int, Meta(ge=0, le=100)] = 2
    sample_at_least: Count = 20
    sigmas: Annotated[int, Meta(ge=1, le=10)] = 3
    day_begins: time = time(6)
    day_ends: time = time(20)
    review_within_days: Count = 30
    answer_within_days: Count = 14


class Rule(StrEnum):
    """Why openings are looked through."""

    sample = "sample"
    no_case_relation = "no_case_relation"
    own_file = "own_file"
    same_surname = "same_surname"
    same_address = "same_address"
    colleague = "colleague"
    many_openings = "many_openings"
    off_hours = "off_hours"
    protected = "protected"


class Opening(Struct, frozen=True, kw_only=True):
    """Somebody has opened what is written about a person; `place` is unit or provider.

    `name` is only there for whoever may know it; `brief` and `reason` when the case was
    reached for a while.
    """

    seq: int
    at: datetime
    reader_id: UserId
    role: Role
    place: str
    place_name: str
    purpose: str
    action: str
    name: str = ""
    brief: BriefKind | None = None
    reason: str = ""


class OpeningsOfDay(Struct, frozen=True, kw_only=True):
    """The same opened by the same reader for the same purpose on one day, latest first."""

    opening: Opening
    times: tuple[datetime, ...]


class OpeningsPage(Struct, frozen=True, kw_only=True):
    """A stretch of who has read, latest first; `before` leads on to what is older."""

    days: tuple[tuple[date, tuple[OpeningsOfDay, ...]], ...]
    asked: frozenset[int]
    before: int | None


class Answer(Struct, frozen=True, kw_only=True):
    text: str
    at: datetime
    by_name: str
    by_title: str


class LogQuestion(Struct, frozen=True, kw_only=True):
    """What somebody asks about an opening of her file, and the answer."""

    question_id: str
    seq: int
    text: str
    asked_at: datetime
    due_on: date
    is_by_agent: bool
    answer: Answer | None


class QuestionToAnswer(Struct, frozen=True, kw_only=True):
    """A question with the opening that it is about. Whose it is goes to the log alone."""

    question: LogQuestion
    opening: Opening
    case_id: CaseId | None
    person_id: PersonId


class Seen(Struct, frozen=True, kw_only=True):
    """An opening as the rules look at it.

    `is_tied` says that its reader had to do with the case on that day; `is_protected` that
    the person was protected then.
    """

    seq: int
    at: datetime
    reader_id: UserId
    role: Role
    place: str
    person_id: PersonId
    is_tied: bool
    is_protected: bool = False


class Home(Struct, frozen=True, kw_only=True):
    """Surname and address, as far as they are known."""

    surname: str
    address: str = ""
    person_id: PersonId | None = None


class Drawn(Struct, frozen=True, kw_only=True):
    """How many openings a unit had in a month, and how many were drawn."""

    place: str
    name: str
    opened: int
    drawn: int


class Finding(Struct, frozen=True, kw_only=True):
    """One reader's openings that a rule points at, or that were drawn."""

    rule: Rule
    place: str
    reader_id: UserId
    seqs: tuple[int, ...]


class Closing(Struct, frozen=True, kw_only=True):
    outcome: ReviewOutcome
    words: str
    at: datetime
    by_name: str
    by_title: str


class ReviewItem(Struct, frozen=True, kw_only=True):
    """A finding as the reviewer sees it: who, when, which rule, how many."""

    item_id: str
    month: date
    rule: Rule
    place_name: str
    reader_name: str
    reader_title: str
    count: int
    first_at: datetime
    last_at: datetime
    due_on: date
    closing: Closing | None


class OpenedRow(Struct, frozen=True, kw_only=True):
    """One of a finding's openings: when, for what, which kind of page; of whom is not here."""

    at: datetime
    purpose: str
    action: str
    case_id: CaseId | None


class MonthDrawn(Struct, frozen=True, kw_only=True):
    """A month's sample: how it was made, and what each unit gave."""

    month: date
    per_cent: int
    at_least: int
    source: str
    units: tuple[Drawn, ...]


class ReviewDesk(Struct, frozen=True, kw_only=True):
    """All that waits for the reviewer, and what has been closed lately."""

    questions: tuple[QuestionToAnswer, ...]
    items: tuple[ReviewItem, ...]
    closed: tuple[ReviewItem, ...]
    month: MonthDrawn | None


class Overdue(Struct, frozen=True, kw_only=True):
    """How much should have been looked through or answered by now."""

    items: int
    questions: int


# What has happened


class LogPolicyAdopted(Event, frozen=True, kw_only=True):
    valid_from: date


class LogReviewDrawn(Event, frozen=True, kw_only=True):
    """A month's sample has been drawn and the rules have been looked at."""

    month: date
    findings: int


class LogFindingClosed(Event, frozen=True, kw_only=True):
    item_id: str
    outcome: ReviewOutcome


class LogQuestionAsked(Event, frozen=True, kw_only=True):
    question_id: str


class LogQuestionAnswered(Event, frozen=True, kw_only=True):
    question_id: str


LogEvent = (
    LogPolicyAdopted
    | LogReviewDrawn
    | LogFindingClosed
    | LogQuestionAsked
    | LogQuestionAnswered
)


# What can be refused


class AlreadyDrawn(Refusal, frozen=True):
    """The month has been drawn, once and for all."""

    status: ClassVar[int] = 409


class QuestionWithoutWords(Refusal, frozen=True):
    """A question is put in words."""

    status: ClassVar[int] = 422


class AskedAlready(Refusal, frozen=True):
    """She waits for an answer about this opening."""

    status: ClassVar[int] = 409


class FindingWithoutWords(Refusal, frozen=True):
    """What was found is said in words."""

    status: ClassVar[int] = 422


class AnswerWithoutWords(Refusal, frozen=True):
    """An answer is put in words."""

    status: ClassVar[int] = 422


class OwnOpening(Refusal, frozen=True):
    """Nobody reviews what she has opened herself."""

    status: ClassVar[int] = 403


class ReviewClosed(Refusal, frozen=True):
    """Somebody has closed or answered it already."""

    status: ClassVar[int] = 409
