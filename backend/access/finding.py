"""Looking somebody up: whoever is protected is, for who may not see her, not there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.facts import PersonFacts
from backend.access.scope import is_shown
from backend.access.tables import Person
from backend.kernel.actor import Actor
from backend.kernel.ids import PersonId
from backend.plumbing.sealing import sealer_of


def person_found(
    session: Session, *, actor: Actor, personnummer: str
) -> PersonFacts | None:
    """The person with this personnummer (12 digits) in her municipality, if she may know.

    One statement for whoever is protected and for whoever is not there: the answer, and
    the time that it takes, are the same.
    """
    person_id = session.scalar(
        select(Person.person_id).where(
            Person.municipality_id == actor.municipality_id,
            Person.personnummer_index == sealer_of(session).fingerprint(personnummer),
            is_shown(actor, Person.person_id),
        )
    )
    return None if person_id is None else people.person(session, person_id)


def may_know(session: Session, person_id: PersonId, *, actor: Actor) -> bool:
    """Whether what is done about her may be answered with anything that is hers."""
    shown = select(Person.person_id).where(
        Person.person_id == person_id, is_shown(actor, Person.person_id)
    )
    return session.scalar(shown) is not None
