"""What is filled in at a follow-up."""

from typing import Annotated

from msgspec import Meta, Struct

from backend.follow_up.facts import Outcome

LongText = Annotated[str, Meta(max_length=4000)]


class RatingForm(Struct, frozen=True, kw_only=True):
    """One goal's answer; the form's fields carry the goal's id after the name."""

    level: Annotated[int, Meta(ge=0, le=4)] | None = None
    note: LongText = ""


class ClosingForm(Struct, frozen=True, kw_only=True):
    outcome: Outcome
    reason: LongText = ""
