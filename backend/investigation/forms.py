"""What may be filled in: one Struct a form."""

from datetime import date, time
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from backend.access.brief_facts import LONGEST_REASON
from backend.investigation.facts import (
    AnswerKind,
    Approach,
    EntrySource,
    Level,
    Need,
    ObjectionOutcome,
    Result,
    Through,
)

Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Reason = Annotated[str, Meta(max_length=LONGEST_REASON)]
Version = Annotated[int, Meta(ge=0, le=1_000_000)]

TAKE: Final = "take_over"


class ColleagueForm(Struct, frozen=True, kw_only=True):
    """A colleague's case: for how many days she is covered, or that it is taken over."""

    opening: Literal["1", "7", "14", "take_over"]
    reason: Reason = ""


class EmergencyForm(Struct, frozen=True, kw_only=True):
    """Nödöppning; `number` is a case number or a personnummer."""

    number: Annotated[str, Meta(max_length=40)]
    reason: Reason = ""


class HandBackForm(Struct, frozen=True, kw_only=True):
    reason: Text = ""


class InquiryPlanForm(Struct, frozen=True, kw_only=True):
    """Utredningsplan."""

    approach: Approach
    day: date
    hour: time
    questions: Text = ""
    sources: Text = ""
    base_version: Version = 0


class EntryForm(Struct, frozen=True, kw_only=True):
    """Journalanteckning; `reason` only when it corrects another."""

    happened_on: date
    source: EntrySource
    heading: Line
    source_detail: Line = ""
    facts_text: Text = ""
    assessment_text: Text = ""
    reason: Text = ""


class AssessmentForm(Struct, frozen=True, kw_only=True):
    """Bedömning av ett livsområde."""

    current: Level
    need: Need
    target: Level | None = None
    decline_reason: Text = ""
    goal_text: Text = ""
    resources_text: Text = ""
    person_view_text: Text = ""
    met_by: Line = ""
    met_by_agrees: bool = False
    base_version: Version = 0


class LineForm(Struct, frozen=True, kw_only=True):
    """En rad i förslaget till plan."""

    minutes: Annotated[int, Meta(ge=0, le=1440)]
    times: Annotated[int, Meta(ge=1, le=200)]
    weeks: Annotated[int, Meta(ge=1, le=4)]
    reason: Text = ""
    base_version: Version = 0


class RemovalForm(Struct, frozen=True, kw_only=True):
    removal_reason: Text = ""


class AddTaskForm(Struct, frozen=True, kw_only=True):
    need_id: Line
    code: Line


class OutcomeForm(Struct, frozen=True, kw_only=True):
    """Hur en insats slutar."""

    result: Result | None = None
    reason: Text = ""
    met_by: Line = ""
    met_by_agrees: bool = False


class DecisionForm(Struct, frozen=True, kw_only=True):
    """Beslutets dagar och skäl; utfallen står för sig, en `OutcomeForm` för varje."""

    starts_on: date | None = None
    until: date | None = None
    follow_up_on: date | None = None
    reasons: Text = ""
    base_version: Version = 0


class CommunicateForm(Struct, frozen=True, kw_only=True):
    last_day: date


class SkipForm(Struct, frozen=True, kw_only=True):
    skip_reason: Text = ""


class SendBackForm(Struct, frozen=True, kw_only=True):
    back_note: Text = ""


class AnswerForm(Struct, frozen=True, kw_only=True):
    """Hennes svar på det som kommunicerats."""

    communication_id: Line
    answer: AnswerKind
    text: Text = ""


class ObjectionForm(Struct, frozen=True, kw_only=True):
    """Det här stämmer inte."""

    wrong_text: Text = ""


class TakenDownForm(Struct, frozen=True, kw_only=True):
    """Det här stämmer inte, sagt till en handläggare."""

    through: Through
    wrong_text: Text = ""


class ObjectionAnswerForm(Struct, frozen=True, kw_only=True):
    """Svar på det som hon säger inte stämmer."""

    outcome: ObjectionOutcome
    reason: Text = ""
