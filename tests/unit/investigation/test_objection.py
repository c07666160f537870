"""What she says is wrong stands beside it, is answered, and overwrites nothing."""

from functools import partial

import pytest
from msgspec import structs

from backend.investigation import actions, rules
from backend.investigation.facts import (
    AlreadyCorrected,
    EntryDraft,
    NotYoursToAnswer,
    Objection,
    ObjectionAnswered,
    ObjectionClosed,
    ObjectionId,
    ObjectionNoted,
    ObjectionOutcome,
    ObjectionWithoutWords,
    ReasonMissing,
    Subject,
    SubjectKind,
    Through,
)
from backend.kernel.ids import CaseId, PersonId, UserId
from backend.kernel.mandate import Acting, MandateId, MandateKind, MandateScope
from backend.kernel.refusal import NotFound, Refusal
from backend.plumbing.database import Kept
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.at_once import at_once
from tests.unit.investigation.decisions import (
    decided,
    happened,
    proposed_case,
)
from tests.unit.investigation.objections import (
    RIGHT,
    WRONG,
    entry_of,
    need_of,
    note,
    object_to,
    own,
    reply,
    shown_case,
)
from tests.unit.investigation.samples import TODAY, case_file
from tests.unit.investigation.test_journal import my_case, write


class TestHerOwnWords:
    @pytest.mark.capability("C22")
    def test_stand_beside_what_she_was_sent(self, house: House) -> None:
        case_id, need_id = shown_case(house)

        event = happened(object_to(house, need_id), ObjectionNoted)

        said = case_file(house, case_id).objections
        assert [(each.objection_id, each.text) for each in said] == [
            (event.objection_id, WRONG)
        ]
        assert (said[0].subject, said[0].subject_id) == (
            SubjectKind.assessment,
            need_id,
        )
        assert (said[0].through, said[0].noted_by) == (Through.herself, None)
        assert own(house) == said

    def test_are_about_what_she_has_been_shown(self, house: House) -> None:
        """Not what is still being written, nor what nobody has sent her."""
        case_id = proposed_case(house)
        write(house, case_id)

        assert isinstance(object_to(house, need_of(house, case_id)), NotFound)
        assert isinstance(object_to(house, entry_of(house, case_id)), NotFound)

    def test_are_about_her_decision_too(self, house: House) -> None:
        decision_id = decided(house, proposed_case(house)).decision_id

        assert isinstance(object_to(house, decision_id), Kept)

        assert own(house)[0].subject is SubjectKind.decision

    def test_are_nobody_elses(self, house: House) -> None:
        _, need_id = shown_case(house)

        assert isinstance(object_to(house, need_id, slug="aino"), NotFound)
        object_to(house, need_id)
        assert own(house, "aino") == ()

    def test_are_said_through_whoever_acts_for_her(self, house: House) -> None:
        _, need_id = shown_case(house)
        marta = house.actor("marta")
        assert marta.person_id is not None
        acting = Acting(
            mandate_id=MandateId("m"),
            person_id=marta.person_id,
            name=marta.name,
            kind=MandateKind.power_of_attorney,
            scopes=frozenset({MandateScope.everything}),
            until=None,
        )
        by = structs.replace(marta, name="Karin Lindgren", acting=acting)
        act = partial(
            actions.object_to, subject_id=need_id, text=WRONG, by=by, now=NOON
        )

        happened(house.door.act_now(act, by=by, now=NOON), ObjectionNoted)

        said = own(house)[0]
        assert said.noted_by is not None
        assert (said.through, said.noted_by.name) == (Through.mandate, by.name)

    def test_are_needed(self, house: House) -> None:
        _, need_id = shown_case(house)

        assert isinstance(object_to(house, need_id, text=" \n"), ObjectionWithoutWords)


