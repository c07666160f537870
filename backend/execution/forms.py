"""What may be filled in about carrying out; the same Structs come from phones."""

from datetime import date, datetime, time
from typing import Annotated

from msgspec import Meta, Struct

from backend.execution.facts import Access, AgreedHow, Outcome

Text = Annotated[str, Meta(max_length=2000)]
Short = Annotated[str, Meta(max_length=300)]
Moment = Annotated[datetime, Meta(tz=True)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]


class ChoiceForm(Struct, frozen=True, kw_only=True):
    """Who shall help, how one gets in, and her yes to what is told."""

    access: Access
    provider: Short = ""
    critical: Short = ""
    contact: bool = False
    consents: bool = False


class PlanForm(Struct, frozen=True, kw_only=True):
    """Genomförandeplan as the provider writes it with her."""

    goal: Text
    what: Text
    when: Text
    how: Text
    who: Text
    her_say: Text
    follow_up: Short
    contact_offered: bool = False
    named_contact: Short = ""


class CapacityForm(Struct, frozen=True, kw_only=True):
    """Declared capacity: hours a week and areas, from a coming day."""

    hours_per_week: Annotated[int, Meta(ge=0, le=100_000)]
    valid_from: date
    areas: tuple[Short, ...] = ()


class HowForm(Struct, frozen=True, kw_only=True):
    """How she wants one task."""

    how: Short = ""


class AgreedForm(Struct, frozen=True, kw_only=True):
    """That she has agreed by word of mouth, and how."""

    note: Text
    how: AgreedHow = AgreedHow.orally


class VisitStartedOp(Struct, frozen=True, kw_only=True):
    """The visit has begun."""

    visit_id: Id
    at: Moment


class VisitFinishedOp(Struct, frozen=True, kw_only=True):
    """The visit is over: the tasks that were done, how it went, and a short note."""

    visit_id: Id
    at: Moment
    outcome: Outcome
    tasks: tuple[Id, ...] = ()
    note: Text = ""
    started_at: Moment | None = None


class VisitNotHomeOp(Struct, frozen=True, kw_only=True):
    """Nobody opened."""

    visit_id: Id
    at: Moment
    note: Text = ""


class TimeCorrectedOp(Struct, frozen=True, kw_only=True):
    """A time written by hand, with the reason; somebody else approves it."""

    visit_id: Id
    start: Moment
    end: Moment
    outcome: Outcome
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class FinishForm(Struct, frozen=True, kw_only=True):
    """The same as `VisitFinishedOp`, from a page without script."""

    outcome: Outcome
    tasks: tuple[Id, ...] = ()
    note: Text = ""


class StoppedForm(Struct, frozen=True, kw_only=True):
    """When a visit ended whose stop was forgotten."""

    end: time
    outcome: Outcome


class CorrectionForm(Struct, frozen=True, kw_only=True):
    """The same as `TimeCorrectedOp`, as people write times."""

    day: date
    start: time
    end: time
    outcome: Outcome
    reason: Annotated[str, Meta(max_length=500)]
