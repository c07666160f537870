"""Kontakt och initiering: what is asked for, by whom, and how it reached us."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from backend.access.facts import PersonFacts
from backend.kernel.event import Event
from backend.kernel.forms import EMAIL
from backend.kernel.ids import ApplicationId, CaseId, PersonId
from backend.kernel.mandate import Representative
from backend.kernel.refusal import Refusal
from backend.kernel.services import Answer, SelfRating, ServiceKind

Source = Literal["web", "phone"]
Line = Annotated[str, Meta(max_length=200)]
OwnWords = Annotated[str, Meta(max_length=4000)]
PhoneNumber = Annotated[str, Meta(pattern=r"^(?=.{7,40}$)(?:\D*\d){7,}\D*$")]
PhoneIfAny = Annotated[str, Meta(pattern=r"^$|^(?=.{7,40}$)(?:\D*\d){7,}\D*$")]
EmailIfAny = Annotated[str, Meta(pattern=rf"^(?![\s\S])|^{EMAIL}")]


class FilledInBy(StrEnum):
    """Who holds the pen. Either way the application is the person's own."""

    myself = "myself"
    together = "together"


class YesNo(StrEnum):
    yes = "yes"
    no = "no"


class Urgency(StrEnum):
    urgent = "urgent"
    can_wait = "can_wait"


class Household(StrEnum):
    alone = "alone"
    with_spouse = "with_spouse"
    with_others = "with_others"


class Dwelling(StrEnum):
    flat = "flat"
    house = "house"
    other = "other"


class Language(StrEnum):
    """A language that somebody may want to speak with us."""

    swedish = "sv"
    finnish = "fi"
    meankieli = "fit"
    sami = "se"
    romani = "rom"
    yiddish = "yi"
    english = "en"
    arabic = "ar"
    other = "other"


class Section(StrEnum):
    """The question groups of an application, a page each, as they are asked."""

    whom = "whom"
    need = "need"
    home = "home"
    language = "language"
    contact = "contact"


class Whom(Struct, frozen=True, kw_only=True):
    filled_in_by: FilledInBy
    helper_name: Line = ""
    helper_relation: Line = ""
    helper_phone: PhoneIfAny = ""
    may_talk_with_helper: YesNo | None = None


class NeedOfHelp(Struct, frozen=True, kw_only=True):
    hard: OwnWords
    urgency: Urgency
    wanted: tuple[ServiceKind, ...] = ()
    urgent_because: OwnWords = ""


class Home(Struct, frozen=True, kw_only=True):
    household: Household
    dwelling: Dwelling | None = None
    getting_in: OwnWords = ""


class LanguageWish(Struct, frozen=True, kw_only=True):
    """`minority_language` is her answer to the information of SoL 8:9."""

    speaks: Language
    speaks_other: Line = ""
    interpreter: YesNo
    minority_language: YesNo | None = None


class ContactWish(Struct, frozen=True, kw_only=True):
    phone: PhoneNumber
    email: EmailIfAny = ""
    good_time: Line = ""


SectionAnswers = Whom | NeedOfHelp | Home | LanguageWish | ContactWish


class Answers(Struct, frozen=True, kw_only=True):
    """Everything an application says, as it was sent."""

    whom: Whom
    need: NeedOfHelp
    home: Home
    language: LanguageWish
    contact: ContactWish