class TestTakenDown:
    @pytest.mark.parametrize("through", [Through.phone, Through.visit], ids=str)
    def test_by_an_officer_says_how_and_by_whom(
        self, house: House, through: Through
    ) -> None:
        case_id = my_case(house)
        write(house, case_id)

        happened(
            note(house, case_id, entry_of(house, case_id), through=through),
            ObjectionNoted,
        )

        said = own(house)[0]
        assert said.noted_by is not None
        assert (said.through, said.noted_by.name) == (through, "Elin Sandberg")

    def test_is_for_the_case_it_is_about(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        other = proposed_case(house)

        entry_id = entry_of(house, case_id)

        assert isinstance(note(house, other, entry_id), NotFound)
        assert isinstance(note(house, case_id, entry_id, slug="oskar"), NotFound)


class TestAnswer:
    @pytest.mark.capability("C22")
    @pytest.mark.parametrize("outcome", list(ObjectionOutcome), ids=str)
    def test_is_told_by_mail_and_not_what_it_says(
        self, house: House, outcome: ObjectionOutcome
    ) -> None:
        case_id = my_case(house)
        write(house, case_id)
        noted = happened(note(house, case_id, entry_of(house, case_id)), ObjectionNoted)
        assert house.database.read_now(notifications) == ()

        reply(house, noted.objection_id, outcome)
        reply(house, noted.objection_id, outcome)

        (mail,) = house.database.read_now(notifications)
        assert (mail.to_email, mail.template, mail.language, mail.reference) == (
            "marta@example.test",
            "notification-objection-answered",
            "sv",
            "",
        )

    def test_that_is_refused_tells_nobody(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        noted = happened(note(house, case_id, entry_of(house, case_id)), ObjectionNoted)

        reply(house, noted.objection_id, reason=" ")
        reply(house, noted.objection_id, slug="oskar")

        assert house.database.read_now(notifications) == ()

    @pytest.mark.capability("C22")
    def test_that_keeps_the_text_says_why(self, house: House) -> None:
        case_id, need_id = shown_case(house)
        event = happened(object_to(house, need_id), ObjectionNoted)
        before = case_file(house, case_id)

        happened(reply(house, event.objection_id), ObjectionAnswered)

        answered = own(house)[0].answer
        assert answered is not None
        assert (answered.outcome, answered.reason) == (ObjectionOutcome.kept, RIGHT)
        assert (answered.by.name, answered.answered_at) == ("Elin Sandberg", NOON)
        assert case_file(house, case_id).life == before.life
        assert case_file(house, case_id).journal == before.journal

    def test_that_corrects_is_an_entry_of_its_own(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        entry = case_file(house, case_id).journal[0]
        event = happened(note(house, case_id, entry.entry_id), ObjectionNoted)

        reply(house, event.objection_id, ObjectionOutcome.corrected)

        old, new = case_file(house, case_id).journal
        assert (old.facts_text, old.corrected_by_id) == (
            entry.facts_text,
            new.entry_id,
        )
        assert (new.facts_text, new.correction_reason) == (RIGHT, WRONG)
        answered = own(house)[0].answer
        assert answered is not None
        assert answered.correction_id == new.entry_id

    def test_to_a_decision_is_written_in_a_closed_file_too(self, house: House) -> None:
        case_id = proposed_case(house)
        decision_id = decided(house, case_id).decision_id
        event = happened(object_to(house, decision_id), ObjectionNoted)

        reply(house, event.objection_id, ObjectionOutcome.corrected)

        entry = case_file(house, case_id).journal[-1]
        assert (entry.heading, entry.facts_text) == ("Rättelse", RIGHT)

    def test_comes_with_a_correction_in_the_journal(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        entry_id = entry_of(house, case_id)
        event = happened(note(house, case_id, entry_id), ObjectionNoted)
        by = house.actor("elin")

        house.door.act_now(
            partial(
                actions.correct_entry,
                case_id=case_id,
                entry_id=entry_id,
                draft=replaced(house, case_id),
                reason="Fel person",
                by=by,
                now=NOON,
                today=TODAY,
            ),
            by=by,
            now=NOON,
        )

        answered = own(house)[0].answer
        assert answered is not None
        assert (answered.outcome, answered.reason) == (
            ObjectionOutcome.corrected,
            "Fel person",
        )
        assert isinstance(reply(house, event.objection_id), ObjectionClosed)

    def test_never_forks_the_journal(self, house: House) -> None:
        case_id = my_case(house)
        write(house, case_id)
        entry_id = entry_of(house, case_id)
        first = happened(note(house, case_id, entry_id), ObjectionNoted)
        second = happened(note(house, case_id, entry_id), ObjectionNoted)
        reply(house, first.objection_id, ObjectionOutcome.corrected)

        again = reply(house, second.objection_id, ObjectionOutcome.corrected)

        assert isinstance(again, AlreadyCorrected)
        assert isinstance(reply(house, second.objection_id), Kept)

    def test_of_two_at_once_is_the_first(self, house: House) -> None:
        _, need_id = shown_case(house)
        event = happened(object_to(house, need_id), ObjectionNoted)
        by = house.actor("elin")
        act = partial(
            actions.answer_objection,
            objection_id=event.objection_id,
            outcome=ObjectionOutcome.kept,
            heading="",
            by=by,
            now=NOON,
            today=TODAY,
        )

        first, second = at_once(
            house, partial(act, reason="Först"), partial(act, reason="Sedan")
        )

        assert isinstance(first, ObjectionAnswered)
        assert isinstance(second, ObjectionClosed)


class TestReason:
    def test_is_asked_of_either_answer(self) -> None:
        assert may(by=AUTHOR, reason=" ") == ReasonMissing()

    def test_comes_from_its_author_or_whoever_has_the_case(self) -> None:
        assert may(by=AUTHOR) is None
        assert may(by=HOLDER) is None
        assert may(by=UserId("somebody")) == NotYoursToAnswer()


AUTHOR, HOLDER = UserId("author"), UserId("holder")


def may(*, by: UserId, reason: str = RIGHT) -> Refusal | None:
    about = Subject(
        kind=SubjectKind.assessment,
        subject_id="need",
        case_id=CaseId("case"),
        person_id=PersonId("person"),
        name="Tvätta sig",
        text="",
        authors=(AUTHOR,),
    )
    objection = Objection(
        objection_id=ObjectionId("objection"),
        case_id=about.case_id,
        subject=about.kind,
        subject_id=about.subject_id,
        subject_name=about.name,
        text=WRONG,
        said_at=NOON,
        through=Through.herself,
        noted_by=None,
        answer=None,
    )
    return rules.may_answer_objection(
        objection, about=about, by=by, holder=HOLDER, reason=reason
    )


def replaced(house: House, case_id: CaseId) -> EntryDraft:
    entry = case_file(house, case_id).journal[0]
    return EntryDraft(
        happened_on=entry.happened_on,
        source=entry.source,
        heading=entry.heading,
        facts_text=RIGHT,
    )
