"""When an application is whole, the same again, and answered by a call."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.contact.facts import Draft, DraftAnswers, Section, Urgency
from backend.contact.rules import applications as rules
from backend.kernel.ids import CaseId, PersonId
from tests.unit.contact.samples import (
    ANSWERS,
    CONTACT,
    HOME,
    LANGUAGE,
    NEED,
    POLICY,
    WHOM,
)

NOON = datetime(2026, 10, 6, 10, 0, tzinfo=UTC)
WHOLE = DraftAnswers(
    whom=WHOM, need=NEED, home=HOME, language=LANGUAGE, contact=CONTACT
)


class TestApplication:
    def test_is_whole_when_every_group_is_answered(self) -> None:
        assert rules.answers_of(WHOLE) == ANSWERS

    def test_says_where_to_go_on(self) -> None:
        begun = DraftAnswers(whom=WHOM, home=HOME)

        assert rules.answers_of(begun) is None
        assert rules.next_section(begun) is Section.need
        assert rules.sections_missing(begun) == (
            Section.need,
            Section.language,
            Section.contact,
        )

    def test_has_at_most_six_pages_with_the_last_look(self) -> None:
        assert len(Section) + 1 <= 6


class TestDraftInTwoPlaces:
    OTHER_NEED = replace(NEED, hard="Det är svårt att städa.")
    ELSEWHERE = Draft(
        case_id=CaseId("c"),
        answers=DraftAnswers(need=NEED, home=HOME),
        versions={"need": 4, "home": 5},
        version=5,
    )

    def test_is_put_together_when_the_groups_differ(self) -> None:
        clash = rules.changed_elsewhere(
            self.ELSEWHERE, Section.contact, CONTACT, base_version=3
        )

        assert not clash

    def test_is_never_overwritten_in_the_same_group(self) -> None:
        clash = rules.changed_elsewhere(
            self.ELSEWHERE, Section.need, self.OTHER_NEED, base_version=3
        )

        assert clash

    def test_does_not_quarrel_over_the_same_words(self) -> None:
        clash = rules.changed_elsewhere(
            self.ELSEWHERE, Section.need, NEED, base_version=3
        )

        assert not clash


class TestSameAgain:
    @pytest.mark.capability("C10")
    def test_is_within_ten_minutes(self) -> None:
        assert rules.is_same_again(NOON, now=NOON + timedelta(minutes=9, seconds=59))
        assert not rules.is_same_again(NOON, now=NOON + timedelta(minutes=10))

    def test_is_told_by_all_that_was_written(self) -> None:
        other = replace(ANSWERS, contact=replace(CONTACT, good_time="Efter tio"))

        marks = {
            rules.fingerprint(PersonId("marta"), ANSWERS),
            rules.fingerprint(PersonId("marta"), replace(ANSWERS)),
            rules.fingerprint(PersonId("marta"), other),
            rules.fingerprint(PersonId("aino"), ANSWERS),
        }

        assert len(marks) == 3


class TestCall:
    @pytest.mark.parametrize(
        ("urgency", "days"),
        [(Urgency.urgent, 1), (Urgency.can_wait, 3)],
        ids=["urgent", "can wait"],
    )
    def test_comes_within_the_workdays_promised(
        self, urgency: Urgency, days: int
    ) -> None:
        day = rules.call_by(
            date(2026, 10, 6),
            urgency=urgency,
            policy=POLICY,
            workdays_after=lambda start, n: start + timedelta(days=n),
        )

        assert day == date(2026, 10, 6 + days)


class TestReceiptNumber:
    @given(st.binary(min_size=6, max_size=16))
    def test_has_no_signs_to_mistake(self, entropy: bytes) -> None:
        number = rules.receipt_number(entropy)

        assert len(number) == 7
        assert not set(number) & set("01OILU")
