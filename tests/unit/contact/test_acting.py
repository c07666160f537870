"""What a daughter sends for her mother: hers, told whose, and received whatever happens."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy.orm import Session

from backend.access import mandate_actions, mandates, people, relations
from backend.access.facts import PersonFacts, Purpose, RelationKind
from backend.contact import actions, queries
from backend.contact.facts import AnsweredBy, Draft, Receipt, Section, SelfAssessment
from backend.contact.forms import (
    ApplicationSubmitted,
    SectionSaved,
    SelfAssessmentSubmitted,
)
from backend.contact.routes import OPERATIONS
from backend.demo.people import MARTA
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import CaseId, PersonId
from backend.kernel.mandate import MandateKind, MandateScope, Representative
from backend.kernel.period import Period
from backend.kernel.refusal import NotAllowed
from backend.plumbing.database import Opened
from backend.plumbing.inbox import Status
from backend.plumbing.post import notifications
from backend.plumbing.sync import SentOp, Sync
from tests.conftest import NOON, House
from tests.unit.access.mandates import (
    SVENS,
    TODAY,
    do,
    enter,
    given,
    standing_for,
)
from tests.unit.contact.samples import ANSWERS, NEED
from tests.unit.contact.test_applications import adopt_policy, send
from tests.unit.contact.test_self_assessments import TALKING, WASHING, answer, mine
from tests.unit.contact.test_sync import op

SENT = ApplicationSubmitted(answers=ANSWERS)
RATED = SelfAssessmentSubmitted(answers=(WASHING,), answered_by=AnsweredBy.with_help)
OWN = Opened(purpose=Purpose.own_application, what="receipt")


def take(house: House, sent: SentOp, by: Actor) -> Any:
    sync = Sync(house.door, OPERATIONS, stand_for=mandates.stand_for)
    return house.door.run_now(partial(sync.take, op=sent, by=by, now=NOON))


def receipts(house: House, by: Actor) -> tuple[Receipt, ...]:
    return house.door.read_now(
        partial(queries.my_receipts, actor=by), by=by, now=NOON, opened=OWN
    )


def draft(house: House, by: Actor) -> Draft | None:
    return house.door.read_now(
        partial(queries.my_draft, actor=by), by=by, now=NOON, opened=OWN
    )


def sent_by(house: House, by: Actor) -> SelfAssessment | None:
    return house.door.read_now(
        partial(queries.my_sent_self_assessment, actor=by),
        by=by,
        now=NOON,
        opened=OWN,
    )


def known_of(house: House, who: Actor) -> PersonFacts:
    assert who.person_id is not None
    return house.database.read_now(partial(people.person, person_id=who.person_id))


def told_officer(house: House, case_id: CaseId | None) -> list[str]:
    """Who is named to the head of the unit, as without right."""
    assert case_id is not None
    case, ulla = case_id, house.actor("ulla")

    def ask(session: Session) -> list[str]:
        for unit in people.units(session, ulla.municipality_id):
            relations.grant(
                session,
                municipality_id=ulla.municipality_id,
                case_id=case,
                person_id=PersonId(""),
                kind=RelationKind.unit,
                holder=unit,
                valid=Period(TODAY),
            )
        session.flush()
        found = queries.self_assessed_without_right(session, case, actor=ulla)
        return [each.name for each in found]

    return house.database.write_now(ask)


@pytest.mark.capability("C6")
class TestApplication:
    def test_is_the_mothers_and_says_who_sent_it(self, house: House) -> None:
        adopt_policy(house)
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house)

        taken = take(
            house, op(karin, "application.submitted", SENT, basis=mandate_id), karin
        )

        assert taken.status is Status.applied
        (hers,) = receipts(house, marta)
        assert hers.receipt_no == taken.receipt_no
        assert hers.person_name == "Märta Lindgren"
        assert hers.represented_by == Representative(
            mandate_id=mandate_id,
            name="Karin Lindgren",
            kind=MandateKind.power_of_attorney,
        )
        assert receipts(house, karin) == ()
        assert receipts(house, standing_for(house, karin, mandate_id)) == (hers,)

    def test_tells_by_mail_that_an_agent_sent_it_and_no_name(
        self, house: House
    ) -> None:
        adopt_policy(house)
        karin, mandate_id = house.actor("karin"), given(house)

        take(house, op(karin, "application.submitted", SENT, basis=mandate_id), karin)

        (mail,) = house.database.read_now(notifications)
        assert mail.template == "notification-agent-application-received"

    def test_goes_by_what_it_was_made_for_and_not_by_who_asks_now(
        self, house: House
    ) -> None:
        """Filled in for herself, sent while she acts for her mother, and the other way."""
        adopt_policy(house)
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        for_marta = standing_for(house, karin, mandate_id := given(house))

        own = take(house, op(karin, "application.submitted", SENT), for_marta)
        hers = take(
            house, op(karin, "application.submitted", SENT, basis=mandate_id), karin
        )

        assert (own.status, hers.status) == (Status.applied, Status.applied)
        assert [each.receipt_no for each in receipts(house, karin)] == [own.receipt_no]
        assert [each.receipt_no for each in receipts(house, marta)] == [hers.receipt_no]

    def test_by_a_mandate_of_somebody_else_or_of_tomorrow_is_kept_and_opens_nothing(
        self, house: House
    ) -> None:
        adopt_policy(house)
        karin, sven = house.actor("karin"), enter(house, "sven", SVENS)
        today = given(house)
        ahead = given(house, number=SVENS, valid=Period(TODAY + timedelta(days=1)))

        refused = [
            take(house, op(sven, "application.submitted", SENT, basis=basis), sven)
            for basis in (today, ahead, "nothing")
        ]

        assert {each.status for each in refused} == {Status.rejected_kept}
        assert {each.reason for each in refused} == {NotAllowed().sentence_id()}
        assert receipts(house, house.actor(MARTA.slug)) == ()
        assert receipts(house, karin) == ()


@pytest.mark.capability("C6")
class TestF24:
    """A relative's mandate ends while what she has sent waits."""

    def test_f24_the_application_is_received_and_no_access_follows(
        self, house: House
    ) -> None:
        adopt_policy(house)
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house, scopes=(MandateScope.everything,))
        waiting = op(karin, "application.submitted", SENT, basis=mandate_id)
        do(house, mandate_actions.revoke, mandate_id=mandate_id, by=marta)

        taken = take(house, waiting, karin)

        assert (taken.status, taken.reason) == (Status.applied, "sync-mandate-over")
        (hers,) = receipts(house, marta)
        assert hers.represented_by is not None
        assert hers.represented_by.had_ended
        assert receipts(house, standing_for(house, karin, mandate_id)) == ()
        assert receipts(house, karin) == ()

    def test_f24_the_application_changes_nothing_of_how_she_is_reached(
        self, house: House
    ) -> None:
        """Whoever acts for her no longer does not have her rung on a phone of their own."""
        adopt_policy(house)
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        before = known_of(house, marta)
        mandate_id = given(house)
        waiting = op(karin, "application.submitted", SENT, basis=mandate_id)
        do(house, mandate_actions.revoke, mandate_id=mandate_id, by=marta)

        taken = take(house, waiting, karin)

        assert taken.status is Status.applied
        assert known_of(house, marta) == before

    def test_f24_the_self_assessment_is_received_and_the_officer_is_told(
        self, house: House
    ) -> None:
        """It goes with her case, beside what she is writing herself, and opens nothing."""
        adopt_policy(house)
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house)
        send(house, marta)
        answer(house, marta, TALKING)
        waiting = op(karin, "self_assessment.submitted", RATED, basis=mandate_id)
        do(house, mandate_actions.revoke, mandate_id=mandate_id, by=marta)

        taken = take(house, waiting, karin)

        assert taken.status is Status.applied
        assert mine(house, marta).answers == (TALKING,)
        stands = standing_for(house, karin, mandate_id)
        assert sent_by(house, karin) is None
        assert sent_by(house, stands) is None
        hers = sent_by(house, marta)
        assert hers is not None
        assert (hers.answers, hers.receipt_no) == ((WASHING,), taken.receipt_no)
        assert hers.goes_with_case
        assert told_officer(house, hers.case_id) == ["Karin Lindgren"]
        assert take(house, waiting, karin).repeated

    def test_f24_the_self_assessment_comes_before_there_is_a_case(
        self, house: House
    ) -> None:
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house)
        waiting = op(karin, "self_assessment.submitted", RATED, basis=mandate_id)
        do(house, mandate_actions.revoke, mandate_id=mandate_id, by=marta)

        assert take(house, waiting, karin).status is Status.applied

        hers = sent_by(house, marta)
        assert hers is not None
        assert not hers.goes_with_case
        assert sent_by(house, karin) is None

    def test_f24_answers_saved_one_by_one_change_nothing(self, house: House) -> None:
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house)
        answer(house, marta, TALKING)
        waiting = op(karin, "self_assessment.saved", WASHING, basis=mandate_id)
        do(house, mandate_actions.revoke, mandate_id=mandate_id, by=marta)

        assert take(house, waiting, karin).status is Status.rejected_kept
        assert mine(house, marta).answers == (TALKING,)

    def test_f24_is_for_who_held_the_mandate(self, house: House) -> None:
        """Neither one of tomorrow, nor somebody else's that has ended, is received by."""
        karin, sven = house.actor("karin"), enter(house, "sven", SVENS)
        ended = given(house)
        do(
            house,
            mandate_actions.revoke,
            mandate_id=ended,
            by=house.actor(MARTA.slug),
        )
        ahead = given(house, valid=Period(TODAY + timedelta(days=1)))

        refused = [
            take(house, op(by, "self_assessment.submitted", RATED, basis=basis), by)
            for by, basis in ((sven, ended), (karin, ahead))
        ]

        assert {each.status for each in refused} == {Status.rejected_kept}
        assert sent_by(house, house.actor(MARTA.slug)) is None

    def test_f24_a_draft_that_waited_changes_nothing(self, house: House) -> None:
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house)
        waiting = op(
            karin, "application.saved", SectionSaved(need=NEED), basis=mandate_id
        )
        do(house, mandate_actions.revoke, mandate_id=mandate_id, by=marta)

        assert take(house, waiting, karin).status is Status.rejected_kept
        assert draft(house, marta) is None
        assert draft(house, karin) is None


