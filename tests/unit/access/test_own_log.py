"""Who has read: her own rows and nobody else's, and what she asks about them."""

from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace

from backend.access import log_policy, log_review, own_log
from backend.access.facts import IdentityDocument, Purpose
from backend.access.log_facts import (
    AnswerWithoutWords,
    AskedAlready,
    LogPolicy,
    LogQuestionAnswered,
    LogQuestionAsked,
    OwnOpening,
    QuestionWithoutWords,
    ReviewClosed,
)
from backend.access.tables import PersonJoining
from backend.kernel.actor import Actor, BriefKind, ProofLevel
from backend.kernel.ids import MandateId
from backend.kernel.mandate import Acting, MandateKind, MandateScope
from backend.kernel.refusal import NotAllowed, NotFound
from backend.plumbing.identity import new_id
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.mandates import do
from tests.unit.access.openings import (
    OCTOBER,
    another_reviewer,
    asked,
    asks,
    desk_of,
    opens,
    reaches_for_a_while,
    read_by,
    seqs,
)

A_STRETCH = 100


def acting_for_marta(house: House, *scopes: MandateScope) -> Actor:
    """Karin in Märta's place, by a mandate that covers this."""
    marta, karin = house.actor("marta"), house.actor("karin")
    assert marta.person_id is not None
    return replace(
        karin,
        person_id=marta.person_id,
        acting=Acting(
            mandate_id=MandateId("m"),
            person_id=marta.person_id,
            name=marta.name,
            kind=MandateKind.power_of_attorney,
            scopes=frozenset(scopes),
            until=None,
            has_ended=False,
        ),
    )


@pytest.mark.capability("X3")
class TestWhoHasRead:
    def test_shows_who_when_and_why(self, house: House) -> None:
        seq = opens(house, "elin")

        [(day, [line])] = read_by(house, house.actor("marta")).days

        opening = line.opening
        assert (day, line.times) == (OCTOBER.date(), (OCTOBER,))
        assert (opening.seq, opening.role, opening.place_name) == (
            seq,
            house.actor("elin").role,
            "Biståndsenheten",
        )
        assert (opening.purpose, opening.action) == ("case_file", "read_case")

    def test_shows_hers_and_no_other_persons(self, house: House) -> None:
        hers, karins = opens(house, "elin"), opens(house, "elin", of="karin")
        opens(house, "oskar", of="aino")

        assert seqs(read_by(house, house.actor("marta"))) == [hers]
        assert seqs(read_by(house, house.actor("karin"))) == [karins]
        assert seqs(read_by(house, house.actor("elin"))) == []

    def test_shows_also_what_was_opened_before_two_were_made_one(
        self, house: House
    ) -> None:
        marta, karin = house.actor("marta"), house.actor("karin")
        before = opens(house, "elin", of="karin")
        assert marta.person_id is not None
        assert karin.person_id is not None
        joined = PersonJoining(
            joining_id=new_id(),
            municipality_id=marta.municipality_id,
            from_id=karin.person_id,
            into_id=marta.person_id,
            told_name=marta.name,
            case_ids=(),
            document=IdentityDocument.passport,
            joined_by=house.actor("elin").user_id,
            joined_by_name="Elin Sandberg",
            joined_at=NOON,
        )
        house.database.write_now(lambda s: s.add(joined))

        assert seqs(read_by(house, marta)) == [before]
        assert isinstance(asks(house, before, by=marta), LogQuestionAsked)
        assert isinstance(asks(house, before, by=house.actor("aino")), NotFound)

    def test_shows_nothing_to_who_has_not_proved_who_she_is(self, house: House) -> None:
        opens(house, "elin")
        unproven = replace(house.actor("marta"), level=ProofLevel.N2)

        assert seqs(read_by(house, unproven)) == []

    def test_tells_her_own_openings_apart(self, house: House) -> None:
        marta = house.actor("marta")
        opens(house, "elin")
        own = opens(house, "marta", purpose=Purpose.own_file, what="own_case")
        karins = opens(
            house,
            "karin",
            purpose=Purpose.own_file,
            what="own_case",
            by=acting_for_marta(house, MandateScope.read_case),
            at=OCTOBER + timedelta(hours=1),
        )

        shown = read_by(house, marta, by_staff=False)

        assert set(seqs(shown)) == {own, karins}
        names = {line.opening.name for _, lines in shown.days for line in lines}
        assert names == {"Märta Lindgren", "Karin Lindgren"}

    def test_is_for_whom_her_mandate_lets_read_the_case(self, house: House) -> None:
        seq = opens(house, "elin")
        reads = acting_for_marta(house, MandateScope.read_case)
        pays = acting_for_marta(house, MandateScope.economy)

        assert seqs(read_by(house, reads)) == [seq]
        assert seqs(read_by(house, pays)) == []
        assert isinstance(asks(house, seq, by=pays), NotFound)
        assert isinstance(asks(house, seq, by=reads), LogQuestionAsked)

    def test_names_nobody_unless_the_municipality_has_decided_so(
        self, house: House
    ) -> None:
        opens(house, "elin")
        marta = house.actor("marta")

        def names() -> set[str]:
            days = read_by(house, marta).days
            return {line.opening.name for _, lines in days for line in lines}

        assert names() == {""}
        for policy in (
            LogPolicy(names_readers=True, valid_from=NOON.date()),
            LogPolicy(valid_from=NOON.date() + timedelta(days=1)),
        ):
            do(
                house,
                partial(
                    log_policy.adopt_policy,
                    municipality_id=marta.municipality_id,
                    policy=policy,
                ),
                by=house.actor("adam"),
            )
        assert names() == {"Elin Sandberg"}

    def test_puts_the_same_on_one_day_in_one_line(self, house: House) -> None:
        for minutes in (0, 10, 50):
            opens(house, "elin", at=OCTOBER + timedelta(minutes=minutes))
        opens(house, "elin", what="decision", purpose=Purpose.decide)
        opens(house, "sofia")

        [(_, lines)] = read_by(house, house.actor("marta")).days

        assert sorted(len(line.times) for line in lines) == [1, 1, 3]

    def test_tells_why_it_was_opened_in_an_emergency(self, house: House) -> None:
        reaches_for_a_while(house, "sofia", BriefKind.emergency, "Larm utan svar")
        for slug, minutes in (("sofia", 5), ("sofia", 61), ("elin", 5)):
            opens(house, slug, at=OCTOBER + timedelta(minutes=minutes))

        [(_, lines)] = read_by(house, house.actor("marta")).days

        told = [(line.opening.brief, line.opening.reason) for line in lines]
        assert sorted(told, key=str) == [
            (BriefKind.emergency, "Larm utan svar"),
            (None, ""),
            (None, ""),
        ]

    def test_leads_on_until_every_row_has_been_seen(self, house: House) -> None:
        rows = [
            opens(house, "elin", at=OCTOBER + timedelta(days=n)) for n in range(103)
        ]
        marta = house.actor("marta")

        first = read_by(house, marta)
        rest = read_by(house, marta, before=first.before)

        assert len(seqs(first)) == A_STRETCH
        assert seqs(first) + seqs(rest) == rows[::-1]
        assert rest.before is None


