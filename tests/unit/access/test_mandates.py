"""The right to act for somebody: given, asked, registered, ended; never more than it says."""

from datetime import timedelta
from functools import partial

import pytest

from backend.access import mandate_actions as actions
from backend.access import mandates, people
from backend.access.facts import PersonFacts, Purpose
from backend.access.mandate_facts import (
    ActingBegun,
    MandateAlreadyThere,
    MandateAsked,
    MandateConfirmed,
    MandateDeclined,
    MandateDoesNotFit,
    MandateGiven,
    MandateNotInForce,
    MandateRegistered,
    MandateRevoked,
    MandateState,
    MandateTerms,
    MandateUnknown,
    OwnAgent,
    Proof,
    Step,
    TooManyAsked,
)
from backend.access.permissions import MANDATES, may
from backend.demo.people import MARTA
from backend.kernel.actor import Actor
from backend.kernel.ids import MandateId, PersonId
from backend.kernel.mandate import (
    MandateKind,
    MandateScope,
)
from backend.kernel.period import Period
from backend.plumbing.post import notifications
from tests.conftest import House
from tests.unit.access.mandates import (
    APPLY,
    KARINS,
    SVENS,
    TODAY,
    do,
    enter,
    given,
    standing_for,
)

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.capability("C6")
class TestGiving:
    def test_lets_somebody_act_who_has_never_signed_in(self, house: House) -> None:
        mandate_id = given(house)
        karin = house.actor("karin")

        stands = standing_for(house, karin, mandate_id)

        assert stands.person_id == house.actor(MARTA.slug).person_id
        assert stands.user_id == karin.user_id
        assert may(stands, Purpose.own_application)
        assert not may(stands, Purpose.own_economy)

    def test_tomorrows_opens_nothing_today(self, house: House) -> None:
        karin = house.actor("karin")
        mandate_id = given(house, valid=Period(TOMORROW))

        begun = do(
            house,
            actions.begin_acting,
            mandate_id=mandate_id,
            today=TODAY,
            by=karin,
        )
        assert begun == MandateNotInForce()
        assert not may(standing_for(house, karin, mandate_id), Purpose.own_application)
        assert may(
            standing_for(house, karin, mandate_id, on=TOMORROW),
            Purpose.own_application,
        )

    def test_to_oneself_or_twice_or_for_nothing_is_refused(self, house: House) -> None:
        given(house)
        give = partial(
            do,
            house,
            actions.give,
            agent_name="Karin",
            valid=Period(TODAY),
            by=house.actor(MARTA.slug),
        )

        assert give(agent_number=MARTA.personnummer, scopes=APPLY) == OwnAgent()
        assert give(agent_number=KARINS, scopes=APPLY) == MandateAlreadyThere()
        assert give(agent_number=SVENS, scopes=()) == MandateDoesNotFit()
        of_guardians = (MandateScope.manage_property,)
        assert give(agent_number=SVENS, scopes=of_guardians) == MandateDoesNotFit()

    def test_anew_ends_what_it_replaces(self, house: House) -> None:
        karin = house.actor("karin")
        first = given(house, scopes=(MandateScope.everything,))

        second = do(
            house,
            actions.give,
            agent_number=KARINS,
            agent_name="Karin Lindgren",
            scopes=APPLY,
            valid=Period(TODAY),
            replaces=first,
            by=house.actor(MARTA.slug),
        )

        assert isinstance(second, MandateGiven)
        assert (
            standing_for(house, karin, first).acting
            != standing_for(house, karin, second.mandate_id).acting
        )
        assert not may(standing_for(house, karin, first), Purpose.own_file)

    def test_two_guardians_each_reach_what_is_theirs(self, house: House) -> None:
        karin, sven = house.actor("karin"), enter(house, "sven", SVENS)
        property_, care = (
            _registered(house, number, scope_)
            for number, scope_ in (
                (KARINS, MandateScope.manage_property),
                (SVENS, MandateScope.care_for_person),
            )
        )

        money = standing_for(house, karin, property_)
        daily = standing_for(house, sven, care)

        assert may(money, Purpose.own_economy)
        assert not may(money, Purpose.own_application)
        assert may(daily, Purpose.own_application)
        assert not may(daily, Purpose.own_economy)


def _registered(house: House, number: str, of_register: MandateScope) -> MandateId:
    elin = house.actor("elin")
    event = do(
        house,
        actions.register,
        person=marta(house),
        agent_number=number,
        agent_name="God man",
        terms=MandateTerms(
            kind=MandateKind.limited_guardian,
            scopes=(of_register,),
            valid=Period(TODAY),
            proof=Proof.register_extract,
            proof_on=TODAY,
        ),
        by=elin,
    )
    assert isinstance(event, MandateRegistered)
    return event.mandate_id


def marta(house: House) -> PersonFacts:
    """Märta, as the register knows her."""
    return house.database.read_now(
        lambda s: people.person(s, PersonId(house.actor(MARTA.slug).person_id or ""))
    )


