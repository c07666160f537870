"""Karin, who is Märta's daughter, as the tests of mandates need her."""

from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from backend.access import mandate_actions, mandates, people
from backend.access.administration import add_user
from backend.access.facts import PersonFacts
from backend.access.mandate_facts import MandateGiven
from backend.demo.people import KARIN, MARTA, MIKKO
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.event import Event
from backend.kernel.ids import MandateId, MunicipalityId
from backend.kernel.mandate import MandateScope
from backend.kernel.period import Period
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Kept
from tests.conftest import NOON, House

TODAY = NOON.date()
KARINS = KARIN.personnummer
SVENS = MIKKO.personnummer
APPLY = (MandateScope.apply,)


def enter(
    house: House, slug: str, number: str, *, municipality: str = "nacka"
) -> Actor:
    """Somebody known by her number, with an account of her own."""
    given, family = slug.capitalize(), "Lindgren"

    def work(session: Session) -> None:
        home = house.municipality_id(municipality)
        facts = person(number, given, family, home)
        add_user(
            session,
            municipality=municipality,
            slug=slug,
            name=facts.name,
            title="",
            role=Role.citizen,
            person_id=people.keep_person(session, facts),
            now=NOON,
        )

    house.database.write_now(work)
    return house.actor(slug)


def person(number: str, given: str, family: str, home: MunicipalityId) -> PersonFacts:
    return PersonFacts(
        person_id=people.new_person_id(),
        municipality_id=home,
        given_name=given,
        family_name=family,
        personnummer=number,
        born_on=date(1960, 1, 1),
        address="",
        postal="",
        area="",
        phone="",
        email="",
        language="sv",
    )


def do(
    house: House, action: Any, *, by: Actor, now: datetime = NOON, **facts: Any
) -> Event | Refusal:
    """The event, or the refusal."""
    result = house.door.act_now(
        partial(action, by=by, now=now, **facts), by=by, now=now
    )
    if isinstance(result, Kept):
        return result.event
    assert isinstance(result, Refusal)
    return result


def given(
    house: House,
    *,
    scopes: tuple[MandateScope, ...] = APPLY,
    valid: Period | None = None,
    number: str = KARINS,
) -> MandateId:
    """Märta lets somebody act for her."""
    event = do(
        house,
        mandate_actions.give,
        agent_number=number,
        agent_name="Karin Lindgren",
        scopes=scopes,
        valid=valid or Period(TODAY),
        by=house.actor(MARTA.slug),
    )
    assert isinstance(event, MandateGiven)
    return event.mandate_id


def standing_for(
    house: House, agent: Actor, mandate_id: MandateId, *, on: date = TODAY
) -> Actor:
    """The agent as she is when she acts by it on that day."""

    def ask(session: Session) -> Actor:
        acting = mandates.acting(session, mandate_id, user_id=agent.user_id, today=on)
        assert acting is not None
        member = people.staff(session, agent.user_id)
        return people.actor_of(member, level=ProofLevel.N3, acting=acting)

    return house.database.read_now(ask)
