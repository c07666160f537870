"""Saved as one goes, sent once, received with a number: on both databases."""

from datetime import datetime, timedelta
from functools import partial

import msgspec
import pytest
from msgspec.structs import replace

from backend.access import people
from backend.access.facts import Purpose
from backend.contact import actions, queries
from backend.contact.facts import (
    AlreadySubmitted,
    AlreadyWithdrawn,
    Answers,
    AnswersMissing,
    ApplicationReceived,
    ApplicationWithdrawn,
    CallInTheFuture,
    Draft,
    DraftSaved,
    Policy,
    PolicyMissing,
    Receipt,
    SavedElsewhere,
    Section,
    TooLateToWithdraw,
)
from backend.contact.rules.applications import next_section
from backend.demo.policy import municipality_policy
from backend.kernel.actor import Actor
from backend.kernel.ids import ApplicationId, PersonId
from backend.kernel.refusal import NotAllowed, NotFound
from backend.plumbing import post
from backend.plumbing.database import Kept, Opened
from tests.conftest import NOON, House
from tests.unit.contact.samples import (
    ANSWERS,
    CONTACT,
    HOME,
    LANGUAGE,
    NEED,
    WHOM,
)

OWN = Opened(purpose=Purpose.own_application, what="draft")
GROUPS = {
    Section.whom: WHOM,
    Section.need: NEED,
    Section.home: HOME,
    Section.language: LANGUAGE,
    Section.contact: CONTACT,
}


def adopt_policy(house: House, slug: str = "nacka") -> None:
    admin = house.actor("adam" if slug == "nacka" else "axel")
    policy = msgspec.convert(municipality_policy(slug)["contact"], Policy)
    house.door.act_now(
        partial(
            actions.adopt_policy,
            municipality_id=admin.municipality_id,
            policy=policy,
            by=admin,
            now=NOON - timedelta(days=30),
        ),
        by=admin,
        now=NOON,
    )