@pytest.mark.capability("C6")
@pytest.mark.parametrize("level", [ProofLevel.N1, ProofLevel.N2])
def test_nothing_is_done_for_another_by_who_is_not_surely_known(
    house: House, level: ProofLevel
) -> None:
    """Whoever reads Karin's mail writes nothing into her mother's file."""
    adopt_policy(house)
    mandate_id, marta = given(house), house.actor(MARTA.slug)
    karin = replace(house.actor("karin"), level=level)

    for sent in (
        op(karin, "application.submitted", SENT, basis=mandate_id),
        op(karin, "self_assessment.submitted", RATED, basis=mandate_id),
        op(karin, "application.saved", SectionSaved(need=NEED), basis=mandate_id),
    ):
        taken = take(house, sent, karin)
        assert taken.status is Status.rejected_kept
    own = take(house, op(karin, "application.submitted", SENT), karin)

    assert own.status is Status.applied
    assert receipts(house, marta) == ()
    assert draft(house, marta) is None


@pytest.mark.capability("C6")
class TestDraft:
    def test_of_two_people_never_meet_and_tells_who_wrote(self, house: House) -> None:
        karin, marta = house.actor("karin"), house.actor(MARTA.slug)
        for_marta = standing_for(house, karin, given(house))

        do(
            house,
            actions.save_section,
            section=Section.need,
            given=NEED,
            base_version=0,
            by=for_marta,
        )

        assert draft(house, karin) is None
        hers = draft(house, marta)
        assert hers is not None
        assert hers.answers.need == NEED
        assert hers.written_by == {"need": "Karin Lindgren"}

    def test_is_out_of_reach_for_a_mandate_that_is_narrower(self, house: House) -> None:
        karin = house.actor("karin")
        economy = standing_for(
            house, karin, given(house, scopes=(MandateScope.economy,))
        )

        refused = do(
            house,
            actions.save_section,
            section=Section.need,
            given=NEED,
            base_version=0,
            by=economy,
        )

        assert refused == NotAllowed()
