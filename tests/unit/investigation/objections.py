"""She says that something is wrong, and it is answered: what the tests of it share."""

from functools import partial

from backend.investigation import actions, queries
from backend.investigation.facts import (
    JournalEntryId,
    Objection,
    ObjectionId,
    ObjectionOutcome,
    Through,
    WorkStep,
)
from backend.kernel.ids import CaseId
from tests.conftest import NOON, House
from tests.unit.investigation.decisions import (
    communicated,
    proposed_case,
    save,
)
from tests.unit.investigation.samples import TODAY, case_file

WRONG = "Jag har aldrig ramlat. <b>Det var min syster.</b>"
RIGHT = "Det var systern som föll."


def need_of(house: House, case_id: CaseId, category: str = "d510") -> str:
    for each in case_file(house, case_id).life:
        if each.category.code == category and each.assessment:
            return each.assessment.need_id
    raise AssertionError(category)


def shown_case(house: House) -> tuple[CaseId, str]:
    """Her assessment has been sent to her; the need of washing is in it."""
    case_id = proposed_case(house)
    save(house, case_id)
    communicated(house, case_id)
    return case_id, need_of(house, case_id)


def object_to(
    house: House, subject_id: str, *, text: str = WRONG, slug: str = "marta"
) -> object:
    by = house.actor(slug)
    return house.door.act_now(
        partial(actions.object_to, subject_id=subject_id, text=text, by=by, now=NOON),
        by=by,
        now=NOON,
    )


def note(
    house: House,
    case_id: CaseId,
    subject_id: str,
    *,
    through: Through = Through.phone,
    slug: str = "elin",
) -> object:
    by = house.actor(slug)
    return house.door.act_now(
        partial(
            actions.note_objection,
            case_id=case_id,
            subject_id=subject_id,
            text=WRONG,
            through=through,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )


def reply(
    house: House,
    objection_id: ObjectionId,
    outcome: ObjectionOutcome = ObjectionOutcome.kept,
    *,
    reason: str = RIGHT,
    slug: str = "elin",
) -> object:
    by = house.actor(slug)
    return house.door.act_now(
        partial(
            actions.answer_objection,
            objection_id=objection_id,
            outcome=outcome,
            reason=reason,
            heading="Rättelse",
            by=by,
            now=NOON,
            today=TODAY,
        ),
        by=by,
        now=NOON,
    )


def own(house: House, slug: str = "marta") -> tuple[Objection, ...]:
    return house.database.read_now(
        partial(queries.own_objections, actor=house.actor(slug))
    )


def steps(house: House) -> set[WorkStep]:
    by = house.actor("elin")
    found = house.database.read_now(
        partial(
            queries.worklist,
            actor=by,
            now=NOON,
            today=TODAY,
        )
    )
    return {each.step for each in found.rows}


def entry_of(house: House, case_id: CaseId) -> JournalEntryId:
    return case_file(house, case_id).journal[0].entry_id