class DraftAnswers(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An application on its way: the groups that have been answered."""

    whom: Whom | None = None
    need: NeedOfHelp | None = None
    home: Home | None = None
    language: LanguageWish | None = None
    contact: ContactWish | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """What the server keeps of an application until it is sent.

    `versions` says, a group, which of the saves wrote it last; `version` is the
    latest save of all, and what a page holds as its `base_version`. `written_by` names
    who wrote a group in the person's place.
    """

    case_id: CaseId
    answers: DraftAnswers
    versions: dict[str, int] = field(default_factory=dict[str, int])
    written_by: dict[str, str] = field(default_factory=dict[str, str])
    version: int = 0
    saved_at: datetime | None = None


class Submitted(Struct, frozen=True, tag=True):
    """Inkommen (FL 22)."""

    received_at: datetime


class Withdrawn(Struct, frozen=True, tag=True):
    """Återtagen by the person."""

    withdrawn_at: datetime


ApplicationState = Submitted | Withdrawn


class Application(Struct, frozen=True, kw_only=True):
    """Ansökan, as it was sent; never changed afterwards."""

    application_id: ApplicationId
    case_id: CaseId
    person_id: PersonId
    case_number: str
    receipt_no: str
    source: Source
    answers: Answers
    received_at: datetime
    registered_by: str
    state: ApplicationState
    represented_by: Representative | None = None


class Receipt(Struct, frozen=True, kw_only=True):
    """Kvittens: that we have it, since when, and who rings about when.

    What was `represented_by` somebody else is the person's, whose name stands there too.
    """

    application_id: ApplicationId
    case_id: CaseId
    case_number: str
    receipt_no: str
    received_at: datetime
    urgent: bool
    call_by: date
    office: str
    phone: str
    municipality: str
    contact_phone: str
    withdrawn_at: datetime | None = None
    represented_by: Representative | None = None
    person_name: str = ""


class AnsweredBy(StrEnum):
    """Who gave the answers of a self-assessment."""

    myself = "myself"
    with_help = "with_help"


class SelfAnswer(Struct, frozen=True, kw_only=True):
    """One answer of the self-assessment, by the question's code."""

    question: str
    answer: Answer
    note: OwnWords = ""


class SelfAssessment(Struct, frozen=True, kw_only=True):
    """Självskattning under way or sent: answers in the order of the questions."""

    case_id: CaseId | None
    answers: tuple[SelfAnswer, ...] = ()
    versions: dict[str, int] = field(default_factory=dict[str, int])
    answered_by: AnsweredBy | None = None
    helper_name: str = ""
    version: int = 0
    saved_at: datetime | None = None
    received_at: datetime | None = None
    receipt_no: str = ""
    is_closed: bool = False
    goes_with_case: bool = False
    represented_by: Representative | None = None
    person_name: str = ""


class AnswerScale(StrEnum):
    """Which words stand for the answers 0 to 4 of a question."""

    ability = "ability"
    safety = "safety"
    strain = "strain"


class Question(Struct, frozen=True, kw_only=True):
    """A question of the self-assessment and the IBIC categories it speaks of."""

    code: str
    area: str
    categories: tuple[str, ...]
    scale: AnswerScale = AnswerScale.ability


class Topic(Struct, frozen=True, kw_only=True):
    """A page one can find. `words` are everyday words for it, a language each."""

    code: str
    href: str
    words: dict[str, tuple[str, ...]]


class Policy(Struct, frozen=True, kw_only=True):
    """What a municipality decides about first contact, by date."""

    office: str
    urgent_call_within_workdays: int
    call_within_workdays: int


class KnownPerson(Struct, frozen=True, kw_only=True):
    """What is already known of whoever fills in, so that nobody is asked twice.

    Known by her e-mail address alone she is asked who she is until she has sent
    something in; what she has `told` is hers and is not compared with the register.
    """

    phone: str
    email: str
    is_asked_who: bool = False
    told: PersonFacts | None = None


# What has happened


class DraftSaved(Event, frozen=True, kw_only=True):
    section: str
    version: int


class ApplicationReceived(Event, frozen=True, kw_only=True):
    application_id: ApplicationId
    case_number: str
    source: Source
    urgent: bool
    asked: tuple[ServiceKind, ...]
    asked_text: str
    language: str
    interpreter: bool
    contact_phone: str
    received_at: datetime
    receipt_no: str
    self_ratings: tuple[SelfRating, ...]
    represented_by: Representative | None = None


class SelfAnswerSaved(Event, frozen=True, kw_only=True):
    question: str
    version: int


class SelfAssessmentReceived(Event, frozen=True, kw_only=True):
    ratings: tuple[SelfRating, ...]
    answered_by: str
    receipt_no: str


class SelfAssessmentKept(Event, frozen=True, kw_only=True):
    """Sent before there is a case; it comes along with the application."""

    receipt_no: str


class ApplicationWithdrawn(Event, frozen=True, kw_only=True):
    application_id: ApplicationId


class PolicyAdopted(Event, frozen=True, kw_only=True):
    valid_from: date


ContactEvent = (
    DraftSaved
    | ApplicationReceived
    | SelfAnswerSaved
    | SelfAssessmentReceived
    | SelfAssessmentKept
    | ApplicationWithdrawn
    | PolicyAdopted
)


# What is the matter


class AlreadySubmitted(Refusal, frozen=True, kw_only=True):
    """Redan inskickad? The same content came within ten minutes."""

    application_id: ApplicationId
    receipt_no: str
    received_at: datetime


class SavedElsewhere(Refusal, frozen=True, kw_only=True):
    """The same questions were answered from another place after the page was opened."""

    section: str
    version: int


class AnswersMissing(Refusal, frozen=True, kw_only=True):
    """Some groups have no answer yet; `first` is where to go on."""

    status: ClassVar[int] = 422
    first: str


class NothingAnswered(Refusal, frozen=True, kw_only=True):
    """A self-assessment without a single answer says nothing."""

    status: ClassVar[int] = 422


class UnknownQuestion(Refusal, frozen=True, kw_only=True):
    status: ClassVar[int] = 404


class SelfAssessmentClosed(Refusal, frozen=True, kw_only=True):
    """The investigation is closed, and the self-assessment with it."""


class AlreadyWithdrawn(Refusal, frozen=True, kw_only=True):
    """She has taken it back before."""


class TooLateToWithdraw(Refusal, frozen=True, kw_only=True):
    """The investigation is closed; what was decided is given up in other ways."""


class CallInTheFuture(Refusal, frozen=True, kw_only=True):
    """An application cannot have arrived later than now."""

    status: ClassVar[int] = 422


class PolicyMissing(Refusal, frozen=True, kw_only=True):
    """The municipality has no contact policy for the day."""
