"""Standing on a mandate: for its days, for what it covers, and told to the person."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given as tried_with
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import mandate_actions as actions
from backend.access import mandates, sign_ins
from backend.access.facts import Means, Purpose
from backend.access.mandate_facts import (
    Mandate,
    MandateGiven,
    MandateState,
    Step,
    StepTaken,
)
from backend.access.permissions import MANDATES, may
from backend.access.scope import scope
from backend.access.sign_ins import Browser
from backend.access.tables import LogRow, Relation
from backend.demo.people import MARTA
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import MandateId, MunicipalityId, PersonId, UserId
from backend.kernel.mandate import (
    GUARDIANS,
    Acting,
    MandateKind,
    MandateScope,
    scopes_of,
)
from backend.kernel.period import Period
from backend.plumbing.database import Opened
from tests.conftest import NOON, House
from tests.unit.access.mandates import (
    APPLY,
    SVENS,
    TODAY,
    do,
    enter,
    given,
    standing_for,
)

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
PERSONS_OWN = {Purpose.own_mandates, Purpose.give_mandate}
TOMORROW = TODAY + timedelta(days=1)


def _mandate(valid: Period, *steps: tuple[Step, date]) -> Mandate:
    return Mandate(
        mandate_id=MandateId("m"),
        person_id=None,
        person_name="",
        agent_name="",
        kind=MandateKind.power_of_attorney,
        scopes=APPLY,
        valid=valid,
        proof=None,
        proof_on=None,
        steps=tuple(
            StepTaken(
                step=step, by="", at=NOON.replace(year=d.year, month=d.month, day=d.day)
            )
            for step, d in steps
        ),
    )


class TestValidity:
    @tried_with(start=DAYS, length=st.none() | st.integers(0, 4000), day=DAYS)
    def test_is_for_its_days_and_no_other(
        self, start: date, length: int | None, day: date
    ) -> None:
        until = None if length is None else start + timedelta(days=length)
        mandate = _mandate(Period(start, until), (Step.given, start))

        in_force = mandate.state_on(day) is MandateState.in_force

        assert in_force == (start <= day and (until is None or day <= until))
        assert mandate.had_begun(day) == (start <= day)

    @tried_with(
        start=DAYS,
        day=DAYS,
        end=st.sampled_from([Step.revoked, Step.declined]),
        ended=DAYS,
    )
    def test_never_comes_back(
        self, start: date, day: date, end: Step, ended: date
    ) -> None:
        mandate = _mandate(Period(start), (Step.given, start), (end, ended))

        assert mandate.state_on(day) is MandateState(end)

    @tried_with(start=DAYS, day=DAYS)
    def test_is_none_until_somebody_has_said_yes(self, start: date, day: date) -> None:
        mandate = _mandate(Period(start), (Step.asked, start))

        assert mandate.state_on(day) is MandateState.asked
        assert not mandate.had_begun(day)

    def test_that_was_taken_back_before_its_first_day_never_began(self) -> None:
        ahead = Period(TOMORROW)
        mandate = _mandate(ahead, (Step.given, TODAY), (Step.revoked, TODAY))

        assert not mandate.had_begun(TOMORROW)


@pytest.mark.capability("C6", "X2")
class TestScope:
    @tried_with(
        scopes=st.frozensets(st.sampled_from(list(MandateScope))),
        purpose=st.sampled_from(list(Purpose)),
    )
    def test_opens_what_it_covers_and_nothing_of_the_persons_own(
        self, scopes: frozenset[MandateScope], purpose: Purpose
    ) -> None:
        agent = Actor(
            user_id=UserId("u"),
            name="",
            title="",
            role=Role.citizen,
            level=ProofLevel.N3,
            municipality_id=MunicipalityId("m"),
            person_id=PersonId("p"),
            acting=Acting(
                mandate_id=MandateId("m"),
                person_id=PersonId("p"),
                name="",
                kind=MandateKind.power_of_attorney,
                scopes=scopes,
                until=None,
            ),
        )
        covered = bool(MANDATES.get(purpose, frozenset()) & scopes)

        if purpose is not Purpose.switch_person:
            assert may(agent, purpose) == covered
        if not covered:
            assert str(scope(agent, purpose, Relation)) == "false"
        if purpose in PERSONS_OWN:
            assert not may(agent, purpose)

    def test_of_guardians_is_the_registers_and_of_others_is_not(self) -> None:
        register = {
            MandateScope.protect_rights,
            MandateScope.manage_property,
            MandateScope.care_for_person,
        }
        for kind in MandateKind:
            if kind in GUARDIANS:
                assert set(scopes_of(kind)) == register
            else:
                assert register.isdisjoint(scopes_of(kind))


@pytest.mark.capability("C6")
class TestActing:
    def _signed_in(self, house: House, actor: Actor) -> str:
        return house.database.write_now(
            partial(
                sign_ins.begin,
                user_id=actor.user_id,
                means=Means.passkey,
                level=ProofLevel.N3,
                browser=Browser(),
                now=NOON,
            )
        )

    def test_is_one_deliberate_step_with_a_new_token(self, house: House) -> None:
        karin, mandate_id = house.actor("karin"), given(house)
        token = self._signed_in(house, karin)

        acting = house.database.write_now(
            lambda s: sign_ins.switch(s, token, mandate_id=mandate_id, now=NOON)
        )

        assert acting is not None
        look = house.database.read_now
        assert look(lambda s: sign_ins.standing(s, token, now=NOON)) is None
        stands = look(lambda s: sign_ins.standing(s, acting, now=NOON))
        assert stands is not None
        assert stands.actor.person_id == house.actor(MARTA.slug).person_id
        renewed = house.database.write_now(
            lambda s: sign_ins.renew(s, acting, now=NOON)
        )
        assert renewed is not None
        kept = look(lambda s: sign_ins.standing(s, renewed, now=NOON))
        assert kept is not None
        assert kept.actor.acting == stands.actor.acting

    def test_after_the_last_day_is_neither_her_nor_herself(self, house: House) -> None:
        """What was written for one is never taken for the other's."""
        karin = house.actor("karin")
        mandate_id = given(house, valid=Period(TODAY, TODAY))
        token = self._signed_in(house, karin)
        acting = house.database.write_now(
            lambda s: sign_ins.switch(s, token, mandate_id=mandate_id, now=NOON)
        )
        assert acting is not None

        stands = house.database.read_now(
            lambda s: sign_ins.standing(
                s, acting, now=NOON, at=NOON + timedelta(days=1)
            )
        )

        assert stands is not None
        assert stands.actor.acting is not None
        assert not any(may(stands.actor, each) for each in MANDATES)
        assert str(scope(stands.actor, Purpose.own_file, Relation)) == "false"

    def test_reaches_no_further_than_the_person_herself(self, house: House) -> None:
        """Sven acts for Karin, who acts for Märta: he does not reach Märta."""
        karin, sven = house.actor("karin"), enter(house, "sven", SVENS)
        given(house)
        event = do(
            house,
            actions.give,
            agent_number=SVENS,
            agent_name="Sven",
            scopes=(MandateScope.everything,),
            valid=Period(TODAY),
            by=karin,
        )
        assert isinstance(event, MandateGiven)
        for_karin = standing_for(house, sven, event.mandate_id)

        held = house.database.read_now(lambda s: mandates.held_by(s, actor=for_karin))
        over = house.database.read_now(lambda s: mandates.over_her(s, actor=for_karin))

        assert {each.person_name for each in held} == {"Karin Lindgren"}
        assert over == ()
        assert may(karin, Purpose.own_application)

    def test_is_told_in_the_log_and_to_the_person(self, house: House) -> None:
        karin, herself = house.actor("karin"), house.actor(MARTA.slug)
        stands = standing_for(house, karin, mandate_id := given(house))

        house.door.read_now(
            lambda _: None,
            by=stands,
            now=NOON,
            opened=Opened(
                purpose=Purpose.own_application,
                what="draft",
                person_id=stands.person_id,
            ),
        )

        def row(session: Session) -> tuple[object, ...]:
            found = session.scalars(
                select(LogRow).where(LogRow.action == "read_draft")
            ).one()
            return (found.user_id, found.acting_for, found.basis)

        assert house.database.read_now(row) == (
            karin.user_id,
            herself.person_id,
            mandate_id,
        )
        (mandate,) = house.database.read_now(
            lambda s: mandates.over_her(s, actor=herself)
        )
        (did,) = house.database.read_now(lambda s: mandates.done_under(s, mandate))
        assert (did.day, did.action, did.times) == (TODAY, "read_draft", 1)

    def test_leaves_out_what_is_the_agents_own(self, house: House) -> None:
        """Switching back, and a look at all whom she acts for, are nothing done for her."""
        karin, mandate_id = house.actor("karin"), given(house)
        stands = standing_for(house, karin, mandate_id)
        house.door.read_now(
            lambda _: None,
            by=stands,
            now=NOON,
            opened=Opened(purpose=Purpose.switch_person, what="held_mandates"),
        )
        do(house, actions.end_acting, by=stands)

        (mandate,) = house.database.read_now(
            lambda s: mandates.over_her(s, actor=house.actor("marta"))
        )
        done = house.database.read_now(lambda s: mandates.done_under(s, mandate))
        assert done == ()