@pytest.mark.capability("X3")
class TestQuestion:
    def test_reaches_the_reviewer_and_is_answered(self, house: House) -> None:
        marta, lova = house.actor("marta"), house.actor("lova")
        seq = opens(house, "elin")
        question_id = asked(house, seq, by=marta)

        [waiting] = desk_of(house, lova).questions
        assert (waiting.question.text, waiting.opening.name) == (
            "Varför?",
            "Elin Sandberg",
        )
        answered = do(
            house,
            log_review.answer_question,
            by=lova,
            question_id=question_id,
            text="Hon planerade ett besök.",
        )
        assert isinstance(answered, LogQuestionAnswered)
        assert desk_of(house, lova).questions == ()
        [told] = house.door.look_now(
            partial(own_log.own_questions, actor=marta, seq=seq)
        )
        assert told.answer is not None
        assert (told.answer.text, told.answer.by_name) == (
            "Hon planerade ett besök.",
            "Lova Granath",
        )

    def test_is_mailed_without_what_it_says(self, house: House) -> None:
        reviewer, marta = another_reviewer(house, "rita"), house.actor("marta")
        question_id = asked(house, opens(house, "elin"), by=marta)
        do(
            house,
            log_review.answer_question,
            by=reviewer,
            question_id=question_id,
            text="Svaret.",
        )

        sent = house.door.look_now(notifications)

        assert [(each.to_email, each.template, each.reference) for each in sent] == [
            ("marta@example.test", "notification-log-answered", ""),
            ("rita@example.test", "notification-log-question", ""),
        ]

    def test_says_something(self, house: House) -> None:
        marta, lova = house.actor("marta"), house.actor("lova")
        seq = opens(house, "elin")
        assert isinstance(asks(house, seq, by=marta, text=" \n"), QuestionWithoutWords)
        question_id = asked(house, seq, by=marta)

        silent = do(
            house,
            log_review.answer_question,
            by=lova,
            question_id=question_id,
            text=" ",
        )

        assert isinstance(silent, AnswerWithoutWords)

    def test_is_about_an_opening_of_hers_by_staff(self, house: House) -> None:
        marta = house.actor("marta")
        others = opens(house, "elin", of="karin")
        own = opens(house, "marta", purpose=Purpose.own_file, what="own_case")
        listed = opens(house, "elin")

        for seq in (others, own, listed + 1, -1):
            assert isinstance(asks(house, seq, by=marta), NotFound)

    def test_waits_for_its_answer_before_the_next(self, house: House) -> None:
        marta, lova = house.actor("marta"), house.actor("lova")
        seq = opens(house, "elin")
        question_id = asked(house, seq, by=marta)
        answer = partial(
            log_review.answer_question, question_id=question_id, text="Svar."
        )

        assert isinstance(asks(house, seq, by=marta), AskedAlready)
        do(house, answer, by=lova)
        assert isinstance(do(house, answer, by=lova), ReviewClosed)
        assert isinstance(asks(house, seq, by=marta), LogQuestionAsked)

    def test_is_never_answered_by_who_opened(self, house: House) -> None:
        """A reviewer who has opened the file leaves the question to another."""
        marta, lova = house.actor("marta"), house.actor("lova")
        rita = another_reviewer(house, "rita")
        question_id = asked(house, opens(house, "lova"), by=marta)
        answer = partial(
            log_review.answer_question, question_id=question_id, text="Svar."
        )

        assert desk_of(house, lova).questions == ()
        assert (
            house.door.look_now(
                partial(log_review.question, question_id=question_id, actor=lova)
            )
            is None
        )
        assert isinstance(do(house, answer, by=lova), OwnOpening)
        assert isinstance(do(house, answer, by=rita), LogQuestionAnswered)

    def test_stays_in_its_municipality_and_with_the_reviewer(
        self, house: House
    ) -> None:
        stranger = another_reviewer(house, "olga", municipality="osteraker")
        question_id = asked(house, opens(house, "elin"), by=house.actor("marta"))
        answer = partial(
            log_review.answer_question, question_id=question_id, text="Svar."
        )

        assert desk_of(house, stranger).questions == ()
        assert isinstance(do(house, answer, by=stranger), NotFound)
        for slug in ("elin", "ulla", "adam", "marta"):
            assert isinstance(do(house, answer, by=house.actor(slug)), NotAllowed)
