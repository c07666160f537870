"""The journal keeps what was written, and what was corrected beside it."""

from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from backend.investigation import actions
from backend.investigation.facts import (
    AlreadyCorrected,
    EmptyEntry,
    EntryDraft,
    EntrySource,
    EventInTheFuture,
    JournalEntryId,
    ReasonMissing,
)
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound
from backend.plumbing.database import Kept
from tests.conftest import NOON, House
from tests.unit.investigation.samples import TODAY, case_file, open_case, take

VISIT_NOTE = EntryDraft(
    happened_on=date(2026, 10, 30),
    source=EntrySource.person,
    heading="Hembesök",
    facts_text="Märta visar badkaret. Hon har ramlat i oktober.",
    assessment_text="Hon står inte säkert.",
)


def write(house: House, case_id: CaseId, draft: EntryDraft = VISIT_NOTE) -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(
            actions.write_entry,
            case_id=case_id,
            draft=draft,
            by=by,
            now=NOON,
            today=TODAY,
        ),
        by=by,
        now=NOON,
    )


def correct(
    house: House, case_id: CaseId, entry_id: JournalEntryId, *, reason: str = "Fel dag"
) -> object:
    by = house.actor("elin")
    return house.door.act_now(
        partial(
            actions.correct_entry,
            case_id=case_id,
            entry_id=entry_id,
            draft=replace(VISIT_NOTE, happened_on=date(2026, 10, 29)),
            reason=reason,
            by=by,
            now=NOON,
            today=TODAY,
        ),
        by=by,
        now=NOON,
    )


def my_case(house: House) -> CaseId:
    case_id = open_case(house)
    take(house, case_id)
    return case_id


class TestEntry:
    def test_has_both_days_and_its_author(self, house: House) -> None:
        case_id = my_case(house)

        assert isinstance(write(house, case_id), Kept)

        entry = case_file(house, case_id).journal[0]
        assert (entry.happened_on, entry.written_at) == (date(2026, 10, 30), NOON)
        assert (entry.author_name, entry.author_title) == (
            "Elin Sandberg",
            house.actor("elin").title,
        )
        assert entry.facts_text != entry.assessment_text

    def test_says_something(self, house: House) -> None:
        empty = replace(VISIT_NOTE, facts_text=" ", assessment_text="")

        assert write(house, my_case(house), empty) == EmptyEntry()

    def test_has_happened(self, house: House) -> None:
        tomorrow = TODAY + timedelta(days=1)

        outcome = write(
            house, my_case(house), replace(VISIT_NOTE, happened_on=tomorrow)
        )

        assert outcome == EventInTheFuture(happened_on=tomorrow)

    def test_is_not_written_in_a_case_one_has_not_taken(self, house: House) -> None:
        assert write(house, open_case(house)) == NotFound()


class TestCorrection:
    def test_leaves_the_entry_legible(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        first = case_file(house, case_id).journal[0]

        assert isinstance(correct(house, case_id, first.entry_id), Kept)

        correction, original = case_file(house, case_id).journal
        assert original.facts_text == first.facts_text
        assert original.corrected_by_id == correction.entry_id
        assert correction.correction_reason == "Fel dag"

    def test_says_why(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        first = case_file(house, case_id).journal[0]

        assert correct(house, case_id, first.entry_id, reason=" ") == ReasonMissing()

    def test_corrects_the_latest(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        first = case_file(house, case_id).journal[0]
        correct(house, case_id, first.entry_id)

        assert correct(house, case_id, first.entry_id) == AlreadyCorrected()

    def test_of_an_entry_elsewhere_is_not_found(self, house: House) -> None:
        case_id = my_case(house)

        assert correct(house, case_id, JournalEntryId("nowhere")) == NotFound()
