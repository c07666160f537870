"""Uppföljning av beslutade insatser: did the help lead where it was meant to."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import CaseId, GoalId, MunicipalityId, PersonId
from backend.kernel.refusal import Refusal
from backend.kernel.services import Goal


class RatedBy(StrEnum):
    """Whose view it is; all three use the same scale, 0 (no difficulty) to 4."""

    person = "person"
    provider = "provider"
    officer = "officer"


class Outcome(StrEnum):
    """What the follow-up leads to."""

    unchanged = "unchanged"
    change_plan = "change_plan"
    reassess = "reassess"


class GivenRating(Struct, frozen=True, kw_only=True):
    """A view of one goal, as it is put in."""

    goal_id: GoalId
    level: int
    note: str = ""


class GoalRating(Struct, frozen=True, kw_only=True):
    """A view of one goal, as it is kept; a new view does not erase the old one."""

    goal_id: GoalId
    rated_by: RatedBy
    level: int
    note: str
    name: str
    rated_at: datetime


class FollowedGoal(Struct, frozen=True, kw_only=True):
    """A goal of the decision with the latest view of each of the three."""

    goal: Goal
    ratings: tuple[GoalRating, ...]

    def rating(self, whose: RatedBy) -> GoalRating | None:
        return next((each for each in self.ratings if each.rated_by is whose), None)


class Planned(Struct, frozen=True, tag=True):
    """Planerad: answers are gathered."""

    due_on: date


class Closed(Struct, frozen=True, tag=True):
    """Avslutad, with what it led to."""

    closed_at: datetime
    closed_by_name: str
    outcome: Outcome
    note: str


class FollowUp(Struct, frozen=True, kw_only=True):
    """One follow-up of a case; `number` counts them from 1."""

    follow_up_id: str
    municipality_id: MunicipalityId
    case_id: CaseId
    person_id: PersonId
    person_name: str
    number: int
    due_on: date
    state: Planned | Closed
    goals: tuple[FollowedGoal, ...]


class FollowUpRow(Struct, frozen=True, kw_only=True):
    """A line of the list of follow-ups: whose, when, and who has answered."""

    case_id: CaseId
    person_id: PersonId
    person_name: str
    due_on: date
    is_late: bool
    answered: tuple[RatedBy, ...]


class Policy(Struct, frozen=True, kw_only=True):
    """When the municipality follows up, in weeks [local]."""

    valid_from: date
    source: str
    first_after_weeks: int
    then_every_weeks: int


# What has happened


class FollowUpPlanned(Event, frozen=True, kw_only=True):
    due_on: date


class GoalRated(Event, frozen=True, kw_only=True):
    goal_ids: tuple[GoalId, ...]
    rated_by: RatedBy


class FollowUpClosed(Event, frozen=True, kw_only=True):
    outcome: Outcome
    reason: str


class FollowUpPolicyAdopted(Event, frozen=True, kw_only=True):
    valid_from: date


FollowUpEvent = FollowUpPlanned | GoalRated | FollowUpClosed | FollowUpPolicyAdopted


# What is the matter


class FollowUpAlreadyClosed(Refusal, frozen=True, kw_only=True):
    """What was answered stands; the next follow-up has its own answers."""


class NoGoalRated(Refusal, frozen=True, kw_only=True):
    """Nothing was answered."""

    status: ClassVar[int] = 422


class LevelOutOfScale(Refusal, frozen=True, kw_only=True):
    """The scale goes from 0 to 4."""

    status: ClassVar[int] = 422


class GoalsLeftToRate(Refusal, frozen=True, kw_only=True):
    """The officer says how each goal stands before she closes."""

    count: int


class OutcomeNeedsReason(Refusal, frozen=True, kw_only=True):
    """A change says why, for whoever goes on with it."""

    status: ClassVar[int] = 422
