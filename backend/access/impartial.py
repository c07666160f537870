"""Who may take no part in a case: it is her own, or she acts for whom it is about."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.mandate_facts import IN_USE
from backend.access.mandates import mandates_between
from backend.access.tables import Person, UserAccount
from backend.kernel.actor import Actor
from backend.kernel.ids import PersonId
from backend.kernel.refusal import Refusal
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.sealing import sealer_of


class NotImpartial(Refusal, frozen=True):
    """Jäv (FL 16–18): a colleague has to take the case."""

    status: ClassVar[int] = 403


def not_impartial(
    session: Session, person_id: PersonId, *, by: Actor, now: datetime
) -> NotImpartial | None:
    """Whether the case is about her or somebody whom she may act for, now or later.

    Known of whoever has joined her post with her own account; what more makes somebody
    partial (FL 16) she says herself.
    """
    own = session.execute(
        select(Person.person_id, Person.personnummer_sealed)
        .join(UserAccount, UserAccount.person_id == Person.person_id)
        .where(UserAccount.user_id.in_(people.herself(session, by.user_id)))
    ).all()
    if not own:
        return None
    sealer = sealer_of(session)
    her_numbers = {
        sealer.fingerprint(sealer.unseal(each.personnummer_sealed)) for each in own
    }
    sealed = session.get_one(Person, person_id).personnummer_sealed
    number = sealer.fingerprint(sealer.unseal(sealed))
    if number in her_numbers or person_id in {each.person_id for each in own}:
        return NotImpartial()
    today = now.astimezone(STOCKHOLM).date()
    acts_for = any(
        each.state_on(today) in IN_USE
        for held in her_numbers
        for each in mandates_between(
            session, by.municipality_id, person_index=number, agent_index=held
        )
    )
    return NotImpartial() if acts_for else None
