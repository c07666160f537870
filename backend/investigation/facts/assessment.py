"""Funktionsbedömning: what the person can do, life area by life area (IBIC)."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import GoalId, NeedId, UserId
from backend.kernel.refusal import Refusal
from backend.kernel.services import SelfRating


class Level(IntEnum):
    """ICF's generic qualifier: how limited, 0 to 4; 8 not specified, 9 not applicable."""

    none = 0
    mild = 1
    moderate = 2
    severe = 3
    complete = 4
    not_specified = 8
    not_applicable = 9


class Need(StrEnum):
    none = "none"
    met_otherwise = "met_otherwise"
    service = "service"


class Category(Struct, frozen=True, kw_only=True):
    """A row of the category list: `code,name_sv,area,active,source`."""

    code: str
    name_sv: str
    area: int
    active: bool
    source: str


class AssessmentDraft(Struct, frozen=True, kw_only=True):
    """What the officer has put in for one life category."""

    category: str
    current: Level
    need: Need
    target: Level | None = None
    decline_reason: str = ""
    goal_text: str = ""
    resources_text: str = ""
    person_view_text: str = ""
    met_by: str = ""
    met_by_agrees: bool = False


class Assessment(Struct, frozen=True, kw_only=True):
    """One life category as assessed; `need_id` begins the trace, `goal_id` ends it."""

    need_id: NeedId
    category: str
    current: Level
    target: Level | None
    decline_reason: str
    goal_id: GoalId | None
    goal_text: str
    resources_text: str
    person_view_text: str
    need: Need
    met_by: str
    met_by_agrees: bool
    assessed_at: datetime
    assessed_by: UserId
    assessed_by_name: str
    version: int


class LifeCategory(Struct, frozen=True, kw_only=True):
    """A category with the officer's assessment beside the person's own answer."""

    category: Category
    self_rating: SelfRating | None
    answered_by: str
    assessment: Assessment | None


class NeedAssessed(Event, frozen=True, kw_only=True):
    need_id: NeedId
    category: str


class TargetWorseThanNow(Refusal, frozen=True, kw_only=True):
    """Avsett funktionstillstånd is to improve or keep, unless decline is expected."""

    status: ClassVar[int] = 422


class TargetMissing(Refusal, frozen=True, kw_only=True):
    """A need of service has a level to reach."""

    status: ClassVar[int] = 422


class GoalMissing(Refusal, frozen=True, kw_only=True):
    """A need of service has a goal in words."""

    status: ClassVar[int] = 422


class LevelMissing(Refusal, frozen=True, kw_only=True):
    """A need of service rests on a level 0-4, not on "not specified"."""

    status: ClassVar[int] = 422


class MetByWhomMissing(Refusal, frozen=True, kw_only=True):
    """A need met otherwise says by whom, and that they agree (SoL 11:1)."""

    status: ClassVar[int] = 422


class UnknownCategory(Refusal, frozen=True, kw_only=True):
    status: ClassVar[int] = 404
    category: str
