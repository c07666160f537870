"""When she must be asked before the decision (FL 25), and when she has been."""

from datetime import date, timedelta

from backend.investigation.facts.communication import (
    AlreadyAnswered,
    AnswerKind,
    AnswerMissing,
    AnswerTooLate,
    Communication,
    LastDayTooSoon,
    SkippedCommunication,
)
from backend.investigation.facts.decision import Hindrance, Outcome, Result
from backend.investigation.facts.inquiry import (
    Communicated,
    InvestigationState,
    Proposed,
    UnderWay,
)
from backend.kernel.calendar import working_day_from

SHORTEST_DAYS = 3
IN_HER_FAVOUR = (Result.granted, Result.withdrawn)


def proposed_last_day(today: date, *, answer_days: int) -> date:
    """The municipality's own time to answer, ending on a working day."""
    return working_day_from(today + timedelta(days=answer_days))


def is_long_enough(last_day: date, *, today: date) -> LastDayTooSoon | None:
    """She gets at least a few days, however urgent it is."""
    earliest = today + timedelta(days=SHORTEST_DAYS)
    return LastDayTooSoon(earliest=earliest) if last_day < earliest else None


def is_wholly_in_her_favour(outcomes: tuple[Outcome, ...]) -> bool:
    """Then it is usually plainly unnecessary to ask her first."""
    return bool(outcomes) and all(each.result in IN_HER_FAVOUR for each in outcomes)


def may_answer(
    communication: Communication,
    *,
    state: InvestigationState,
    answer: AnswerKind,
    text: str,
) -> AlreadyAnswered | AnswerTooLate | AnswerMissing | None:
    """An answer after the last day still counts, until the investigation is signed."""
    if communication.answered_at is not None:
        return AlreadyAnswered()
    if not isinstance(state, UnderWay):
        return AnswerTooLate()
    if answer is AnswerKind.remarks and not text.strip():
        return AnswerMissing()
    return None


def is_heard(
    state: InvestigationState,
    *,
    communication: Communication | None,
    skipped: SkippedCommunication | None,
    today: date,
) -> Hindrance | None:
    """Answered, or the last day passed, or skipped with a reason, for what stands now."""
    if isinstance(state, Communicated) and communication is not None:
        is_over = communication.answered_at is not None or today > state.last_day
        return None if is_over else Hindrance.answer
    if (
        isinstance(state, Proposed)
        and skipped is not None
        and skipped.skipped_at >= state.proposed_at
    ):
        return None
    return Hindrance.communication