@pytest.mark.capability("C6")
class TestAsking:
    def _asked(self, house: House, karin: Actor) -> MandateId:
        event = do(
            house,
            actions.ask,
            person_number=MARTA.personnummer,
            person_name="Mamma",
            scopes=APPLY,
            by=karin,
        )
        assert isinstance(event, MandateAsked)
        return event.mandate_id

    def test_gives_nothing_until_the_person_has_said_yes(self, house: House) -> None:
        karin, herself = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = self._asked(house, karin)
        begin = partial(
            do,
            house,
            actions.begin_acting,
            mandate_id=mandate_id,
            today=TODAY,
            by=karin,
        )

        assert begin() == MandateNotInForce()
        said = do(house, actions.confirm, mandate_id=mandate_id, by=herself)
        assert isinstance(said, MandateConfirmed)
        assert isinstance(begin(), ActingBegun)

    def test_answered_no_stays_no(self, house: House) -> None:
        karin, herself = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = self._asked(house, karin)

        said = do(house, actions.decline, mandate_id=mandate_id, by=herself)
        assert isinstance(said, MandateDeclined)
        again = do(house, actions.confirm, mandate_id=mandate_id, by=herself)
        assert again == MandateUnknown()

    def test_answers_alike_for_a_number_that_nobody_has(self, house: House) -> None:
        karin = house.actor("karin")
        known, unknown = (
            do(
                house,
                actions.ask,
                person_number=number,
                person_name="Mamma",
                scopes=APPLY,
                by=karin,
            )
            for number in (MARTA.personnummer, SVENS)
        )

        assert type(known) is type(unknown)
        held = house.database.read_now(lambda s: mandates.held_by(s, actor=karin))
        assert {each.person_name for each in held} == {"Mamma"}

    def test_stops_at_five_without_an_answer(self, house: House) -> None:
        karin = house.actor("karin")
        said = [
            do(
                house,
                actions.ask,
                person_number=f"19400612{serial}",
                person_name="Mamma",
                scopes=APPLY,
                by=karin,
            )
            for serial in range(1000, 1006)
        ]

        assert [each == TooManyAsked() for each in said] == [False] * 5 + [True]

    def test_is_answered_to_an_officer_as_well(self, house: House) -> None:
        karin, elin = house.actor("karin"), house.actor("elin")
        self._asked(house, karin)

        said = do(
            house,
            actions.register,
            person=marta(house),
            agent_number=KARINS,
            agent_name="Karin Lindgren",
            terms=MandateTerms(
                kind=MandateKind.power_of_attorney,
                scopes=APPLY,
                valid=Period(TODAY),
                proof=Proof.signed_answer,
                proof_on=TODAY,
            ),
            by=elin,
        )

        assert isinstance(said, MandateRegistered)
        hers = house.database.read_now(lambda s: mandates.over_person(s, marta(house)))
        states = {each.state_on(TODAY) for each in hers}
        assert states == {MandateState.in_force, MandateState.revoked}
        (registered,) = [m for m in hers if m.taken(Step.registered)]
        assert registered.steps[0].by == "Elin Sandberg"
        (mail,) = house.database.read_now(notifications)
        assert (mail.to_email, mail.template) == (
            marta(house).email,
            "notification-mandate-registered",
        )

    def test_for_a_guardian_needs_the_register(self, house: House) -> None:
        elin = house.actor("elin")

        said = do(
            house,
            actions.register,
            person=marta(house),
            agent_number=KARINS,
            agent_name="Karin Lindgren",
            terms=MandateTerms(
                kind=MandateKind.administrator,
                scopes=(MandateScope.manage_property,),
                valid=Period(TODAY),
                proof=Proof.told_officer,
                proof_on=TODAY,
            ),
            by=elin,
        )

        assert said == MandateDoesNotFit()


@pytest.mark.capability("C6")
class TestRevoking:
    def test_is_at_once_and_once(self, house: House) -> None:
        karin, herself = house.actor("karin"), house.actor(MARTA.slug)
        mandate_id = given(house, scopes=(MandateScope.everything,))
        revoke = partial(do, house, actions.revoke, mandate_id=mandate_id, by=herself)

        assert isinstance(revoke(), MandateRevoked)
        assert revoke() == MandateUnknown()

        stands = standing_for(house, karin, mandate_id)
        assert stands.acting is not None
        assert stands.acting.has_ended
        assert not any(may(stands, each) for each in MANDATES)

    def test_is_the_persons_and_nobody_elses(self, house: House) -> None:
        karin, aino = house.actor("karin"), house.actor("aino")
        mandate_id = given(house)

        for other in (karin, aino):
            said = do(house, actions.revoke, mandate_id=mandate_id, by=other)
            assert said == MandateUnknown()
        for_karin = standing_for(house, karin, mandate_id)
        said = do(house, actions.revoke, mandate_id=mandate_id, by=for_karin)
        assert said == MandateUnknown()

    def test_ids_of_others_do_not_exist(self, house: House) -> None:
        mandate_id = given(house)
        sven = enter(house, "sven", SVENS)
        far = enter(house, "kajsa", KARINS, municipality="osteraker")

        for other in (sven, far):
            begun = do(
                house,
                actions.begin_acting,
                mandate_id=mandate_id,
                today=TODAY,
                by=other,
            )
            unknown = do(
                house,
                actions.begin_acting,
                mandate_id=MandateId("nothing"),
                today=TODAY,
                by=other,
            )
            assert begun == unknown == MandateUnknown()