def save(house: House, by: Actor, section: Section, *, base_version: int = 0) -> object:
    return house.door.act_now(
        partial(
            actions.save_section,
            section=section,
            given=GROUPS[section],
            base_version=base_version,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )


def draft(house: House, by: Actor) -> Draft:
    found = house.door.read_now(
        partial(queries.my_draft, actor=by), by=by, now=NOON, opened=OWN
    )
    assert found is not None
    return found


def send(
    house: House, by: Actor, *, minutes: int = 0, answers: Answers = ANSWERS
) -> object:
    now = NOON + timedelta(minutes=minutes)
    outcome = house.door.act_now(
        partial(actions.send_answers, answers=answers, language="sv", by=by, now=now),
        by=by,
        now=now,
    )
    return outcome.event if isinstance(outcome, Kept) else outcome


def receipt(house: House, by: Actor, application_id: ApplicationId) -> object:
    return house.door.read_now(
        partial(queries.my_receipt, application_id=application_id, actor=by),
        by=by,
        now=NOON,
        opened=OWN,
    )


class TestDraft:
    @pytest.mark.capability("C4")
    def test_is_kept_group_by_group(self, house: House) -> None:
        marta = house.actor("marta")

        for section in (Section.whom, Section.need):
            save(house, marta, section)

        kept = draft(house, marta)
        assert kept.answers.need == NEED
        assert kept.version == 2
        assert next_section(kept.answers) is Section.home

    def test_is_nobody_elses(self, house: House) -> None:
        save(house, house.actor("marta"), Section.need)

        aino = house.actor("aino")
        found = house.door.read_now(
            partial(queries.my_draft, actor=aino), by=aino, now=NOON, opened=OWN
        )

        assert found is None

    @pytest.mark.capability("C7")
    def test_keeps_the_first_text_when_two_places_differ(self, house: House) -> None:
        marta = house.actor("marta")
        save(house, marta, Section.need)

        clash = house.door.act_now(
            partial(
                actions.save_section,
                section=Section.need,
                given=replace(NEED, hard="Något annat"),
                base_version=0,
                by=marta,
                now=NOON,
            ),
            by=marta,
            now=NOON,
        )

        assert clash == SavedElsewhere(section="need", version=1)
        assert draft(house, marta).answers.need == NEED

    @pytest.mark.capability("C7")
    def test_is_put_together_from_two_places(self, house: House) -> None:
        marta = house.actor("marta")
        save(house, marta, Section.need)

        kept = save(house, marta, Section.home, base_version=0)

        assert isinstance(kept, Kept)
        assert isinstance(kept.event, DraftSaved)
        assert draft(house, marta).answers.home == HOME

    def test_is_not_for_somebody_who_is_no_person(self, house: House) -> None:
        assert save(house, house.actor("elin"), Section.need) == NotAllowed()


class TestSending:
    @pytest.mark.capability("C4")
    def test_gives_a_number_a_time_and_a_day_for_the_call(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")

        received = send(house, marta)

        assert isinstance(received, ApplicationReceived)
        shown = receipt(house, marta, received.application_id)
        assert isinstance(shown, Receipt)
        assert shown.case_number == "2026-0001"
        assert shown.received_at == NOON
        assert (shown.call_by - NOON.date()).days == 3
        assert shown.phone == "08-465 004 10"

    def test_takes_the_draft_away(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        for section in Section:
            save(house, marta, section)

        outcome = house.door.act_now(
            partial(actions.send_application, language="sv", by=marta, now=NOON),
            by=marta,
            now=NOON,
        )

        assert isinstance(outcome, Kept)
        left = house.door.read_now(
            partial(queries.my_draft, actor=marta), by=marta, now=NOON, opened=OWN
        )
        assert left is None

    def test_needs_every_group(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        save(house, marta, Section.whom)

        outcome = house.door.act_now(
            partial(actions.send_application, language="sv", by=marta, now=NOON),
            by=marta,
            now=NOON,
        )

        assert outcome == AnswersMissing(first="need")

    def test_tells_by_mail_without_content(self, house: House) -> None:
        adopt_policy(house)

        received = send(house, house.actor("marta"))

        assert isinstance(received, ApplicationReceived)
        (nudge,) = house.door.look_now(post.notifications)
        assert nudge.to_email == CONTACT.email
        assert nudge.template == "notification-application-received"
        assert nudge.reference == received.receipt_no

    def test_waits_for_the_policy_of_the_municipality(self, house: House) -> None:
        assert send(house, house.actor("marta")) == PolicyMissing()


class TestSentTwice:
    @pytest.mark.capability("C10")
    def test_f23_within_ten_minutes_is_asked_about(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        first = send(house, marta)
        assert isinstance(first, ApplicationReceived)

        again = send(house, marta, minutes=9)

        assert again == AlreadySubmitted(
            application_id=first.application_id,
            receipt_no=first.receipt_no,
            received_at=NOON,
        )

    def test_later_or_with_other_words_is_another_application(
        self, house: House
    ) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        send(house, marta)
        other = replace(ANSWERS, home=replace(HOME, getting_in="Hund"))

        later = send(house, marta, minutes=11)
        different = send(house, marta, minutes=12, answers=other)

        assert isinstance(later, ApplicationReceived)
        assert isinstance(different, ApplicationReceived)
        assert different.case_number == "2026-0003"


class TestReceipt:
    def test_is_the_persons_own(self, house: House) -> None:
        adopt_policy(house)
        received = send(house, house.actor("marta"))
        assert isinstance(received, ApplicationReceived)

        for stranger in ("aino", "elin", "petra"):
            assert (
                receipt(house, house.actor(stranger), received.application_id)
                == NotFound()
            )


class TestCallRegistered:
    @pytest.mark.capability("C9")
    def test_counts_from_the_call(self, house: House) -> None:
        adopt_policy(house)
        elin, marta = house.actor("elin"), house.actor("marta")
        called_at = NOON - timedelta(minutes=20)

        received = register(house, elin, marta.person_id, called_at)

        assert isinstance(received, ApplicationReceived)
        assert received.source == "phone"
        assert received.received_at == called_at
        assert received.person_id == marta.person_id

    def test_cannot_have_been_later_than_now(self, house: House) -> None:
        adopt_policy(house)
        elin, marta = house.actor("elin"), house.actor("marta")

        refused = register(house, elin, marta.person_id, NOON + timedelta(minutes=1))

        assert refused == CallInTheFuture()

    def test_shows_the_person_her_receipt(self, house: House) -> None:
        adopt_policy(house)
        elin, marta = house.actor("elin"), house.actor("marta")
        received = register(house, elin, marta.person_id, NOON)
        assert isinstance(received, ApplicationReceived)

        shown = receipt(house, marta, received.application_id)

        assert isinstance(shown, Receipt)


def register(
    house: House, by: Actor, person_id: PersonId | None, called_at: datetime
) -> object:
    assert person_id is not None
    person = house.door.look_now(lambda s: people.person(s, person_id))
    outcome = house.door.act_now(
        partial(
            actions.register_call,
            person=person,
            answers=ANSWERS,
            called_at=called_at,
            by=by,
            now=NOON,
        ),
        by=by,
        now=NOON,
    )
    return outcome.event if isinstance(outcome, Kept) else outcome


class TestTakenBack:
    def take_back(self, house: House, by: Actor, received: object) -> object:
        assert isinstance(received, ApplicationReceived)
        outcome = house.door.act_now(
            partial(
                actions.withdraw_application,
                application_id=received.application_id,
                by=by,
                now=NOON,
            ),
            by=by,
            now=NOON,
        )
        return outcome.event if isinstance(outcome, Kept) else outcome

    def test_stands_on_the_receipt(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        received = send(house, marta)

        taken_back = self.take_back(house, marta, received)

        assert isinstance(taken_back, ApplicationWithdrawn)
        shown = receipt(house, marta, taken_back.application_id)
        assert isinstance(shown, Receipt)
        assert shown.withdrawn_at == NOON

    def test_is_done_once(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        received = send(house, marta)
        self.take_back(house, marta, received)

        assert self.take_back(house, marta, received) == AlreadyWithdrawn()

    def test_is_the_persons_own_act(self, house: House) -> None:
        adopt_policy(house)
        received = send(house, house.actor("marta"))

        assert self.take_back(house, house.actor("aino"), received) == NotFound()

    def test_is_too_late_when_the_investigation_is_closed(self, house: House) -> None:
        adopt_policy(house)
        marta = house.actor("marta")
        received = send(house, marta)
        assert isinstance(received, ApplicationReceived)
        assert received.case_id is not None
        house.database.write_now(
            partial(actions.close_intake, case_id=received.case_id, now=NOON)
        )

        assert self.take_back(house, marta, received) == TooLateToWithdraw()
