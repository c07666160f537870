"""What two of the demo's residents say is wrong: one waits, one has been answered."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from backend.access.facts import Purpose
from backend.demo.cases import StoryStuck, do
from backend.investigation import actions, queries
from backend.investigation.facts import (
    DecisionMade,
    ObjectionNoted,
    ObjectionOutcome,
    Through,
)
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.plumbing.database import Door, Opened

# By place in the row of residents.
RINGS: Final = 20
ANSWERED: Final = 35
NO_STAIRS: Final = "Vi gick aldrig i någon trappa. Jag bor på bottenvåningen."
NOT_A_NEIGHBOUR: Final = (
    "Det är min syster som följer med mig längre bort. Jag känner inga grannar."
)
HER_SISTER: Final = (
    "Det är systern, och inte en granne, som följer med längre bort. "
    "Ledsagning behövs ändå inte så länge hon kan följa med."
)
HEADING: Final = "Vem som följer med"


def rings(door: Door[Any], case_id: CaseId, *, officer: Actor, at: datetime) -> None:
    """She has read what was written at the visit, and rings; nobody has answered yet."""
    shown = door.read_now(
        partial(queries.case_file, actor=officer, case_id=case_id, today=at.date()),
        by=officer,
        now=at,
        opened=Opened(purpose=Purpose.case_file, what="case", case_id=case_id),
    )
    if shown is None:
        raise StoryStuck("a case that its officer does not reach")
    note = partial(
        actions.note_objection,
        case_id=case_id,
        subject_id=shown.journal[0].entry_id,
        text=NO_STAIRS,
        through=Through.phone,
    )
    do(door, note, by=officer, now=at)


def is_answered(
    door: Door[Any],
    made: DecisionMade,
    *,
    herself: Actor,
    officer: Actor,
    at: datetime,
) -> None:
    """She says it of her decision on her own page; what is right stands in the journal."""
    say = partial(actions.object_to, subject_id=made.decision_id, text=NOT_A_NEIGHBOUR)
    noted = do(door, say, by=herself, now=at)
    if not isinstance(noted, ObjectionNoted):
        raise StoryStuck(repr(noted))
    answered_at = at + timedelta(days=1)
    answer = partial(
        actions.answer_objection,
        objection_id=noted.objection_id,
        outcome=ObjectionOutcome.corrected,
        reason=HER_SISTER,
        heading=HEADING,
        today=answered_at.date(),
    )
    do(door, answer, by=officer, now=answered_at)
