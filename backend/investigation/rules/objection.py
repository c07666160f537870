"""Who answers an objection, and with what."""

from backend.investigation.facts.inquiry import ReasonMissing
from backend.investigation.facts.objection import (
    NotYoursToAnswer,
    Objection,
    ObjectionClosed,
    Subject,
)
from backend.kernel.ids import UserId


def may_answer_objection(
    objection: Objection,
    *,
    about: Subject,
    by: UserId,
    holder: UserId | None,
    reason: str,
) -> ObjectionClosed | NotYoursToAnswer | ReasonMissing | None:
    """Its author, or whoever has the case now; once, and with a reason either way."""
    if objection.answer is not None:
        return ObjectionClosed()
    if not is_theirs_to_answer(about, by=by, holder=holder):
        return NotYoursToAnswer()
    if not reason.strip():
        return ReasonMissing()
    return None


def is_theirs_to_answer(about: Subject, *, by: UserId, holder: UserId | None) -> bool:
    return by in about.authors or by == holder


def open_objections(objections: tuple[Objection, ...]) -> tuple[Objection, ...]:
    """What she has said is wrong and nobody has answered."""
    return tuple(each for each in objections if each.answer is None)
