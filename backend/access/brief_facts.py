"""The words of reaching a case for a while: covering for a colleague, and emergencies."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal

EMERGENCY_LASTS: Final = timedelta(minutes=60)
# How many days, the first counted, somebody may say that she covers for a colleague.
COVERS_FOR: Final = (1, 7, 14)
# A reason that somebody else can judge is a sentence.
SHORTEST_REASON: Final = 10
LONGEST_REASON: Final = 500


class ReviewOutcome(StrEnum):
    """What whoever reviews an emergency has found."""

    justified = "justified"
    taken_further = "taken_further"


class EmergencyToReview(Struct, frozen=True, kw_only=True):
    """Who opened which case, why, and how many times she opened something in it.

    Nothing of what the case holds; `is_own` when it is the reader's own. No number of the
    case of somebody protected whom the reader does not have open.
    """

    access_id: str
    case_number: str
    opened_by: str
    opened_by_title: str
    reason: str
    opened_at: datetime
    until: datetime
    openings: int
    is_own: bool
    outcome: ReviewOutcome | None = None
    review: str = ""
    reviewed_at: datetime | None = None
    reviewed_by: str = ""


class CoveringBegun(Event, frozen=True, kw_only=True):
    """An officer reaches a colleague's case until a moment."""

    until: datetime


class EmergencyOpened(Event, frozen=True, kw_only=True):
    """Nödöppning: an officer reaches a case that is not hers; others review it."""

    until: datetime


class BriefAccessClosed(Event, frozen=True, kw_only=True):
    """She needs it no longer."""


class EmergencyReviewed(Event, frozen=True, kw_only=True):
    outcome: ReviewOutcome


BriefAccessEvent = (
    CoveringBegun | EmergencyOpened | BriefAccessClosed | EmergencyReviewed
)


class BriefReasonMissing(Refusal, frozen=True, kw_only=True):
    """Whoever reviews it, and the person herself, must be able to see why."""

    status: ClassVar[int] = 422


class CaseNumberUnknown(Refusal, frozen=True, kw_only=True):
    """No case here has that number; no more is said."""

    status: ClassVar[int] = 422


class AlreadyReached(Refusal, frozen=True, kw_only=True):
    """The case is hers to open as it is."""

    case_id: CaseId


class AlreadyReviewed(Refusal, frozen=True, kw_only=True):
    """Somebody else has reviewed it meanwhile."""


class ReviewOfOwn(Refusal, frozen=True, kw_only=True):
    """Nobody reviews what she opened herself."""

    status: ClassVar[int] = 403
