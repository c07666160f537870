"""What the areas hand to one another about needs, services and goals."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from backend.kernel.ids import GoalId, LineId, NeedId, TaskId
from backend.kernel.period import Period


class ServiceKind(StrEnum):
    """Insats: the kinds that this installation can apply for, grant and order."""

    household_service = "household_service"
    personal_care = "personal_care"
    home_night = "home_night"
    safety_alarm = "safety_alarm"
    meal_delivery = "meal_delivery"
    escort = "escort"
    respite = "respite"
    day_activity = "day_activity"


Answer = Literal["0", "1", "2", "3", "4", "unknown", "undisclosed"]


class SelfRating(Struct, frozen=True):
    """Självskattning: one answer in the person's own words, by IBIC category code."""

    category: str
    answer: Answer
    note: str = ""


class GrantedTask(Struct, frozen=True, kw_only=True):
    """A task in a granted service: `minutes` an occasion, `times` in `weeks` weeks."""

    task_id: TaskId
    code: str
    name: str
    minutes: int
    times: int
    weeks: int
    need_id: NeedId | None = None
    goal_id: GoalId | None = None


class GrantedService(Struct, frozen=True, kw_only=True):
    """A granted line of a decision. `minutes_per_4_weeks` is 0 for services without time."""

    line_id: LineId
    kind: ServiceKind
    period: Period
    tasks: tuple[GrantedTask, ...] = ()
    minutes_per_4_weeks: int = 0


class Goal(Struct, frozen=True, kw_only=True):
    """A goal of the decision. `current` and `target` on the scale 0 (none) to 4 (total)."""

    goal_id: GoalId
    need_id: NeedId
    category: str
    name: str
    current: int
    target: int
    text: str
